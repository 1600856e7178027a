import { bureau, id, type Name, named, superior } from '../inspection.ts'
import type { Tried } from '../walk.ts'
import { isKind, type Law, sent } from './law.ts'

const station: readonly Name[] = ['chief', 'beat', 'otherBeat', 'duty', 'mediator', 'auxiliary', 'clerk']
const rolesOfTheStation = [
  'station_chief',
  'complained',
  'their_chief',
  'county_officer',
  'city_officer',
  'beat_officer',
]
const forThemselves = ['makeStatement', 'askReview']

const isComplaint = ({ kind, done, before }: Tried): boolean =>
  kind.name === 'conduct' && (done?.after ?? before).details.lane === 'complaint'
const details = ({ done, before }: Tried) => (done?.after ?? before).details
const owner = ({ done }: Tried): Name => named(done!.after.owner!)
const about = ({ done }: Tried): Name | undefined =>
  done!.after.details.complained && named(done!.after.details.complained)

export const complaints: readonly Law[] = [
  {
    says: 'whoever has a complaint works in inspection',
    least: 200,
    concerns: tried => isComplaint(tried) && tried.done !== undefined,
    holds: tried => bureau[owner(tried)].posts[0]!.includes('inspector'),
  },
  {
    says: 'whoever has a complaint is neither the person complained of nor their direct superior',
    least: 100,
    concerns: tried => isComplaint(tried) && tried.done !== undefined && about(tried) !== undefined,
    holds: tried => owner(tried) !== about(tried) && owner(tried) !== superior[about(tried)!],
  },
  {
    says: 'before it is disclosed no notice of a complaint goes to the station',
    least: 100,
    concerns: tried =>
      isComplaint(tried) &&
      tried.done !== undefined &&
      details(tried).disclosedAt === undefined &&
      sent(tried).length > 0,
    holds: tried => sent(tried).every(({ role }) => !rolesOfTheStation.includes(role)),
  },
  {
    says: 'before it is disclosed nobody of the station does anything to a complaint',
    least: 150,
    concerns: tried =>
      isComplaint(tried) &&
      tried.before.state !== null &&
      tried.before.details.disclosedAt === undefined &&
      station.some(name => id(name) === tried.who.id),
    holds: ({ done }) => done === undefined,
  },
  {
    says: 'the person complained of does nothing in it but speak for themselves',
    least: 20,
    concerns: tried =>
      isComplaint(tried) &&
      tried.before.state !== null &&
      tried.who.id !== undefined &&
      tried.who.id === tried.before.details.complained,
    holds: ({ done, move }) => done === undefined || forThemselves.includes(move),
  },
  {
    says: 'some complaints are disclosed',
    least: 2,
    concerns: tried =>
      isComplaint(tried) &&
      tried.done !== undefined &&
      tried.before.details.disclosedAt === undefined &&
      details(tried).disclosedAt !== undefined,
    holds: () => true,
  },
  {
    says: 'a review lies neither with whoever concluded before nor with the person it is about, or their superior',
    least: 300,
    concerns: tried => isKind(tried, 'conduct') && tried.done?.after.details.lane === 'review',
    holds: tried => {
      const person = about(tried)
      return (
        tried.done!.after.owner !== tried.done!.after.details.concludedBy &&
        (person === undefined || (owner(tried) !== person && owner(tried) !== superior[person]))
      )
    },
  },
  {
    says: 'whoever was rated neither has the rating nor does anything in it but speak for themselves',
    least: 30,
    concerns: tried =>
      isKind(tried, 'conduct') &&
      tried.before.state !== null &&
      tried.done?.after.details.handler !== undefined &&
      tried.done.after.details.lane === 'rating',
    holds: ({ done, move, who }) =>
      done!.after.owner !== done!.after.details.handler &&
      (who.id !== done!.after.details.handler || forThemselves.includes(move)),
  },
]
