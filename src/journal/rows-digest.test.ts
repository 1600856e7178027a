import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testHouse } from '../../test/house.ts'
import { bureauId } from '../../test/people.ts'
import { rowsDigests } from './rows.ts'
import { rowsDigest } from './rows-digest.ts'

let house: Awaited<ReturnType<typeof testHouse>>
beforeAll(async () => {
  house = await testHouse('2026-11-24T10:00:00+08:00')
})
afterAll(() => house.drop())

const promise = (no: number, more: object) => ({
  no,
  measure: 'M01',
  edition: 1,
  text: { zh: '三十分钟内到', en: 'Within half an hour' },
  limit: { value: 30, unit: 'minute' },
  cap: null,
  on: 0,
  by_post: 'duty_officer',
  started: '2026-11-24T10:00:00.000+08:00',
  due: '2026-11-24T10:30:00+08:00',
  provisional: false,
  calendar_edition: 'cn-2024-2026',
  pauses: [],
  ...more,
})

/** What a bureau may write into its measures, and a pause into a promise. */
const promises = [
  promise(1, {}),
  promise(2, { text: { en: 'a "quote", a \\ and a /', zh: '换\n行\t，\r和\b\f\u0001\u007f\u2028' }, late: true }),
  promise(3, { text: { zh: '🚓 𠮷', en: '' }, cap: { unit: 'day', from: '2026-11-24', value: 0.5 } }),
  promise(4, { pauses: [{ from: '2026-11-24', to: null, reason: '字' }], met_at: '1969-12-31T23:59:59.999Z' }),
  promise(10, { void_at: '9999-12-31T23:59:59.001+08:00', provisional: true, late: false, calendar_edition: '' }),
]

test.each([0, 1, 5])('the digest of %i promises is the one that the database makes of their rows', async n => {
  const id = randomUUID()
  const given = promises.slice(0, n)
  await house.pool.query(`insert into promise select p.* from jsonb_populate_recordset(null::promise, $1::jsonb) p`, [
    JSON.stringify(given.map(one => ({ ...one, bureau_id: bureauId, matter_id: id }))),
  ])
  const digest = rowsDigest({ promises: given, papers: [], evidence: [], links: [] }).toString('hex')
  const { rows } = await house.pool.query('select rows_digest($1, $2) as digest', [bureauId, id])
  expect(rows[0].digest.toString('hex')).toBe(digest)
  const checked = await rowsDigests(house.pool, [{ bureau_id: bureauId, id }])
  expect(checked.get(`${bureauId} ${id}`)?.toString('hex')).toBe(digest)
})
