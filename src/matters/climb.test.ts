import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allFed } from '../../test/counted.ts'
import { testHouse } from '../../test/house.ts'
import { bureauId, people, villages } from '../../test/people.ts'
import { about, contentIn } from '../journal/chain.ts'
import { outboxOf } from '../notices/outbox.ts'
import { sendAll } from '../notices/send.ts'
import { noteAbsence } from '../people/absence.ts'
import { personById } from '../people/who-is-who.ts'
import { act } from './act.ts'
import { staff } from './asker.ts'
import { openMatter } from './open-matter.ts'
import { sweep } from './sweep.ts'

const monday = '2026-11-23T10:00:00+08:00'
let house: Awaited<ReturnType<typeof testHouse>>
beforeAll(async () => {
  house = await testHouse(monday)
})
afterAll(() => house.drop())

const rows = async (sql: string, ...values: unknown[]) => (await house.pool.query(sql, values)).rows
const report = (says: object = {}, village = villages.dongan) =>
  openMatter(
    house,
    {
      commandId: randomUUID(),
      kind: 'case',
      says: { text: '灯箱被砸', ...says },
      place: { village },
      reporter: { name: '张三丰', phone: '139****0001' },
    },
    { as: 'resident', bureauId },
  )
const does = async (id: string, who: { id: string }, move: string, says: object) =>
  act(
    house,
    { commandId: randomUUID(), matterId: id, move, says: says as Record<string, unknown> },
    staff((await personById(house.db, bureauId, who.id, house.now()))!),
  )
/** The rungs of one promise that were climbed on a matter, with whom each reached. */
async function climbed(id: string, measure = 'M03'): Promise<{ move: string; heard: string[] }[]> {
  const entries = await rows(
    `select e.move, e.command_id, keyed(c.sealed, k.words) as sealed, c.salt, coalesce((select array_agg(n.recipient order by n.recipient) from notice n
       where n.bureau_id = e.bureau_id and n.matter_id = e.matter_id and n.entry_no = e.no), '{}') as heard
     from entry e join content c on c.bureau_id = e.bureau_id and c.matter_id = e.matter_id and c.entry_no = e.no
     join data_key k on k.bureau_id = e.bureau_id and k.matter_id = e.matter_id
     where e.matter_id = $1 and e.move in ('nudge', 'tellLate', 'escalate') order by e.no`,
    id,
  )
  const says = (row: any) =>
    JSON.parse(contentIn(house.suite, row, about.content(bureauId, id, row.command_id)).text).says
  return entries.filter(one => says(one).measure === measure).map(({ move, heard }) => ({ move, heard }))
}
/** Everything promised at once is kept, but that somebody answers within the day (M03). */
const registered = async (id: string) =>
  does(id, people.dutyOfficer, 'register', { registerNo: 'J-1', registeredAt: house.now().toISOString() })

test('rung by rung, each with its entry, to somebody who can act; at the due the person first, and it stays late', async () => {
  house.setNow(monday)
  const { id } = await report()
  await registered(id)
  const before = (await rows('select version from matter where id = $1', id))[0].version
  const reporter = (await rows('select people from matter where id = $1', id))[0].people[0].id
  const at = async (time: string) => {
    house.setNow(time)
    await sweep(house, bureauId)
    return (await climbed(id)).map(({ move, heard }) => [move, ...heard])
  }
  const { beatOfficer, chief, countyOfficer, cityOfficer } = people
  expect(await at('2026-11-23T21:59:00+08:00')).toEqual([])
  const half = ['nudge', beatOfficer.id]
  expect(await at('2026-11-23T22:00:00+08:00')).toEqual([half])
  const most = (await at('2026-11-24T06:00:00+08:00'))[1]!
  // And who stands in for them: the desk of that hour, or the chief.
  expect(most[0]).toBe('nudge')
  expect(most).toContain(beatOfficer.id)
  expect(most).toHaveLength(3)
  const late = [half, most, ['tellLate', reporter], ['escalate', chief.id]]
  expect(await at('2026-11-24T10:00:00+08:00')).toEqual(late)
  expect(await at('2026-11-25T23:59:59+08:00')).toEqual(late)
  expect(await at('2026-11-26T00:00:00+08:00')).toEqual([...late, ['escalate', countyOfficer.id]])
  const all = [...late, ['escalate', countyOfficer.id], ['escalate', cityOfficer.id]]
  expect(await at('2026-11-28T00:00:00+08:00')).toEqual(all)
  expect(await at('2027-01-05T00:00:00+08:00')).toEqual(all)
  // Of the clock until an outcome as well, which ran on beside it.
  await at('2027-01-31T00:00:00+08:00')
  expect((await climbed(id, 'OUTCOME')).map(({ move }) => move)).toEqual([
    'nudge',
    'tellLate',
    'escalate',
    'escalate',
    'escalate',
  ])

  // Who acts meanwhile is never in the way of it, and it is late whatever is done now (R10, R23).
  const [matter] = await rows('select version, next_at from matter where id = $1', id)
  expect(matter).toEqual({ version: before, next_at: null })
  const [entry] = await rows(
    `select content_digest is not null as said from entry where matter_id = $1 and move = 'tellLate'`,
    id,
  )
  expect(entry.said).toBe(true)
  await does(id, people.dutyOfficer, 'accept', { acceptNo: 'S-1', decidedAt: house.now().toISOString() })
  const [kept] = await rows(
    `select late, met_at is not null as met from promise where matter_id = $1 and measure = 'M03'`,
    id,
  )
  expect(kept).toEqual({ late: true, met: true })
})

test('the person reads that it is late, by which new day, and whose name stands for it (R23)', async () => {
  house.setNow('2026-11-26T10:00:00+08:00')
  const { id, code } = await report()
  await registered(id)
  house.setNow('2026-11-27T10:00:00+08:00')
  await sweep(house, bureauId)
  await allFed(house.pool)
  await sendAll(house)
  const late = (await outboxOf(house.db, bureauId, { most: 200 })).find(
    sent => sent.code === code && sent.name === 'late',
  )!
  expect(late.to).toBe('reporter')
  // Late on a Friday: by the end of Monday.
  expect(late.text!.zh).toContain('王警官 负责，11月30日（周一） 前给您答复')
  expect(late.text!.en).toContain('Officer Wang stands for it and will answer you by Monday 2026-11-30')
})

test('whoever is on leave is stood in for, and a chief who is away does not stop it: the next one up hears of it', async () => {
  house.setNow('2026-12-01T10:00:00+08:00')
  for (const one of [people.beatOfficer, people.chief])
    await noteAbsence(house.db, bureauId, { staffId: one.id, from: '2026-12-02', to: '2026-12-03' })
  const { id } = await report()
  await registered(id)
  house.setNow('2026-12-02T10:30:00+08:00')
  await sweep(house, bureauId)
  const heard = await climbed(id)
  expect(heard.map(({ move }) => move)).toEqual(['tellLate', 'escalate'])
  expect(heard[1]!.heard).not.toContain(people.chief.id)
  expect(heard[1]!.heard.length).toBeGreaterThan(0)
  const other = await report({}, villages.dongan)
  // It lands with whoever stands in, and they are reminded.
  const owner = (await rows('select owner_id from matter where id = $1', other.id))[0].owner_id
  expect(owner).not.toBe(people.beatOfficer.id)
  house.setNow('2026-12-02T10:46:00+08:00')
  await sweep(house, bureauId)
  expect((await climbed(other.id, 'M01'))[0]!.heard).toEqual([owner])
})

test('what was paused, kept or given up has no rungs any more, though it was due', async () => {
  house.setNow('2026-12-07T10:00:00+08:00')
  const { id } = await report()
  await registered(id)
  await does(id, people.beatOfficer, 'withdraw', { asked: 'by_phone', receipt: 'T-1' })
  house.setNow('2026-12-20T10:00:00+08:00')
  await sweep(house, bureauId)
  expect(await climbed(id)).toEqual([])
})

test('an officer’s act while the clock is behind does not lose what it still has to do', async () => {
  house.setNow('2026-12-07T10:00:00+08:00')
  const { id } = await report()
  await registered(id)
  house.setNow('2026-12-08T11:00:00+08:00')
  await does(id, people.beatOfficer, 'note', { text: '正在核对' })
  await sweep(house, bureauId)
  expect((await climbed(id)).map(({ move }) => move)).toEqual(['tellLate', 'escalate'])
})

test('a night after a day of standstill makes no storm: what the clock says waits for the morning, one message each', async () => {
  house.setNow('2026-12-09T09:00:00+08:00')
  const made = await Promise.all(Array.from({ length: 5 }, () => report()))
  // Nothing ran for a day and a half; it is three in the morning.
  house.setNow('2026-12-11T03:00:00+08:00')
  await sweep(house, bureauId)
  await allFed(house.pool)
  await sendAll(house)
  const sent = (await outboxOf(house.db, bureauId, { most: 200 })).filter(
    ({ name, at }) => ['nudge', 'late', 'overdue'].includes(name) && at.getTime() === house.now().getTime(),
  )
  // Nobody is on duty at that hour, or they would hear of it at once.
  expect(new Set(sent.map(({ goesAt }) => goesAt.toISOString()))).toEqual(new Set(['2026-12-10T23:30:00.000Z']))
  const [toChief, ...more] = sent.filter(({ to, matters }) => to === 'station_chief' && matters > 1)
  expect(more).toEqual([])
  expect(toChief!.matters).toBeGreaterThanOrEqual(made.length)
  expect(toChief!.text!.zh).toBe(`您有 ${toChief!.matters} 件事项快到期或已超期，请打开“今天”查看。`)
  // Each of the five people hears of their own.
  const codes = new Set(made.map(({ code }) => code))
  expect(sent.filter(({ to, name, code }) => to === 'reporter' && name === 'late' && codes.has(code))).toHaveLength(5)
})
