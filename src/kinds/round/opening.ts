import { inFuture } from '../common/questions.ts'
import { moveOf, type Seen } from '../kind.ts'
import { crew } from '../posts.ts'
import { choice, instant, list, maybe, nothing, premises, reference, says } from '../says.ts'
import type { Sort } from './checklists.ts'
import type { Details, State } from './details.ts'

export type At = Seen<State, Details>
export const move = moveOf<State, Details>()
export const police = ['beat_officer', 'duty_officer', 'station_chief'] as const
export const open = ['due', 'under_way'] as const

export const is =
  (...sorts: Sort[]) =>
  ({ details }: Pick<At, 'details'>): boolean =>
    sorts.includes(details.sort as Sort)

/** A walk is as long as somebody can make it in a day or two; the next one takes the rest. */
export const LONGEST_WALK = 60
const places = list(premises(), LONGEST_WALK)
const ofPlaces: readonly string[] = ['schools', 'small_premises']

/** How a round begins, and how it ends without having been made. */
export const opening = {
  plan: move({
    from: [],
    to: 'due',
    by: ['clock', 'station_chief'],
    says: says({
      sort: choice('listening', 'schools', 'small_premises', 'public_list', 'shift_check', 'visit'),
      /** Of the beat or station whose turn it is. */
      area: maybe(reference()),
      since: maybe(instant()),
      toSee: maybe(places),
      /** Of the roster; it begins at `lapsesAt`. */
      shift: maybe(reference()),
      /** Of the sealed list of those who asked (R34). */
      visit: maybe(reference()),
      lapsesAt: maybe(instant()),
    }),
    refuse: {
      'in-future': (seen, { since }) => inFuture(seen, since),
      'which-places': (_seen, { sort, toSee }) => ofPlaces.includes(sort) !== (toSee !== undefined),
      'which-shift': (_seen, { sort, shift, lapsesAt }) =>
        (sort === 'shift_check') !== (shift !== undefined) || (sort === 'shift_check' && lapsesAt === undefined),
      'only-who-asked': (_seen, { sort, visit }) => (sort === 'visit') !== (visit !== undefined),
      'over-before-it-begins': ({ at }, { lapsesAt }) =>
        lapsesAt !== undefined && Date.parse(lapsesAt) <= Date.parse(at),
    },
    change: ({ details }, { toSee = [], ...said }) => ({ ...details, ...said, toSee: [...new Set(toSee)] }),
    tells: ['landed'],
  }),
  /** 大排查: ordered for these places until that moment. */
  order: move({
    from: [],
    to: 'due',
    by: ['station_chief', 'county_officer', 'city_officer'],
    says: says({ campaign: reference(), toSee: places, lapsesAt: instant() }),
    refuse: {
      'over-before-it-begins': ({ at }, { lapsesAt }) => Date.parse(lapsesAt) <= Date.parse(at),
    },
    change: ({ details }, { campaign, toSee, lapsesAt }) => ({
      ...details,
      sort: 'campaign',
      campaign,
      lapsesAt,
      toSee: [...new Set(toSee)],
    }),
    tells: ['landed', 'ordered'],
    decides: true,
  }),
  start: move({
    from: ['due'],
    to: 'under_way',
    by: police,
    says: says({ startedAt: instant() }),
    refuse: { 'in-future': (seen, { startedAt }) => inFuture(seen, startedAt) },
    change: ({ details }, { startedAt }) => ({ ...details, startedAt }),
  }),

  /** One tap, no reason asked, by themselves or by whoever hears it; what is on the list goes with it. */
  withdrawConsent: move({
    from: open,
    to: 'cancelled',
    by: ['resident', 'neighbour', 'clock', ...crew, 'window_clerk'],
    says: nothing,
    refuse: { 'nobody-asked-for-it': seen => !is('visit')(seen) },
    counts: 'withdrawn',
    outcome: 'withdrawn',
    tells: ['notAnyMore'],
    law: '个人信息保护法 15：同意可以随时撤回',
  }),
  callOff: move({
    from: open,
    to: 'cancelled',
    by: ['station_chief', 'county_officer', 'city_officer'],
    says: says({
      because: choice('beat_changed', 'place_closed', 'ordered_by_mistake', 'done_by_another', 'moved_away'),
    }),
    outcome: ({ because }) => because,
    tells: ['calledOff'],
    decides: true,
  }),
  /** The shift has begun, the campaign is over: what was not made by then was missed. */
  miss: move({
    from: open,
    to: 'missed',
    by: ['clock'],
    says: nothing,
    refuse: {
      'still-time': ({ details, at }) =>
        details.lapsesAt === undefined || Date.parse(at) < Date.parse(details.lapsesAt),
    },
    outcome: 'missed',
    tells: ['missed'],
  }),
}
