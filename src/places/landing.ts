import { dayOf } from '../clock/zone.ts'
import type { Db } from '../platform/db.ts'
import { Refusal } from '../platform/refusal.ts'
import { findPlace, type Where } from './find-place.ts'
import { headsOf, inspectionFor, isFree, isOn, unitsUpward } from './taking.ts'
import { type Shifts, type Unit, type WhoAnswers, whoAnswers } from './who-answers.ts'
import { type Why, why } from './why.ts'

export type Landing = {
  unitId: string
  unitPath: string
  beatId: string | null
  ownerId: string
  village: string | null
  /** The edition of who answers for what, on which this rests. */
  edition: number
  /** "Why with me", for the owner. */
  why: Why
}

/**
 * With whom a matter lands: the officer of the beat, who stands in for them, who is on duty at the desk, the head of the
 * unit; then the same one unit up. A named person always, and never one of `avoid`. Asks nothing of the database when warm.
 *
 * Refuses by name: `unknown-village`, `village-of-another-city`, `unknown-place-code`, `outside-city`, `bad-point`,
 * `unknown-unit`, `no-place-given` (422); `nobody-to-land-with` (503), where the bureau has nobody at all.
 */
export async function landingFor(
  db: Db,
  bureauId: number,
  where: Where,
  at: Date,
  avoid: readonly string[] = [],
): Promise<Landing> {
  const known = await whoAnswers(db, bureauId)
  return landingAmong(known, await known.shiftsAt(at), where, at, avoid)
}

/** The same without waiting: from what is known, and who is on duty that month. */
export function landingAmong(
  known: WhoAnswers,
  shifts: Shifts,
  where: Where,
  at: Date,
  avoid: readonly string[] = [],
): Landing {
  const { village, beat, unit, near } = findPlace(known, where)
  const day = dayOf(at, known.tz)
  const free = (staffId: string, inUnit: string) => isFree(known, { staffId, unitId: inUnit, day, avoid })
  const landing = (unit: Unit, ownerId: string, reason: Why): Landing => ({
    unitId: unit.id,
    unitPath: unit.path,
    beatId: beat?.id ?? null,
    ownerId,
    village,
    edition: known.edition,
    why: reason,
  })
  const place = village ? known.places.get(village)!.short : null

  if (beat) {
    const holders = beat.holders.filter(holder => isOn(day, holder) && free(holder.staffId, unit.id))
    const own = holders.find(({ standIn }) => !standIn)
    if (own) return landing(unit, own.staffId, why('beat', { place, near, beat: beat.name }))
    const other = holders[0]
    if (other) return landing(unit, other.staffId, why('stand-in', { place, near, beat: beat.name }))
  }

  const upward = unitsUpward(known, unit)
  for (const [steps, asked] of upward.entries()) {
    const about = { place, beat: beat?.name, near, unit, up: steps > 0 }
    const onDuty = (shifts.get(asked.id) ?? []).find(
      ({ staffId, from, to }) => from <= at.getTime() && at.getTime() < to && free(staffId, asked.id),
    )
    if (onDuty) return landing(asked, onDuty.staffId, why('desk', about))
    const head = headsOf(known, asked, day).find(({ staffId }) => free(staffId, asked.id))
    if (head) return landing(asked, head.staffId, why(asked.sort === 'inspection' ? 'inspection' : 'chief', about))
  }
  // Everybody is away: then it waits with a head by name rather than with nobody.
  for (const asked of upward) {
    const head = headsOf(known, asked, day).find(({ staffId }) => !avoid.includes(staffId))
    if (head) return landing(asked, head.staffId, why('chief-though-away', { place, near, unit, up: false }))
  }
  throw new Refusal(503, 'nobody-to-land-with')
}

/** The inspection that looks into a complaint about this unit: its id, to land there. Undefined where there is none. */
export async function inspectionOf(db: Db, bureauId: number, unitId: string): Promise<string | undefined> {
  const known = await whoAnswers(db, bureauId)
  const unit = known.units.get(unitId)
  if (!unit) throw new Refusal(422, 'unknown-unit')
  return inspectionFor(known, unit)?.id
}
