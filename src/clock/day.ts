import { ClockFault } from './fault.ts'

/** A day of the calendar, 'YYYY-MM-DD', years 0001 to 9999, in no zone. Days compare as text. */
export type Day = string

/** Days since 1970-01-01: what arithmetic is done on. */
export type DayNumber = number

export const firstDayNumber = -719162 // 0001-01-01
export const lastDayNumber = 2932896 // 9999-12-31

/** The number that these places of a text spell, or NaN. */
export const digits = (text: string, from: number, to: number): number => {
  let n = 0
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i) - 48
    if (c < 0 || c > 9) return Number.NaN
    n = n * 10 + c
  }
  return n
}

/** The proleptic Gregorian calendar as plain arithmetic: `Date` reads the years 0 to 99 as 1900 to 1999. */
export function dayNumber(year: number, month: number, date: number): DayNumber {
  const y = month > 2 ? year : year - 1
  const era = Math.floor(y / 400)
  const ofEra = y - era * 400
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1
  return era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719468
}

export type Civil = { year: number; month: number; date: number }

export function civilOf(n: DayNumber): Civil {
  const z = n + 719468
  const era = Math.floor(z / 146097)
  const ofEra = z - era * 146097
  const y = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365,
  )
  const ofYear = ofEra - (365 * y + Math.floor(y / 4) - Math.floor(y / 100))
  const m = Math.floor((5 * ofYear + 2) / 153)
  const month = m < 10 ? m + 3 : m - 9
  return {
    year: y + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: ofYear - Math.floor((153 * m + 2) / 5) + 1,
  }
}

export const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (lengths[month - 1] ?? 0)

/** Refuses anything that is not a day that exists: 'bad-day', or 'year-out-of-range' for the year 0. */
export function numberOf(day: Day, field = 'day'): DayNumber {
  if (typeof day === 'string' && day.length === 10 && day[4] === '-' && day[7] === '-') {
    const year = digits(day, 0, 4)
    const month = digits(day, 5, 7)
    const date = digits(day, 8, 10)
    if (month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month)) {
      if (year === 0) throw new ClockFault('year-out-of-range', `${field} ${day}`, { field, year })
      return dayNumber(year, month, date)
    }
  }
  throw new ClockFault('bad-day', `${field} ${JSON.stringify(day)} is not a day (YYYY-MM-DD)`, { field })
}

export function isDay(text: unknown): text is Day {
  try {
    numberOf(text as Day)
    return true
  } catch {
    return false
  }
}

/** Nobody who works here speaks of other centuries: the year 0 or 9999 is a slip of the hand. */
export const isOurYear = (year: number): boolean => year >= 1900 && year <= 2199
export const isOurDay = (text: unknown): boolean => isDay(text) && isOurYear(Number(text.slice(0, 4)))

const two = (n: number): string => (n < 10 ? '0' : '') + n
const four = (n: number): string => String(n).padStart(4, '0')

/** Refuses days before 0001-01-01 and after 9999-12-31: 'year-out-of-range'. */
export function dayAt(n: DayNumber): Day {
  if (!(n >= firstDayNumber && n <= lastDayNumber)) {
    const year = Number.isFinite(n) ? civilOf(n).year : undefined
    throw new ClockFault('year-out-of-range', `day number ${n}`, { year })
  }
  const { year, month, date } = civilOf(n)
  return `${four(year)}-${two(month)}-${two(date)}`
}

export const addDays = (day: Day, n: number): Day => dayAt(numberOf(day) + n)

/** The day so many months after one, or the last of a shorter month. */
export function monthsAfter(day: Day, months: number): Day {
  const { year, month, date } = civilOf(numberOf(day))
  const n = year * 12 + (month - 1) + months
  const [y, m] = [Math.floor(n / 12), (n % 12) + 1]
  return dayAt(dayNumber(y, m, Math.min(date, daysInMonth(y, m))))
}

/** How many days `b` lies after `a`; negative where it lies before. */
export const daysBetween = (a: Day, b: Day): number => numberOf(b) - numberOf(a)

/** 0 is Sunday, 6 is Saturday. */
export const weekdayAt = (n: DayNumber): number => (((n + 4) % 7) + 7) % 7
export const weekdayOf = (day: Day): number => weekdayAt(numberOf(day))

export const yearOf = (day: Day): number => digits(day, 0, 4)
