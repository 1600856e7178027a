import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Drive, drive } from '../../test/drive.ts'
import { password, people } from '../../test/people.ts'

let house: Drive
beforeAll(async () => {
  house = await drive({ mode: 'real' })
})
afterAll(() => house.end())

const { number } = people.beatOfficer

describe('a session', () => {
  test('begins with number and password, counts as a bearer and as a cookie, and ends when told', async () => {
    const entered = await house.nobody.post('/api/v1/session', { number, password }, { host: 'xjw.example' })
    expect(entered.status).toBe(201)
    expect(entered.body.me).toMatchObject({ number, name: '王广义', posts: [{ post: 'beat_officer' }] })
    const [cookie, device] = entered.headers['set-cookie']
    expect(cookie).toMatch(/^__Host-xjw=[^;]+; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Strict$/)
    expect(device).toMatch(/^__Host-xjw-device=[^;]+; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Strict$/)

    const { token } = entered.body
    const bearer = { authorization: `Bearer ${token}` }
    const asCookie = { cookie: cookie.split(';')[0]! }
    for (const headers of [bearer, asCookie]) {
      const me = await house.nobody.get('/api/v1/me', headers)
      expect(me.status).toBe(200)
      expect(me.body).toEqual(entered.body.me)
    }
    expect((await house.nobody.call('DELETE', '/api/v1/session', { headers: bearer })).status).toBe(204)
    const over = await house.nobody.get('/api/v1/me', bearer)
    expect([over.status, over.body.code]).toEqual([401, 'session-over'])
  })

  test('gives this very machine a cookie without TLS', async () => {
    const entered = await house.nobody.post('/api/v1/session', { number, password }, { host: 'localhost:8080' })
    expect(entered.headers['set-cookie'][0]).toMatch(/^xjw=[^;]+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/)
  })

  test('is refused in the same words for a wrong password and an unknown number, and after five tries for a while', async () => {
    const wrong = await house.nobody.post('/api/v1/session', { number: '100099', password })
    expect([wrong.status, wrong.body.code]).toEqual([401, 'wrong-number-or-password'])
    const tries = []
    for (let i = 0; i < 6; i++)
      tries.push(await house.nobody.post('/api/v1/session', { number: '100003', password: 'not this one' }))
    expect(tries.map(({ body }) => body.code)).toEqual([...Array(5).fill('wrong-number-or-password'), 'too-many-tries'])
    expect(tries[0]!.body).toEqual(wrong.body)
    expect(Number(tries[5]!.headers['retry-after'])).toBe(900)
  })

  test('begun anew in the same browser ends the one before', async () => {
    const first = await house.nobody.post('/api/v1/session', { number, password })
    const cookie = first.headers['set-cookie'].map((one: string) => one.split(';')[0]).join('; ')
    const second = await house.nobody.post('/api/v1/session', { number, password }, { cookie })
    expect(second.body.token).not.toBe(first.body.token)
    const me = await house.nobody.get('/api/v1/me', { authorization: `Bearer ${first.body.token}` })
    expect([me.status, me.body.code]).toEqual([401, 'session-over'])
  })

  test('goes on when its owner changes the password, by the one that it was; all others end', async () => {
    const who = people.windowClerk.number
    const mine = await house.signedIn(who)
    const other = await house.signedIn(who)
    const to = (present: string, fresh: string) =>
      mine.caller.post('/api/v1/password/change', { present, password: fresh })
    expect((await to('not this one', 'four words of my own')).body.code).toBe('wrong-number-or-password')
    expect((await to(password, 'short')).body.code).toBe('password-too-short')
    expect((await to(password, `我是${who}，住在菏泽`)).body.code).toBe('password-is-number')
    expect((await other.caller.get('/api/v1/me')).status).toBe(200)
    expect((await to(password, 'four words of my own')).status).toBe(204)
    expect((await mine.caller.get('/api/v1/me')).status).toBe(200)
    expect((await other.caller.get('/api/v1/me')).status).toBe(401)
    const enter = (given: string) => house.nobody.post('/api/v1/session', { number: who, password: given })
    expect([(await enter(password)).status, (await enter('four words of my own')).status]).toEqual([401, 201])
    expect((await house.nobody.post('/api/v1/password/change', { present: password, password: 'x' })).status).toBe(401)
  })

  test('sends what somebody else did earlier on the same phone in nobody’s name', async () => {
    const { caller } = await house.signedIn(people.mediator.number)
    const as = (id: string) => caller.get('/api/v1/me', { 'x-acting-as': id })
    expect((await as(people.mediator.id)).status).toBe(200)
    const wrong = await as(people.beatOfficer.id)
    expect([wrong.status, wrong.body.code]).toEqual([409, 'somebody-else'])
    expect((await house.nobody.get('/api/v1/kinds', { 'x-acting-as': people.mediator.id })).status).toBe(409)
  })

  test('is listed to its owner with browser and address, and ended from there', async () => {
    const agent = 'Mozilla/5.0 (Linux; Android 14) Chrome/120 MicroMessenger/8.0'
    const { body } = await house.nobody.post('/api/v1/session', { number, password }, { 'user-agent': agent })
    const bearer = { authorization: `Bearer ${body.token}` }
    const { sessions } = (await house.nobody.get('/api/v1/sessions', bearer)).body
    const here = sessions.find((one: any) => one.mine)
    expect(here).toMatchObject({ agent: 'WeChat, Android', address: expect.stringMatching(/^10\./) })
    const end = (path: string) => house.nobody.call('DELETE', path, { headers: bearer })
    expect((await end('/api/v1/sessions/no-id')).body.code).toBe('no-such-session')
    expect((await end('/api/v1/sessions')).status).toBe(204)
    expect((await house.nobody.get('/api/v1/sessions', bearer)).body.sessions).toHaveLength(1)
    expect((await end(`/api/v1/sessions/${here.id}`)).status).toBe(204)
    expect((await house.nobody.get('/api/v1/me', bearer)).body.code).toBe('session-over')
  })

  test('is asked for where one must be known', async () => {
    const me = await house.nobody.get('/api/v1/me')
    expect([me.status, me.body.code]).toEqual([401, 'sign-in-first'])
  })

  test('a write from a page of another site is none', async () => {
    const from = (origin: string) =>
      house.nobody.post('/api/v1/session', { number, password }, { origin, host: 'xjw.example' })
    expect((await from('https://evil.example')).body.code).toBe('other-origin')
    expect((await from('null')).body.code).toBe('other-origin')
    expect((await from('https://xjw.example')).status).toBe(201)
  })
})

describe('a demo', () => {
  test('is left out of a real house', async () => {
    for (const [method, url] of [
      ['GET', '/demo/people.json'],
      ['POST', '/demo/session'],
      ['GET', '/demo/outbox'],
    ] as const)
      expect([
        url,
        (await house.nobody.call(method, url, method === 'POST' ? { body: { post: 'x' } } : {})).status,
      ]).toEqual([url, 404])
    const { body } = await house.nobody.get('/api/openapi.json')
    expect(Object.keys(body.paths).filter(path => path.startsWith('/demo'))).toEqual([])
  })
})
