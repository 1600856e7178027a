import { addDays } from '../../clock/day.ts'
import { telling } from '../common/fields.ts'
import { untold } from '../common/questions.ts'
import { choice, count, day, instant, list, maybe, otherMatter, reference, says, words, yes } from '../says.ts'
import { anew, type State, type Term } from './details.ts'
import { type At, isViolation, mediators, move, police, protectFirst, settled, timeGate } from './gates.ts'
import { intoCase } from './into-case.ts'

const answer = says({ no: count(20, 1), result: choice('done', 'not_done', 'new_day'), newDay: maybe(day()) })
type Answered = readonly { no: number; result: 'done' | 'not_done' | 'new_day'; newDay?: string }[]

/** Each term as both have said it stands: performed, or put off to a day that both accept. */
const checked = (terms: readonly Term[], said: Answered): Term[] =>
  terms.map((term, i) => {
    const one = said.find(({ no }) => no === i + 1)
    if (one?.result === 'done') return { ...term, performed: true }
    return one?.result === 'new_day' && one.newDay !== undefined ? { ...term, due: one.newDay } : term
  })

/** Not done, no new day agreed, and its day is over. */
const brokenBy = (seen: At, said: Answered): boolean =>
  said.some(({ no, result }) => result === 'not_done' && (seen.details.terms[no - 1]?.due ?? '9999') < seen.today)

function afterCheck(seen: At, { results }: { results: Answered }): State {
  if (brokenBy(seen, results)) return 'breached'
  if (!checked(seen.details.terms, results).every(({ performed }) => performed)) return 'performing'
  return seen.details.followed30At === undefined ? 'performed' : 'follow_30'
}

const followUp = {
  recordNo: reference(),
  partySpokenAt: instant(),
  otherSpokenAt: instant(),
  how: telling.how,
  peace: choice('at_peace', 'cool', 'trouble_again'),
  partyWords: maybe(words(500)),
  otherWords: maybe(words(500)),
}

/** How many days before the month or the three months are full one may look in: within thirty days, says M24, and not on the day of the agreement. */
const LEAD = 7

/** With either of them it was spoken before enough time had gone by to know whether it holds. */
const tooEarly =
  (days: number) =>
  ({ details: { agreedAt } }: At, said: { partySpokenAt: string; otherSpokenAt: string }): boolean => {
    if (agreedAt === undefined) return false
    const from = addDays(agreedAt.slice(0, 10), days - LEAD)
    return [said.partySpokenAt, said.otherSpokenAt].some(at => at.slice(0, 10) < from)
  }

/** After the agreement: copies, terms kept one by one, a look after a month and after three, and what comes up again. */
export const keeping = {
  giveCopies: move({
    from: ['agreed', 'performing', 'performed'],
    to: { next: { agreed: 'performing' } },
    by: [...mediators, 'auxiliary'],
    says: says({ ...telling, copies: count(9, 3), partySigned: yes(), otherSigned: yes() }),
    refuse: {
      'in-future': timeGate('toldAt'),
      'protect-first': protectFirst,
      'nothing-on-paper': ({ details }) => details.onPaper !== true,
    },
    counts: 'told',
    tells: ['copies'],
    papers: ['copiesReceipt'],
    law: '程序规定 184；公通字〔2007〕81号：一式三份',
  }),
  /** Both are asked, apart, on the day (M23). */
  checkPerformance: move({
    from: ['agreed', 'performing'],
    to: { among: ['performing', 'performed', 'follow_30', 'breached'], choose: afterCheck },
    by: [...police, 'mediator'],
    says: says({
      recordNo: reference(),
      partyAskedAt: instant(),
      otherAskedAt: instant(),
      results: list(answer),
    }),
    refuse: {
      'in-future': timeGate('partyAskedAt', 'otherAskedAt'),
      'protect-first': protectFirst,
      'no-such-term': ({ details }, { results }) => results.some(({ no }) => details.terms[no - 1] === undefined),
      'each-term-once': (_seen, { results }) => new Set(results.map(({ no }) => no)).size < results.length,
      'say-of-each-term': ({ details }, { results }) =>
        details.terms.some(({ performed }, i) => !performed && !results.some(({ no }) => no === i + 1)),
      'new-day-needed': (seen, { results }) =>
        results.some(({ result, newDay }) => result === 'new_day' && (newDay === undefined || newDay < seen.today)),
    },
    change: (seen, { results }) => ({ ...seen.details, terms: checked(seen.details.terms, results) }),
    tells: ['performed', 'breached'],
    papers: ['performanceRecord'],
    decides: true,
    law: '治安管理处罚法 9 第二、三款；人民调解法 31',
  }),
  /** Not kept: the act is dealt with by law, and both hear that they may sue. What was civil ends there (治安管理处罚法 9). */
  afterBreach: move({
    from: ['breached'],
    to: { among: ['to_case', 'closed'], choose: seen => (isViolation(seen) ? 'to_case' : 'closed') },
    by: [...police, 'mediator'],
    says: says({ handedNo: reference(), rightToSue: yes(), ...telling }),
    refuse: { 'in-future': timeGate('toldAt'), 'protect-first': protectFirst },
    counts: 'told',
    outcome: 'agreement_broken',
    tells: ['breachHandled'],
    papers: ['handOnRecord'],
    opens: [
      {
        kind: 'case',
        move: 'takeOver',
        as: 'case',
        if: isViolation,
        says: seen => ({ of: seen.id, because: 'agreement_broken' }),
        people: intoCase,
      },
    ],
    decides: true,
    law: '治安管理处罚法 9 第三款；程序规定 185',
  }),
  followUp30: move({
    from: ['agreed', 'performing', 'performed'],
    to: { next: { performed: 'follow_30' } },
    by: [...police, 'mediator'],
    says: says(followUp),
    refuse: {
      'in-future': timeGate('partySpokenAt', 'otherSpokenAt'),
      'protect-first': protectFirst,
      'too-early': tooEarly(30),
    },
    change: (seen, { peace }) => ({ ...seen.details, followed30At: seen.at, troubleAgain: peace === 'trouble_again' }),
    papers: ['followUpRecord'],
  }),
  followUp90: move({
    from: ['performing', 'performed', 'follow_30'],
    to: { next: { follow_30: 'follow_90' } },
    by: [...police, 'mediator'],
    says: says({ ...followUp, conclusion: choice('no_relapse', 'relapse') }),
    refuse: {
      'in-future': timeGate('partySpokenAt', 'otherSpokenAt'),
      'protect-first': protectFirst,
      'thirty-first': ({ details }) => details.followed30At === undefined,
      'too-early': tooEarly(90),
    },
    change: (seen, { conclusion }) => ({
      ...seen.details,
      followed90At: seen.at,
      troubleAgain: conclusion === 'relapse',
    }),
    papers: ['followUpRecord'],
  }),
  close: move({
    from: ['follow_30', 'follow_90'],
    to: 'closed',
    by: police,
    says: says({}),
    refuse: {
      untold,
      'protect-first': protectFirst,
      'ninety-days-first': ({ details }) => details.heat >= 3 && details.followed90At === undefined,
      'trouble-again': ({ details }) => details.troubleAgain === true,
    },
    tells: ['closed'],
    decides: true,
  }),

  /** The same quarrel again: said by a person who has looked, never by likeness alone. */
  confirmRelapse: move({
    from: [...settled, 'closed'],
    to: 'relapsed',
    by: [...police, 'mediator'],
    says: says({
      noticedAt: instant(),
      by: choice('follow_up', 'new_report', 'neighbours_say'),
      of: maybe(otherMatter()),
    }),
    refuse: {
      'in-future': timeGate('noticedAt'),
      'not-of-itself': (seen, { of }) => of === seen.id,
      'which-report': (_seen, { by, of }) => by === 'new_report' && of === undefined,
      'was-never-settled': ({ details }) => details.agreedAt === undefined,
    },
    change: ({ details }, { of }) => ({
      ...details,
      relapses: details.relapses + 1,
      ...(of && { relapseIn: of }),
    }),
    tells: ['relapse'],
    decides: true,
  }),
  takeUpAgain: move({
    from: ['relapsed'],
    to: 'stabilised',
    by: [...police, 'mediator'],
    says: says({ because: words(500) }),
    change: anew,
    counts: 'reopened',
    tells: ['takenUpAgain'],
  }),
  /** The new report has it; here it ends, and the one who came to us knows where it goes on. */
  goOnThere: move({
    from: ['relapsed'],
    to: 'closed',
    by: police,
    says: says({ of: otherMatter(), ...telling }),
    refuse: {
      'in-future': timeGate('toldAt'),
      'not-of-itself': (seen, { of }) => of === seen.id,
      'protect-first': protectFirst,
    },
    change: (seen, { of }) => ({ ...seen.details, relapseIn: of }),
    counts: 'told',
    outcome: 'goes_on_there',
    tells: ['closed'],
    decides: true,
  }),
}
