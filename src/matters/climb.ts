import { provisionalDue } from '../clock/due.ts'
import { isoAt, msOf } from '../clock/zone.ts'
import { derivedId } from '../platform/ids.ts'
import { type Hands, record } from './answer.ts'
import type { Asker } from './asker.ts'
import { byTheClock } from './by-the-clock.ts'
import type { Command } from './command.ts'
import { draftUnmoved } from './draft-unmoved.ts'
import type { Knowledge } from './knowledge.ts'
import type { Rung75 } from './ladder.ts'
import type { Looked } from './look-at.ts'
import type { Matter } from './matter.ts'
import { withinReach } from './within-reach.ts'

/** What a rung is written down under: the same for everybody who finds it due, so that it is climbed once (R14). */
export const rungId = ({ bureauId, id }: Matter, { no, due, rung, to, at }: Rung75): string =>
  derivedId('rung', bureauId, id, no, due, rung, to, at)

/**
 * Climbs one rung: an entry of the clock's that leaves the matter as it was, and a notice to whoever can act; at the due
 * the person hears that it is late, by which new day, and whose name stands for it (R23). The old promise stays late.
 * Refuses `moved-on` (409) where somebody acted meanwhile: then it is looked at anew.
 */
export async function climb(house: Hands, looked: Looked, rung: Rung75, now: Date): Promise<void> {
  const { matter, kind, know, seen, promises } = looked
  const asker: Asker = { as: 'clock', bureauId: matter.bureauId }
  const hear = withinReach(know, kind, seen, matter, rung.to)
  const newDay = rung.move === 'tellLate' ? newDayOf(rung, now, know) : undefined
  const says = {
    promise: rung.no,
    measure: rung.measure,
    rung: rung.rung,
    to: rung.to,
    due: rung.due,
    heard: hear.map(({ recipient }) => recipient),
    ...(newDay && { newDay, who: matter.ownerId }),
  }
  const commandId = rungId(matter, rung)
  const command: Command = { commandId, matterId: matter.id, move: rung.move, says, version: matter.version }
  const acting = byTheClock(house, know, commandId, now)
  const name = { nudge: 'nudge', tellLate: 'late', escalate: 'overdue', askReview: 'pauseReview' }[rung.move]
  const drafted = draftUnmoved(acting, looked, {
    move: rung.move,
    post: 'clock',
    says,
    heard: hear.map(one => ({ ...one, name, day: newDay ?? rung.due })),
  })
  await record(house, command, asker, acting, [drafted], promises)
}

/** By the end of the next workday: soon, and not at once, since it is late already. Exclusive, as dues are. */
function newDayOf({ due }: Rung75, now: Date, { calendar }: Knowledge): string {
  const from = isoAt(Math.max(msOf(due), now.getTime()), calendar.tz)
  return provisionalDue(from, { value: 1, unit: 'workday' }, calendar).due
}
