import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testHouse } from '../../test/house.ts'
import { bureauId, people, units, villages } from '../../test/people.ts'
import { personById } from '../people/who-is-who.ts'
import { setSlots } from '../places/slots.ts'
import { act } from './act.ts'
import { type Asker, staff } from './asker.ts'
import { releaseUnrecorded } from './besides.ts'
import { openMatter } from './open-matter.ts'

const now = '2026-11-24T10:00:00+08:00'
const [nine, ten] = ['2026-11-25T09:00:00+08:00', '2026-11-25T10:00:00+08:00']
const door = fileURLToPath(new URL('../../test/kill/door.ts', import.meta.url))
let house: Awaited<ReturnType<typeof testHouse>>
beforeAll(async () => {
  house = await testHouse(now)
  const hour = { sort: 'home', from: new Date(nine), to: new Date(ten), capacity: 1 } as const
  await setSlots(house.db, bureauId, [{ ...hour, unitId: units.station }])
})
afterAll(() => house.drop())

const clerk = async () => staff((await personById(house.db, bureauId, people.chief.id, house.now()))!)
const does = async (matterId: string, move: string, says: object, commandId: string = randomUUID()) =>
  act(house, { commandId, matterId, move, says }, await clerk())
const taken = async () => (await house.pool.query('select taken from slot')).rows[0].taken

/** Somebody who cannot come, to whom that hour was offered. */
async function offered(slotFrom = nine) {
  const asker: Asker = { as: 'resident', bureauId }
  const says = { service: 'id_card', wish: 'home_visit' }
  const command = { commandId: randomUUID(), kind: 'service', says, place: { village: villages.dongan } }
  const { id } = await openMatter(house, { ...command, reporter: { name: '张三丰', phone: '13800000000' } }, asker)
  const slotTo = new Date(Date.parse(slotFrom) + 3_600_000).toISOString()
  await does(id, 'offerSlot', { slotFrom, slotTo, how: 'phone', toldAt: now })
  return id
}
const confirm = (id: string, commandId?: string) =>
  does(id, 'confirmSlot', { confirmedAt: now, asked: 'by_phone' }, commandId)

test('of two who confirm the last place of an hour at once one has it; the other hears so, and nothing of theirs moved', async () => {
  const both = [await offered(), await offered()]
  const came = await Promise.allSettled(both.map(id => confirm(id)))
  expect(came.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const no = came.find(one => one.status === 'rejected')!
  expect(no.reason).toMatchObject({ status: 409, code: 'slot-full' })
  expect(await taken()).toBe(1)
  const [has, without] = came[0]!.status === 'fulfilled' ? both : both.toReversed()
  const { rows } = await house.pool.query('select state from matter where id = $1', [without])
  expect(rows).toEqual([{ state: 'slot_offered' }])

  await does(has!, 'anotherTime', { asked: 'by_phone' })
  expect(await taken()).toBe(0)
  const commandId = randomUUID()
  await confirm(without!, commandId)
  await confirm(without!, commandId)
  expect(await taken()).toBe(1)
  const applicant: Asker = { as: 'resident', bureauId, holds: { matterId: without!, n: 1 } }
  await act(
    house,
    { commandId: randomUUID(), matterId: without!, move: 'withdraw', says: { asked: 'by_the_person' } },
    applicant,
  )
  expect(await taken()).toBe(0)
})

test('a move that is refused takes no place, and an hour that nobody counts has room for all', async () => {
  const id = await offered()
  await expect(does(id, 'confirmSlot', { asked: 'by_phone' })).rejects.toMatchObject({ code: 'bad-input' })
  await expect(
    act(
      house,
      {
        commandId: randomUUID(),
        matterId: id,
        move: 'confirmSlot',
        says: { confirmedAt: now, asked: 'by_phone' },
        version: 1,
      },
      await clerk(),
    ),
  ).rejects.toMatchObject({ code: 'moved-on' })
  expect(await taken()).toBe(0)
  for (const one of [await offered(ten), await offered(ten)])
    expect((await confirm(one)).state).toBe('booked_home_visit')
})

test('a place that was taken by who was then killed before it was recorded lapses; one that was recorded stays', async () => {
  const nextYear = {
    sort: 'home',
    from: new Date('2027-06-01T09:00:00+08:00'),
    to: new Date('2027-06-01T10:00:00+08:00'),
  }
  await setSlots(house.db, bureauId, [{ ...nextYear, sort: 'home', capacity: 2, unitId: units.station }])
  const held = async () =>
    (await house.pool.query('select taken from slot where from_at = $1', [nextYear.from])).rows[0].taken
  const from = nextYear.from.toISOString()
  await confirm(await offered(from))
  const id = await offered(from)

  const child = spawn(process.execPath, [door, house.url], { stdio: ['pipe', 'pipe', 'inherit'] })
  await once(createInterface({ input: child.stdout }), 'line')
  const other = await house.pool.connect()
  await other.query('begin')
  await other.query('select from matter where id = $1 for update', [id])
  const says = { confirmedAt: now, asked: 'by_phone' }
  child.stdin.write(`${JSON.stringify({ commandId: randomUUID(), matterId: id, move: 'confirmSlot', says })}\n`)
  const waiting = `select pid from pg_locks where not granted and pid in (
    select pid from pg_stat_activity where datname = current_database())`
  await expect.poll(async () => (await house.pool.query(waiting)).rowCount).toBe(1)
  child.kill('SIGKILL')
  await once(child, 'exit')
  await house.pool.query(`select pg_terminate_backend(pid) from (${waiting}) w`)
  await other.query('rollback')
  other.release()

  expect(await held()).toBe(2)
  // It might still be on its way.
  house.setNow(new Date().toISOString())
  expect(await releaseUnrecorded(house)).toBe(0)
  house.setNow(new Date(Date.now() + 6 * 60_000).toISOString())
  expect(await releaseUnrecorded(house)).toBe(1)
  expect(await held()).toBe(1)
  house.setNow(now)
})

test('an answer asked for again does not give back what was taken since', async () => {
  const id = await offered()
  await confirm(id)
  const late = randomUUID()
  await does(id, 'anotherTime', { asked: 'by_phone' }, late)
  await does(id, 'offerSlot', { slotFrom: nine, slotTo: ten, how: 'phone', toldAt: now })
  await confirm(id)
  await does(id, 'anotherTime', { asked: 'by_phone' }, late)
  expect(await taken()).toBe(1)
})
