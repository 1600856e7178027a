import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verify } from '../../src/journal/verify.ts'
import { allFed } from '../counted.ts'
import { type Drive, drive } from '../drive.ts'
import { people, villages } from '../people.ts'

/* At the end of a shift what is open is handed over by one act with a list: all of it, or nothing (R2, R9). */

let door: Drive
beforeAll(async () => {
  door = await drive({ at: '2026-11-24T10:00:00+08:00' })
})
afterAll(() => door.end())

const rows = async (sql: string, ...values: unknown[]) => (await door.house.pool.query(sql, values)).rows
async function mine(count: number, village = villages.dongan) {
  const more = { place: { village }, reporter: { name: '张三丰' } }
  const all = await Promise.all(
    Array.from({ length: count }, () => door.nobody.report('case', { text: '灯箱被砸' }, more)),
  )
  return all.map(({ body }) => ({ id: body.id as string, version: 1 }))
}
const ownersOf = async (all: readonly { id: string }[]) =>
  (
    await rows(
      'select owner_id from matter where id = any($1) order by id',
      all.map(({ id }) => id),
    )
  ).map(row => row.owner_id)
const handOver = async (
  matters: object[],
  { key = randomUUID(), to = people.dutyOfficer.id, who = 'beatOfficer' as keyof typeof people } = {},
) =>
  (await door.as(who)).post(
    '/api/v1/hand-over',
    { to, because: 'shift_ends', remark: '夜里注意回电', matters },
    { 'idempotency-key': key },
  )

test('all at once, each with its entry, every promise as it was given; sent again, answered alike', async () => {
  const all = await mine(3)
  const promises = () =>
    rows(
      'select matter_id, no, due, met_at from promise where matter_id = any($1) order by 1, 2',
      all.map(({ id }) => id),
    )
  const before = await promises()
  const key = randomUUID()
  const first = await handOver(all, { key })
  expect([first.status, first.body.matters.map(({ version }: any) => version)]).toEqual([200, [2, 2, 2]])
  expect(await ownersOf(all)).toEqual(all.map(() => people.dutyOfficer.id))
  expect(await promises()).toEqual(before)
  expect(await rows('select count(*)::int as n from entry where command_id = $1', key)).toEqual([{ n: 3 }])
  expect((await handOver(all, { key })).body).toEqual(first.body)
  expect((await handOver(all.slice(1), { key })).body.code).toBe('key-reused')
  expect(await rows('select count(*)::int as n from entry where command_id = $1', key)).toEqual([{ n: 3 }])
  await allFed(door.house.pool)
  expect((await verify(door.house)).bad).toBeUndefined()
})

test('where one of them cannot be handed over none is, and it is said which', async () => {
  const all = await mine(2)
  const nothing = async (reply: { status: number; body: any }, status: number, code: string, matter?: string) => {
    expect([reply.status, reply.body.code, reply.body.about?.matter]).toEqual([status, code, matter])
    expect(await ownersOf(all)).toEqual(all.map(() => people.beatOfficer.id))
  }
  await nothing(await handOver([all[0]!, { ...all[1]!, version: 7 }]), 409, 'moved-on', all[1]!.id)
  const [elsewhere] = await mine(1, villages.longting)
  await nothing(await handOver([...all, elsewhere!]), 404, 'no-such-matter', elsewhere!.id)
  await nothing(await handOver(all, { to: people.beatOfficer.id }), 422, 'already-theirs', all[0]!.id)
  await nothing(await handOver(all, { to: people.auditAdmin.id }), 422, 'not-a-worker', all[0]!.id)
  await nothing(await handOver(all, { to: randomUUID() }), 422, 'unknown-colleague', all[0]!.id)
  await nothing(await handOver([]), 422, 'bad-input')
  expect((await door.nobody.post('/api/v1/hand-over', {})).status).toBe(401)
})

test('two at once about the same list: one of them, wholly', async () => {
  const all = await mine(8)
  const replies = await Promise.all([
    handOver(all, { to: people.dutyOfficer.id }),
    handOver([...all].reverse(), { to: people.otherBeatOfficer.id }),
    handOver(all, { to: people.chief.id }),
  ])
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  expect(new Set(await ownersOf(all)).size).toBe(1)
})

test('on leave nothing new comes, from the first day to the last: it goes to who stands in, and to them again when they are back', async () => {
  const mineNow = async () => (await door.as('beatOfficer')).get('/api/v1/leave')
  const landsWith = async (at: string) => {
    door.setNow(at)
    const [owner] = await ownersOf(await mine(1))
    return owner
  }
  const away = await (await door.as('beatOfficer')).post('/api/v1/leave', { from: '2026-11-26', until: '2026-11-27' })
  expect([away.status, away.body]).toEqual([200, { leaves: [{ from: '2026-11-26', until: '2026-11-27' }] }])
  expect(await landsWith('2026-11-25T23:59:00+08:00')).toBe(people.beatOfficer.id)
  expect(await landsWith('2026-11-26T00:00:00+08:00')).toBe(people.otherBeatOfficer.id)
  expect(await landsWith('2026-11-27T23:59:00+08:00')).toBe(people.otherBeatOfficer.id)
  expect(await landsWith('2026-11-28T00:00:00+08:00')).toBe(people.beatOfficer.id)
  expect((await mineNow()).body).toEqual({ leaves: [] })

  // Back earlier than said, or not gone at all.
  door.setNow('2026-11-26T08:00:00+08:00')
  expect((await mineNow()).body.leaves).toHaveLength(1)
  expect((await (await door.as('chief')).get('/api/v1/leave')).body).toEqual({ leaves: [] })
  const officer = await door.as('beatOfficer')
  expect((await officer.call('DELETE', '/api/v1/leave')).body).toEqual({ leaves: [] })
  expect(await landsWith('2026-11-26T09:00:00+08:00')).toBe(people.beatOfficer.id)

  // Whoever is back keeps what they noted for the Spring Festival; that is taken back by itself.
  const festival = { from: '2027-02-05', until: '2027-02-12' }
  await officer.post('/api/v1/leave', { from: '2026-11-25', until: '2026-11-27' })
  expect((await officer.post('/api/v1/leave', festival)).body.leaves).toHaveLength(2)
  expect((await officer.call('DELETE', '/api/v1/leave')).body).toEqual({ leaves: [festival] })
  expect((await officer.call('DELETE', '/api/v1/leave')).body).toEqual({ leaves: [] })

  const wrong = async (from: string, until: string) =>
    (await (await door.as('beatOfficer')).post('/api/v1/leave', { from, until })).body.code
  expect(await wrong('2026-12-05', '2026-12-01')).toBe('ends-before-it-begins')
  expect(await wrong('2026-11-31', '2026-12-01')).toBe('bad-input')
  // A year that was mistyped.
  expect(await wrong('0001-01-01', '9999-12-31')).toBe('bad-day')
  expect(await wrong('0000-01-01', '2026-12-01')).toBe('bad-day')
  expect(await wrong('2026-12-01', '2126-12-05')).toBe('bad-day')
})
