import { once } from 'node:events'
import net from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../../src/http/app.ts'
import { testHouse } from '../house.ts'

let house: Awaited<ReturnType<typeof testHouse>>
let app: Awaited<ReturnType<typeof buildApp>>
let port: number

beforeAll(async () => {
  house = await testHouse()
  app = await buildApp(house)
  port = Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port)
  // The first answer is slow: what it is drawn from is compiled.
  await (await fetch(`http://127.0.0.1:${port}/api/v1/kinds`)).text()
})
afterAll(async () => {
  await app.close()
  await house.drop()
})

/** All that comes back on one connection for these bytes, until it is closed or nothing more comes. */
async function raw(bytes: string): Promise<string> {
  const socket = net.connect(port, '127.0.0.1')
  const parts: Buffer[] = []
  socket.on('data', part => parts.push(part))
  socket.on('error', () => {})
  socket.setTimeout(3000, () => socket.destroy())
  socket.write(Buffer.from(bytes, 'latin1'))
  await once(socket, 'close')
  return Buffer.concat(parts).toString('latin1')
}
const statuses = (answer: string) => [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status))
const hidden = 'GET /api/v1/kinds HTTP/1.1\r\nhost: x\r\n\r\n'
const last = hidden.replace('host: x', 'host: x\r\nconnection: close')
const body = '{"number":"1","password":"x"}'
const head = 'POST /api/v1/session HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n'

test('two requests one after the other are answered as two', async () => {
  expect(statuses(await raw(hidden + last))).toEqual([200, 200])
})

describe('no second request hides in a first whose end is not clear', () => {
  test.each([
    ['both a length and chunks', `${head}content-length: 6\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`],
    ['two lengths', `${head}content-length: 29\r\ncontent-length: 0\r\n\r\n${body}${hidden}`],
    ['a length that is a list', `${head}content-length: 0, 29\r\n\r\n${body}${hidden}`],
    ['a length with a sign', `${head}content-length: +29\r\n\r\n${body}${hidden}`],
    ['a length in another base', `${head}content-length: 0x1d\r\n\r\n${body}${hidden}`],
    ['chunks by another name', `${head}transfer-encoding: xchunked\r\n\r\n0\r\n\r\n${hidden}`],
    ['chunks named twice', `${head}transfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n${hidden}`],
    ['a space before the colon', `${head}transfer-encoding : chunked\r\n\r\n0\r\n\r\n${hidden}`],
    ['a header folded over two lines', `${head}x: a\r\n transfer-encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`],
    ['a bare line feed', `${head}x: a\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`],
    ['a bare carriage return', `${head}x: a\rtransfer-encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`],
    ['a chunk whose size is not one', `${head}transfer-encoding: chunked\r\n\r\n-1\r\n${hidden}`],
    ['a chunk larger than can be', `${head}transfer-encoding: chunked\r\n\r\nffffffffffffffffff\r\n${hidden}`],
    ['a zero byte', `${head}x: a\0b\r\ncontent-length: 0\r\n\r\n${hidden}`],
  ])('%s', async (_, bytes) => {
    const answered = statuses(await raw(bytes))
    expect(answered.filter(status => status < 400)).toEqual([])
    expect(answered.length).toBeLessThanOrEqual(1)
  })
})

test('headers without end are cut off, and the next caller is served', async () => {
  expect(statuses(await raw(`${head}x: ${'a'.repeat(40_000)}\r\n\r\n`))).toEqual([431])
  const many = Array.from({ length: 4000 }, (_, i) => `x${i}: a\r\n`).join('')
  expect(statuses(await raw(`GET /api/v1/kinds HTTP/1.1\r\nhost: x\r\n${many}\r\n`))).toEqual([431])
  expect(statuses(await raw(last))).toEqual([200])
})

test('nothing that is sent comes back as a header', async () => {
  for (const path of ['/%0d%0ax-evil:%201', '/api/v1/track/a%0d%0ax-evil:%201', '/api/v1/places/%0ax-evil'])
    expect(await raw(`GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`)).not.toMatch(/^x-evil/im)
})

describe('whatever an outsider sends is answered with what it is, and nothing of ours fails', () => {
  const many = (n: number, one: string) => Array.from({ length: n }, (_, i) => one.replace('#', String(i))).join('')
  const get = (path: string, headers = '') => `GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${headers}\r\n`
  const post = (path: string, type: string, sent: string) =>
    `POST ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: ${type}\r\ncontent-length: ${sent.length}\r\n\r\n${sent}`
  test.each<[string, string, number[]]>([
    ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', [400]],
    ['another HTTP', 'GET / HTTP/3.7\r\nhost: x\r\n\r\n', [400]],
    ['no host', 'GET /api/v1/kinds HTTP/1.1\r\n\r\n', [400]],
    ['two hosts', get('/open311/discovery.json', 'host: evil.example\r\n'), [400]],
    ['a host that is markup', get('/open311/discovery.json').replace('host: x', 'host: a<script>@evil'), [400]],
    ['an absolute address', get('http://evil.example/healthz'), [200]],
    [
      'an upgrade to a WebSocket',
      get('/healthz', 'upgrade: websocket\r\nsec-websocket-key: dGhlIHNhbXBsZQ==\r\n'),
      [200],
    ],
    ['TRACE', get('/').replace('GET', 'TRACE'), [404]],
    ['OPTIONS', get('/api/v1/matters').replace('GET', 'OPTIONS'), [405]],
    ['a method that is none', get('/').replace('GET', 'BREW'), [400]],
    ['ten thousand headers', get('/', many(10_000, 'a#:\r\n')), [431]],
    ['three hundred headers', get('/', many(300, 'a#: b\r\n')), [431]],
    ['a cookie of sixty kilobytes', get('/api/v1/me', `cookie: xjw=${'a'.repeat(60_000)}\r\n`), [431]],
    ['two thousand cookies', get('/api/v1/me', `cookie: ${'xjw=a;'.repeat(2000)}\r\n`), [401]],
    ['a cookie of no text', get('/api/v1/me', 'cookie: xjw=%E0%A4%A; __proto__=1; =;;;\xff\r\n'), [401]],
    ['half a percent', get('/api/v1/track/%zz'), [400]],
    ['a path upwards', get('/assets/..%2f..%2fpackage.json'), [404]],
    ['a part beyond the end', get('/icon.svg', 'range: bytes=99999999-\r\n'), [416]],
    ['parts that are none', get('/icon.svg', 'range: bytes=-0,9-1,18446744073709551616-\r\n'), [416]],
    [
      'a boundary of nine thousand',
      post('/api/v1/files', `multipart/form-data; boundary=${'b'.repeat(9000)}`, '--'),
      [415],
    ],
    ['a form without a boundary', post('/api/v1/files', 'multipart/form-data', '--'), [400, 415]],
    [
      'three thousand fields',
      post(
        '/api/v1/files',
        'multipart/form-data; boundary=b',
        `${many(3000, '--b\r\ncontent-disposition: form-data; name="f#"\r\n\r\nx\r\n')}--b--\r\n`,
      ),
      [413],
    ],
    ['a number of 250,000 figures', post('/api/v1/session', 'application/json', '1'.repeat(250_000)), [422]],
    [
      'a form that breaks off with its line',
      post('/api/v1/files', 'multipart/form-data; boundary=b', '--b\r\n').replace(
        'content-length: 5',
        'content-length: 500',
      ),
      [],
    ],
  ])('%s', async (_, bytes, expected) => {
    const answer = await raw(bytes)
    expect([statuses(answer), answer.match(/evil|<script/)?.[0]]).toEqual([
      expected.length === 0 ? [] : [expect.toSatisfy((status: number) => expected.includes(status))],
      undefined,
    ])
  })
})

describe('who sends too slowly, to hold a place', () => {
  let slow: typeof app
  let at: number
  beforeAll(async () => {
    slow = await buildApp(house, { headers: 300, body: 300, form: 1500, pace: 1000, connections: 5 })
    at = Number(new URL(await slow.listen({ port: 0, host: '127.0.0.1' })).port)
  })
  afterAll(() => slow.close())

  /** Sends the first, then a byte again and again; what comes back, once the line is ended. */
  async function trickle(first: string, byte = 'a', localAddress = '127.0.0.1'): Promise<string> {
    const socket = net.connect({ port: at, host: '127.0.0.1', localAddress })
    let text = ''
    socket.setEncoding('latin1').on('data', part => {
      text += part
    })
    socket.on('error', () => {})
    socket.write(first)
    const drip = setInterval(() => socket.write(byte), 50)
    await once(socket, 'close')
    clearInterval(drip)
    return text
  }
  const form =
    'POST /api/v1/files HTTP/1.1\r\nhost: x\r\ncontent-type: multipart/form-data; boundary=b\r\ncontent-length: 900000\r\n\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n'

  test.each([
    ['headers', 'GET /api/v1/kinds HTTP/1.1\r\nhost: x\r\nx: '],
    ['a body of a known length', `${head}content-length: 5000\r\n\r\n{"a":"`],
    ['a form with a photograph', form],
  ])('%s', async (_, first) => {
    const answer = await trickle(first)
    expect(answer).toMatch(/^HTTP\/1\.1 408 /)
    expect(answer).toContain('"code":"too-slow"')
  })

  test('chunks', async () => {
    expect(await trickle(`${head}transfer-encoding: chunked\r\n\r\n`, '1\r\na\r\n')).toMatch(/^HTTP\/1\.1 408 /)
  })

  test('one address holds only so many lines, and others come in', async () => {
    const lines = Array.from({ length: 5 }, () =>
      net.connect({ port: at, host: '127.0.0.1', localAddress: '127.0.0.9' }),
    )
    await Promise.all(lines.map(line => once(line, 'connect')))
    const sixth = net.connect({ port: at, host: '127.0.0.1', localAddress: '127.0.0.9' }).on('error', () => {})
    await once(sixth, 'close')
    expect((await fetch(`http://127.0.0.1:${at}/healthz`)).status).toBe(200)
    for (const line of lines) line.destroy()
  })
})
