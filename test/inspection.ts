import type { Colleague } from '../src/kinds/kind.ts'
import type { Post } from '../src/kinds/posts.ts'
import { play, working } from './play.ts'

/*
 * A small bureau with its inspections, for what is about persons: a city, a county with a station and its window, and the
 * inspector of another county. Whose direct superior is who is written down here by hand, never computed.
 */

const at = (n: number, post: Post, unitPath: string) => working(500 + n, post, unitPath)

export const bureau = {
  cityOfficer: at(1, 'city_officer', '/'),
  cityHead: at(2, 'head_inspector', '/city-inspection/'),
  cityInspector: at(3, 'inspector', '/city-inspection/'),
  otherCityInspector: at(4, 'inspector', '/city-inspection/'),
  countyOfficer: at(5, 'county_officer', '/c/'),
  head: at(6, 'head_inspector', '/c/c-inspection/'),
  inspector: at(7, 'inspector', '/c/c-inspection/'),
  otherInspector: at(8, 'inspector', '/c/c-inspection/'),
  chief: at(9, 'station_chief', '/c/s/'),
  beat: at(10, 'beat_officer', '/c/s/'),
  duty: at(11, 'duty_officer', '/c/s/'),
  auxiliary: at(12, 'auxiliary', '/c/s/'),
  clerk: at(13, 'window_clerk', '/c/s/s-window/'),
  farInspector: at(14, 'inspector', '/d/d-inspection/'),
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
