import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newCode } from '../../src/matters/code.ts'
import { type Drive, drive, type Reply } from '../drive.ts'
import { villages } from '../people.ts'

/*
 * The doors without an account: a code, a link, a word, an address that may be anybody's.
 */

let house: Drive
let hidden: Reply['body']
const word = '石榴树下'
const place = { village: villages.dongan }
beforeAll(async () => {
  house = await drive({ at: '2026-11-24T10:00:00+08:00' })
  const says = { text: '他又动手了', danger: 'violence_at_home' }
  const reporter = { name: '慕容小梅', phone: '139****7788', word }
  const { status, body } = await house.nobody.report('dispute', says, { place, reporter })
  expect(status).toBe(201)
  hidden = body
})
afterAll(() => house.end())

const plain = ({ headers, text, status }: Reply) => {
  const { date: _, 'x-ratelimit-remaining': __, 'x-ratelimit-reset': ___, ...rest } = headers
  return { status, text, headers: rest }
}

describe('a protected matter', () => {
  test('answers its code byte for byte like a code that nobody has', async () => {
    // Another matter's code, once that one is gone: right in form and check.
    const gone = (
      await house.nobody.report('case', { text: 'x', sort: 'damage' }, { place, reporter: { name: '王秀兰' } })
    ).body
    await house.house.pool.query('update matter set code = $2 where id = $1', [gone.id, 'HZ22222222X'])
    for (const headers of [undefined, { 'accept-language': 'en' }])
      expect(plain(await house.nobody.get(`/api/v1/track/${hidden.code}`, headers))).toEqual(
        plain(await house.nobody.get(`/api/v1/track/${gone.code}`, headers)),
      )
  })

  test('answers its link without the word like a link that nobody made', async () => {
    const { token } = hidden.link
    const forged = token.replace(/.$/, (last: string) => (last === 'A' ? 'B' : 'A'))
    const none = plain(await house.holding(forged).get('/api/v1/my'))
    expect(none.status).toBe(404)
    expect(plain(await house.holding(token).get('/api/v1/my'))).toEqual(none)
    expect(plain(await house.holding(token, 'falsch').get('/api/v1/my'))).toEqual(none)
    const { id, version } = hidden
    for (const holder of [house.holding(token), house.holding(token, 'falsch'), house.holding(forged)])
      for (const move of ['sayMore', 'withdraw', 'rate']) {
        const reply = await holder.does({ id, version }, move, { text: 'x' })
        expect([move, reply.status, reply.text]).toEqual([move, 404, none.text])
      }
    expect((await house.holding(token, word).get('/api/v1/my')).status).toBe(200)
  })

  test('lets ten words an hour be guessed at its link, from however many addresses; hers goes on holding', async () => {
    const hers = house.holding(hidden.link.token, word)
    expect((await hers.get('/api/v1/my')).status).toBe(200)
    house.setNow('2026-11-24T12:00:00+08:00')
    expect((await hers.get('/api/v1/my')).status).toBe(200)
    for (let n = 0; n < 30; n++)
      expect((await house.holding(hidden.link.token, `guess ${n}`).get('/api/v1/my')).status).toBe(404)
    expect((await hers.get('/api/v1/my')).status).toBe(200)
    house.setNow('2026-11-24T14:00:00+08:00')
    for (let n = 0; n < 10; n++) await house.holding(hidden.link.token, `guess ${n}`).get('/api/v1/my')
    const late = await hers.get('/api/v1/my')
    expect([late.status, late.body.code]).toEqual([404, 'no-such-matter'])
    house.setNow('2026-11-24T15:00:01+08:00')
    expect((await hers.get('/api/v1/my')).status).toBe(200)
  })
})

test('ten codes that nobody has, and a source guesses no more that day, right ones neither; of IPv6 a source is a network', async () => {
  house.setNow('2026-11-25T10:00:00+08:00')
  const mine = (
    await house.nobody.report('case', { text: 'x', sort: 'damage' }, { place, reporter: { name: '王秀兰' } })
  ).body.code
  const track = (code: string, ip: string) => house.nobody.call('GET', `/api/v1/track/${code}`, { ip })
  const host = (n: number) => `2001:da8:7:8:${n.toString(16)}::${n}`
  expect((await track(mine, host(1))).status).toBe(200)
  // The same one again and again is no guess, nor is a slip.
  for (let n = 0; n < 5; n++) expect((await track(hidden.code, host(2))).status).toBe(404)
  expect((await track(`${mine.slice(0, -1)}2`, '2001:DA8:7:8::9')).status).toBeGreaterThan(199)
  for (let n = 0; n < 10; n++) expect((await track(newCode('HZ'), host(100 + n))).status).toBe(404)
  expect((await track(mine, host(200))).status).toBe(429)
  expect((await track(mine, '2001:0da8:0007:0008:ffff:1:2:3')).status).toBe(429)
  expect((await track(mine, '2001:da8:7:9::1')).status).toBe(200)
  house.setNow('2026-11-26T11:00:00+08:00')
  expect((await track(mine, host(201))).status).toBe(200)
})

test('a code is read as people write it, and never as another', async () => {
  const { code } = (
    await house.nobody.report('case', { text: 'x', sort: 'damage' }, { place, reporter: { name: '王秀兰' } })
  ).body
  const wide = [...code].map(letter => String.fromCodePoint(letter.codePointAt(0)! + 0xfee0)).join('')
  const track = async (text: string) =>
    (await house.nobody.call('GET', `/api/v1/track/${encodeURIComponent(text)}`, { ip: '198.51.100.77' })).status
  for (const same of [
    code.toLowerCase(),
    wide,
    ` ${code} `,
    code.replace(/(.{4})/g, '$1-'),
    code.replace(/(.{3})/g, '$1\u2003'),
  ])
    expect([same, await track(same)]).toEqual([same, 200])
  for (const other of [
    `${code}\u0301`,
    `${code}\u200b`,
    `\u202e${code}`,
    `${code}/`,
    code.replace('H', '\u041d'),
    `${code}%00`,
    'ß'.repeat(30),
  ])
    expect([other, await track(other)]).toEqual([other, 404])
})

test('who asks too often is counted by where they come from, whatever they say of it', async () => {
  const asks = (forwarded: string) =>
    house.nobody.call('GET', `/api/v1/track/${hidden.code}`, {
      ip: '198.51.100.9',
      headers: { 'x-forwarded-for': forwarded, forwarded: `for=${forwarded}`, 'x-real-ip': forwarded },
    })
  for (let n = 0; n < 30; n++) expect((await asks(`203.0.113.${n}`)).status).toBe(404)
  expect((await asks('203.0.113.200')).status).toBe(429)
})
