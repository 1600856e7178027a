import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '../src/clock/day.ts'
import { dayOf } from '../src/clock/zone.ts'
import { arrivals } from '../src/demo/year/arrivals.ts'
import { badDays, hours, isMarketDay, mix, months, simulated, timeOf, weekdays } from '../src/demo/year/rhythm.ts'
import { type Simulation, simulate } from '../src/demo/year/simulate.ts'
import { exportMatters } from '../src/figures/export.ts'
import { verify } from '../src/journal/verify.ts'
import { allFed } from './counted.ts'
import { testHouse } from './house.ts'
import { bureauId, units, villages } from './people.ts'

/* The simulated year: what comes in against the shares that are stated, and what becomes of it through the door. */

const tz = 'Asia/Shanghai'
const some = Array.from(
  { length: 40 },
  (_, i) => `3717${String(2 + (i % 4)).padStart(2, '0')}00${1 + (i % 3)}${String(i).padStart(3, '0')}`,
).sort()
const year = { seed: 'a year', tz, from: '2025-11-24', until: '2026-11-24', villages: some }

describe('what comes in', () => {
  const all = arrivals({ ...year, count: 60_000 })
  const share = (n: number) => (100 * n) / all.length
  /** Held against a list of weights: no share is further away than chance allows, four times over. */
  const follows = (counts: number[], weights: readonly number[]) => {
    const n = counts.reduce((a, b) => a + b, 0)
    const sum = weights.reduce((a, b) => a + b, 0)
    for (const [i, weight] of weights.entries()) {
      const p = weight / sum
      expect(Math.abs(counts[i]! / n - p), `${i}: ${counts[i]} of ${n}, and ${p} are stated`).toBeLessThan(
        0.004 + 4 * Math.sqrt((p * (1 - p)) / n),
      )
    }
  }
  const counted = <T>(of: readonly T[], size: number, at: (one: T) => number) => {
    const counts = new Array<number>(size).fill(0)
    for (const one of of) counts[at(one)]!++
    return counts
  }

  test('is as many as were asked for, in the order of time, and the same for the same seed', () => {
    expect(all).toHaveLength(60_000)
    for (let i = 1; i < all.length; i++) expect(all[i]!.at).toBeGreaterThanOrEqual(all[i - 1]!.at)
    expect(arrivals({ ...year, count: 500 })).toEqual(arrivals({ ...year, count: 500 }))
    expect(arrivals({ ...year, seed: 'another', count: 500 })).not.toEqual(arrivals({ ...year, count: 500 }))
  })

  test('by kind', () => {
    follows(
      counted(all, simulated.length, ({ kind }) => simulated.indexOf(kind)),
      simulated.map(kind => mix[kind]),
    )
  })

  test.each(simulated)('%s by the hour, the day of the week and the month', kind => {
    // Bad days and market days shift them a little: those are looked at below.
    const mine = all.filter(one => one.kind === kind && !one.badDay)
    follows(
      counted(mine, 24, ({ at }) => timeOf(at, tz).hour),
      hours[kind],
    )
    follows(
      counted(mine, 7, ({ at }) => timeOf(at, tz).weekday),
      weekdays[kind],
    )
    const byMonth = counted(mine, 12, ({ at }) => timeOf(at, tz).month)
    const days = counted(daysOf(), 12, day => Number(day.slice(5, 7)) - 1)
    follows(
      byMonth,
      months[kind].map((weight, month) => weight * days[month]!),
    )
  })
  const daysOf = () => Array.from({ length: daysBetween(year.from, year.until) }, (_, i) => addDays(year.from, i))

  test('by village: some are large, some small, none is left out; on market days the first of each town fills', () => {
    const of = (list: typeof all) => Map.groupBy(list, ({ village }) => village)
    expect(of(all).size).toBe(some.length)
    const sizes = [...of(all.filter(({ at }) => !isMarketDay(at))).values()]
      .map(({ length }) => length)
      .sort((a, b) => a - b)
    expect(sizes.at(-1)! / sizes[0]!).toBeGreaterThan(3)
    const firsts = new Set([...Map.groupBy(some, code => code.slice(0, 9)).values()].map(([first]) => first!))
    const there = (list: typeof all) => list.filter(({ village }) => firsts.has(village)).length / list.length
    const mornings = all.filter(
      ({ at, kind }) => ['case', 'dispute', 'hazard'].includes(kind) && [8, 9, 10].includes(timeOf(at, tz).hour),
    )
    const [market, other] = [
      mornings.filter(({ at }) => isMarketDay(at)),
      mornings.filter(({ at }) => !isMarketDay(at)),
    ]
    expect(market.length).toBeGreaterThan(500)
    expect(there(market)).toBeGreaterThan(there(other) + 0.4)
  })

  test('on bad days twice as much', () => {
    const days = Map.groupBy(all, ({ at }) => dayOf(new Date(at), tz))
    const [bad, good] = [
      [...days.values()].filter(([one]) => one!.badDay),
      [...days.values()].filter(([one]) => !one!.badDay),
    ]
    expect(bad.length / days.size).toBeGreaterThan(badDays.share / 200)
    expect(bad.length / days.size).toBeLessThan(badDays.share / 40)
    const mean = (lists: (typeof all)[]) => lists.reduce((sum, { length }) => sum + length, 0) / lists.length
    expect(mean(bad) / mean(good)).toBeGreaterThan(badDays.times * 0.75)
    expect(share(all.filter(({ badDay }) => badDay).length)).toBeLessThan(15)
  })
})

/** The beats of the station where everybody works who is needed. */
const short = {
  from: '2026-07-01',
  until: new Date('2026-11-20T00:00:00+08:00'),
  count: 260,
  photos: ['ab'.repeat(32)],
}

async function played(seed: string) {
  const house = await testHouse()
  const done = await simulate({ ...short, house, bureauId, seed, progress: () => {} })
  const out = new PassThrough()
  const chunks: Buffer[] = []
  out.on('data', chunk => chunks.push(chunk))
  await exportMatters(house, { bureauId, contents: false, walled: true }, { matters: out, promises: out }, () => {})
  return { house, done, bytes: Buffer.concat(chunks) }
}

describe('what becomes of it', () => {
  let house: Awaited<ReturnType<typeof testHouse>>
  let done: Simulation
  let bytes: Buffer
  beforeAll(async () => {
    ;({ house, done, bytes } = await played('7'))
  })
  afterAll(() => house.drop())
  const ask = async (sql: string) => (await house.pool.query(sql)).rows

  test('the rules let everything be done, and the journal holds', async () => {
    expect(done.refused).toEqual({})
    expect(done.opened).toBeGreaterThan(250)
    expect(done.acts).toBeGreaterThan(done.opened * 6)
    expect((await verify(house)).bad).toBeUndefined()
    await allFed(house.pool)
    const [{ entries, fed }] = await ask(
      'select (select count(*)::int from entry) as entries, (select count(*)::int from feed) as fed',
    )
    expect(fed).toBe(entries)
  })

  test('every kind is there, most are closed, and some wait at each end', async () => {
    const rows = await ask('select kind, count(*)::int as n, count(closed_at)::int as closed from matter group by kind')
    expect(rows.map(({ kind }) => kind).sort()).toEqual([...simulated].sort())
    const [all, closed] = [rows.reduce((sum, { n }) => sum + n, 0), rows.reduce((sum, row) => sum + row.closed, 0)]
    expect(closed / all).toBeGreaterThan(0.7)
    expect(closed / all).toBeLessThan(0.97)
  })

  test('nine in ten promises are kept in time, and not all', async () => {
    const [{ late, n }] = await ask(
      `select count(*) filter (where late)::int as late, count(*)::int as n from promise where met_at is not null or void_at is not null`,
    )
    expect(n).toBeGreaterThan(700)
    expect(late / n).toBeGreaterThan(0.02)
    expect(late / n).toBeLessThan(0.12)
  })

  test('a third of those who may say what they think of it do, mostly content', async () => {
    const [{ asked, rated, stars }] = await ask(
      `select count(*) filter (where jsonb_array_length(standing -> 'told') > 0)::int as asked,
        count(*) filter (where standing -> 'rated' <> 'null')::int as rated, avg((standing #>> '{rated,stars}')::int)::float as stars from matter`,
    )
    expect(rated / asked).toBeGreaterThan(0.12)
    expect(rated / asked).toBeLessThan(0.45)
    expect(stars).toBeGreaterThan(3.6)
  })

  test('nothing lies ahead of the last day, and it lands with who answers for the village', async () => {
    const [{ ahead }] = await ask(
      `select count(*)::int as ahead from entry where said_at >= '2026-11-20T00:00:00+08:00'`,
    )
    expect(ahead).toBe(0)
    const [{ n }] = await ask(
      `select count(*)::int as n from matter where village = '${villages.dongan}' and unit_id = '${units.station}'`,
    )
    expect(n).toBeGreaterThan(10)
  })

  test('the same seed gives the same bytes of the export', async () => {
    const again = await played('7')
    expect(again.bytes.equals(bytes)).toBe(true)
    await again.house.drop()
    expect(bytes.length).toBeGreaterThan(500_000)
  })
})
