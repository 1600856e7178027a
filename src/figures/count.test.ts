import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allCounted, allFed } from '../../test/counted.ts'
import { testHouse } from '../../test/house.ts'
import { bureauId, people, villages } from '../../test/people.ts'
import { simulate } from '../demo/year/simulate.ts'
import { act } from '../matters/act.ts'
import { staff } from '../matters/asker.ts'
import { importMatters } from '../matters/import.ts'
import { openMatter } from '../matters/open-matter.ts'
import { sweep } from '../matters/sweep.ts'
import { personById } from '../people/who-is-who.ts'
import { answerOf } from './answer.ts'
import { figureNamed } from './catalogue.ts'
import { countAll, countFigures, rebuildFigures } from './count.ts'
import { readPeriod } from './period.ts'

/* Three months at three stations, through the door, and then what moves a promise that was counted already. */

const tz = 'Asia/Shanghai'
let house: Awaited<ReturnType<typeof testHouse>>
beforeAll(async () => {
  house = await testHouse('2026-11-24T10:00:00+08:00')
  const until = new Date('2026-11-20T00:00:00+08:00')
  await simulate({
    house,
    bureauId,
    seed: '7',
    photos: ['ab'.repeat(32)],
    from: '2026-08-20',
    until,
    count: 120,
    progress: () => {},
  })
})
afterAll(() => house.drop())

const rows = async (sql: string, ...values: unknown[]) => (await house.pool.query(sql, values)).rows
const sums = () =>
  rows('select * from figure order by series, span, day, unit_id, kind, measure, type, behind, came, minute')
const lines = () => rows('select * from counted order by matter_id, no')
const count = () => allCounted(house)
const as = async ({ id }: { id: string }) => staff((await personById(house.db, bureauId, id, house.now()))!)
const does = async (matterId: string, who: { id: string }, move: string, says: object) =>
  act(house, { commandId: randomUUID(), matterId, move, says }, await as(who))
const opened = async (kind: string, says: object, more: object = {}) =>
  openMatter(
    house,
    {
      commandId: randomUUID(),
      kind,
      says: says as any,
      place: { village: villages.dongan },
      reporter: { name: '张三丰' },
      ...more,
    },
    { as: 'resident', bureauId },
  )

/** Both ways of coming to the sums: on from what was there, and anew from nothing. */
async function sameAnew() {
  const [before, kept] = [await sums(), await lines()]
  await rebuildFigures(house, bureauId, tz, 37)
  expect(await lines()).toEqual(kept)
  expect(await sums()).toEqual(before)
}

test('counted in small steps, by four at once, each entry counts once', async () => {
  await allFed(house.pool)
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (let i = 0; i < 12; i++) await countFigures(house, bureauId, tz, 23)
    }),
  )
  await countAll(house)
  const [all] = await rows('select count(*)::int as n from promise')
  expect(all.n).toBeGreaterThan(300)
  expect(await rows(`select sum(n)::int as n from figure where series = 'promise' and span = 'day'`)).toEqual([all])
  expect(await rows(`select sum(n)::int as n from figure where series = 'promise' and span = 'month'`)).toEqual([all])
  expect(await countAll(house)).toBe(0)
  await sameAnew()
})

describe('what moves a promise that was counted moves it in the sums', () => {
  const promised = (id: string, measure: string) =>
    rows(
      `select came, day::text, behind from counted where matter_id = $1 and measure = $2 and series = 'promise'`,
      id,
      measure,
    )

  test('a pause moves it to another day, and what is voided is no longer owed', async () => {
    const { id } = await opened('case', { text: '灯箱被砸' })
    const at = house.now().toISOString()
    await does(id, people.dutyOfficer, 'register', { registerNo: 'A-1', registeredAt: at })
    await does(id, people.dutyOfficer, 'accept', { acceptNo: 'S-1', decidedAt: at })
    await count()
    const [before] = await promised(id, 'M15')
    await does(id, people.dutyOfficer, 'askPause', {
      measure: 'M15',
      reason: 'appraisal',
      because: '送鉴定',
      endsWith: 'receiveAppraisal',
    })
    await does(id, people.chief, 'approvePause', { no: 1, toldAt: at, how: 'phone' })
    house.setNow('2026-12-04T10:00:00+08:00')
    await does(id, people.dutyOfficer, 'endPause', { no: 1 })
    await count()
    const [after] = await promised(id, 'M15')
    expect(after!.day > before!.day, `${after!.day} after ${before!.day}`).toBe(true)
    await sameAnew()
  })

  test('withdrawn, it is void before its day; taken up again, the new one counts', async () => {
    const { id } = await opened('case', { text: '自行车不见了' })
    await count()
    expect(await promised(id, 'M03')).toMatchObject([{ came: 'open' }])
    await does(id, people.dutyOfficer, 'withdraw', { asked: 'by_phone', receipt: 'T-9' })
    await count()
    expect(await promised(id, 'M03')).toMatchObject([{ came: 'void' }])
    house.setNow(new Date(house.now().getTime() + 60_000).toISOString())
    await does(id, people.chief, 'reopen', { because: '又想报了' })
    await count()
    expect((await promised(id, 'M03')).map(({ came }) => came).sort()).toEqual(['open', 'void'])
    await sameAnew()
  })

  test('of a protected matter nothing counts where others look, from the first ticked box', async () => {
    const { id } = await opened('dispute', { text: '他又动手了', danger: 'violence_at_home' })
    await count()
    expect(
      new Set((await rows('select behind from counted where matter_id = $1', id)).map(({ behind }) => behind)),
    ).toEqual(new Set(['protected']))
    await sameAnew()
  })

  test('a complaint counts for inspection alone until it is disclosed', async () => {
    const { id } = await opened(
      'conduct',
      { text: '骂人', fault: 'runaround', complained: people.beatOfficer.id },
      { move: 'complain' },
    )
    const at = house.now().toISOString()
    const behind = async () => {
      await count()
      return (await rows('select distinct behind from counted where matter_id = $1', id)).map(row => row.behind)
    }
    expect(await behind()).toEqual(['inspection'])
    const inspector = people.inspector
    const told = { how: 'letter', toldAt: at, receipt: 'EMS-1' }
    await does(id, inspector, 'acknowledge', { receiptNo: 'T-1', handedAt: at, handed: 'by_code', contactGiven: true })
    await does(id, inspector, 'checkConflict', { checkNo: 'H-1', checkedAt: at, related: 'none', to: inspector.id })
    await does(id, inspector, 'classify', { sort: 'service_fault', ...told })
    await does(id, inspector, 'investigate', {})
    await does(id, inspector, 'reviewRecording', { recordingNo: 'L-1', reviewedAt: at, shows: 'as_said' })
    expect(await behind()).toEqual(['inspection'])
    await does(id, inspector, 'disclose', { disclosedAt: at, chief: people.chief.id })
    expect(await behind()).toEqual(['disclosed'])
    await sameAnew()
  })

  test('what the clock does, and history that comes late, count like the rest', async () => {
    house.setNow('2027-01-20T10:00:00+08:00')
    await sweep(house, bureauId)
    await count()
    const [unit] = await rows(`select id from unit where bureau_id = $1 and sort = 'bureau'`, bureauId)
    const landed = { bureauId, letters: 'HZ', unitId: unit!.id, unitPath: '/', ownerId: people.chief.id }
    const one = (key: string, closed: string) => ({
      source: 'old',
      key,
      file: 'old.csv',
      line: 2,
      kind: 'hazard',
      type: '路灯',
      state: 'closed',
      channel: 'api',
      details: { urgent: false, serious: false, urged: 0, reminded: [], extensions: 0, failures: 0 },
      says: {},
      near: null,
      language: 'zh',
      openedAt: Date.parse('2026-01-05T00:00:00Z'),
      closedAt: Date.parse(closed),
      due: Date.parse('2026-01-10T00:00:00Z'),
    })
    const some = [one('1', '2026-01-09T00:00:00Z'), one('2', '2026-01-10T00:00:00Z'), one('3', '2026-01-11T00:00:00Z')]
    await importMatters(house, landed, some, house.now())
    await count()
    // Ended at its target is in time, as the source says.
    const found = `select came, sum(n)::int as n from figure where series = 'typed' and measure = 'none' and span = 'day' and type = '路灯' group by 1 order by 1`
    expect(await rows(found)).toEqual([
      { came: 'kept', n: 2 },
      { came: 'late', n: 1 },
    ])
    await sameAnew()
  })
})

describe('on time', () => {
  const figure = figureNamed('on-time')!
  const all = { behind: ['', 'protected', 'owner', 'inspection', 'barred', 'disclosed'] } as const
  const ask = async (from: string, to: string, by: ('kind' | 'measure' | 'unit' | 'type')[]) =>
    answerOf(house, { bureauId, tz }, { figure, period: readPeriod(from, to, tz), by, sight: all })
  /** The same by the formula, straight from the promises. */
  const counted = (from: string, to: string, by: string) =>
    rows(
      `select ${by} as cell, count(*) filter (where not (p.void_at is not null and not p.late))::int as n,
        count(*) filter (where p.met_at < p.due and not p.late)::int as k
       from promise p join matter m using (bureau_id) where m.id = p.matter_id and p.due >= $1 and p.due < $2 group by 1 order by 1`,
      from,
      to,
    )

  test.each<[what: string, from: string, to: string, exactFrom: string, exactTo: string]>([
    ['days', '2026-09-03', '2026-11-11', '2026-09-03T00:00:00+08:00', '2026-11-12T00:00:00+08:00'],
    ['one day', '2026-10-12', '2026-10-12', '2026-10-12T00:00:00+08:00', '2026-10-13T00:00:00+08:00'],
    ['a whole quarter', '2026-08-01', '2026-10-31', '2026-08-01T00:00:00+08:00', '2026-11-01T00:00:00+08:00'],
    [
      'instants',
      '2026-09-03T09:17:31+08:00',
      '2026-11-11T16:40:00+08:00',
      '2026-09-03T09:17:31+08:00',
      '2026-11-11T16:40:00+08:00',
    ],
    [
      'hours of a day',
      '2026-10-12T09:00:00+08:00',
      '2026-10-12T17:00:00+08:00',
      '2026-10-12T09:00:00+08:00',
      '2026-10-12T17:00:00+08:00',
    ],
    [
      'two mornings',
      '2026-10-12T09:00:00+08:00',
      '2026-10-13T17:00:00+08:00',
      '2026-10-12T09:00:00+08:00',
      '2026-10-13T17:00:00+08:00',
    ],
  ])('over %s it is what the formula says of the promises themselves', async (_, from, to, exactFrom, exactTo) => {
    const answer = await ask(from, to, ['measure'])
    const straight = await counted(exactFrom, exactTo, 'p.measure')
    const mine = Object.fromEntries(answer.rows.map(({ measure, n, k }) => [measure, [n, k]]))
    expect(mine).toEqual(Object.fromEntries(straight.map(({ cell, n, k }) => [cell, [n, k]])))
    expect(answer.n).toBe(straight.reduce((sum, { n }) => sum + n, 0))
  })

  test('what is due later than now is neither kept nor late', async () => {
    house.setNow('2026-10-12T10:00:00+08:00')
    const answer = await ask('2026-09-01', '2026-12-31', ['unit'])
    expect(answer.until).toBe('2026-10-12T10:00:00+08:00')
    const straight = await counted(
      '2026-09-01T00:00:00+08:00',
      '2026-10-12T10:00:00+08:00',
      '(select code from unit u where u.bureau_id = m.bureau_id and u.id = m.unit_id)',
    )
    expect(Object.fromEntries(answer.rows.map(({ unit, n }) => [unit, n]))).toEqual(
      Object.fromEntries(straight.map(({ cell, n }) => [cell, n])),
    )
  })
})

test('a period that is none is refused by field', () => {
  const faults = (from: string, to: string) => {
    try {
      readPeriod(from, to, tz)
    } catch (error) {
      return (error as { about: { faults: unknown } }).about.faults
    }
    return undefined
  }
  expect(faults('2026-02-30', '2026-03-01')).toEqual([{ at: '/query/from', code: 'bad-day' }])
  expect(faults('2026-03-01', '2026-03-01T10:00')).toEqual([{ at: '/query/to', code: 'bad-day' }])
  expect(faults('2026-03-02', '2026-03-01')).toEqual([{ at: '/query/to', code: 'ends-before-it-begins' }])
})
