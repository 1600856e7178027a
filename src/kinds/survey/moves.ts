import { common } from '../common/index.ts'
import { inFuture } from '../common/questions.ts'
import { moveOf, type Seen } from '../kind.ts'
import { choice, count, instant, list, maybe, otherMatter, reference, says, staff, yesNo } from '../says.ts'
import { type Details, type State, toldAnswers } from './details.ts'

const move = moveOf<State, Details>()
type At = Seen<State, Details>

const callers = ['duty_officer', 'beat_officer', 'station_chief', 'county_officer'] as const

const { tryToReach, handOver, settleDues } = common<State, Details>({
  open: ['to_call'],
  closed: ['answered', 'refused', 'unreached', 'called_off'],
  again: 'to_call',
  workers: callers,
  staysHere: true,
})

/** R31: neither who handled it, nor anybody of the unit that did, under whatever post. */
const ofTheirOwn = (seen: At): boolean => {
  const { handledAt, handlers } = seen.details
  const held = seen.colleague(seen.by.id)?.held ?? []
  return handlers.includes(seen.by.id) || held.some(({ unitPath }) => unitPath.startsWith(handledAt))
}
const independent = { 'not-their-own-station': ofTheirOwn }

/** Of the five levels the lower two (GB/T 39734). */
const isNotGood = (level: number | undefined): boolean => level !== undefined && level <= 2

const called = { calledAt: instant(), callNo: reference() }
const happened = {
  'in-future': (seen: At, { calledAt }: { calledAt: string }) => inFuture(seen, calledAt),
  'before-opened': (seen: At, { calledAt }: { calledAt: string }) => Date.parse(calledAt) < Date.parse(seen.openedAt),
}

/** Forenoon, afternoon, evening: who is at work at ten is at work at eleven. */
const partOfDay = (at: string) => {
  const hour = Number(at.slice(11, 13))
  return hour < 12 ? 'forenoon' : hour < 18 ? 'afternoon' : 'evening'
}
const isTriedFairly = ({ standing: { attempts } }: At): boolean =>
  new Set(attempts.map(({ day }) => day)).size >= 3 && new Set(attempts.map(({ at }) => partOfDay(at))).size >= 2

export const moves = {
  tryToReach: { ...tryToReach, refuse: { ...tryToReach.refuse, ...independent } },
  handOver: {
    ...handOver,
    refuse: {
      ...handOver.refuse,
      'theirs-to-answer': (seen: At, { to }: { to: string }) => ofTheirOwn({ ...seen, by: { ...seen.by, id: to } }),
    },
  },
  settleDues,
  /** By the seed of a month, from what was ended in it (R37). Nothing of it stays on the matter, so that nobody there knows. */
  draw: move({
    from: [],
    beside: true,
    to: 'to_call',
    by: ['clock'],
    says: says({
      of: otherMatter(),
      sort: reference(),
      month: reference(),
      endedAt: instant(),
      handledAt: reference(),
      handlers: list(staff(), 200, 0),
      handler: maybe(staff()),
    }),
    change: (_seen, said) => said,
    tells: ['landed'],
  }),
  /** What may be asked: these, as they are written. Whatever else they bring is a report of its own. */
  answer: move({
    from: ['to_call'],
    to: 'answered',
    by: callers,
    says: says({
      ...called,
      level: maybe(count(5, 1)),
      safety: maybe(count(5, 1)),
      told: maybe(choice(...toldAnswers)),
      callBack: maybe(yesNo()),
    }),
    refuse: {
      ...independent,
      ...happened,
      'nothing-answered': (_seen, { level, safety }) => level === undefined && safety === undefined,
      'call-back-when-not-good': (_seen, { level, callBack }) => callBack === true && !isNotGood(level),
    },
    change: ({ details }, { calledAt, level, safety, told, callBack }) => ({
      ...details,
      answeredAt: calledAt,
      ...(level !== undefined && { level }),
      ...(safety !== undefined && { safety }),
      ...(told !== undefined && { told }),
      ...(callBack === true && { callBack }),
    }),
    // R31, R37: what was not good is called back about (M52, M53), if they want it, by whoever leads those who handled it.
    opens: [
      {
        kind: 'conduct',
        move: 'rateBadly',
        as: 'bad-rating',
        if: (_seen, { level, callBack }) => callBack === true && isNotGood(level),
        says: (seen, { level }) => {
          const { of, handledAt, handler, handlers } = seen.details
          // Drawn before it was kept who had it last: whoever of them serves where it was handled.
          const isThere = (id: string) => seen.colleague(id)?.held.some(one => one.unitPath.startsWith(handledAt))
          const had = handler ?? handlers.find(isThere) ?? handlers[0]
          return { stars: level, about: of, ...(had && { handler: had }) }
        },
      },
    ],
    outcome: 'answered',
  }),
  /** An answer too: nobody calls them again, and it is counted as what it is. */
  refuse: move({
    from: ['to_call'],
    to: 'refused',
    by: callers,
    says: says(called),
    refuse: { ...independent, ...happened },
    outcome: 'refused',
  }),
  giveUp: move({
    from: ['to_call'],
    to: 'unreached',
    by: callers,
    says: says({ lastTriedAt: instant() }),
    refuse: {
      ...independent,
      'in-future': (seen, { lastTriedAt }) => inFuture(seen, lastTriedAt),
      'not-tried-fairly': seen => !isTriedFairly(seen),
    },
    outcome: 'unreached',
  }),
  /** Since it was drawn it has been protected, went behind a wall, or was forgotten: then nobody is called. */
  callOff: move({
    from: ['to_call'],
    to: 'called_off',
    by: ['clock'],
    says: says({ because: choice('not_to_be_asked', 'forgotten') }),
    outcome: ({ because }) => because,
  }),
}
