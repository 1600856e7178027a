import type { InjectOptions } from 'fastify'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildApp } from '../../src/http/app.ts'
import { type Drive, drive } from '../drive.ts'
import { people } from '../people.ts'

/*
 * Every route of the API document and every page, walked whole: what holds for one holds for all, also for the one that is written
 * tomorrow.
 */

type Route = { name: string; method: 'GET' | 'POST' | 'DELETE'; url: string; schema: any; example: any }

let house: Drive
/** As it runs for a real bureau, where more headers are sent. */
let real: Drive['app']
let routes: Route[]
let token: string

const pages = [
  '/',
  '/t',
  '/m',
  '/me',
  '/who',
  '/promises',
  '/board',
  '/office',
  '/office/any',
  '/console',
  '/password',
  '/api',
  '/icon.svg',
  '/sw.js',
  '/office.webmanifest',
  '/healthz',
  '/readyz',
  '/city',
  '/v/none',
  '/no-such-page',
  '/assets/none.js',
  '/../etc/passwd',
  '/%2e%2e/package.json',
  '/.git/config',
  '/%ff',
]

beforeAll(async () => {
  house = await drive()
  real = await buildApp({ ...house.house, mode: 'real' })
  const document = (await house.nobody.get('/api/openapi.json')).body
  routes = Object.entries<any>(document.paths).flatMap(([path, item]) =>
    Object.entries<any>(item).map(([method, { requestBody }]) => {
      const { schema, example, examples } = requestBody?.content['application/json'] ?? {}
      return {
        name: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase() as 'GET',
        url: path.replace(/\{\w+\}/g, '0192f5a0-0000-7000-8000-000000000001'),
        schema: whole(schema, document),
        example: example ?? (examples && Object.values<any>(examples)[0].value),
      }
    }),
  )
})
// Some walk through the ways out as well.
beforeEach(async () => {
  token = (await house.signedIn(people.chief.number)).token
})
afterAll(async () => {
  await real.close()
  await house.end()
})

/** A schema with what it points at in it. */
function whole(schema: any, document: any): any {
  if (typeof schema !== 'object' || schema === null) return schema
  if (Array.isArray(schema)) return schema.map(one => whole(one, document))
  if (schema.$ref)
    return schema.$ref
      .split('/')
      .slice(1)
      .reduce((at: any, name: string) => at[name], document)
  return Object.fromEntries(Object.entries(schema).map(([key, one]) => [key, whole(one, document)]))
}

let calls = 0
/** From an address of its own: here nobody is told that they ask too often. */
async function ask(
  url: string,
  { app = house.app, ...more }: Omit<InjectOptions, 'url'> & { app?: Drive['app'] } = {},
) {
  calls++
  const remoteAddress = `10.${calls % 250}.${Math.floor(calls / 250) % 250}.7`
  const endless = /\/stream\b/.test(url)
  const response = await app.inject({ url, remoteAddress, ...more, ...(endless && { payloadAsStream: true }) })
  if (endless) response.stream().destroy()
  return { status: response.statusCode, headers: response.headers, text: endless ? '' : response.payload }
}
const signedIn = () => ({ authorization: `Bearer ${token}` })
const json = { 'content-type': 'application/json' }
const writes = () => routes.filter(({ method }) => method !== 'GET')
const writeHeaders = () => ({ ...json, 'idempotency-key': crypto.randomUUID(), 'if-match': '*' })

test('no write is taken from a page of another site, on any route, by cookie or by token', async () => {
  const taken: string[] = []
  for (const { name, method, url, example } of writes())
    for (const origin of ['https://evil.example', 'null', 'http://localhost.evil.example'])
      for (const as of [signedIn(), { cookie: `xjw=${token}` }, {}]) {
        const headers = { ...as, ...writeHeaders(), origin }
        const { status, text } = await ask(url, { method, headers, payload: JSON.stringify(example ?? {}) })
        if (status !== 403 || !/other-origin|"?403"?/.test(text)) taken.push(`${name} from ${origin}: ${status}`)
      }
  expect(taken).toEqual([])
})

describe('nothing is set that was not offered', () => {
  /** Where in a schema an object takes names that it does not know. */
  const open = (schema: any, at: string): string[] => {
    if (typeof schema !== 'object' || schema === null) return []
    const here = schema.type === 'object' && schema.properties && schema.additionalProperties !== false ? [at] : []
    return [...here, ...Object.entries(schema).flatMap(([key, one]) => open(one, `${at}/${key}`))]
  }

  test('no schema of a body takes a field that it does not name', () => {
    expect(writes().flatMap(({ name, schema }) => open(schema, name))).toEqual([])
  })

  test('fields of the record are refused on every route', async () => {
    const wanted = {
      bureauId: 2,
      bureau_id: 2,
      id: people.chief.id,
      state: 'closed',
      version: 99,
      isAdmin: true,
      posts: [],
    }
    const taken: string[] = []
    for (const { name, method, url, schema, example } of writes().filter(one => one.schema))
      for (const [field, value] of Object.entries(wanted)) {
        if (JSON.stringify(schema).includes(`"${field}"`)) continue
        const payload = JSON.stringify({ ...example, [field]: value })
        const { status } = await ask(url, { method, headers: { ...signedIn(), ...writeHeaders() }, payload })
        if (status < 400 || status >= 500) taken.push(`${name} ${field}: ${status}`)
      }
    expect(taken).toEqual([])
  })
})

test('nobody’s prototype is changed, by body, address, form or header', async () => {
  const bodies = [
    '{"__proto__":{"polluted":1}}',
    '{"constructor":{"prototype":{"polluted":1}}}',
    '{"says":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}',
  ]
  const form = ['__proto__', '__proto__[polluted]', 'constructor.prototype.polluted']
    .map(name => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n1\r\n`)
    .join('')
  const bad: string[] = []
  for (const { name, method, url } of routes) {
    const query = '__proto__[polluted]=1&__proto__.polluted=1&constructor[prototype][polluted]=1&__proto__=1'
    const sent: InjectOptions[] = [
      { method, headers: { ...signedIn(), ...writeHeaders(), __proto__: 'x' } },
      ...(method === 'POST' ? bodies : []).map(payload => ({
        method,
        payload,
        headers: { ...signedIn(), ...writeHeaders() },
      })),
      {
        method,
        payload: `${form}--b--\r\n`,
        headers: { ...signedIn(), 'content-type': 'multipart/form-data; boundary=b' },
      },
      { method, payload: query, headers: { ...signedIn(), 'content-type': 'application/x-www-form-urlencoded' } },
    ]
    for (const one of sent) {
      const { status } = await ask(`${url}?${query}`, one as never)
      if (status >= 500) bad.push(`${name}: ${status}`)
    }
    if (name === 'DELETE /api/v1/session') token = (await house.signedIn(people.chief.number)).token
  }
  expect(bad).toEqual([])
  expect(({} as any).polluted).toBeUndefined()
})

test('nobody is sent elsewhere, whatever an address or a header names', async () => {
  const evil = 'https://evil.example/'
  const query = ['next', 'return_to', 'returnTo', 'redirect', 'redirect_uri', 'url', 'continue', 'state']
    .map(name => `${name}=${encodeURIComponent(evil)}`)
    .join('&')
  const away: string[] = []
  for (const url of [...pages, ...routes.filter(({ method }) => method === 'GET').map(({ url }) => url)])
    for (const from of [`${url}?${query}`, `//evil.example${url}`, `${url}/..//evil.example`]) {
      const headers = {
        ...signedIn(),
        host: 'evil.example',
        'x-forwarded-host': 'evil.example',
        'x-original-url': evil,
      }
      const { status, headers: answered } = await ask(from, { headers })
      const { location } = answered
      if (status >= 500 || (location !== undefined && !/^\/(?![/\\])/.test(String(location))))
        away.push(`${from}: ${status} ${location}`)
    }
  expect(away).toEqual([])
})

test('every answer carries the headers that keep a page to itself, whatever it is and whoever asks', async () => {
  const missing: string[] = []
  const look = async (name: string, url: string, more: Parameters<typeof ask>[1]) => {
    const { status, headers } = await ask(url, { app: real, ...more })
    const policy = String(headers['content-security-policy'])
    const held = {
      'a policy': /default-src '(none|self)'/.test(policy) && !/unsafe|\*|http:/.test(policy),
      frames: /frame-ancestors 'none'|sandbox/.test(policy),
      nosniff: headers['x-content-type-options'] === 'nosniff',
      referrer: headers['referrer-policy'] === 'no-referrer',
      permissions: String(headers['permissions-policy']).includes('camera='),
      opener: headers['cross-origin-opener-policy'] === 'same-origin',
      resource: headers['cross-origin-resource-policy'] === 'same-origin',
      TLS: /max-age=\d{7,}/.test(String(headers['strict-transport-security'])),
      'who serves': headers['x-powered-by'] === undefined && headers.server === undefined,
      // What is in the open by GeoReport may be read from any page, by whoever that is, and never as somebody.
      sharing:
        headers['access-control-allow-credentials'] === undefined &&
        (headers['access-control-allow-origin'] === undefined ||
          (/^\/open311\//.test(url) && more?.method === 'GET' && headers['access-control-allow-origin'] === '*')),
    }
    const not = Object.entries(held).flatMap(([what, is]) => (is ? [] : [what]))
    if (not.length > 0) missing.push(`${name} (${status}): ${not.join(', ')}`)
  }
  for (const { name, method, url, example } of routes)
    for (const as of [signedIn(), {}])
      await look(name, url, {
        method,
        headers: { ...as, ...(method === 'GET' ? {} : writeHeaders()) },
        ...(example !== undefined && { payload: JSON.stringify(example) }),
      })
  for (const url of pages)
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT', 'TRACE'] as const)
      await look(`${method} ${url}`, url, { method: method as 'GET' })
  expect(missing).toEqual([])
})

test('what is answered to somebody is kept by nobody on the way, and by no disk', async () => {
  const kept: string[] = []
  const open = /openapi\.json|\/demo\/|\/kinds|\/measures|\/public\/|\/map|\/open311\/|\/places|\/checkpoints/
  for (const { name, method, url } of routes.filter(one => one.method === 'GET' && !open.test(one.url))) {
    const { headers } = await ask(url, { method, headers: signedIn() })
    const how = String(headers['cache-control'])
    if (!/no-store/.test(how) && how !== 'private, no-cache') kept.push(`${name}: ${how}`)
  }
  expect(kept).toEqual([])
})

test('the log tells what was refused to one of ours, and how many strangers were turned away; nothing of what they sent', async () => {
  const lines: any[] = []
  const log = pino({ level: 'info' }, { write: line => void lines.push(JSON.parse(line)) })
  const app = await buildApp({ ...house.house, log })
  const secret = '石榴树下的人'
  const headers = { ...signedIn(), 'x-matter-word': encodeURIComponent(secret) }
  await ask('/api/v1/accounts', { app, headers })
  for (let n = 0; n < 5; n++)
    await ask('/api/v1/session', { app, method: 'POST', headers: { origin: `https://${n}.example` } })
  await app.close()
  expect(lines).toMatchObject([
    { msg: 'refused to one of ours', route: '/api/v1/accounts', method: 'GET', staff: people.chief.id },
    { msg: 'turned away', code: 'other-origin', n: 1 },
  ])
  expect(JSON.stringify(lines)).not.toContain(secret)
})

test('a body that is packed is not unpacked', async () => {
  const { gzipSync } = await import('node:zlib')
  const payload = gzipSync(Buffer.alloc(50_000_000, ' '))
  for (const { name, method, url } of writes().filter(one => one.method === 'POST'))
    for (const encoding of ['gzip', 'br', 'deflate', 'zstd', 'gzip, gzip']) {
      const headers = { ...signedIn(), ...writeHeaders(), 'content-encoding': encoding }
      const { status } = await ask(url, { method, headers, payload })
      expect([name, encoding, status]).toEqual([name, encoding, 415])
    }
})
