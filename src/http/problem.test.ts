import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Drive, drive } from '../../test/drive.ts'
import { faultWords, refusalWords } from '../refusals/words.ts'

let house: Drive
beforeAll(async () => {
  house = await drive()
})
afterAll(() => house.end())

describe('a problem', () => {
  test('is told in the language that was asked for, with both in it, and every fault at once', async () => {
    const ask = (language: string) =>
      house.nobody.post('/api/v1/session', { number: 7, password: '', x: 1 }, { 'accept-language': language })
    const english = await ask('en-GB,en;q=0.9,zh;q=0.1')
    expect(english.status).toBe(422)
    expect(english.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(english.headers['content-language']).toBe('en')
    expect(english.body).toEqual({
      type: 'urn:xiaojingwu:problem:bad-input',
      title: refusalWords['bad-input']!.en,
      status: 422,
      code: 'bad-input',
      detail: expect.stringContaining('There is no such field here'),
      words: refusalWords['bad-input'],
      faults: expect.arrayContaining([
        { at: '/x', code: 'unknown-field', words: faultWords['unknown-field'] },
        { at: '/number', code: 'wrong-type', words: faultWords['wrong-type'] },
        {
          at: '/password',
          code: 'too-short',
          limit: 1,
          words: faultWords['required'],
        },
      ]),
      refusals: [],
    })
    expect(english.body.faults).toHaveLength(3)
    const chinese = await ask('zh-CN')
    expect(chinese.headers['content-language']).toBe('zh')
    expect(chinese.body.title).toBe(refusalWords['bad-input']!.zh)
  })

  const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)
  test.each([
    ['half a body', '{"number":', 400, 'not-json'],
    ['no body', '', 400, 'no-body'],
    ['bytes that are no text', Buffer.from([0x22, 0xff, 0xfe, 0x22]), 400, 'not-utf8'],
    ['33 levels', deep(33), 400, 'too-deep'],
    ['100,000 levels', deep(100_000), 400, 'too-deep'],
    ['32 levels, which is no form either', deep(32), 422, 'bad-input'],
    ['a zero character', '{"number":"\\u0000","password":"x"}', 400, 'control-character'],
    ['half a character', '{"number":"\\ud800","password":"x"}', 400, 'not-utf8'],
    ['a prototype', '{"__proto__":{"number":"1"},"password":"x"}', 400, 'not-json'],
    ['300 KB', JSON.stringify({ number: 'x'.repeat(300_000), password: 'x' }), 413, 'body-too-large'],
  ])('%s is refused', async (_, payload, status, code) => {
    const reply = await house.nobody.call('POST', '/api/v1/session', {
      payload,
      headers: { 'content-type': 'application/json' },
    })
    expect([reply.status, reply.body?.code]).toEqual([status, code])
    expect(reply.body.words).toEqual(refusalWords[code])
  })

  test.each([
    ['text', 'POST', '/api/v1/session', 415, 'not-this-type'],
    ['nothing there', 'GET', '/api/v1/nothing', 404, 'no-such-page'],
    ['no such use', 'DELETE', '/api/v1/kinds', 405, 'no-such-method'],
    ['a broken address', 'GET', '/api/v1/kinds/%E0%A4%A', 400, 'bad-address'],
    ['a very long name', 'GET', `/api/v1/kinds/${'x'.repeat(300)}`, 404, 'no-such-page'],
    ['a zero in the address', 'GET', '/api/v1/kinds/a%00b', 400, 'control-character'],
    ['another kind', 'GET', '/api/v1/kinds/nothing', 404, 'unknown-kind'],
  ])('%s is refused', async (_, method, url, status, code) => {
    const sent = method === 'POST' ? { payload: 'x', headers: { 'content-type': 'text/plain' } } : {}
    const reply = await house.nobody.call(method, url, sent)
    expect([reply.status, reply.body?.code]).toEqual([status, code])
    expect(reply.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  })

  test('of ours is logged without what was sent, and answered without what it was', async () => {
    const lines: string[] = []
    const log = { ...house.house.log, error: (...said: unknown[]) => lines.push(JSON.stringify(said)) } as any
    const broken = await drive({ log })
    await broken.house.pool.query('drop table session cascade')
    const reply = await broken.nobody.post('/api/v1/session', { number: '100002', password: 'a test password' })
    expect([reply.status, reply.body.code]).toEqual([500, 'our-fault'])
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('/api/v1/session')
    expect(lines[0] + reply.text).not.toMatch(/100002|a test password|session"? does not exist/)
    await broken.end()
  })

  test('too many from one address are asked to wait, others are not', async () => {
    const from = (ip: string) => house.nobody.call('GET', '/api/v1/who?village=371702001001', { ip })
    const replies = []
    for (let i = 0; i < 121; i++) replies.push(await from('10.9.9.9'))
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(120)
    const last = replies.at(-1)!
    expect([last.status, last.body.code]).toEqual([429, 'too-many-requests'])
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0)
    expect((await from('10.9.9.10')).status).toBe(200)
  })
})

test('every answer forbids scripts and frames of others', async () => {
  const { headers } = await house.nobody.get('/api/v1/kinds')
  expect(headers['content-security-policy']).toMatch(/^default-src 'self';/)
  expect(headers['content-security-policy']).not.toContain('unsafe')
  expect(headers['x-content-type-options']).toBe('nosniff')
})
