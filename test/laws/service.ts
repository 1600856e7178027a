import { addDays } from '../../src/clock/day.ts'
import { services } from '../../src/kinds/service/services.ts'
import type { Tried } from '../walk.ts'
import { by, type Law } from './law.ts'

/** Which moves there are in which lane (R35); what is not named here is for all of them. */
const papers = ['papers', 'visit']
export const only: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    `tellMissing completeDocuments accept sendOff startVerification endVerification extend cardArrives registerBirth cancelForDeath
    approveChange issueCertificate issueLicence collect deliver`
      .split(/\s+/)
      .map(move => [move, papers]),
  ),
  declineInWriting: [...papers, 'now'],
  goHome: ['papers'],
  ...Object.fromEntries(
    'comeIn offerSlot confirmSlot anotherTime arrive acceptAtHome'.split(' ').map(move => [move, ['visit']]),
  ),
  ...Object.fromEntries(
    'startSearch linkAlarm widenSearch openCase locate issueExamProof'.split(' ').map(move => [move, ['now']]),
  ),
  ...Object.fromEntries(
    'takeIn notifyOwner announce returnThing tellFinder toState'.split(' ').map(move => [move, ['found']]),
  ),
  arrangeHelp: ['help'],
  giveHelp: ['help'],
  arrangeHelpBeside: [...papers, 'now', 'found'],
}

/** What somebody who only assists may do. */
const assisting = new Set(
  `ask takeTicket receive askHelp giveHelp goHome comeIn offerSlot confirmSlot anotherTime arrive sendOff cardArrives collect deliver
  startSearch linkAlarm takeIn tellFinder tryToReach note hearMore hearCorrection hearForAnother raiseFlag`.split(
    /\s+/,
  ),
)

const did = (tried: Tried, ...moves: readonly string[]): boolean =>
  tried.kind.name === 'service' && tried.done !== undefined && moves.includes(tried.move)

export const asked: readonly Law[] = [
  {
    says: 'the lane decides what is done',
    least: 8000,
    concerns: ({ kind, move, before }) => kind.name === 'service' && before.state !== null && only[move] !== undefined,
    holds: ({ move, before, done }) => done === undefined || only[move]!.includes(before.details.lane),
  },
  {
    says: 'whoever assists does what assists',
    least: 100,
    concerns: tried => tried.kind.name === 'service' && by(tried, 'auxiliary'),
    holds: ({ move, done }) => done === undefined || assisting.has(move),
  },
  {
    says: 'told once what is missing: never a second list, nor one after it was all there, but for its reason',
    least: 15,
    concerns: tried => did(tried, 'tellMissing'),
    holds: ({ before, says }) =>
      (before.details.lists.length === 0 && before.details.completeAt === undefined) ||
      (says['again'] !== undefined && says['basis'] !== undefined),
  },
  {
    says: 'nobody is asked for what we can look up ourselves',
    least: 15,
    concerns: tried => did(tried, 'tellMissing'),
    holds: ({ before, says }) =>
      says['missing'].every((paper: never) => !services[before.details.service as 'missing'].never.includes(paper)),
  },
  {
    says: 'no list where it is needed now',
    least: 50,
    concerns: ({ kind, done }) => kind.name === 'service' && done?.after.details.lane === 'now',
    holds: ({ done }) => done!.after.details.lists.length === 0,
  },
  {
    says: 'into their own hand, where it is protected',
    least: 1,
    concerns: tried => did(tried, 'collect', 'deliver') && tried.done!.after.standing.protected,
    holds: ({ says, before }) => says['receivedBy'] === 'self' || before.details.minor,
  },
  {
    says: 'nobody stands in for somebody without a written word',
    least: 1,
    concerns: tried =>
      tried.kind.name === 'service' &&
      tried.done !== undefined &&
      (tried.says['receivedBy'] === 'proxy' ||
        (tried.move === 'completeDocuments' && tried.says['applies'] === 'proxy')),
    holds: ({ says }) => says['authorityNo'] !== undefined,
  },
  {
    says: 'a found thing falls to the state after a year, and not a day before',
    least: 1,
    concerns: tried => did(tried, 'toState'),
    holds: ({ before, done }) => done!.after.today > addDays(before.details.announcedAt.slice(0, 10), 365),
  },
  {
    says: 'a search is not given up',
    least: 150,
    concerns: tried => tried.kind.name === 'service' && tried.done?.after.details.service === 'missing',
    holds: ({ done }) => !['withdrawn', 'declined_in_writing'].includes(done!.after.state!),
  },
]
