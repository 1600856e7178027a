import {
  civilOf,
  type Day,
  type DayNumber,
  dayAt,
  dayNumber,
  daysInMonth,
  digits,
  firstDayNumber,
  lastDayNumber,
  numberOf,
} from './day.ts'
import { ClockFault } from './fault.ts'

/** A moment: a Date, or ISO 8601 text with its offset ('2026-02-13T10:00:00+08:00' or '…Z'). */
export type Instant = Date | string

/** In milliseconds. */
export const DAY = 86_400_000
const earliest = firstDayNumber * DAY
const latest = (lastDayNumber + 1) * DAY

const written = /^([+-]\d{6}|\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)$/i

/**
 * Milliseconds since 1970 of an instant. Refuses text without an offset (it would be read in the machine's own zone)
 * and days that do not exist: 'bad-instant'; years outside 1 to 9999: 'year-out-of-range'.
 */
export function msOf(instant: Instant, field = 'from'): number {
  if (instant instanceof Date) {
    const ms = instant.getTime()
    if (Number.isNaN(ms)) throw new ClockFault('bad-instant', `${field} is no moment`, { field })
    return inRange(ms, field)
  }
  const plain = typeof instant === 'string' ? readByPlace(instant) : Number.NaN
  if (!Number.isNaN(plain)) return inRange(plain, field)
  const part = typeof instant === 'string' ? written.exec(instant) : null
  const bad = () => {
    // What is no text may be anything: a whole matter, by a slip of ours, and this ends in a log.
    const said = typeof instant === 'string' ? JSON.stringify(instant.slice(0, 40)) : `(${typeof instant})`
    return new ClockFault('bad-instant', `${field} ${said} is not a moment with an offset`, { field })
  }
  if (!part) throw bad()
  const [, y, mo, d, h, mi, s = '0', fraction = '', offset = 'Z'] = part
  const year = Number(y)
  if (year < 1 || year > 9999) throw new ClockFault('year-out-of-range', `${field} ${instant}`, { field, year })
  const month = Number(mo)
  const date = Number(d)
  const n = dayNumber(year, month, date)
  if (month < 1 || month > 12 || date < 1 || civilOf(n).date !== date || civilOf(n).month !== month) throw bad()
  if (Number(h) > 23 || Number(mi) > 59 || Number(s) > 59) throw bad()
  let minutes = 0
  if (offset !== 'Z' && offset !== 'z') {
    const hours = Number(offset.slice(1, 3))
    const rest = Number(offset.slice(-2))
    if (hours > 23 || rest > 59) throw bad()
    minutes = (hours * 60 + rest) * (offset[0] === '-' ? -1 : 1)
  }
  const ms = Number(fraction.slice(0, 3).padEnd(3, '0'))
  return inRange(n * DAY + ((Number(h) * 60 + Number(mi) - minutes) * 60 + Number(s)) * 1000 + ms, field)
}

/**
 * As we write instants ourselves ('2026-02-13T10:00:00+08:00', with three digits of a second or none), read by place: an act reads
 * dozens. NaN for any other text: whether that is an instant, and what is wrong with it, is looked at closely.
 */
function readByPlace(text: string): number {
  const sign = text.length === 20 || text.length === 24 ? 0 : text.at(-6) === '-' ? -1 : 1
  const offset = text.length - (sign ? 6 : 1)
  const at = (place: number) => text[place]
  const year = digits(text, 0, 4)
  const month = digits(text, 5, 7)
  const date = digits(text, 8, 10)
  const hour = digits(text, 11, 13)
  const minute = digits(text, 14, 16)
  const second = digits(text, 17, 19)
  const ms = offset === 19 ? 0 : offset === 23 && at(19) === '.' ? digits(text, 20, 23) : Number.NaN
  const ahead = sign ? digits(text, offset + 1, offset + 3) * 60 + digits(text, offset + 4, offset + 6) : 0
  const inPlace =
    at(4) === '-' &&
    at(7) === '-' &&
    at(10) === 'T' &&
    at(13) === ':' &&
    at(16) === ':' &&
    (sign ? (at(offset) === '+' || at(offset) === '-') && at(offset + 3) === ':' : at(offset) === 'Z')
  const exists =
    year >= 1 &&
    month >= 1 &&
    month <= 12 &&
    date >= 1 &&
    date <= daysInMonth(year, month) &&
    hour < 24 &&
    minute < 60 &&
    second < 60 &&
    ahead < 24 * 60 &&
    (!sign || digits(text, offset + 4, offset + 6) < 60)
  if (!inPlace || !exists) return Number.NaN
  return dayNumber(year, month, date) * DAY + ((hour * 60 + minute - sign * ahead) * 60 + second) * 1000 + ms
}

/** An instant whose day in some zone is outside 0001 to 9999 has no Day; the widest offset is a day. */
function inRange(ms: number, field: string): number {
  if (ms >= earliest - DAY && ms < latest + DAY) return ms
  throw new ClockFault('year-out-of-range', `${field} lies outside the years 1 to 9999`, {
    field,
    year: civilOf(Math.floor(ms / DAY)).year,
  })
}

/*
 * Offsets come from Intl, which knows every zone's history, but costs microseconds. So each stretch of 32 days is asked
 * about once: its offset, and the changes within it to the second. No zone changes twice within one day.
 */
type Stretch = { start: number; offset: number; changes: { at: number; offset: number }[] }
type Zone = { format: Intl.DateTimeFormat; stretches: Map<number, Stretch>; last: Stretch | undefined }

const STRETCH = 32 * DAY
const zones = new Map<string, Zone>()

function zoneOf(tz: string): Zone {
  const known = zones.get(tz)
  if (known) return known
  let format: Intl.DateTimeFormat
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: tz,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    throw new ClockFault('bad-zone', `${JSON.stringify(tz)} is not a time zone`, { field: 'tz' })
  }
  const zone: Zone = { format, stretches: new Map(), last: undefined }
  zones.set(tz, zone)
  return zone
}

export function isZone(tz: unknown): tz is string {
  try {
    zoneOf(tz as string)
    return typeof tz === 'string'
  } catch {
    return false
  }
}

function asked(zone: Zone, ms: number): number {
  const whole = Math.floor(ms / 1000) * 1000
  const at: Record<string, number> = {}
  let before = false
  for (const { type, value } of zone.format.formatToParts(whole)) {
    if (type === 'era') before = value.startsWith('B')
    else if (type !== 'literal') at[type] = Number(value)
  }
  const year = before ? 1 - at['year']! : at['year']!
  const n = dayNumber(year, at['month']!, at['day']!)
  return n * DAY + (((at['hour']! % 24) * 60 + at['minute']!) * 60 + at['second']!) * 1000 - whole
}

function stretchAt(zone: Zone, ms: number): Stretch {
  const last = zone.last
  if (last && ms >= last.start && ms < last.start + STRETCH) return last
  const key = Math.floor(ms / STRETCH)
  let stretch = zone.stretches.get(key)
  if (!stretch) {
    const start = key * STRETCH
    let offset = asked(zone, start)
    stretch = { start, offset, changes: [] }
    for (let day = start; day < start + STRETCH; day += DAY) {
      const next = asked(zone, day + DAY)
      if (next === offset) continue
      let low = day
      let high = day + DAY
      while (high - low > 1000) {
        const middle = low + Math.floor((high - low) / 2000) * 1000
        if (asked(zone, middle) === offset) low = middle
        else high = middle
      }
      stretch.changes.push({ at: high, offset: next })
      offset = next
    }
    // Hostile input may name every month of ten thousand years.
    if (zone.stretches.size > 4096) zone.stretches.clear()
    zone.stretches.set(key, stretch)
  }
  zone.last = stretch
  return stretch
}

/** Milliseconds by which the zone's clocks are ahead of UTC at this moment. */
export function offsetAt(ms: number, tz: string): number {
  const stretch = stretchAt(zoneOf(tz), ms)
  let offset = stretch.offset
  for (const change of stretch.changes) if (ms >= change.at) offset = change.offset
  return offset
}

/** The day in the zone at this moment, as a number. Refuses 'year-out-of-range'. */
export function dayNumberAt(ms: number, tz: string): DayNumber {
  const n = Math.floor((ms + offsetAt(ms, tz)) / DAY)
  if (n < firstDayNumber || n > lastDayNumber)
    throw new ClockFault('year-out-of-range', `day number ${n}`, { year: civilOf(n).year })
  return n
}

export const dayOf = (instant: Instant, tz: string): Day => dayAt(dayNumberAt(msOf(instant), tz))

/**
 * The first moment at which the zone's clocks show this day and this time of day or later: where clocks go back and
 * show it twice, the first; where they jump over it, the moment of the jump.
 */
export function msAt(n: DayNumber, ofDay: number, tz: string): number {
  const wall = n * DAY + ofDay
  const before = offsetAt(wall - DAY, tz)
  const after = offsetAt(wall + DAY, tz)
  if (before === after && offsetAt(wall - before, tz) === before) return wall - before
  const found = [wall - before, wall - after].filter(ms => ms + offsetAt(ms, tz) === wall)
  if (found.length > 0) return Math.min(...found)
  let low = wall - DAY
  let high = wall + DAY
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (middle + offsetAt(middle, tz) < wall) low = middle
    else high = middle
  }
  return high
}

/** The first moment of a day in the zone: 00:00, or when the clocks jump over it, the first that there is. */
export const startOfDay = (day: Day, tz: string): Date => new Date(msAt(numberOf(day), 0, tz))

const two = (n: number): string => (n < 10 ? '0' : '') + n

/**
 * ISO text with the zone's offset ('2026-02-26T00:00:00+08:00'; UTC itself as 'Z'). Offsets with seconds, as clocks
 * had before about 1900, are cut to the minute: the text names the same moment.
 */
export function isoAt(ms: number, tz: string): string {
  const offset = Math.trunc(offsetAt(ms, tz) / 60_000)
  const wall = ms + offset * 60_000
  const n = Math.floor(wall / DAY)
  const rest = wall - n * DAY
  const seconds = Math.floor(rest / 1000)
  const fraction = rest % 1000
  const time = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  const size = Math.abs(offset)
  const end = tz === 'UTC' ? 'Z' : `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
  return `${dayAt(n)}T${time}${fraction ? `.${String(fraction).padStart(3, '0')}` : ''}${end}`
}
