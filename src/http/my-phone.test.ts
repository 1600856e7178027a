import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Drive, drive } from '../../test/drive.ts'
import { deliveryPair } from '../../test/house.ts'
import { bureauId, people, villages } from '../../test/people.ts'
import { destroy } from '../journal/destroy.ts'
import { forgetPhoneSessions } from '../matters/phone-session.ts'
import { askCode as asked, codesWanted, forgetPhoneCodes, heldPhone, phoneCodeQueue } from '../notices/phone-code.ts'
import { readConfig } from '../platform/config.ts'

/* Seeing by a code sent to one’s telephone what was reported with it (R26, R30; decision 0094), past a gateway on a socket. */

let house: Drive
let gateway: http.Server
const texts: { phone: string; msg: string }[] = []
let answer = '0'
const A_DAY = 8

beforeAll(async () => {
  gateway = http.createServer(async (request, reply) => {
    let text = ''
    for await (const part of request) text += part
    texts.push(JSON.parse(text))
    reply.end(JSON.stringify({ code: answer }))
  })
  await new Promise<void>(done => gateway.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/`
  const sms = { url, account: 'a', password: 'p', signature: '菏泽公安', codesADay: A_DAY }
  const { config } = readConfig([], {})
  house = await drive({
    mode: 'real',
    config: { ...config, channels: { address: 'https://xjw.example', sms }, reach: ['127.0.0.0/8'] },
  })
})
afterAll(async () => {
  gateway.closeAllConnections()
  gateway.close()
  await house.end()
})
let day = 1
beforeEach(() => {
  house.setNow(`2027-03-${String(day++).padStart(2, '0')}T10:00:00+08:00`)
  texts.length = 0
  answer = '0'
})

let numbers = 0
const newNumber = () => `1390530${String(++numbers).padStart(4, '0')}`
const later = (seconds: number) => house.setNow(new Date(house.house.now().getTime() + seconds * 1000).toISOString())
let addresses = 0
/** Somebody at an address of their own. */
const at = () => `10.77.${Math.floor(++addresses / 250)}.${addresses % 250}`

async function report(phone: string, says: object = {}, { kind = 'case', ...more }: Record<string, any> = {}) {
  const { body, status, text } = await house.nobody.call('POST', '/api/v1/matters', {
    body: {
      kind,
      says: { text: '灯箱被砸了', ...says },
      place: { village: villages.dongan },
      reporter: { name: '张三丰', phone, ...more },
    },
    headers: { 'idempotency-key': crypto.randomUUID() },
    ip: at(),
  })
  expect([status, text]).toEqual([201, text])
  return body as { id: string; code: string; link: { token: string } }
}
const askCode = (phone: string, ip = at()) =>
  house.nobody.call('POST', '/api/v1/my/phone/code', { body: { phone }, ip })
const enter = (phone: string, code: string, ip = at()) =>
  house.nobody.call('POST', '/api/v1/my/phone/session', { body: { phone, code }, ip })
const queue = () => phoneCodeQueue(house.house, deliveryPair.privateHalf)
async function send() {
  for (const { row } of await queue().wanted()) await queue().work(row)
}
const sent = (phone: string) => texts.filter(one => one.phone === phone).map(({ msg }) => /\d{6}/.exec(msg)![0])
async function codeFor(phone: string): Promise<string> {
  expect((await askCode(phone)).status).toBe(202)
  await send()
  return sent(phone).at(-1)!
}
async function entered(phone: string) {
  const { body } = await enter(phone, await codeFor(phone))
  const headers = { 'x-phone-session': body.token }
  return {
    token: body.token as string,
    list: () => house.nobody.get('/api/v1/my/phone/matters', headers),
    open: (code: string) => house.nobody.post('/api/v1/my/phone/link', { code }, headers),
    leave: () => house.nobody.call('DELETE', '/api/v1/my/phone/session', { headers }),
  }
}

test('whoever asks for a code is answered alike for every number; only one with something to show is sent any', async () => {
  const [known, unknown, onlyProtected] = [newNumber(), newNumber(), newNumber()]
  await report(known)
  await report(onlyProtected, { danger: 'violence_at_home' }, { word: '石榴树下' })
  const answers = []
  for (const phone of [known, unknown, onlyProtected]) {
    const { status, text, headers } = await askCode(phone)
    answers.push({ status, text, headers: { ...headers, date: '', 'x-ratelimit-remaining': '' } })
    const wrong = await enter(phone, '000000')
    answers.push({ status: wrong.status, text: wrong.text })
  }
  expect(answers.slice(2, 4)).toEqual(answers.slice(0, 2))
  expect(answers.slice(4)).toEqual(answers.slice(0, 2))
  await send()
  expect(texts.map(({ phone }) => phone)).toEqual([known])
  expect(texts[0]!.msg).toMatch(/^【菏泽公安】您的验证码 \d{6}，10 分钟内有效。谁要都别给，民警也不会问您要。$/)
  expect(texts[0]!.msg.length).toBeLessThanOrEqual(70)
  // No number and no code lies anywhere in the database.
  const { rows } = await house.house.pool.query('select c::text from phone_code c')
  expect(rows.length).toBe(3)
  for (const { c } of rows) for (const one of [known, unknown, sent(known)[0]!]) expect(c).not.toContain(one)
})

describe('what is seen', () => {
  test('of each matter what its code tells, and the code; nobody’s name, no kind, no words; by both one is back on one’s page', async () => {
    const phone = newNumber()
    const first = await report(phone)
    later(60)
    // The household’s: somebody else reports with it, too.
    const second = await report(phone, {}, { kind: 'dispute', name: '李桂芬' })
    const { list, open } = await entered(phone)
    const { body, text } = await list()
    expect(body.matters.map(({ code }: any) => code.replace(/[ -]/g, ''))).toEqual([second.code, first.code])
    const unit = { words: { zh: '东城派出所', en: expect.any(String) }, phone: expect.anything() }
    expect(body.matters[0]).toEqual({
      code: expect.any(String),
      status: 'received',
      words: { zh: '已收到', en: 'Received' },
      day: house.house.now().toISOString().slice(0, 10),
      unit: { ...unit, phone: body.matters[0].unit.phone },
    })
    for (const never of ['张三丰', '李桂芬', '灯箱', 'dispute', 'case', first.id, phone])
      expect(text).not.toContain(never)
    const link = await open(first.code.toLowerCase())
    expect((await house.holding(link.body.token).get('/api/v1/my')).body.id).toBe(first.id)
  })

  test('nothing protected, no complaint, no clue, no sealed record, nothing in the vault, and nothing whose reporter chose another way', async () => {
    const phone = newNumber()
    const seen = await report(phone)
    const says = { text: '窗口那位一句好话没有', fault: 'attitude', complained: people.windowClerk.id }
    const hidden = [
      await report(phone, { danger: 'violence_at_home' }, { kind: 'dispute', word: '石榴树下' }),
      await report(phone, says, { kind: 'conduct', show: true }),
      await report(phone, { text: '村东头夜里有人收电瓶' }, { kind: 'clue', show: true }),
      await report(phone, { type: 'small_premises', identity: 'sealed' }, { kind: 'hazard' }),
      await report(phone),
      await report(phone),
    ]
    const silent = house.holding(hidden[4]!.link.token)
    expect((await silent.post('/api/v1/my/channel', { channel: 'none', language: 'zh' })).status).toBe(200)
    await house.house.pool.query("update matter set state = 'sealed' where id = $1", [hidden[5]!.id])
    // The other side of a quarrel, who gave their number to an officer, is no reporter.
    const duty = await house.as('dutyOfficer')
    const other = await duty.report(
      'dispute',
      { text: '两家为排水争', otherParty: { name: '王五六', phone } },
      { place: { village: villages.dongan } },
    )
    expect(other.status).toBe(201)
    const { list, open } = await entered(phone)
    const { body } = await list()
    expect(body.matters.map(({ code }: any) => code.replace(/[ -]/g, ''))).toEqual([seen.code])
    const nobodys = await open('HZ 2222-2222-2')
    for (const { code } of [...hidden, other.body]) expect((await open(code)).text).toBe(nobodys.text)
    // A hazard whose reporter let the handler know who they are lies with the people of the matter, and is found.
    later(60)
    const shown = await report(phone, { type: 'small_premises', identity: 'shown_to_handler' }, { kind: 'hazard' })
    expect((await list()).body.matters[0].code.replace(/[ -]/g, '')).toBe(shown.code)
    // From the moment that it is protected it is gone.
    const flag = { danger: 'violence_at_home' }
    expect((await duty.does({ id: seen.id, version: '*' }, 'raiseFlag', flag)).status).toBe(200)
    expect((await list()).body.matters).toHaveLength(1)
    expect((await open(seen.code)).text).toBe(nobodys.text)
  })

  test('is gone with the data of the person', async () => {
    const phone = newNumber()
    const { id } = await report(phone)
    const { list } = await entered(phone)
    expect((await list()).body.matters).toHaveLength(1)
    await destroy(house.house.pool, { bureauId, matterIds: [id] }, 'people', 'ledger', house.house.now())
    expect((await list()).body.matters).toEqual([])
    later(60)
    await askCode(phone)
    await send()
    expect(sent(phone)).toHaveLength(1)
  })
})

describe('a code', () => {
  test('is right once, also for two at once', async () => {
    const phone = newNumber()
    await report(phone)
    const code = await codeFor(phone)
    const both = await Promise.all([enter(phone, code), enter(phone, code), enter(phone, code)])
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422, 422])
  })

  test('that was right is none of the thirty wrong ones of an address', async () => {
    const phone = newNumber()
    await report(phone)
    const code = await codeFor(phone)
    const says = (of: string) => heldPhone(house.house, bureauId, { phone: of, code }, 'an address')
    for (let n = 0; n < 29; n++) await expect(says(newNumber())).rejects.toThrow('code-wrong-or-over')
    await says(phone)
    await expect(says(phone)).rejects.toThrow('code-wrong-or-over')
    await expect(says(phone)).rejects.toThrow('too-many-tries')
  })

  test('of another number, an earlier one, one of ten minutes ago and one after five wrong tries are wrong, all alike', async () => {
    const [phone, another] = [newNumber(), newNumber()]
    await report(phone)
    await report(another)
    const first = await codeFor(phone)
    const foreign = await enter(another, first)
    later(61)
    const second = await codeFor(phone)
    if (first !== second) expect((await enter(phone, first)).text).toBe(foreign.text)
    const wrong = second === '111111' ? '222222' : '111111'
    for (let n = 0; n < 4; n++) expect((await enter(phone, wrong)).text).toBe(foreign.text)
    expect((await enter(phone, second)).text).toBe(foreign.text)
    later(61)
    const third = await codeFor(phone)
    later(600)
    expect((await enter(phone, third)).text).toBe(foreign.text)
    expect(foreign.body.code).toBe('code-wrong-or-over')
  })

  test('is sent once, also by two workers at once and by one that fell over after it took it', async () => {
    const phone = newNumber()
    await report(phone)
    await askCode(phone)
    const [{ row }] = (await codesWanted(house.house)) as unknown as [{ row: string }]
    await Promise.all([queue().work(row), queue().work(row)])
    expect(sent(phone)).toHaveLength(1)
    later(61)
    await askCode(phone)
    await house.house.pool.query('update phone_code set next_at = null where next_at is not null')
    await send()
    expect(sent(phone)).toHaveLength(1)
  })

  test('that the gateway does not take is tried three times, and the number is then nowhere any more', async () => {
    answer = '103'
    await forgetPhoneCodes(house.house)
    const phone = newNumber()
    await report(phone)
    await askCode(phone)
    for (let n = 0; n < 40; n++) {
      await send()
      later(20)
    }
    expect(sent(phone).length).toBeLessThanOrEqual(3)
    const { rows } = await house.house.pool.query('select last from phone_code where sealed is not null')
    expect(rows).toEqual([])
    answer = '0'
    await house.house.pool.query('delete from channel')
  })
})

describe('how often', () => {
  const refusal = async (asked: ReturnType<typeof askCode>) => {
    const { status, body } = await asked
    return status === 202 ? 202 : body.code
  }

  test('one a minute and five a day for a number, known or not', async () => {
    for (const phone of [newNumber(), newNumber()]) {
      if (phone.endsWith('1')) await report(phone)
      expect(await refusal(askCode(phone))).toBe(202)
      expect(await refusal(askCode(phone))).toBe('code-just-asked')
      // Written otherwise it is the same number.
      expect(await refusal(askCode(`+86 ${phone.slice(0, 3)}-${phone.slice(3)}`))).toBe('code-just-asked')
      for (let n = 0; n < 4; n++) {
        later(61)
        expect(await refusal(askCode(phone))).toBe(202)
      }
      later(61)
      expect(await refusal(askCode(phone))).toBe('too-many-codes')
    }
  })

  test('thirty an hour for an address, and of IPv6 for a network', async () => {
    const told: unknown[] = []
    // The door itself lets through so many a minute of one address.
    for (let n = 0; n < 31; n++) told.push(await refusal(askCode(newNumber(), `2001:db8:7:7::${n + 1}`)))
    expect(told.filter(one => one === 202)).toHaveLength(20)
    const here = { bureauId, tz: 'Asia/Shanghai' }
    const ask = () => asked(house.house, here, { phone: newNumber(), language: 'zh' }, '2001:db8:7:7::/64')
    for (let n = 0; n < 10; n++) await ask()
    await expect(ask()).rejects.toMatchObject({ code: 'too-many-codes-here' })
    later(3600)
    await ask()
  })

  test('so many a day are sent in a bureau: what costs is limited, and what is not sent costs nothing', async () => {
    for (let n = 0; n < A_DAY; n++) await askCode(newNumber())
    await send()
    expect(texts).toHaveLength(0)
    for (let n = 0; n < A_DAY; n++) {
      const phone = newNumber()
      await report(phone)
      await codeFor(phone)
    }
    const { status, body, headers } = await askCode(newNumber())
    expect([status, body.code, body.words.zh]).toEqual([429, 'no-codes-today', expect.stringContaining('今天')])
    expect(Number(headers['retry-after'])).toBe(14 * 3600)
    expect(texts).toHaveLength(A_DAY)
    house.setNow(new Date(house.house.now().getTime() + 14 * 3_600_000).toISOString())
    expect(await refusal(askCode(newNumber()))).toBe(202)
  })

  test('what is no mobile number is told so at once', async () => {
    const { status, body } = await askCode('0530-5551234')
    expect([status, body.faults[0]]).toEqual([
      422,
      { at: '/phone', code: 'not-a-mobile', words: expect.objectContaining({ zh: '请写 11 位手机号码。' }) },
    ])
  })
})

test('a session is over after twenty minutes or by a tap, and only its digest lies here', async () => {
  const phone = newNumber()
  await report(phone)
  const { token, list, leave } = await entered(phone)
  const { rows } = await house.house.pool.query('select s::text from phone_session s')
  expect(rows.map(({ s }) => s).join()).not.toContain(token.slice(-20))
  expect((await list()).status).toBe(200)
  expect((await leave()).status).toBe(204)
  expect([(await list()).status, (await list()).body.code]).toEqual([401, 'phone-session-over'])
  later(61)
  const again = await entered(phone)
  later(1200)
  expect((await again.list()).status).toBe(401)
  later(86_400)
  await forgetPhoneSessions(house.house)
  await forgetPhoneCodes(house.house)
  const { rows: left } = await house.house.pool.query(
    'select (select count(*) from phone_session)::int + (select count(*) from phone_code)::int as n',
  )
  expect(left[0].n).toBe(0)
})
