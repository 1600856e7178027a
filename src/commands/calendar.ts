import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type CalendarData, calendarFaults, fromHolidayCn } from '../clock/calendar.ts'
import { shippedCalendarData } from '../clock/shipped.ts'
import { settleDues } from '../matters/settle.ts'
import { theBureau } from '../places/bureau.ts'
import { loadYear } from '../places/load-year.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import type { Context } from '../xjw.ts'

export const summary = {
  en: 'calendar load FILE: a further year of holidays (holiday-cn JSON); dues that waited for it are settled',
  zh: 'calendar load 文件：装入新一年的节假日（holiday-cn JSON），并确定等它的期限',
}

const options = { bureau: { type: 'string' }, json: { type: 'boolean' } } as const

/** A year replaces what was known of it; the edition moves on, and every promise keeps the one under which it was given. */
export async function run(args: string[], { open, say }: Context): Promise<number> {
  const { values, positionals } = read(args)
  const [verb, file] = positionals
  if (verb !== 'load' || !file) throw new CannotStart('Say: xjw calendar load FILE', '用法：xjw calendar load 文件')
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CannotStart(`${file} cannot be read.`, `无法读取 ${file}。`)
  })
  const year = yearOf(text, file)
  const house = await open()
  try {
    const { bureauId } = await theBureau(house.db, values.bureau === undefined ? undefined : Number(values.bureau))
    const { edition, years } = await loadYear(house.db, bureauId, shippedCalendarData, year)
    const matters = await settleDues(house, bureauId)
    say(
      `The calendar now knows ${years.join(', ')} (edition ${edition}). ${matters} matters had a due that waited for it.`,
      `日历现有 ${years.join('、')} 年（版本 ${edition}）。${matters} 件事项的期限已据此确定。`,
    )
    if (values.json) say(...both(JSON.stringify({ edition, years, matters })))
    return 0
  } finally {
    await house.close()
  }
}

const both = (line: string): [string, string] => [line, line]

function read(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new CannotStart((error as Error).message, `看不懂的参数：${(error as Error).message}`)
  }
}

function yearOf(text: string, file: string): CalendarData['years'][number] {
  try {
    const year = fromHolidayCn(JSON.parse(text))
    const faults = calendarFaults({ edition: 'x', years: [year] })
    if (faults.length === 0) return year
    throw new Error(faults.map(({ code, field }) => `${code} (${field})`).join(', '))
  } catch (error) {
    const why = (error as Error).message
    throw new CannotStart(`${file} is no year of holidays: ${why}`, `${file} 不是一年的节假日数据：${why}`)
  }
}
