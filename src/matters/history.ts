import { sql } from 'kysely'
import type { House } from '../house.ts'
import { about } from '../journal/chain.ts'
import { kindNamed, kinds } from '../kinds/index.ts'
import type { Move } from '../kinds/kind.ts'
import { Refusal } from '../platform/refusal.ts'
import { postsHere, signsAs } from './actors.ts'
import type { Asker } from './asker.ts'
import { knowledgeOf } from './knowledge.ts'
import { bytesOf, type Matter, timeOf } from './matter.ts'
import { isOnlyHeard, onlyShown } from './reach.ts'
import { ask, reachFor } from './store.ts'

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
 * What was done to a matter that `matterFor` has shown to the asker. Who reported it reads their own words, and those that were
 * meant for them (R28: one's own words and acts only); so does a colleague who is only heard on it (R25). One question.
 */
export async function historyOf(house: Rooms, asker: Asker, matter: Matter): Promise<Entry[]> {
  const { bureauId, id } = matter
  const heard = asker.as === 'staff' && isOnlyHeard(matter, await reachFor(house, asker.person))
  const rows = await ask(
    house,
    sql`select e.no, e.move, e.post, e.actor, e.said_at, e.recorded_at, e.state_after, e.command_id,
        c.sealed, c.destroyed_at, c.rule
      from entry e left join content c
        on c.bureau_id = e.bureau_id and c.matter_id = e.matter_id and c.entry_no = e.no
      where e.bureau_id = ${bureauId} and e.matter_id = ${id}
      order by e.no`,
  )
  const me = signsAs(asker, matter)
  const words = kindNamed(matter.kind)?.moves
  return rows.map(row => {
    const sealed = bytesOf(row.sealed)
    const said = sealed && JSON.parse(house.suite.unseal(sealed, about.content(bureauId, id, row.command_id))).says
    const mine = (asker.as !== 'resident' && !heard) || row.actor === me
    return {
      no: row.no,
      move: row.move,
      post: row.post,
      actor: row.actor,
      saidAt: timeOf(row.said_at)!,
      recordedAt: timeOf(row.recorded_at)!,
      stateAfter: row.state_after,
      says: said && (mine ? said : forThem(said, words?.[row.move])),
      destroyed: row.destroyed_at && { at: timeOf(row.destroyed_at)!, rule: row.rule },
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

const notForThem = ['x-words', 'x-person', 'x-staff', 'x-matter', 'x-known', 'x-evidence']

export type PersonIn = { id: string; role: string; said: Record<string, unknown> | null }

/**
 * Who is in a matter that `matterFor` has shown: their names and phones. For somebody of the bureau it is written down that
 * they looked; who reported it sees themselves only. Null where nothing was said, it was destroyed, or lies in the vault.
 * Refuses `names-not-for-you` (403) to those whose posts show them masked at most.
 */
export async function peopleIn(house: Rooms & Pick<House, 'now'>, asker: Asker, matter: Matter): Promise<PersonIn[]> {
  const { id } = matter
  const know = await knowledgeOf(house.db, asker.bureauId, house.now())
  if (onlyShown('masked', postsHere(house.suite, know, asker, matter) ?? []))
    throw new Refusal(403, 'names-not-for-you')
  const people = await saidOf(house, asker, matter)
  if (asker.as === 'staff' && people.some(({ said }) => said !== null)) await look(house, matter, asker.person.id)
  return people

  async function look({ db, now }: typeof house, matter: Matter, staffId: string) {
    const row = { bureau_id: matter.bureauId, matter_id: id, at: now(), staff_id: staffId, what: 'people' }
    await db
      .insertInto('look')
      .values(row)
      .onConflict(conflict => conflict.doNothing())
      .execute()
  }
}

/** Kinds in which whoever reported may show themselves for that one matter (R27): not in what comes out of it. */
const apart = kinds.filter(({ reporter }) => reporter === 'vault').map(({ name }) => name)

async function saidOf(house: Rooms, asker: Asker, matter: Matter): Promise<PersonIn[]> {
  const { bureauId } = matter
  const me = signsAs(asker, matter)
  const heard = asker.as === 'staff' && isOnlyHeard(matter, await reachFor(house, asker.person))
  const shown = heard ? [] : matter.people.filter(one => asker.as !== 'resident' || one.id === me)
  const rows = await ask(
    house,
    sql`select p.id, p.sealed from people_private p
      join matter o on o.bureau_id = p.bureau_id and o.id = p.matter_id
      where p.bureau_id = ${bureauId} and p.id = any(${shown.map(one => one.id)}::uuid[]) and p.sealed is not null
        and (p.matter_id = ${matter.id} or o.kind <> all(${apart}::text[]))`,
  )
  const said = new Map(
    rows.map(row => [row.id as string, JSON.parse(house.suite.unseal(row.sealed, about.person(bureauId, row.id)))]),
  )
  return shown.map(one => ({ id: one.id, role: one.role, said: said.get(one.id) ?? null }))
}

export type Masked = { id: string; role: string; name: string | null; phone: string | null }

/** Who is in it as a list may show them, 王** and the end of a number: that is not looking, and is not written down. */
export async function maskedIn(house: Rooms, asker: Asker, matter: Matter): Promise<Masked[]> {
  const said = await saidOf(house, asker, matter)
  return said.map(({ id, role, said }) => {
    const { name, phone } = (said ?? {}) as { name?: string; phone?: string }
    return { id, role, name: name ? `${[...name][0]}**` : null, phone: phone ? `***${phone.slice(-4)}` : null }
  })
}

/** Who opened the people of a matter, and when: for the one whom it is about. */
export async function looksAt(house: Rooms, { bureauId, id }: Matter): Promise<{ staffId: string; at: number }[]> {
  const rows = await ask(
    house,
    sql`select staff_id, at from look where bureau_id = ${bureauId} and matter_id = ${id} order by at desc limit 200`,
  )
  return rows.map(row => ({ staffId: row.staff_id, at: timeOf(row.at)! }))
}
