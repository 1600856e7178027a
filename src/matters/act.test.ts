import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testHouse } from '../../test/house.ts'
import { bureauId, people, villages } from '../../test/people.ts'
import { personById } from '../people/who-is-who.ts'
import type { Refusal } from '../platform/refusal.ts'
import { act } from './act.ts'
import { type Asker, staff } from './asker.ts'
import type { Command } from './command.ts'
import { readLink } from './link.ts'
import { openMatter } from './open-matter.ts'

let house: Awaited<ReturnType<typeof testHouse>>
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.drop())
beforeEach(() => house.setNow('2026-11-24T10:00:00+08:00'))

const resident: Asker = { as: 'resident', bureauId }
const as = async (who: { id: string }): Promise<Asker> =>
  staff((await personById(house.db, bureauId, who.id, house.now()))!)

const lightBox = (more: Partial<Command> = {}): Command => ({
  commandId: randomUUID(),
  kind: 'case',
  says: { text: '店门口的灯箱被人砸了，我叫张三丰', sort: 'damage', lossYuan: 300 },
  place: { village: villages.dongan, point: { lat: 35.24412, lng: 115.43621 } },
  reporter: { name: '张三丰', phone: '139****0001' },
  ...more,
})
const refusal = (promise: Promise<unknown>): Promise<Refusal> =>
  promise.then(
    () => Promise.reject(new Error('it was not refused')),
    error => error,
  )
const rows = async (sql: string, ...values: unknown[]) => (await house.pool.query(sql, values)).rows

describe('opening a matter', () => {
  test('lands with the officer of the beat, gives promises, a code and a link', async () => {
    const answer = await openMatter(house, lightBox(), resident)
    expect(answer).toMatchObject({ kind: 'case', version: 1, state: 'reported', owner: people.beatOfficer.id })
    expect(answer.code).toMatch(/^HZ[2-9A-Z]{9}$/)
    expect(answer.dues.length).toBeGreaterThan(0)
    expect(readLink(house.suite, answer.link!)).toMatchObject({ bureauId, matterId: answer.id, n: 1 })
    const [matter] = await rows('select * from matter where id = $1', answer.id)
    expect(matter).toMatchObject({ version: 1, entry_no: 1, village: villages.dongan, lat: 35.244, lng: 115.436 })
    expect(await rows('select name, role from notice where matter_id = $1 order by 1', answer.id)).toEqual([
      { name: 'landed', role: 'owner' },
      { name: 'receipt', role: 'reporter' },
    ])
  })

  test('sent twice is opened once, and answered alike', async () => {
    const command = lightBox()
    const first = await openMatter(house, command, resident)
    expect(await openMatter(house, command, resident)).toEqual(first)
    expect(await rows('select from entry where command_id = $1', command.commandId)).toHaveLength(1)
  })

  test('sent by sixty-four at once is opened once', async () => {
    const command = lightBox()
    const answers = await Promise.all(Array.from({ length: 64 }, () => openMatter(house, command, resident)))
    expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1)
    expect(await rows('select from entry where command_id = $1', command.commandId)).toHaveLength(1)
  })

  test('refuses the same command with another body, and by somebody else', async () => {
    const command = lightBox()
    await openMatter(house, command, resident)
    const other = { ...command, says: { text: '另一件事' } }
    expect(await refusal(openMatter(house, other, resident))).toMatchObject({ status: 422, code: 'key-reused' })
    const officer = await as(people.beatOfficer)
    expect(await refusal(openMatter(house, command, officer))).toMatchObject({ status: 422, code: 'key-reused' })
  })

  test('names every fault at once', async () => {
    const command = lightBox({
      says: { sort: 'arson', lossYuan: -1, happenedAt: '0000-01-01T00:00:00Z', extra: 1, victim: { name: '' } },
      language: 'klingon!',
      place: { village: villages.dongan, point: { lat: 91, lng: 0 } },
    })
    const { code, about } = await refusal(openMatter(house, command, resident))
    expect(code).toBe('bad-input')
    expect((about['faults'] as { at: string }[]).map(({ at }) => at).sort()).toEqual([
      '/language',
      '/place/point/lat',
      '/says/extra',
      '/says/happenedAt',
      '/says/lossYuan',
      '/says/sort',
      '/says/text',
      '/says/victim/name',
    ])
  })
})

describe('acting on a matter', () => {
  const registering = (matterId: string, more: Partial<Command> = {}): Command => ({
    commandId: randomUUID(),
    matterId,
    move: 'register',
    says: { registerNo: '菏公受〔2026〕1号', registeredAt: '2026-11-24T02:05:00Z' },
    ...more,
  })

  test('moves it on, in the bureau’s own time, with the chain whole', async () => {
    const { id } = await openMatter(house, lightBox(), resident)
    house.setNow('2026-11-24T10:10:00+08:00')
    const answer = await act(house, registering(id), await as(people.dutyOfficer))
    expect(answer).toMatchObject({ id, version: 2, state: 'registered' })
    expect(answer.link).toBeUndefined()
    expect(await rows('select no, move, post, state_after from entry where matter_id = $1 order by no', id)).toEqual([
      { no: 1, move: 'report', post: 'resident', state_after: 'reported' },
      { no: 2, move: 'register', post: 'duty_officer', state_after: 'registered' },
    ])
  })

  test('of two at once who saw the same version, one wins', async () => {
    const { id } = await openMatter(house, lightBox(), resident)
    house.setNow('2026-11-24T10:10:00+08:00')
    const [one, two] = await Promise.allSettled([
      act(house, registering(id, { version: 1 }), await as(people.dutyOfficer)),
      act(house, registering(id, { version: 1 }), await as(people.beatOfficer)),
    ])
    const lost = [one, two].filter(({ status }) => status === 'rejected') as PromiseRejectedResult[]
    expect(lost).toHaveLength(1)
    expect(lost[0]!.reason).toMatchObject({ status: 409, code: 'moved-on', about: { version: 2 } })
  })

  test('is not there for another station, nor for those who run the system', async () => {
    const { id } = await openMatter(house, lightBox(), resident)
    for (const who of [people.otherStationOfficer, people.otherCountyOfficer, people.systemAdmin, people.inspector])
      expect(await refusal(act(house, registering(id), await as(who)))).toMatchObject({
        status: 404,
        code: 'no-such-matter',
      })
  })
})
