import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { bureauId, password, paths, people, units } from '../../test/people.ts'
import { heardEdition } from '../platform/editions.ts'
import { makeOneTimeLink, setPassword } from './one-time-link.ts'
import { endSessions, goAway, hasTimedOut, personOf, sessionsOf, signOut } from './session.ts'
import { signIn } from './sign-in.ts'

let house: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  house = await testDatabase()
})
afterAll(() => house.drop())

const now = new Date('2026-11-24T08:00:00+08:00')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const enter = (who: { number: string }, given = password, at = now, more: { device?: string; address?: Buffer } = {}) =>
  signIn(house.db, { number: who.number, password: given, ...more }, at)
const idle = (minutes: number) => house.pool.query('update bureau set idle_minutes = $1', [minutes])

describe('signing in', () => {
  test('answers a token and who one is', async () => {
    const { token, person } = await enter(people.beatOfficer)
    expect(person).toEqual({
      bureauId,
      id: people.beatOfficer.id,
      number: '100002',
      name: '王广义',
      woman: false,
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

describe('a session in which nobody does anything', () => {
  test('is over after the minutes that the bureau sets, by its time and not ended; at work it goes on', async () => {
    await idle(60)
    const { token } = await enter(people.beatOfficer)
    expect(await personOf(house.db, token, later(50))).toBeDefined()
    expect(await personOf(house.db, token, later(109))).toBeDefined()
    expect(await personOf(house.db, token, later(170))).toBeUndefined()
    expect(await hasTimedOut(house.db, token, later(170))).toBe(true)
    await signOut(house.db, token)
    expect(await hasTimedOut(house.db, token, later(170))).toBe(false)
    await idle(720)
  })

  test('on a phone that took a village pack along is not idle while it is away', async () => {
    await idle(60)
    const { token } = await enter(people.beatOfficer)
    await goAway(house.db, token, later(72 * 60))
    expect(await personOf(house.db, token, later(11 * 60))).toBeDefined()
    expect(await personOf(house.db, token, later(12 * 60))).toBeUndefined()
    // Three days later it is still told from one that somebody ended.
    await enter(people.chief, password, later(72 * 60))
    expect(await hasTimedOut(house.db, token, later(72 * 60))).toBe(true)
    await enter(people.chief, password, later(12 * 60 + 96 * 60))
    expect(await hasTimedOut(house.db, token, later(12 * 60 + 96 * 60))).toBe(false)
    await idle(720)
  })
})

describe('one’s sessions', () => {
  test('are listed to their owner, and ended one by one or all others at once', async () => {
    const of = { bureauId, staffId: people.countyOfficer.id }
    const at = (minutes: number) => later(minutes)
    const [desk, phone, lost] = [
      await enter(people.countyOfficer),
      await signIn(
        house.db,
        { number: people.countyOfficer.number, password, from: { agent: 'WeChat, Android', address: '10.1.2.3' } },
        at(1),
      ),
      await enter(people.countyOfficer, password, at(2)),
    ]
    const listed = await sessionsOf(house.db, of, desk.token, at(3))
    expect(listed.map(({ mine, agent, address, madeAt }) => [mine, agent, address, madeAt])).toEqual([
      [false, null, null, at(2)],
      [false, 'WeChat, Android', '10.1.2.3', at(1)],
      [true, null, null, now],
    ])
    const other = { bureauId, staffId: people.chief.id }
    expect(await endSessions(house.db, other, { id: listed[0]!.id })).toBe(0)
    expect(await personOf(house.db, lost.token, at(3))).toBeDefined()
    expect(await endSessions(house.db, of, { id: listed[0]!.id })).toBe(1)
    expect(await personOf(house.db, lost.token, at(3))).toBeUndefined()
    expect(await endSessions(house.db, of, { but: desk.token })).toBe(1)
    expect(await personOf(house.db, phone.token, at(3))).toBeUndefined()
    expect(await personOf(house.db, desk.token, at(3))).toBeDefined()
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

  test('of a stranger lock nobody out of the browser in which they signed in before', async () => {
    const at = later(60)
    const { device } = await enter(people.mediator, password, at)
    for (let i = 0; i < 5; i++) await expect(enter(people.mediator, 'wrong', at)).rejects.toMatchObject({ status: 401 })
    await expect(enter(people.mediator, password, at)).rejects.toMatchObject({ status: 429 })
    await enter(people.mediator, password, at, { device })
    // Its own wrong ones it has too, and it is nobody else's known browser.
    for (let i = 0; i < 5; i++)
      await expect(enter(people.mediator, 'wrong', at, { device })).rejects.toMatchObject({ status: 401 })
    await expect(enter(people.mediator, password, at, { device })).rejects.toMatchObject({ status: 429 })
    for (let i = 0; i < 5; i++) await enter(people.windowClerk, 'wrong', at, { device }).catch(() => undefined)
    await expect(enter(people.windowClerk, password, at)).rejects.toMatchObject({ status: 429 })
  })

  test('on a number that nobody has are refused alike', async () => {
    const codes = []
    for (let i = 0; i < 6; i++) codes.push(await enter({ number: '777777' }, 'wrong').catch(error => error.code))
    expect(codes).toEqual([...Array(5).fill('wrong-number-or-password'), 'too-many-tries'])
  })

  test('of forty numbers from one address are enough; whoever is known there goes on', async () => {
    const at = later(120)
    const address = Buffer.alloc(32, 1)
    const { device } = await enter(people.beatOfficer, password, at, { address })
    await enter({ number: '80000' }, 'wrong', at, { address }).catch(() => undefined)
    await house.pool.query('update sign_in_tries set n = n + 38 where key = $1', [address])
    await expect(enter({ number: '80001' }, 'wrong', at, { address })).rejects.toMatchObject({ status: 401 })
    await expect(enter(people.chief, password, at, { address })).rejects.toMatchObject({ status: 429 })
    await enter(people.beatOfficer, password, at, { address, device })
    await enter(people.chief, password, at, { address: Buffer.alloc(32, 2) })
    // Refused at the address, nothing is taken from the number.
    for (let i = 0; i < 9; i++) await enter(people.legalOfficer, 'wrong', at, { address }).catch(() => undefined)
    await expect(enter(people.legalOfficer, 'wrong', at)).rejects.toMatchObject({ status: 401 })
  })

  test('are five though they come at once', async () => {
    const tries = await Promise.allSettled(Array.from({ length: 40 }, () => enter(people.cityOfficer, 'wrong')))
    const codes = tries.map(tried => tried.status === 'rejected' && tried.reason.code)
    expect(codes.filter(code => code === 'wrong-number-or-password')).toHaveLength(5)
    expect(codes.filter(code => code === 'too-many-tries')).toHaveLength(35)
  })
})

test('right ones are let in however many come at once, though some wrong ones came before', async () => {
  const wrong = () => enter(people.windowClerk, 'not this one').catch(error => error.code)
  expect([await wrong(), await wrong(), await wrong()]).toEqual(Array(3).fill('wrong-number-or-password'))
  const all = await Promise.all(Array.from({ length: 12 }, () => enter(people.windowClerk)))
  expect(new Set(all.map(({ token }) => token)).size).toBe(12)
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

  test.each([
    ['short', 'password-too-short'],
    ['x'.repeat(201), 'password-too-long'],
    ['我是100015，住在菏泽', 'password-is-number'],
    ['13905300001', 'password-is-common'],
    ['Password2024!', 'password-is-common'],
    ['菏泽公安派出所2026', 'password-is-common'],
    ['XiaoJingWu@Heze#110', 'password-is-common'],
    ['1qaz2wsx3edc', 'password-is-common'],
    ['密码密码密码密码密码', 'password-is-common'],
  ])('refuses “%s” as %s, and may be used again', async (password, code) => {
    const token = await makeOneTimeLink(house.db, account, now)
    await expect(setPassword(house.db, { token, password }, now)).rejects.toMatchObject({ status: 422, code })
    await setPassword(house.db, { token, password: mine }, now)
  })
})
