import { dayOf } from '../clock/zone.ts'
import type { Kind, Seen } from '../kinds/kind.ts'
import type { Where } from '../places/find-place.ts'
import { type Landing, landingAmong } from '../places/landing.ts'
import { headsOf, inspectionFor, isFree, unitsUpward } from '../places/taking.ts'
import type { Unit } from '../places/who-answers.ts'
import { topOf } from '../places/who-answers.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Knowledge } from './knowledge.ts'

/** Where it would go by its place alone, barring nobody: enough to ask the rules. Without any place: the bureau. */
export function placed(know: Knowledge, kind: Kind, where: Where, at: number): Landing {
  const nowhere = Object.values(where).every(one => one === undefined)
  const root = nowhere && kind.lands ? topOf(know.known) : undefined
  return landingAmong(know.known, know.shifts, root ? { unit: root.id } : where, new Date(at))
}

/** With whom it lands: as its kind says, else with whoever answers for the place; never with somebody barred from it (R25). */
export function land(know: Knowledge, kind: Kind, after: Seen, { place, where, at }: Asked): Landing {
  const avoid: string[] = []
  const isBarred = (id: string) => {
    const colleague = after.colleague(id)
    return colleague !== undefined && kind.barred?.(after, colleague) === true
  }
  for (;;) {
    const landing = independent(() => tried(know, kind, after, { place, where, at }, avoid), avoid)
    if (!isBarred(landing.ownerId)) return { ...landing, village: place.village }
    avoid.push(landing.ownerId)
  }
}

/** Where all who are left are barred, it is said to whom to turn: `nobody-independent` (422). */
function independent(find: () => Landing, avoid: readonly string[]): Landing {
  try {
    return find()
  } catch (error) {
    const nobody = error instanceof Refusal && error.code === 'nobody-to-land-with' && avoid.length > 0
    throw nobody ? new Refusal(422, 'nobody-independent') : error
  }
}

type Asked = { place: Landing; where: Where; at: number }

function tried(know: Knowledge, kind: Kind, after: Seen, { place, where, at }: Asked, avoid: string[]): Landing {
  const { known, shifts, personOn } = know
  const wish = kind.lands?.(after)
  const now = new Date(at)
  if (!wish) return avoid.length === 0 ? place : landingAmong(known, shifts, where, now, avoid)
  const theirs = wish.of === null ? undefined : personOn(wish.of, after.today)?.posts[0]?.unitId
  const unit = known.units.get(theirs ?? place.unitId)!
  if (wish.with === 'chief') return withChief(know, unit, at, avoid)
  const inspection = inspectionFor(known, unit)
  return landingAmong(known, shifts, { unit: (inspection ?? unit).id }, now, avoid)
}

/** The head of the unit, else of the one above; somebody who is here, if anybody is. */
function withChief({ known, tz }: Knowledge, unit: Unit, at: number, avoid: readonly string[]): Landing {
  const day = dayOf(new Date(at), tz)
  const upward = unitsUpward(known, unit)
  const heads = upward.flatMap(one => headsOf(known, one, day).map(({ staffId }) => ({ one, staffId })))
  const left = heads.filter(({ staffId }) => !avoid.includes(staffId))
  const found = left.find(({ one, staffId }) => isFree(known, { staffId, unitId: one.id, day, avoid })) ?? left[0]
  if (!found) throw new Refusal(503, 'nobody-to-land-with')
  const { id: unitId, path: unitPath } = found.one
  return {
    unitId,
    unitPath,
    beatId: null,
    ownerId: found.staffId,
    village: null,
    edition: known.edition,
    why: forTheChief,
  }
}

const forTheChief: Landing['why'] = {
  code: 'chief',
  words: { zh: '这类事由单位领导亲自办。', en: 'Things of this kind are for the head of the unit.' },
}
