import { inFuture, isProtected } from '../common/questions.ts'
import { moveOf, type Seen } from '../kind.ts'
import { choice, maybe, person, reference, staff } from '../says.ts'
import type { Details, State } from './details.ts'
import { mediable } from './mediable.ts'

export const move = moveOf<State, Details>()
export type At = Seen<State, Details>

/** Those who calm, ask and write up: police of the station. */
export const police = ['beat_officer', 'duty_officer', 'station_chief'] as const
/** Those who may mediate. An auxiliary never does (治安管理处罚法 108; 人民警察法). */
export const mediators = ['mediator', ...police] as const

/** Work before it is settled, in whatever way. */
export const unsettled = ['found', 'reported', 'stabilised', 'triaged', 'mediating'] as const
export const outsideNow = ['handed_over', 'passed_on'] as const
export const settled = ['agreed', 'performing', 'performed', 'breached', 'follow_30', 'follow_90'] as const
export const open = [
  ...unsettled,
  ...outsideNow,
  'protecting',
  'concluded',
  ...settled,
  'relapsed',
] as const satisfies readonly State[]
export const over = ['closed', 'to_case', 'duplicate', 'withdrawn'] as const

/** Somebody is in danger: nothing goes on but protection (R26, R36). */
export const protectFirst = (seen: At): boolean => isProtected(seen) || seen.details.violenceAt !== undefined

/** What has been answered stands against mediation, or an appraisal has since. */
export const excluded = (seen: At): boolean =>
  mediable(seen.details.answers).stops.some(({ gate }) => gate === 'excluded' || gate === 'case-not-mediation')

export const otherLane =
  (...lanes: string[]) =>
  (seen: At): boolean =>
    !lanes.includes(seen.details.lane ?? '')

/** Who sits there, and how it is kept: asked wherever somebody mediates. */
export const host = {
  place: choice('scene', 'case_room', 'village', 'elsewhere'),
  second: maybe(staff()),
  recordingNo: maybe(reference()),
  guardian: choice('nobody', 'present', 'waived', 'not_there'),
  guardianPerson: maybe(person('guardian')),
  proxy: choice('none', 'for_the_victim', 'for_the_suspect'),
  authorityNo: maybe(reference()),
  proxyPerson: maybe(person('proxy')),
}
type Host = {
  place: string
  second?: string
  recordingNo?: string
  guardian: string
  proxy: string
  authorityNo?: string
}

const alone = ({ second }: Host) => second === undefined

/** Gates wherever somebody mediates (程序规定 179, 181; 治安管理处罚法 108). */
export const hostGates = {
  'protect-first': protectFirst,
  excluded,
  'both-sides-first': (seen: At) => !bothSidesKnown(seen),
  'recording-needed': (_seen: At, says: Host) => alone(says) && says.recordingNo === undefined,
  'lawful-place-needed': (_seen: At, says: Host) => alone(says) && says.place !== 'case_room',
  'no-second-officer': (seen: At, { second }: Host) =>
    second !== undefined && (second === seen.by.id || !isOfficer(seen, second)),
  'guardian-first': (seen: At, { guardian }: Host) =>
    guardian === 'not_there' || (guardian === 'nobody' && minorKnown(seen)),
  'suspect-comes-in-person': (_seen: At, { proxy }: Host) => proxy === 'for_the_suspect',
  'written-authority': (_seen: At, { proxy, authorityNo }: Host) =>
    proxy === 'for_the_victim' && authorityNo === undefined,
}

const isOfficer = (seen: At, id: string): boolean =>
  seen.colleague(id)?.posts.some(post => (mediators as readonly string[]).includes(post)) === true

const minorKnown = ({ details }: At): boolean => {
  const said = details.answers.guardianHere
  return said === 'here' || said === 'waived' || said === 'not_here'
}

/** Both are known: who came to us, and who it is with. */
const bothSidesKnown = ({ people, details }: At): boolean => {
  const here = (role: string) => people.some(one => one.role === role)
  return here('otherParty') && (here('party') || here('victim') || (here('reporter') && details.reporterIs === 'party'))
}

export const timeGate =
  <K extends string>(...fields: K[]) =>
  (seen: At, says: { readonly [key in K]?: string }): boolean =>
    fields.some(field => inFuture(seen, says[field]))

/** There is an act against the law behind it, which does not end with the quarrel. */
export const isViolation = ({ details }: At): boolean => details.act !== 'none'
