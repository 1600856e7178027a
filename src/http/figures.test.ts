import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allCounted } from '../../test/counted.ts'
import { type Drive, drive } from '../../test/drive.ts'
import { bureauId, people, units, villages } from '../../test/people.ts'
import { simulate } from '../demo/year/simulate.ts'
import { figures } from '../figures/catalogue.ts'
import { act } from '../matters/act.ts'
import { staff } from '../matters/asker.ts'
import { openMatter } from '../matters/open-matter.ts'
import { personById } from '../people/who-is-who.ts'

/* Boards over HTTP: each post its own, nothing behind a wall, in public nothing of fewer than ten. */

let house: Drive
beforeAll(async () => {
  house = await drive({ at: '2026-11-20T10:00:00+08:00' })
  const until = new Date('2026-11-20T00:00:00+08:00')
  await simulate({
    house: house.house,
    bureauId,
    seed: '7',
    photos: ['ab'.repeat(32)],
    from: '2026-08-20',
    until,
    count: 150,
    progress: () => {},
  })
  await count()
})
afterAll(() => house.end())

const count = () => allCounted(house.house)
/** Later than anything is remembered. */
let clock = Date.parse('2026-11-20T10:00:00+08:00')
const aMinuteLater = () => {
  clock += 120_000
  house.setNow(new Date(clock).toISOString())
}
const range = 'from=2026-09-01&to=2026-11-19'

describe('staff', () => {
  test('a chief sees the own station, a county officer all stations of the county, nobody of no post', async () => {
    const chief = (await (await house.as('chief')).get(`/api/v1/figures/on-time?${range}&by=unit`)).body
    expect(chief.board).toBe('chief')
    expect(chief.rows.map((row: any) => row.unit)).toEqual(['371702001'])
    expect(chief.n).toBeGreaterThan(50)
    expect(chief.rate).toBeCloseTo(chief.k / chief.n, 12)
    expect(chief.low).toBeLessThan(chief.rate)
    const county = (await (await house.as('countyOfficer')).get(`/api/v1/figures/on-time?${range}&by=unit`)).body
    expect(county.rows.map((row: any) => row.unit)).toEqual(expect.arrayContaining(['371702001', '371702002']))
    expect(county.rows.every((row: any) => row.unit.startsWith('371702'))).toBe(true)
    expect((await house.nobody.get('/api/v1/figures/on-time')).status).toBe(401)
    expect((await (await house.as('systemAdmin')).get('/api/v1/figures/on-time')).body.code).toBe('not-your-board')
  })

  test('every figure of a post can be asked for along each of its axes, and comes as its schema says', async () => {
    for (const who of ['beatOfficer', 'chief', 'countyOfficer', 'cityOfficer', 'inspector'] as const) {
      const caller = await house.as(who)
      const { body } = await caller.get('/api/v1/figures')
      expect(body.figures.length).toBeGreaterThan(who === 'beatOfficer' ? 15 : 25)
      for (const { name, by } of body.figures)
        for (const axis of ['', ...by]) {
          const reply = await caller.get(`/api/v1/figures/${name}?${range}&by=${axis}`)
          expect(reply.status, `${who} ${name} ${axis} ${reply.text}`).toBe(200)
          for (const row of reply.body.rows) expect(row.n, name).toBeGreaterThanOrEqual(0)
        }
    }
  })

  test('no figure names a person, and rows stand by their codes, never by how well they do', async () => {
    const staffIds = Object.values(people).flatMap(({ id, name, number }) => [id, name, number])
    const city = await house.as('cityOfficer')
    for (const { name, by } of figures) {
      const { text, body } = await city.get(`/api/v1/figures/${name}?${range}&by=${by.join(',')}`)
      for (const word of staffIds) expect(text, name).not.toContain(word)
      const keys = (body.rows ?? []).map((row: any) => by.map(axis => row[axis]).join('\u0000'))
      expect(keys, name).toEqual([...keys].sort())
    }
    expect(figures.flatMap(({ by }) => by)).not.toContain('owner')
  })

  test('names, axes and days that there are not are refused by name', async () => {
    const chief = await house.as('chief')
    const refused = async (path: string) => {
      const { status, body } = await chief.get(`/api/v1/figures/${path}`)
      return [status, body.code, body.faults[0]?.at, body.faults[0]?.code]
    }
    expect(await refused('nothing')).toEqual([404, 'no-such-figure', undefined, undefined])
    expect(await refused('guard-paused')).toEqual([403, 'not-your-board', undefined, undefined])
    expect(await refused('on-time?by=owner')).toEqual([422, 'bad-input', '/query/by', 'not-one-of-these'])
    expect(await refused('on-time?from=2026-02-30')).toEqual([422, 'bad-input', '/query/from', 'bad-day'])
    expect(await refused('on-time?from=2026-03-02&to=2026-03-01')).toEqual([
      422,
      'bad-input',
      '/query/to',
      'ends-before-it-begins',
    ])
  })

  test('it comes as a file for a spreadsheet, in the language of whoever asks', async () => {
    const chief = await house.as('chief')
    const csv = await chief.get(`/api/v1/figures/on-time/table?${range}&by=measure`, { 'accept-language': 'zh' })
    expect(csv.text.startsWith('\ufeff措施,基数,其中,比率')).toBe(true)
    expect(csv.text.trim().split('\r\n').at(-1)).toMatch(/^合计,\d+,\d+,0\.\d+/)
    const xlsx = await chief.get(`/api/v1/figures/on-time/table?${range}&by=measure&type=xlsx`)
    expect(xlsx.headers['content-type']).toContain('spreadsheetml')
    expect(xlsx.text.startsWith('PK')).toBe(true)
  })
})

const person = async ({ id }: { id: string }) =>
  staff((await personById(house.house.db, bureauId, id, house.house.now()))!)

describe('behind walls', () => {
  /** All that the boards of these say. */
  async function boards(...whom: (keyof typeof people)[]) {
    await count()
    aMinuteLater()
    const said: Record<string, unknown> = {}
    for (const who of whom) {
      const caller = await house.as(who)
      for (const { name, by } of (await caller.get('/api/v1/figures')).body.figures) {
        const { body } = await caller.get(`/api/v1/figures/${name}?from=2026-11-01&to=2027-06-01&by=${by.join(',')}`)
        const { until: _, ...rest } = body
        // What waits grows older by itself.
        said[`${who} ${name}`] = name === 'first-answer' ? rest.n : rest
      }
    }
    for (const path of ['figures', 'promises', 'promises?county=371702', `villages/${villages.dongan}`])
      said[path] = (await house.nobody.get(`/api/v1/public/${path}`)).body
    return said
  }
  const atTheStation = ['beatOfficer', 'dutyOfficer', 'windowClerk', 'chief', 'countyOfficer', 'cityOfficer'] as const

  test('a complaint about an officer changes no number of the station, the county, the city or the public (R25)', async () => {
    const before = await boards(...atTheStation)
    const says = { text: '骂人', fault: 'runaround', complained: people.beatOfficer.id }
    await openMatter(
      house.house,
      {
        commandId: randomUUID(),
        kind: 'conduct',
        move: 'complain',
        says,
        place: { village: villages.dongan },
        reporter: { name: '某人' },
      },
      { as: 'resident', bureauId },
    )
    expect(await boards(...atTheStation)).toEqual(before)
    const { rows } = await house.house.pool.query(`select count(*)::int as n from counted where behind = 'inspection'`)
    expect(rows[0].n).toBeGreaterThan(0)
  })

  test('a protected matter changes no number but of those who may know of it, and none in public (R26)', async () => {
    const apart = ['beatOfficer', 'windowClerk', 'inspector'] as const
    const before = await boards(...apart)
    const { id } = await openMatter(
      house.house,
      {
        commandId: randomUUID(),
        kind: 'dispute',
        place: { village: villages.dongan },
        says: { text: '他又动手了', danger: 'violence_at_home' },
        reporter: { name: '某人' },
      },
      { as: 'resident', bureauId },
    )
    expect(await boards(...apart)).toEqual(before)
    await act(
      house.house,
      { commandId: randomUUID(), matterId: id, move: 'note', says: { text: '已联系' } },
      await person(people.chief),
    )
    expect(await boards(...apart)).toEqual(before)
  })
})

describe('in public', () => {
  const hiddenOnes = (value: any): any[] =>
    Array.isArray(value)
      ? value.flatMap(hiddenOnes)
      : value && typeof value === 'object'
        ? [...('hidden' in value ? [value] : []), ...Object.values(value).flatMap(hiddenOnes)]
        : []

  test('nothing is about fewer than ten, and what is hidden says nothing else', async () => {
    aMinuteLater()
    for (const path of ['figures?month=2026-10', 'promises?month=2026-10', 'promises?month=2026-10&county=371702']) {
      const { status, body } = await house.nobody.get(`/api/v1/public/${path}`)
      expect(status).toBe(200)
      const cells = hiddenOnes(body)
      expect(cells.length).toBeGreaterThan(30)
      for (const cell of cells) {
        if (cell.hidden) expect(Object.keys(cell)).toEqual(['hidden'])
        else expect(cell.n === 0 || cell.n >= 10, JSON.stringify(cell)).toBe(true)
      }
      expect(cells.some(({ hidden }) => hidden)).toBe(true)
    }
    const { body } = await house.nobody.get('/api/v1/public/promises?month=2026-10')
    expect(body.measures.some(({ all }: any) => all.n >= 10)).toBe(true)
  })

  test('a promise that is on the board no more is not what the sum of a county leaves when all others are taken from it', async () => {
    await house.house.pool.query(`delete from figure where day = '2026-05-01'`)
    const sum = (unit: string, measure: string, came: string, n: number) =>
      house.house.pool.query(
        `insert into figure values ($1, 'promise', 'month', '2026-05-01', $2, 'case', $3, '', '', $4, 0, $5, 0)`,
        [bureauId, unit, measure, came, n],
      )
    for (const unit of [units.station, units.stationOfOtherCounty])
      for (const measure of ['M01', 'M03']) await sum(unit, measure, 'kept', 30)
    // Nobody is promised it any more.
    await sum(units.station, 'M99', 'late', 3)
    aMinuteLater()
    const get = async (path: string) => (await house.nobody.get(`/api/v1/public/${path}?month=2026-05`)).body
    const [{ figures: all }, { places, measures }] = [await get('figures'), await get('promises')]
    const onTime = all.find(({ figure }: any) => figure === 'on-time')
    for (const { code, cell } of onTime.counties) {
      const column = measures.map(({ cells }: any) => cells[places.findIndex((one: any) => one.code === code)])
      if (cell.hidden || column.some(({ hidden }: any) => hidden)) continue
      const left = cell.n - column.reduce((n: number, one: any) => n + one.n, 0)
      expect(left === 0 || left >= 10, `${code}: ${left}`).toBe(true)
    }
    expect(onTime.counties.some(({ cell }: any) => !cell.hidden && cell.n > 0)).toBe(true)
  })

  test('what is promised in disputes and conduct is shown by county and not by town', async () => {
    const { body } = await house.nobody.get('/api/v1/public/promises?month=2026-10&county=371702')
    const ids = body.measures.map(({ id }: any) => id)
    expect(ids).toContain('M01')
    for (const id of ['M16', 'M24', 'M52', 'M56']) expect(ids).not.toContain(id)
    expect(body.places.map(({ code }: any) => code)).toEqual(['371702001', '371702002'])
  })

  test('only whole months that are over: of other periods they could be subtracted', async () => {
    for (const month of ['2026-11', '2027-01', '2026-13', '2026', '2026-10-01'])
      expect((await house.nobody.get(`/api/v1/public/figures?month=${month}`)).body.faults).toMatchObject([
        { at: '/query/month', code: 'no-such-month' },
      ])
  })

  test('a village shows its officer, what was put right and what is open by when, and whether promises were kept nowhere', async () => {
    const { rows } = await house.house.pool.query(
      `select village, series, count(*)::int as n from counted where series in ('fixed', 'to-fix') and behind = '' group by 1, 2 order by 3 desc`,
    )
    expect(rows.length).toBeGreaterThan(0)
    const [{ village }] = rows
    const { body, text } = await house.nobody.get(`/api/v1/public/villages/${village}`)
    expect(body.officer.words.zh).toMatch(/警官$/)
    expect(body.fixed.length + body.open.length).toBeGreaterThan(0)
    for (const one of [...body.fixed, ...body.open]) {
      expect(Object.keys(one).sort()).toEqual(['day', 'type', 'words'])
      expect(one.day).toMatch(/^2026-\d\d-\d\d$/)
    }
    expect(text).not.toMatch(/rate|kept|late|"n"/)
    expect((await house.nobody.get('/api/v1/public/villages/371702001')).status).toBe(404)
  })

  test('a board is answered from the sums: no matter, promise or entry is read for it', async () => {
    aMinuteLater()
    const { pool } = house.house
    const asked: string[] = []
    const query = pool.query.bind(pool)
    pool.query = ((one: any, ...rest: any[]) => {
      asked.push(typeof one === 'string' ? one : one.text)
      return (query as any)(one, ...rest)
    }) as typeof pool.query
    try {
      const city = await house.as('cityOfficer')
      for (const { name, by } of figures) await city.get(`/api/v1/figures/${name}?${range}&by=${by.join(',')}`)
      for (const path of ['figures?month=2026-09', 'promises?month=2026-09', `villages/${villages.dongan}`])
        await house.nobody.get(`/api/v1/public/${path}`)
    } finally {
      pool.query = query as typeof pool.query
    }
    const ours = asked.filter(text => /\b(counted|figure)\b/.test(text))
    expect(ours.length).toBeGreaterThan(figures.length)
    for (const text of asked) expect(text).not.toMatch(/\b(from|join)\s+(matter|promise|entry)\b/)
  })
})
