import type { Standing } from '../kinds/kind.ts'
import type { JsonRowOf, RowOf } from '../platform/rows-of.ts'
import { type Wrapped, wrappedIn } from './matter-keys.ts'
import type { Promise75 } from './promise.ts'

/** A matter as it lies in the database. Of people there are ids only. Instants in milliseconds since 1970. */
export type Matter = {
  bureauId: number
  id: string
  kind: string
  state: string
  version: number
  entryNo: number
  details: Record<string, unknown>
  standing: Standing
  people: readonly { id: string; role: string }[]
  code: string
  linkNo: number
  word: Buffer | null
  placeCode: string | null
  village: string | null
  /** Rounded to some hundred metres. */
  near: { lat: number; lng: number } | null
  unitId: string
  unitPath: string
  beatId: string | null
  ownerId: string
  why: { code: string; words?: { zh: string; en: string } }
  wall: 'inspection' | 'owner' | null
  lets: readonly string[]
  speaks: readonly string[]
  barred: readonly string[]
  protected: boolean
  anonymous: boolean
  channel: string
  language: string
  openedBy: string
  outcome: string | null
  openedAt: number
  closedAt: number | null
  nextDue: number | null
  /** When the sweep looks at it next; past: it has not come round to it yet. */
  nextAt: number | null
  /** `type`: what the source calls this sort of thing. */
  imported: { source: string; file: string; line: number; type?: string } | null
  /** Its own keys as they are kept, where they were asked for. */
  keys?: Wrapped | undefined
}

/** A row, or a row as JSON. */
export type MatterRow = (RowOf<'matter'> | JsonRowOf<'matter'>) & { keys?: Parameters<typeof wrappedIn>[0] | null }

export const matterOf = (row: MatterRow): Matter => ({
  bureauId: row.bureau_id,
  id: row.id,
  kind: row.kind,
  state: row.state,
  version: row.version,
  entryNo: row.entry_no,
  details: row.details as Matter['details'],
  standing: row.standing as Standing,
  people: row.people as Matter['people'],
  code: row.code,
  linkNo: row.link_no,
  word: bytesOf(row.word),
  placeCode: row.place_code,
  village: row.village,
  near: row.lat === null || row.lng === null ? null : { lat: row.lat, lng: row.lng },
  unitId: row.unit_id,
  unitPath: row.unit_path,
  beatId: row.beat_id,
  ownerId: row.owner_id,
  why: row.why as Matter['why'],
  wall: row.wall,
  lets: row.lets,
  speaks: row.speaks,
  barred: row.barred,
  protected: row.protected,
  anonymous: row.anonymous,
  channel: row.channel,
  language: row.language,
  openedBy: row.opened_by,
  outcome: row.outcome,
  openedAt: timeOf(row.opened_at)!,
  closedAt: timeOf(row.closed_at),
  nextDue: timeOf(row.next_due),
  nextAt: timeOf(row.next_at ?? null),
  imported: row.imported as Matter['imported'],
  ...(row.keys && { keys: wrappedIn(row.keys) }),
})

/** The columns of a matter that `record_act` sets from what was decided. @param nextAt when the sweep looks at it next */
export const rowOf = (matter: Matter, nextAt: number | null) => ({
  kind: matter.kind,
  state: matter.state,
  details: matter.details,
  standing: matter.standing,
  people: matter.people,
  code: matter.code,
  word: hexOf(matter.word),
  place_code: matter.placeCode,
  village: matter.village,
  lat: matter.near?.lat ?? null,
  lng: matter.near?.lng ?? null,
  unit_id: matter.unitId,
  unit_path: matter.unitPath,
  beat_id: matter.beatId,
  owner_id: matter.ownerId,
  why: matter.why,
  wall: matter.wall,
  lets: matter.lets,
  speaks: matter.speaks,
  barred: matter.barred,
  protected: matter.protected,
  anonymous: matter.anonymous,
  channel: matter.channel,
  language: matter.language,
  opened_by: matter.openedBy,
  outcome: matter.outcome,
  opened_at: isoOf(matter.openedAt),
  closed_at: isoOf(matter.closedAt),
  next_due: isoOf(matter.nextDue),
  next_at: isoOf(nextAt),
  imported: matter.imported,
})

/** What of its row makes a promise. */
export const promiseColumns = [
  'no',
  'measure',
  'edition',
  'started',
  'due',
  'limit',
  'cap',
  'pauses',
  'provisional',
  'on',
] as const
type PromiseColumn = (typeof promiseColumns)[number]
export type PromiseRow = Pick<JsonRowOf<'promise'>, PromiseColumn>

/** A promise as its row says; instants as ISO text in `iso`'s zone. */
export const promiseOf = (
  row: Pick<RowOf<'promise'>, PromiseColumn> | PromiseRow,
  iso: (ms: number) => string,
): Promise75 => ({
  no: row.no,
  measure: row.measure,
  edition: row.edition,
  started: iso(timeOf(row.started)!),
  due: iso(timeOf(row.due)!),
  limit: row.limit as Promise75['limit'],
  cap: row.cap as Promise75['cap'],
  pauses: row.pauses as Promise75['pauses'],
  provisional: row.provisional,
  on: row.on,
})

export const hexOf = (bytes: Uint8Array | null): string | null =>
  bytes && `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`
/** As the driver gives it, or as JSON does ('\\x…'). */
export const bytesOf = (value: Buffer | string | null): Buffer | null =>
  typeof value === 'string' ? Buffer.from(value.slice(2), 'hex') : value

export const isoOf = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString())
export const timeOf = (value: Date | string | null): number | null =>
  value === null ? null : new Date(value).getTime()
