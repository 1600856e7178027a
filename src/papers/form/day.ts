import { isoAt } from '../../clock/zone.ts'

/** 2026年11月23日, as official papers write it. @param day YYYY-MM-DD, or longer */
export function officialDay(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)/.exec(day)!
  return `${year}年${Number(month)}月${Number(date)}日`
}

/** 2026年11月23日14时05分. @param instant ISO 8601 with its offset */
export function officialTime(instant: string, tz: string): string {
  const local = isoAt(Date.parse(instant), tz)
  return `${officialDay(local)}${local.slice(11, 13)}时${local.slice(14, 16)}分`
}
