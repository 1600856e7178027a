import { type RawBuilder, sql } from 'kysely'
import type { House } from '../../house.ts'
import { unguarded } from '../../matters/in-the-open.ts'
import { type Reach, sights } from '../../matters/reach.ts'
import { reachFor } from '../../matters/store.ts'
import { visibleTo } from '../../matters/visible-to.ts'
import type { Person } from '../../people/who-is-who.ts'
import { findPlaces, nearlyPlaces } from '../../places/find-by-name.ts'
import { plainText } from '../plain-text.ts'
import { looksAt, monthsBefore } from './sight.ts'
import { beginning, type Digest, digestFor, piecesOf, shortenedOf } from './tokens.ts'

type Rooms = Pick<House, 'db' | 'suite' | 'now'>

/** More words than these are not looked at; more matters than these are not counted. */
const TERMS = 6
const PLACES = 8
const COUNTED = 200
/** What many matters have is looked for among those of the last months first; each time further back, at last everywhere. */
const MONTHS = [1, 5, 20, undefined] as const

export type Found = {
  /** The newest first. */
  ids: string[]
  /** How many there are; COUNTED stands for that many or more. */
  total: number
  /** Nothing had these words as they stand; this is what has them with one sign changed. */
  nearly: boolean
}

/**
 * Matters in which all of these words are found, of those that the asker may see: what they may not see changes neither what is
 * found nor how many. A word is a place (by name or its initials), a kind or type, an official number, or something that was said.
 */
export async function findMatters(house: Rooms, person: Person, q: string, most: number): Promise<Found> {
  const terms = plainText(q).split(' ').filter(Boolean).slice(0, TERMS)
  const none = { ids: [], total: 0, nearly: false }
  if (terms.length === 0) return none
  const { bureauId } = person
  const digest = digestFor(house.suite, bureauId)
  const reach = await reachFor(house, person)
  const exact = await Promise.all(terms.map(async term => [...waysOf(term), ...(await places(house, bureauId, term))]))
  const found = await ask(
    house,
    person,
    reach,
    exact.map(each => each.map(toDigests(digest))),
    most,
  )
  if (found.total > 0) return found
  const near = await Promise.all(
    terms.map(async (term, i) => [
      ...exact[i]!,
      ...nearWaysOf(term),
      ...ways(await nearlyPlaces(house.db, bureauId, term, PLACES)),
    ]),
  )
  const nearly = await ask(
    house,
    person,
    reach,
    near.map(each => each.map(toDigests(digest))),
    most,
  )
  return nearly.total > 0 ? { ...nearly, nearly: true } : none
}

/** All tokens of one way must be there. */
type Way = string[]

const toDigests = (digest: Digest) => (way: Way) => way.map(digest)

/** As it is written: its pairs of signs, its words; the last of these may be the beginning of one. */
function waysOf(term: string): Way[] {
  const { pairs, words } = piecesOf(term)
  const last = words.at(-1)
  const whole = [...pairs, ...words]
  if (whole.length === 0) return []
  if (last === undefined || last.length < 3) return [whole]
  return [whole, [...pairs, ...words.slice(0, -1), beginning(last)]]
}

/** With one sign wrong: without the pairs that this sign is in; a word of letters, with one of them left out. */
function nearWaysOf(term: string): Way[] {
  const { pairs, words } = piecesOf(term)
  const wrongSign = Array.from({ length: pairs.length + 1 }, (_, at) =>
    pairs.filter((_, i) => i !== at && i !== at - 1),
  ).filter(left => left.length > 0)
  if (words.length === 0) return wrongSign
  return words.flatMap((word, i) => {
    const others = [...pairs, ...words.filter((_, k) => k !== i)]
    const shorter = shortenedOf(word)
    // One letter too few, one other, one too many.
    return [`~${word}`, ...shorter, ...shorter.map(one => one.slice(1))].map(one => [...others, one])
  })
}

async function places({ db }: Rooms, bureauId: number, term: string): Promise<Way[]> {
  return ways(await findPlaces(db, bureauId, { q: term, limit: PLACES }))
}

const ways = (places: readonly { code: string }[]): Way[] =>
  places.filter(({ code }) => code.length >= 6).map(({ code }) => [`@${code}`])

async function ask(
  { db, suite, now }: Rooms,
  { id, bureauId }: Person,
  reach: Reach,
  terms: readonly (readonly number[][])[],
  most: number,
): Promise<Found> {
  if (terms.some(ways => ways.length === 0)) return { ids: [], total: 0, nearly: false }
  // Who reads no words of a matter finds it by what they see of it.
  const reads = readBy(id, reach)
  const digest = digestFor(suite, bureauId)
  const looks = looksAt(reach)?.map(digest)
  let rows: { id: string }[] = []
  for (const months of MONTHS) {
    const among = [
      ...(looks ? [looks] : []),
      ...(months === undefined ? [] : [monthsBefore(now(), months).map(digest)]),
    ].map(any => sql`s.tokens && ${any}::int[]`)
    const asked = await sql<{ id: string }>`
      select m.id
      from sign s join matter m on m.bureau_id = ${bureauId} and m.id = s.matter_id
      where s.bureau_id = ${bureauId} and ${sql.join([...among, inAny(terms, 's.tokens')], sql` and `)}
        and ${sql.raw(unguarded)} and ${visibleTo(reach)}
        and (${inAny(terms, 's.facts')} or (${reads}))
      order by s.opened_at desc, s.matter_id desc limit ${COUNTED}`.execute(db)
    rows = asked.rows
    if (rows.length === COUNTED) break
  }
  return { ids: rows.slice(0, most).map(row => row.id), total: rows.length, nearly: false }
}

/** Each of the words, in one way or another, in this column. */
function inAny(terms: readonly (readonly number[][])[], column: string): RawBuilder<unknown> {
  const of = sql.ref(column)
  const is = (ways: readonly number[][]) => {
    const alone = ways.flatMap(way => (way.length === 1 ? way : []))
    const together = ways.filter(way => way.length > 1)
    return [
      ...(alone.length > 0 ? [sql`${of} && ${alone}::int[]`] : []),
      ...together.map(way => sql`${of} @> ${way}::int[]`),
    ]
  }
  return sql.join(
    terms.map(ways => sql`(${sql.join(is(ways), sql` or `)})`),
    sql` and `,
  )
}

/** Of which matters `m` somebody reads what was said: not by posts that show numbers only, nor where they are only heard. */
export const readBy = (id: string, reach: Reach): RawBuilder<boolean> =>
  sql<boolean>`(${visibleTo(withWords(reach))} and not (${id} = any(m.speaks) and m.owner_id <> ${id}))`

function withWords(reach: Reach): Reach {
  const without = (paths: Reach['at']) =>
    new Map([...paths].map(([path, posts]) => [path, posts.filter(post => !sights[post]?.numbersOnly)] as const))
  return { ...reach, at: without(reach.at), below: without(reach.below), inspects: without(reach.inspects) }
}
