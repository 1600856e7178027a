import { type Day, type DayNumber, isDay, numberOf, weekdayAt } from './day.ts'
import { ClockFault } from './fault.ts'
import { isZone, msAt } from './zone.ts'

/*
 * When a window, a station's desk or a mediation room is open, as people write it on the door. Apart from the days of
 * the law (due.ts): a promise in workdays never asks whether the door was open.
 */
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
export type Weekday = (typeof weekdays)[number]

/** From, until, by the clock on the wall: ['09:00', '12:00']; the last may end at '24:00'. */
export type OpenWindow = readonly [string, string]

/** Opening hours as they are stored and sent: plain JSON. Several windows a day, in order; a day that is missing is closed. */
export type OpeningData = {
  readonly tz?: string
  readonly hours: { readonly [day in Weekday]?: readonly OpenWindow[] }
  /** Closed the whole day. */
  readonly holidays?: readonly Day[]
  /** Open though the week says otherwise, with the hours of the first weekday that has any (Monday's, as a rule). */
  readonly makeup?: readonly Day[]
}

/** Opening hours ready to be counted with. Only `openingFrom` makes them. */
export type Opening = {
  readonly tz: string
  /** By weekday, 0 for Sunday: windows in milliseconds of the day. */
  readonly week: readonly (readonly Window[])[]
  readonly special: ReadonlyMap<DayNumber, readonly Window[]>
}
type Window = { readonly open: number; readonly close: number }

export type OpeningFault = {
  readonly code:
    | 'not-an-object'
    | 'bad-zone'
    | 'unknown-weekday'
    | 'bad-window'
    | 'windows-overlap'
    | 'bad-day'
    | 'day-twice'
    | 'day-in-both-lists'
  readonly field: string
}

const MINUTE = 60_000
const isObject = (x: unknown): x is Record<string, unknown> => typeof x === 'object' && x !== null && !Array.isArray(x)

/** Everything that is wrong with opening hours, each with its field; empty when nothing is. */
export function openingFaults(data: unknown): OpeningFault[] {
  if (!isObject(data)) return [{ code: 'not-an-object', field: '' }]
  const faults: OpeningFault[] = []
  if (data['tz'] !== undefined && !isZone(data['tz'])) faults.push({ code: 'bad-zone', field: 'tz' })
  if (!isObject(data['hours'])) faults.push({ code: 'not-an-object', field: 'hours' })
  else
    for (const [day, windows] of Object.entries(data['hours'])) {
      const field = `hours.${day}`
      if (!weekdays.includes(day as Weekday)) faults.push({ code: 'unknown-weekday', field })
      else if (!Array.isArray(windows)) faults.push({ code: 'not-an-object', field })
      else faults.push(...windowFaults(windows, field))
    }
  const seen = new Map<Day, string>()
  for (const list of ['holidays', 'makeup']) {
    const days = data[list] ?? []
    if (!Array.isArray(days)) faults.push({ code: 'not-an-object', field: list })
    else
      for (const [i, day] of days.entries()) {
        const field = `${list}[${i}]`
        if (!isDay(day)) faults.push({ code: 'bad-day', field })
        else if (seen.has(day)) faults.push({ code: seen.get(day) === list ? 'day-twice' : 'day-in-both-lists', field })
        else seen.set(day, list)
      }
  }
  return faults
}

function windowFaults(windows: readonly unknown[], field: string): OpeningFault[] {
  let until = 0
  return windows.flatMap((window, i): OpeningFault[] => {
    const read = windowOf(window)
    if (!read) return [{ code: 'bad-window', field: `${field}[${i}]` }]
    if (read.open < until) return [{ code: 'windows-overlap', field: `${field}[${i}]` }]
    until = read.close
    return []
  })
}

function windowOf(window: unknown): Window | undefined {
  if (!Array.isArray(window) || window.length !== 2) return undefined
  const [open, close] = window.map(ofDay)
  return open !== undefined && close !== undefined && open < close ? { open, close } : undefined
}

function ofDay(text: unknown): number | undefined {
  const part = typeof text === 'string' ? /^(\d\d):(\d\d)(?::(\d\d))?$/.exec(text) : null
  if (!part) return undefined
  const [hours, minutes, seconds] = [Number(part[1]), Number(part[2]), Number(part[3] ?? 0)]
  const ms = (hours * 60 + minutes) * MINUTE + seconds * 1000
  return minutes < 60 && seconds < 60 && ms <= 1440 * MINUTE ? ms : undefined
}

/** Refuses faulty opening hours whole, 'bad-hours', with every fault and its field. */
export function openingFrom(data: OpeningData, tz = 'Asia/Shanghai'): Opening {
  const faults = openingFaults(data)
  if (faults.length > 0) {
    const said = faults.map(f => `${f.code} ${f.field}`.trim()).join('; ')
    throw new ClockFault('bad-hours', said, { field: faults[0]!.field, faults })
  }
  const week = weekdays.map(day => (data.hours[day] ?? []).map(window => windowOf(window)!))
  const usual = [1, 2, 3, 4, 5].map(day => week[day]!).find(windows => windows.length > 0)
  const special = new Map<DayNumber, readonly Window[]>()
  for (const day of data.holidays ?? []) special.set(numberOf(day), [])
  for (const day of data.makeup ?? []) special.set(numberOf(day), usual ?? week[weekdayAt(numberOf(day))]!)
  return { tz: data.tz ?? tz, week, special }
}

/** The open windows of a day as instants; one that the clocks jump over is not there. */
export function windowsOn(n: DayNumber, { tz, week, special }: Opening): Window[] {
  return (special.get(n) ?? week[weekdayAt(n)]!)
    .map(({ open, close }) => ({ open: msAt(n, open, tz), close: msAt(n, close, tz) }))
    .filter(({ open, close }) => open < close)
}

export const isEverOpen = ({ week, special }: Opening): boolean =>
  [...week, ...special.values()].some(windows => windows.length > 0)
