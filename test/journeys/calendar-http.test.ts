import { afterAll, beforeAll, expect, test } from 'vitest'
import { bureauOf } from '../../src/matters/knowledge.ts'
import { type Drive, drive } from '../drive.ts'
import { bureauId, people, villages } from '../people.ts'

/* The work calendar in the hands of the city's officer: what is missing, what an edit would change, and a new edition. */

let door: Drive
beforeAll(async () => {
  door = await drive({ at: '2026-11-24T10:00:00+08:00' })
})
afterAll(() => door.end())

const city = () => door.as('cityOfficer')
const read = async () => (await (await city()).get('/api/v1/calendar')).body
const named = (name: string, ...days: string[]) => days.map(day => ({ day, name }))
const newYear = { year: 2027, holidays: named('元旦', '2027-01-01'), makeup: named('元旦', '2027-01-03') }

test('two months before a year that is not loaded, its absence is said', async () => {
  expect((await read()).missing).toEqual([2027])
  door.setNow('2026-10-31T10:00:00+08:00')
  expect((await read()).missing).toEqual([])
  door.setNow('2026-11-24T10:00:00+08:00')
})

test('what a year would change is shown before it is saved: days, and limits that begin today', async () => {
  const year = (await read()).years.find((one: any) => one.year === 2026)
  const changed = { ...year, holidays: [...year.holidays, ...named('建市纪念日', '2026-11-25')] }
  const { body } = await (await city()).post('/api/v1/calendar/preview', { year: changed })
  expect(body.days).toEqual([{ day: '2026-11-25', before: true, after: false }])
  expect(body.dues.slice(0, 2)).toEqual([
    { limit: { value: 1, unit: 'workday' }, before: '2026-11-25', after: '2026-11-26' },
    { limit: { value: 3, unit: 'workday' }, before: '2026-11-27', after: '2026-11-30' },
  ])
  expect((await read()).edition).toBe('cn-2024-2026')
})

test('saved, it is a new edition with its author; what was promised stays, and what waited for the year is settled', async () => {
  const duty = await door.as('dutyOfficer')
  const more = { place: { village: villages.dongan }, reporter: { name: '张三丰' } }
  const { body } = await door.nobody.report('case', { text: '灯箱被砸' }, more)
  const at = door.house.now().toISOString()
  await duty.does({ id: body.id, version: 1 }, 'register', { registerNo: 'J-1', registeredAt: at })
  await duty.does({ id: body.id, version: 2 }, 'accept', { acceptNo: 'S-1', decidedAt: at })
  const promises = async () =>
    (await door.house.pool.query('select measure, due, calendar_edition, provisional from promise order by no')).rows
  const before = await promises()

  const { edition } = await read()
  const saved = await (await city()).post('/api/v1/calendar', { year: newYear, expect: edition })
  expect(saved.body).toEqual({ edition: 'cn-2024-2026.1', years: [2024, 2025, 2026, 2027], settled: 1 })
  // The clock until an outcome ended in the missing year, and nothing else did: the day it has now is certain.
  expect(before.filter(({ provisional }) => provisional).map(({ measure }) => measure)).toEqual(['OUTCOME'])
  expect(await promises()).toEqual(before.map(one => ({ ...one, provisional: false })))
  const now = await read()
  expect([now.edition, now.missing, now.editions[0].author]).toEqual([saved.body.edition, [], people.cityOfficer.name])
  expect((await bureauOf(door.house.db, bureauId)).calendar.years).toContain(2027)
  // Who had the old edition before their eyes is told, and nothing is lost.
  const late = await (await city()).post('/api/v1/calendar', { year: newYear, expect: edition })
  expect([late.status, late.body.code]).toEqual([409, 'edition-moved-on'])
})

test.each([
  [{ ...newYear, makeup: named('元旦', '2027-01-01') }, '/year/makeup/0/day', 'day-in-both-lists'],
  [{ ...newYear, holidays: named('元旦', '2027-01-01', '2027-01-01') }, '/year/holidays/1/day', 'day-twice'],
  [{ ...newYear, holidays: named('元旦', '2028-01-01') }, '/year/holidays/0/day', 'wrong-year'],
  [{ ...newYear, holidays: named('元旦', '2027-02-30') }, '/year/holidays/0/day', 'bad-day'],
  [{ ...newYear, holidays: [] }, '/year/holidays', 'year-empty'],
  [{ ...newYear, year: 0, holidays: named('元旦', '2027-01-01') }, '/year/year', 'bad-year'],
  [{ ...newYear, holidays: named('元旦', '2026-12-31'), makeup: [] }, '', ''],
])('%j: refused by its place, whole', async (year, at, code) => {
  const { edition } = await read()
  const { status, body } = await (await city()).post('/api/v1/calendar/preview', { year })
  if (code === '') return expect(status, JSON.stringify(body)).toBe(200)
  expect([status, body.faults[0].at, body.faults[0].code]).toEqual([422, at, code])
  expect((await (await city()).post('/api/v1/calendar', { year })).status).toBe(422)
  expect((await read()).edition).toBe(edition)
})

test('only the city’s officer edits it; everybody signed in may read it', async () => {
  const chief = await door.as('chief')
  expect((await chief.get('/api/v1/calendar')).body.mayEdit).toBe(false)
  expect((await chief.post('/api/v1/calendar', { year: newYear })).body.code).toBe('not-for-your-post')
  expect((await door.nobody.get('/api/v1/calendar')).status).toBe(401)
})
