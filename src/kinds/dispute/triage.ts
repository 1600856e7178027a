import { telling } from '../common/fields.ts'
import { beforeOpened, isProtected } from '../common/questions.ts'
import { choice, maybe, reference, says, toldWords } from '../says.ts'
import type { Details } from './details.ts'
import { type At, move, police, protectFirst, timeGate } from './gates.ts'
import { intoCase, protectionOf } from './into-case.ts'
import {
  type Act,
  type Answers,
  acts,
  type Lane,
  lanes,
  lanesOpen,
  mayMediateAct,
  mediable,
  questionIds,
  type Stop,
} from './mediable.ts'
import { grading, gradingGate } from './opening.ts'

const yesOrNo = choice('yes', 'no', 'not_asked')

/** The nine answers and the open end of the law's list: each stated, so that nothing was passed over in silence (M17). */
const checklist = {
  violenceAtHome: yesOrNo,
  weaponOrInjury: yesOrNo,
  hiredOrGang: yesOrNo,
  sameAgain: yesOrNo,
  lightAndCivil: yesOrNo,
  bothAgree: yesOrNo,
  struckOrRan: yesOrNo,
  guardianHere: choice('nobody', 'here', 'waived', 'not_here', 'not_asked'),
  twoOrRecorded: yesOrNo,
  otherwiseUnsuitable: yesOrNo,
}

const sorting = says({
  ...checklist,
  ...grading,
  act: choice(...acts),
  lane: choice(...lanes),
  ground: maybe(choice('near_ones', 'earlier_fault', 'better_mediated')),
  ...telling,
  explained: maybe(toldWords(500)),
})
type Sorting = Answers & { act: Act; lane: Lane; ground?: string }

const answersOf = (said: Answers): Answers =>
  Object.fromEntries(questionIds.filter(id => said[id] !== undefined).map(id => [id, said[id]]))

const inPolice: ReadonlySet<Lane> = new Set(['A', 'B'])

const stopped =
  (gate: Stop, ...lanes: Lane[]) =>
  (_seen: At, said: Sorting): boolean =>
    lanes.includes(said.lane) && mediable(answersOf(said)).stops.some(stop => stop.gate === gate)

/** What must hold before a lane opens; each gate by its own name, so that the officer hears which. */
const laneGates = {
  'protect-first': (seen: At, said: Sorting) =>
    said.violenceAtHome === 'yes' || seen.details.violenceAt !== undefined || (isProtected(seen) && said.lane !== 'E'),
  'ask-all-nine': (_seen: At, said: Sorting) => inPolice.has(said.lane) && mediable(answersOf(said)).open.length > 0,
  'ask-the-dangers-first': (_seen: At, said: Sorting) =>
    (['violenceAtHome', 'weaponOrInjury', 'hiredOrGang'] as const).some(id => said[id] === 'not_asked') &&
    said.lane !== 'E',
  'case-not-mediation': stopped('case-not-mediation', 'A', 'B', 'C', 'D'),
  // What forbids mediation is not answered away by the next who asks: the chief takes it back, an appraisal nobody.
  'danger-stands': ({ details, by }: At, { lane }: Sorting) =>
    lane !== 'E' &&
    (details.injuryFound === true ||
      (mediable(details.answers).stops.some(({ gate }) => gate === 'case-not-mediation') &&
        !by.posts.includes('station_chief'))),
  excluded: (_seen: At, said: Sorting) =>
    (inPolice.has(said.lane) || (said.lane === 'C' && said.act !== 'none')) &&
    mediable(answersOf(said)).excluded.some(item => item !== 4),
  'not-light-or-clear': stopped('not-light-or-clear', 'A', 'B'),
  'not-willing': (seen: At, said: Sorting) =>
    stopped('not-willing', 'A', 'B', 'C')(seen, said) || (said.lane === 'C' && said.bothAgree === 'not_asked'),
  'guardian-first': stopped('guardian-first', 'A', 'B'),
  'two-or-recorded': stopped('two-or-recorded', 'A', 'B'),
  'not-a-covered-act': (_seen: At, { lane, act }: Sorting) =>
    (lane === 'B' && act !== 'none' && !mayMediateAct(act)) || (lane === 'A' && act === 'other_act'),
  'civil-only': (_seen: At, said: Sorting) =>
    said.act === 'none' &&
    (said.lane === 'B' || (said.lane === 'E' && !lanesOpen(answersOf(said), said.act).includes('E'))),
  'violation-stays': (_seen: At, { lane, act }: Sorting) => lane === 'D' && act !== 'none',
  'say-why-mediation': (_seen: At, { lane, ground }: Sorting) => lane === 'B' && ground === undefined,
}

/** The lane, and from when it counts. */
function sorted(seen: At, said: Sorting & { heat: number; signs: Details['signs'] }): Details {
  const { failedAt: _f, failedBecause: _b, handedAt: _h, askedBackAt: _a, theirAnswer: _t, ...rest } = seen.details
  const since = said.lane === 'B' ? (rest.mediationSince ?? seen.at) : rest.mediationSince
  return {
    ...rest,
    answers: answersOf(said),
    act: said.act,
    lane: said.lane,
    heat: said.heat,
    signs: said.signs,
    laneAt: seen.at,
    laneChanged: seen.state !== 'stabilised',
    ...(since && { mediationSince: since }),
  }
}

const sorters = [...police, 'mediator'] as const

/** Which way it goes, said to both within two hours, with every item of the law's list gone through (M17). */
export const triage = {
  triage: move({
    from: ['stabilised'],
    to: 'triaged',
    by: sorters,
    says: sorting,
    refuse: { 'in-future': timeGate('toldAt'), ...gradingGate, ...laneGates },
    change: sorted,
    // R29: of somebody under age, and of somebody whose age was not asked, only the template is said.
    adult: ({ guardianHere }) => (guardianHere === 'nobody' ? 'yes' : guardianHere === 'not_asked' ? 'unknown' : 'no'),
    tells: ['path', 'hot', 'guardianCalled'],
    papers: ['routingSlip'],
    decides: true,
    law: '程序规定 178、179；人民调解法 17、18',
  }),
  changeLane: move({
    from: ['triaged', 'mediating', 'handed_over', 'passed_on'],
    to: 'triaged',
    by: sorters,
    says: sorting,
    refuse: {
      'in-future': timeGate('toldAt'),
      // Handed over and nobody took it up: the same way again, to another door.
      'same-lane': ({ state, details }, { lane }) =>
        (state === 'triaged' || state === 'mediating') && details.lane === lane,
      ...gradingGate,
      ...laneGates,
    },
    change: sorted,
    adult: ({ guardianHere }) => (guardianHere === 'nobody' ? 'yes' : guardianHere === 'not_asked' ? 'unknown' : 'no'),
    tells: ['path', 'hot', 'guardianCalled'],
    papers: ['routingSlip'],
    decides: true,
    law: '程序规定 178、179；人民调解法 17、18',
  }),
  requestAppraisal: move({
    from: ['stabilised', 'triaged', 'mediating'],
    by: police,
    says: says({ requestNo: reference(), of: choice('injury', 'value') }),
    change: seen => ({ ...seen.details, appraising: true }),
  }),
  /** A real injury is no matter for mediation: it leaves the lane. */
  receiveAppraisal: move({
    from: ['stabilised', 'triaged', 'mediating'],
    by: police,
    says: says({
      opinionNo: reference(),
      receivedAt: telling.toldAt,
      injury: choice('none', 'slight', 'light_or_worse'),
    }),
    refuse: {
      'no-appraisal-asked': ({ details }) => !details.appraising,
      'in-future': timeGate('receivedAt'),
      'before-opened': (seen, { receivedAt }) => beforeOpened(seen, receivedAt),
    },
    // The three workdays to a sitting run from the day on which it was received (公通字〔2007〕81号).
    change: ({ details }, { receivedAt, injury }) => ({
      ...details,
      appraising: false,
      appraisedAt: receivedAt,
      ...(injury === 'light_or_worse' && {
        injuryFound: true as const,
        answers: { ...details.answers, weaponOrInjury: 'yes' as const },
        ...(details.lane && { lane: 'E' as const, act: details.act === 'none' ? ('injuring' as const) : details.act }),
      }),
    }),
    tells: ['appraisal'],
    papers: ['appraisalOpinion'],
    law: '程序规定 第七章：鉴定意见复印件送双方',
  }),
  /** Not for mediation, or not wanted and against the law: on as a case, at once. */
  makeCase: move({
    from: ['triaged', 'mediating'],
    to: 'to_case',
    by: police,
    says: says({ handedNo: reference(), ...telling }),
    refuse: {
      'in-future': timeGate('toldAt'),
      'other-lane': ({ details }) => details.lane !== 'E',
      'end-the-mediation-first': ({ details }) => details.failedAt !== undefined,
      'conclude-protection-first': ({ details }) => details.violenceAt !== undefined,
      'persuade-first': needsPersuasion,
    },
    counts: 'told',
    outcome: 'to_case',
    tells: ['toCase'],
    opens: [
      {
        kind: 'case',
        move: 'takeOver',
        as: 'case',
        says: seen => ({ of: seen.id, because: 'not_mediable', ...protectionOf(seen) }),
        people: intoCase,
      },
    ],
    decides: true,
    law: '程序规定 179；治安管理处罚法 88',
  }),
}

/** Noise alone: somebody must have asked them to stop before anyone is penalised for it (治安管理处罚法 88). */
function needsPersuasion(seen: At): boolean {
  const { sort, act, persuasions, answers } = seen.details
  const onlyNoise = sort === 'noise' && act === 'disturbing'
  const danger = answers.weaponOrInjury === 'yes' || answers.hiredOrGang === 'yes' || protectFirst(seen)
  return onlyNoise && !danger && persuasions.length === 0
}
