import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { handOutShares, keepers, partFor } from '../../test/custodians.ts'
import { type Drive, drive } from '../../test/drive.ts'
import { bureauId, people, villages } from '../../test/people.ts'
import { verify } from '../journal/verify.ts'
import { forgetParts } from '../matters/vault.ts'
import { openSession } from '../people/session.ts'
import type { Share } from '../shares/shares.ts'
import { buildApp } from './app.ts'

/*
 * R27: who reported is known to nobody at any post; two named custodians open it together, with a reason, and the reporter is
 * told. Here at the door of the house, as each of them and as those who would like to know.
 */

const START = '2026-11-24T10:00:00+08:00'
const secretName = '李小满'
let house: Drive
let shares: Record<1 | 2 | 3, Share>
let matter: { id: string; code: string; token: string }
beforeAll(async () => {
  house = await drive({ at: START })
  shares = await handOutShares(house.house)
})
afterAll(() => house.end())
beforeEach(async () => {
  house.setNow(START)
  matter = await hazard()
})

async function hazard() {
  const { body } = await house.nobody.report(
    'hazard',
    { text: '沟边护栏断了', type: 'other', identity: 'sealed' },
    { place: { village: villages.dongan }, reporter: { name: secretName, phone: '13800000002' } },
  )
  return { id: body.id as string, code: body.code as string, token: body.link.token as string }
}

const asked = { because: 'life_in_danger', reason: '有人扬言报复报告人，须当面提醒并保护' }
const ask = async (n: 1 | 2 | 3, code = matter.code) =>
  (await house.as(keepers[n])).post('/api/v1/vault/openings', { code, ...asked })
const bring = async (n: 1 | 2 | 3, opening: { id: string; point: string }, share = shares[n]) =>
  (await house.as(keepers[n])).post(`/api/v1/vault/openings/${opening.id}/part`, partFor(share, opening))
const rows = async (sql: string, ...values: unknown[]) => (await house.house.pool.query(sql, values)).rows
const entries = (id = matter.id) => rows("select move from entry where matter_id = $1 and move = 'openVault'", id)
const looks = (id = matter.id) => rows('select staff_id, what from look where matter_id = $1 order by staff_id', id)

describe('two custodians', () => {
  test('asked twice under one key, it is one opening', async () => {
    const custodian = await house.as(keepers[1])
    const key = { 'idempotency-key': randomUUID() }
    const send = () => custodian.post('/api/v1/vault/openings', { code: matter.code, ...asked }, key)
    const before = (await rows('select from vault_opening')).length
    const [first, again] = [await send(), await send()]
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body])
    expect(await rows('select from vault_opening')).toHaveLength(before + 1)
  })

  test('under a key nothing is kept in the open of what they work on; sent again, whoever is no custodian any more is told nothing', async () => {
    const [key, body] = [randomUUID(), { code: matter.code, ...asked }]
    const send = async () =>
      (await house.as(keepers[3])).post('/api/v1/vault/openings', body, { 'idempotency-key': key })
    const { body: opening } = await send()
    const [kept] = await rows('select answer from command where command_id = $1', key)
    expect(kept.answer).toEqual({ done: { id: opening.id } })
    const hold = (staffId: string, at: string) =>
      rows(
        'insert into custodian (bureau_id, n, named_at, staff_id, edition) values ($1, 3, $2, $3, 1)',
        bureauId,
        at,
        staffId,
      )
    await hold(people.headInspector.id, '2026-11-24T10:00:01+08:00')
    const again = await send()
    await hold(people[keepers[3]].id, '2026-11-24T10:00:02+08:00')
    expect([again.status, again.body.code]).toEqual([403, 'custodians-only'])
    house.setNow('2026-11-25T10:00:00+08:00')
    expect((await send()).body.code).toBe('opening-over')
  })

  test('open it together: the second reads who it was, and it is an entry, two looks, and a notice to the reporter', async () => {
    const { status, body: opening } = await ask(1)
    expect(status).toBe(201)
    expect((await bring(1, opening)).body).toEqual({ state: 'half' })
    expect([await entries(), await looks()]).toEqual([[], []])
    const { body } = await bring(2, opening)
    expect(body).toMatchObject({ state: 'opened', code: matter.code, identity: { name: secretName } })

    expect(await entries()).toHaveLength(1)
    const two = [people[keepers[1]].id, people[keepers[2]].id].sort()
    expect(await looks()).toEqual(two.map(staff_id => ({ staff_id, what: 'life_in_danger' })))
    expect(await rows("select role from notice where matter_id = $1 and name = 'vaultOpened'", matter.id)).toEqual([
      { role: 'reporter' },
    ])
    // On the reporter's own page, in words: by whom and why; and in the history.
    const mine = (await house.holding(matter.token).get('/api/v1/my')).body
    expect(mine.looks.map((one: any) => one.purpose.zh)).toEqual(
      Array(2).fill(expect.stringContaining('有人生命安全受到威胁')),
    )
    expect(mine.history.map((one: any) => one.move)).toContain('openVault')
    expect((await verify({ pool: house.house.pool, suite: house.house.suite })).bad).toBeUndefined()
  })

  test('any two of the three do, in either order; whoever lost the answer reads it once more, without a second entry, for a quarter of an hour', async () => {
    const { body: opening } = await ask(3)
    await bring(2, opening)
    const first = await bring(3, opening)
    expect(first.body.identity.name).toBe(secretName)
    expect((await bring(3, opening)).body).toEqual(first.body)
    expect((await bring(2, opening)).body.code).toBe('opening-over')
    house.setNow('2026-11-24T10:15:00+08:00')
    expect((await bring(3, opening)).body.code).toBe('opening-over')
    expect(await entries()).toHaveLength(1)
  })

  test('at once: of two who come second one opens it, the other is told that it is over; one entry', async () => {
    const { body: opening } = await ask(1)
    await bring(1, opening)
    const both = await Promise.all([bring(2, opening), bring(3, opening)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await entries()).toHaveLength(1)
    expect(await looks()).toHaveLength(2)
    // And at the very beginning: one of them is the first.
    const other = (await ask(1)).body
    const begun = await Promise.all([bring(1, other), bring(2, other)])
    expect(begun.map(({ body }) => body.state).sort()).toEqual(['half', 'opened'])
  })
})

describe('nobody else, and never alone', () => {
  test('one custodian twice, with the own share or with a colleague’s file, opens nothing', async () => {
    const { body: opening } = await ask(1)
    await bring(1, opening)
    expect((await bring(1, opening)).body.code).toBe('second-custodian-needed')
    expect((await bring(1, opening, shares[2])).body.code).toBe('part-wrong')
    expect((await bring(2, opening, shares[1])).body.code).toBe('part-wrong')
    expect(await entries()).toEqual([])
  })

  test('work that nothing shows to be of the own share is taken from neither of them', async () => {
    const [{ body: opening }, { body: other }] = [await ask(1), await ask(1)]
    const send = async (n: 1 | 2, part: object) =>
      (await (await house.as(keepers[n])).post(`/api/v1/vault/openings/${opening.id}/part`, part)).body
    const unproved = (n: 1 | 2) => ({ ...partFor(shares[n], opening), proof: partFor(shares[n], other).proof })
    expect((await send(1, unproved(1))).code).toBe('part-wrong')
    expect(await send(1, partFor(shares[1], opening))).toEqual({ state: 'half' })
    expect((await send(2, unproved(2))).code).toBe('part-wrong')
    expect((await send(2, { ...partFor(shares[2], opening), proof: partFor(shares[1], opening).proof })).code).toBe(
      'part-wrong',
    )
    expect(await entries()).toEqual([])
    expect(await send(2, partFor(shares[2], opening))).toMatchObject({ state: 'opened' })
  })

  test('two posts make no second person; a share that was handed on while it stood half open makes no second share', async () => {
    await rows(
      `insert into post_held (bureau_id, staff_id, post, unit_id, from_day)
       select bureau_id, staff_id, 'inspector', unit_id, '2026-01-01' from post_held where staff_id = $1`,
      people[keepers[2]].id,
    )
    await rows("update edition set n = n + 1 where what = 'people'")
    const { body: opening } = await ask(2)
    await bring(2, opening)
    expect((await bring(2, opening)).body.code).toBe('second-custodian-needed')
    const name = (staffId: string, at: string) =>
      rows(
        'insert into custodian (bureau_id, n, named_at, staff_id, edition) values ($1, 2, $2, $3, 1)',
        bureauId,
        at,
        staffId,
      )
    await name(people.headInspector.id, '2026-11-24T10:00:01+08:00')
    const successor = await house.as('headInspector')
    const reply = await successor.post(`/api/v1/vault/openings/${opening.id}/part`, partFor(shares[2], opening))
    expect(reply.body.code).toBe('second-custodian-needed')
    expect((await bring(2, opening)).body.code).toBe('custodians-only')
    await name(people[keepers[2]].id, '2026-11-24T10:00:02+08:00')
    expect(await entries()).toEqual([])
  })

  test('whoever holds no share gets no further than that: the owner, the chief, county, city, who administer, who inspect', async () => {
    const { body: opening } = await ask(1)
    await bring(1, opening)
    const others = Object.keys(people).filter(name => !Object.values(keepers).includes(name as 'auditAdmin'))
    for (const name of others) {
      const caller = await house.as(name as keyof typeof people)
      const replies = [
        await caller.post('/api/v1/vault/openings', { code: matter.code, ...asked }),
        await caller.post(`/api/v1/vault/openings/${opening.id}/part`, partFor(shares[2], opening)),
        await caller.get('/api/v1/vault'),
      ]
      expect([name, replies.map(({ body }) => body.code)]).toEqual([name, Array(3).fill('custodians-only')])
    }
  })

  test('a custodian who has the matter, or leads whoever does, stands back; whom a complaint is about learns not even that there is one', async () => {
    await rows('update matter set owner_id = $2 where id = $1', matter.id, people[keepers[1]].id)
    expect((await ask(1)).body.code).toBe('too-near')
    const complaint = await house.nobody.report(
      'conduct',
      { text: '态度蛮横', fault: 'attitude', complained: people[keepers[1]].id },
      { place: { village: villages.dongan }, reporter: { name: '马小满', phone: '13800000003' } },
    )
    const code = complaint.body.code as string
    const none = await ask(1, 'HZ22222222A')
    expect((await ask(1, code)).text).toBe(none.text)
    const { body: opening } = await ask(2, code)
    const shownTo = async (name: keyof typeof people) =>
      (await (await house.as(name)).get('/api/v1/vault')).body.openings.map(({ id }: { id: string }) => id)
    expect(await shownTo(keepers[2])).toContain(opening.id)
    expect(await shownTo(keepers[1])).not.toContain(opening.id)
    // Being merely too near hides nothing of what colleagues do.
    const { body: near } = await ask(2)
    expect(await shownTo(keepers[1])).toContain(near.id)
  })

  test('a code that is none, one without a name in the vault, and one whose name was destroyed answer alike', async () => {
    const anonymous = await house.nobody.report(
      'hazard',
      { text: '沟边护栏断了', type: 'other', identity: 'sealed' },
      { place: { village: villages.dongan }, anonymous: true },
    )
    await rows(`select end_vault($1, $2, 'hazard-reporter', now())`, bureauId, matter.id)
    const replies = [await ask(1, 'nothing'), await ask(1, anonymous.body.code), await ask(1)]
    expect(replies.map(({ status, text }) => [status, text])).toEqual(Array(3).fill([404, replies[0]!.text]))
  })

  test('the server and whoever steals its database, with all its keys, have one part at most, which goes when the day is over', async () => {
    const { body: opening } = await ask(1)
    await bring(1, opening)
    const stored = JSON.stringify(await rows('select * from vault_opening'))
    const { part } = partFor(shares[1], opening)
    expect(stored).not.toContain(part)
    expect(stored).not.toContain(asked.reason)
    house.setNow('2026-11-25T10:00:00+08:00')
    expect((await bring(2, opening)).body.code).toBe('opening-over')
    expect(await forgetParts(house.house)).toBeGreaterThan(0)
    expect(await rows('select from vault_opening where part is not null')).toEqual([])
    expect(await entries()).toEqual([])
  })

  test('in a real bureau a password alone is not enough', async () => {
    const real = await buildApp({ ...house.house, mode: 'real' })
    const account = { bureauId, staffId: people[keepers[1]].id }
    const askWith = async (shown: 'password' | 'totp') => {
      const { token } = await openSession(house.house.db, account, { shown }, house.house.now())
      const { statusCode, body } = await real.inject({
        method: 'POST',
        url: '/api/v1/vault/openings',
        payload: { code: matter.code, ...asked },
        headers: { authorization: `Bearer ${token}` },
      })
      return [statusCode, JSON.parse(body).code]
    }
    expect(await askWith('password')).toEqual([403, 'second-factor-for-vault'])
    expect(await askWith('totp')).toEqual([201, matter.code])
    await real.close()
  })
})

test('killed with -9 between entry and look, nothing was opened and nothing written; the same part opens it afterwards', async () => {
  const { pool } = house.house
  const { body: opening } = await ask(1)
  await bring(1, opening)
  const lock = await pool.connect()
  await lock.query('begin')
  await lock.query('lock table look in exclusive mode')
  const vault = house.house.keyring.vault.toString('hex')
  const said = JSON.stringify({
    id: opening.id,
    ...partFor(shares[2], opening),
    at: START,
    who: people[keepers[2]].id,
    vault,
  })
  const child = spawn(process.execPath, [opener, urlOf(), said], { stdio: 'inherit' })
  const ended = new Promise(done => child.on('exit', done))
  for (;;) {
    const waiting = await rows("select from pg_locks where relation = 'look'::regclass and not granted")
    if (waiting.length > 0) break
    if (child.exitCode !== null) throw new Error('it did not come as far as the look')
  }
  child.kill('SIGKILL')
  await ended
  await lock.query('rollback')
  lock.release()
  expect([await entries(), await looks()]).toEqual([[], []])
  expect((await bring(2, opening)).body).toMatchObject({ state: 'opened', identity: { name: secretName } })
  expect(await entries()).toHaveLength(1)
})

const opener = fileURLToPath(new URL('../../test/kill/opener.ts', import.meta.url))
const urlOf = () => (house.house as unknown as { url: string }).url

test('what was asked and opened is read by the custodians, and by the bureau’s legal officer', async () => {
  const { body: opening } = await ask(1)
  await bring(2, opening)
  const { body } = await (await house.as(keepers[1])).get('/api/v1/vault')
  expect(body.openings.find((one: any) => one.id === opening.id)).toMatchObject({
    id: opening.id,
    state: 'half',
    reason: asked.reason,
    point: opening.point,
  })
  expect(body.mine.n).toBe(1)
})
