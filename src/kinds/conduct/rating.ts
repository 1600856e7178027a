import { telling } from '../common/fields.ts'
import { inFuture, isProtected, notTriedEnough } from '../common/questions.ts'
import { choice, day, instant, maybe, reference, says, toldWords, words } from '../says.ts'
import { chiefs, holds, move, only } from './asks.ts'
import { mendings } from './mending.ts'
import { faults } from './openings.ts'

const verdict = choice('substantiated', 'partly', 'unsubstantiated')

/** A bad rating: heard out, put right, and looked at again by whoever gave it. */
export const rating = {
  /** The chief hears her out, unless the chief was the handler. */
  callRater: move({
    from: ['received'],
    to: 'concluded',
    by: chiefs,
    says: says({ calledAt: instant(), callNo: reference(), conclusion: verdict, theirWords: maybe(words(1000)) }),
    refuse: { ...only('rating'), 'in-future': (seen, { calledAt }) => inFuture(seen, calledAt) },
    change: (seen, { conclusion }) => ({
      ...seen.details,
      conclusion,
      concludedAt: seen.at,
      concludedBy: seen.by.id,
    }),
    counts: 'told',
    outcome: ({ conclusion }) => conclusion,
    decides: true,
    law: '国办发〔2019〕51号；GB/T 39734—2020',
  }),
  concludeUnreached: move({
    from: ['received'],
    to: 'concluded',
    by: chiefs,
    says: says({ conclusion: verdict, because: choice('contact_failed', 'moved_away', 'anonymous') }),
    refuse: {
      ...only('rating'),
      'not-tried-enough': notTriedEnough,
      'silence-does-not-close': isProtected,
    },
    change: (seen, { conclusion }) => ({
      ...seen.details,
      conclusion,
      concludedAt: seen.at,
      concludedBy: seen.by.id,
    }),
    outcome: ({ conclusion }) => conclusion,
    decides: true,
  }),
  /** Mended, and the one who rated it has looked again. */
  setRight: move({
    from: ['concluded'],
    to: 'corrected',
    by: chiefs,
    says: says({
      done: mendings,
      doneAt: instant(),
      ...telling,
      confirmed: choice('signature', 'code', 'call'),
      receipt: reference(),
    }),
    refuse: {
      ...only('rating'),
      'nothing-to-correct': seen => !holds(seen),
      'in-future': (seen, { doneAt, toldAt }) => inFuture(seen, doneAt) || inFuture(seen, toldAt),
    },
    change: seen => ({ ...seen.details, correctedBy: seen.by.id }),
    counts: 'told',
    tells: ['putRight'],
    papers: ['correctionNote'],
    decides: true,
  }),
  /** It cannot be mended yet: why, and by which day. The old promise stays as it was (R23). */
  explainDelay: move({
    from: ['concluded'],
    by: chiefs,
    says: says({
      why: choice('other_body', 'equipment_ordered', 'people_short', 'rule_above'),
      newDay: day(),
      explained: maybe(toldWords(500)),
      ...telling,
    }),
    refuse: {
      ...only('rating'),
      'nothing-to-correct': seen => !holds(seen),
      'day-ahead': (seen, { newDay }) => newDay <= seen.today,
      'in-future': (seen, { toldAt }) => inFuture(seen, toldAt),
    },
    change: (seen, { newDay }) => ({ ...seen.details, newDay }),
    counts: 'told',
    tells: ['newDay'],
    decides: true,
  }),
  /** She says on the telephone that it is about the officer: then it is for inspection (R25). */
  passToInspection: move({
    from: ['received', 'concluded'],
    to: 'transferred',
    by: ['station_chief', 'county_officer'],
    says: says({ text: words(), fault: choice(...faults), ...telling }),
    refuse: { ...only('rating'), 'in-future': (seen, { toldAt }) => inFuture(seen, toldAt) },
    counts: 'told',
    outcome: 'to_inspection',
    tells: ['passedToInspection'],
    opens: [
      {
        kind: 'conduct',
        move: 'complain',
        as: 'complaint',
        says: ({ details }, { text, fault }) => ({
          text,
          fault,
          ...(details.about && { about: details.about }),
          ...(details.handler && { complained: details.handler }),
        }),
      },
    ],
    decides: true,
  }),
}
