import { choice, count, evidence, instant, maybe, otherMatter, reference, says, words } from '../says.ts'
import type { Base } from './base.ts'
import { measureNo, pauseReasons, telling } from './fields.ts'
import { inFuture } from './questions.ts'

/** When a promise stands still: asked for by one, granted by another, and never without an end. */
export function pausing<S extends string, D>({ move, open, all, chief, doers }: Base<S, D>) {
  return {
    askPause: move({
      from: open,
      by: doers,
      says: says({
        measure: measureNo(),
        reason: choice(...pauseReasons),
        because: words(500),
        evidence: maybe(evidence()),
        until: maybe(instant()),
        endsWith: maybe(reference()),
        waitsFor: maybe(otherMatter()),
        waitsUntil: maybe(choice('closed', 'told')),
      }),
      refuse: {
        'no-such-promise': (seen, { measure }) => !seen.open.includes(measure),
        'pause-without-end': (_seen, { until, endsWith, waitsFor }) =>
          until === undefined && endsWith === undefined && waitsFor === undefined,
        'pause-waits-for-itself': (seen, { waitsFor }) => waitsFor === seen.id,
        // It is looked at anew each week, whatever becomes of another matter.
        'harm-waits-for-a-day': (_seen, { reason, waitsFor }) =>
          waitsFor !== undefined && reason === 'would_harm_investigation',
        'pause-backwards': (seen, { until }) => until !== undefined && Date.parse(until) <= Date.parse(seen.at),
      },
      counts: 'pause-asked',
      // Asked for afterwards, it would begin before the promise was late.
      onlineOnly: true,
    }),
    approvePause: move({
      from: open,
      by: chief,
      says: says({
        no: count(10_000),
        toldAt: maybe(instant()),
        how: maybe(telling.how),
        untold: maybe(choice('not_reached', 'would_harm')),
      }),
      refuse: {
        'pause-told-or-why-not': (_seen, { toldAt, how, untold }) =>
          (untold === undefined) !== (toldAt !== undefined && how !== undefined),
        'in-future': (seen, { toldAt }) => inFuture(seen, toldAt),
        // Nobody is kept in the dark, but where they cannot be reached, or knowing would do harm.
        'pause-must-be-told': (seen, { no, untold }) => {
          const reason = seen.standing.pauses.find(p => p.no === no)?.reason
          return (
            untold !== undefined &&
            reason !== (untold === 'not_reached' ? 'contact_failed' : 'would_harm_investigation')
          )
        },
        'no-such-question': (seen, { no }) => !seen.standing.pauses.some(p => p.no === no && p.state === 'asked'),
        'own-request': (seen, { no }) => seen.standing.pauses.some(p => p.no === no && p.askedBy === seen.by.id),
      },
      counts: 'pause-granted',
      tells: ['paused'],
      decides: true,
      onlineOnly: true,
    }),
    refusePause: move({
      from: open,
      by: chief,
      says: says({ no: count(10_000), because: words(500) }),
      refuse: {
        'no-such-question': (seen, { no }) => !seen.standing.pauses.some(p => p.no === no && p.state === 'asked'),
      },
      counts: 'pause-refused',
      decides: true,
      onlineOnly: true,
    }),
    endPause: move({
      from: open,
      by: [...doers, 'clock'],
      says: says({ no: count(10_000) }),
      refuse: {
        'no-such-question': (seen, { no }) => !seen.standing.pauses.some(p => p.no === no && p.state === 'granted'),
      },
      counts: 'pause-ended',
      tells: ['resumed'],
    }),
    /** What it waited for has ended, or was told: the pause ends then, whenever the clock looked. */
    endWait: move({
      from: open,
      by: ['clock'],
      says: says({ no: count(10_000), since: instant() }),
      refuse: {
        'no-such-question': (seen, { no }) =>
          !seen.standing.pauses.some(p => p.no === no && p.state === 'granted' && p.waitsFor !== undefined),
      },
      counts: 'pause-ended',
      tells: ['resumed'],
    }),
    /** R20: a year that was missing is known now; what was given as the earliest day it can be is settled. */
    settleDues: move({
      from: all,
      by: ['clock'],
      says: says({ calendar: reference() }),
      counts: 'calendar-loaded',
    }),
  }
}
