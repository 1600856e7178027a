import { dangers } from '../common/fields.ts'
import { common } from '../common/index.ts'
import { inFuture } from '../common/questions.ts'
import { sorts } from '../dispute/details.ts'
import type { Post } from '../posts.ts'
import { choice, evidence, instant, maybe, premises, says, words, yesNo } from '../says.ts'
import { checklists, type ItemName, itemNames, items, type Sort } from './checklists.ts'
import type { Details, State } from './details.ts'
import { type At, is, move, open, police } from './opening.ts'

const crewWalking: readonly Post[] = ['auxiliary', ...police]
const onTheWalk = ['listening', 'schools', 'small_premises', 'visit', 'campaign'] as const
const nothingToFind = (seen: At) => !is(...onTheWalk)(seen)
const notOnTheList = ({ details }: At, item: ItemName) =>
  !(checklists[details.sort as Sort] ?? itemNames).includes(item)

/** Of what every kind has: a round has nobody who reported it, so nobody is asked, told or rated. Free text is only for pauses. */
const { tryToReach, handOver, askPause, approvePause, refusePause, endPause, endWait, settleDues } = common<
  State,
  Details
>({
  open,
  closed: ['done', 'missed', 'cancelled'],
  again: 'due',
  workers: ['beat_officer', 'duty_officer'],
  staysHere: true,
})

/** On the way: each place, and whatever is found becomes a matter of its own in the same move. */
export const walking = {
  tryToReach,
  handOver,
  askPause,
  approvePause,
  refusePause,
  endPause,
  endWait,
  settleDues,

  seePlace: move({
    from: open,
    by: crewWalking,
    says: says({
      place: premises(),
      seenAt: instant(),
      result: choice('all_right', 'put_right_at_once', 'hazard_opened'),
    }),
    refuse: {
      'not-on-this-round': ({ details }, { place }) => !details.toSee.includes(place),
      'in-future': (seen, { seenAt }) => inFuture(seen, seenAt),
      'open-the-hazard-first': ({ details }, { place, result }) =>
        result === 'hazard_opened' && !details.wrong.includes(place),
      'a-hazard-is-open': ({ details }, { place, result }) => result === 'all_right' && details.wrong.includes(place),
    },
    change: ({ details }, { place }) => ({
      ...details,
      seen: having(details.seen, place),
      left: details.left.filter(one => one !== place),
    }),
  }),
  leavePlace: move({
    from: open,
    by: police,
    says: says({
      place: premises(),
      because: choice('closed_down', 'nobody_there', 'would_not_let_us_in', 'not_safe'),
    }),
    refuse: {
      'not-on-this-round': ({ details }, { place }) => !details.toSee.includes(place),
      'seen-already': ({ details }, { place }) => details.seen.includes(place),
    },
    change: ({ details }, { place }) => ({ ...details, left: having(details.left, place) }),
  }),

  /** One tap: what is wrong, and a hazard is open. */
  findHazard: move({
    from: open,
    by: crewWalking,
    says: says({
      item: choice(...itemNames),
      place: maybe(premises()),
      mayHurt: maybe(yesNo()),
      text: maybe(words()),
      where: maybe(words(200)),
      files: maybe(evidence()),
    }),
    refuse: {
      'nothing-to-find-here': nothingToFind,
      'not-on-this-list': (seen, { item }) => notOnTheList(seen, item),
      'not-on-this-round': ({ details }, { place }) => place !== undefined && !details.toSee.includes(place),
    },
    change: ({ details }, { place }) => ({
      ...details,
      hazards: details.hazards + 1,
      ...(place && { wrong: having(details.wrong, place) }),
    }),
    opens: [
      {
        kind: 'hazard',
        move: 'findOnVisit',
        as: 'found',
        says: ({ id }, { item, place, ...said }) => ({
          ...said,
          type: items[item].hazard,
          round: id,
          ...(place && { premises: place }),
        }),
      },
    ],
  }),
  /** 抓早、抓小、抓苗头. */
  findDispute: move({
    from: open,
    by: crewWalking,
    says: says({
      text: words(),
      sort: choice(...sorts),
      where: maybe(words(200)),
      danger: maybe(choice(...dangers)),
    }),
    refuse: { 'nothing-to-find-here': nothingToFind },
    change: ({ details }) => ({ ...details, disputes: details.disputes + 1 }),
    opens: [
      {
        kind: 'dispute',
        move: 'find',
        as: 'found',
        says: ({ details }, said) => ({ ...said, foundOn: is('visit')({ details }) ? 'visit' : 'round' }),
      },
    ],
  }),
  /** What we came across ourselves. What somebody tells us is reported as theirs, with their name in the vault (R28). */
  hearClue: move({
    from: open,
    by: police,
    says: says({
      text: words(),
      source: choice('overheard', 'found_note', 'saw_it_myself'),
      files: maybe(evidence()),
      danger: maybe(choice(...dangers)),
    }),
    refuse: { 'nothing-to-find-here': nothingToFind },
    change: ({ details }) => ({ ...details, clues: details.clues + 1 }),
    opens: [{ kind: 'clue', move: 'hear', as: 'heard', says: (_seen, said) => said }],
  }),
}

const having = (ids: readonly string[], id: string): string[] => [...new Set([...ids, id])]
