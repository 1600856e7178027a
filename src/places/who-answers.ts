import type { Hours } from '../kinds/hours-words.ts'
import type { Post } from '../kinds/posts.ts'
import type { Db } from '../platform/db.ts'
import { kept } from '../platform/kept.ts'
import { type OfBureau, type RowOf, rowsOf } from '../platform/rows-of.ts'
import { type Box, boxOf, type Point, type Ring } from './geometry.ts'

/** Days, both included; an open end has not been set. */
type Days = { from: string; to: string | null }

export type Unit = {
  id: string
  parentId: string | null
  code: string
  path: string
  sort: 'bureau' | 'county' | 'station' | 'window' | 'desk' | 'inspection'
  nameZh: string
  nameEn: string
  phone: string | null
  /** When it is open, by weekday; null where nobody has said it. */
  hours: Hours | null
}

export type Place = { code: string; parent: string | null; level: string; short: string; point: Point | undefined }
export type Holder = Days & { staffId: string; standIn: boolean }
export type Beat = { id: string; unitId: string; name: string; holders: Holder[] }
export type Held = Days & { staffId: string; number: string; post: Post }
export type Shift = { staffId: string; from: number; to: number }
export type Shifts = Map<string, Shift[]>

/** All that is needed to say who answers for a place: one bureau's, as of one edition, in memory. */
export type WhoAnswers = {
  edition: number
  city: string | undefined
  tz: string
  box: Box
  places: Map<string, Place>
  /** Villages with a known point. */
  points: { code: string; point: Point }[]
  placeCodes: Map<string, string>
  beats: Map<string, Beat>
  beatOf: Map<string, string>
  polygons: { beatId: string; ring: Ring; box: Box }[]
  units: Map<string, Unit>
  /** Units by the code of the division they answer for. */
  unitsOf: Map<string, Unit[]>
  /** Who holds a post in a unit, by number. */
  posts: Map<string, Held[]>
  away: Map<string, Days[]>
  /** Who is on duty at the desks, by unit: all shifts of the month of that moment. */
  shiftsAt: (at: Date) => Shifts | Promise<Shifts>
}

/** Who answers for what in a bureau, from memory. */
export const whoAnswers = kept('people', read)

async function read(db: Db, bureauId: number, edition: number): Promise<WhoAnswers> {
  const all = <Name extends OfBureau>(table: Name) => rowsOf(db, bureauId, table).selectAll()
  const { tz, south, west, north, east } = await rowsOf(db, bureauId, 'bureau')
    .select(['tz', 'south', 'west', 'north', 'east'])
    .executeTakeFirstOrThrow()
  const [divisions, codes, beats, beatPlaces, polygons, holders, units, areas, posts, absences] = await Promise.all([
    all('division').execute(),
    all('place_code').execute(),
    all('beat').execute(),
    all('beat_place').execute(),
    all('beat_polygon').orderBy('beat_id').orderBy('n').execute(),
    all('beat_holder').orderBy('from_day').orderBy('staff_id').execute(),
    all('unit').orderBy('path').execute(),
    all('unit_area').execute(),
    db
      .selectFrom('post_held as p')
      .innerJoin('staff as s', join => join.onRef('s.bureau_id', '=', 'p.bureau_id').onRef('s.id', '=', 'p.staff_id'))
      .select(['p.staff_id', 'p.post', 'p.unit_id', 'p.from_day', 'p.to_day', 's.number', 's.left_on'])
      .where('p.bureau_id', '=', bureauId)
      .orderBy('s.number')
      .execute(),
    all('absence').execute(),
  ])
  const holdersOf = grouped(holders, 'beat_id', holderOf)
  const places = new Map(divisions.map(row => [row.code, placeOf(row)]))
  const unitById = new Map(units.map(row => [row.id, unitOf(row)]))
  return {
    edition,
    city: divisions.find(({ level }) => level === 'city')?.code,
    tz,
    box: { south, west, north, east },
    places,
    points: [...places.values()].flatMap(({ code, level, point }) =>
      level === 'village' && point ? [{ code, point }] : [],
    ),
    placeCodes: new Map(codes.map(row => [row.code, row.village_code])),
    beats: new Map(beats.map(row => [row.id, beatOf(row, holdersOf.get(row.id) ?? [])])),
    beatOf: new Map(beatPlaces.map(row => [row.village_code, row.beat_id])),
    polygons: polygons.map(row => {
      const ring = row.ring as Ring
      return { beatId: row.beat_id, ring, box: boxOf(ring) }
    }),
    units: unitById,
    unitsOf: grouped(areas, 'division_code', row => unitById.get(row.unit_id)!),
    posts: grouped(posts, 'unit_id', row => ({
      staffId: row.staff_id,
      number: row.number,
      post: row.post as Post,
      from: row.from_day,
      to: earlier(row.to_day, row.left_on),
    })),
    away: grouped(absences, 'staff_id', row => ({ from: row.from_day, to: row.to_day })),
    shiftsAt: shiftsByMonth(db, bureauId),
  }
}

const placeOf = ({ code, parent, level, short, lat, lng }: RowOf<'division'>): Place => ({
  code,
  parent,
  level,
  short,
  point: lat === null || lng === null ? undefined : { lat, lng },
})

const unitOf = ({ id, parent_id, code, path, sort, name_zh, name_en, phone, hours }: RowOf<'unit'>): Unit => ({
  id,
  parentId: parent_id,
  code,
  path,
  sort,
  nameZh: name_zh,
  nameEn: name_en,
  phone,
  hours: hours as Hours | null,
})

const holderOf = ({ staff_id, from_day, to_day, stand_in }: RowOf<'beat_holder'>): Holder => ({
  staffId: staff_id,
  from: from_day,
  to: to_day,
  standIn: stand_in,
})

const beatOf = ({ id, unit_id, name }: RowOf<'beat'>, holders: Holder[]): Beat => ({
  id,
  unitId: unit_id,
  name,
  holders,
})

function grouped<By extends string, One extends Record<By, string>, T>(
  rows: readonly One[],
  by: By,
  make: (row: One) => T,
): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(row[by])
    if (group) group.push(make(row))
    else groups.set(row[by], [make(row)])
  }
  return groups
}

const earlier = (a: string | null, b: string | null): string | null => (a && b ? (a < b ? a : b) : (a ?? b))

/** A year of a city's rosters is a hundred thousand rows: only the months that are asked for are kept, a few of them. */
const MONTHS = 4

function shiftsByMonth(db: Db, bureauId: number) {
  const months = new Map<string, Promise<Shifts> | Shifts>()
  return (at: Date): Promise<Shifts> | Shifts => {
    const month = at.toISOString().slice(0, 7)
    const there = months.get(month)
    if (there) return there
    const [year, number] = [at.getUTCFullYear(), at.getUTCMonth()]
    const reading = readShifts(db, bureauId, new Date(Date.UTC(year, number)), new Date(Date.UTC(year, number + 1)))
    months.set(month, reading)
    if (months.size > MONTHS) months.delete(months.keys().next().value!)
    reading.then(
      shifts => months.has(month) && months.set(month, shifts),
      () => months.delete(month),
    )
    return reading
  }
}

async function readShifts(db: Db, bureauId: number, from: Date, to: Date): Promise<Shifts> {
  const rows = await rowsOf(db, bureauId, 'roster')
    .select(['unit_id', 'staff_id', 'from_at', 'to_at'])
    .where('post', '=', 'duty_officer')
    .where('from_at', '<', to)
    .where('to_at', '>', from)
    .orderBy('from_at')
    .orderBy('staff_id')
    .execute()
  return grouped(rows, 'unit_id', row => ({
    staffId: row.staff_id,
    from: row.from_at.getTime(),
    to: row.to_at.getTime(),
  }))
}

/** The bureau itself, above which there is nothing. */
export function topOf({ units }: Pick<WhoAnswers, 'units'>): Unit | undefined {
  for (const unit of units.values()) if (unit.parentId === null) return unit
  return undefined
}
