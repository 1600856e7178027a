import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testHouse } from '../../test/house.ts'
import { bureauId, units } from '../../test/people.ts'
import { dayOf, isoAt } from '../clock/zone.ts'
import { answerOf } from './answer.ts'
import { figureNamed } from './catalogue.ts'
import { forgetDevices, noteRating } from './devices.ts'
import { readPeriod } from './period.ts'
import { nearestRank, wilsonLow } from './rate.ts'
import type { Axis } from './sums.ts'

/* What a figure makes of its sums. The lines are put where the worker puts them, by the function that it calls. */

const tz = 'Asia/Shanghai'
let house: Awaited<ReturnType<typeof testHouse>>
beforeAll(async () => {
  house = await testHouse('2026-06-01T10:00:00+08:00')
})
afterAll(() => house.drop())
beforeEach(async () => {
  for (const table of ['counted', 'figure']) await house.pool.query(`delete from ${table}`)
})

type Put = { series: string; at: string; came: string; unit?: string; more?: object }

async function put(...lines: Put[]) {
  const rows = lines.map(({ series, at, came, unit = units.station, more }) => ({
    bureau_id: bureauId,
    matter_id: randomUUID(),
    no: 1,
    series,
    at: isoAt(Date.parse(at), 'UTC'),
    came,
    day: dayOf(at, tz),
    unit_id: unit,
    kind: 'case',
    type: '',
    measure: '',
    behind: '',
    village: '',
    channel: 'page',
    minute: 0,
    value: 0,
    who: null,
    same: null,
    ...more,
  }))
  const { rows: done } = await house.pool.query('select count_figures($1, 0, 0, $2::uuid[], $3) as done', [
    bureauId,
    rows.map(row => row.matter_id),
    JSON.stringify(rows),
  ])
  expect(done[0].done).toBe(true)
}
const ask = (name: string, by: Axis[] = [], from = '2026-05-01', to = '2026-05-31') =>
  answerOf(
    house,
    { bureauId, tz },
    { figure: figureNamed(name)!, period: readPeriod(from, to, tz), by, sight: { behind: [''] } },
  )
const times = <T>(n: number, of: (i: number) => T) => Array.from({ length: n }, (_, i) => of(i))
const may = (day: number, hour = '10:00:00') => `2026-05-${String(day).padStart(2, '0')}T${hour}+08:00`

test('Wilson’s lower bound, against values worked out elsewhere', () => {
  expect(wilsonLow(10, 10)).toBeCloseTo(0.7225, 4)
  expect(wilsonLow(0, 10)).toBeCloseTo(0, 10)
  expect(wilsonLow(8, 10)).toBeCloseTo(0.4902, 4)
  expect(wilsonLow(80, 100)).toBeCloseTo(0.7112, 4)
  expect(wilsonLow(800, 1000)).toBeCloseTo(0.7741, 4)
})

test('nearest rank is a value that there was', () => {
  const of = (...values: number[]) =>
    new Map([...Map.groupBy(values, value => value)].map(([value, all]) => [value, all.length]))
  expect(nearestRank(of(15, 20, 35, 40, 50), 0.3)).toBe(20)
  expect(nearestRank(of(15, 20, 35, 40, 50), 0.5)).toBe(35)
  expect(nearestRank(of(15, 20, 35, 40, 50), 0.95)).toBe(50)
  expect(nearestRank(of(7), 0.5)).toBe(7)
  expect(nearestRank(of(), 0.5)).toBeUndefined()
})

test('an answer that is not given makes the percentile worse as it waits', async () => {
  await put(...times(8, i => ({ series: 'answer', at: may(3 + i), came: 'day', more: { minute: 10 * (i + 1) } })))
  await put({ series: 'answer', at: may(5, '23:00:00'), came: 'night', more: { minute: 400 } })
  expect((await ask('first-answer')).minutes).toMatchObject({
    n: 9,
    p50: 50,
    p90: 400,
    day: { n: 8, p50: 40 },
    night: { p50: 400 },
  })
  await put({ series: 'unanswered', at: '2026-05-31T10:00:00+08:00', came: 'day' })
  expect((await ask('first-answer')).minutes).toMatchObject({ n: 10, p95: 24 * 60 })
  house.setNow('2026-06-03T10:00:00+08:00')
  expect((await ask('first-answer')).minutes).toMatchObject({ n: 10, p95: 3 * 24 * 60 })
  house.setNow('2026-06-01T10:00:00+08:00')
})

test('the mean of ratings, and the gap between what they said themselves and what another unit heard', async () => {
  const rating = (stars: number, series: string) => ({
    series,
    at: may(4),
    came: String(stars),
    more: { value: stars },
  })
  await put(...[5, 4, 1].flatMap(stars => [rating(stars, 'rating'), rating(stars, 'rating-self')]))
  expect(await ask('rating-mean')).toMatchObject({ n: 3, mean: 10 / 3 })
  expect(await ask('satisfaction')).toMatchObject({ n: 3, k: 2, rate: 2 / 3 })
  // Nothing to compare with.
  expect((await ask('rating-gap')).gap).toBeNull()
  await put(rating(5, 'survey'), rating(2, 'survey'))
  // By as many as the smaller side has.
  expect(await ask('rating-gap')).toMatchObject({ n: 2, gap: expect.closeTo(2 / 3 - 1 / 2, 12) })
})

test('the three of the hotline by their weights, and nothing where one of them is not known', async () => {
  const call = (came: string) => ({ series: 'hotline', at: may(4), came })
  await put(call('in-time'), call('not-in-time'), call('solved'), call('solved'))
  expect((await ask('hotline-three')).rate).toBeNull()
  await put(call('content'), call('not-content'), call('not-content'), call('not-content'))
  expect((await ask('hotline-three')).rate).toBeCloseTo(0.3 * 0.5 + 0.35 * 1 + 0.35 * 0.25, 12)
})

test('the gap between villages leaves out those of fewer than ten, and names none', async () => {
  const kept = (village: string, n: number, of: number) =>
    times(of, i => ({ series: 'promise', at: may(4), came: i < n ? 'kept' : 'late', more: { village } }))
  await put(...kept('371702001001', 9, 10), ...kept('371702001006', 5, 10), ...kept('371702001007', 0, 9))
  const answer = await ask('fairness-villages')
  expect(answer.gap).toBeCloseTo(0.4, 12)
  expect(answer.n).toBe(2)
  expect(JSON.stringify(answer)).not.toContain('371702001')
})

test('unsolved and informed is what it is now, whatever the period', async () => {
  await put({ series: 'unsolved', at: '2026-06-01T10:00:00+08:00', came: 'unsolved' })
  await put({ series: 'unsolved', at: '2026-05-20T10:00:00+08:00', came: 'unsolved' })
  await put({ series: 'unsolved', at: '2026-06-20T10:00:00+08:00', came: 'unsolved' })
  expect(await ask('unsolved-informed', [], '2026-01-01', '2026-01-31')).toMatchObject({ n: 3, k: 2 })
})

test('the same hazard at the same place within ninety days', async () => {
  const over = (same: string) => ({ series: 'over-90', at: may(20), came: 'hazard', more: { same, kind: 'hazard' } })
  const happened = (same: string, at: string) => ({
    series: 'happened',
    at,
    came: 'hazard',
    more: { same, kind: 'hazard' },
  })
  await put(over('school blocked_exit'), over('shop wires'), over('mill dust'))
  await put(
    happened('school blocked_exit', '2026-03-10T10:00:00+08:00'),
    happened('school wires', '2026-03-10T10:00:00+08:00'),
  )
  // Ninety-one days before that instant it was another story, and what came later is too late.
  await put(happened('shop wires', '2026-02-18T10:00:00+08:00'), happened('mill dust', may(21)))
  expect(await ask('hazard-repeat')).toMatchObject({ n: 3, k: 1 })
})

describe('guards', () => {
  const who = randomUUID()
  const other = randomUUID()
  const closing = (hour: string, by = who) => ({
    series: 'closing',
    at: may(4, hour),
    came: 'other-day',
    more: { who: by },
  })

  test('five or more within ten minutes by one person', async () => {
    await put(...times(4, i => closing(`10:0${i}:00`)), closing('10:04:00', other))
    expect(await ask('guard-batch-closing')).toMatchObject({ n: 5, k: 0 })
    await put(closing('10:09:00'))
    expect(await ask('guard-batch-closing', ['unit'])).toMatchObject({
      n: 6,
      k: 5,
      rows: [{ unit: '371702001', n: 6, k: 5 }],
    })
    await put(closing('10:25:00'))
    expect(await ask('guard-batch-closing')).toMatchObject({ n: 7, k: 5 })
    expect(JSON.stringify(await ask('guard-batch-closing', ['unit']))).not.toContain(who)
  })

  test('also where they lie on both sides of the period', async () => {
    await put(
      ...times(5, i => closing(`23:5${5 + i}:00`)),
      ...times(2, i => ({ ...closing('10:00:00'), at: may(5, `00:0${i}:00`) })),
    )
    expect(await ask('guard-batch-closing', [], '2026-05-05', '2026-05-05')).toMatchObject({ n: 2, k: 2 })
  })

  test('told again before anybody could have listened', async () => {
    const telling = (hour: string, by = who) => ({
      series: 'telling',
      at: may(4, hour),
      came: 'telling',
      more: { who: by },
    })
    await put(telling('10:00:00'), telling('10:00:14'), telling('10:00:29'), telling('10:00:20', other))
    expect(await ask('guard-quick-telling')).toMatchObject({ n: 4, k: 1 })
  })

  test('paused time is a share of time', async () => {
    const ran = (came: string, value: number) => ({ series: 'ran', at: may(4), came, more: { value } })
    await put(ran('ran', 3600), ran('ran', 400), ran('still', 1000))
    expect(await ask('guard-paused')).toMatchObject({ n: 2, k: 1, rate: 0.25 })
  })

  test('more than three ratings a day from one place, once for each command', async () => {
    const rate = (from: string, commandId = randomUUID()) => noteRating(house, { bureauId, tz, from, commandId })
    const twice = randomUUID()
    for (let i = 0; i < 3; i++) await rate('192.0.2.1 a phone', twice)
    for (let i = 0; i < 3; i++) await rate('192.0.2.1 a phone')
    await rate('192.0.2.2 another')
    const ask = () =>
      answerOf(
        house,
        { bureauId, tz },
        {
          figure: figureNamed('guard-one-device')!,
          period: readPeriod('2026-06-01', '2026-06-01', tz),
          by: [],
          sight: { behind: [''] },
        },
      )
    expect(await ask()).toMatchObject({ n: 5, k: 4 })
    // The next day it is another key, and another count.
    house.setNow('2026-06-02T10:00:00+08:00')
    await rate('192.0.2.1 a phone')
    expect(await ask()).toMatchObject({ n: 5, k: 4 })
    const { rows } = await house.pool.query('select count(distinct device)::int as n from rating_device')
    expect(rows[0].n).toBe(3)
    house.setNow('2026-08-20T10:00:00+08:00')
    await forgetDevices(house)
    expect((await house.pool.query('select from rating_device')).rows).toEqual([])
    house.setNow('2026-06-01T10:00:00+08:00')
  })

  test('14. privacy: asked why, answered in time; found wrongful; the vault opened; destroyed when its time was over', async () => {
    const [seen, walled] = [randomUUID(), randomUUID()]
    const opened = (matter_id: string, behind: string) => ({
      series: 'opened',
      at: may(1),
      came: 'opened',
      more: { matter_id, behind },
    })
    await put(opened(seen, ''), opened(walled, 'inspection'))
    const question = (matter: string, due: string, answered: string | null, finding: string | null) =>
      house.pool.query(
        `insert into look_question (bureau_id, id, matter_id, look_at, staff_id, what, unit_id, asked_at, due, answered_at, answered_by, finding)
         values ($1, $2, $3, $4, $5, 'call', $6, $4, $7, $8, $9, $10)`,
        [bureauId, randomUUID(), matter, may(2), who, units.station, due, answered, answered && other, finding],
      )
    await question(seen, may(9), may(8), 'for_the_work')
    await question(seen, may(9), may(10), 'wrongful')
    await question(seen, may(9), null, null)
    await question(walled, may(9), may(8), 'wrongful')
    expect(await ask('privacy-why-looked')).toMatchObject({ n: 3, k: 1 })
    expect(await ask('privacy-wrongful')).toMatchObject({ n: 2, k: 1 })
    const opening = (at: string, done: boolean) =>
      house.pool.query(
        `insert into vault_opening (bureau_id, id, matter_id, because, reason, asked_by, asked_at, ends_at, first_by, first_n, first_at, opened_by, opened_at)
         values ($1, $2, $3, 'danger', '', $4, $5, $5, $4, 1, $5, $6, $7)`,
        [bureauId, randomUUID(), seen, who, at, done ? other : null, done ? at : null],
      )
    await opening(may(3), true)
    await opening(may(4), false)
    await opening('2026-06-01T00:00:00+08:00', true)
    expect(await ask('privacy-openings')).toMatchObject({ n: 2, k: 1 })
    // A hazard's reporter is kept for six months.
    const destroyed = (closed: string, n: number) =>
      house.pool.query(
        `insert into destruction (bureau_id, id, rule, at, day, matters, contents, people, reporters, files, first_closed, last_closed)
         values ($1, $2, 'hazard-reporter', $3, '2026-05-20', $4, 0, 0, $4, 0, $5, $5)`,
        [bureauId, randomUUID(), may(20), n, closed],
      )
    await destroyed('2025-11-19', 3)
    await destroyed('2025-11-10', 1)
    expect(await ask('privacy-destroyed')).toMatchObject({ n: 4, k: 3 })
    for (const table of ['look_question', 'vault_opening', 'destruction'])
      await house.pool.query(`delete from ${table}`)
  })

  test('nights of fewer than five officers are not shown', async () => {
    const night = (by: string, day: number, hour = '23:30:00') => ({
      series: 'night',
      at: may(day, hour),
      came: 'act',
      more: { who: by },
    })
    const crew = times(5, () => randomUUID())
    await put(...crew.slice(0, 4).map(by => night(by, 4)))
    expect(await ask('burden-night')).toMatchObject({ n: 0, mean: null })
    // Twice in one night is one night, and what is before seven belongs to the day before.
    await put(night(crew[4]!, 4), night(crew[4]!, 5, '03:00:00'))
    const answer = await ask('burden-night', [], '2026-05-04', '2026-05-10')
    expect(answer).toMatchObject({ n: 5, k: 5 })
    expect(answer.mean).toBeCloseTo(1, 6)
  })
})

test('what lies behind a wall is in no number of who may not know of it', async () => {
  await put(
    { series: 'promise', at: may(4), came: 'kept' },
    { series: 'promise', at: may(4), came: 'late', more: { behind: 'inspection' } },
  )
  expect(await ask('on-time')).toMatchObject({ n: 1, k: 1 })
})
