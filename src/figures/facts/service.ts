import { dayOf } from '../../clock/zone.ts'
import type { Line, Looked } from '../line.ts'

/** Moves at which somebody stands at our counter. To a home, we come. */
const atCounter: readonly string[] = ['receive', 'tellMissing', 'completeDocuments', 'accept', 'collect', 'comeIn']

/** How often they had to come, and whether what was missing was said once (domain §4.6). */
export function ofService({ details, entries, outcome, closedAt, tz }: Looked): Line[] {
  const lines: Line[] = []
  if (closedAt !== null && outcome === 'delivered' && details['lane'] !== 'now') {
    const home = entries.some(({ move }) => move === 'acceptAtHome')
    const came = entries.filter(({ move }) => atCounter.includes(move) && !(home && move !== 'collect'))
    const days = new Set(came.map(({ saidAt }) => dayOf(new Date(saidAt), tz)))
    lines.push({ series: 'visits', at: closedAt, came: days.size <= 1 ? 'one' : 'more', value: days.size })
  }
  const lists = details['lists'] as { at: string }[]
  if (lists.length > 0)
    lines.push({ series: 'missing-list', at: Date.parse(lists[0]!.at), came: lists.length === 1 ? 'once' : 'again' })
  return lines
}
