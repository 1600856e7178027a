import { crew, fork, inFuture, isProtected, isTold, notTriedEnough, telling } from '../common.ts'
import {
  choice,
  day,
  evidence,
  instant,
  maybe,
  otherMatter,
  reference,
  says,
  staff,
  toldWords,
  words,
} from '../says.ts'
import { concluderOf, inLane, reviewedAbove, underInspection } from './apart.ts'
import { type At, chiefs, counter, holds, inspection, move, only, owedWord, since } from './asks.ts'
import type { Details, State } from './details.ts'
import { faults } from './openings.ts'

const mendings = choice('apology', 'talk', 'training', 'roster', 'procedure', 'equipment', 'place', 'replaced')
const verdict = choice('substantiated', 'partly', 'unsubstantiated')

/** What is done about a conclusion, a bad rating, a small fault or praise. */
export const mending = {
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

  /** At the station: what a complaint or a check has found is put right. */
  correct: move({
    from: ['concluded', 'answered'],
    to: 'corrected',
    by: chiefs,
    says: says({ correctionNo: reference(), done: mendings, doneAt: instant(), photos: maybe(evidence()) }),
    refuse: {
      ...only('complaint', 'finding', 'rating'),
      'nothing-to-correct': seen => !holds(seen),
      // Whoever could be reached looks again at what was mended: setRight.
      'ask-them-again': seen => inLane(seen, 'rating') && isTold(seen),
      'answer-first': seen => inLane(seen, 'complaint') && seen.state === 'concluded',
      'disclose-first': seen => inLane(seen, 'complaint') && seen.details.disclosedAt === undefined,
      'not-by-oneself': seen => [seen.details.complained, seen.details.handler].includes(seen.by.id),
      'in-future': (seen, { doneAt }) => inFuture(seen, doneAt),
    },
    change: seen => ({ ...seen.details, correctedBy: seen.by.id }),
    papers: ['correctionNote'],
    decides: true,
    law: '公安机关督察条例 9、11',
  }),
  recheck: move({
    from: ['corrected'],
    to: 'rechecked',
    by: inspection,
    says: says({
      recheckNo: reference(),
      recheckedAt: instant(),
      lookedAt: choice('correction_note', 'photos', 'on_the_spot'),
    }),
    refuse: {
      ...only('complaint', 'finding'),
      'not-by-who-corrected': seen => seen.details.correctedBy === seen.by.id,
      'in-future': (seen, { recheckedAt }) => inFuture(seen, recheckedAt),
    },
    tells: ['putRight'],
    decides: true,
    law: '公安机关督察条例 9、11',
  }),
  sendBack: move({
    from: ['corrected'],
    to: fork<State, Details, unknown>(['answered', 'concluded'], seen =>
      inLane(seen, 'complaint') ? 'answered' : 'concluded',
    ),
    by: inspection,
    says: says({ recheckNo: reference(), recheckedAt: instant(), still: choice('not_done', 'half_done', 'came_back') }),
    refuse: {
      ...only('complaint', 'finding'),
      'not-by-who-corrected': seen => seen.details.correctedBy === seen.by.id,
      'in-future': (seen, { recheckedAt }) => inFuture(seen, recheckedAt),
    },
    tells: ['toCorrect', 'found'],
    decides: true,
  }),
  close: move({
    from: ['concluded', 'answered', 'corrected', 'rechecked'],
    to: 'closed',
    by: [...new Set([...counter, ...chiefs])],
    says: says({ lesson: maybe(choice('words', 'signs', 'hours', 'roster', 'forms', 'nothing')) }),
    refuse: {
      untold: owedWord,
      'answer-first': seen => inLane(seen, 'complaint', 'review') && seen.state === 'concluded',
      'correct-first': seen =>
        holds(seen) && !inLane(seen, 'review') && (seen.state === 'concluded' || seen.state === 'answered'),
      'recheck-first': seen => inLane(seen, 'complaint', 'finding') && seen.state === 'corrected',
      'not-a-worker': seen => !underInspection(seen) && !inLane(seen, 'small') && !isChief(seen),
    },
    tells: ['closed'],
    decides: true,
  }),

  /** The officer asks for another look. */
  askReview: move({
    from: ['concluded', 'answered', 'corrected', 'rechecked', 'closed'],
    by: [...crew, ...inspection, 'county_officer', 'city_officer'],
    says: says({ ground: choice('facts', 'recording', 'malicious', 'procedure', 'too_heavy'), text: words() }),
    refuse: {
      ...only('complaint', 'rating'),
      'not-the-officer': seen => ![seen.details.complained, seen.details.handler].includes(seen.by.id),
      'not-disclosed-yet': seen => underInspection(seen) && seen.details.disclosedAt === undefined,
      'review-by-the-province': reviewedAbove,
      'review-asked-already': seen => seen.details.reviews.includes('officer'),
      'too-late-for-review': seen => since(seen, seen.details.concludedAt) > Number(seen.law('officer-review-days')),
    },
    change: seen => ({ ...seen.details, reviews: [...seen.details.reviews, 'officer'] }),
    opens: [
      {
        kind: 'conduct',
        move: 'review',
        as: 'review',
        says: (seen, { ground, text }) => ({
          of: seen.id,
          ground,
          text,
          ...(seen.details.concludedBy && { concludedBy: seen.details.concludedBy }),
        }),
      },
    ],
    law: '国办发〔2019〕51号：申诉复核机制',
  }),
  /** The level above whoever concluded it: of a review, that above the reviewer, and then no further. */
  appealAbove: move({
    from: ['answered', 'corrected', 'rechecked', 'closed'],
    by: ['resident'],
    says: says({ text: words() }),
    refuse: {
      ...only('complaint', 'rating', 'review'),
      'no-further-review': seen => inLane(seen, 'review') && seen.details.level !== 'first',
      'review-by-the-province': reviewedAbove,
      'review-asked-already': seen => seen.details.reviews.includes('resident'),
      'too-late-for-review': seen =>
        since(seen, seen.details.answeredAt ?? seen.details.concludedAt) > Number(seen.law('petition-review-ask-days')),
    },
    change: seen => ({ ...seen.details, reviews: [...seen.details.reviews, 'resident'] }),
    opens: [
      {
        kind: 'conduct',
        move: 'appeal',
        as: 'review',
        says: (seen, { text }) => ({
          of: seen.id,
          level: inLane(seen, 'review') ? 'second' : 'first',
          text,
          ...(concluderOf(seen) && { concludedBy: concluderOf(seen) }),
          ...(seen.details.complained && { complained: seen.details.complained }),
        }),
      },
    ],
    law: '信访工作条例 35、36：收到书面答复之日起三十日内请求复查，再三十日内请求复核',
  }),
  /** A review has changed the conclusion: it is looked into again. */
  resume: move({
    from: ['answered', 'corrected', 'rechecked', 'closed'],
    to: 'investigating',
    by: inspection,
    says: says({ of: otherMatter(), orderNo: reference() }),
    refuse: only('complaint'),
    counts: 'reopened',
    tells: ['reopened'],
    decides: true,
    onlineOnly: true,
  }),

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

function isChief(seen: At): boolean {
  return seen.by.posts.some(post => (chiefs as readonly string[]).includes(post))
}
