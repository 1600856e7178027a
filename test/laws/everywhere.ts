import { Compile } from 'typebox/compile'
import { kinds, wordsFor, wordsOfSort } from '../../src/kinds/index.ts'
import { isOpening, type Kind } from '../../src/kinds/kind.ts'
import type { Tried } from '../walk.ts'
import { by, ends, isKind, type Law, sent } from './law.ts'

/*
 * What holds of a matter of whatever kind. Written down by hand from the issue of the house and the rulings, and not taken from the
 * kinds, wherever that can be.
 */

/** Who is the other side of it (R26). */
const otherSide: Readonly<Record<string, readonly string[]>> = {
  case: ['offender', 'offender_family'],
  dispute: ['otherParty', 'party', 'guardian', 'proxy', 'helper'],
  hazard: ['responsible_unit'],
  conduct: ['complained', 'their_chief'],
  service: ['proxy', 'guardian'],
}

/** What settles somebody's rights: no auxiliary does any of it. */
const deciding = new Set(
  `accept transfer decline markDuplicate separate extend goUnsolved toCriminal backFromCriminal closeCriminal decide goOnUntold close
  seal unseal triage changeLane firstSitting secondSitting settleOnSpot agree acceptSelfSettlement breakOff stopMediation makeCase
  protect conclude screen gradeSerious reportSerious setResponsible serveNotice pass fail escalate signOff dismiss publish
  grantExtension refuseExtension approvePause refusePause rectify refuseCorrection askLowerFlag lowerFlag chooseWord moveToUnit
  declineInWriting classify checkConflict answer correct recheck setRight becomeCase becomeDispute becomeHazard setAside`.split(
    /\s+/,
  ),
)

const daysTried = ({ before }: Tried): number => new Set(before.standing.attempts.map(({ day }) => day)).size
const isTold = ({ done }: Tried): boolean => done!.after.standing.told.length > 0
const outcomeOf = ({ done }: Tried) => done!.after.standing.outcome
const hasReporter = ({ before }: Tried): boolean => before.people.some(({ role }) => role === 'reporter')
/** Somebody waits to hear of it; a round and a series nobody waits for, and a survey is the call itself; what an officer heard for himself he need not tell. */
const awaited = (tried: Tried): boolean =>
  isKind(tried, 'case', 'dispute', 'hazard', 'conduct', 'service', 'clue') &&
  hasReporter(tried) &&
  tried.before.details.nobodyToTell !== true
/** They took it back themselves; or it ran out, of which the end itself tells them. */
const byTheirWish = (tried: Tried): boolean => outcomeOf(tried) === 'withdrawn' || outcomeOf(tried) === 'expired'
const isProtected = ({ done }: Tried): boolean => done?.after.standing.protected === true
const pausesIn = ({ done }: Tried, state: string): number =>
  done?.after.standing.pauses.filter(one => one.state === state).length ?? 0
const counts = ({ kind, move }: Tried) => kind.moves[move]!.counts
const inBoth = (words: { zh: string; en: string } | undefined): boolean =>
  words !== undefined && /[\u4e00-\u9fff]/.test(words.zh) && /[A-Za-z]/.test(words.en)
const details = new Map(kinds.map(kind => [kind.name, Compile(kind.details)]))

export const everywhere: readonly Law[] = [
  {
    says: 'nothing ends for whoever waits without their being told, or tried on three days',
    least: 600,
    concerns: tried => ends(tried) && awaited(tried) && !byTheirWish(tried),
    holds: tried => isTold(tried) || daysTried(tried) >= 3,
  },
  {
    says: 'some ended untold, after three tries on three days',
    least: 3,
    concerns: tried => ends(tried) && awaited(tried) && !byTheirWish(tried) && !isTold(tried),
    holds: tried => daysTried(tried) >= 3,
  },
  {
    says: 'in danger nothing ends for silence, nor by a wish that may not be theirs',
    least: 120,
    concerns: tried => ends(tried) && awaited(tried) && isProtected(tried),
    holds: tried => isTold(tried) && !byTheirWish(tried),
  },
  {
    says: 'what was taken back or ran out is told by that very step',
    least: 80,
    concerns: tried => ends(tried) && awaited(tried) && byTheirWish(tried) && tried.kind.unheard === undefined,
    holds: tried => sent(tried).some(({ name, role }) => name === outcomeOf(tried) && role === 'reporter'),
  },
  {
    says: 'nothing of a protected matter is addressed to the other side',
    least: 1000,
    concerns: tried =>
      isProtected(tried) &&
      sent(tried).length > 0 &&
      tried.before.people.some(({ role }) => otherSide[tried.kind.name]?.includes(role)),
    holds: tried => sent(tried).every(({ role }) => !otherSide[tried.kind.name]!.includes(role)),
  },
  {
    says: 'nothing of a protected matter is printed for the other side, or for both',
    least: 600,
    concerns: tried => isProtected(tried) && tried.done!.change.papers.length > 0,
    holds: ({ kind, done }) =>
      done!.change.papers.every(name => {
        const { statutory, for: whom } = kind.papers[name]!
        return statutory || !['both_sides', ...(otherSide[kind.name] ?? [])].includes(whom)
      }),
  },
  {
    says: 'nobody is asked to rate what is protected',
    least: 300,
    concerns: tried => isProtected(tried) && counts(tried) === 'told',
    holds: tried => sent(tried).every(({ name }) => name !== 'askRating'),
  },
  {
    says: 'an auxiliary decides nothing',
    least: 40,
    concerns: tried =>
      by(tried, 'auxiliary') && (deciding.has(tried.move) || tried.kind.moves[tried.move]!.decides === true),
    holds: ({ done }) => done === undefined,
  },
  {
    says: 'nobody does what their post does not',
    least: 1000,
    concerns: ({ kind, move, who }) => !kind.moves[move]!.by.some(post => who.posts.includes(post)),
    holds: ({ done }) => done === undefined,
  },
  {
    says: 'nothing is done from a state where it is not done',
    least: 1000,
    concerns: ({ kind, move, before: { state } }) =>
      (state === null) !== isOpening(kind.moves[move]!) || (state !== null && !kind.moves[move]!.from.includes(state)),
    holds: ({ done }) => done === undefined,
  },
  {
    says: 'its state and its details are such as its kind has',
    least: 15_000,
    concerns: ({ done }) => done !== undefined,
    holds: ({ kind, done }) =>
      kind.states.includes(done!.after.state!) && details.get(kind.name)!.Check(done!.after.details),
  },
  {
    says: 'it is over exactly while it stands in an end',
    least: 15_000,
    concerns: ({ done }) => done !== undefined,
    holds: ({ kind, done }) => (done!.after.standing.closedAt !== null) === kind.ends.includes(done!.after.state!),
  },
  {
    says: 'what is taken up again after its end was over, and is not',
    least: 500,
    concerns: tried => tried.done !== undefined && counts(tried) === 'reopened',
    holds: ({ kind, done }) => !kind.ends.includes(done!.after.state!) && done!.after.standing.told.length === 0,
  },
  {
    says: 'what has ended owes nothing but a correction',
    least: 1000,
    concerns: ends,
    holds: ({ done }) => done!.owed.after.every(({ measure }) => measure === 'CORRECT'),
  },
  {
    says: 'a due moves only later',
    least: 5000,
    concerns: ({ done }) => done !== undefined && done.owed.before.length > 0,
    holds: ({ done }) =>
      done!.owed.after.every(({ no, due }) => {
        const before = done!.owed.before.find(one => one.no === no)
        return before === undefined || Date.parse(due) >= Date.parse(before.due)
      }),
  },
  {
    says: 'a pause is asked for before it is granted, and moves nothing until then',
    least: 60,
    concerns: tried => tried.done !== undefined && counts(tried) === 'pause-asked',
    holds: ({ done }) =>
      done!.owed.after.every(({ no, due }) => done!.owed.before.find(one => one.no === no)?.due === due),
  },
  {
    says: 'nobody grants the pause that they asked for',
    least: 10,
    concerns: tried => tried.done !== undefined && counts(tried) === 'pause-granted',
    holds: ({ before, says }) =>
      before.standing.pauses.some(
        ({ no, state, askedBy }) => no === says['no'] && state === 'asked' && askedBy !== before.by.id,
      ),
  },
  {
    says: 'a pause that was refused stands still for nobody',
    least: 20,
    concerns: tried => tried.done !== undefined && counts(tried) === 'pause-refused',
    holds: tried =>
      pausesIn(tried, 'refused') > 0 &&
      tried.done!.owed.after.every(({ no, due }) => tried.done!.owed.before.find(one => one.no === no)?.due === due),
  },
  {
    says: 'a pause that ends was granted',
    least: 5,
    concerns: tried => tried.done !== undefined && counts(tried) === 'pause-ended',
    holds: ({ before, says }) =>
      before.standing.pauses.some(({ no, state }) => no === says['no'] && state === 'granted'),
  },
  {
    says: 'two lower a flag',
    least: 60,
    concerns: tried => tried.done !== undefined && counts(tried) === 'unprotect',
    holds: ({ before }) => before.standing.lowering !== null && before.standing.lowering !== before.by.id,
  },
  {
    says: 'whoever worked on it does not say how they were rated, but the one who waited or somebody else',
    least: 60,
    concerns: tried => tried.done !== undefined && counts(tried) === 'rated',
    holds: tried => isRatedByAnother(tried),
  },
  {
    says: 'every word that somebody meets is there in both languages',
    least: 50_000,
    concerns: () => true,
    holds: ({ kind, move, refusals, done }) =>
      inBoth(wordsFor(kind, 'moves', move)) &&
      refusals.every(code => inBoth(wordsFor(kind, 'refusals', code))) &&
      (done === undefined ||
        (inBoth(wordsFor(kind, 'states', done.after.state!)) &&
          isTitled(kind, done.after.details) &&
          done.change.notices.every(({ name }) => inBoth(wordsFor(kind, 'notices', name))) &&
          done.change.papers.every(name => inBoth(wordsFor(kind, 'papers', name))))),
  },
]

/** What tells one of a list from the next is said in words there. */
const isTitled = (kind: Kind, details: Record<string, unknown>): boolean => {
  const sort = kind.sortedBy && details[kind.sortedBy]
  return sort === undefined || inBoth(wordsOfSort(kind, String(sort)))
}

const isRatedByAnother = ({ before, who }: Tried): boolean => who.id === undefined || who.id !== before.owner
