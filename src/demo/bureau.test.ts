import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emptyDatabase, testDatabase } from '../../test/database.ts'
import { personOf } from '../people/session.ts'
import { signIn } from '../people/sign-in.ts'
import { shippedDivisions } from '../places/divisions.ts'
import { landingFor } from '../places/landing.ts'
import { migrate } from '../platform/migrate.ts'
import { demoPassword, loadBureau, wellKnown } from './bureau.ts'
import { loadDemo } from './load.ts'
import { demoPeople } from './people.ts'
import { bureauId, planBureau } from './plan.ts'

let house: Awaited<ReturnType<typeof emptyDatabase>>
const now = new Date('2026-11-24T10:00:00+08:00')
const steps: [number, number][] = []
let took = 0

beforeAll(async () => {
  house = await emptyDatabase()
  await migrate(house.url)
  const began = performance.now()
  await loadBureau(house.db, now, (done, of) => steps.push([done, of]))
  took = performance.now() - began
})
afterAll(() => house.drop())

const ask = async (sql: string) => (await house.pool.query(sql)).rows
const count = async (table: string) => (await ask(`select count(*)::int as n from ${table}`))[0].n as number

describe('the demo bureau', () => {
  test('is there within eight seconds, and said how far it had come', () => {
    expect(took).toBeLessThan(8000)
    expect(steps.at(-1)![0]).toBe(steps.at(-1)![1])
  })

  test('has its county units, a station per town, and every village in one beat of three to eight', async () => {
    expect(await ask(`select sort, count(*)::int as n from unit group by sort order by sort`)).toEqual([
      { sort: 'bureau', n: 1 },
      { sort: 'county', n: 11 },
      { sort: 'inspection', n: 12 },
      { sort: 'station', n: 167 },
      { sort: 'window', n: 167 },
    ])
    const villages = shippedDivisions().filter(({ level }) => level === 'village')
    expect(await count('beat_place')).toBe(villages.length)
    const [sizes] = await ask(
      `select min(n)::int, max(n)::int from (select count(*) as n from beat_place group by beat_id) s`,
    )
    expect(sizes.min).toBeGreaterThanOrEqual(3)
    expect(sizes.max).toBeLessThanOrEqual(8)
    const [{ n: strays }] = await ask(
      `select count(*)::int as n from beat_place p join beat b on b.id = p.beat_id join unit u on u.id = b.unit_id
       where not starts_with(p.village_code, u.code)`,
    )
    expect(strays).toBe(0)
  })

  test('every village’s matters land with its own officer, and every station has somebody on duty at every hour', async () => {
    const officers = new Set<string>()
    for (const { code } of shippedDivisions().filter(({ level }) => level === 'village')) {
      const landing = await landingFor(house.db, bureauId, { village: code }, now)
      expect(landing.why.code).toBe('beat')
      officers.add(landing.ownerId)
    }
    expect(officers.size).toBe(await count('beat'))
    const stations = await ask(`select id from unit where sort in ('station', 'county', 'bureau')`)
    for (const at of ['2026-11-01T00:00:00+08:00', '2026-11-24T07:59:59+08:00', '2027-01-20T03:00:00+08:00'])
      for (const { id } of stations) {
        const { why, unitId } = await landingFor(house.db, bureauId, { unit: id }, new Date(at))
        expect([why.code, unitId]).toEqual(['desk', id])
      }
  })

  test('its people do not exist: no phone can be called, no number is an identity number', async () => {
    for (const { phone, number } of await ask('select phone, number from staff')) {
      expect(phone).toMatch(/^1\d\d\*{4}\d{4}$/)
      expect(number).toMatch(/^\d{6}$/)
    }
    const plan = planBureau(shippedDivisions())
    expect(new Set(plan.people.map(({ number }) => number)).size).toBe(plan.people.length)
    expect(planBureau(shippedDivisions())).toEqual(plan)
  })

  test('loaded again, nothing is added and a swapped shift stays swapped; later the roster goes on', async () => {
    const before = await Promise.all(['staff', 'unit', 'roster', 'premises', 'place_code'].map(count))
    const [shift] = await ask(`select unit_id, from_at, staff_id from roster order by from_at, unit_id limit 1`)
    const [other] = await ask(
      `select staff_id from roster where unit_id = '${shift.unit_id}' and staff_id <> '${shift.staff_id}' limit 1`,
    )
    await house.pool.query(`update roster set staff_id = $1 where unit_id = $2 and from_at = $3`, [
      other.staff_id,
      shift.unit_id,
      shift.from_at,
    ])
    await loadBureau(house.db, now, () => {})
    expect(await Promise.all(['staff', 'unit', 'roster', 'premises', 'place_code'].map(count))).toEqual(before)
    await loadBureau(house.db, new Date('2027-01-15T10:00:00+08:00'), () => {})
    const [{ clash }] = await ask(
      `select count(*)::int as clash from roster a join roster b using (bureau_id, unit_id, post)
       where a.from_at < b.from_at and a.to_at > b.from_at or a.from_at = b.from_at and a.staff_id <> b.staff_id`,
    )
    expect(clash).toBe(0)
    const [{ last }] = await ask('select max(to_at) as last from roster')
    expect(last.getTime()).toBeGreaterThan(Date.parse('2027-03-14T00:00:00+08:00'))
  })

  test('whoever a visitor may be can sign in, and is one of each post', async () => {
    const demo = { ...house, mode: 'demo' as const, now: () => now } as unknown as Parameters<typeof demoPeople>[0]
    const people = await demoPeople(demo)
    expect(people.map(({ post, number }) => [post, number])).toEqual(wellKnown)
    for (const { number, password, post } of people) {
      const { token } = await signIn(house.db, { number, password }, now)
      const person = await personOf(house.db, token, now)
      expect(person!.posts.map(held => held.post)).toEqual([post])
    }
    expect(people.find(({ post }) => post === 'beat_officer')!.unit).toBe('东城派出所')
  })

  test('the demo’s password opens nobody else', async () => {
    await expect(signIn(house.db, { number: '010103', password: demoPassword }, now)).rejects.toMatchObject({
      status: 401,
    })
  })

  test('in a real house there is none of this', async () => {
    const real = { ...house, mode: 'real' as const, now: () => now } as unknown as Parameters<typeof demoPeople>[0]
    expect(await demoPeople(real)).toEqual([])
    await expect(loadDemo(real, () => {})).rejects.toThrow('real')
  })
})

test('cut short, nothing of it is left, and the next start brings it whole', async () => {
  const cut = await emptyDatabase()
  await migrate(cut.url)
  const stop = (done: number) => {
    if (done === 6) throw new Error('cut')
  }
  await expect(loadBureau(cut.db, now, stop)).rejects.toThrow('cut')
  expect((await cut.pool.query('select from staff')).rowCount).toBe(0)
  await loadBureau(cut.db, now, () => {})
  expect((await cut.pool.query('select from staff')).rowCount).toBe(await count('staff'))
  await cut.drop()
})

test('a bureau of other people is left alone', async () => {
  const other = await testDatabase()
  const before = (await other.pool.query('select * from staff order by id')).rows
  await loadBureau(other.db, now, () => {})
  expect((await other.pool.query('select * from staff order by id')).rows).toEqual(before)
  await other.drop()
})
