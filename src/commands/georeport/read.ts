import { dayNumber, isDay } from '../../clock/day.ts'
import { msAt, msOf } from '../../clock/zone.ts'
import type { ImportedMatter } from '../../matters/import.ts'
import type { CsvRow } from '../../platform/csv.ts'
import type { SourceMap, Target } from './map.ts'

/** Why a row is left out, and which column it is about. Never what stands in it. */
export type Reject = { line: number; code: RejectCode; column: string }
export type RejectCode = keyof typeof reasons

export const reasons = {
  'wrong-number-of-columns': ['not as many columns as the first line has', '列数与首行不符'],
  'unclosed-quotation': ['a quotation mark is never closed', '引号没有收尾'],
  missing: ['nothing stands here', '缺少内容'],
  'id-twice': ['this number stands here twice', '编号重复'],
  'bad-time': ['not a time', '不是时间'],
  'closed-before-opened': ['it ended before it began', '结束早于开始'],
  'unknown-status': ['not a status that the map knows', '对照表里没有这个状态'],
  'bad-text': ['not text', '不是文字'],
  'bad-point': ['not a point of this city', '不是该城市范围内的坐标'],
} as const

type Rules = { map: SourceMap; targetOf: (type: string) => Target; file: string; header: readonly string[] }

/** Columns that the map names and the file lacks. */
export function missingColumns({ columns, nowhere }: SourceMap, header: readonly string[]): string[] {
  const { says, ...others } = columns
  const wanted = [...Object.values(others), ...Object.values(says), ...Object.keys(nowhere ?? {})]
  return wanted.filter(name => !header.includes(name))
}

/** A matter from each row, or why there is none; what was seen before, under the same number, is refused. */
export function rowReader({ map, targetOf, file, header }: Rules): (row: CsvRow) => ImportedMatter | Reject {
  const { columns, bureau, statuses, source, language } = map
  const at = new Map(header.map((name, i) => [name, i]))
  const seen = new Set<string>()

  return ({ line, fields, unclosed }) => {
    const reject = (code: RejectCode, column = ''): Reject => ({ line, code, column })
    if (unclosed) return reject('unclosed-quotation')
    if (fields.length !== header.length) return reject('wrong-number-of-columns')
    const of = (column: string) => fields[at.get(column)!]!.trim()
    const strange = header.find((_, i) => !fields[i]!.isWellFormed() || fields[i]!.includes('\0'))
    if (strange !== undefined) return reject('bad-text', strange)
    const key = of(columns.id)
    if (!key) return reject('missing', columns.id)
    if (seen.has(key)) return reject('id-twice', columns.id)

    const times = { opened: columns.opened, due: columns.due, closed: columns.closed }
    const ms: Record<string, number | null> = {}
    for (const [name, column] of Object.entries(times)) {
      const said = column === undefined ? '' : of(column)
      const read = said === '' ? null : readTime(said, bureau.tz)
      if (read === undefined) return reject('bad-time', column)
      ms[name] = read
    }
    const status = of(columns.status)
    const isClosed = statuses.closed.includes(status)
    if (!isClosed && !statuses.open.includes(status)) return reject('unknown-status', columns.status)
    const { opened = null, due = null, closed = null } = ms
    if (opened === null) return reject('missing', columns.opened)
    if (isClosed && closed === null) return reject('missing', columns.closed)
    if (closed !== null && closed < opened) return reject('closed-before-opened', columns.closed)
    const near = isNowhere(of) ? null : pointFrom(of(columns.lat), of(columns.lng))
    if (near === undefined) return reject('bad-point', columns.lat)
    const target = targetOf(of(columns.type))
    seen.add(key)
    return {
      source,
      key,
      file,
      line,
      language,
      near,
      due,
      openedAt: opened,
      closedAt: isClosed ? closed : null,
      kind: target.kind,
      type: of(columns.type),
      details: target.details,
      state: isClosed ? target.closed : target.open,
      channel: (columns.channel && map.channels[of(columns.channel)]) || 'api',
      says: Object.fromEntries(
        Object.entries(columns.says)
          .map(([name, column]) => [name, of(column)])
          .filter(([, value]) => value !== ''),
      ),
    }
  }

  function isNowhere(of: (column: string) => string): boolean {
    const said = Object.entries(map.nowhere ?? {})
    return said.length > 0 && said.every(([column, value]) => of(column) === value)
  }

  /** Rounded, as every point of a matter is; null where none was given, undefined for one that is none of theirs. */
  function pointFrom(lat: string, lng: string): { lat: number; lng: number } | null | undefined {
    if (lat === '' && lng === '') return null
    const point = { lat: Number(lat || Number.NaN), lng: Number(lng || Number.NaN) }
    const { south, west, north, east } = bureau.box
    const inside = point.lat >= south && point.lat <= north && point.lng >= west && point.lng <= east
    return inside ? { lat: rounded(point.lat), lng: rounded(point.lng) } : undefined
  }
}

const rounded = (degrees: number) => Math.round(degrees * 1000) / 1000

/**
 * '01/31/2015 12:20:09 AM' or '2015-01-31T00:20:09' by the city's own clocks, or with an offset; undefined for anything
 * else, and for days that do not exist.
 */
export function readTime(text: string, tz: string): number | undefined {
  const us = /^(\d\d?)\/(\d\d?)\/(\d{4})(?: (\d\d?):(\d\d)(?::(\d\d))? ([AP])M)?$/i.exec(text)
  const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?$/.exec(text)
  if (us) {
    const [, month, day, year, hour = '12', minute = '0', second = '0', half = 'A'] = us
    if (Number(hour) < 1 || Number(hour) > 12) return undefined
    const hours = (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0)
    return wall([year!, month!, day!], [hours, Number(minute), Number(second)], tz)
  }
  if (iso) {
    const [, year, month, day, hour = '0', minute = '0', second = '0'] = iso
    return wall([year!, month!, day!], [Number(hour), Number(minute), Number(second)], tz)
  }
  try {
    return /^\d{4}-.*(Z|[+-]\d\d:?\d\d)$/i.test(text) ? msOf(text) : undefined
  } catch {
    return undefined
  }
}

function wall([year, month, date]: string[], [hours, minutes, seconds]: number[], tz: string): number | undefined {
  const day = `${year}-${month!.padStart(2, '0')}-${date!.padStart(2, '0')}`
  const exists = isDay(day) && Number(year) >= 1900 && hours! < 24 && minutes! < 60 && seconds! < 60
  if (!exists) return undefined
  return msAt(
    dayNumber(Number(year), Number(month), Number(date)),
    ((hours! * 60 + minutes!) * 60 + seconds!) * 1000,
    tz,
  )
}
