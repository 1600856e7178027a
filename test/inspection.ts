import type { Colleague } from '../src/kinds/kind.ts'
import type { Post } from '../src/kinds/posts.ts'
import { play, working } from './play.ts'

/*
 * A small bureau with its inspections, for what is about persons: a city, a county with a station and its window, and the
 * inspector of another county. Whose direct superior is who is written down here by hand, never computed.
 */

const at = (n: number, post: Post, unitPath: string) => working(600 + n, post, unitPath)

export const bureau = {
  cityOfficer: at(1, 'city_officer', '/'),
  cityHead: at(2, 'head_inspector', '/7/'),
  cityInspector: at(3, 'inspector', '/7/'),
  otherCityInspector: at(4, 'inspector', '/7/'),
  countyOfficer: at(5, 'county_officer', '/1/'),
  head: at(6, 'head_inspector', '/1/4/'),
  inspector: at(7, 'inspector', '/1/4/'),
  otherInspector: at(8, 'inspector', '/1/4/'),
  chief: at(9, 'station_chief', '/1/2/'),
  beat: at(10, 'beat_officer', '/1/2/'),
  duty: at(11, 'duty_officer', '/1/2/'),
  auxiliary: at(12, 'auxiliary', '/1/2/'),
  clerk: at(13, 'window_clerk', '/1/2/9/'),
  farInspector: at(14, 'inspector', '/9/4/'),
  otherBeat: at(15, 'beat_officer', '/1/2/'),
  mediator: at(16, 'mediator', '/1/2/'),
  legalOfficer: at(17, 'legal_officer', '/1/'),
  /** The other station of the county. */
  otherChief: at(18, 'station_chief', '/1/3/'),
  otherDuty: at(19, 'duty_officer', '/1/3/'),
} satisfies Record<string, Colleague>
export type Name = keyof typeof bureau

export const superior: Readonly<Record<Name, Name | null>> = {
  cityOfficer: null,
  cityHead: 'cityOfficer',
  cityInspector: 'cityHead',
  otherCityInspector: 'cityHead',
  countyOfficer: 'cityOfficer',
  head: 'countyOfficer',
  inspector: 'head',
  otherInspector: 'head',
  chief: 'countyOfficer',
  beat: 'chief',
  duty: 'chief',
  auxiliary: 'chief',
  clerk: 'chief',
  farInspector: null,
  otherBeat: 'chief',
  mediator: 'chief',
  legalOfficer: 'countyOfficer',
  otherChief: 'countyOfficer',
  otherDuty: 'otherChief',
}

export const id = (name: Name): string => bureau[name].id
export const named = (staffId: string): Name =>
  (Object.keys(bureau) as Name[]).find(name => bureau[name].id === staffId)!

/** A matter of conduct in that bureau; `as` is who acts. */
export function conductWith(owner: Name, options: Parameters<typeof play>[1] = {}) {
  const m = play('conduct', { colleagues: Object.values(bureau), owner: id(owner), ...options })
  const as = (name: Name) => m.by(bureau[name].posts[0]!, id(name))
  return { m, as }
}
