import { typesInTheOpen } from '../kinds/hazard/types.ts'
import type { Matter } from './matter.ts'

/*
 * What of a matter may stand where others pass: on a map, a board, a print, another system's list. Decided here and nowhere
 * else, each time twice: as a condition on the row `m`, and for one in the hand; a test holds the two together.
 */

type Guarded = Pick<Matter, 'protected' | 'wall' | 'state'>

/**
 * Protected by nothing (R26) and behind no wall: no lead, no complaint about a person (R25, R28); no sealed record. Of anything else there is no
 * hint, no likeness, no pack and no finding.
 */
export const unguarded = `not m.protected and m.wall is null and m.state <> 'sealed'`
export const isUnguarded = ({ protected: hidden, wall, state }: Guarded): boolean =>
  !hidden && wall === null && state !== 'sealed'

/**
 * What anybody may know of: hazards that somebody reported or that were found on a round, of a type that is public, and in
 * which no minor is anybody. As it is now: one that becomes protected, or of another type, is from that moment not there.
 */
export const inTheOpen = `m.kind = 'hazard' and ${unguarded} and m.imported is null
  and m.details ->> 'origin' in ('reported', 'found') and coalesce(m.details ->> 'type', 'other') = any('{${typesInTheOpen.join()}}'::text[])
  and not m.people @> '[{"role": "guardian"}]' and m.details -> 'minor' is distinct from 'true'`

export const isInTheOpen = (
  matter: Guarded & Pick<Matter, 'kind' | 'people'> & { imported: unknown; details: Record<string, any> },
): boolean =>
  matter.kind === 'hazard' &&
  isUnguarded(matter) &&
  matter.imported === null &&
  ['reported', 'found'].includes(matter.details['origin']) &&
  typesInTheOpen.includes(matter.details['type'] ?? 'other') &&
  !matter.people.some(({ role }) => role === 'guardian') &&
  matter.details['minor'] !== true
