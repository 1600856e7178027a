import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testHouse } from '../../test/house.ts'
import { bureauId, people, villages } from '../../test/people.ts'
import { fromHolidayCn } from '../clock/calendar.ts'
import { shippedCalendarData } from '../clock/shipped.ts'
import { personById } from '../people/who-is-who.ts'
import { loadYear } from '../places/load-year.ts'
import { act } from './act.ts'
import { staff } from './asker.ts'
import { openMatter } from './open-matter.ts'
import { settleDues } from './settle.ts'

let house: Awaited<ReturnType<typeof testHouse>>
beforeAll(async () => {
  house = await testHouse('2026-12-30T10:00:00+08:00')
})
afterAll(() => house.drop())

const rows = async (sql: string, ...values: unknown[]) => (await house.pool.query(sql, values)).rows

// An invented year in the shape of the State Council's: New Year's Day, and five days of a festival.
const year2027 = fromHolidayCn({
  year: 2027,
  papers: [],
  days: ['2027-01-01', '2027-01-04', '2027-01-05', '2027-01-06', '2027-01-29'].map(date => ({
    name: '元旦',
    date,
    isOffDay: true,
  })),
})

test('a promise that lands in a year not loaded is given at once as provisional; once the year is loaded it is settled, later and by one entry', async () => {
  const { id } = await openMatter(
    house,
    {
      commandId: randomUUID(),
      kind: 'case',
      says: { text: '灯箱被砸' },
      place: { village: villages.dongan },
      reporter: { name: '张三丰' },
    },
    { as: 'resident', bureauId },
  )
  const duty = staff((await personById(house.db, bureauId, people.dutyOfficer.id, house.now()))!)
  const does = (move: string, says: object) =>
    act(house, { commandId: randomUUID(), matterId: id, move, says: says as any }, duty)
  await does('register', { registerNo: 'J-1', registeredAt: '2026-12-30T09:59:30+08:00' })
  await does('accept', { acceptNo: 'S-1', decidedAt: '2026-12-30T10:00:00+08:00' })

  const canvass = async () =>
    (await rows("select due, provisional from promise where matter_id = $1 and measure = 'M08'", id))[0]
  // Three workdays from Wednesday 30 December: Thursday, Friday (New Year's Day, not known to be one), Monday.
  expect(await canvass()).toEqual({ due: new Date('2027-01-05T00:00:00+08:00'), provisional: true })

  const before = await rows('select version, entry_no from matter where id = $1', id)
  await loadYear(house.db, bureauId, shippedCalendarData, year2027)
  expect(await settleDues(house, bureauId)).toBe(1)
  expect(await canvass()).toEqual({ due: new Date('2027-01-09T00:00:00+08:00'), provisional: false })
  const [after] = await rows('select version, entry_no, next_due from matter where id = $1', id)
  expect(after.entry_no).toBe(before[0].entry_no + 1)

  expect(await settleDues(house, bureauId)).toBe(0)
  const entries = await rows("select post from entry where matter_id = $1 and move = 'settleDues'", id)
  expect(entries).toEqual([{ post: 'clock' }])
  const open = await rows(
    'select min(due) as least from promise where matter_id = $1 and met_at is null and void_at is null',
    id,
  )
  expect(after.next_due).toEqual(open[0].least)
})

const year2031 = fromHolidayCn({ year: 2031, papers: [], days: [{ name: '元旦', date: '2031-01-01', isOffDay: true }] })

test('a year that says nothing about what is owed settles nothing, and writes nothing (R20)', async () => {
  const { id } = await openMatter(
    house,
    {
      commandId: randomUUID(),
      kind: 'case',
      says: { text: '自行车不见了' },
      place: { village: villages.dongan },
      reporter: { name: '张三丰' },
    },
    { as: 'resident', bureauId },
  )
  // Sixty days from a day of which the calendar knows nothing yet.
  await house.pool.query(
    `update promise set provisional = true, started = started + interval '730 days', due = due + interval '730 days'
     where matter_id = $1 and measure = 'OUTCOME'`,
    [id],
  )
  await loadYear(house.db, bureauId, shippedCalendarData, year2031)
  expect(await settleDues(house, bureauId)).toBe(0)
  expect(await rows("select 1 from entry where matter_id = $1 and move = 'settleDues'", id)).toEqual([])
})
