import { telling } from '../common/fields.ts'
import { choice, instant, reference, says, yes } from '../says.ts'
import type { Details } from './details.ts'
import { type At, isViolation, mediators, move, otherLane, protectFirst, timeGate } from './gates.ts'
import { intoCase } from './into-case.ts'
import type { Act, Lane } from './mediable.ts'

/** 程序规定 183: once more within seven workdays of the first sitting, and no longer. */
export const tooLateToMediate =
  (field: 'satAt' | 'signedAt') => (seen: At, said: { satAt?: string; signedAt?: string }) => {
    const { firstSittingAt } = seen.details
    const value = Number(seen.law('mediation-second-workdays'))
    return (
      firstSittingAt !== undefined &&
      Date.parse(said[field]!) >= Date.parse(seen.endOf!(firstSittingAt, { value, unit: 'workday' }))
    )
  }

export const mediationOver = ({ details }: At): boolean => details.failedAt !== undefined

/** After a no: what broke the law is dealt with by law, what is civil goes where it is heard. */
const laneAfterNo = (act: Act): Lane => (act === 'none' ? 'D' : 'E')

/** Whoever strikes or runs breaks the law, even if until then it was a quarrel only. */
const actAfter = (act: Act, because: string): Act =>
  act === 'none' && (because === 'struck_again' || because === 'ran_away') ? 'other_act' : act

export const failed = ({ details, at }: At, because: NonNullable<Details['failedBecause']>): Partial<Details> => {
  const act = actAfter(details.act, because)
  return { failedAt: at, failedBecause: because, act, lane: laneAfterNo(act), laneAt: at, laneChanged: true }
}

/** 不强调、不久拖: one word ends it, in writing, and it goes on by law. */
export const failing = {
  /** One word from a party ends it; no reason is asked. */
  sayNo: move({
    from: ['triaged', 'mediating'],
    by: ['resident'],
    says: says({}),
    refuse: { 'other-lane': otherLane('A', 'B'), 'mediation-is-over': mediationOver },
    change: seen => ({
      ...seen.details,
      ...failed(seen, 'refused'),
      answers: { ...seen.details.answers, bothAgree: 'no' },
    }),
    tells: ['saidNo'],
    law: '程序规定 179(4)；人民调解法 3',
  }),
  breakOff: move({
    from: ['triaged', 'mediating'],
    by: mediators,
    says: says({ seenAt: instant(), why: choice('refused', 'struck_again', 'ran_away', 'unsuitable') }),
    refuse: { 'in-future': timeGate('seenAt'), 'other-lane': otherLane('A', 'B'), 'mediation-is-over': mediationOver },
    change: (seen, { why }) => ({
      ...seen.details,
      ...failed(seen, why),
      answers: { ...seen.details.answers, ...answered[why] },
    }),
    tells: ['saidNo'],
    decides: true,
    law: '程序规定 179',
  }),
  /** 不强调、不久拖: ended in writing, handed on, and the right to sue told (M21). The case's period runs from here. */
  stopMediation: move({
    from: ['triaged', 'mediating'],
    to: 'to_case',
    by: mediators,
    says: says({ endNoticeNo: reference(), handedNo: reference(), rightToSue: yes(), ...telling }),
    refuse: {
      'in-future': timeGate('toldAt'),
      'protect-first': protectFirst,
      'not-failed-yet': seen => !mediationOver(seen),
      'civil-only': seen => !isViolation(seen),
    },
    counts: 'told',
    outcome: 'to_case',
    tells: ['mediationEnded'],
    papers: ['endNotice', 'handOnRecord'],
    opens: [
      {
        kind: 'case',
        move: 'takeOver',
        as: 'case',
        says: seen => ({ of: seen.id, because: 'mediation_failed' }),
        people: intoCase,
      },
    ],
    decides: true,
    law: '治安管理处罚法 9 第三款；程序规定 185',
  }),
}

const answered = {
  refused: { bothAgree: 'no' },
  struck_again: { struckOrRan: 'yes' },
  ran_away: { struckOrRan: 'yes' },
  unsuitable: { otherwiseUnsuitable: 'yes' },
} as const
