import type { Schema } from '../../forms/field-of.ts'
import type { MatterShown } from '../../ui/wire.ts'

/** Of slips that a round makes itself. */
const ours = ['summaryNo', 'checklistNo', 'problemsNo', 'recordNo', 'listNo', 'visitNo']

/**
 * The numbers that a round asks for and has itself: its own code for each slip that ends it, and for the consent to a visit how the wish
 * begins on the list. Nobody thinks one up at a door; they may be changed.
 */
export function ownNumbers(
  { kind, printed, details }: Pick<MatterShown, 'kind' | 'printed' | 'details'>,
  says: Schema,
) {
  if (kind !== 'round') return {}
  const asked = says['properties'] ?? {}
  const numbers: Record<string, string> = {}
  for (const name of ours) if (asked[name]) numbers[name] = printed.replace(/\s+/g, '-')
  const wish: string | undefined = details['visit']
  if (asked['consentNo'] && wish) numbers['consentNo'] = wish.slice(0, 8).toUpperCase()
  return numbers
}
