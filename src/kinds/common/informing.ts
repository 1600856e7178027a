import { DAY } from '../../clock/zone.ts'
import { choice, day, instant, maybe, nothing, says, toldWords } from '../says.ts'
import type { Base } from './base.ts'
import { lateReasons, measureNo, telling } from './fields.ts'
import { beforeOpened, inFuture, isTold } from './questions.ts'

/** How somebody is reached, told and kept told. */
export function informing<S extends string, D>({ move, open, all, doers, takers }: Base<S, D>) {
  return {
    tryToReach: move({
      from: open,
      by: takers,
      says: says({
        triedAt: instant(),
        via: choice('phone', 'visit', 'message'),
        result: choice('no_answer', 'away', 'wrong_number', 'refused_to_talk'),
      }),
      refuse: {
        'in-future': (seen, { triedAt }) => inFuture(seen, triedAt),
        'before-opened': (seen, { triedAt }) => beforeOpened(seen, triedAt),
        // Tries of three days are not made up in one sitting: what was said without signal is said at its own moment.
        'tried-long-ago': (seen, { triedAt }) => Date.parse(seen.at) - Date.parse(triedAt) > DAY,
      },
      counts: 'attempt',
    }),
    update: move({
      from: open,
      by: doers,
      says: says({
        how: telling.how,
        toldAt: telling.toldAt,
        step: choice('started', 'looking', 'asked_around', 'waiting', 'nearly_done', 'put_off'),
        progress: maybe(toldWords(500)),
      }),
      refuse: { 'in-future': (seen, { toldAt }) => inFuture(seen, toldAt) },
      tells: ['progress'],
    }),
    /** R23: late, or about to be, they hear of it: a new day, and why. */
    sayNewDay: move({
      from: open,
      by: doers,
      says: says({
        measure: measureNo(),
        newDay: day(),
        lateWhy: choice(...lateReasons),
        how: telling.how,
        toldAt: telling.toldAt,
        progress: maybe(toldWords(500)),
      }),
      refuse: {
        'no-such-promise': (seen, { measure }) => !seen.open.includes(measure),
        'new-day-past': (seen, { newDay }) => newDay < seen.today,
        'in-future': (seen, { toldAt }) => inFuture(seen, toldAt),
        'before-opened': (seen, { toldAt }) => beforeOpened(seen, toldAt),
      },
      counts: 'new-day',
      tells: ['newDay'],
    }),
    /** R31: by her own code, which nobody who told her holds. */
    confirmTold: move({
      from: all,
      by: ['resident'],
      says: nothing,
      refuse: {
        'not-told-yet': seen => !isTold(seen),
        'already-confirmed': seen => isTold(seen) && seen.standing.told.at(-1)!.confirmed !== null,
      },
      counts: 'confirmed',
    }),
  }
}
