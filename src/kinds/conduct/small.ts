import { telling } from '../common/fields.ts'
import { inFuture } from '../common/questions.ts'
import { crew } from '../posts.ts'
import { choice, instant, reference, says, staff } from '../says.ts'
import { inLane } from './apart.ts'
import { type At, chiefs, counter, move, only } from './asks.ts'

/** Doors, telephones, hours, lists and names, each answered by its own step; and praise, passed on. */
export const small = {
  greet: move({
    from: ['received'],
    to: 'answered',
    by: crew,
    says: says({ greetedAt: instant(), greeted: choice('ticket', 'in_person') }),
    refuse: { ...forTrouble('waiting'), 'in-future': (seen, { greetedAt }) => inFuture(seen, greetedAt) },
    counts: 'told',
  }),
  callBack: move({
    from: ['received'],
    to: 'answered',
    by: [...counter],
    says: says({ missedAt: instant(), calledBackAt: instant(), how: choice('phone', 'in_person') }),
    refuse: {
      ...forTrouble('could_not_reach'),
      'in-future': (seen, { calledBackAt }) => inFuture(seen, calledBackAt),
      'call-back-after-the-call': (_seen, { missedAt, calledBackAt }) =>
        Date.parse(calledBackAt) < Date.parse(missedAt),
    },
    counts: 'told',
  }),
  fixTime: move({
    from: ['received'],
    to: 'answered',
    by: [...counter],
    says: says({ appointmentNo: reference(), slot: instant(), ...telling }),
    refuse: {
      ...forTrouble('other_hours'),
      'in-future': (seen, { toldAt }) => inFuture(seen, toldAt),
      'day-ahead': (seen, { slot }) => Date.parse(slot) <= Date.parse(seen.at),
    },
    counts: 'told',
    tells: ['appointment'],
  }),
  giveList: move({
    from: ['received'],
    to: 'answered',
    by: [...counter],
    says: says({ listNo: reference(), givenAt: instant(), how: choice('in_person', 'message', 'letter') }),
    refuse: { ...forTrouble('papers_missing'), 'in-future': (seen, { givenAt }) => inFuture(seen, givenAt) },
    counts: 'told',
    law: '公安派出所出具证明“五个一律”：一次性告知',
  }),
  nameContact: move({
    from: ['received'],
    to: 'answered',
    by: [...counter],
    says: says({ firstContactNo: reference(), handler: staff(), phoneGiven: reference(), ...telling }),
    refuse: {
      ...forTrouble('nobody_in_charge'),
      'in-future': (seen, { toldAt }) => inFuture(seen, toldAt),
      'unknown-colleague': (seen, { handler }) => seen.colleague(handler) === undefined,
    },
    change: (seen, { handler }) => ({ ...seen.details, handler }),
    counts: 'told',
    law: '公安派出所出具证明“五个一律”：首接负责',
  }),

  passOn: move({
    from: ['received'],
    to: 'answered',
    by: chiefs,
    says: says({
      praised: staff(),
      passedAt: instant(),
      passedHow: choice('in_person', 'in_writing', 'at_roll_call'),
      ...telling,
    }),
    refuse: {
      ...only('praise'),
      'in-future': (seen, { passedAt, toldAt }) => inFuture(seen, passedAt) || inFuture(seen, toldAt),
      'unknown-colleague': (seen, { praised }) => seen.colleague(praised) === undefined,
      'not-to-oneself': (seen, { praised }) => praised === seen.by.id,
    },
    change: (seen, { praised }) => ({ ...seen.details, praised }),
    counts: 'told',
    outcome: 'passed_on',
    tells: ['praise', 'praisePassed'],
    papers: ['passedOnNote'],
  }),
}

function forTrouble(trouble: string) {
  return { 'other-trouble': (seen: At) => !inLane(seen, 'small') || seen.details.trouble !== trouble }
}
