import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { bureauId, password, people } from '../../test/people.ts'
import { accountLog, brokenAt, rowOf } from './account-log.ts'
import { accountByNumber, addPerson } from './accounts.ts'
import { closeFor, endPost, givePost, linkFor, openFor, rulesOf, setRules, signOutFor } from './administration.ts'
import { setPassword } from './one-time-link.ts'
import { personOf } from './session.ts'
import { signIn } from './sign-in.ts'
import { type Person, personById } from './who-is-who.ts'

let house: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  house = await testDatabase()
})
afterAll(() => house.drop())

const now = new Date('2026-11-24T10:00:00+08:00')
type Name = keyof typeof people
const person = async (name: Name) => (await personById(house.db, bureauId, people[name].id, now))!
const deed = async (name: Name) => ({ by: await person(name), address: '10.0.0.9' })
const log = () => accountLog(house.db, bureauId, { most: 500 })
const own = '一只白鹭飞过了护城河'

let next = 300001
const fresh = () => ({ number: String(next++), name: '王来福' })

/** An account with a post, as two of the three make one. */
async function made(post = 'beat_officer', unit = '371702001') {
  const someone = fresh()
  const token = await openFor(house.db, await deed('systemAdmin'), someone, now)
  await givePost(house.db, await deed('securityAdmin'), { number: someone.number, post, unit }, now)
  await setPassword(house.db, { token, password: own }, now)
  const entered = await signIn(house.db, { number: someone.number, password: own }, now)
  return { ...someone, ...entered }
}

describe('an account', () => {
  test('is opened by the one and given its post by the other; each deed stands in the log, by whom, about whom', async () => {
    const { person: one } = await made()
    expect(one.posts.map(({ post }) => post)).toEqual(['beat_officer'])
    const { entries, broken } = await log()
    expect(broken).toBeNull()
    expect(
      entries.filter(({ aboutId }) => aboutId === one.id).map(({ what, actorId, details }) => [what, actorId, details]),
    ).toEqual([
      ['signed_in', one.id, { shown: 'password' }],
      ['password_set', one.id, {}],
      ['post_given', people.securityAdmin.id, { post: 'beat_officer', unit: '371702001' }],
      ['opened', people.systemAdmin.id, {}],
    ])
  })

  test('closed, gets nobody in, and everything that did is gone', async () => {
    const { number, token, person: one, device } = await made()
    expect(await personOf(house.db, token, now)).toBeDefined()
    await closeFor(house.db, await deed('systemAdmin'), number, now)
    expect(await personOf(house.db, token, now)).toBeUndefined()
    await expect(signIn(house.db, { number, password: own, device }, now)).rejects.toMatchObject({ status: 401 })
    for (const table of ['session', 'credential', 'one_time_link', 'known_device', 'second_factor', 'recovery_code'])
      expect([table, (await house.pool.query(`select from ${table} where staff_id = $1`, [one.id])).rowCount]).toEqual([
        table,
        0,
      ])
    await expect(linkFor(house.db, await deed('systemAdmin'), { number, anew: true }, now)).rejects.toMatchObject({
      code: 'unknown-number',
    })
  })

  test('is signed out everywhere by the security’s, and its post ends at once', async () => {
    const { number, token, person: one } = await made()
    expect(await signOutFor(house.db, await deed('securityAdmin'), number, now)).toBe(1)
    expect(await personOf(house.db, token, now)).toBeUndefined()
    const posting = { number, post: 'beat_officer', unit: '371702001' }
    await endPost(house.db, await deed('securityAdmin'), posting, now)
    expect((await personById(house.db, bureauId, one.id, now))!.posts).toEqual([])
    await expect(endPost(house.db, await deed('securityAdmin'), posting, now)).rejects.toMatchObject({ status: 404 })
  })
})

describe('three apart', () => {
  type DeedOf = (by: Person, number: string) => Promise<unknown>
  const deeds: Record<string, DeedOf> = {
    open: by => openFor(house.db, { by }, fresh(), now),
    link: (by, number) => linkFor(house.db, { by }, { number, anew: false }, now),
    close: (by, number) => closeFor(house.db, { by }, number, now),
    give: (by, number) => givePost(house.db, { by }, { number, post: 'mediator', unit: '371702001' }, now),
    end: (by, number) => endPost(house.db, { by }, { number, post: 'mediator', unit: '371702001' }, now),
    'sign out': (by, number) => signOutFor(house.db, { by }, number, now),
    rules: by => setRules(house.db, { by }, { idleMinutes: 720, secondFactor: three }, now),
  }
  const three = ['system_admin', 'security_admin', 'audit_admin']
  const may: Partial<Record<Name, string[]>> = {
    systemAdmin: ['open', 'link', 'close'],
    securityAdmin: ['give', 'end', 'sign out', 'rules'],
  }
  let target: string
  beforeEach(async () => {
    target = (await made()).number
  })

  test.each(Object.keys(people) as Name[])('%s does what is theirs and nothing else', async name => {
    const by = await person(name)
    // Ended before closed: then nothing is left to do anything to.
    const order = ['open', 'link', 'give', 'end', 'sign out', 'rules', 'close']
    const done = []
    for (const what of order) {
      const code = await deeds[what]!(by, target).then(
        () => 'done',
        error => error.code,
      )
      if (code === 'done') done.push(what)
      else expect([what, code]).toEqual([what, 'not-for-your-post'])
    }
    expect(done.sort()).toEqual([...(may[name] ?? [])].sort())
  })

  test('nobody does anything to themselves', async () => {
    for (const name of ['systemAdmin', 'securityAdmin'] as const)
      for (const what of may[name]!.filter(one => one !== 'open' && one !== 'rules'))
        await expect(deeds[what]!(await person(name), people[name].number)).rejects.toMatchObject({
          code: 'not-yourself',
        })
  })

  test('who administers holds no other post, also of two given at once, nor from the command line', async () => {
    const { number } = people.auditAdmin
    const give = async (post: string, unit = '3717') =>
      givePost(house.db, await deed('securityAdmin'), { number, post, unit }, now)
    for (const post of ['system_admin', 'beat_officer']) await expect(give(post)).rejects.toMatchObject({ status: 409 })
    const someone = fresh()
    await openFor(house.db, await deed('systemAdmin'), someone, now)
    const line = (post: string) => addPerson(house.db, bureauId, { ...someone, post, unit: '3717' }, now)
    const both = await Promise.allSettled([line('audit_admin'), line('system_admin'), line('mediator')])
    const posts = (await personById(
      house.db,
      bureauId,
      (await accountByNumber(house.db, bureauId, someone.number))!.staffId,
      now,
    ))!.posts
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(posts).toHaveLength(1)
  })

  test('none becomes another: links for those who administer come from the server alone', async () => {
    for (const name of ['securityAdmin', 'auditAdmin'] as const)
      for (const anew of [true, false])
        await expect(
          linkFor(house.db, await deed('systemAdmin'), { number: people[name].number, anew }, now),
        ).rejects.toMatchObject({ code: 'not-for-administrators' })
  })

  test('reach no further than their own unit', async () => {
    const countyAdmin = await made('security_admin', '371702')
    const by = countyAdmin.person
    const give = (unit: string) => givePost(house.db, { by }, { number: target, post: 'mediator', unit }, now)
    await expect(give('371703')).rejects.toMatchObject({ code: 'unknown-unit' })
    await give('371702001')
    await expect(signOutFor(house.db, { by }, people.otherCountyChief.number, now)).rejects.toMatchObject({
      code: 'unknown-number',
    })
    await expect(setRules(house.db, { by }, { idleMinutes: 720, secondFactor: three }, now)).rejects.toMatchObject({
      status: 403,
    })
  })

  test('always show a second factor themselves', async () => {
    const set = async (secondFactor: string[]) =>
      setRules(house.db, await deed('securityAdmin'), { idleMinutes: 720, secondFactor }, now)
    await expect(set(['system_admin'])).rejects.toMatchObject({ code: 'administrators-always' })
    await expect(set([...three, 'king'])).rejects.toMatchObject({ code: 'unknown-post' })
    await set([...three, 'city_officer'])
    expect((await rulesOf(house.db, bureauId)).secondFactor).toContain('city_officer')
  })
})

describe('the log', () => {
  test('tells of wrong tries that were used up, once, and not of every try', async () => {
    for (let i = 0; i < 8; i++)
      await signIn(house.db, { number: people.windowClerk.number, password: 'wrong' }, now).catch(() => undefined)
    const { entries } = await log()
    const about = entries.filter(({ what, aboutId }) => what === 'tries_used_up' && aboutId === people.windowClerk.id)
    expect(about).toHaveLength(1)
  })

  test('stays whole though many write at once', async () => {
    const before = (await log()).entries.length
    const some = ['legalOfficer', 'cityOfficer', 'countyOfficer'] as const
    await Promise.all(
      Array.from({ length: 12 }, (_, i) => signIn(house.db, { number: people[some[i % 3]!].number, password }, now)),
    )
    const { entries, broken } = await log()
    expect([entries.length, broken]).toEqual([before + 12, null])
  })

  test.each([
    ['changed', `update account_entry set details = '{"post":"mediator"}' where n = 2`, 2],
    ['given to somebody else', 'update account_entry set actor_id = about_id where n = 1', 1],
    ['taken out', 'delete from account_entry where n = 2', 3],
    [
      'put in another order',
      'update account_entry set n = case n when 2 then 1002 when 3 then 2 end where n in (2, 3); update account_entry set n = 3 where n = 1002',
      4,
    ],
  ])('by whoever owns the database, %s: is found', async (_, tampering, at) => {
    const client = await house.pool.connect()
    try {
      await client.query('begin')
      await client.query(tampering)
      const rows = await client.query('select * from account_entry order by n desc')
      expect(brokenAt(rows.rows.map(rowOf), bureauId)).toBe(at)
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
})
