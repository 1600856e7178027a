import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { bureauId, people, units } from '../../test/people.ts'
import { heardEdition } from '../platform/editions.ts'
import { gapsAhead, giveShift, importRoster, onDuty, shiftsOf, swapShifts } from './roster.ts'

let house: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  house = await testDatabase()
  await house.pool.query(
    `insert into post_held (bureau_id, staff_id, post, unit_id, from_day, to_day) values
     ($1, $2, 'duty_officer', $3, '2026-01-01', null), ($1, $4, 'duty_officer', $3, '2026-01-01', '2026-11-25')`,
    [bureauId, people.beatOfficer.id, units.station, people.otherBeatOfficer.id],
  )
})
afterAll(() => house.drop())
beforeEach(() => house.pool.query('delete from roster where unit_id = $1', [units.station]))

const at = (text: string) => new Date(`2026-11-${text}:00+08:00`)
const file = (...lines: string[]) => ['unit,post,number,from,to', ...lines].join('\n')
const take = (...lines: string[]) => importRoster(house.db, bureauId, file(...lines))
const desk = { unitId: units.station }
const who = async (when: string) => onDuty(house.db, bureauId, desk, at(when))

const week = [
  '371702001,,100004,2026-11-24 08:00,2026-11-24 20:00',
  '371702001,duty_officer,100002,2026/11/24 20:00,2026/11/25 8:00',
  '371702001,,100004,2026-11-25 08:00,2026-11-25 24:00',
]

describe('a roster from a file', () => {
  test('says who is on duty from its minute on, and raises the edition', async () => {
    const before = heardEdition(house.db, bureauId, 'people')
    expect(await take(...week)).toEqual({ taken: 3, faults: [] })
    expect(heardEdition(house.db, bureauId, 'people')).toBeGreaterThan(before)
    expect(await who('24T07:59')).toEqual([])
    expect(await who('24T08:00')).toEqual([people.dutyOfficer.id])
    expect(await who('24T20:00')).toEqual([people.beatOfficer.id])
    expect(await who('25T23:59')).toEqual([people.dutyOfficer.id])
  })

  test('replaces what was planned for the time that it covers, and nothing else', async () => {
    await take(...week)
    await take('371702001,,100002,2026-11-24 08:00,2026-11-24 20:00')
    expect(await who('24T08:00')).toEqual([people.beatOfficer.id])
    expect(await who('24T21:00')).toEqual([people.beatOfficer.id])
    expect(await who('25T09:00')).toEqual([people.dutyOfficer.id])
    const [kept] = await shiftsOf(house.db, bureauId, { unitId: units.otherStation }, at('24T08:00'), at('24T09:00'))
    expect(kept!.staffId).toBe(people.otherStationDuty.id)
  })

  test('with faults is not taken; each is told with its line', async () => {
    const { taken, faults } = await take(
      '371702001,,100004,2026-11-24 08:00,2026-11-24 20:00',
      '371702001x,,100004,2026-11-26 08:00,2026-11-26 20:00',
      '371702001,chief of all,999999,2026-11-31 08:00,yesterday',
      '371702001,,100004,2026-11-27 20:00,2026-11-27 08:00',
      '371702001,,100004,2026-11-27 08:00',
      '371702001,,100001,2026-11-27 08:00,2026-11-27 20:00',
      '371702001,,100003,2026-11-25 20:00,2026-11-26 08:00',
      '371702001,,100004,2026-11-24 19:00,2026-11-24 21:00',
      '371702001,,100004,2026-11-24 08:00,2026-11-24 20:00',
      '371702001,,100004,2026-12-01 08:00,2027-12-01 08:00',
    )
    expect(taken).toBe(0)
    expect(faults.map(({ line, code, field }) => `${line} ${code} ${field}`.trim())).toEqual([
      '3 unknown-unit unit',
      '4 unknown-post post',
      '4 unknown-number number',
      '4 bad-time from',
      '4 bad-time to',
      '5 ends-before-it-begins to',
      '6 wrong-number-of-columns',
      '7 post-not-held number',
      '8 post-not-held number',
      '9 two-places-at-once from',
      '10 line-twice from',
      '11 too-long to',
    ])
    expect(await who('24T09:00')).toEqual([])
  })

  test.each([
    ['', 5],
    ['unit,post', 3],
    ['unit,post,number,from,to', 1],
    ['unit,post,number,from,to\n"371702001,,', 1],
    ['\0', 5],
  ])('%j is refused with %i faults', async (text, count) => {
    const { faults } = await importRoster(house.db, bureauId, text)
    expect(faults).toHaveLength(count)
  })
})

describe('a shift changes hands', () => {
  const mine = { ...desk, post: 'duty_officer' as const, staffId: people.dutyOfficer.id, from: at('24T08:00') }
  const night = { ...desk, post: 'duty_officer' as const, staffId: people.beatOfficer.id, from: at('24T20:00') }
  beforeEach(() => take(...week))

  test('swapped', async () => {
    await swapShifts(house.db, bureauId, mine, night)
    expect(await who('24T09:00')).toEqual([people.beatOfficer.id])
    expect(await who('24T21:00')).toEqual([people.dutyOfficer.id])
    await expect(swapShifts(house.db, bureauId, mine, night)).rejects.toMatchObject({ code: 'no-such-shift' })
  })

  test('given', async () => {
    await giveShift(house.db, bureauId, mine, people.otherBeatOfficer.id)
    expect(await who('24T09:00')).toEqual([people.otherBeatOfficer.id])
  })

  test.each([
    [people.auxiliary.id, 'post-not-held'],
    [people.chief.id, 'post-not-held'],
    ['00000000-0000-0000-0000-000000000000', 'post-not-held'],
  ])('not to %s: %s', async (to, code) => {
    await expect(giveShift(house.db, bureauId, mine, to)).rejects.toMatchObject({ status: 422, code })
    expect(await who('24T09:00')).toEqual([people.dutyOfficer.id])
  })

  test('not to who is on duty elsewhere then, nor to another desk', async () => {
    await take(
      '371702001,,100004,2026-11-24 08:00,2026-11-24 20:00',
      '371702001,,100002,2026-11-24 10:00,2026-11-25 08:00',
    )
    await expect(giveShift(house.db, bureauId, mine, people.beatOfficer.id)).rejects.toMatchObject({
      code: 'two-places-at-once',
    })
    const elsewhere = { ...night, unitId: units.otherStation }
    await expect(swapShifts(house.db, bureauId, mine, elsewhere)).rejects.toMatchObject({ code: 'not-the-same-desk' })
  })

  test('two who take it at once: one of them gets it', async () => {
    const both = await Promise.allSettled([
      giveShift(house.db, bureauId, mine, people.otherBeatOfficer.id),
      giveShift(house.db, bureauId, mine, people.otherBeatOfficer.id),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await who('24T09:00')).toHaveLength(1)
  })
})

test('gaps are found ahead, also where a unit never had a roster', async () => {
  await take(...week)
  const gaps = await gapsAhead(house.db, bureauId, { from: at('24T00:00'), to: at('26T00:00') })
  expect(gaps).toEqual([
    { unitId: units.bureau, from: at('24T00:00'), to: at('26T00:00') },
    { unitId: units.station, from: at('24T00:00'), to: at('24T08:00') },
    { unitId: units.otherCounty, from: at('24T00:00'), to: at('26T00:00') },
    { unitId: units.stationOfOtherCounty, from: at('24T00:00'), to: at('26T00:00') },
  ])
  const mine = await gapsAhead(house.db, bureauId, { under: '/371702/', from: at('24T00:00'), to: at('26T00:00') })
  expect(mine).toHaveLength(1)
})
