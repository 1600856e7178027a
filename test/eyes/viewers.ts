import { hashPassword } from '../../src/people/password.ts'
import { derivedId } from '../../src/platform/ids.ts'
import { addRows } from '../../src/platform/rows.ts'
import type { Tables } from '../../src/platform/tables.ts'
import type { Caller, Drive } from '../drive.ts'
import { bureauId, password, paths, people, units } from '../people.ts'

/** Somebody who looks: a post somewhere; or nobody signed in, without one. */
export type Viewer = {
  who: string
  caller: Caller
  token?: string
  id?: string
  post?: string
  path?: string
  otherCity?: true
}

type One = { id: string; number: string; post: string; unit: string; path: string; otherCity?: true }

const ofStations = ['auxiliary', 'beat_officer', 'duty_officer', 'mediator', 'window_clerk', 'station_chief']
// Above ours: the lowest is the one that answers at this address.
const otherCity = 3718
const id = (...words: string[]) => derivedId('eyes', ...words)

/** Everybody of test/people.ts, each post of a station in the other two stations as well, and a whole other city. */
export async function viewersOf({ house, nobody, signedIn }: Drive): Promise<Viewer[]> {
  const there: One[] = Object.values(people).map(one => ({ ...one, unit: units[one.unit], path: paths[one.unit] }))
  const added: One[] = [
    ...more('otherStation', ofStations, '2'),
    ...more('stationOfOtherCounty', ofStations, '3'),
    ...more('otherCounty', ['legal_officer'], '4'),
  ]
  const strangers: One[] = [...new Set(there.map(({ post }) => post))].map((post, i) => ({
    id: id('stranger', post),
    number: `5${i}00`,
    post,
    unit: id('their bureau'),
    path: '/',
    otherCity: true,
  }))
  await write(house, bureauId, added)
  await anotherCity(house)
  await write(house, otherCity, strangers)
  await house.pool.query('update edition set n = n + 1')
  const viewers: Viewer[] = []
  for (const { number, ...one } of [...there, ...added, ...strangers])
    viewers.push({
      ...one,
      ...(await signedIn(number)),
      who: `${one.post} of ${one.otherCity ? 'another city' : one.path}`,
    })
  return [...viewers, { who: 'nobody', caller: nobody }]
}

const more = (unit: 'otherStation' | 'stationOfOtherCounty' | 'otherCounty', posts: string[], digit: string): One[] =>
  posts.map((post, i) => ({
    id: id(unit, post),
    number: `${digit}0000${i}`,
    post,
    unit: units[unit],
    path: paths[unit],
  }))

async function write({ db }: Drive['house'], bureau: number, some: readonly One[]): Promise<void> {
  const hash = await hashPassword(password, 'demo')
  const add = (table: keyof Tables, rows: object[]) =>
    addRows(
      db,
      table,
      rows.map(row => ({ bureau_id: bureau, ...row })),
    )
  await add(
    'staff',
    some.map(one => ({ id: one.id, number: one.number, name: '看客某' })),
  )
  await add(
    'post_held',
    some.map(({ id, post, unit }) => ({ staff_id: id, post, unit_id: unit, from_day: '2026-01-01' })),
  )
  await add(
    'credential',
    some.map(({ id }) => ({ staff_id: id, hash, changed_at: '2026-01-01T00:00:00Z' })),
  )
}

async function anotherCity({ db, pool }: Drive['house']): Promise<void> {
  const { rows } = await pool.query('select * from bureau where bureau_id = $1', [bureauId])
  await addRows(db, 'bureau', [
    { ...rows[0], bureau_id: otherCity, letters: 'QT', name_zh: '另一市公安局', name_en: 'Another city' },
  ])
  await addRows(
    db,
    'edition',
    ['people', 'measures', 'calendar'].map(what => ({ bureau_id: otherCity, what, n: 1 })),
  )
  const unit = {
    id: id('their bureau'),
    code: '3718',
    path: '/',
    sort: 'bureau',
    name_zh: '另一市公安局',
    name_en: 'Another city',
  }
  await addRows(db, 'unit', [{ bureau_id: otherCity, ...unit }])
}
