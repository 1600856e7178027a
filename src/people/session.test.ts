import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { bureauId, password, paths, people, units } from '../../test/people.ts'
import { heardEdition } from '../platform/editions.ts'
import { makeOneTimeLink, setPassword } from './one-time-link.ts'
import { personOf, signIn, signOut } from './session.ts'

let house: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  house = await testDatabase()
})
afterAll(() => house.drop())

const now = new Date('2026-11-24T08:00:00+08:00')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const enter = (who: { number: string }, given = password, at = now) =>
  signIn(house.db, { number: who.number, password: given }, at)

describe('signing in', () => {
  test('answers a token and who one is', async () => {
    const { token, person } = await enter(people.beatOfficer)
    expect(person).toEqual({
      bureauId,
      id: people.beatOfficer.id,
      number: '100002',
      name: '王广义',
      posts: [{ post: 'beat_officer', unitId: units.station, unitPath: paths.station }],
    })
    expect(await personOf(house.db, token, later(1))).toEqual(person)
    expect(await house.db.transaction().execute(trx => personOf(trx, token, later(1)))).toEqual(person)
    expect(heardEdition(house.db, bureauId, 'calendar')).toBe(1)
  })

  test('lasts twelve hours, or until signing out', async () => {
    const { token } = await enter(people.chief)
    expect(await personOf(house.db, token, later(12 * 60 - 1))).toBeDefined()
    expect(await personOf(house.db, token, later(12 * 60))).toBeUndefined()
    const { token: other } = await enter(people.chief)
    await signOut(house.db, other)
    expect(await personOf(house.db, other, later(1))).toBeUndefined()
    expect(await personOf(house.db, token, later(1))).toBeDefined()
  })

  test('keeps no token, only its digest', async () => {
    const { token } = await enter(people.mediator)
    const { rows } = await house.pool.query('select session::text as row from session')
    expect(rows.length).toBeGreaterThan(0)
    for (const { row } of rows) expect(row).not.toContain(token.split('.')[1])
  })

  test.each(['', 'n6', `${'x'.repeat(50)}`, 'zzzzzz.' + 'a'.repeat(43), '\0', '2v9.' + 'é'.repeat(43)])(
    'nobody is “%s”',
    async token => expect(await personOf(house.db, token, now)).toBeUndefined(),
  )

  test('an unknown number and a wrong password are the same refusal', async () => {
    for (const [number, given] of [
      ['999999', password],
      ['100002\0', password],
      ['100002', 'wrong'],
      ['100002', 'x'.repeat(100_000)],
    ] as const)
      await expect(enter({ number }, given)).rejects.toMatchObject({ status: 401, code: 'wrong-number-or-password' })
    await enter(people.beatOfficer)
  })

  test('who has left, and a post that is over, count no longer', async () => {
    await house.pool.query(`update staff set left_on = '2026-11-24' where id = $1`, [people.legalOfficer.id])
    await house.pool.query(`update edition set n = n + 1 where what = 'people'`)
    const { token } = await enter(people.legalOfficer)
    expect(await personOf(house.db, token, later(60))).toBeDefined()
    expect(await personOf(house.db, token, new Date('2026-11-25T00:00:00+08:00'))).toBeUndefined()
    await house.pool.query(`update post_held set to_day = '2026-11-23' where staff_id = $1`, [people.windowClerk.id])
    await house.pool.query(`update edition set n = n + 1 where what = 'people'`)
    const clerk = await enter(people.windowClerk)
    expect((await personOf(house.db, clerk.token, now))?.posts).toEqual([])
  })
})

describe('a session that was seen a moment ago', () => {
  const ended = () => house.pool.query('delete from session where staff_id = $1', [people.chief.id])

  test('is believed for three seconds, and no longer', async () => {
    const { token, person } = await enter(people.chief)
    const at = (ms: number) => personOf(house.db, token, new Date(now.getTime() + ms))
    expect(await at(0)).toEqual(person)
    await ended()
    expect(await at(2999)).toEqual(person)
    expect(await at(3000)).toBeUndefined()
    expect(await at(2999)).toBeUndefined()
  })

  test('is over when it ends, though that be sooner', async () => {
    const { token, expiresAt } = await enter(people.chief)
    const at = (ms: number) => personOf(house.db, token, new Date(expiresAt.getTime() + ms))
    expect(await at(-1000)).toBeDefined()
    expect(await at(-1)).toBeDefined()
    expect(await at(0)).toBeUndefined()
  })

  test('is over at once where it was signed out, also while somebody is asking', async () => {
    for (let i = 0; i < 20; i++) {
      const { token } = await enter(people.chief)
      const asking = Promise.all(Array.from({ length: 8 }, () => personOf(house.db, token, now)))
      await signOut(house.db, token)
      expect(await personOf(house.db, token, now)).toBeUndefined()
      await asking
      expect(await personOf(house.db, token, now)).toBeUndefined()
    }
  })
})

describe('five wrong passwords', () => {
  test('lock the account for a quarter of an hour, the right one too', async () => {
    for (let i = 0; i < 5; i++) await expect(enter(people.inspector, 'wrong')).rejects.toMatchObject({ status: 401 })
    await expect(enter(people.inspector)).rejects.toMatchObject({
      status: 429,
      code: 'too-many-tries',
      about: { until: later(15) },
    })
    await enter(people.headInspector)
    await enter(people.inspector, password, later(15))
    await expect(enter(people.inspector, 'wrong', later(16))).rejects.toMatchObject({ status: 401 })
    await enter(people.inspector, password, later(16))
  })

  test('are five though they come at once', async () => {
    const tries = await Promise.allSettled(Array.from({ length: 40 }, () => enter(people.cityOfficer, 'wrong')))
    const codes = tries.map(tried => tried.status === 'rejected' && tried.reason.code)
    expect(codes.filter(code => code === 'wrong-number-or-password')).toHaveLength(5)
    expect(codes.filter(code => code === 'too-many-tries')).toHaveLength(35)
  })
})

describe('a one-time link', () => {
  const account = { bureauId, staffId: people.systemAdmin.id }
  const mine = 'correct horse 电池'

  test('sets the password once, and ends the sessions that there were', async () => {
    const { token: open } = await enter(people.systemAdmin)
    const token = await makeOneTimeLink(house.db, account, now)
    expect(await personOf(house.db, open, later(5))).toBeDefined()
    expect(await setPassword(house.db, { token, password: mine }, later(5))).toEqual(account)
    expect(await personOf(house.db, open, later(5))).toBeUndefined()
    await expect(enter(people.systemAdmin)).rejects.toMatchObject({ status: 401 })
    await enter(people.systemAdmin, mine)
    await expect(setPassword(house.db, { token, password: mine }, later(6))).rejects.toMatchObject({ status: 410 })
  })

  test('is over after three days, and when another was made', async () => {
    const old = await makeOneTimeLink(house.db, account, now)
    const token = await makeOneTimeLink(house.db, account, now)
    await expect(setPassword(house.db, { token: old, password: mine }, now)).rejects.toMatchObject({
      code: 'link-not-valid',
    })
    await expect(setPassword(house.db, { token, password: mine }, later(3 * 1440))).rejects.toMatchObject({
      code: 'link-not-valid',
    })
    await setPassword(house.db, { token, password: mine }, later(3 * 1440 - 1))
  })

  test('unlocks the account', async () => {
    for (let i = 0; i < 5; i++) await expect(enter(people.systemAdmin, 'wrong')).rejects.toBeDefined()
    const token = await makeOneTimeLink(house.db, account, now)
    await setPassword(house.db, { token, password: mine }, now)
    await enter(people.systemAdmin, mine)
  })

  test.each([
    ['short', 'password-too-short'],
    ['x'.repeat(201), 'password-too-long'],
    ['100015100015', 'password-is-number'],
  ])('refuses “%s” as %s, and may be used again', async (password, code) => {
    const token = await makeOneTimeLink(house.db, account, now)
    await expect(setPassword(house.db, { token, password }, now)).rejects.toMatchObject({ status: 422, code })
    await setPassword(house.db, { token, password: mine }, now)
  })
})
