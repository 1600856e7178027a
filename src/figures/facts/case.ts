import { DAY, type Line, type Looked } from '../line.ts'
import { cameOf } from './promises.ts'

/** Told within 48 hours of being found out (domain §4.2): the cohort is ripe when they are over. */
export function ofCase({ state, standing, promises, entries }: Looked): Line[] {
  const telling = promises.filter(({ measure }) => measure === 'M11')
  const lines: Line[] = telling.map(promise => {
    const put = promise.pauses.some(({ reason }) => reason === 'would_harm_investigation')
    const came = cameOf(promise)
    const open = came === 'open' || came === 'void'
    return {
      series: 'told-victim',
      at: promise.started + 2 * DAY,
      came: came === 'kept' ? 'told' : open && put ? 'put-off' : came === 'void' ? 'void' : 'not-told',
    }
  })
  const told = entries.findLast(({ move }) => move === 'tellVictim')
  if (told && telling.length > 0) {
    const confirmed = standing.told.some(one => one.confirmed !== null)
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
