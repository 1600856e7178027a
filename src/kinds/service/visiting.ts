import { telling } from '../common/fields.ts'
import { beforeOpened } from '../common/questions.ts'
import { fork } from '../kind.ts'
import { crew } from '../posts.ts'
import { instant, says } from '../says.ts'
import { asking } from './asking.ts'
import type { Details, State } from './details.ts'
import { anyone, happened, inLane, move } from './gates.ts'

const slot = { slotFrom: instant(), slotTo: instant() }

/** 上门、预约: an hour offered, confirmed, arrived, done. */
export const visitingMoves = {
  offerSlot: move({
    from: ['asked', 'told_once', 'slot_offered', 'booked_home_visit', 'booked_window'],
    to: 'slot_offered',
    by: crew,
    says: says({ ...slot, how: telling.how, toldAt: instant() }),
    refuse: {
      ...inLane('visit'),
      ...happened('toldAt'),
      'slot-over': (seen, { slotFrom }) => Date.parse(slotFrom) <= Date.parse(seen.at),
      'slot-backwards': (_seen, { slotFrom, slotTo }) => Date.parse(slotTo) <= Date.parse(slotFrom),
    },
    change: (seen, { slotFrom, slotTo }) => ({ ...seen.details, slotFrom, slotTo }),
    tells: ['slotOffered'],
  }),
  confirmSlot: move({
    from: ['slot_offered'],
    to: fork<State, Details, unknown>(['booked_home_visit', 'booked_window'], ({ details }) =>
      details.place === 'home' ? 'booked_home_visit' : 'booked_window',
    ),
    by: anyone,
    says: says({ confirmedAt: instant(), asked: asking }),
    refuse: {
      ...inLane('visit'),
      ...happened('confirmedAt'),
      'slot-over': seen => Date.parse(seen.details.slotFrom ?? seen.at) <= Date.parse(seen.at),
    },
    tells: ['slotConfirmed'],
  }),
  anotherTime: move({
    from: ['slot_offered', 'booked_home_visit', 'booked_window'],
    to: 'asked',
    by: anyone,
    says: says({ asked: asking }),
    refuse: { ...inLane('visit') },
    change: ({ details: { slotFrom: _from, slotTo: _to, ...rest } }) => rest,
    tells: ['anotherTime'],
  }),
  arrive: move({
    from: ['booked_home_visit', 'booked_window'],
    to: 'arrived',
    by: crew,
    says: says({ arrivedAt: instant() }),
    refuse: {
      ...inLane('visit'),
      ...happened('arrivedAt'),
      'before-opened': (seen, { arrivedAt }) => beforeOpened(seen, arrivedAt),
    },
  }),
}
