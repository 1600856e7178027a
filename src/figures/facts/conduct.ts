import { DAY } from '../../clock/zone.ts'
import type { Line, Looked } from '../line.ts'
import { cameOf } from './promises.ts'

/** How we were, and what became of it (domain §4.7, §4.10). */
export function ofConduct(matter: Looked): Line[] {
  const { details, promises, entries, outcome, openedAt, closedAt, unitId } = matter
  const promised = (measure: string) => promises.find(one => one.measure === measure)
  const lines: Line[] = []
  const { lane, concludedAt, conclusion } = details as { lane?: string; concludedAt?: string; conclusion?: string }
  const called = promised('M52')
  if (lane === 'rating' && called) {
    const mended = promised('M53')
    const both = [called, ...(mended ? [mended] : [])].map(cameOf)
    lines.push({
      series: 'bad-rating',
      at: (mended ?? called).due,
      came: both.every(one => one === 'kept')
        ? 'closed'
        : both.includes('void') && !both.includes('late')
          ? 'void'
          : 'not-closed',
    })
  }
  if (lane === 'complaint' && concludedAt && conclusion)
    lines.push({
      series: 'complaint',
      at: Date.parse(concludedAt),
      came: conclusion === 'substantiated' || conclusion === 'partly' ? 'substantiated' : 'not-substantiated',
    })
  const looked = lane === 'complaint' && entries.find(({ move }) => move === 'investigate')
  if (looked) {
    const checked = entries.some(({ move, no }) => move === 'checkConflict' && no < looked.no)
    lines.push({ series: 'independence', at: looked.saidAt, came: checked ? 'independent' : 'not-checked' })
  }
  const passed = promised('M59')
  if (lane === 'praise' && passed) lines.push({ series: 'praise', at: passed.due, came: cameOf(passed) })
  if (lane === 'review' && concludedAt)
    lines.push({ series: 'review', at: Date.parse(concludedAt), came: outcome ?? 'upheld' })
  if (lane === 'complaint' || lane === 'small') {
    const same = `${unitId} ${details['fault'] ?? details['trouble'] ?? ''}`
    lines.push({ series: 'happened', at: openedAt, came: 'conduct', same })
    if (closedAt !== null) lines.push({ series: 'over-90', at: closedAt + 90 * DAY, came: 'conduct', same })
  }
  return lines
}
