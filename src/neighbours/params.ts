import { dayNumber, isDay } from '../clock/day.ts'
import { ClockFault } from '../clock/fault.ts'
import { msAt, msOf } from '../clock/zone.ts'
import { Refusal } from '../platform/refusal.ts'

/** What stands in an address or a form, by name; one that is empty was not given. Given twice, the first counts. */
export type Params = {
  one: (name: string) => string | undefined
  all: (name: string) => string[]
  names: () => string[]
}

export function paramsOf(pairs: Iterable<readonly [string, string]>): Params {
  const map = new Map<string, string[]>()
  for (const [name, said] of pairs) {
    const value = clean(said).trim()
    if (value === '') continue
    const there = map.get(name)
    if (there) there.push(value)
    else map.set(name, [value])
  }
  return { one: name => map.get(name)?.[0], all: name => map.get(name) ?? [], names: () => [...map.keys()] }
}

/** Signs that nobody typed are left out. */
const clean = (text: string) =>
  text
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')

export const queryOf = (query: Record<string, unknown>): Params =>
  paramsOf(
    Object.entries(query).flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map(one => [name, String(one)] as const),
    ),
  )

export const listIn = (params: Params, name: string): string[] | undefined => {
  const said = params.all(name).flatMap(one => one.split(','))
  return said.length === 0 ? undefined : said.map(one => one.trim()).filter(one => one !== '')
}

/** W3CDTF: a day, or an instant; without a zone by the city's own clocks. Milliseconds since 1970. */
export function timeIn(params: Params, name: string, tz: string): number | undefined {
  const said = params.one(name)
  return said === undefined ? undefined : readTime(said, name, tz)
}

export function readTime(said: string, name: string, tz: string): number {
  const text = said.replace(' ', '+')
  const [, year, month, day, hour = '0', minute = '0', second = '0', zone] =
    /^(\d{4})-(\d\d)-(\d\d)(?:[T+](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?)?$/i.exec(text) ?? []
  if (
    year === undefined ||
    !isDay(`${year}-${month}-${day}`) ||
    Number(hour) > 23 ||
    Number(minute) > 59 ||
    Number(second) > 60
  )
    throw wrong('wrong-form', name)
  try {
    if (zone !== undefined)
      return msOf(`${text.slice(0, 10)}T${text.slice(11)}`.replace(/([+-]\d\d):?(\d\d)$/, '$1:$2').toUpperCase())
    const ms = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000
    return msAt(dayNumber(Number(year), Number(month), Number(day)), ms, tz)
  } catch (error) {
    // The clock is stricter: it knows no second 60, and no zone a day away.
    if (error instanceof ClockFault) throw wrong('wrong-form', name)
    throw error
  }
}

export function numberIn(params: Params, name: string): number | undefined {
  const said = params.one(name)
  if (said === undefined) return undefined
  // As programs of other makers write it: many decimals, none, or a bare point.
  if (!/^[+-]?(\d{1,9}(\.\d{0,30})?|\.\d{1,30})$/.test(said)) throw wrong('wrong-form', name)
  return Number(said)
}

/** What one parameter has wrong. */
export const wrong = (code: string, at: string): Refusal =>
  new Refusal(400, 'bad-input', { faults: [{ at: `/${at}`, code }] })
