import { DAY } from '../../clock/zone.ts'
import type { Line, Looked } from '../line.ts'
import { endOf } from './all-kinds.ts'

/** The closed loop and what it is made of (domain §4.5). */
export function ofHazard(matter: Looked): Line[] {
  const { kind, state, details, standing, anonymous, promises, entries, openedAt, tz } = matter
  const lines: Line[] = []
  const onSpot = promises.findLast(({ measure }) => measure === 'M35')
  const due = details['dueOn'] ? endOf(details['dueOn'], tz) : onSpot?.due
  const right = details['passedAt'] ?? details['fixedAt']
  const rightAt = right === undefined ? undefined : Date.parse(right)
  if (due !== undefined) {
    // An anonymous one reads it under the code; one that we found ourselves has nobody to tell.
    const told = standing.told.length > 0 || anonymous || !['reported', 'same'].includes(details['origin'])
    lines.push({ series: 'hazard-loop', at: due, came: rightAt !== undefined && told ? 'closed' : 'not-closed' })
    lines.push({
      series: 'put-right',
      at: due,
      came: rightAt !== undefined && rightAt < due ? 'in-time' : 'not-in-time',
    })
  }
  entries.forEach(({ move, saidAt, no }) => {
    if (move !== 'transfer') return
    const back = entries.some(one => one.no > no && one.move === 'handBack')
    lines.push({ series: 'transfer', at: saidAt, came: back ? 'handed-back' : 'received' })
  })
  if (rightAt !== undefined) lines.push({ series: 'fixed', at: rightAt, came: 'fixed' })
  // Seen by us and not right yet: what was only reported may not be so.
  const open = details['inspectedAt'] && rightAt === undefined && !kind.ends.includes(state)
  if (open && due !== undefined) lines.push({ series: 'to-fix', at: due, came: 'open' })
  const place = details['premises'] ?? matter.placeCode
  if (place) {
    const same = `${place} ${details['type'] ?? ''}`
    lines.push({ series: 'happened', at: openedAt, came: 'hazard', same })
    if (rightAt !== undefined) lines.push({ series: 'over-90', at: rightAt + 90 * DAY, came: 'hazard', same })
  }
  return lines
}
