import { sql } from 'kysely'
import type { House } from '../house.ts'
import { about, contentIn } from '../journal/chain.ts'
import { kindNamed } from '../kinds/index.ts'
import type { Move } from '../kinds/kind.ts'
import { withoutApart } from '../kinds/says.ts'
import { Refusal } from '../platform/refusal.ts'
import { postsHere, signsAs } from './actors.ts'
import type { Asker } from './asker.ts'
import { knowledgeOf } from './knowledge.ts'
import { lookId, type Question, questionIn } from './looks.ts'
import { bytesOf, type Matter, timeOf } from './matter.ts'
import type { Purpose } from './purposes.ts'
import { isOnlyHeard, onlyShown } from './reach.ts'
import { asFoundByUs, isFor, isResponsible } from './responsible.ts'
import { isSealedFor, isUnnamed } from './sealed.ts'
import { ask } from './statement.ts'
import { type Around, type EntryRow, matterAnd, reachFor, sealedOf, type Whole } from './store.ts'
import { theirsAlone } from './theirs-alone.ts'

type Rooms = Pick<House, 'db' | 'pool' | 'suite'>

export type Entry = {
  no: number
  move: string
  post: string
  /** Of the bureau, or in the matter. */
  actor: string
  saidAt: number
  recordedAt: number
  stateAfter: string | null
  /** What was said; people as ids. Null where it was destroyed, or is not for whoever asks. */
  says: Record<string, unknown> | null
  destroyed: { at: number; rule: string } | null
}

/**
 * What was done to a matter that the asker may see. Who reported it reads their own words, and those that were meant for them
 * (R28: one's own words and acts only); so does a colleague who is only heard on it (R25).
 */
async function entriesIn(house: Rooms, asker: Asker, matter: Matter, rows: readonly EntryRow[]): Promise<Entry[]> {
  const { bureauId, id } = matter
  const heard = asker.as === 'staff' && isOnlyHeard(matter, await reachFor(house, asker.person))
  const me = signsAs(asker, matter)
  const role = matter.people.find(({ id }) => id === me)?.role
  const kind = kindNamed(matter.kind)!
  const words = kind.moves
  /** What was said to whoever reported is not said to the others in it. */
  const hears = (move: string) =>
    asker.as !== 'resident' || role === 'reporter' || (role !== undefined && isFor(kind, role, move))
  return rows.map(row => {
    const sealed = bytesOf(row.sealed)
    const bound = about.content(bureauId, id, row.command_id)
    const all = sealed && JSON.parse(contentIn(house.suite, { sealed, salt: bytesOf(row.salt) }, bound).text).says
    // R28: until it was kept apart, a lead was written here; the chain keeps it so.
    const said = all && withoutApart(words[row.move]?.says, all)
    const mine = (asker.as !== 'resident' && !heard) || row.actor === me
    return {
      no: row.no,
      move: row.move,
      post: row.post,
      actor: row.actor,
      saidAt: timeOf(row.said_at)!,
      recordedAt: timeOf(row.recorded_at)!,
      stateAfter: row.state_after,
      says:
        said && !isSealedFor(asker, matter)
          ? mine
            ? said
            : hears(row.move)
              ? forThem(said, words[row.move])
              : {}
          : null,
      destroyed: row.destroyed_at === null ? null : { at: timeOf(row.destroyed_at)!, rule: row.rule! },
    }
  })
}

/**
 * Of what a colleague said, what was for the person: sentences that are said to them (x-guard); and of a telling also what was
 * chosen, when, and the numbers and offices that they were given. Never other free text, people, files or matters.
 */
function forThem(said: Record<string, unknown>, move: Move | undefined): Record<string, unknown> {
  const fields = (move?.says.properties ?? {}) as unknown as Record<string, Record<string, unknown>>
  const telling = move?.counts === 'told' || fields['toldAt'] !== undefined
  const plain = (field: Record<string, unknown>) =>
    field['type'] !== 'object' &&
    (field['type'] !== 'array' || (field['items'] as Record<string, unknown>)['enum'] !== undefined) &&
    notForThem.every(keyword => field[keyword] === undefined)
  const told = (field: Record<string, unknown> | undefined) =>
    field !== undefined && (field['x-guard'] === true || (telling && plain(field)))
  return Object.fromEntries(Object.entries(said).filter(([name]) => told(fields[name])))
}

const notForThem = ['x-words', 'x-person', 'x-staff', 'x-unit', 'x-matter', 'x-known', 'x-evidence']

export type PersonIn = { id: string; role: string; said: Record<string, unknown> | null }

/**
 * Who is in a matter that `matterFor` has shown: their names and phones. For somebody of the bureau it is written down that
 * they looked; who reported it sees themselves only. Null where nothing was said, it was destroyed, or lies in the vault.
 * Refuses `names-not-for-you` (403) to those whose posts show them masked at most.
 */
export async function peopleIn(
  house: Rooms & Pick<House, 'now'>,
  asker: Asker,
  matter: Matter,
  purpose: Purpose,
): Promise<PersonIn[]> {
  const know = await knowledgeOf(house.db, asker.bureauId, house.now())
  if (onlyShown('masked', postsHere(house.suite, know, asker, matter) ?? []))
    throw new Refusal(403, 'names-not-for-you')
  const people = await saidOf(house, asker, matter)
  if (asker.as === 'staff' && people.some(({ said }) => said !== null))
    await noteLook(house, matter, asker.person.id, purpose)
  return people
}

/** Each look is an entry of its own, also of two in the same millisecond. */
async function noteLook(
  { db, now }: Pick<House, 'db' | 'now'>,
  { bureauId, id }: Matter,
  staffId: string,
  what: Purpose,
) {
  for (let at = now().getTime(); ; at++) {
    const row = { bureau_id: bureauId, matter_id: id, at: new Date(at), staff_id: staffId, what }
    const noted = await db
      .insertInto('look')
      .values(row)
      .onConflict(conflict => conflict.doNothing())
      .executeTakeFirst()
    if (noted.numInsertedOrUpdatedRows === 1n) return
  }
}

async function saidOf(house: Rooms, asker: Asker, matter: Matter): Promise<PersonIn[]> {
  const ids = (await shownIn(house, asker, matter)).map(({ id }) => id)
  const { bureauId, id } = matter
  const rows = await ask(house, sealedOf(sql`${bureauId}`, sql`${id}`, sql`p.id = any(${ids}::uuid[])`))
  return saidIn(house, asker, matter, rows)
}

/** Of what is sealed, only what they may know is opened. */
async function saidIn(
  house: Rooms,
  asker: Asker,
  matter: Matter,
  rows: readonly { id: string; sealed: Buffer | string }[],
): Promise<PersonIn[]> {
  const { bureauId } = matter
  const sealed = new Map<string, Buffer>(rows.map(row => [row.id, bytesOf(row.sealed)!]))
  return (await shownIn(house, asker, matter)).map(({ id, role }) => {
    const bytes = asker.as !== 'resident' && isUnnamed(matter, role) ? undefined : sealed.get(id)
    return { id, role, said: bytes ? JSON.parse(house.suite.unseal(bytes, about.person(bureauId, id))) : null }
  })
}

async function shownIn(house: Rooms, asker: Asker, matter: Matter): Promise<Matter['people']> {
  if (asker.as === 'staff') return isOnlyHeard(matter, await reachFor(house, asker.person)) ? [] : matter.people
  const me = signsAs(asker, matter)
  return matter.people.filter(one => asker.as !== 'resident' || one.id === me)
}

export type Masked = { id: string; role: string; name: string | null; phone: string | null }

/** Who is in it as a list may show them, 王** and the end of a number: that is not looking, and is not written down. */
const masked = ({ id, role, said }: PersonIn): Masked => {
  const { name, phone } = (said ?? {}) as { name?: string; phone?: string }
  return { id, role, name: name ? `${[...name][0]}**` : null, phone: phone ? `***${phone.slice(-4)}` : null }
}

/** Who opened the people of a matter, and when: for the one whom it is about. */
type Look = { id: string; staffId: string; at: number; what: string; question: Question | null }
function lookOf(house: Rooms, { bureauId }: Matter, row: Around['looks'][number]): Look {
  const [at, staffId, what] = [timeOf(row.at)!, row.staff_id, row.what]
  const look = lookId(bureauId, { matterId: row.matter_id, at: new Date(at), staffId, what })
  return { id: look, at, staffId, what, question: questionIn(house, bureauId, row) }
}

export type WithHistory = Whole & { entries: Entry[]; people: Masked[]; looks: Look[] }

/** One matter with all that a page shows of it; undefined where it is not there for whoever asks. One question. */
export async function matterWithHistory(
  house: Rooms & Pick<House, 'now'>,
  asker: Asker,
  id: string,
): Promise<WithHistory | undefined> {
  const read = await matterAnd(house, asker, id, 'with-history')
  if (!read) return undefined
  const { whole, around } = read
  const all = {
    ...whole,
    entries: await entriesIn(house, asker, whole.matter, around.entries),
    people: (await saidIn(house, asker, whole.matter, around.sealed)).map(masked),
    looks: asker.as === 'resident' ? around.looks.map(row => lookOf(house, whole.matter, row)) : [],
  }
  if (asker.as !== 'resident') return all
  const { tz, given } = await knowledgeOf(house.db, asker.bureauId, house.now())
  const me = signsAs(asker, whole.matter)!
  return isResponsible(asker, whole.matter) ? asFoundByUs(all, me, tz) : theirsAlone(all, me, given)
}
