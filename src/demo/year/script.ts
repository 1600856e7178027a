import type { Day } from '../../clock/day.ts'
import type { Post } from '../../kinds/posts.ts'
import type { Command } from '../../matters/command.ts'
import type { Dice } from './dice.ts'

/** What somebody who speaks knows at that moment. */
export type Moment = {
  /** ISO 8601 as the bureau's clocks show it. */
  now: string
  ago: (minutes: number) => string
  ahead: (minutes: number) => string
  /** So many days from today. */
  day: (days: number) => Day
  /** The number of a paper, as its own system might give it. */
  ref: (series: string) => string
  photo: () => string[]
  /** Somebody else of these posts who works there. */
  another: (...posts: Post[]) => string
  self: string
  owner: string
  id: string
  /** The matter that opened this one. */
  from: string
}

export type By = 'resident' | 'clock' | readonly Post[]

export type Step = {
  /** Minutes after the step before. */
  after: number
  /** In working hours; else at whatever hour it falls. */
  office?: boolean
  by: By
  move: string
  says?: (m: Moment) => Record<string, unknown>
  /** What goes on with a matter that this step opens. */
  goesOn?: Script
  /** So many days after that move was made, at that hour. */
  onDay?: { since: string; days: number; hour: number }
}

/** How a matter goes, from the opening on. */
export type Script = {
  steps: Step[]
}

export type Opening = Pick<Command, 'move' | 'channel' | 'reporter' | 'anonymous' | 'language' | 'onBehalf'> & {
  by: By
  says: (m: Moment) => Record<string, unknown>
}

export type Play = Script & { opening: Opening }

/** What a script is written with. */
export type Writing = {
  dice: Dice
  /** Somebody invented: a name, a phone that cannot be called. */
  person: () => { name: string; phone: string }
  /** Did it come in while windows are open? */
  open: boolean
  /** Minutes within a promise of so many; now and then later. */
  within: (minutes: number) => number
  /** Nobody will change it later: a resident who says what they think, if they do. */
  rating: (answered?: Script) => Step[]
}

export const HOUR = 60
export const DAY = 24 * HOUR

export const work = (after: number, by: readonly Post[], move: string, says?: Step['says']): Step => ({
  after,
  office: true,
  by,
  move,
  ...(says && { says }),
})
export const soon = (after: number, by: By, move: string, says?: Step['says']): Step => ({
  after,
  by,
  move,
  ...(says && { says }),
})

const ways = { in_person: 45, phone: 45, message: 10 }
/** How somebody was told; half of it confirmed. */
export const telling = (dice: Dice, how: 'in_person' | 'phone' | 'message' = dice.weighed(ways)) => {
  const confirmed = dice.share(55) ? (how === 'phone' ? 'call' : how === 'message' ? 'code' : 'signature') : undefined
  return (m: Moment) => ({ how, toldAt: m.now, ...(confirmed && { confirmed, receipt: m.ref('回执') }) })
}

export const beat = ['beat_officer'] as const
export const duty = ['duty_officer'] as const
export const chief = ['station_chief'] as const
export const police = ['beat_officer', 'duty_officer'] as const
/** Where there is no window, the desk does its work. */
export const window = ['window_clerk', 'duty_officer'] as const
export const helper = ['auxiliary', 'duty_officer'] as const
export const inspector = ['inspector'] as const
