import { choice, count, day, evidence, instant, reference, says } from '../says.ts'
import { type At, move, notYet, police, seriousUnreported, unitOrForThem } from './ask.ts'
import type { State } from './details.ts'

const before = ['notice_served', 'transferred', 'rectifying', 'escalated'] as const satisfies readonly State[]
const penalised = (_seen: At, { action }: { action: string }) => action === 'penalty'

/** 到位③: looked at again after the day or when asked; not right: the chief takes it on, and it is looked at once more. */
export const checking = {
  /** The day has come: it waits to be looked at. */
  callRecheck: move({
    from: before,
    to: 'recheck',
    by: ['clock', ...police],
    says: says({}),
    refuse: { 'day-not-over': ({ details, today }) => today <= (details.dueOn ?? '') },
    tells: ['recheckNow'],
  }),
  askRecheck: move({
    from: before,
    to: 'recheck',
    by: unitOrForThem,
    says: says({ askedAt: instant() }),
    refuse: {
      'in-future': notYet('askedAt'),
      'recheck-comes-anyway': ({ details, today }) => today > (details.dueOn ?? today),
    },
    change: ({ details }, { askedAt }) => ({ ...details, recheckAskedOn: askedAt.slice(0, 10) }),
    tells: ['recheckNow'],
  }),
  pass: move({
    from: [...before, 'recheck'],
    to: 'passed',
    by: police,
    says: says({ opinionNo: reference(), recheckedAt: instant(), photos: evidence(), closingNo: reference() }),
    refuse: {
      'in-future': notYet('recheckedAt'),
      'before-responsible': (seen, { recheckedAt }) =>
        Date.parse(recheckedAt) < Date.parse(seen.details.responsibleAt ?? seen.openedAt),
      'report-serious-first': seriousUnreported,
    },
    change: (seen, { recheckedAt }) => ({ ...seen.details, recheckedAt, passedAt: seen.at }),
    outcome: 'put_right',
    tells: ['passed', 'tellNow'],
    papers: ['recheckOpinion', 'closingSlip'],
    decides: true,
    law: '消防监督检查规定：自改正期限届满或者收到复查申请之日起三个工作日内复查',
  }),
  fail: move({
    from: ['recheck'],
    to: 'failed',
    by: police,
    says: says({ opinionNo: reference(), recheckedAt: instant(), photos: evidence(), faultsLeft: count(100, 1) }),
    refuse: { 'in-future': notYet('recheckedAt') },
    change: ({ details }, { recheckedAt }) => ({ ...details, recheckedAt, failures: details.failures + 1 }),
    tells: ['failed'],
    papers: ['recheckOpinion'],
    decides: true,
  }),
  escalate: move({
    from: ['failed'],
    to: 'escalated',
    by: ['station_chief'],
    says: says({
      supervisionNo: reference(),
      action: choice('penalty', 'passed_on', 'township_informed'),
      actionNo: reference(),
      dueOn: day(),
    }),
    refuse: { 'due-not-ahead': (seen, { dueOn }) => dueOn <= seen.today },
    change: (seen, { dueOn }) => ({
      ...seen.details,
      responsibleAt: seen.at,
      dueOn,
      reminded: [],
      recheckAskedOn: undefined,
      extensionAsked: undefined,
    }),
    opens: [
      {
        kind: 'case',
        move: 'takeOver',
        as: 'case',
        if: penalised,
        says: seen => ({ of: seen.id, because: 'found_in_hazard' }),
      },
    ],
    tells: ['escalated'],
    papers: ['supervisionSlip'],
    decides: true,
    law: '消防法；企业事业单位内部治安保卫条例 19；三个到位之三',
  }),
  /** Put right before our eyes: struck off without another visit. */
  signOff: move({
    from: ['fixed_on_spot'],
    to: 'passed',
    by: police,
    says: says({ closingNo: reference() }),
    refuse: { 'report-serious-first': seriousUnreported },
    change: seen => ({ ...seen.details, passedAt: seen.at }),
    outcome: 'put_right',
    tells: ['tellNow'],
    papers: ['closingSlip'],
    decides: true,
  }),
}
