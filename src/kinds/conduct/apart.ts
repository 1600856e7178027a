import type { Colleague, Seen } from '../kind.ts'
import { isInspecting, type Post } from '../posts.ts'
import type { Details, Lane, State } from './details.ts'

/*
 * Who may have a complaint: never the person complained of, nobody who leads them, nobody of their own level (R25:
 * a complaint about a head goes one level up).
 */

type At = Seen<State, Details>
type Held = Colleague['held'][number]

const commanders: readonly Post[] = ['station_chief', 'county_officer', 'city_officer']

export const isInspector = (posts: readonly Post[]): boolean => posts.some(isInspecting)

/** The unit at whose level a post stands: an inspection stands at that of the unit which it belongs to. */
const levelOf = ({ post, unitPath }: Held): string => (isInspecting(post) ? unitPath.replace(/[^/]+\/$/, '') : unitPath)

/** Does the first lead the second: their chief, or one above; a head of inspection leads its inspectors. */
export const leads = (a: Colleague, b: Colleague): boolean =>
  a.id !== b.id &&
  a.held.some(over =>
    b.held.some(({ post, unitPath }) => {
      if (!unitPath.startsWith(over.unitPath)) return false
      if (over.post === 'head_inspector') return post === 'inspector'
      return commanders.includes(over.post) && !(post === over.post && unitPath === over.unitPath)
    }),
  )

/** Works at their level or below it. At the city's there is no level above, so it bars nobody there. */
const beside = (a: Colleague, b: Colleague): boolean =>
  a.held.some(
    mine => isInspecting(mine.post) && levelOf(mine) !== '/' && b.held.some(h => levelOf(mine).startsWith(levelOf(h))),
  )

const tooClose = (handler: Colleague, complained: Colleague): boolean =>
  handler.id === complained.id || leads(handler, complained) || beside(handler, complained)

export const laneOf = ({ details }: At): Lane => details.lane as Lane
export const inLane = (seen: At, ...lanes: readonly Lane[]): boolean => lanes.includes(laneOf(seen))
export const underInspection = ({ details }: At): boolean => details.line === 'inspection'

/** May this colleague neither have it nor stand in for who has it? */
export function barred(seen: At, colleague: Colleague): boolean {
  const { complained, handler, concludedBy } = seen.details
  if (!underInspection(seen)) return laneOf(seen) === 'rating' && handler === colleague.id
  const about = [complained, handler].flatMap(id => (id === undefined ? [] : (seen.colleague(id) ?? [])))
  if ([complained, handler].includes(colleague.id) || about.some(other => tooClose(colleague, other))) return true
  if (laneOf(seen) !== 'review' || concludedBy === undefined) return false
  const before = seen.colleague(concludedBy)
  return colleague.id === concludedBy || (before !== undefined && beside(colleague, before))
}

/** A colleague of whom nobody knows anything may be the very one. */
export const barredById = (seen: At, id: string): boolean => {
  const colleague = seen.colleague(id)
  return colleague === undefined ? underInspection(seen) : barred(seen, colleague)
}

/** Nobody in this bureau stands above them: only the province can look into it. */
export const onlyTheProvince = (seen: At): boolean => {
  const complained = seen.details.complained && seen.colleague(seen.details.complained)
  return (
    !!complained &&
    complained.held.some(held => levelOf(held) === '/' && ['city_officer', 'head_inspector'].includes(held.post))
  )
}

/** Whose conclusion it is: of a review, the reviewer's; `concludedBy` is there whose conclusion it looks at. */
export const concluderOf = (seen: At): string | undefined =>
  laneOf(seen) === 'review' ? seen.details.reviewedBy : seen.details.concludedBy

/** Whoever concluded it stands at the level of the city: the level above is the province. */
export const reviewedAbove = (seen: At): boolean => {
  const concluder = concluderOf(seen)
  const before = concluder === undefined ? undefined : seen.colleague(concluder)
  return before?.held.some(held => levelOf(held) === '/') ?? false
}

/** Whom the wall lets through: after the disclosure, the chief; never where it is about the chief. */
export const letIn = ({ details: { chief, complained, disclosedAt } }: At): readonly string[] =>
  disclosedAt !== undefined && chief !== undefined && chief !== complained ? [chief] : []

/** Who is heard: after the disclosure, the person complained of; whoever asks for a review of their own. */
export const heard = ({ details: { complained, disclosedAt, level } }: At): readonly string[] =>
  complained !== undefined && (disclosedAt !== undefined || level === 'officer') ? [complained] : []

const openToThose = new Set(['makeStatement', 'askReview', 'correct'])
const isColleague = ({ by }: At): boolean => !by.posts.some(post => ['resident', 'neighbour', 'clock'].includes(post))
const isLetIn = (seen: At, move: string): boolean =>
  openToThose.has(move) && [...letIn(seen), ...heard(seen)].includes(seen.by.id)

/** Asked before every move: the wall of R25, whatever the door has let through. */
export const gates = {
  'inspection-only': (seen: At, move: string) =>
    underInspection(seen) && isColleague(seen) && !isInspector(seen.by.posts) && !isLetIn(seen, move),
  'you-are-too-close': (seen: At, move: string) =>
    isColleague(seen) && !openToThose.has(move) && barredById(seen, seen.by.id),
}
