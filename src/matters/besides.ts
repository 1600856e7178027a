import { dayOf } from '../clock/zone.ts'
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
