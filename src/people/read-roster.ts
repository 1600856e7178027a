import { isDay, numberOf } from '../clock/day.ts'
import { DAY, msAt } from '../clock/zone.ts'
import { type Post, posts } from '../kinds/posts.ts'
import { csvRows } from '../platform/csv.ts'
import type { Shift } from './shifts.ts'

export type RosterFault = {
  readonly line: number
  readonly code:
    | 'missing-column'
    | 'wrong-number-of-columns'
    | 'unclosed-quotation'
    | 'unknown-unit'
    | 'unknown-post'
    | 'unknown-number'
    | 'post-not-held'
    | 'bad-time'
    | 'ends-before-it-begins'
    | 'too-long'
    | 'line-twice'
    | 'two-places-at-once'
    | 'nothing-in-it'
  readonly field: string
  /** What stands there, at most 40 characters of it. */
  readonly value: string
}

/** What a roster is read against: units and people as the bureau knows them, and its zone. */
export type RosterKnown = {
  tz: string
  unitIds: ReadonlyMap<string, string>
  staffIds: ReadonlyMap<string, string>
  /** Does this person hold the post in that unit for the whole shift? */
  holds: (shift: Shift) => boolean
}

const columns = ['unit', 'post', 'number', 'from', 'to'] as const
/** A shift longer than this is a slip of the year. */
const LONGEST = 31 * DAY

/**
 * Reads `unit,post,number,from,to`: the unit's code, the post ('duty_officer' where left empty), the officer's number, and
 * times on the bureau's clock ('2026-11-24 08:00'). Every fault is listed, each with its line; a file with one is not taken.
 */
export function readRoster(csvText: string, known: RosterKnown): { shifts: Shift[]; faults: RosterFault[] } {
  const faults: RosterFault[] = []
  const [head, ...body] = csvRows(csvText)
  const names = head?.fields.map(name => name.trim()) ?? []
  for (const name of columns) if (!names.includes(name)) faults.push(fault(1, 'missing-column', name))
  if (faults.length > 0) return { shifts: [], faults }
  if (body.length === 0) faults.push(fault(1, 'nothing-in-it', ''))

  const shifts: (Shift & { line: number })[] = []
  for (const { line, fields, unclosed } of body) {
    if (unclosed) faults.push(fault(line, 'unclosed-quotation', ''))
    else if (fields.length !== names.length) faults.push(fault(line, 'wrong-number-of-columns', '', `${fields.length}`))
    else {
      const at = (name: (typeof columns)[number]) => fields[names.indexOf(name)]!.trim()
      const before = faults.length
      const shift = readShift(at, known, (code, field) => faults.push(fault(line, code, field, at(field))))
      if (faults.length === before) shifts.push({ ...shift, line })
    }
  }
  faults.push(...clashes(shifts))
  faults.sort((a, b) => a.line - b.line)
  return { shifts: shifts.map(({ line: _, ...shift }) => shift), faults }
}

type Column = (typeof columns)[number]

function readShift(
  at: (name: Column) => string,
  { tz, unitIds, staffIds, holds }: RosterKnown,
  tell: (code: RosterFault['code'], field: Column) => void,
): Shift {
  const unitId = unitIds.get(at('unit'))
  if (!unitId) tell('unknown-unit', 'unit')
  const post = at('post') === '' ? 'duty_officer' : at('post')
  if (!(posts as readonly string[]).includes(post)) tell('unknown-post', 'post')
  const staffId = staffIds.get(at('number'))
  if (!staffId) tell('unknown-number', 'number')
  const from = timeOf(at('from'), tz)
  if (!from) tell('bad-time', 'from')
  const to = timeOf(at('to'), tz)
  if (!to) tell('bad-time', 'to')
  if (from && to && from >= to) tell('ends-before-it-begins', 'to')
  else if (from && to && to.getTime() - from.getTime() > LONGEST) tell('too-long', 'to')
  const shift = { unitId, post: post as Post, staffId, from, to } as Shift
  if (unitId && staffId && from && to && from < to && !holds(shift)) tell('post-not-held', 'number')
  return shift
}

/** '2026-11-24 08:00', '2026/11/4 8:00' as spreadsheets write it, '…T08:00'; '24:00' ends the day. */
function timeOf(text: string, tz: string): Date | undefined {
  const [, y, m, d, hours, minutes] = /^(\d{4})[-/](\d\d?)[-/](\d\d?)[ T](\d\d?):(\d\d)$/.exec(text) ?? []
  const day = `${y}-${m?.padStart(2, '0')}-${d?.padStart(2, '0')}`
  const ofDay = (Number(hours) * 60 + Number(minutes)) * 60_000
  if (!isDay(day) || Number(minutes) > 59 || ofDay > DAY) return undefined
  return new Date(msAt(numberOf(day), ofDay, tz))
}

function clashes(shifts: (Shift & { line: number })[]): RosterFault[] {
  const faults: RosterFault[] = []
  for (const mine of Map.groupBy(shifts, ({ staffId }) => staffId).values()) {
    mine.sort((a, b) => a.from.getTime() - b.from.getTime() || a.line - b.line)
    let last = mine[0]!
    for (const shift of mine.slice(1)) {
      const same = shift.from.getTime() === last.from.getTime() && shift.unitId === last.unitId
      if (shift.from < last.to) {
        const later = Math.max(shift.line, last.line)
        faults.push(fault(later, same ? 'line-twice' : 'two-places-at-once', 'from'))
      }
      if (shift.to > last.to) last = shift
    }
  }
  return faults
}

const fault = (line: number, code: RosterFault['code'], field: string, value = ''): RosterFault => ({
  line,
  code,
  field,
  value: Array.from(value).slice(0, 40).join(''),
})
