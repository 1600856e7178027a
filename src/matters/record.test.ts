import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deliveryPair, testHouse, vaultPair } from '../../test/house.ts'
import { bureauId, people, units, villages } from '../../test/people.ts'
import { about } from '../journal/chain.ts'
import { numberAll } from '../journal/feed.ts'
import { verify } from '../journal/verify.ts'
import { personById } from '../people/who-is-who.ts'
import { act } from './act.ts'
import { type Asker, staff } from './asker.ts'
import type { Command } from './command.ts'
import { forgetAnswers } from './forget.ts'
import { matterWithHistory } from './history.ts'
import { openMatter } from './open-matter.ts'
import { noOf, type Recording, recordAct } from './record.ts'

let house: Awaited<ReturnType<typeof testHouse>>
beforeAll(async () => {
  house = await testHouse('2026-11-24T10:00:00+08:00')
})
afterAll(() => house.drop())

const resident: Asker = { as: 'resident', bureauId }
const as = async (who: { id: string }) => staff((await personById(house.db, bureauId, who.id, house.now()))!)
const open = (more: Partial<Command> = {}) =>
  openMatter(
    house,
    {
      commandId: randomUUID(),
      kind: 'case',
      says: { text: '灯箱被砸' },
      place: { village: villages.dongan },
      reporter: { name: '张三丰' },
      ...more,
    },
    resident,
  )
const move = (matterId: string, name: string, says: object, more: object = {}): Command => ({
  commandId: randomUUID(),
  matterId,
  move: name,
  says,
  ...more,
})
/** What was not written by the door is taken away again. */
async function unmade(ids: readonly string[]) {
  for (const table of ['entry', 'promise']) await rows(`delete from ${table} where matter_id = any($1)`, ids)
  await rows('delete from matter where id = any($1)', ids)
}
const rows = async (sql: string, ...values: unknown[]) => (await house.pool.query(sql, values)).rows

/** A change as the door writes it, taken from a real act and made to say something else. */
async function changesOf(matterId: string, version: number): Promise<object> {
  const [matter] = await rows('select to_jsonb(m) as row from matter m where id = $1', matterId)
  const digest = `\\x${'ab'.repeat(32)}`
  const entry = { post: 'clock', move: 'test', said_at: house.now(), state_after: matter.row.state, digest }
  return { id: matterId, opens: false, expect: version, row: { ...matter.row, state: 'test' }, entry }
}
const recording = (changes: object[], more: Partial<Recording> = {}): Recording => ({
  bureauId,
  commandId: randomUUID(),
  actor: randomUUID(),
  digest: Buffer.alloc(32, 1),
  answer: { id: 'x' },
  editions: {},
  at: house.now(),
  changes,
  ...more,
})
const refusedAs = (promise: Promise<unknown>) =>
  promise.then(
    () => 'recorded',
    error => noOf(error)?.code ?? error,
  )

describe('one statement', () => {
  test('changes several matters, or none of them', async () => {
    const [a, b] = [await open(), await open()]
    const both = [await changesOf(a.id, 1), await changesOf(b.id, 2)]
    expect(await refusedAs(recordAct(house.pool, recording(both)))).toBe('moved-on')
    expect(await rows('select state, version, entry_no from matter where id = any($1)', [a.id, b.id])).toEqual([
      { state: 'reported', version: 1, entry_no: 1 },
      { state: 'reported', version: 1, entry_no: 1 },
    ])
    const fine = recording([await changesOf(a.id, 1), await changesOf(b.id, 1)])
    expect(await recordAct(house.pool, fine)).toMatchObject({ fresh: true })
    expect(await recordAct(house.pool, fine)).toEqual({ fresh: false, answer: fine.answer })
    expect(await rows('select state, version, entry_no from matter where id = any($1)', [a.id, b.id])).toEqual([
      { state: 'test', version: 2, entry_no: 2 },
      { state: 'test', version: 2, entry_no: 2 },
    ])
    // What the door did not write does not verify.
    expect((await verify(house)).bad).toMatchObject({ code: 'entry-altered', no: 2 })
    await unmade([a.id, b.id])
  })

  test('refuses a command id for another body and for another actor, and tells nobody the answer', async () => {
    const { id } = await open()
    const first = recording([await changesOf(id, 1)])
    await recordAct(house.pool, first)
    const same = { ...first, changes: [] }
    expect(await refusedAs(recordAct(house.pool, { ...same, digest: Buffer.alloc(32, 2) }))).toBe('key-reused')
    expect(await refusedAs(recordAct(house.pool, { ...same, actor: randomUUID() }))).toBe('key-reused')
    await unmade([id])
  })

  test('from twenty sides upon each other’s matters ends without a knot', async () => {
    const ids = (await Promise.all(Array.from({ length: 4 }, () => open()))).map(({ id }) => id)
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, async (_, i) => {
        const two = [ids[i % 4]!, ids[(i + 1 + (i % 3)) % 4]!]
        const changes = await Promise.all(two.map(id => changesOf(id, 1)))
        return refusedAs(recordAct(house.pool, recording(changes)))
      }),
    )
    for (const outcome of outcomes) expect(outcome).toBeOneOf(['recorded', 'moved-on'])
    expect(outcomes).toContain('recorded')
    await unmade(ids)
  })
})

test('an answer is kept for ninety days, and its entry for good', async () => {
  const command: Command = {
    commandId: randomUUID(),
    kind: 'case',
    says: { text: '灯箱' },
    place: { village: villages.dongan },
    reporter: { name: '张三丰' },
  }
  const { id } = await openMatter(house, command, resident)
  const later = (days: number) => ({ ...house, now: () => new Date(house.now().getTime() + days * 86_400_000) })
  await forgetAnswers(later(89))
  expect((await openMatter(house, command, resident)).id).toBe(id)
  expect(await forgetAnswers(later(91))).toBeGreaterThan(0)
  expect(await rows('select from command')).toEqual([])
  await expect(openMatter(house, command, resident)).rejects.toMatchObject({ status: 422, code: 'key-reused' })
  expect(await rows('select from entry where command_id = $1', command.commandId)).toHaveLength(1)
})

describe('what others change meanwhile', () => {
  test('is heard of, looked at anew, and acted upon', async () => {
    // Another process hands the beat to somebody else; this one still remembers the old holder.
    await open()
    await rows(
      `update beat_holder set to_day = '2026-11-23' where staff_id = $1 and not stand_in`,
      people.beatOfficer.id,
    )
    await rows(`update edition set n = n + 1 where bureau_id = $1 and what = 'people'`, bureauId)
    expect((await open()).owner).toBe(people.otherBeatOfficer.id)
    await rows(`update beat_holder set to_day = null where staff_id = $1`, people.beatOfficer.id)
    await rows(`update edition set n = n + 1 where bureau_id = $1 and what = 'people'`, bureauId)
    expect((await open()).owner).toBe(people.beatOfficer.id)
  })

  test('does not bother whoever named no version: thirty notes and thirty tries at once are all recorded', async () => {
    const { id } = await open()
    const officer = await as(people.beatOfficer)
    const at = house.now().toISOString()
    const tries = Array.from({ length: 4 }, () =>
      act(house, move(id, 'tryToReach', { triedAt: at, via: 'phone', result: 'no_answer' }), officer),
    )
    const notes = Array.from({ length: 30 }, () => act(house, move(id, 'note', { text: '记一笔' }), officer))
    await Promise.all([...tries, ...notes])
    const [matter] = await rows('select version, entry_no, standing from matter where id = $1', id)
    expect(matter).toMatchObject({ version: 5, entry_no: 35 })
    expect(matter.standing.attempts).toHaveLength(4)
    await numberAll(house.pool)
    expect((await verify(house)).bad).toBeUndefined()
  })
})

test('papers are numbered without a gap in each unit and year, also while some acts fail', async () => {
  const duty = await as(people.dutyOfficer)
  const chief = await as(people.chief)
  const ids = await Promise.all(Array.from({ length: 12 }, async () => (await open()).id))
  house.setNow('2026-11-24T10:30:00+08:00')
  const at = house.now().toISOString()
  const numbers = await Promise.all(
    ids.map(async (id, i) => {
      await act(house, move(id, 'register', { registerNo: `菏公登〔2026〕${i}号`, registeredAt: at }), duty)
      await act(house, move(id, 'accept', { acceptNo: `菏公受〔2026〕${i}号`, decidedAt: at }), chief)
      const giving = { receiptNo: `R-${i}`, handedAt: at, handed: 'signed' }
      const wrong = act(house, move(id, 'giveReceipt', giving, { version: 1 }), duty).catch(error => error.code)
      const right = await act(house, move(id, 'giveReceipt', giving), duty)
      expect(await wrong).toBe('moved-on')
      return right.papers![0]!.n
    }),
  )
  expect(numbers.toSorted((a, b) => a! - b!)).toEqual(ids.map((_, i) => i + 1))
  expect(await rows('select unit_id, year, last from paper_counter')).toEqual([
    { unit_id: units.station, year: 2026, last: 12 },
  ])
})

describe('said without signal', () => {
  test('counts as said if it comes within three days, else as recorded; never ahead, nor before the matter', async () => {
    house.setNow('2026-11-24T10:00:00+08:00')
    const { id } = await open()
    const officer = await as(people.beatOfficer)
    const note = (saidAt: string) => act(house, move(id, 'note', { text: '记一笔' }, { saidAt }), officer)
    house.setNow('2026-11-26T10:00:00+08:00')
    await note('2026-11-24T12:00:00+08:00')
    house.setNow('2026-11-29T10:00:00+08:00')
    await note('2026-11-24T13:00:00+08:00')
    const refused = { status: 422, code: 'bad-input' }
    await expect(note('2026-11-29T11:00:00+08:00')).rejects.toMatchObject(refused)
    await expect(note('2026-11-23T11:00:00+08:00')).rejects.toMatchObject(refused)
    await expect(note('2026-11-24 12:00')).rejects.toMatchObject(refused)
    const { entries } = (await matterWithHistory(house, officer, id))!
    expect(entries.map(({ saidAt, recordedAt }) => [saidAt, recordedAt].map(ms => new Date(ms).toISOString()))).toEqual(
      [
        ['2026-11-24T02:00:00.000Z', '2026-11-24T02:00:00.000Z'],
        ['2026-11-24T04:00:00.000Z', '2026-11-26T02:00:00.000Z'],
        ['2026-11-24T05:00:00.000Z', '2026-11-29T02:00:00.000Z'],
      ],
    )
  })
})

describe('who reports what is kept apart', () => {
  const hazard = (reporter: object) =>
    openMatter(
      house,
      {
        commandId: randomUUID(),
        kind: 'conduct',
        says: { text: '窗口的人说话难听', fault: 'attitude' },
        place: { village: villages.dongan },
        reporter,
      },
      resident,
    )

  const enveloped = (table: string) =>
    `select id, keyed(sealed, k.reporter) as sealed from ${table} join data_key k using (bureau_id, matter_id) where matter_id = $1`
  const opened = (pair: typeof vaultPair, row: { sealed: Buffer }, bound: string) =>
    house.suite.unsealWith(pair.privateHalf, house.suite.open(row.sealed, bound), bound)

  test('is split between the custodians and the delivery worker, each with what they need', async () => {
    const { id } = await hazard({ name: '张三丰', idNumber: '372901000000000000', phone: '139****0001' })
    const [matter] = await rows('select people from matter where id = $1', id)
    const person = matter.people[0].id
    expect(await rows('select from people_private where matter_id = $1', id)).toEqual([])
    const [identity] = await rows(enveloped('vault_identity'), id)
    expect(identity.id).toBe(person)
    expect(JSON.parse(opened(vaultPair, identity, about.identity(bureauId, person)))).toEqual({
      name: '张三丰',
      idNumber: '372901000000000000',
    })
    const [address] = await rows(enveloped('vault_address'), id)
    expect(JSON.parse(opened(deliveryPair, address, about.address(bureauId, person)))).toEqual({
      phone: '139****0001',
    })
    expect(() => opened(deliveryPair, identity, about.identity(bureauId, person))).toThrow()
  })
})
