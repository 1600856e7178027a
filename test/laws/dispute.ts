import { checkOf } from '../../src/kinds/faults.ts'
import { kindNamed } from '../../src/kinds/index.ts'
import { bureau } from '../inspection.ts'
import type { Tried } from '../walk.ts'
import { by, isKind, type Law, sent } from './law.ts'

/** What must never be mediated (程序规定 179), by the answer that says so. */
const exclusions = [
  ['violenceAtHome', 'yes'],
  ['weaponOrInjury', 'yes'],
  ['hiredOrGang', 'yes'],
  ['sameAgain', 'yes'],
  ['struckOrRan', 'yes'],
  ['otherwiseUnsuitable', 'yes'],
  ['bothAgree', 'no'],
] as const
const sitting = new Set(['settleOnSpot', 'firstSitting', 'secondSitting', 'agree'])
const takesUp = checkOf(kindNamed('case')!.moves['takeOver']!.says)

const isExcluded = (answers: Record<string, string>): boolean =>
  exclusions.some(([question, answer]) => answers[question] === answer)
const byPolice = ({ lane }: { lane?: string }): boolean => lane === 'A' || lane === 'B'
const isSitting = (tried: Tried): boolean => isKind(tried, 'dispute') && sitting.has(tried.move)
const isAlone = ({ says }: Tried): boolean => says['second'] === undefined
const isRecorded = ({ says }: Tried): boolean => says['recordingNo'] !== undefined || says['recordKind'] === 'recording'
const inDanger = ({ before }: Tried): boolean => before.standing.protected || before.details.violenceAt !== undefined

export const disputes: readonly Law[] = [
  {
    says: 'no lane A or B with an exclusion ticked',
    least: 600,
    concerns: tried =>
      isKind(tried, 'dispute') &&
      (tried.move === 'triage' || tried.move === 'changeLane') &&
      byPolice(tried.says) &&
      isExcluded(tried.says),
    holds: ({ done }) => done === undefined,
  },
  {
    says: 'what is in lane A or B has every question answered, and none against it',
    least: 150,
    concerns: tried =>
      isKind(tried, 'dispute') &&
      ['triaged', 'mediating'].includes(tried.done?.after.state ?? '') &&
      byPolice(tried.done!.after.details),
    holds: ({ done }) => {
      const { answers } = done!.after.details
      return !isExcluded(answers) && !Object.values(answers).includes('not_asked')
    },
  },
  {
    says: 'no one-officer mediation without a recording, and none but in the proper room',
    least: 5,
    concerns: tried => isSitting(tried) && isAlone(tried) && tried.done !== undefined,
    holds: tried => isRecorded(tried) && tried.says['place'] === 'case_room',
  },
  {
    says: 'one officer without a recording is refused',
    least: 40,
    concerns: tried => isSitting(tried) && isAlone(tried) && !isRecorded(tried),
    holds: ({ done }) => done === undefined,
  },
  {
    says: 'the second officer is neither an auxiliary nor the one who hosts',
    least: 8,
    concerns: tried => isSitting(tried) && !isAlone(tried) && tried.done !== undefined,
    holds: ({ says, who }) => says['second'] !== bureau.auxiliary.id && says['second'] !== who.id,
  },
  {
    says: 'nobody mediates where somebody is in danger',
    least: 200,
    concerns: tried =>
      (isSitting(tried) || (isKind(tried, 'dispute') && tried.move === 'acceptSelfSettlement')) && inDanger(tried),
    holds: ({ done }) => done === undefined,
  },
  {
    says: 'two sittings are enough',
    least: 12,
    concerns: tried => isSitting(tried) && tried.done !== undefined && !by(tried, 'resident'),
    holds: ({ done }) => done!.after.details.sittings <= 2,
  },
  {
    says: 'whoever called in for somebody in danger, or is the other side, hears no more than that it was received',
    least: 250,
    concerns: tried =>
      isKind(tried, 'dispute') &&
      tried.done?.after.standing.protected === true &&
      ['other_side', 'family', 'onlooker'].includes(tried.done.after.details.reporterIs) &&
      sent(tried).length > 0,
    holds: tried =>
      sent(tried).every(
        ({ name, role }) =>
          role !== 'reporter' || (name === 'receipt' && tried.done!.after.details.reporterIs !== 'other_side'),
      ),
  },
  {
    says: 'violence at home has its day',
    least: 40,
    concerns: ({ kind, before, done }) =>
      kind.name === 'dispute' &&
      done?.after.details.violenceAt !== undefined &&
      before.details.violenceAt === undefined &&
      done.after.details.concludedAt === undefined &&
      !kind.ends.includes(done.after.state!),
    holds: ({ done }) => done!.owed.after.some(({ measure }) => measure === 'M30'),
  },
  {
    says: 'a case that comes of it is said as a case asks, and is as protected as it was',
    least: 80,
    concerns: tried =>
      isKind(tried, 'dispute') && tried.done?.change.opens.some(({ kind }) => kind === 'case') === true,
    holds: ({ done }) =>
      done!.change.opens.every(
        ({ kind, says }) =>
          kind !== 'case' ||
          (takesUp(says, '').length === 0 && (says['danger'] !== undefined) === done!.after.standing.protected),
      ),
  },
  {
    says: 'a hot one is asked after at ninety days before it is closed',
    least: 1,
    concerns: tried =>
      isKind(tried, 'dispute') &&
      tried.move === 'close' &&
      tried.done !== undefined &&
      tried.done.after.details.heat >= 3,
    holds: ({ done }) => done!.after.details.followed90At !== undefined,
  },
]
