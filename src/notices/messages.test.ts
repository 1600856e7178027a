import { randomUUID } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { allFed } from '../../test/counted.ts'
import { deliveryPair, testHouse } from '../../test/house.ts'
import { bureauId, people, units, villages } from '../../test/people.ts'
import type { House } from '../house.ts'
import { kinds } from '../kinds/index.ts'
import { printedCode } from '../kinds/printed-code.ts'
import { act } from '../matters/act.ts'
import { staff } from '../matters/asker.ts'
import { lookId } from '../matters/looks.ts'
import { openMatter } from '../matters/open-matter.ts'
import { holderOf, matterFor } from '../matters/store.ts'
import { personById } from '../people/who-is-who.ts'
import { tellAnswered } from './answered.ts'
import { letterText, type Template, templateFor, templates } from './letter.ts'
import { messageQueue, noteMessages } from './messages.ts'
import { afterQuiet } from './quiet.ts'
import { choose } from './reach.ts'
import { takeReceipts } from './receipts.ts'
import { sendAll, staffRoles } from './send.ts'
import { channelStates, deadMessages, replayMessages } from './state.ts'

/* From a notice to a telephone, past a gateway that is down, hangs, lies, or comes back after a day. */

let ground: Awaited<ReturnType<typeof testHouse>>
let house: House
let gateway: http.Server
let mailbox: SMTPServer
const mails: string[] = []
const got: { at: number; path: string; body: any }[] = []
let answer: (reply: http.ServerResponse, body: any) => void
const well = (reply: http.ServerResponse, body: any) =>
  reply.writeHead(200).end(JSON.stringify({ code: '0', errcode: 0, msgId: `m-${body.uid}` }))
const PER_MINUTE = 20

beforeAll(async () => {
  ground = await testHouse()
  gateway = http.createServer(async (request, reply) => {
    let text = ''
    for await (const part of request) text += part
    const body = JSON.parse(text)
    if (request.url === '/balance') return void answer(reply, body)
    got.push({ at: ground.now().getTime(), path: request.url!, body })
    answer(reply, body)
  })
  await new Promise<void>(done => gateway.listen(0, '127.0.0.1', done))
  mailbox = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _, done) {
      let text = ''
      stream.on('data', part => {
        text += part
      })
      stream.on('end', () => {
        mails.push(text)
        done()
      })
    },
  })
  await new Promise<void>(done => mailbox.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`
  const channels = {
    address: 'https://xjw.example',
    sms: {
      url: `${url}/send`,
      balance: `${url}/balance`,
      account: 'a',
      password: 'p',
      signature: '菏泽公安',
      perMinute: PER_MINUTE,
      receipts: { user: 'gateway', password: 'a long password' },
    },
    email: {
      host: '127.0.0.1',
      port: (mailbox.server.address() as AddressInfo).port,
      tls: 'none',
      from: 'no-reply@xjw.example',
    },
    wecom: [{ unit: '371702001', url: `${url}/group` }],
  }
  house = { ...ground, mode: 'real', config: { ...ground.config, channels, reach: ['127.0.0.0/8'] } }
})
afterAll(async () => {
  gateway.closeAllConnections()
  gateway.close()
  await new Promise<void>(done => mailbox.close(done))
  await ground.drop()
})
beforeEach(async () => {
  ground.setNow('2026-11-24T10:00:00+08:00')
  await round()
  await house.pool.query('delete from message')
  await house.pool.query('delete from channel')
  got.length = 0
  answer = well
})

const report = (more: object = {}, phone: string | undefined = '13900000001') =>
  openMatter(
    house,
    {
      commandId: randomUUID(),
      kind: 'case',
      says: { text: '灯箱被砸' },
      place: { village: villages.dongan },
      reporter: { name: '张三丰', ...(phone && { phone }) },
      ...more,
    } as any,
    { as: 'resident', bureauId },
  )
/** Something happens of which the reporter hears. */
const progress = async ({ id }: { id: string }) => {
  const person = (await personById(house.db, bureauId, people.beatOfficer.id, house.now()))!
  const says = { how: 'phone', toldAt: house.now().toISOString(), step: 'looking', progress: '正在看附近的监控。' }
  await act(house, { commandId: randomUUID(), matterId: id, move: 'update', says }, staff(person))
}

/** All that is due now, as the worker would do it. */
async function round() {
  await allFed(house.pool)
  await sendAll(house)
  await noteMessages(house)
  const queue = messageQueue(house, deliveryPair.privateHalf)
  for (;;) {
    const due = (await queue.wanted()).filter(({ at }) => at! <= house.now())
    if (due.length === 0) return
    for (const { row } of due) await queue.work(row)
  }
}
const later = (seconds: number) => ground.setNow(new Date(ground.now().getTime() + seconds * 1000).toISOString())
const sms = () => got.filter(({ path }) => path === '/send').map(({ body }) => body)
const waiting = async () =>
  Number((await house.pool.query('select count(*) from message where next_at is not null')).rows[0].count)

test('whoever reported gets one short message with code and link; the link is theirs; colleagues of the unit hear in their group', async () => {
  const { id, code } = await report()
  await round()
  await round()
  expect(sms()).toHaveLength(1)
  const [{ msg, phone }] = sms()
  expect(phone).toBe('13900000001')
  const [, link] = /^【菏泽公安】您的事项 HZ \S+ 已收到，请看 https:\/\/xjw\.example\/m#(\S+)$/.exec(msg) ?? []
  expect(msg).toContain(printedCode(code))
  expect((await matterFor(house, holderOf(house, link!)!, id))?.matter.code).toBe(code)
  const group = got.filter(({ path }) => path === '/group').map(({ body }) => body.text.content)
  expect(group).toEqual([`事项 ${printedCode(code)} 请处理 https://xjw.example/office/${id}`])
})

test('who reported into the vault is reached, though nobody sees who it is', async () => {
  await report({ kind: 'hazard', says: { text: '路灯不亮', identity: 'sealed', type: 'street_light' } }, '13900000007')
  await round()
  expect(sms().map(({ phone }) => phone)).toEqual(['13900000007'])
})

test('whose “why did you look?” was answered gets a code and a link, once; of a protected matter nothing', async () => {
  const asked = async (more: object = {}) => {
    const { id, code } = await report(more)
    await round()
    got.length = 0
    const { rows } = await house.pool.query(
      'insert into look (bureau_id, matter_id, at, staff_id, what) values ($1, $2, $3, $4, $5) returning *',
      [bureauId, id, ground.now(), people.beatOfficer.id, 'handle'],
    )
    const question = lookId(bureauId, { matterId: id, at: rows[0].at, staffId: people.beatOfficer.id, what: 'handle' })
    await house.pool.query(
      `insert into look_question (bureau_id, id, matter_id, look_at, staff_id, what, unit_id, asked_at, due, answered_at, answered_by, finding)
       values ($1, $2, $3, $4, $5, 'handle', $6, $4, $4, $4, $7, 'not_needed')`,
      [bureauId, question, id, ground.now(), people.beatOfficer.id, units.countyInspection, people.inspector.id],
    )
    await Promise.all([tellAnswered(house, bureauId, question), tellAnswered(house, bureauId, question)])
    // Its turn: so many a minute.
    later(10)
    await round()
    return printedCode(code)
  }
  const code = await asked()
  expect(sms().map(({ msg }) => msg)).toEqual([
    expect.stringMatching(new RegExp(`^【菏泽公安】您的事项 ${code} 有了进展，请看 https://xjw\\.example/m#\\S+$`)),
  ])
  await asked({ says: { text: '他又动手了', danger: 'violence_at_home' } })
  expect(sms()).toEqual([])
})

test('of a clue or a complaint no group hears, and of a protected matter nobody at all', async () => {
  await report({ kind: 'clue', says: { text: '有人在村口赌钱' }, anonymous: true, reporter: undefined })
  await report({ says: { text: '他又动手了', danger: 'violence_at_home' } })
  await round()
  expect(got.filter(({ path }) => path === '/send')).toEqual([])
  expect(JSON.stringify(got)).not.toMatch(/赌钱|动手/)
})

test('what becomes protected while it waits is told to nobody', async () => {
  answer = reply => reply.writeHead(503).end()
  const one = await report()
  await round()
  const tried = sms().length
  await act(
    house,
    {
      commandId: randomUUID(),
      matterId: one.id,
      move: 'raiseFlag',
      says: { danger: 'informant_threatened', word: '井台边' },
    },
    holderOf(house, one.link!)!,
  )
  answer = well
  for (let i = 0; i < 20; i++) {
    later(60)
    await round()
  }
  expect(sms().length).toBe(tried)
  expect(await waiting()).toBe(0)
})

test('a gateway that is down for a day: nothing is lost, and afterwards each matter speaks once, in turns', async () => {
  answer = reply => reply.writeHead(503).end()
  const matters = []
  for (let i = 0; i < 30; i++) matters.push(await report())
  await round()
  for (let hour = 0; hour < 24; hour += 2) {
    later(7200)
    if (hour === 4) for (const one of matters) await progress(one)
    await round()
  }
  // It was looked at, not stormed.
  expect(sms().length).toBeLessThan(10)
  const [state] = (await channelStates(house, bureauId)).filter(({ name }) => name === 'sms')
  expect(state).toMatchObject({ last: 'HTTP 503' })
  expect(state!.downUntil!.getTime()).toBeGreaterThan(house.now().getTime() - 3600_000)
  got.length = 0
  answer = well
  for (let i = 0; i < 60 && (await waiting()) > 0; i++) {
    later(30)
    await round()
  }
  expect(await waiting()).toBe(0)
  const sent = sms()
  expect(sent).toHaveLength(30)
  expect(new Set(sent.map(({ uid }) => uid)).size).toBe(30)
  // What had happened meanwhile was said with it.
  expect(sent.every(({ msg }) => msg.includes('有了进展'))).toBe(true)
  const minutes = Map.groupBy(
    got.filter(({ path }) => path === '/send'),
    ({ at }) => Math.floor(at / 60_000),
  )
  for (const some of minutes.values()) expect(some.length).toBeLessThanOrEqual(PER_MINUTE + 3)
  expect(minutes.size).toBeGreaterThan(1)
})

test('a line that breaks off may have been enough: it is not sent twice, is shown, and settled by what the gateway reports', async () => {
  answer = reply => reply.socket!.destroy()
  await report()
  await round()
  later(7200)
  answer = well
  await round()
  expect(sms()).toHaveLength(1)
  const [dead] = await deadMessages(house.db, bureauId, 'sms')
  expect(dead).toMatchObject({ last: 'perhaps-sent', template: 'received' })
  // Nor all at once with the rest: that somebody decides for this one.
  expect(await replayMessages(house.db, bureauId, { channel: 'sms' }, house.now())).toBe(0)
  const fields = { receiver: 'gateway', pswd: 'a long password', uid: dead!.id, msgid: 'x', status: 'DELIVRD' }
  expect(await takeReceipts(house, bureauId, 'sms', { fields: { ...fields, pswd: 'no' }, headers: {} })).toBeUndefined()
  expect(await takeReceipts(house, bureauId, 'sms', { fields, headers: {} })).toBe('{"clcode":"000000"}')
  expect(await deadMessages(house.db, bureauId, 'sms')).toEqual([])
})

test('a worker that fell over between sending and noting: not sent again, since this gateway does not know it again', async () => {
  await report()
  await allFed(house.pool)
  await sendAll(house)
  await noteMessages(house)
  await house.pool.query(`update message set trying_at = $1 where channel = 'sms'`, [house.now()])
  for (let i = 0; i < 5; i++) {
    later(60)
    await round()
  }
  expect(sms()).toEqual([])
  const [dead] = await deadMessages(house.db, bureauId, 'sms')
  expect(dead!.last).toBe('perhaps-sent')
  expect(await replayMessages(house.db, bureauId, { channel: 'sms', id: dead!.id }, house.now())).toBe(1)
  await round()
  expect(sms()).toHaveLength(1)
})

test('a number that is none is given up by name and not tried again; the others go on', async () => {
  answer = (reply, body) =>
    body.phone === '13900000009' ? reply.writeHead(200).end('{"code":"107"}') : well(reply, body)
  await report({}, '13900000009')
  await report()
  await round()
  later(3600)
  await round()
  expect(
    sms()
      .map(({ phone }) => phone)
      .sort(),
  ).toEqual(['13900000001', '13900000009'])
  expect((await deadMessages(house.db, bureauId)).map(({ last }) => last)).toEqual(['gateway 107'])
})

describe('whoever is told chooses how', () => {
  const choosing = async (one: { id: string }, said: any) => {
    const { rows } = await house.pool.query(`select people -> 0 ->> 'id' as id from matter where id = $1`, [one.id])
    await choose(house, { bureauId, matterId: one.id, personId: rows[0].id }, said)
  }

  test('by mail, in English, to an address that only the delivery worker opens', async () => {
    const one = await report({}, undefined)
    await choosing(one, { channel: 'email', language: 'en', address: 'wang@example.org' })
    await round()
    expect(sms()).toEqual([])
    expect(mails.at(-1)).toMatch(/To: wang@example.org/)
    expect(mails.at(-1)).toMatch(/Your matter HZ \S+ was received: https:/)
    const { rows } = await house.pool.query('select * from reach r, message m')
    expect(JSON.stringify(rows.map(row => ({ ...row, address: row.address.toString('latin1') })))).not.toContain(
      'wang@',
    )
    const nobody = messageQueue(house, undefined)
    await progress(one)
    await allFed(house.pool)
    await sendAll(house)
    await noteMessages(house)
    for (const { row } of await nobody.wanted()) await nobody.work(row)
    expect((await house.pool.query(`select last from message where template = 'news'`)).rows).toEqual([
      { last: 'no-address' },
    ])
  })

  test('not at all: then nothing more comes, also of what waits already', async () => {
    answer = reply => reply.writeHead(503).end()
    const one = await report()
    await round()
    await choosing(one, { channel: 'none', language: 'zh' })
    answer = well
    got.length = 0
    await progress(one)
    for (let i = 0; i < 5; i++) {
      later(600)
      await round()
    }
    expect(sms()).toEqual([])
    expect(await waiting()).toBe(0)
  })

  test('what is no way here, no address, or none where one is needed is refused by name', async () => {
    const one = await report()
    const refused = (said: object) =>
      choosing(one, { language: 'zh', ...said }).then(
        () => undefined,
        ({ code }) => code,
      )
    expect(await refused({ channel: 'wechat', address: 'x' })).toBe('channel-not-here')
    expect(await refused({ channel: 'email' })).toBe('address-needed')
    expect(await refused({ channel: 'email', address: 'nobody' })).toBe('address-wrong')
    expect(await refused({ channel: 'sms', address: '0530-5550000' })).toBe('address-wrong')
    expect(await refused({ channel: 'sms' })).toBeUndefined()
  })
})

test('by night it waits for the morning; whoever reports by night is answered at once', async () => {
  const at = (time: string) => new Date(`2026-11-24T${time}+08:00`)
  const quiet = (time: string, from = '21:00:00', to = '07:30:00') =>
    afterQuiet(at(time), from, to, 'Asia/Shanghai').toISOString()
  expect(quiet('20:59:00')).toBe(at('20:59:00').toISOString())
  expect(quiet('21:00:00')).toBe('2026-11-24T23:30:00.000Z')
  expect(quiet('03:00:00')).toBe('2026-11-23T23:30:00.000Z')
  expect(quiet('07:30:00')).toBe(at('07:30:00').toISOString())
  expect(quiet('13:00:00', '12:00', '14:30')).toBe(at('14:30:00').toISOString())
  expect(quiet('03:00:00', '00:00', '00:00')).toBe(at('03:00:00').toISOString())

  ground.setNow('2026-11-24T22:00:00+08:00')
  const one = await report()
  await round()
  expect(sms()).toHaveLength(1)
  await progress(one)
  await round()
  expect(sms()).toHaveLength(1)
  ground.setNow('2026-11-25T07:31:00+08:00')
  await round()
  expect(sms()).toHaveLength(2)
})

test('no message says what a matter is about: of every notice of every kind only a code and a link, or a code and a telephone', () => {
  const about = { code: 'HZ-7K3M-9QWE', link: 'https://xjw.example/m#t', phone: '0530-5550000' }
  const said = new Map<string, Set<string>>()
  for (const kind of kinds)
    for (const [name, { to }] of Object.entries(kind.notices))
      for (const role of to)
        for (const language of ['zh', 'en'] as const) {
          const template: Template = staffRoles.includes(role) ? 'office' : templateFor(name, role)
          const text = letterText(template, language, about)
          expect(text).not.toMatch(/[{}]/)
          const words = [kind.words.name, ...kinds.flatMap(({ words }) => [words.name, words.about])].map(
            one => one[language],
          )
          expect(words.filter(word => text.toLowerCase().includes(word.toLowerCase()))).toEqual([])
          const known = said.get(`${template} ${language}`) ?? new Set()
          said.set(`${template} ${language}`, known.add(text))
        }
  // Whatever the kind and the notice, the sentence is the same: it tells nothing.
  expect([...said.values()].every(({ size }) => size === 1)).toBe(true)
  expect(said.size).toBeLessThanOrEqual(Object.keys(templates).length * 2)
})

test('where there are no channels, nothing is written down; when there are, they begin with what happens then', async () => {
  const none = { ...house, config: { ...house.config, channels: undefined } }
  await report()
  await allFed(house.pool)
  await sendAll(house)
  expect(await noteMessages(none)).toEqual([])
  await house.pool.query(`delete from reader where name = 'messages'`)
  await round()
  expect(sms()).toEqual([])
  await report()
  await round()
  expect(sms()).toHaveLength(1)
})
