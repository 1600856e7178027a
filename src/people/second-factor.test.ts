import { generate } from 'otplib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { testKeys } from '../../test/house.ts'
import { bureauId, password, people } from '../../test/people.ts'
import { makeOneTimeLink, setPassword } from './one-time-link.ts'
import {
  askAnother,
  offerSecondFactor,
  removeSecondFactor,
  secondFactorsOf,
  setUpSecondFactor,
} from './second-factor.ts'
import { sessionsOf } from './session.ts'
import { signIn, signInWith } from './sign-in.ts'
import { openStep } from './step.ts'
import { personById } from './who-is-who.ts'

let house: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  house = await testDatabase()
})
afterAll(() => house.drop())

const now = new Date('2026-11-24T08:00:00+08:00')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const site = { origin: 'https://xjw.example', host: 'xjw.example' }
const bench = () => ({ db: house.db, suite: testKeys.suite })
type Who = (typeof people)[keyof typeof people]
const accountOf = ({ id }: Who) => ({ bureauId, staffId: id })
const codeAt = (secret: string, at: Date) => generate({ secret, epoch: Math.floor(at.getTime() / 1000) })

/** Sets an app up for somebody; answers its secret and the recovery codes. */
async function withApp(who: Who, at = now) {
  const step = await openStep(house.db, accountOf(who), 'set_up', {}, at)
  const { secret } = await offerSecondFactor(bench(), { token: step, site }, at)
  const { recovery } = await setUpSecondFactor(bench(), { step, site, code: await codeAt(secret, at) }, at)
  return { secret, recovery }
}

/** The password, and what is then asked for. */
const first = (who: Who, at: Date, more: object = {}) =>
  signIn(house.db, { number: who.number, password, site, ...more }, at).then(
    () => undefined,
    error => error,
  )
const second = async (who: Who, code: string, at: Date) => {
  const asked = await first(who, at)
  return signInWith(bench(), { step: asked.about.step, site, code, from: {}, device: undefined }, at)
}

describe('an app with codes', () => {
  test('is asked for after the password, and gets in with the code of now, half a minute early or late', async () => {
    const { secret } = await withApp(people.mediator)
    expect(await first(people.mediator, later(1))).toMatchObject({
      status: 401,
      code: 'second-factor-first',
      about: { ways: ['totp', 'recovery'] },
    })
    const { person, token } = await second(people.mediator, await codeAt(secret, later(1)), later(1))
    expect(person.number).toBe(people.mediator.number)
    expect((await sessionsOf(house.db, accountOf(people.mediator), token, later(1)))[0]?.shown).toBe('totp')
    for (const seconds of [-30, 30])
      await second(people.mediator, await codeAt(secret, new Date(later(3).getTime() + seconds * 1000)), later(3))
    await expect(second(people.mediator, await codeAt(secret, later(8)), later(6))).rejects.toMatchObject({
      status: 401,
      code: 'second-factor-wrong',
    })
  })

  test('takes each code once, though two come with it at once', async () => {
    const { secret } = await withApp(people.beatOfficer)
    const code = await codeAt(secret, later(10))
    const both = await Promise.allSettled([1, 2].map(() => second(people.beatOfficer, code, later(10))))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(second(people.beatOfficer, code, later(10))).rejects.toMatchObject({ code: 'second-factor-wrong' })
  })

  test('is tried five times; then not for a quarter of an hour, whatever step it is', async () => {
    const { secret } = await withApp(people.dutyOfficer)
    const wrong = () => second(people.dutyOfficer, '000000', later(20)).catch(error => error.code)
    const codes = []
    for (let i = 0; i < 6; i++) codes.push(await wrong())
    expect(codes).toEqual([...Array(5).fill('second-factor-wrong'), 'too-many-tries'])
    await expect(second(people.dutyOfficer, await codeAt(secret, later(20)), later(20))).rejects.toMatchObject({
      status: 429,
    })
    await second(people.dutyOfficer, await codeAt(secret, later(36)), later(36))
  })

  test('lies sealed; with another account’s row it opens for nobody', async () => {
    const { secret } = await withApp(people.windowClerk)
    const { rows } = await house.pool.query('select secret from second_factor where staff_id = $1', [
      people.windowClerk.id,
    ])
    expect(rows[0].secret.includes(Buffer.from(secret))).toBe(false)
    expect(() => testKeys.suite.unseal(rows[0].secret, `totp ${people.chief.id}`)).toThrow()
  })
})

describe('a step', () => {
  test('is over after five minutes, when it was used, and for nobody who made it up', async () => {
    const { secret } = await withApp(people.auxiliary)
    const show = async (step: string, at: Date) =>
      signInWith(bench(), { step, site, code: await codeAt(secret, at), from: {}, device: undefined }, at)
    const asked = await first(people.auxiliary, later(1))
    await expect(show(asked.about.step, later(6))).rejects.toMatchObject({ status: 410, code: 'step-over' })
    const again = await first(people.auxiliary, later(7))
    await show(again.about.step, later(7))
    await expect(show(again.about.step, later(8))).rejects.toMatchObject({ status: 410 })
    await expect(show('made up', later(8))).rejects.toMatchObject({ status: 410 })
    // One for setting up is none for getting in, nor the other way round.
    const setUp = await openStep(house.db, accountOf(people.auxiliary), 'set_up', {}, later(9))
    await expect(show(setUp, later(9))).rejects.toMatchObject({ status: 410 })
    const third = await first(people.auxiliary, later(9))
    await expect(offerSecondFactor(bench(), { token: third.about.step, site }, later(9))).rejects.toMatchObject({
      status: 410,
    })
  })
})

describe('recovery codes', () => {
  test('get in once each, however they are written, and are kept as digests', async () => {
    const { recovery } = await withApp(people.countyOfficer)
    expect(recovery).toHaveLength(8)
    expect(recovery[0]).toMatch(/^([2-9A-HJKMNP-Z]{5}-){4}[2-9A-HJKMNP-Z]{5}$/)
    const { rows } = await house.pool.query('select recovery_code::text as row from recovery_code')
    for (const { row } of rows) expect(recovery.some(code => row.includes(code))).toBe(false)
    await second(people.countyOfficer, recovery[0]!.toLowerCase().replaceAll('-', ' '), later(1))
    await expect(second(people.countyOfficer, recovery[0]!, later(2))).rejects.toMatchObject({ status: 401 })
    await expect(second(people.mediator, recovery[1]!, later(2))).rejects.toMatchObject({ status: 401 })
    expect((await secondFactorsOf(house.db, accountOf(people.countyOfficer))).recoveryLeft).toBe(7)
  })
})

describe('posts that need a second factor', () => {
  const strict = { strict: true }

  test.each([
    ['chief', 403],
    ['inspector', 403],
    ['headInspector', 403],
    ['systemAdmin', 403],
    ['securityAdmin', 403],
    ['auditAdmin', 403],
    ['otherBeatOfficer', undefined],
    ['cityOfficer', undefined],
  ] as const)('%s, with nothing set up: %s', async (who, status) => {
    expect((await first(people[who], now, strict))?.status).toBe(status)
  })

  test('are data: a bureau may name others', async () => {
    await house.pool.query(`update bureau set second_factor = '{city_officer}'`)
    expect((await first(people.cityOfficer, now, strict))?.code).toBe('second-factor-missing')
    expect(await first(people.auditAdmin, now, strict)).toBeUndefined()
    await house.pool.query('update bureau set second_factor = default')
  })
})

describe('a new link', () => {
  const secret = '一只白鹭飞过了护城河'
  test('to a password leaves what is set up; one that begins anew takes it away', async () => {
    await withApp(people.legalOfficer)
    const account = accountOf(people.legalOfficer)
    const link = await makeOneTimeLink(house.db, account, now)
    await setPassword(house.db, { token: link, password: secret }, now)
    expect((await secondFactorsOf(house.db, account)).factors).toHaveLength(1)
    const anew = await makeOneTimeLink(house.db, account, now, { anew: true })
    expect((await secondFactorsOf(house.db, account)).factors).toHaveLength(1)
    await setPassword(house.db, { token: anew, password: secret }, now)
    expect(await secondFactorsOf(house.db, account)).toEqual({ factors: [], recoveryLeft: 0 })
  })
})

describe('one that is set up', () => {
  const remove = async (who: Who, factor: string, code: string, at: Date) => {
    const { step } = (await askAnother(house.db, accountOf(who), site, at))!
    const person = (await personById(house.db, bureauId, who.id, at))!
    return removeSecondFactor(bench(), person, { factor, step, site, code }, at)
  }
  const factors = async (who: Who) => (await secondFactorsOf(house.db, accountOf(who))).factors.map(({ id }) => id)

  test('goes when another is shown, not when itself is; a recovery code will do', async () => {
    const who = people.otherBeatOfficer
    const first = await withApp(who)
    const second = await withApp(who, later(1))
    const [one, other] = (await factors(who)) as [string, string]
    const at = later(4)
    await expect(remove(who, one, await codeAt(first.secret, at), at)).rejects.toMatchObject({
      code: 'second-factor-wrong',
    })
    await expect(remove(who, people.chief.id, '123456', at)).rejects.toMatchObject({ code: 'no-such-factor' })
    await remove(who, one, await codeAt(second.secret, at), at)
    expect(await factors(who)).toEqual([other])
    await remove(who, other, second.recovery[0]!, later(8))
    expect(await factors(who)).toEqual([])
  })

  test('is never the last of a post that needs one, and no step of somebody else opens it', async () => {
    const who = people.chief
    const { recovery } = await withApp(who, later(10))
    const mine = await factors(who)
    while (mine.length > 1) await remove(who, mine.pop()!, recovery.pop()!, later(12))
    await expect(remove(who, mine[0]!, recovery[0]!, later(14))).rejects.toMatchObject({ code: 'last-second-factor' })
    const { recovery: theirs } = await withApp(people.beatOfficer, later(16))
    const { step } = (await askAnother(house.db, accountOf(people.beatOfficer), site, later(17)))!
    await withApp(who, later(18))
    const person = (await personById(house.db, bureauId, who.id, later(19)))!
    const asked = { factor: mine[0]!, step, site, code: theirs[0]! }
    await expect(removeSecondFactor(bench(), person, asked, later(19))).rejects.toMatchObject({ code: 'step-over' })
    expect(await factors(who)).toContain(mine[0])
  })
})
