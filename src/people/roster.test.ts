import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { bureauId, people, units } from '../../test/people.ts'
import { heardEdition } from '../platform/editions.ts'
import { noteAbsence } from './absence.ts'
import { gapsAhead, importRoster, onDuty, shiftsOf } from './roster.ts'

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

test('a shift changes hands as lines of the roster: both at once, and nobody is in two places', async () => {
  await take(...week)
  await take(
    '371702001,,100002,2026-11-24 08:00,2026-11-24 20:00',
    '371702001,,100004,2026-11-24 20:00,2026-11-25 08:00',
  )
  expect(await who('24T09:00')).toEqual([people.beatOfficer.id])
  expect(await who('24T21:00')).toEqual([people.dutyOfficer.id])
  expect(await who('25T09:00')).toEqual([people.dutyOfficer.id])
})

test('gaps are found ahead, also where a unit never had a roster', async () => {
  await take(...week)
  const inNovember = { from: at('24T00:00'), to: at('26T00:00'), tz: 'Asia/Shanghai' }
  const gaps = await gapsAhead(house.db, bureauId, inNovember)
  expect(gaps.map(({ unit, from, to }) => ({ unitId: unit.id, from, to }))).toEqual([
    { unitId: units.bureau, from: at('24T00:00'), to: at('26T00:00') },
    { unitId: units.station, from: at('24T00:00'), to: at('24T08:00') },
    { unitId: units.otherCounty, from: at('24T00:00'), to: at('26T00:00') },
    { unitId: units.stationOfOtherCounty, from: at('24T00:00'), to: at('26T00:00') },
  ])
})

test('who is away, or has left, is at no desk, whatever the roster says', async () => {
  await take(...week)
  const here = async () =>
    (await gapsAhead(house.db, bureauId, { from: at('24T08:00'), to: at('26T00:00'), tz: 'Asia/Shanghai' }))
      .filter(({ unit }) => unit.id === units.station)
      .map(({ from, to }) => ({ from, to }))
  expect(await here()).toEqual([])
  await noteAbsence(house.db, bureauId, { staffId: people.beatOfficer.id, from: '2026-11-25', to: '2026-12-24' })
  expect(await here()).toEqual([{ from: at('25T00:00'), to: at('25T08:00') }])
  await house.pool.query("update staff set left_on = '2026-11-24' where id = $1", [people.dutyOfficer.id])
  expect(await here()).toEqual([{ from: at('25T00:00'), to: at('26T00:00') }])
})
