import { DAY } from '../../clock/zone.ts'
import type { Line, Looked } from '../line.ts'
import { seriousAt } from './serious.ts'

export const AHEAD = 90 * DAY
export const BACK = 180 * DAY

/**
 * 小到大 (domain §4.9), both ways: of each small matter, when ninety days are over, whether something serious came of it or of
 * what hangs together with it; of each serious event, whether something small hung together with it in the 180 days before.
 * It judges how we listen, never who registered much.
 */
export function smallToBig({ kind, openedAt, entries, links }: Looked): Line[] {
  if (kind.name === 'round' || kind.name === 'service') return []
  const own = seriousAt(kind.name, entries)
  const events = [own, ...links.map(link => link.seriousAt)].filter(at => at !== null)
  const grew = events.some(at => at >= openedAt && at - openedAt <= AHEAD)
  const lines: Line[] = [{ series: 'escalation', at: openedAt + AHEAD, came: grew ? 'serious' : 'calm' }]
  if (own !== null) {
    const sign = links.some(link => link.openedAt < own && own - link.openedAt <= BACK)
    lines.push({ series: 'serious', at: own, came: sign ? 'sign' : 'no-sign' })
  }
  return lines
}
