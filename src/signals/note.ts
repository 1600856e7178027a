import type pg from 'pg'
import type { House } from '../house.ts'
import { about, contentIn } from '../journal/chain.ts'
import { nextFor, type Span as Read, span } from '../journal/reader.ts'
import { kindNamed, wordsOfSort } from '../kinds/index.ts'
import { bytesOf, hexOf } from '../matters/matter.ts'
import { everyBureauToTheEnd } from '../platform/every-bureau.ts'
import { inTransaction } from '../platform/in-transaction.ts'
import type { RowOf } from '../platform/rows-of.ts'
import { aboutLikeness } from './duplicates/about.ts'
import { likenessFrom } from './duplicates/likeness.ts'
import { gateOf, placesOf } from './duplicates/places.ts'
import { forgetSuggested, unlearn } from './kinds/closed.ts'
import { cameIn, liesAt } from './search/sight.ts'
import { type Digest, digestFor, placeTokens, tokensOf } from './search/tokens.ts'

type Rooms = Pick<House, 'pool' | 'suite'>

/** Every bureau, until nothing is left; answers how many entries were read. */
export const noteAll = (house: Rooms): Promise<number> =>
  everyBureauToTheEnd(house.pool, bureauId => noteSigns(house, bureauId))

/**
 * Reads the feed on and makes the matters findable of which it tells; answers how many entries it read. A matter is looked at
 * when its last entry comes by. Two at once: the second changes nothing.
 */
export async function noteSigns(house: Rooms, bureauId: number, most = 500): Promise<number> {
  const { rows } = await house.pool.query<Read & { ids: string[] | null }>({
    name: 'signals-next',
    text: `with ${nextFor('signals', '$2')}
      select ${span}, (
        select array_agg(distinct n.matter_id) from next n join matter m on m.bureau_id = $1 and m.id = n.matter_id
        where m.entry_no = n.entry_no) as ids`,
    values: [bureauId, most],
  })
  const { from, to, ids } = rows[0]!
  if (to === null) return 0
  return (await save(house, bureauId, ids ?? [], { from: Number(from), to: Number(to) }))
    ? Number(to) - Number(from)
    : 0
}

/** Makes what a matter is found by anew from what is left of it: after words of it were destroyed, nothing of them remains. */
export async function noteAgain(house: Rooms, bureauId: number, matterIds: readonly string[]): Promise<void> {
  await save(house, bureauId, matterIds, { from: null, to: null })
}

type Span = { from: number | null; to: number | null }

/**
 * One at a time in a bureau, from the look at what is left to what is kept of it: else a look from before words were destroyed
 * could put them back after.
 */
async function save(house: Rooms, bureauId: number, ids: readonly string[], { from, to }: Span): Promise<boolean> {
  return inTransaction(house.pool, async client => {
    await client.query({
      name: 'signs-alone',
      text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))',
      values: [`signs ${bureauId}`],
    })
    const matters = await lookAt(client, house.suite, bureauId, ids)
    const apart = matters.flatMap(one => (one.apart ? [one.id] : []))
    await unlearn(client, bureauId, apart)
    await forgetSuggested(client, bureauId, apart)
    const digest = digestFor(house.suite, bureauId)
    const made = matters.filter(takesPart).map(matter => signsOf(house, bureauId, matter, digest))
    const { rows } = await client.query<{ done: boolean }>({
      name: 'note-signs',
      text: 'select note_signs($1, $2, $3, $4::uuid[], $5, $6) as done',
      values: [
        bureauId,
        from,
        to,
        ids,
        JSON.stringify(made.map(({ sign }) => sign)),
        JSON.stringify(made.flatMap(({ places }) => places)),
      ],
    })
    return rows[0]!.done
  })
}

type Looked = {
  id: string
  kind: string
  details: Record<string, unknown>
  place: string | null
  near: { lat: number; lng: number } | null
  openedAt: string
  imported: { type?: string } | null
  apart: boolean
  lies: string[]
  said: Record<string, unknown>[]
  names: string[]
  /** Acts done before they were recorded: without signal, say. */
  late: string[]
}

type Row = Pick<
  RowOf<'matter'>,
  | 'id'
  | 'kind'
  | 'details'
  | 'lat'
  | 'lng'
  | 'opened_at'
  | 'imported'
  | 'unit_path'
  | 'owner_id'
  | 'opened_by'
  | 'lets'
  | 'speaks'
> & {
  place: string | null
  apart: boolean
  said: { command: string; sealed: string; salt: string | null }[] | null
  late: string[] | null
  people: { id: string; sealed: string }[] | null
}

/** In danger, about a person, behind a wall, or sealed: it takes no part in any of this. */
const takesPart = ({ apart, kind }: Looked) => !apart && kind !== 'conduct'

async function lookAt(
  client: pg.PoolClient,
  suite: House['suite'],
  bureauId: number,
  ids: readonly string[],
): Promise<Looked[]> {
  const { rows } = await client.query<Row>({
    name: 'signals-look',
    text: `select m.id, m.kind, m.details, coalesce(m.village, m.place_code) as place, m.lat, m.lng, m.opened_at, m.imported,
        m.unit_path, m.owner_id, m.opened_by, m.lets, m.speaks,
        m.protected or m.wall is not null or m.state = 'sealed' as apart,
        (select json_agg(json_build_object('command', e.command_id, 'sealed', keyed(c.sealed, k.words), 'salt', c.salt) order by c.entry_no)
          from content c join entry e on e.bureau_id = c.bureau_id and e.matter_id = c.matter_id and e.no = c.entry_no
          where c.bureau_id = m.bureau_id and c.matter_id = m.id and keyed(c.sealed, k.words) is not null) as said,
        (select json_agg(e.command_id) from entry e where e.bureau_id = m.bureau_id and e.matter_id = m.id
          and e.said_at < e.recorded_at - interval '1 second') as late,
        (select json_agg(json_build_object('id', p.id, 'sealed', keyed(p.sealed, pk.people))) from people_private p
          left join data_key pk on pk.bureau_id = p.bureau_id and pk.matter_id = p.matter_id
          where p.bureau_id = m.bureau_id and keyed(p.sealed, pk.people) is not null
            and p.id in (select (x ->> 'id')::uuid from jsonb_array_elements(m.people) x)) as people
      from matter m left join data_key k on k.bureau_id = m.bureau_id and k.matter_id = m.id
      where m.bureau_id = $1 and m.id = any($2)`,
    values: [bureauId, ids],
  })
  return rows.map(row => ({
    id: row.id,
    kind: row.kind,
    details: row.details as Looked['details'],
    place: row.place,
    imported: row.imported as Looked['imported'],
    apart: row.apart,
    near: row.lat === null || row.lng === null ? null : { lat: row.lat, lng: row.lng },
    openedAt: row.opened_at.toISOString(),
    late: row.apart ? [] : (row.late ?? []),
    lies: liesAt({
      unitPath: row.unit_path,
      ownerId: row.owner_id,
      openedBy: row.opened_by,
      lets: row.lets,
      speaks: row.speaks,
    }),
    said: (row.apart ? [] : (row.said ?? [])).map(
      one =>
        JSON.parse(
          contentIn(
            suite,
            { sealed: bytesOf(one.sealed)!, salt: bytesOf(one.salt) },
            about.content(bureauId, row.id, one.command),
          ).text,
        ).says ?? {},
    ),
    names: (row.apart ? [] : (row.people ?? [])).flatMap(one => {
      const { name } = JSON.parse(suite.unseal(bytesOf(one.sealed)!, about.person(bureauId, one.id)))
      return typeof name === 'string' && name !== '' ? [name] : []
    }),
  }))
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

function signsOf({ suite }: Rooms, bureauId: number, matter: Looked, digest: Digest) {
  const { id, kind, details, imported, names, place, near, openedAt } = matter
  const [first = {}] = matter.said
  const sort = textOf(details['type']) || textOf(details['sort'])
  const likeness = compared.has(kind)
    ? likenessFrom({
        type: imported?.type || textOf(first['type']) || sort,
        group: `${kind}/${textOf(first['reason']) || sort}`,
        where: textOf(first['where']),
        text: textOf(first['text']),
        village: place,
        near,
      })
    : undefined
  const places = likeness
    ? placesOf(likeness).map(one => suite.hmac('likeness', `${bureauId} ${one}`).readBigInt64BE())
    : []
  const gate = likeness && gateOf(likeness, textOf(details['premises']))
  const digests = (tokens: readonly string[]) => [...new Set(tokens.map(digest))]
  const facts = [...placeTokens(place), ...tokensOf(namesOf(matter, sort).join(' '))]
  const words = tokensOf(matter.said.map(says => withoutNames(saidIn(kind, says), names)).join('\n'))
  return {
    sign: {
      bureau_id: bureauId,
      matter_id: id,
      opened_at: openedAt,
      facts: digests(facts),
      tokens: digests([...matter.lies, cameIn(new Date(openedAt)), ...facts, ...words]),
      gate: gate === undefined ? null : String(suite.hmac('likeness', `${bureauId} ${gate}`).readBigInt64BE()),
      likeness: likeness ? hexOf(suite.seal(JSON.stringify(likeness), aboutLikeness(bureauId, id))) : null,
    },
    places: [...new Set(places)].map(one => ({
      bureau_id: bureauId,
      place: String(one),
      opened_at: openedAt,
      matter_id: id,
    })),
  }
}

/** Kinds about things and places. Who asks for a service, or brings a hint, is not compared with anybody. */
export const compared: ReadonlySet<string> = new Set(['hazard', 'case', 'dispute'])

/** As a slip that was printed without signal names the act, in the place of a number (R16). */
const codeOfAct = (id: string): string => `${id.slice(0, 4)}-${id.slice(4, 8)}`

/** What its kind and sort are called, in both languages, its official numbers, and the codes of acts without signal. */
function namesOf({ kind, details, imported, late }: Looked, sort: string): string[] {
  const its = kindNamed(kind)
  const numbers = Object.entries(details).flatMap(([name, value]) => (name.endsWith('No') ? [textOf(value)] : []))
  return [its?.words.name, its && wordsOfSort(its, sort)]
    .flatMap(one => (one ? [one.zh, one.en] : []))
    .concat(imported?.type ?? [], numbers, late.map(codeOfAct))
}

/** All free words of an entry: not codes, ids, files or instants. */
function saidIn(kind: string, says: Record<string, unknown>): string {
  const free = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : Array.isArray(value) ? value.flatMap(free) : []
  return Object.entries(says)
    .filter(([name]) => name !== 'files' && !(kind === 'clue' && name === 'source'))
    .flatMap(([, value]) => free(value))
    .filter(text => !/^[0-9a-f-]{32,}$|^\d{4}-\d\d-\d\dT|^[a-z_]+$/.test(text))
    .join('\n')
}

/** Nobody is found by name: the names of those who are in it are no words of the index. */
const withoutNames = (text: string, names: readonly string[]) =>
  names.reduce((left, name) => left.replaceAll(name, '\n'), text)
