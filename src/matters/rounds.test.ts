import { afterAll, beforeAll, expect, test } from 'vitest'
import { testHouse } from '../../test/house.ts'
import { beats, bureauId, people, units, villages } from '../../test/people.ts'
import { personById } from '../people/who-is-who.ts'
import { addPremises } from '../places/premises.ts'
import { derivedId } from '../platform/ids.ts'
import { act } from './act.ts'
import { staff } from './asker.ts'
import { openRounds } from './rounds.ts'

let house: Awaited<ReturnType<typeof testHouse>>
let school: string
const visit = derivedId('a wish')
beforeAll(async () => {
  house = await testHouse('2026-11-24T10:00:00+08:00')
  const sealer = { seal: (words: string) => Buffer.from(words), unseal: (bytes: Uint8Array) => String(bytes) }
  const place = { village: villages.shuanghe, sort: 'school', name: '双河小学' } as const
  school = await addPremises(house.db, bureauId, place, { sealer, now: house.now() } as never)
  const wish = {
    bureau_id: bureauId,
    id: visit,
    beat_id: beats.west,
    consent_at: new Date('2026-11-20T09:00:00+08:00'),
  }
  await house.db.insertInto('asked_visit').values(wish).execute()
  const hours = { from_at: '2026-11-24T18:00:00+08:00', to_at: '2026-11-25T08:00:00+08:00' }
  for (const { id } of [people.dutyOfficer, people.beatOfficer]) {
    const shift = { bureau_id: bureauId, unit_id: units.station, post: 'duty_officer', staff_id: id, ...hours }
    await house.db.insertInto('roster').values(shift).execute()
  }
})
afterAll(() => house.drop())

const rows = async (sql: string, ...values: unknown[]) => (await house.pool.query(sql, values)).rows
const inStation = { within: units.station }
const rounds = () =>
  rows(
    `select details->>'sort' as sort, owner_id as owner, count(*)::int as n from matter
     where kind = 'round' and closed_at is null group by 1, 2 order by 1, 2`,
  )
const does = async (id: string, move: string, says: object, who = people.beatOfficer) => {
  const asker = staff((await personById(house.db, bureauId, who.id, house.now()))!)
  return act(house, { commandId: derivedId(id, move, house.now().toISOString()), matterId: id, move, says }, asker)
}
const only = async (sort: string, beat: string) =>
  (await rows("select id from matter where details->>'sort' = $1 and details->>'area' = $2", sort, beat)).at(-1).id

test('what is owed is opened once by two at once, each with whose turn it is, and not beyond its unit', async () => {
  await Promise.all([openRounds(house, bureauId, inStation), openRounds(house, bureauId, inStation)])
  const { beatOfficer, otherBeatOfficer, chief } = people
  const expected = [
    { sort: 'listening', owner: beatOfficer.id, n: 1 },
    { sort: 'listening', owner: otherBeatOfficer.id, n: 1 },
    { sort: 'public_list', owner: chief.id, n: 1 },
    { sort: 'schools', owner: beatOfficer.id, n: 1 },
    { sort: 'shift_check', owner: chief.id, n: 1 },
    { sort: 'visit', owner: otherBeatOfficer.id, n: 1 },
  ]
  const order = (a: { sort: string; owner: string }, b: typeof a) =>
    `${a.sort}${a.owner}` < `${b.sort}${b.owner}` ? -1 : 1
  expect((await rounds()).sort(order)).toEqual(expected.sort(order))
  const entries = await rows('select count(*)::int as n from entry')
  expect(await openRounds(house, bureauId, inStation)).toBe(0)
  expect(await rows('select count(*)::int as n from entry')).toEqual(entries)
})

test('no more at one time than it is told; the rest follow', async () => {
  expect(await openRounds(house, bureauId, { most: 1 })).toBe(1)
  expect(await openRounds(house, bureauId)).toBeGreaterThan(0)
  expect(await openRounds(house, bureauId)).toBe(0)
  expect(await rows("select count(*)::int as n from matter where details->>'area' = $1", beats.longting)).toEqual([
    { n: 1 },
  ])
})

test('what was made today is owed again from tomorrow, counted from when it was over', async () => {
  const id = await only('listening', beats.east)
  const now = house.now().toISOString()
  const says = { summaryNo: 'L-1', placesStopped: 4, mood: 'quiet', heardAt: now }
  await does(id, 'start', { startedAt: now })
  await does(id, 'finishListening', says)
  expect(await openRounds(house, bureauId)).toBe(0)
  house.setNow('2026-11-25T07:00:00+08:00')
  await openRounds(house, bureauId)
  const listening = "details->>'sort' = 'listening' and details->>'area' = $1 order by opened_at"
  const both = await rows(`select state, details->>'since' as since from matter where ${listening}`, beats.east)
  expect(both).toEqual([
    { state: 'done', since: null },
    { state: 'due', since: '2026-11-24T10:00:00+08:00' },
  ])
})

test('a place that was seen is noted where places are, once', async () => {
  const id = await only('schools', beats.east)
  const seenAt = house.now().toISOString()
  await does(id, 'seePlace', { place: school, seenAt, result: 'all_right' })
  await does(id, 'seePlace', { place: school, seenAt, result: 'all_right' })
  const seen = await rows(
    'select last_check::text as last, next_check::text as next from premises where id = $1',
    school,
  )
  expect(seen).toEqual([{ last: '2026-11-25', next: '2026-12-25' }])
  const checks = await rows('select round_id from premises_check where premises_id = $1', school)
  expect(checks).toEqual([{ round_id: id }])
})

test('who does not want to be visited any more is on no list and in no round, whichever was said first', async () => {
  const withdrawn = new Date('2026-11-25T07:10:00+08:00')
  await rows('update asked_visit set withdrawn_at = $2 where id = $1', visit, withdrawn)
  await openRounds(house, bureauId)
  expect(await rows("select state, outcome from matter where details->>'visit' = $1", visit)).toEqual([
    { state: 'cancelled', outcome: 'withdrawn' },
  ])
  const other = derivedId('another wish')
  const wish = { bureau_id: bureauId, id: other, beat_id: beats.east, consent_at: house.now() }
  await house.db
    .insertInto('asked_visit')
    .values({ ...wish, sealed: Buffer.from('words') })
    .execute()
  await openRounds(house, bureauId)
  const [round] = await rows("select id from matter where details->>'visit' = $1", other)
  await does(round.id, 'withdrawConsent', {})
  const left = await rows('select sealed, withdrawn_at from asked_visit where id = $1', other)
  expect(left).toEqual([{ sealed: null, withdrawn_at: house.now() }])
})
