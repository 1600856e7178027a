import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allCounted } from '../../test/counted.ts'
import { type Drive, drive } from '../../test/drive.ts'
import { bureauId, villages } from '../../test/people.ts'
import { simulate } from '../demo/year/simulate.ts'
import { isBadlyDesigned } from '../figures/promise-table.ts'
import { rateOf } from '../figures/rate.ts'

/* The tables of the console over HTTP: what they add up to, and for whose eyes the lines behind them are. */

let house: Drive
beforeAll(async () => {
  house = await drive({ at: '2026-11-20T10:00:00+08:00' })
  const until = new Date('2026-11-20T00:00:00+08:00')
  await simulate({
    house: house.house,
    bureauId,
    seed: '11',
    photos: ['ab'.repeat(32)],
    from: '2026-09-20',
    until,
    count: 120,
    progress: () => {},
  })
  await allCounted(house.house)
})
afterAll(() => house.end())

const range = 'from=2026-09-20&to=2026-11-19'
const table = async (who: Parameters<Drive['as']>[0], more = '') =>
  (await (await house.as(who)).get(`/api/v1/figures/promises?${range}${more}`)).body

describe('the table of the promises', () => {
  test('the city sees counties, a county its stations, a chief their own; each row is what the figure says', async () => {
    const city = await table('cityOfficer')
    expect(city.of).toBe(null)
    expect(city.units.map((one: any) => one.code)).toEqual(['371702', '371703'])
    const county = await table('countyOfficer')
    expect(county.units.map((one: any) => one.code)).toEqual(['371702001', '371702002'])
    const chief = await table('chief')
    expect(chief.of.code).toBe('371702001')
    expect(chief.measures.length).toBeGreaterThanOrEqual(75)
    const { rows } = (await (await house.as('chief')).get(`/api/v1/figures/on-time?${range}&by=measure`)).body
    expect(rows.length).toBeGreaterThan(10)
    for (const { measure, n, k, rate } of rows) {
      const { all } = chief.measures.find((one: any) => one.id === measure)
      expect([measure, all.n, all.k, all.rate]).toEqual([measure, n, k, rate])
      expect(all.n).toBe(all.k + all.late + all.open)
    }
    const sum = (cells: any[], of: 'n' | 'late') => cells.reduce((all: number, one: any) => all + one[of], 0)
    for (const { all, cells } of city.measures) expect(sum(cells, 'n')).toBe(all.n)
    expect((await table('countyOfficer', '&within=371703')).code).toBe('no-such-unit')
    expect((await table('systemAdmin')).code).toBe('not-your-board')
  })

  test('behind each number of misses are its matters, as far as somebody may see them, and no others', async () => {
    const chief = await house.as('chief')
    const { measures } = await table('chief')
    const missed = measures.filter(({ all }: any) => all.late + all.open > 0)
    expect(missed.length).toBeGreaterThan(2)
    for (const { id, all } of missed.slice(0, 6)) {
      const { body } = await chief.get(`/api/v1/figures/promises/${id}/missed?${range}`)
      expect(body.missed.length, id).toBeLessThanOrEqual(all.late + all.open)
      for (const one of body.missed)
        expect((await chief.get(`/api/v1/matters/${one.matterId}`)).status, `${id} ${one.code}`).toBe(200)
    }
    const all = missed.map(({ id }: any) => id)
    for (const id of all.slice(0, 3)) {
      const { body } = await (await house.as('mediator')).get(`/api/v1/figures/promises/${id}/missed?${range}`)
      expect(body.missed.every(({ kind }: any) => kind === 'dispute')).toBe(true)
    }
  })

  test('badly designed is what fails everywhere, in three places of ten or more; of fewer nobody can say', () => {
    const [bad, good, few] = [rateOf(4, 10), rateOf(5, 10), rateOf(0, 9)]
    expect(isBadlyDesigned([bad, bad, bad])).toBe(true)
    expect(isBadlyDesigned([bad, bad, bad, few])).toBe(true)
    expect(isBadlyDesigned([bad, bad, good])).toBe(false)
    expect(isBadlyDesigned([bad, bad, few])).toBe(false)
    expect(isBadlyDesigned([])).toBe(false)
  })
})

describe('the map of the hazards', () => {
  const loop = async (who: Parameters<Drive['as']>[0]) =>
    (await (await house.as(who)).get(`/api/v1/figures/hazard-loop/map?from=2026-09-20&to=2026-11-21`)).body
  const report = async (more: object) => {
    const { status, body, text } = await house.nobody.call('POST', '/api/v1/matters', {
      body: {
        kind: 'hazard',
        says: { text: '井盖松了', type: 'manhole', identity: 'sealed' },
        place: { village: villages.dongan, point: { lat: 35.2462, lng: 115.4381 } },
        reporter: { name: '张三', phone: '139****0001' },
        ...more,
      },
      headers: { 'idempotency-key': crypto.randomUUID() },
    })
    if (status !== 201) throw new Error(text)
    return body.id as string
  }

  test('three in place: each step is of those before it, and the units add up', async () => {
    const { all, units, hazards } = await loop('cityOfficer')
    expect(hazards.length).toBeGreaterThan(5)
    for (const one of [all, ...units]) {
      expect(one.seen).toBeLessThanOrEqual(one.reported)
      for (const step of ['responsible', 'urged', 'checked', 'right']) expect(one[step]).toBeLessThanOrEqual(one.seen)
    }
    expect(units.reduce((n: number, one: any) => n + one.reported, 0)).toBe(all.reported)
    expect(all.reported).toBe(hazards.length)
  })

  test('what is protected is on it for nobody, not even for who has it; a home stands as its village', async () => {
    const [open, hidden, home] = [
      await report({}),
      await report({
        says: { text: '有人打孩子', type: 'public_place', identity: 'sealed', danger: 'child_harmed' },
        reporter: { word: '石榴' },
      }),
      await report({ says: { text: '房子要塌', type: 'unsafe_house', identity: 'sealed' } }),
    ]
    for (const who of ['chief', 'dutyOfficer', 'countyOfficer', 'cityOfficer'] as const) {
      const { hazards, all } = await loop(who)
      const of = (id: string) => hazards.find((one: any) => one.id === id)
      expect(of(hidden), who).toBeUndefined()
      expect(of(home).point).toEqual({ lat: 35.244, lng: 115.436 })
      // Who reads no words reads no exact place.
      const exact = who !== 'cityOfficer'
      expect(of(open).point.lat === 35.244, who).toBe(!exact)
      expect(all.reported).toBe(hazards.length)
    }
    expect((await loop('otherStationChief')).hazards.some(({ id }: any) => id === open)).toBe(false)
  })
})
