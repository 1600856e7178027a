import { DAY } from '../../clock/zone.ts'
import type { Line, Looked } from '../line.ts'
import { cameOf } from './promises.ts'

/**
 * Told within 48 hours of being found out, pauses added (domain §4.2). The cohort is ripe when they are over; what was lawfully
 * put off is ripe when the pause is over too, and while that has no end it is in no share but its own.
 */
export function ofCase({ state, standing, promises, entries, links }: Looked): Line[] {
  const telling = promises.filter(({ measure }) => measure === 'M11')
  const lines: Line[] = telling.flatMap(promise => {
    const ripe = promise.started + 2 * DAY
    const harm = promise.pauses.filter(({ reason }) => reason === 'would_harm_investigation')
    const off = harm.some(({ from, to }) => Date.parse(from) <= ripe && (to === null || Date.parse(to) > ripe))
    const endless = harm.some(({ to }) => to === null)
    const came = { kept: 'told', late: 'not-told', open: endless ? 'put-off' : 'not-told', void: 'void' }[
      cameOf(promise)
    ]
    return [
      { series: 'told-victim', at: off ? Math.max(ripe, promise.due) : ripe, came },
      { series: 'told-victim-put', at: ripe, came: came === 'void' ? 'void' : off ? 'put-off' : 'not-put-off' },
    ]
  })
  const told = entries.findLast(({ move }) => move === 'tellVictim')
  if (told && telling.length > 0) {
    // R31: by her code or signature; a call by its number, and by what she herself answered to another unit.
    const calledBack = links.some(({ as, from, heard }) => as === 'drawn' && !from && heard?.told === 'yes')
    const confirmed = standing.told.some(({ confirmed: by }) => by !== null && (by !== 'call' || calledBack))
    lines.push({
      series: 'told-victim-how',
      at: telling.at(-1)!.started + 2 * DAY,
      came: confirmed ? 'confirmed' : 'said',
    })
  }
  if (state === 'unsolved_open') {
    const last = entries.findLast(({ move }) => ['update', 'goUnsolved', 'tellVictim'].includes(move))
    // Informed until then.
    lines.push({ series: 'unsolved', at: (last?.saidAt ?? 0) + 30 * DAY, came: 'unsolved' })
  }
  return lines
}
