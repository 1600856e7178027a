import { once } from 'node:events'
import http from 'node:http'
import net, { type AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { assertCallable, callOut, type Rules } from './outbound.ts'

/** Two servers on one port: a county's own system, which may be called, and a door inside, which may not. */
const allow = ['127.0.0.2/32']
let port: number
let inside: http.Server
let theirs: http.Server
let knocked: string[] = []

beforeAll(async () => {
  theirs = http.createServer((request, reply) => {
    if (request.url === '/away') reply.writeHead(302, { location: `http://127.0.0.1:${port}/secret` }).end()
    else if (request.url === '/huge') {
      const more = () => {
        while (reply.write(Buffer.alloc(65_536)));
        reply.once('drain', more)
      }
      more()
    } else if (request.url === '/slow') reply.write('…')
    else request.on('data', () => {}).on('end', () => reply.end(`theirs ${request.method}`))
  })
  await once(theirs.listen(0, '127.0.0.2'), 'listening')
  port = (theirs.address() as AddressInfo).port
  inside = http.createServer((request, reply) => {
    knocked.push(request.url!)
    reply.end('a secret')
  })
  await once(inside.listen(port, '127.0.0.1'), 'listening')
})
beforeEach(() => {
  knocked = []
})
afterAll(() => {
  for (const one of [inside, theirs]) {
    one.closeAllConnections()
    one.close()
  }
})

const refused = { status: 422, code: 'address-not-allowed' }
const answering = (...addresses: string[]): Rules => ({
  allow,
  resolve: async () => addresses.map(address => ({ address, family: net.isIP(address) })),
})

test('what may be called is called, with what was sent', async () => {
  const answer = await callOut(`http://127.0.0.2:${port}/`, { method: 'POST', body: '{}' }, { allow })
  expect([answer.status, answer.body.toString()]).toEqual([200, 'theirs POST'])
})

describe('no door inside is knocked at', () => {
  test.each([
    'http://127.0.0.1:PORT/',
    'http://127.1:PORT/',
    'http://2130706433:PORT/',
    'http://0x7f000001:PORT/',
    'http://017700000001:PORT/',
    'http://0:PORT/',
    'http://①②⑦.0.0.1:PORT/',
    'http://localhost:PORT/',
    'http://[::1]:PORT/',
    'http://[::]:PORT/',
    'http://[::ffff:127.0.0.1]:PORT/',
    'http://[::ffff:7f00:1]:PORT/',
    'http://[::127.0.0.1]:PORT/',
    'http://[64:ff9b::7f00:1]:PORT/',
    'http://[2002:7f00:1::]:PORT/',
    'http://[fe80::1]/',
    'http://[fc00::1]/',
    'http://[fd12:3456::1]/',
    'http://[ff02::1]/',
    'http://10.0.0.1/',
    'http://100.100.100.200/latest/meta-data/',
    'http://169.254.169.254/latest/meta-data/',
    'http://172.31.255.255/',
    'http://192.168.1.1/',
    'http://198.18.0.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
  ])('%s', async address => {
    const url = address.replace('PORT', String(port))
    await expect(callOut(url, {}, { allow })).rejects.toMatchObject(refused)
    await expect(assertCallable(url, { allow })).rejects.toMatchObject(refused)
    expect(knocked).toEqual([])
  })

  test.each([
    'file:///etc/passwd',
    'ftp://1.1.1.1/',
    'gopher://1.1.1.1:6379/_INFO',
    'data:text/plain,x',
    'https://user:word@1.1.1.1/',
    'http://1.1.1.1:22/',
    'http://1.1.1.1:25/',
    'no address',
    '//1.1.1.1/',
    '',
  ])('%s is no address to call', async url => {
    await expect(callOut(url, {}, { allow })).rejects.toMatchObject(refused)
  })

  test('by a name of which one address lies inside', async () => {
    for (const rules of [answering('127.0.0.1'), answering('127.0.0.2', '127.0.0.1'), answering('::1'), answering()])
      await expect(callOut(`http://a.example:${port}/`, {}, rules)).rejects.toMatchObject(refused)
    expect(knocked).toEqual([])
  })

  test('by a name that is answered otherwise the second time', async () => {
    let asked = 0
    const turning: Rules = {
      allow,
      resolve: async () => [{ address: asked++ === 0 ? '127.0.0.2' : '127.0.0.1', family: 4 }],
    }
    const answer = await callOut(`http://turning.example:${port}/`, {}, turning)
    expect(answer.body.toString()).toBe('theirs GET')
    await expect(callOut(`http://turning.example:${port}/`, {}, turning)).rejects.toMatchObject(refused)
    expect([asked, knocked]).toEqual([2, []])
  })

  test('by being sent on', async () => {
    const answer = await callOut(`http://127.0.0.2:${port}/away`, {}, { allow })
    expect([answer.status, knocked]).toEqual([302, []])
  })
})

test('the open internet may be called', async () => {
  for (const url of ['https://1.1.1.1/', 'https://[2606:4700:4700::1111]:8443/', 'http://223.5.5.5:80/'])
    await assertCallable(url)
})

test('more than is asked for is not read, and nobody is waited for longer than said', async () => {
  const url = (path: string) => `http://127.0.0.2:${port}${path}`
  await expect(callOut(url('/huge'), { most: 100_000 }, { allow })).rejects.toMatchObject({ code: 'answer-too-large' })
  await expect(callOut(url('/slow'), { withinMs: 100 }, { allow })).rejects.toThrow(/abort|timeout/i)
  const never: Rules = { resolve: () => new Promise(() => {}) }
  await expect(callOut('http://a.example/', { withinMs: 100 }, never)).rejects.toThrow(/abort|timeout/i)
})

test('no header or line of request is smuggled', async () => {
  const url = `http://127.0.0.2:${port}/`
  await expect(callOut(url, { headers: { 'x-a': 'b\r\nx-c: d' } }, { allow })).rejects.toThrow(/invalid/i)
  await expect(callOut(url, { headers: { 'x-a\r\nx-c': 'd' } }, { allow })).rejects.toThrow(/header/i)
  const answer = await callOut(`${url}\r\nx-c: d`, {}, { allow })
  expect(answer.status).toBe(200)
})
