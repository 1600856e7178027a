import { dayOf } from '../clock/zone.ts'
import type { Person } from '../people/who-is-who.ts'
import { postsOf, signsOpening, unitOf } from './actors.ts'
import type { Answer, Hands } from './answer.ts'
import { record } from './answer.ts'
import { type Asker, staff } from './asker.ts'
import { byTheClock } from './by-the-clock.ts'
import { isUnguarded } from './in-the-open.ts'
import { knowledgeOf } from './knowledge.ts'
import { draftOpening } from './opening.ts'
import { shelfOf } from './shelf.ts'

/** `says`: as the move asks. `people`: those of the matter whom it is about, by their role there and here. */
export type About = {
  readonly commandId: string
  readonly matterId: string
  readonly as: string
  readonly kind: string
  readonly move: string
  readonly unit: string
  readonly people: Readonly<Record<string, string>>
  readonly says: Record<string, unknown>
}

/**
 * The clock, or somebody of the bureau, opens a matter about one that is there, and leaves nothing on that one: what may be known
 * of it is for the kind that was opened to say. Undefined where the clock opened it before, where the one that it is about has gone, or may
 * not be spoken of (R25, R26). Refuses what the rules refuse, and `key-reused` (422).
 */
export async function openAbout(
  house: Hands,
  bureauId: number,
  about: About,
  by?: Person,
): Promise<Answer | undefined> {
  const { commandId, matterId, as, kind, move, unit, people, says } = about
  const now = house.now()
  const know = await knowledgeOf(house.db, bureauId, now)
  const read = await shelfOf(house).read({ bureauId, matterId, commandId, others: [], names: false })
  const { matter } = read
  // Said again by the same person, it is answered like the first time, when it is recorded.
  if ((read.answered && !by) || !matter || !isUnguarded(matter)) return undefined
  const asker: Asker = by ? staff(by) : { as: 'clock', bureauId }
  const act = { ...byTheClock(house, know, commandId, now), actor: signsOpening(asker, commandId) }
  const today = dayOf(now, know.tz)
  // What is said of a matter is not said of whoever has or had it.
  const names = [matter.ownerId, ...(matter.standing.had ?? [])].flatMap(id => know.personOn(id, today)?.name ?? [])
  const drafted = draftOpening(act, {
    names,
    kind,
    move,
    says,
    posts: postsOf(asker),
    unitPath: unitOf(asker)?.unitPath,
    where: { unit },
    people: matter.people.flatMap(({ id, role }) => (people[role] ? [{ id, role: people[role] }] : [])),
    said: [],
    files: [],
    links: [{ to: matterId, as }],
    anonymous: false,
    channel: by ? 'officer' : 'clock',
    language: matter.language,
  })
  return record(house, { commandId, kind, move, says }, asker, act, drafted)
}
