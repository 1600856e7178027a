import { dayOf } from '../clock/zone.ts'
import type { House } from '../house.ts'
import { noteCheck } from '../places/premises.ts'
import type { SlotSort } from '../places/slots.ts'
import { withdrawVisit } from '../places/visits.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Hands } from './answer.ts'
import type { Matter } from './matter.ts'
import { noOf } from './record.ts'
import { shelfOf } from './shelf.ts'

type Done = { house: Hands; matter: Matter; says: Record<string, any>; tz: string }

const giveBack = ({ house, matter }: Done) => shelfOf(house).releaseSlot(matter.bureauId, matter.id)

/**
 * What a move does besides, in the rooms of places, once it is recorded: the kinds know no database. Each of them may be
 * done again and changes nothing more.
 */
const afterwards: Record<string, Record<string, (done: Done) => Promise<unknown>>> = {
  round: {
    seePlace: async ({ house, matter, says, tz }) => {
      const day = dayOf(says['seenAt'], tz)
      try {
        await noteCheck(house.db, matter.bureauId, { id: says['place'], day, roundId: matter.id })
      } catch (error) {
        // A round may name a place that is on no list of ours.
        if (!(error instanceof Refusal && error.code === 'no-such-premises')) throw error
      }
    },
    withdrawConsent: ({ house, matter }) =>
      withdrawVisit(house.db, matter.bureauId, String(matter.details['visit']), house.now()),
  },
  service: {
    offerSlot: giveBack,
    anotherTime: giveBack,
    comeIn: giveBack,
    withdraw: giveBack,
    close: giveBack,
    declineInWriting: giveBack,
    acceptAtHome: giveBack,
  },
}

/** @param matter as it was before the move */
export async function doBesides(done: Done, move: string): Promise<void> {
  const ofKind = afterwards[done.matter.kind]
  if (ofKind && Object.hasOwn(ofKind, move)) await ofKind[move]!(done)
}

/** Nobody who still acts takes so long between taking a place and recording it. */
const LAPSES = 5 * 60_000

/**
 * Whoever was stopped between taking a place (`withSlot`) and recording the move took it for nobody: gives those back, of hours
 * still to come. Answers how many.
 */
export async function releaseUnrecorded({ pool, now }: Pick<House, 'pool' | 'now'>): Promise<number> {
  const { rows } = await pool.query(
    `with gone as (
       delete from slot_taken t where from_at > $1 and taken_at < $2 and not exists (
         select from entry e where e.bureau_id = t.bureau_id and e.matter_id = t.matter_id
           and e.move = 'confirmSlot' and e.recorded_at >= t.taken_at - make_interval(secs => $3))
       returning bureau_id, unit_id, sort, from_at
     ), back as (
       select bureau_id, unit_id, sort, from_at, count(*)::int as n from gone group by 1, 2, 3, 4
     ), freed as (
       update slot s set taken = s.taken - back.n from back
       where s.bureau_id = back.bureau_id and s.unit_id = back.unit_id and s.sort = back.sort and s.from_at = back.from_at
     )
     select count(*)::int as n from gone`,
    [now(), new Date(now().getTime() - LAPSES), LAPSES / 1000],
  )
  return rows[0].n
}

/**
 * Records a move that needs one of so many places at an hour: it is taken before, and given back where nothing was
 * recorded. Units that keep no such hours give as many as they like. Refuses `slot-full` (409).
 */
export async function withSlot<T>(house: Hands, matter: Matter, move: string, record: () => Promise<T>): Promise<T> {
  const from = matter.details['slotFrom']
  if (matter.kind !== 'service' || move !== 'confirmSlot' || typeof from !== 'string') return record()
  const sort: SlotSort = matter.details['place'] === 'home' ? 'home' : 'window'
  const key = { unitId: matter.unitId, sort, from: new Date(from) }
  const took = await shelfOf(house).takeSlot(matter.bureauId, key, matter.id, house.now())
  if (took === 'full') throw new Refusal(409, 'slot-full')
  try {
    return await record()
  } catch (error) {
    if (took === 'taken' && noOf(error)) await shelfOf(house).releaseSlot(matter.bureauId, matter.id)
    throw error
  }
}
