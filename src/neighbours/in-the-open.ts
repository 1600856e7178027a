import { typesInTheOpen } from '../kinds/hazard/types.ts'

/**
 * What anybody may know of: hazards that somebody reported or that were found on a round, of a type that is public, protected by
 * nothing. A condition on the matter `m`, as it is now: one that becomes protected, or of another type, is from that moment not there.
 */
export const inTheOpen = `m.kind = 'hazard' and not m.protected and m.wall is null and m.imported is null
  and m.details ->> 'origin' in ('reported', 'found') and coalesce(m.details ->> 'type', 'other') = any('{${typesInTheOpen.join()}}'::text[])`
