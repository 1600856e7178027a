import { common } from '../common/index.ts'
import { moveOf, type Seen } from '../kind.ts'
import { crew } from '../posts.ts'
import { choice, choices, day, list, maybe, otherMatter, says, words } from '../says.ts'
import type { Details, State } from './details.ts'

const move = moveOf<State, Details>()
type At = Seen<State, Details>

const police = ['beat_officer', 'duty_officer', 'station_chief', 'county_officer'] as const
const working = ['confirmed', 'planned'] as const satisfies readonly State[]
const open = ['proposed', ...working] as const

/** What its members have in common. */
export const alike = ['same_sort', 'same_words', 'same_place', 'close_in_time'] as const
/** As many as one act may name; more are taken in one by one. */
export const MOST_AT_ONCE = 12

const { note, handOver } = common<State, Details>({
  open,
  closed: ['ended', 'dismissed'],
  again: 'confirmed',
  workers: ['beat_officer', 'duty_officer'],
  staysHere: true,
})

const having = (ids: readonly string[], ...more: readonly string[]) => [...new Set([...ids, ...more])]
const without = (ids: readonly string[], id: string) => ids.filter(one => one !== id)
const together = (seen: At, members: readonly string[], common: readonly string[]): Details => ({
  ...seen.details,
  members: having([], ...members),
  alike: [...common],
})
const notTwo = (_: At, { members }: { members: readonly string[] }) => new Set(members).size < 2

const gathered = {
  members: list(otherMatter(), MOST_AT_ONCE, 2),
  alike: choices(...alike),
}

export const moves = {
  note,
  handOver,
  /** Found by the clock; nothing comes of it before a person has looked. */
  propose: move({
    from: [],
    to: 'proposed',
    by: ['clock'],
    says: says(gathered),
    refuse: { 'two-at-least': notTwo },
    change: (seen, { members, alike }) => together(seen, members, alike),
    tells: ['landed'],
  }),
  draw: move({
    from: [],
    to: 'confirmed',
    by: police,
    says: says({ called: words(60), ...gathered }),
    refuse: { 'two-at-least': notTwo, 'say-what-is-alike': (_seen, { alike }) => alike.length === 0 },
    change: (seen, { members, alike }) => together(seen, members, alike),
    decides: true,
  }),
  confirm: move({
    from: ['proposed'],
    to: 'confirmed',
    by: police,
    says: says({ called: words(60) }),
    decides: true,
  }),
  dismiss: move({
    from: ['proposed'],
    to: 'dismissed',
    by: police,
    says: says({ because: choice('not_alike', 'by_chance', 'known_already') }),
    outcome: ({ because }) => because,
    decides: true,
  }),
  /** One plan for all of them; said again, the later one holds. */
  plan: move({
    from: working,
    to: 'planned',
    by: police,
    says: says({ plan: words(2000), planUntil: day() }),
    refuse: { 'plan-in-the-past': ({ today }, { planUntil }) => planUntil < today },
    change: ({ details }, { planUntil }) => ({ ...details, planUntil }),
    decides: true,
  }),
  /** What one of them taught: it is shown on each of the others. */
  learn: move({
    from: working,
    by: crew,
    says: says({ lesson: words(1000), from: maybe(otherMatter()) }),
    refuse: { 'not-of-this-series': ({ details }, { from }) => from !== undefined && !details.members.includes(from) },
    change: ({ details }) => ({ ...details, learned: details.learned + 1 }),
  }),
  /** By the clock: this one is alike too. */
  offer: move({
    from: open,
    by: ['clock'],
    says: says({ member: otherMatter() }),
    refuse: {
      'looked-at-already': ({ details: { members, offered, left } }, { member }) =>
        [...members, ...offered, ...left].includes(member),
    },
    change: ({ details }, { member }) => ({ ...details, offered: having(details.offered, member) }),
    tells: ['offered'],
  }),
  takeIn: move({
    from: open,
    by: police,
    says: says({ member: otherMatter() }),
    refuse: {
      'not-of-itself': (seen, { member }) => member === seen.id,
      'in-it-already': ({ details }, { member }) => details.members.includes(member),
    },
    change: ({ details }, { member }) => ({
      ...details,
      members: having(details.members, member),
      offered: without(details.offered, member),
      left: without(details.left, member),
    }),
    decides: true,
  }),
  leaveOut: move({
    from: open,
    by: police,
    says: says({ member: otherMatter(), because: choice('another_thing', 'same_report_twice') }),
    refuse: {
      'not-of-this-series': ({ details }, { member }) => ![...details.members, ...details.offered].includes(member),
    },
    change: ({ details }, { member }) => ({
      ...details,
      members: without(details.members, member),
      offered: without(details.offered, member),
      left: having(details.left, member),
    }),
    decides: true,
  }),
  /** The day of the plan has come: did it help? */
  lookAgain: move({
    from: ['planned'],
    by: ['clock'],
    says: says({}),
    refuse: {
      'still-time': ({ details, today }) => details.planUntil === undefined || today < details.planUntil,
    },
    change: ({ details: { planUntil: _, ...details } }) => details,
    tells: ['planOver'],
  }),
  end: move({
    from: working,
    to: 'ended',
    by: police,
    says: says({
      because: choice('found_who', 'put_right', 'settled', 'stopped', 'not_one_thing'),
      helped: maybe(words(1000)),
    }),
    outcome: ({ because }) => because,
    decides: true,
  }),
}
