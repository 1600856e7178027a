import { readFile } from 'node:fs/promises'
import { type CalendarFault, fromHolidayCn, type YearOfDays } from '../../clock/calendar.ts'
import { ClockFault } from '../../clock/fault.ts'
import { shippedCalendarData } from '../../clock/shipped.ts'
import { dayOf } from '../../clock/zone.ts'
import { changedIn, readMeasures, saveMeasures, type Written } from '../../matters/edit-measures.ts'
import { measuresOf } from '../../matters/knowledge.ts'
import { settleDues } from '../../matters/settle.ts'
import { theBureau } from '../../places/bureau.ts'
import { loadYear } from '../../places/load-year.ts'
import { CannotStart } from '../../platform/cannot-start.ts'
import { lineAt, linesOf, NotJson } from '../../platform/json-lines.ts'
import { reportHead, reportRow } from '../../refusals/by-line.ts'
import type { Context } from '../../xjw.ts'
import { authorOf } from './author.ts'
import { reportBeside } from './report-beside.ts'

/*
 * What a bureau goes by, from a file: the years of its calendar (holiday-cn JSON, one or a list) and its measures. All of a file or nothing of
 * it; faults by line, as with every other list.
 */

export const ruleNames = ['calendars', 'measures'] as const
export type RuleName = (typeof ruleNames)[number]

type Said = {
  by?: string | undefined
  from?: string | undefined
  bureau?: string | undefined
  rejects?: string | undefined
  json?: boolean | undefined
  dry: boolean
}

type ReportRow = readonly (string | number)[]
type Read<T> = { what: T; rows: number; faults: readonly ReportRow[] }
type House = Awaited<ReturnType<Context['open']>>
type By = { bureauId: number; tz: string; author: string; from: string | undefined }

/** Takes it, or (dry) tells how many would change. */
type Takes<T> = (house: House, by: By, what: T, dry: boolean) => Promise<number>

export function importRules(name: RuleName, file: string, said: Said, context: Context): Promise<number> {
  return name === 'measures'
    ? taken(readMeasureFile, takeMeasures, file, said, context)
    : taken(readYears, takeYears, file, said, context)
}

async function taken<T>(
  read: (text: string) => Read<T>,
  take: Takes<T>,
  file: string,
  said: Said,
  { open, say }: Context,
): Promise<number> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CannotStart(`${file} cannot be read.`, `无法读取 ${file}。`)
  })
  const report = await reportBeside(file, 'report', reportHead, said.rejects)
  const { what, rows, faults } = read(text)
  for (const row of faults) await report.write(row)
  await report.close()
  const tell = (changed: number) => {
    const line = JSON.stringify({ rows, changed, faults: faults.length, dry: said.dry })
    if (said.json) say(line, line)
  }
  if (faults.length > 0) {
    say(
      `Faults: ${faults.length}. Nothing was changed. By line, and what to do: ${report.path}`,
      `共${faults.length}处有误，未做任何改动。逐行的原因和办法见：${report.path}`,
    )
    tell(0)
    return 1
  }
  const house = await open()
  try {
    const { bureauId, tz } = await theBureau(house.db, said.bureau)
    const author = await authorOf(house.db, bureauId, said.by)
    const changed = await take(house, { bureauId, tz, author, from: said.from }, what, said.dry)
    if (said.dry)
      say(`Looked only: ${changed} of ${rows} would change.`, `只核对，未保存：共${rows}项，会改${changed}项。`)
    else say(`${changed} of ${rows} changed.`, `共${rows}项，已改${changed}项。`)
    tell(changed)
    return 0
  } finally {
    await house.close()
  }
}

function readMeasureFile(text: string): Read<readonly Written[]> {
  const { measures, faults } = readMeasures(text)
  const rows = faults.map(({ line, at, code, words }) => [line, at, code, words.en, words.zh])
  return { what: measures, rows: measures.length, faults: rows }
}

const takeMeasures: Takes<readonly Written[]> = async ({ db, now }, { bureauId, tz, author, from }, measures, dry) => {
  if (dry) return changedIn((await measuresOf(db, bureauId)).measures, measures).length
  const today = dayOf(now(), tz)
  const saved = await saveMeasures(db, bureauId, { measures, from: from ?? today, today, author, now: now() })
  return saved.filter(({ changed }) => changed).length
}

/** The years of a file: one, or a list of them. */
export function readYears(text: string): Read<readonly YearOfDays[]> {
  const fault = (line: number, field: string, code: string) => reportRow({ line, field, code })
  let said: unknown
  let lines: ReadonlyMap<string, number>
  try {
    lines = linesOf(text)
    said = JSON.parse(text)
  } catch (error) {
    return { what: [], rows: 0, faults: [fault(error instanceof NotJson ? error.line : 1, '', 'not-json')] }
  }
  const list = Array.isArray(said) ? said : [said]
  const years: YearOfDays[] = []
  const faults = list.flatMap((one, i) => {
    try {
      const year = fromHolidayCn(one)
      const twice = years.some(other => other.year === year.year)
      years.push(year)
      return twice ? [fault(lineAt(lines, `/${i}/year`), 'year', 'year-twice')] : []
    } catch (error) {
      if (!(error instanceof ClockFault)) throw error
      return (error.faults as CalendarFault[]).map(({ field, code }) => {
        const pointer = `/${field.replace(/\[(\d+)\]/g, '/$1').replaceAll('.', '/')}`
        return fault(lineAt(lines, Array.isArray(said) ? `/${i}${pointer}` : pointer), field, code)
      })
    }
  })
  return { what: years, rows: years.length, faults }
}

/** A year replaces what was known of it; each promise keeps the edition under which it was given, and what waited for the year is settled. */
const takeYears: Takes<readonly YearOfDays[]> = async (house, { bureauId, author }, years, dry) => {
  if (dry) return years.length
  for (const year of years) await loadYear(house.db, bureauId, shippedCalendarData, year, { author, at: house.now() })
  await settleDues(house, bureauId)
  return years.length
}
