import { dayOf } from '../clock/zone.ts'
import { type Counts, isOpening, type Move, type Seen, type Standing, type Wish } from '../kinds/kind.ts'
import { asked, ended, endsNow, granted, refused, type Said } from './pauses.ts'

/** Whether a move ends the matter, or takes it up again after its end. */
export type Turn = 'ends' | 'begins-again' | undefined

/** Nothing of what was told or asked before holds for what comes out now; and it is over no more. */
const begunAgain = { told: [], attempts: [], rated: null, outcome: null, closedAt: null } satisfies Partial<Standing>

/** What a move leaves of the standing of a matter. */
export function standingAfter(name: string, move: Move, said: Said, turn: Turn): Standing {
  const { seen, says } = said
  const { at } = seen
  const before = turn === 'begins-again' ? { ...seen.standing, ...begunAgain } : seen.standing
  const counted = move.counts && counting[move.counts]
  const now = { ...before, ...counted?.(before, said) }
  const pauses = now.pauses.some(pause => endsNow(pause, name, at))
    ? now.pauses.map(pause => (endsNow(pause, name, at) ? { ...pause, state: 'ended' as const, until: at } : pause))
    : now.pauses
  const adult = move.adult?.(says)
  const more: Partial<Standing> = {
    ...(isOpening(move) && says['danger'] !== undefined && { protected: true }),
    ...(adult !== undefined && { adult }),
    ...(move.outcome !== undefined && {
      outcome: typeof move.outcome === 'string' ? move.outcome : move.outcome(says),
    }),
    ...(now.wish?.state === 'asked' && wishIsOver(move, turn) && { wish: { ...now.wish, state: 'over' } }),
    ...(pauses !== now.pauses && { pauses }),
    ...(turn === 'ends' && { closedAt: at }),
  }
  // The same object where nothing of it changed: so it is known that nothing moved.
  return counted || Object.keys(more).length > 0 ? { ...now, ...more } : before
}

/** As with what was promised: taken apart again from what it was thought to be the same as, it goes on as it was. */
const wishIsOver = ({ outcome, counts }: Move, turn: Turn): boolean =>
  turn === 'ends' ? outcome !== 'duplicate' : turn === 'begins-again' && counts !== 'separated'

const counting: Partial<Record<Counts, (now: Standing, said: Said) => Partial<Standing>>> = {
  told: (now, { seen: { at, by }, says, tz }) => ({
    told: [
      ...now.told,
      {
        at: String(says['toldAt'] ?? at),
        day: dayOf(String(says['toldAt'] ?? at), tz),
        how: String(says['how'] ?? 'in_person'),
        confirmed: (says['confirmed'] as Standing['told'][number]['confirmed']) ?? null,
        ...(says['seconds'] !== undefined && { seconds: Number(says['seconds']) }),
        by: by.id,
      },
    ],
    attempts: [],
  }),
  confirmed: now => ({
    told: now.told.map((one, i) => (i === now.told.length - 1 ? { ...one, confirmed: 'code' } : one)),
  }),
  attempt: (now, { seen: { by }, says, tz }) => ({
    attempts: [
      ...now.attempts,
      {
        at: String(says['triedAt']),
        day: dayOf(String(says['triedAt']), tz),
        how: String(says['via']),
        by: by.id,
      },
    ],
  }),
  rated: (_now, { seen: { at, by }, says }) => ({
    rated: { stars: Number(says['stars']), at, by: by.id, aboutPerson: says['aboutPerson'] === true },
  }),
  protect: () => ({ protected: true, lowering: null }),
  'ask-unprotect': (_now, { seen }) => ({ lowering: seen.by.id }),
  unprotect: () => ({ protected: false, lowering: null }),
  reopened: ({ reopened }) => ({ ...begunAgain, reopened: reopened + 1 }),
  'new-day': (now, { seen: { by }, says }) => ({
    newDays: [
      ...(now.newDays ?? []),
      {
        measure: String(says['measure']),
        day: String(says['newDay']),
        why: String(says['lateWhy']),
        toldAt: String(says['toldAt']),
        by: by.id,
      },
    ],
  }),
  'correction-asked': (now, { seen: { at }, says }) => ({
    corrections: [
      ...(now.corrections ?? []),
      { about: String(says['wrongAbout']), askedAt: at, state: 'asked', decidedAt: null },
    ],
  }),
  'correction-made': (now, { seen }) => decided(now, seen, 'made'),
  'correction-refused': (now, { seen }) => decided(now, seen, 'refused'),
  'wish-asked': (_now, { seen: { at }, says }) => ({
    wish: { for: says['whoInstead'] as Wish['for'], askedAt: at, state: 'asked' },
  }),
  handed: ({ wish }) => (wish?.state === 'asked' ? { wish: { ...wish, state: 'met' } } : {}),
  'wish-refused': ({ wish }) => ({ ...(wish && { wish: { ...wish, state: 'refused' } }) }),
  'pause-asked': ({ pauses }, said) => ({ pauses: asked(pauses, said) }),
  'pause-granted': ({ pauses }, said) => ({ pauses: granted(pauses, said) }),
  'pause-refused': ({ pauses }, said) => ({ pauses: refused(pauses, said) }),
  'pause-ended': ({ pauses }, said) => ({ pauses: ended(pauses, said) }),
}

const decided = ({ corrections = [] }: Standing, { at }: Seen, state: 'made' | 'refused'): Partial<Standing> => ({
  corrections: corrections.map(one => (one.state === 'asked' ? { ...one, state, decidedAt: at } : one)),
})
