import type { Answer, Hands } from './answer.ts'
import { record } from './answer.ts'
import type { Asker } from './asker.ts'
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
 * The clock opens a matter about one that is there, in another unit, and leaves nothing on that one: who handled it does not come
 * to know. Undefined where it was opened before, where the one that it is about has gone, or may not be spoken of (R25, R26).
 */
export async function openAbout(house: Hands, bureauId: number, about: About): Promise<Answer | undefined> {
  const { commandId, matterId, as, kind, move, unit, people, says } = about
  const now = house.now()
  const know = await knowledgeOf(house.db, bureauId, now)
  const read = await shelfOf(house).read({ bureauId, matterId, commandId, others: [], names: false })
  const { matter } = read
  if (read.answered || !matter || !isUnguarded(matter)) return undefined
  const act = byTheClock(house, know, commandId, now)
  const drafted = draftOpening(act, {
    ...{ kind, move, says, posts: ['clock'], where: { unit } },
    people: matter.people.flatMap(({ id, role }) => (people[role] ? [{ id, role: people[role] }] : [])),
    ...{ said: [], files: [], links: [{ to: matterId, as }] },
    ...{ anonymous: false, channel: 'clock', language: matter.language },
  })
  const asker: Asker = { as: 'clock', bureauId }
  return record(house, { commandId, kind, move, says }, asker, act, drafted)
}
