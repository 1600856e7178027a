import { type RawBuilder, sql } from 'kysely'
import { dayOf } from '../clock/zone.ts'
import type { House } from '../house.ts'
import { kindNamed, kinds } from '../kinds/index.ts'
import { fresh, type Standing } from '../kinds/kind.ts'
import type { Person } from '../people/who-is-who.ts'
import { whoAnswers } from '../places/who-answers.ts'
import { isId } from '../platform/ids.ts'
import type { JsonRowOf, RowOf } from '../platform/rows-of.ts'
import { holdsIt, holdsReceipt } from './actors.ts'
import type { Asker, Holder } from './asker.ts'
import { readCode } from './code.ts'
import { unguarded } from './in-the-open.ts'
import { readLink } from './link.ts'
import { type Matter, matterOf, timeOf } from './matter.ts'
import { inPane, ownerAway, type Pane, toApprove } from './panes.ts'
import type { Promise75 } from './promise.ts'
import { type Reach, reachOf } from './reach.ts'
import { ask, askPrepared } from './statement.ts'
import { visibleTo } from './visible-to.ts'

type Rooms = Pick<House, 'db' | 'pool' | 'suite' | 'now'>

/** A promise as it is shown: milliseconds since 1970; `due` is exclusive. */
export type Given = {
  no: number
  measure: string
  edition: number
  text: { zh: string; en: string }
  byPost: string
  started: number
  due: number
  provisional: boolean
  pauses: { from: string; to: string | null; reason: string }[]
  limit: Promise75['limit']
  cap: Promise75['cap']
  on: number
  metAt: number | null
  voidAt: number | null
  late: boolean | null
}

export type Whole = {
  matter: Matter
  /** All that were ever given, by number. */
  promises: Given[]
  /** Matters linked to it that the asker may see too. */
  links: { id: string; kind: string; code: string; as: string; from: boolean }[]
}

/** One matter with its promises, for whoever asks; undefined where it is not there for them. One question. */
export async function matterFor(house: Rooms, asker: Asker, id: string): Promise<Whole | undefined> {
  return (await matterAnd(house, asker, id, 'alone'))?.whole
}

/** What lies around a matter, as rows: what was done to it, what is sealed about its people, who looked. */
export type Around = {
  entries: EntryRow[]
  sealed: { id: string; sealed: string }[]
  looks: (JsonRowOf<'look'> & QuestionRow)[]
}
export type EntryRow = JsonRowOf<'entry'> & Pick<JsonRowOf<'content'>, 'sealed' | 'salt' | 'destroyed_at' | 'rule'>
/** Nothing where nobody asked why. */
type QuestionRow = Nothing<
  Pick<JsonRowOf<'look_question'>, 'id' | 'asked_at' | 'due' | 'answered_at' | 'finding' | 'answer'>
>
type Nothing<Of> = { [Column in keyof Of]: Of[Column] | null }
type Found = {
  matter: JsonRowOf<'matter'>
  promises: JsonRowOf<'promise'>[] | null
  links: Whole['links'] | null
} & { [Part in keyof Around]?: Around[Part] | null }

const nobodyOfTheBureau = {}

/** The same, with what lies around it in the same question. */
export async function matterAnd(
  house: Rooms,
  asker: Asker,
  id: string,
  how: 'alone' | 'with-history',
): Promise<{ whole: Whole; around: Around } | undefined> {
  if (!isId(id)) return undefined
  const { bureauId } = asker
  const reach = asker.as === 'staff' ? await reachFor(house, asker.person) : undefined
  const whose = reach ?? nobodyOfTheBureau
  const [row] = await askPrepared(house, { whose, shape: how, values: { id, bureauId } }, blank => {
    const [bureau, matter] = [sql`${blank('bureauId')}::int`, sql`${blank('id')}::uuid`]
    const linked = reach ? visibleTo(reach, 'o') : sql<boolean>`false`
    return sql<Found>`
      select row_to_json(m) as matter,
        (select json_agg(row_to_json(p) order by p.no) from promise p
          where p.bureau_id = ${bureau} and p.matter_id = ${matter}) as promises,
        (select json_agg(json_build_object(
            'id', o.id, 'kind', o.kind, 'code', o.code, 'as', l."as", 'from', l.from_matter = ${matter}))
          from link l join matter o on o.bureau_id = l.bureau_id
            and o.id = case when l.from_matter = ${matter} then l.to_matter else l.from_matter end
          where l.bureau_id = ${bureau} and (l.from_matter = ${matter} or (l.to_matter = ${matter} and l."as" <> 'drawn')) and ${linked}) as links
        ${how === 'with-history' ? aroundIt(bureau, matter, reach) : sql``}
      from matter m
      where m.bureau_id = ${bureau} and m.id = ${matter} and ${reach ? seenBy(reach, bureau) : sql`true`}`
  })
  if (!row) return undefined
  const matter = matterOf(row.matter)
  const around = { entries: row.entries ?? [], sealed: row.sealed ?? [], looks: row.looks ?? [] }
  if (asker.as === 'resident' && holdsIt(house.suite, asker, matter) === undefined)
    return how === 'with-history' && holdsReceipt(house.suite, asker, matter) ? asItCame(matter, around) : undefined
  return { whole: { matter, promises: (row.promises ?? []).map(givenOf), links: row.links ?? [] }, around }
}

/** As it was when it was reported, with nothing but their own words: all that an intermediary is told (R26). */
function asItCame(matter: Matter, { entries, sealed }: Around): { whole: Whole; around: Around } {
  const [first] = entries
  const standing = { ...fresh, protected: true }
  const came = {
    ...matter,
    state: first!.state_after!,
    version: 1,
    standing,
    outcome: null,
    closedAt: null,
    nextDue: null,
  }
  return { whole: { matter: came, promises: [], links: [] }, around: { entries: [first!], sealed, looks: [] } }
}

/** Who looked is for the person whom it is about. */
const aroundIt = (bureau: RawBuilder<unknown>, matter: RawBuilder<unknown>, reach: Reach | undefined) => sql`,
  (select json_agg(x order by x.no) from (
    select e.no, e.move, e.post, e.actor, e.said_at, e.recorded_at, e.state_after, e.command_id,
      keyed(c.sealed, k.words) as sealed, c.salt, c.destroyed_at, c.rule
    from entry e left join content c
      on c.bureau_id = e.bureau_id and c.matter_id = e.matter_id and c.entry_no = e.no
    left join data_key k on k.bureau_id = c.bureau_id and k.matter_id = c.matter_id
    where e.bureau_id = ${bureau} and e.matter_id = ${matter}) x) as entries,
  (select json_agg(x) from (
    ${sealedOf(bureau, matter, sql`p.id in (select (one ->> 'id')::uuid from jsonb_array_elements(m.people) one)`)}) x) as sealed,
  ${
    reach
      ? sql`null::json`
      : sql`(select json_agg(x) from (
          select l.matter_id, l.staff_id, l.at, l.what, q.id, q.asked_at, q.due, q.answered_at, q.finding, q.answer from look l
            left join look_question q on q.bureau_id = l.bureau_id and q.matter_id = l.matter_id and q.look_at = l.at
              and q.staff_id = l.staff_id and q.what = l.what
          where l.bureau_id = ${bureau} and (l.matter_id = ${matter} or l.matter_id in (
            select from_matter from link where bureau_id = ${bureau} and to_matter = ${matter} and "as" = 'drawn'))
          order by l.at desc limit 200) x)`
  } as looks`

/** Kinds in which whoever reported may show themselves for that one matter (R27): not in what comes out of it. */
const apart = kinds.filter(({ reporter }) => reporter === 'vault').map(({ name }) => name)

/** What is sealed about people, as far as it may be opened on this matter: who has been protected since, or whose record was sealed, is not called up by a sample (R26, 治安管理处罚法 136). */
export const sealedOf = (bureau: RawBuilder<unknown>, matter: RawBuilder<unknown>, which: RawBuilder<unknown>) => sql<{
  id: string
  sealed: Buffer
}>`
  select p.id, keyed(p.sealed, k.people) as sealed from people_private p
    join matter o on o.bureau_id = p.bureau_id and o.id = p.matter_id
    left join data_key k on k.bureau_id = p.bureau_id and k.matter_id = p.matter_id
    where p.bureau_id = ${bureau} and ${which} and p.sealed is not null
      and (p.matter_id = ${matter} or o.kind <> all(${apart}::text[]))
      and not exists (select from matter s
        where s.bureau_id = ${bureau} and s.id = ${matter} and s.kind = 'survey' and (o.protected or o.state = 'sealed'
          or exists (select from matter a where a.bureau_id = s.bureau_id and a.id = (s.details ->> 'of')::uuid
            and (a.protected or a.state = 'sealed'))))`

/** Who looks into somebody's conduct sees the matter that it is about, too; who audits, what the seed of a month drew of theirs, for as long as it is guarded by nothing: what was found in it is no further way to it (R26). */
function seenBy(reach: Reach, bureau: RawBuilder<unknown>): RawBuilder<unknown> {
  if (reach.inspects.size === 0) return visibleTo(reach)
  const theirs = [...reach.inspects.keys()].map(path => sql`starts_with(m.unit_path, ${path})`)
  return sql`(${visibleTo(reach)} or exists (
    select from link k join matter c on c.bureau_id = k.bureau_id
      and c.id = case when k.from_matter = m.id then k.to_matter else k.from_matter end
    where k.bureau_id = ${bureau} and (k.from_matter = m.id or k.to_matter = m.id)
      and c.kind = 'conduct' and k."as" <> 'audit' and ${visibleTo(reach, 'c')})
    or (${sql.raw(unguarded)} and (${sql.join(theirs, sql` or `)}) and exists (
      select from audit_draw d where d.bureau_id = ${bureau} and d.what = 'audit' and m.id = any(d.picked))))`
}

export type ListFilter = {
  /** Mine; those of my unit, or of the units below mine; or all that I may see. */
  scope: 'mine' | 'unit' | 'all'
  /** Open ones, if absent. */
  closed?: boolean
  kinds?: readonly string[]
  states?: readonly string[]
  villages?: readonly string[]
  owner?: string
  /** Some promise of theirs is due before this. */
  dueBefore?: Date
  /** Somebody has asked for a pause, or for protection to be lifted, and waits for another's word. */
  toApprove?: boolean
  /** Of a pane of the board, at this moment. */
  pane?: { name: Pane; at: Date; today: string }
  /** The code, or how it begins; closed ones as well. */
  code?: string
  /** These, closed ones as well. */
  ids?: readonly string[]
  /** Whoever has them is away on this day, or has left. */
  awayOn?: string
  /** Neither protected nor behind a wall: what may leave the house on a phone. */
  unguarded?: true
}

export type Listed = Pick<
  Matter,
  | 'id'
  | 'kind'
  | 'state'
  | 'version'
  | 'code'
  | 'village'
  | 'unitId'
  | 'ownerId'
  | 'protected'
  | 'outcome'
  | 'openedAt'
  | 'closedAt'
  | 'nextDue'
> & {
  /** The code of what it is within its kind; of a protected matter none. */
  sort: string | null
  /** The measure of the promise that is due next. */
  nextMeasure: string | null
}

export type Page = { limit?: number; after?: string | undefined }

/** What somebody of the bureau has to do: open matters by the next due, closed ones from the latest. `next` goes on. */
export async function listFor(
  house: Rooms,
  person: Person,
  filter: ListFilter,
  { limit = 50, after }: Page = {},
): Promise<{ matters: Listed[]; next: string | undefined }> {
  const reach = await reachFor(house, person)
  const size = Math.min(Math.max(Math.trunc(limit), 1), 500)
  // What is late is asked for at ever new instants; the rest is the same all day.
  const { dueBefore, pane, ...asked } = filter
  const shape = JSON.stringify([asked, dueBefore !== undefined, pane?.name, pane?.today, size, after])
  const values = { dueBefore: dueBefore?.toISOString(), at: pane?.at.toISOString() }
  const rows = await askPrepared(house, { whose: reach, shape, values }, blank =>
    listQuestion(person.bureauId, reach, filter, { size, after }, sql`${blank('dueBefore')}`, sql`${blank('at')}`),
  )
  const matters = rows.slice(0, size)
  const last = matters.at(-1)
  const instant = last && (filter.closed ? last.closedAt : last.nextDue)
  return { matters, next: rows.length > size && last ? `${instant ?? ''}~${last.id}` : undefined }
}

function listQuestion(
  bureauId: number,
  reach: Reach,
  filter: ListFilter,
  { size, after }: { size: number; after: string | undefined },
  dueBefore: RawBuilder<unknown>,
  at: RawBuilder<unknown>,
): RawBuilder<Listed> {
  const is: RawBuilder<unknown>[] = [
    sql`m.bureau_id = ${bureauId}`,
    filter.ids !== undefined
      ? sql`m.id = any(${filter.ids}::uuid[])`
      : filter.code !== undefined
        ? codeBegins(filter.code)
        : filter.closed
          ? sql`m.closed_at is not null`
          : sql`m.closed_at is null`,
    ...scopeOf(filter, reach),
    visibleTo(reach),
  ]
  if (filter.kinds) is.push(sql`m.kind = any(${filter.kinds}::text[])`)
  if (filter.states) is.push(sql`m.state = any(${filter.states}::text[])`)
  if (filter.villages) is.push(sql`m.village = any(${filter.villages}::text[])`)
  if (filter.owner) is.push(sql`m.owner_id = ${filter.owner}`)
  if (filter.dueBefore) is.push(sql`m.next_due < ${dueBefore}::timestamptz`)
  if (filter.toApprove) is.push(toApprove)
  if (filter.awayOn) is.push(ownerAway(filter.awayOn))
  if (filter.pane) is.push(inPane(filter.pane.name, at, filter.pane.today))
  if (filter.unguarded) is.push(sql.raw(unguarded))
  const from = after === undefined ? undefined : readCursor(after)
  if (from) is.push(filter.closed ? beforeClosed(from) : afterDue(from))
  const order = filter.closed ? sql`m.closed_at desc, m.id desc` : sql`m.next_due, m.id`
  return sql<Listed>`select ${asListed}
    from matter m where ${sql.join(is, sql` and `)} order by ${order} limit ${size + 1}`
}

/** As milliseconds since 1970: fifty lines of dates cost more to read than the rest of them. */
const msIn = (column: string) => `floor(extract(epoch from m.${column}) * 1000)::float8`

const sortOfLine = `case when m.protected then null else case m.kind ${kinds
  .filter(({ sortedBy }) => sortedBy !== undefined)
  .map(({ name, sortedBy }) => `when '${name}' then m.details ->> '${sortedBy}'`)
  .join(' ')} end end`

/** The same of a matter that is at hand. */
export const sortOf = ({ kind, protected: hidden, details }: Pick<Matter, 'kind' | 'protected' | 'details'>) => {
  const by = kindNamed(kind)?.sortedBy
  return hidden || by === undefined ? null : ((details[by] as string | undefined) ?? null)
}

// `filter`, not `where`: else a young database, without statistics, walks all open promises of the bureau for each line.
/** The columns of a line, of a matter `m`. */
export const asListed =
  sql.raw(`m.id, m.kind, m.state, m.version, m.code, m.village, m.unit_id as "unitId", m.owner_id as "ownerId",
    m.protected, m.outcome, ${msIn('opened_at')} as "openedAt", ${msIn('closed_at')} as "closedAt",
    ${msIn('next_due')} as "nextDue", ${sortOfLine} as sort,
    (select (array_agg(p.measure order by p.due, p.no) filter (where p.met_at is null and p.void_at is null))[1]
      from promise p where p.bureau_id = m.bureau_id and p.matter_id = m.id) as "nextMeasure"`)

export function scopeOf(
  { scope }: Pick<ListFilter, 'scope'>,
  { id, at, below, inspects }: Reach,
): RawBuilder<unknown>[] {
  if (scope === 'mine') return [sql`m.owner_id = ${id}`]
  if (scope === 'all') return []
  const tops = [...below.keys(), ...inspects.keys()].map(path => `${path.replace(/[\\%_]/g, '\\$&')}%`)
  const paths = [...at.keys()]
  const either = [
    ...(paths.length > 0 ? [sql`m.unit_path = any(${paths}::text[])`] : []),
    ...tops.map(top => sql`m.unit_path like ${top}`),
  ]
  return [either.length > 0 ? sql`(${sql.join(either, sql` or `)})` : sql`false`]
}

/** As somebody types it: capitals, spaces and hyphens do not matter. */
function codeBegins(text: string): RawBuilder<unknown> {
  const typed = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, 16)
  return typed.length < 3 ? sql`false` : sql`m.code like ${`${typed}%`}`
}

type Cursor = { ms: number | null; id: string }

function readCursor(text: string): Cursor | undefined {
  const [, ms, id] = /^(\d{0,13})~([0-9a-f-]{36})$/.exec(text) ?? []
  return id && isId(id) ? { ms: ms ? Number(ms) : null, id } : undefined
}

/** Whether it can be the `next` of a page: 13 digits of milliseconds are the year 2286, and PostgreSQL reads them. */
export const isCursor = (text: string): boolean => readCursor(text) !== undefined

const afterDue = ({ ms, id }: Cursor) =>
  ms === null
    ? sql`m.next_due is null and m.id > ${id}`
    : sql`(m.next_due > ${iso(ms)}::timestamptz or (m.next_due = ${iso(ms)}::timestamptz and m.id > ${id}) or m.next_due is null)`
const beforeClosed = ({ ms, id }: Cursor) => sql`(m.closed_at, m.id) < (${iso(ms ?? 0)}::timestamptz, ${id}::uuid)`
const iso = (ms: number) => new Date(ms).toISOString()

const givenOf = (row: JsonRowOf<'promise'>): Given => ({
  no: row.no,
  measure: row.measure,
  edition: row.edition,
  text: row.text as Given['text'],
  byPost: row.by_post,
  started: timeOf(row.started)!,
  due: timeOf(row.due)!,
  provisional: row.provisional,
  pauses: row.pauses as Given['pauses'],
  limit: row.limit as Given['limit'],
  cap: row.cap as Given['cap'],
  on: row.on,
  metAt: timeOf(row.met_at),
  voidAt: timeOf(row.void_at),
  late: row.late,
})

/** Whoever comes with a secret link; undefined for whatever this house has not made. Whether it still holds is asked later. */
export function holderOf({ suite }: Pick<House, 'suite'>, token: string, word?: string): Holder | undefined {
  const link = readLink(suite, token)
  if (!link) return undefined
  return {
    as: 'resident',
    bureauId: link.bureauId,
    holds: { matterId: link.matterId, n: link.n, personId: link.personId, word },
  }
}

/** All that the code alone tells (R30). */
export type Tracked = {
  status: 'received' | 'worked' | 'answered'
  /** When it came in, in the bureau's zone. */
  day: string
  unit: { nameZh: string; nameEn: string; phone: string | null }
}

/** What `trackedIn` needs of a matter `m`: of an inspection, the phone of the bureau above it, else the phone would tell what it is about. */
export const tracked = sql`m.standing, m.entry_no, m.closed_at, m.opened_at, b.tz, u.name_zh, u.name_en, u.phone
  from bureau b join matter m on m.bureau_id = b.bureau_id
  join unit n on n.bureau_id = m.bureau_id and n.id = m.unit_id
  join unit u on u.bureau_id = m.bureau_id
    and u.id = case when n.sort = 'inspection' then coalesce(n.parent_id, n.id) else n.id end`

export type TrackedRow = Pick<RowOf<'matter'>, 'entry_no' | 'closed_at' | 'opened_at'> &
  Pick<RowOf<'unit'>, 'name_zh' | 'name_en' | 'phone'> & { standing: Standing; tz: string }

export function trackedIn(row: TrackedRow): Tracked {
  const answered = row.closed_at !== null || row.standing.told.length > 0
  return {
    status: answered ? 'answered' : row.entry_no === 1 ? 'received' : 'worked',
    day: dayOf(row.opened_at, row.tz),
    unit: { nameZh: row.name_zh, nameEn: row.name_en, phone: row.phone },
  }
}

/** Undefined for a code that nobody has, and alike for a protected matter (R26). */
export async function trackByCode(house: Rooms, text: string): Promise<Tracked | undefined> {
  const read = readCode(text)
  if (!read) return undefined
  const [row] = await ask(
    house,
    sql<TrackedRow>`select ${tracked} where b.letters = ${read.letters} and m.code = ${read.code} and not m.protected`,
  )
  return row && trackedIn(row)
}

export async function reachFor({ db }: Pick<House, 'db'>, person: Person): Promise<Reach> {
  return reachOf(await whoAnswers(db, person.bureauId), person)
}
