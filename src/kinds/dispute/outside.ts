import { telling } from '../common/fields.ts'
import { untold } from '../common/questions.ts'
import { choice, instant, office, reference, says, yes, yesNo } from '../says.ts'
import { type At, move, outsideNow, police, protectFirst, timeGate } from './gates.ts'
import { termsGate, termsOf, termsSaid } from './settling.ts'

/** To whom it goes, by name of the body, with their own receipt: never "go and ask there" (M27). */
const warmly = {
  toBody: office(),
  theirPhone: reference(),
  handoverNo: reference(),
  theirReceipt: reference(),
  ...telling,
}

/** Lanes C and D: somebody else has it now, and we ask back. */
export const outside = {
  handToMediators: move({
    from: ['triaged'],
    to: 'handed_over',
    by: [...police, 'mediator'],
    says: says({ ...warmly, through: choice('village_mediators', 'town_mediators', 'three_offices') }),
    refuse: {
      'in-future': timeGate('toldAt'),
      'other-lane': ({ details }) => details.lane !== 'C',
      'protect-first': protectFirst,
    },
    change: seen => ({ ...seen.details, handedAt: seen.at }),
    counts: 'told',
    outcome: 'handed_over',
    tells: ['handedOver'],
    papers: ['handoverSlip'],
    decides: true,
    law: '人民调解法 17、18',
  }),
  passOn: move({
    from: ['triaged'],
    to: 'passed_on',
    by: [...police, 'mediator'],
    says: says({
      ...warmly,
      whither: choice('court', 'labour_office', 'land_office', 'market_office', 'housing_office', 'hotline_12345'),
      rightToSue: yes(),
    }),
    refuse: {
      'in-future': timeGate('toldAt'),
      'other-lane': ({ details }) => details.lane !== 'D',
      'protect-first': protectFirst,
    },
    change: seen => ({ ...seen.details, handedAt: seen.at }),
    counts: 'told',
    outcome: 'passed_on',
    tells: ['handedOver'],
    papers: ['handoverSlip'],
    decides: true,
    law: '国办发〔2022〕12号；人民调解法 18',
  }),
  /** 转了不算完: how is it going there; where nobody has taken it up, we ask again (M28). */
  askBack: move({
    from: outsideNow,
    by: [...police, 'mediator', 'auxiliary'],
    says: says({
      recordNo: reference(),
      askedAt: instant(),
      theirAnswer: choice('settled', 'being_worked', 'nobody_has_it', 'not_settled', 'in_court'),
    }),
    refuse: { 'in-future': timeGate('askedAt'), 'protect-first': protectFirst },
    change: (seen, { askedAt, theirAnswer }) => ({ ...seen.details, askedBackAt: askedAt, theirAnswer }),
    tells: ['askedBack'],
    papers: ['askBackRecord'],
  }),
  takeOutsideAgreement: move({
    from: ['handed_over'],
    to: 'agreed',
    by: [...police, 'mediator'],
    says: says({
      agreementNo: reference(),
      signedAt: instant(),
      terms: termsSaid,
      wantsCourt: yesNo(),
    }),
    refuse: { 'in-future': timeGate('signedAt'), 'protect-first': protectFirst, ...termsGate },
    change: (seen, { agreementNo, signedAt, terms, wantsCourt }) => ({
      ...seen.details,
      agreementNo,
      agreedAt: signedAt,
      effectiveAt: signedAt,
      onPaper: true,
      outside: true,
      terms: termsOf(terms),
      ...(wantsCourt && { courtAskedAt: signedAt }),
    }),
    outcome: 'agreed',
    tells: ['agreed'],
    papers: ['peoplesAgreement'],
    decides: true,
    law: '人民调解法 28、31',
  }),
  askForCourt: move({
    from: ['agreed', 'performing'],
    by: ['resident', ...police, 'mediator'],
    says: says({ bothWant: yes() }),
    refuse: {
      'protect-first': protectFirst,
      'not-before-the-mediators': ({ details }) => details.effectiveAt === undefined,
      'asked-already': ({ details }) => details.courtAskedAt !== undefined,
      'thirty-days-over': seen => thirtyDaysOver(seen, seen.at),
    },
    change: seen => ({ ...seen.details, courtAskedAt: seen.at }),
    law: '人民调解法 33',
  }),
  connectCourt: move({
    from: ['agreed', 'performing'],
    by: [...police, 'mediator'],
    says: says({ recordNo: reference(), court: office(), appliedAt: instant(), bothThere: yes() }),
    refuse: {
      'in-future': timeGate('appliedAt'),
      'protect-first': protectFirst,
      'not-before-the-mediators': ({ details }) => details.effectiveAt === undefined,
      'thirty-days-over': (seen, { appliedAt }) => thirtyDaysOver(seen, appliedAt),
    },
    change: (seen, { appliedAt }) => ({ ...seen.details, courtAt: appliedAt }),
    tells: ['court'],
    papers: ['courtRecord'],
    law: '人民调解法 33',
  }),
  /** What others have in hand is closed when we have asked back and they have it, or have ended it. */
  closeOutside: move({
    from: outsideNow,
    to: 'closed',
    by: police,
    says: says({}),
    refuse: {
      untold,
      'protect-first': protectFirst,
      'ask-back-first': ({ details }) => details.askedBackAt === undefined,
      'nobody-has-it': ({ details }) => details.theirAnswer === 'nobody_has_it',
    },
    tells: ['closed'],
    decides: true,
  }),
}

/** 人民调解法 33: both together, within thirty days of the agreement taking effect. */
function thirtyDaysOver(seen: At, at: string): boolean {
  const { effectiveAt } = seen.details
  const joint = { value: Number(seen.law('court-joint-days')), unit: 'day' } as const
  return effectiveAt !== undefined && Date.parse(at) >= Date.parse(seen.endOf!(effectiveAt, joint))
}
