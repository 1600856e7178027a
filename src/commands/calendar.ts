import { readFile } from 'node:fs/promises'
import type { YearOfDays } from '../clock/calendar.ts'
import { shippedCalendarData } from '../clock/shipped.ts'
import { settleDues } from '../matters/settle.ts'
import { theBureau } from '../places/bureau.ts'
import { loadYear } from '../places/load-year.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import { bureau, json, readTyped, usage } from '../typed.ts'
import type { Context } from '../xjw.ts'
import { readYears } from './import/rules.ts'

export const summary = {
  en: 'calendar load FILE: a further year of holidays (holiday-cn JSON); dues that waited for it are settled',
  zh: 'calendar load 文件：装入新一年的节假日（holiday-cn JSON），并确定等它的期限',
}

export const options = { bureau, json } as const

/** A year replaces what was known of it; the edition moves on, and every promise keeps the one under which it was given. */
export async function run(args: string[], { open, say }: Context): Promise<number> {
  const { values, positionals } = readTyped(args, options, summary, 2)
  const [verb, file] = positionals
  if (verb !== 'load' || !file) throw usage(summary)
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CannotStart(`${file} cannot be read.`, `无法读取 ${file}。`)
  })
  const years = yearsOf(text, file)
  const house = await open()
  try {
    const { bureauId } = await theBureau(house.db, values.bureau)
    let loaded: Awaited<ReturnType<typeof loadYear>>
    for (const year of years) loaded = await loadYear(house.db, bureauId, shippedCalendarData, year)
    const { edition, years: known } = loaded!
    const matters = await settleDues(house, bureauId)
    say(
      `The calendar now knows ${known.join(', ')} (edition ${edition}). ${matters} matters had a due that waited for it.`,
      `日历现有 ${known.join('、')} 年（版本 ${edition}）。${matters} 件事项的期限已据此确定。`,
    )
    if (values.json) say(...both(JSON.stringify({ edition, years: known, matters })))
    return 0
  } finally {
    await house.close()
  }
}

const both = (line: string): [string, string] => [line, line]

function yearsOf(text: string, file: string): readonly YearOfDays[] {
  const { what, faults } = readYears(text)
  if (faults.length === 0) return what
  const lines = faults.map(([line, field, , en, zh]) => ({
    en: `line ${line}: ${field && `${field}: `}${en}`,
    zh: `第${line}行：${field && `${field}：`}${zh}`,
  }))
  throw new CannotStart(
    [`${file} is no year of holidays. Nothing was changed.`, ...lines.map(({ en }) => en)].join('\n'),
    [`${file} 不是一年的节假日数据，未做任何改动。`, ...lines.map(({ zh }) => zh)].join('\n'),
  )
}
