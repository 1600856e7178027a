import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
// @ts-expect-error: it brings no types
import Provider from 'oidc-provider'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Drive, drive } from '../../test/drive.ts'
import { people } from '../../test/people.ts'
import { type City, readConfig } from '../platform/config.ts'

/*
 * By a real provider: it signs in whoever `as` says, and tells that two things were shown where `amr` does.
 */
let issuer: string
let running: Server
let as = people.beatOfficer.number
let amr: string[] = []
let house: Drive

beforeAll(async () => {
  running = createServer((request, response) => handle(request, response))
  await new Promise<void>(done => running.listen(0, '127.0.0.1', done))
  issuer = `http://127.0.0.1:${(running.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'xjw',
        client_secret: 'a secret of the city',
        redirect_uris: ['http://xjw.example/city/back'],
      },
    ],
    claims: { openid: ['sub', 'staff_number', 'amr'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: () => '/as' },
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, staff_number: id }) }),
    loadExistingGrant: async (ctx: any) => {
      const { Grant } = ctx.oidc.provider
      const grant = new Grant({ clientId: 'xjw', accountId: ctx.oidc.session.accountId })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
    pkce: { required: () => true },
  })
  provider.on('server_error', (_: unknown, error: Error) => console.error(error))
  const serve = provider.callback()
  handle = (request: any, response: any) =>
    request.url.startsWith('/as')
      ? provider.interactionFinished(request, response, { login: { accountId: as, amr, remember: false } })
      : serve(request, response)
  house = await cityOf(issuer)
})
afterAll(async () => {
  await house.end()
  running.closeAllConnections()
  running.close()
})

let handle: (request: unknown, response: unknown) => unknown = () => undefined
const cityOf = async (at: string) => {
  const city: City = {
    issuer: at,
    client: 'xjw',
    secret: 'a secret of the city',
    claim: 'staff_number',
    strong: ['mfa'],
  }
  return drive({ at: new Date().toISOString(), mode: 'real', config: { ...readConfig([], {}).config, city } })
}

type Answer = { status: number; location: string; cookies: string[] }
const open = async (url: string, cookie = ''): Promise<Answer> => {
  const { status, headers } = await house.nobody.get(url, { host: 'xjw.example', cookie })
  return { status, location: String(headers['location']), cookies: [headers['set-cookie'] ?? []].flat() }
}
const pairs = (cookies: string[]) => cookies.map(one => one.split(';')[0]!).join('; ')

/** To the provider and through it, as a browser goes; answers where it leads back to, and the cookie of the flow. */
async function throughProvider(): Promise<{ back: URL; flow: string }> {
  const { location, cookies } = await open('/city/enter')
  const jar = new Map<string, string>()
  let at = location
  for (let i = 0; i < 8; i++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } })
    for (const set of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!
      jar.set(name!, value!)
    }
    const next = answer.headers.get('location')
    if (next === null) throw new Error(await answer.text())
    at = new URL(next, at).href
    if (at.startsWith('http://xjw.example/')) return { back: new URL(at), flow: pairs(cookies) }
  }
  throw new Error(`the provider leads to ${at}`)
}
const backWith = ({ back, flow }: { back: URL; flow: string }) => open(back.pathname + back.search, flow)
const isOut = (why: string) => ({
  status: 303,
  location: `/office#${why}`,
  cookies: [expect.stringMatching(/-city=;/)],
})

describe('the city’s sign-in', () => {
  test('asks with state, nonce and PKCE; matched by the staff number, they are in', async () => {
    as = people.beatOfficer.number
    const { location } = await open('/city/enter')
    const asked = Object.fromEntries(new URL(location).searchParams)
    expect(asked).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', scope: 'openid' })
    expect([asked['state'], asked['nonce'], asked['code_challenge']].every(one => one && one.length >= 43)).toBe(true)
    const { status, location: to, cookies } = await backWith(await throughProvider())
    expect([status, to]).toEqual([303, '/office'])
    const session = cookies.find(one => /^__Host-xjw=/.test(one))!
    expect(session).toMatch(/SameSite=Strict/)
    const me = await house.nobody.get('/api/v1/me', { host: 'xjw.example', cookie: pairs([session]) })
    expect(me.body.number).toBe(people.beatOfficer.number)
  })

  test('refuses what was changed on the way: the state, the issuer, the code; and what comes without its cookie', async () => {
    const changed = async (name: string, value: string) => {
      const { back, flow } = await throughProvider()
      back.searchParams.set(name, value)
      return backWith({ back, flow })
    }
    expect(await changed('state', 'x'.repeat(43))).toEqual(isOut('city-again'))
    expect(await changed('iss', 'http://127.0.0.1:1')).toEqual(isOut('city-again'))
    expect(await changed('code', 'x'.repeat(43))).toEqual(isOut('city-again'))
    const { back } = await throughProvider()
    expect(await backWith({ back, flow: '' })).toEqual(isOut('city-again'))
    expect(await backWith({ back, flow: '__Host-xjw-city=made-up' })).toEqual(isOut('city-again'))
  })

  test('refuses another nonce, and another PKCE verifier', async () => {
    for (const name of ['nonce', 'verifier']) {
      const { back, flow } = await throughProvider()
      const { suite } = house.house
      const asked = JSON.parse(suite.unseal(Buffer.from(flow.split('=')[1]!, 'base64url'), 'city sign-in'))
      const other = suite.seal(JSON.stringify({ ...asked, [name]: 'y'.repeat(43) }), 'city sign-in')
      expect(await backWith({ back, flow: `__Host-xjw-city=${other.toString('base64url')}` })).toEqual(
        isOut('city-again'),
      )
    }
  })

  test('takes a return once', async () => {
    const gone = await throughProvider()
    expect((await backWith(gone)).location).toBe('/office')
    expect(await backWith(gone)).toEqual(isOut('city-again'))
  })

  test('lets nobody in whom we do not know', async () => {
    as = '999999'
    expect(await backWith(await throughProvider())).toEqual(isOut('city-unknown'))
  })

  test('counts for a chief only where the city says that two things were shown', async () => {
    as = people.chief.number
    expect(await backWith(await throughProvider())).toEqual(isOut('city-weak'))
    amr = ['pwd']
    expect(await backWith(await throughProvider())).toEqual(isOut('city-weak'))
    amr = ['pwd', 'mfa']
    expect((await backWith(await throughProvider())).location).toBe('/office')
    amr = []
  })

  test('of another issuer than the settings name is none; nor is there one where they name none', async () => {
    const other = await cityOf(issuer.replace('127.0.0.1', 'localhost'))
    const { headers } = await other.nobody.get('/city/enter', { host: 'xjw.example' })
    expect(headers['location']).toBe('/office#city-silent')
    await other.end()
    const none = await drive({ mode: 'real' })
    expect((await none.nobody.get('/city')).status).toBe(404)
    expect((await none.nobody.get('/city/enter')).status).toBe(404)
    await none.end()
  })
})
