import {
  civilOf,
  type Day,
  type DayNumber,
  dayAt,
  dayNumber,
  isDay,
  isLeap,
  numberOf,
  weekdayAt,
  yearOf,
} from './day.ts'
import { ClockFault } from './fault.ts'
import { isZone } from './zone.ts'

/** A day with its name in Chinese and, where known, in English. */
export type NamedDay = { readonly day: Day; readonly name: string; readonly en?: string }

/**
 * One year as the State Council announces it: days off (the weekend days within a holiday included) and the weekend
 * days that are worked instead. A year's paper may also name days of the December before it.
 */
export type YearOfDays = {
  readonly year: number
  readonly holidays: readonly NamedDay[]
  readonly makeup: readonly NamedDay[]
}

/** A calendar as it is stored, edited and sent: plain JSON. */
export type CalendarData = {
  readonly edition: number | string
  readonly tz?: string
  readonly years: readonly YearOfDays[]
}

/** A calendar ready to be counted with. Only `calendarFrom` makes one. */
export type Calendar = {
  readonly edition: number | string
  readonly tz: string
  readonly years: readonly number[]
  readonly holidays: ReadonlyMap<Day, string>
  readonly makeup: ReadonlyMap<Day, string>
  /** English names of the holidays, by the Chinese name. */
  readonly english: ReadonlyMap<string, string>
  /** The loaded years, counted once. */
  readonly counted: ReadonlyMap<number, YearCount>
}

/** The workdays of one year: `days` holds each as days after 1 January, `before[i]` how many lie before day i. */
export type YearCount = {
  readonly first: DayNumber
  readonly length: number
  readonly before: Uint16Array
  readonly days: Uint16Array
}

export type CalendarFault = {
  readonly code:
    | 'not-an-object'
    | 'bad-edition'
    | 'bad-zone'
    | 'bad-year'
    | 'year-twice'
    | 'bad-day'
    | 'wrong-year'
    | 'bad-name'
    | 'day-twice'
    | 'day-in-both-lists'
    | 'year-empty'
  /** Where: 'years[0].holidays[3].day'. */
  readonly field: string
  readonly day?: Day
  readonly year?: number
}

const isObject = (x: unknown): x is Record<string, unknown> => typeof x === 'object' && x !== null && !Array.isArray(x)
const isYear = (x: unknown): x is number => typeof x === 'number' && Number.isInteger(x) && x >= 1 && x <= 9999
const isName = (x: unknown): x is string => typeof x === 'string' && x !== ''
const belongsTo = (year: number, day: Day): boolean =>
  yearOf(day) === year || (yearOf(day) === year - 1 && day.slice(5, 7) === '12')

/** Everything that is wrong with a calendar, each with its field; empty when nothing is. */
export function calendarFaults(data: unknown): CalendarFault[] {
  if (!isObject(data)) return [{ code: 'not-an-object', field: '' }]
  const faults: CalendarFault[] = []
  const edition = data['edition']
  if (!(typeof edition === 'number' && Number.isFinite(edition)) && !(typeof edition === 'string' && edition !== ''))
    faults.push({ code: 'bad-edition', field: 'edition' })
  if (data['tz'] !== undefined && !isZone(data['tz'])) faults.push({ code: 'bad-zone', field: 'tz' })
  if (!Array.isArray(data['years'])) return [...faults, { code: 'not-an-object', field: 'years' }]

  const years = new Set<number>()
  const seen = { holidays: new Set<Day>(), makeup: new Set<Day>() }
  for (const [i, of] of data['years'].entries()) {
    const at = `years[${i}]`
    if (!isObject(of)) {
      faults.push({ code: 'not-an-object', field: at })
      continue
    }
    const year = of['year']
    if (!isYear(year)) {
      faults.push({ code: 'bad-year', field: `${at}.year` })
      continue
    }
    if (years.has(year)) faults.push({ code: 'year-twice', field: `${at}.year`, year })
    years.add(year)
    for (const list of ['holidays', 'makeup'] as const) {
      const days = of[list]
      if (!Array.isArray(days)) {
        faults.push({ code: 'not-an-object', field: `${at}.${list}` })
        continue
      }
      for (const [j, named] of days.entries()) {
        const field = `${at}.${list}[${j}]`
        const day = isObject(named) ? named['day'] : undefined
        if (!isObject(named)) faults.push({ code: 'not-an-object', field })
        else if (!isDay(day)) faults.push({ code: 'bad-day', field: `${field}.day` })
        else {
          if (!isName(named['name'])) faults.push({ code: 'bad-name', field: `${field}.name`, day })
          if (!belongsTo(year, day)) faults.push({ code: 'wrong-year', field: `${field}.day`, day, year })
          if (seen[list].has(day)) faults.push({ code: 'day-twice', field: `${field}.day`, day })
          if (seen[list === 'makeup' ? 'holidays' : 'makeup'].has(day))
            faults.push({ code: 'day-in-both-lists', field: `${field}.day`, day })
          seen[list].add(day)
        }
      }
    }
  }
  return faults
}

/** Refuses a faulty calendar whole, 'bad-calendar', with every fault and its field; nothing is half-loaded. */
export function calendarFrom(data: CalendarData, tz = 'Asia/Shanghai'): Calendar {
  const faults = calendarFaults({ tz, ...data })
  if (faults.length > 0) throw badCalendar(faults)
  const named = (list: 'holidays' | 'makeup') =>
    new Map(data.years.flatMap(y => y[list].map(({ day, name }) => [day, name] as const)))
  const holidays = named('holidays')
  const makeup = named('makeup')
  const years = data.years.map(y => y.year).sort((a, b) => a - b)
  const english = new Map(
    data.years.flatMap(y => [...y.holidays, ...y.makeup].flatMap(d => (d.en ? [[d.name, d.en] as const] : []))),
  )
  const counted = new Map(years.map(year => [year, countYear(year, holidays, makeup)]))
  return { edition: data.edition, tz: data.tz ?? tz, years, holidays, makeup, english, counted }
}

const badCalendar = (faults: readonly CalendarFault[]): ClockFault =>
  new ClockFault(
    'bad-calendar',
    faults.map(f => [f.code, f.field, f.day ?? f.year].filter(x => x !== undefined && x !== '').join(' ')).join('; '),
    { field: faults[0]?.field, faults },
  )

function countYear(year: number, holidays: ReadonlyMap<Day, string>, makeup: ReadonlyMap<Day, string>): YearCount {
  const first = dayNumber(year, 1, 1)
  const length = isLeap(year) ? 366 : 365
  const before = new Uint16Array(length + 1)
  const days: number[] = []
  for (let i = 0; i < length; i++) {
    before[i] = days.length
    const day = dayAt(first + i)
    const weekday = weekdayAt(first + i)
    const worked = makeup.has(day) || (weekday !== 0 && weekday !== 6 && !holidays.has(day))
    if (worked) days.push(i)
  }
  before[length] = days.length
  return { first, length, before, days: Uint16Array.from(days) }
}

const bareYears = new Map<number, YearCount>()
const none: ReadonlyMap<Day, string> = new Map()

/** The year as it would be without any announcement: weekends off, no holidays. */
export function bareYear(year: number): YearCount {
  let count = bareYears.get(year)
  if (!count) {
    count = countYear(year, none, none)
    if (bareYears.size > 400) bareYears.clear()
    bareYears.set(year, count)
  }
  return count
}

/** Refuses 'year-not-loaded', naming the year: a day of such a year is never taken for a workday. */
export function yearCount(calendar: Calendar, year: number): YearCount {
  const count = calendar.counted.get(year)
  if (!count) throw new ClockFault('year-not-loaded', `${year}: no calendar for this year`, { year, field: 'calendar' })
  return count
}

export function isWorkday(calendar: Calendar, n: DayNumber): boolean {
  const count = yearCount(calendar, civilOf(n).year)
  const i = n - count.first
  return count.before[i + 1]! > count.before[i]!
}

/**
 * Reads one file of holiday-cn (`{year, days: [{name, date, isOffDay}]}`). A file without days is a year not announced
 * yet: 'year-empty', else it would count as a year without holidays.
 */
export function fromHolidayCn(file: unknown): YearOfDays {
  const year = isObject(file) ? file['year'] : undefined
  const days = isObject(file) ? file['days'] : undefined
  if (!isYear(year)) throw badCalendar([{ code: 'bad-year', field: 'year' }])
  if (!Array.isArray(days)) throw badCalendar([{ code: 'not-an-object', field: 'days' }])
  if (days.length === 0) throw badCalendar([{ code: 'year-empty', field: 'days', year }])

  const faults: CalendarFault[] = []
  const holidays: NamedDay[] = []
  const makeup: NamedDay[] = []
  const seen = new Map<Day, boolean>()
  for (const [i, entry] of days.entries()) {
    const { date: day, name, isOffDay: off } = isObject(entry) ? entry : {}
    const field = `days[${i}]`
    if (!isDay(day)) faults.push({ code: 'bad-day', field: `${field}.date` })
    else if (!isName(name)) faults.push({ code: 'bad-name', field: `${field}.name`, day })
    else if (typeof off !== 'boolean') faults.push({ code: 'bad-day', field: `${field}.isOffDay`, day })
    else {
      if (!belongsTo(year, day)) faults.push({ code: 'wrong-year', field: `${field}.date`, day, year })
      if (seen.has(day))
        faults.push({ code: seen.get(day) === off ? 'day-twice' : 'day-in-both-lists', field: `${field}.date`, day })
      seen.set(day, off)
      const list = off ? holidays : makeup
      list.push({ day, name })
    }
  }
  if (faults.length > 0) throw badCalendar(faults)
  return { year, holidays, makeup }
}

/** Years that a day of these months falls in and that are not loaded: to be asked for before anybody needs them. */
export function missingYears(calendar: Calendar, today: Day, monthsAhead = 2): number[] {
  const { year, month } = civilOf(numberOf(today))
  const last = month + monthsAhead > 12 ? year + 1 : year
  return [year, last].filter((one, i, all) => all.indexOf(one) === i && !calendar.counted.has(one))
}
