import type { Level } from './division.ts'
import type { Box, Ring } from './geometry.ts'
import { boxOf, isInBox } from './geometry.ts'
import type { Place, WhoAnswers } from './who-answers.ts'

/** What can be drawn of a part of a city from what the bureau itself knows: its outlines, and its places by name. */
export type Drawn = {
  outlines: { name: string; ring: Ring }[]
  places: { code: string; level: string; short: string; lat: number; lng: number }[]
}

/** More names than this are no map but a list. */
const MOST = 150

const levels: readonly Level[] = ['village', 'town', 'county']

/** The villages of a box; where they are too many, its towns; else its counties. */
export function drawnIn({ places, polygons, beats }: WhoAnswers, box: Box): Drawn {
  const here = [...places.values()].filter(isPlaced).filter(({ point }) => isInBox(point, box))
  const named = levels.map(level => here.filter(one => one.level === level))
  const shown = named.find(some => some.length > 0 && some.length <= MOST) ?? []
  return {
    outlines: polygons
      .filter(one => isTouching(one.box, box))
      .slice(0, MOST)
      .map(({ beatId, ring }) => ({ name: beats.get(beatId)!.name, ring })),
    places: shown.map(({ code, level, short, point }) => ({ code, level, short, ...point })),
  }
}

/** Where the city lies: around the places and outlines that are known, else the bounds of the bureau. */
export function cityBox({ places, polygons, box }: WhoAnswers): Box {
  const points = [...places.values()].filter(isPlaced).map(({ point }) => [point.lng, point.lat] as const)
  const all = [...points, ...polygons.flatMap(({ ring }) => [...ring])]
  return all.length > 0 ? boxOf(all) : box
}

const isPlaced = (place: Place): place is Place & { point: NonNullable<Place['point']> } => place.point !== undefined

const isTouching = (a: Box, b: Box): boolean =>
  a.south <= b.north && b.south <= a.north && a.west <= b.east && b.west <= a.east
