import { createDecipheriv, createECDH, createHmac, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import http from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import net from 'node:net'
import tls from 'node:tls'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import webPush from 'web-push'
import { ownCertificate } from '../../../test/certificate.ts'
import type { Channel, Letter } from './channel.ts'
import { emailChannel } from './email.ts'
import { pushChannel } from './push.ts'
import { dingtalkChannel, wecomChannel } from './robots.ts'
import { settingsIn } from './settings.ts'
import { segments, smsChannel } from './sms.ts'
import { wechatChannel } from './wechat.ts'

/* Each channel against a server of its protocol, on a socket: what it is sent, and what its answers mean. */

const rules = { allow: ['127.0.0.0/8'] }
const now = () => new Date('2026-11-24T10:00:00+08:00')
const letter: Letter = {
  id: '0192f3a1-0000-7000-8000-000000000001',
  to: '13900000001',
  text: '您的事项 HZ-7K3M-9QWE 有了进展，请看 https://xjw.example/m#t',
  link: 'https://xjw.example/m#t',
  title: '您有一条事项消息',
}

type Got = { method: string; url: URL; headers: http.IncomingHttpHeaders; raw: Buffer; body: any }
const got: Got[] = []
let answer: (got: Got, reply: http.ServerResponse) => void
const listen: http.RequestListener = async (request, reply) => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  const raw = Buffer.concat(parts)
  const text = raw.toString('utf8')
  const one = {
    method: request.method!,
    url: new URL(request.url!, 'http://here'),
    headers: request.headers,
    raw,
    // What is sealed may begin with any byte, with a brace too.
    body: request.headers['content-encoding'] === undefined && /^[[{]/.test(text) ? JSON.parse(text) : text,
  }
  got.push(one)
  answer(one, reply)
}
const says = (body: unknown, status = 200) => {
  answer = (_, reply) => reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
const own = ownCertificate()
const plain = http.createServer(listen)
const sealed = https.createServer(own, listen)
let base: string
let sealedBase: string
const before = tls.getCACertificates()
beforeAll(async () => {
  await new Promise<void>(done => plain.listen(0, '127.0.0.1', done))
  await new Promise<void>(done => sealed.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(plain.address() as AddressInfo).port}`
  sealedBase = `https://127.0.0.1:${(sealed.address() as AddressInfo).port}`
  tls.setDefaultCACertificates([...before, own.cert])
})
afterAll(() => {
  tls.setDefaultCACertificates(before)
  for (const server of [plain, sealed]) {
    server.closeAllConnections()
    server.close()
  }
})

/** What every way by HTTP makes of a server that is not there, breaks off, or is somebody else. */
const misfortunes = async (channel: Channel, to = letter.to) => {
  const outcomes: unknown[] = []
  for (const act of [
    (reply: http.ServerResponse) => reply.socket!.destroy(),
    (reply: http.ServerResponse) => reply.writeHead(503).end(),
    (reply: http.ServerResponse) => reply.writeHead(200).end('<html>sign in to the wifi</html>'),
    (reply: http.ServerResponse) => reply.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
  ]) {
    answer = (_, reply) => act(reply)
    const { how, down } = (await channel.send({ ...letter, to })) as { how: string; down?: boolean }
    outcomes.push(down === undefined ? how : `${how}, down`)
  }
  return outcomes
}

describe('SMS', () => {
  const sms = (more = {}) =>
    smsChannel({ url: `${base}/send`, account: 'N1', password: 'secret', signature: '菏泽公安', ...more }, rules)

  test('in the gateway’s form, signed in front, with an id of ours and a report asked for', async () => {
    says({ code: '0', msgId: '2611241000', errorMsg: '' })
    expect(await sms().send(letter)).toEqual({ how: 'sent', ref: '2611241000' })
    expect(got.at(-1)!.body).toEqual({
      account: 'N1',
      password: 'secret',
      phone: '13900000001',
      report: 'true',
      uid: letter.id,
      msg: `【菏泽公安】${letter.text}`,
    })
  })

  test('70 characters are one, and then 67 to each: the signature counts', () => {
    expect(['', 'a'.repeat(70), 'a'.repeat(71), '灯'.repeat(134), '灯'.repeat(135)].map(segments)).toEqual([
      1, 1, 2, 2, 3,
    ])
    expect([sms().partsOf('灯'.repeat(64)), sms().partsOf('灯'.repeat(65))]).toEqual([1, 2])
  })

  test('200 that carries an error is an error: some for now, some for good', async () => {
    says({ code: '103', msgId: '', errorMsg: '提交速度过快' })
    expect(await sms().send(letter)).toEqual({ how: 'again', why: 'gateway 103', down: true })
    says({ code: '107', msgId: '', errorMsg: '手机号码格式错误' })
    expect(await sms().send(letter)).toEqual({ how: 'never', why: 'gateway 107' })
    expect(await misfortunes(sms())).toEqual(['unknown', 'again, down', 'again, down', 'again, down'])
    expect(await sms({ url: 'http://127.0.0.1:1/' }).send(letter)).toEqual({
      how: 'again',
      why: 'address-not-allowed',
      down: true,
    })
  })

  test('numbers in one form; what is no mobile telephone is none', () => {
    const { addressOf } = sms()
    expect(['139 0000 0001', '+86-13900000001', '0530-5550000', '139****0001', '12345678901'].map(addressOf)).toEqual([
      '13900000001',
      '13900000001',
      undefined,
      undefined,
      undefined,
    ])
  })

  test('what became of it is heard from who knows the password only', () => {
    const way = sms({ receipts: { user: 'gateway', password: 'a long password' } })
    const fields = { receiver: 'gateway', pswd: 'a long password', uid: letter.id, msgid: '26', status: 'DELIVRD' }
    expect(way.hear({ fields, headers: {} })).toEqual({
      receipts: [{ id: letter.id, ref: '26', arrived: true, said: 'DELIVRD' }],
      answer: '{"clcode":"000000"}',
    })
    expect(way.hear({ fields: { ...fields, status: 'MK:0001' }, headers: {} })!.receipts[0]).toMatchObject({
      arrived: false,
      said: 'MK:0001',
    })
    expect(way.hear({ fields: { ...fields, pswd: 'guessed' }, headers: {} })).toBeUndefined()
    expect(sms().hear({ fields, headers: {} })).toBeUndefined()
  })

  test('how it is, it is asked by the balance, which sends nothing', async () => {
    const way = sms({ balance: `${base}/balance` })
    says({ code: '0', balance: '12' })
    expect(await way.look()).toBeUndefined()
    expect(got.at(-1)!.url.pathname).toBe('/balance')
    says({ code: '101' })
    expect(await way.look()).toBe('gateway 101')
  })
})

describe('e-mail', () => {
  const mails: { from: string; to: string[]; text: string }[] = []
  let server: SMTPServer
  let port: number
  beforeAll(async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      hideSTARTTLS: true,
      logger: false,
      onAuth: ({ password }, _, done) => (password === 'right' ? done(null, { user: 'u' }) : done(new Error('535 no'))),
      onRcptTo({ address }, _, done) {
        if (address.startsWith('nobody')) return done(Object.assign(new Error('no such box'), { responseCode: 550 }))
        if (address.startsWith('later')) return done(Object.assign(new Error('later'), { responseCode: 451 }))
        done()
      },
      onData(stream, { envelope }, done) {
        let text = ''
        stream.on('data', (part: Buffer) => {
          text += part.toString('utf8')
        })
        stream.on('end', () => {
          mails.push({
            from: (envelope.mailFrom as { address: string }).address,
            to: envelope.rcptTo.map(({ address }) => address),
            text,
          })
          done()
        })
      },
    })
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
    port = (server.server.address() as AddressInfo).port
  })
  afterAll(() => new Promise<void>(done => server.close(() => done())))
  const mail = (more = {}) =>
    emailChannel({ host: '127.0.0.1', port, tls: 'none', from: '菏泽公安 <no-reply@xjw.example>', ...more })
  const to = 'wang@example.org'

  test('arrives with our id, as one that no machine answers', async () => {
    expect(await mail({ user: 'u', password: 'right' }).send({ ...letter, to })).toEqual({
      how: 'sent',
      ref: letter.id,
    })
    expect(mails.at(-1)).toMatchObject({ from: 'no-reply@xjw.example', to: [to] })
    expect(mails.at(-1)!.text).toContain(`Message-ID: <${letter.id}@xjw.example>`)
    expect(mails.at(-1)!.text).toMatch(/Auto-Submitted: auto-generated/)
  })

  test('a box that is not there is given up, a server that is busy tried again, a wrong password is the channel’s', async () => {
    expect(await mail().send({ ...letter, to: 'nobody@example.org' })).toEqual({ how: 'never', why: 'SMTP 550' })
    expect(await mail().send({ ...letter, to: 'later@example.org' })).toEqual({
      how: 'again',
      why: 'SMTP 451',
      down: false,
    })
    expect(await mail({ user: 'u', password: 'wrong' }).send({ ...letter, to })).toMatchObject({
      how: 'again',
      down: true,
    })
    expect(await mail().look()).toBeUndefined()
    expect(await mail({ port: 1 }).look()).toBe('ESOCKET')
    expect(await mail({ port: 1 }).send({ ...letter, to })).toMatchObject({ how: 'again', down: true })
  })

  test('a server that falls silent after the words were sent may have taken them', async () => {
    const silent = net.createServer(socket => {
      let data = false
      socket.write('220 here\r\n')
      socket.on('error', () => {})
      socket.on('data', part => {
        const text = part.toString()
        if (data) return socket.destroy()
        if (text.startsWith('EHLO')) socket.write('250 here\r\n')
        else if (text.startsWith('DATA')) {
          data = true
          socket.write('354 go on\r\n')
        } else socket.write('250 ok\r\n')
      })
    })
    await new Promise<void>(done => silent.listen(0, '127.0.0.1', done))
    const outcome = await mail({ port: (silent.address() as AddressInfo).port }).send({ ...letter, to })
    silent.close()
    expect(outcome.how).toBe('unknown')
  })

  test.each(['a@b', 'a b@example.org', 'a@example.org, b@example.org', 'x\r\nBcc: y@example.org'])(
    '%j is no address',
    said => {
      expect(mail().addressOf(said)).toBeUndefined()
    },
  )
})

describe('robots of groups', () => {
  test('WeCom: text to the group of the unit; 200 with an errcode is no success, and too fast is for later', async () => {
    const way = wecomChannel([{ unit: '371702001', url: `${base}/cgi-bin/webhook/send?key=k` }], rules, now)
    expect([way.addressOf('371702001'), way.addressOf('371702002'), way.perMinute]).toEqual([
      '371702001',
      undefined,
      20,
    ])
    says({ errcode: 0, errmsg: 'ok' })
    expect(await way.send({ ...letter, to: '371702001' })).toEqual({ how: 'sent' })
    expect([got.at(-1)!.url.search, got.at(-1)!.body]).toEqual([
      '?key=k',
      { msgtype: 'text', text: { content: letter.text } },
    ])
    says({ errcode: 45009, errmsg: 'api freq out of limit' })
    expect(await way.send({ ...letter, to: '371702001' })).toEqual({ how: 'again', why: 'errcode 45009', down: true })
    says({ errcode: 93000, errmsg: 'invalid webhook url' })
    expect(await way.send({ ...letter, to: '371702001' })).toEqual({ how: 'never', why: 'errcode 93000' })
    expect(await misfortunes(way, '371702001')).toEqual(['unknown', 'again, down', 'again, down', 'again, down'])
  })

  test('DingTalk: signed over the instant with its secret', async () => {
    const secret = 'SECtest'
    const way = dingtalkChannel([{ unit: 'a', url: `${base}/robot/send?access_token=t`, secret }], rules, now)
    says({ errcode: 0, errmsg: 'ok' })
    expect(await way.send({ ...letter, to: 'a' })).toEqual({ how: 'sent' })
    const { searchParams } = got.at(-1)!.url
    const timestamp = String(now().getTime())
    expect(searchParams.get('timestamp')).toBe(timestamp)
    expect(searchParams.get('sign')).toBe(
      createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64'),
    )
    says({ errcode: 130101, errmsg: 'send too fast' })
    expect(await way.send({ ...letter, to: 'a' })).toMatchObject({ how: 'again', down: true })
    says({ errcode: 310000, errmsg: 'sign not match' })
    expect(await way.send({ ...letter, to: 'a' })).toEqual({ how: 'never', why: 'errcode 310000' })
  })
})

test('WeChat: one token for many, renewed before it ends and when it is said to have ended; an id that arrives once', async () => {
  let clock = now()
  const way = wechatChannel({ appId: 'wx1', secret: 's', template: 'T', api: base }, rules, () => clock)
  const to = 'oABCDEFGHIJKLMNOPQRSTUVWXYZ0'
  let tokens = 0
  let ends = false
  answer = ({ url, body }, reply) => {
    const token = url.pathname.endsWith('stable_token')
    if (token) tokens++
    const said = token
      ? { access_token: `token-${tokens}-${body.force_refresh}`, expires_in: 7200 }
      : ends && url.searchParams.get('access_token') !== `token-${tokens}-true`
        ? { errcode: 42001, errmsg: 'access_token expired' }
        : { errcode: 0, msgid: 99 }
    reply.writeHead(200).end(JSON.stringify(said))
  }
  expect(await way.send({ ...letter, to })).toEqual({ how: 'sent', ref: '99' })
  expect(await way.send({ ...letter, to })).toEqual({ how: 'sent', ref: '99' })
  expect(tokens).toBe(1)
  expect(got.at(-1)!.body).toMatchObject({
    touser: to,
    template_id: 'T',
    client_msg_id: letter.id,
    url: letter.link,
    data: { thing1: { value: letter.text } },
  })
  clock = new Date(clock.getTime() + 7000 * 1000)
  await way.send({ ...letter, to })
  expect(tokens).toBe(2)
  ends = true
  expect(await way.send({ ...letter, to })).toEqual({ how: 'sent', ref: '99' })
  expect(tokens).toBe(3)
  says({ errcode: 43004, errmsg: 'require subscribe' })
  expect(await way.send({ ...letter, to })).toEqual({ how: 'never', why: 'errcode 43004' })
  says({ errcode: 40125, errmsg: 'invalid appsecret' })
  const other = wechatChannel({ appId: 'wx1', secret: 'wrong', template: 'T', api: base }, rules, now)
  expect(await other.look()).toBe('token 40125')
})

test('Web Push: sealed for the browser alone, signed by VAPID, under one topic; nothing inside is called', async () => {
  const vapid = webPush.generateVAPIDKeys()
  const way = pushChannel({ ...vapid, subject: 'mailto:it@xjw.example' }, rules)
  const browser = createECDH('prime256v1')
  const p256dh = browser.generateKeys()
  const auth = randomBytes(16)
  const subscription = (endpoint: string) =>
    JSON.stringify({ endpoint, keys: { p256dh: p256dh.toString('base64url'), auth: auth.toString('base64url') } })
  answer = (_, reply) => reply.writeHead(201).end()
  const to = way.addressOf(subscription(`${sealedBase}/push/1`))!
  expect(await way.send({ ...letter, to })).toEqual({ how: 'sent' })
  const { headers, raw } = got.at(-1)!
  expect(headers).toMatchObject({ topic: letter.id.replaceAll('-', ''), 'content-encoding': 'aes128gcm' })
  const [, jwt] = /t=([^,]+)/.exec(headers.authorization!)!
  const [head, claims, signature] = jwt!.split('.')
  expect(JSON.parse(Buffer.from(claims!, 'base64url').toString()).aud).toBe(sealedBase)
  const point = Buffer.from(vapid.publicKey, 'base64url')
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  const key = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' as const }
  expect(verify('sha256', Buffer.from(`${head}.${claims}`), key, Buffer.from(signature!, 'base64url'))).toBe(true)
  expect(JSON.parse(opened(raw, browser, p256dh, auth))).toEqual({
    tag: letter.id,
    title: letter.title,
    text: letter.text,
    link: letter.link,
  })
  answer = (_, reply) => reply.writeHead(410).end()
  expect(await way.send({ ...letter, to })).toEqual({ how: 'never', why: 'HTTP 410' })
  const strict = pushChannel({ ...vapid, subject: 'mailto:it@xjw.example' }, {})
  expect(await strict.send({ ...letter, to })).toMatchObject({ how: 'again', why: 'address-not-allowed' })
  expect(
    [
      '{}',
      'x',
      subscription('http://127.0.0.1/'),
      subscription('https://x/').replace(/auth":"[^"]+/, 'auth":"short'),
    ].map(way.addressOf),
  ).toEqual([undefined, undefined, undefined, undefined])
})

/** As a browser does (RFC 8188, 8291). */
function opened(raw: Buffer, browser: ReturnType<typeof createECDH>, mine: Buffer, auth: Buffer): string {
  const salt = raw.subarray(0, 16)
  const theirs = raw.subarray(21, 21 + raw[20]!)
  const sealedBody = raw.subarray(21 + raw[20]!)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), mine, theirs])
  const secret = Buffer.from(hkdfSync('sha256', browser.computeSecret(theirs), auth, info, 32))
  const key = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16))
  const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12))
  const open = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(sealedBody.subarray(-16))
  const text = Buffer.concat([open.update(sealedBody.subarray(0, -16)), open.final()])
  return text.subarray(0, text.lastIndexOf(2)).toString('utf8')
}

test('settings say every fault by its place, and no secret', () => {
  expect(settingsIn(undefined)).toBeUndefined()
  const wrong = {
    address: 'xjw',
    sms: { url: 'https://x/', account: 'a', password: 'hunter2', signature: '' },
    fax: {},
  }
  expect(() => settingsIn(wrong)).toThrow(/\/address[\s\S]*\/sms\/signature/)
  expect(() => settingsIn(wrong)).not.toThrow(/hunter2/)
})
