import { DAY } from '../../clock/zone.ts'
import type { Line, Looked } from '../line.ts'
import { endOf } from './all-kinds.ts'

const agreeing: readonly string[] = ['agree', 'settleOnSpot']
const leaving: readonly string[] = ['handToMediators', 'passOn']

/** Mediation and whether it lasts (domain §4.4). That it is the same quarrel again is confirmed by a person, not guessed. */
export function ofDispute({ details, entries, openedAt, tz }: Looked): Line[] {
  const lines: Line[] = [{ series: 'found-early', at: openedAt, came: details['early'] ? 'early' : 'reported' }]
  let sat = false
  for (const { no, move, saidAt } of entries) {
    sat ||= move === 'firstSitting'
    if (move === 'stopMediation' || (sat && leaving.includes(move))) {
      lines.push({ series: 'mediation', at: saidAt, came: 'ended-without' })
      sat = false
    }
    if (!agreeing.includes(move)) continue
    lines.push({ series: 'mediation', at: saidAt, came: 'agreed' })
    sat = false
    const again = entries.find(one => one.no > no && one.move === 'confirmRelapse')
    for (const days of [30, 90]) {
      const within = again !== undefined && again.saidAt - saidAt <= days * DAY
      lines.push({ series: `relapse-${days}`, at: saidAt + days * DAY, came: within ? 'again' : 'quiet' })
    }
  }
  for (const { due, performed } of details['terms'] ?? [])
    lines.push({ series: 'term', at: endOf(due, tz), came: performed ? 'performed' : 'not-performed' })
  return lines
}
