import { daysBetween } from '../../clock/day.ts'
import { untold } from '../common/questions.ts'
import { moveOf, type Seen } from '../kind.ts'
import type { Post } from '../posts.ts'
import { inspection } from '../posts.ts'
import { inLane, isInspector, underInspection } from './apart.ts'
import type { Details, Lane, State } from './details.ts'

/* Questions that several moves of conduct ask. */

export const move = moveOf<State, Details>()
export type At = Seen<State, Details>

/** Those who answer for a station's manners, and those who look at them from outside. */
export const chiefs = ['station_chief', 'county_officer', ...inspection] as const
export const counter = ['window_clerk', 'duty_officer', 'beat_officer', 'station_chief'] as const

/** The step belongs to other lanes. */
export const only = (...lanes: readonly Lane[]) => ({ 'other-lane': (seen: At) => !inLane(seen, ...lanes) })

/** It holds, wholly or partly: something is to be put right. */
export const holds = ({ details }: Pick<At, 'details'>): boolean =>
  details.conclusion === 'substantiated' || details.conclusion === 'partly'

const workers: Readonly<Record<Lane, readonly Post[]>> = {
  rating: chiefs,
  complaint: inspection,
  small: counter,
  finding: chiefs,
  praise: chiefs,
  review: inspection,
}

/** May a colleague of these posts have it? */
export const mayWork = (seen: At, posts: readonly Post[]): boolean =>
  underInspection(seen)
    ? isInspector(posts)
    : posts.some(post => workers[(seen.details.lane ?? 'small') as Lane].includes(post))

/** Somebody outside waits to hear of it; of a finding of our own nobody does. */
export const owedWord = (seen: At): boolean => !inLane(seen, 'finding') && untold(seen)

export const since = (seen: At, at: string | undefined): number =>
  at === undefined ? 0 : daysBetween(at.slice(0, 10), seen.today)
