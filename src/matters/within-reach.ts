import type { Kind, Seen } from '../kinds/kind.ts'
import { landingAmong } from '../places/landing.ts'
import { inspectionFor, isOn } from '../places/taking.ts'
import type { Unit } from '../places/who-answers.ts'
import { topOf } from '../places/who-answers.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Knowledge } from './knowledge.ts'
import type { Matter } from './matter.ts'
import { holdersUpward, recipientsOf } from './recipients.ts'
import { mayHear } from './who-hears.ts'

export type Recipient = { readonly role: string; readonly recipient: string }

/**
 * Who hears of a rung (kind.ts, `Rung.to`): somebody who is here that day and can act. Whoever is away is stood in for;
 * where all of a post are away, those of the next unit up. Nobody who is barred from the matter (R25), nobody whom its
 * protection keeps from it (R26).
 */
export function withinReach(know: Knowledge, kind: Kind, after: Seen, matter: Matter, to: string): Recipient[] {
  const { known } = know
  if (to === 'person') {
    const roles = (kind.notices['late']?.to ?? ['reporter']).filter(role => mayHear(kind, after, role, 'late'))
    return recipientsOf(know, kind, after, matter, roles)
  }
  const isHere = (id: string) =>
    know.personOn(id, after.today) !== undefined && !known.away.get(id)?.some(days => isOn(after.today, days))
  const isFree = (id: string) => {
    const colleague = after.colleague(id)
    return isHere(id) && !(colleague && kind.barred?.(after, colleague))
  }
  if (to === 'owner' || to === 'owner+stand-in') {
    const owner = isHere(matter.ownerId) ? [{ role: 'owner', recipient: matter.ownerId }] : []
    if (owner.length > 0 && to === 'owner') return owner
    const other = standInFor(know, kind, after, matter)
    return [...owner, ...(other === undefined ? [] : [{ role: 'stand-in', recipient: other }])]
  }
  const unit = known.units.get(matter.unitId)
  if (!unit) return []
  const [post, from] = to === 'city_inspection' ? ['head_inspector', cityInspection(know, unit)] : [to, unit]
  const role = to === 'city_inspection' ? 'head_inspector' : to
  const here = from ? holdersUpward(known, from, post, after.today, isFree) : []
  // Nobody who holds it is here: it stays addressed to the post.
  return here.length > 0 ? here.map(recipient => ({ role, recipient })) : [{ role, recipient: role }]
}

/** Who has it meanwhile: whoever it would land with if its owner were not there. Behind a wall, only along its line. */
export function standInFor(know: Knowledge, kind: Kind, after: Seen, matter: Matter): string | undefined {
  const { known, shifts } = know
  // R28: seen by its owner and the chief alone.
  if (matter.wall === 'owner') return headAmong(know, after, matter)
  const where = matter.village && matter.wall !== 'inspection' ? { village: matter.village } : { unit: matter.unitId }
  const avoid = [matter.ownerId]
  for (;;) {
    let found: string
    try {
      found = landingAmong(known, shifts, where, new Date(after.at), avoid).ownerId
    } catch (error) {
      if (error instanceof Refusal && error.code === 'nobody-to-land-with') return undefined
      throw error
    }
    const colleague = after.colleague(found)
    if (!(colleague && kind.barred?.(after, colleague))) return found
    avoid.push(found)
  }
}

function headAmong({ known }: Knowledge, after: Seen, matter: Matter): string | undefined {
  const unit = known.units.get(matter.unitId)
  const chiefs = unit ? holdersUpward(known, unit, 'station_chief', after.today) : []
  return chiefs.find(id => id !== matter.ownerId)
}

/** The inspection of the bureau itself, above that of a county. */
function cityInspection({ known }: Knowledge, unit: Unit): Unit | undefined {
  const root = topOf(known)
  return root ? (inspectionFor(known, root) ?? inspectionFor(known, unit)) : undefined
}
