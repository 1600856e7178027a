import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text as readText } from 'node:stream/consumers'
import type { InjectOptions } from 'fastify'
import type { House } from '../src/house.ts'
import { buildApp, operationsOf } from '../src/http/app.ts'
import { type Check, checkOf } from '../src/kinds/faults.ts'
import { testHouse } from './house.ts'
import { password, people } from './people.ts'
import { notePersonal } from './recorded.ts'

export type Reply = { status: number; body: any; text: string; headers: Record<string, any> }
type Sent = { body?: unknown; headers?: Record<string, string>; payload?: Buffer | string; ip?: string }

/** Answers as the API document has them: by method, address and status. */
const promised: { method: string; path: RegExp; endless: boolean; checks: Map<number, Check> }[] = operationsOf({
  mode: 'demo',
} as House).map(({ method, path, answers }) => ({
  method,
  endless: Object.values(answers).some(({ type }) => type === 'text/event-stream'),
  path: new RegExp(`^${path.replace(/\./g, '\\.').replace(/\{\w+\}/g, '[^/?]+')}(\\?|$)`),
  checks: new Map(
    Object.entries(answers).flatMap(([status, { schema, type }]) =>
      schema && !type ? [[Number(status), checkOf(schema)] as const] : [],
    ),
  ),
}))

/** What is answered is what was promised to be, with nothing besides. */
function assertPromised(method: string, url: string, { status, body }: Reply): void {
  if (status >= 300 || body === undefined) return
  const check = promised.find(one => one.method === method && one.path.test(url))?.checks.get(status)
  const faults = check?.(body, '') ?? []
  if (faults.length > 0) throw new Error(`${method} ${url} answered what its schema has not: ${JSON.stringify(faults)}`)
}

/** What HTTP looks like to somebody: signed in, holding a link, or neither. */
export type Caller = ReturnType<typeof callerOf>

/** The program on a database of its own, driven by `inject`; every caller from an address of their own. */
export async function drive({ at, ...wished }: { at?: string } & Partial<House> = {}) {
  const house = await testHouse(at)
  const dataDir = await mkdtemp(join(tmpdir(), 'xjw-drive-'))
  const served: House = { ...house, ...wished, config: { ...house.config, ...wished.config, dataDir } }
  const app = await buildApp(served)
  const sessions = new Map<string, { token: string; expires: string }>()

  const nobody = callerOf(app, {})
  return {
    house: served,
    app,
    dataDir,
    setNow: house.setNow,
    nobody,
    /** Somebody of test/people.ts, signed in. */
    async as(who: keyof typeof people) {
      let session = sessions.get(who)
      if (!session || Date.parse(session.expires) <= served.now().getTime()) {
        const { number } = people[who]
        session = (await nobody.post('/api/v1/session', { number, password })).body as {
          token: string
          expires: string
        }
        sessions.set(who, session)
      }
      const { token } = session
      return callerOf(app, { authorization: `Bearer ${token}` })
    },
    /** Whoever has this number, with the password of everybody. */
    async signedIn(number: string) {
      const { status, body, text } = await callerOf(app, {}).post('/api/v1/session', { number, password })
      if (status !== 201) throw new Error(`${number} does not get in: ${text}`)
      const { token }: { token: string } = body
      return { token, caller: callerOf(app, { authorization: `Bearer ${token}` }) }
    },
    /** The resident who holds this link. */
    holding: (link: string, word?: string) =>
      callerOf(app, {
        'x-matter-token': link,
        ...(word !== undefined && { 'x-matter-word': encodeURIComponent(word) }),
      }),
    async end() {
      await app.close()
      await house.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export type Drive = Awaited<ReturnType<typeof drive>>

/** What was answered; of an answer without an end, its head. */
async function answered(app: Awaited<ReturnType<typeof buildApp>>, options: InjectOptions) {
  const isEndless = promised.some(
    ({ endless, method, path }) => endless && method === options.method && path.test(String(options.url)),
  )
  const response = await app.inject({ ...options, payloadAsStream: isEndless })
  const { statusCode: status, headers } = response
  if (!isEndless) return { status, headers, text: response.body }
  if (status >= 300) return { status, headers, text: await readText(response.stream()) }
  response.stream().destroy()
  return { status, headers, text: '' }
}

let addresses = 0

function callerOf(app: Awaited<ReturnType<typeof buildApp>>, always: Record<string, string>) {
  const ip = `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses++ & 255}`
  async function call(method: string, url: string, sent: Sent = {}): Promise<Reply> {
    const options: InjectOptions = {
      method: method as 'GET',
      url,
      remoteAddress: sent.ip ?? ip,
      headers: { ...always, ...sent.headers },
      ...(sent.body !== undefined && { payload: JSON.stringify(sent.body) }),
      ...(sent.payload !== undefined && { payload: sent.payload }),
    }
    if (sent.body !== undefined) options.headers = { 'content-type': 'application/json', ...options.headers }
    notePersonal([sent.body, options.headers?.['x-matter-token'], options.headers?.authorization])
    const { status, headers, text } = await answered(app, options)
    const json = /json/.test(String(headers['content-type'])) && text !== ''
    const reply = { status, text, headers, body: json ? JSON.parse(text) : undefined }
    assertPromised(method, url, reply)
    // Of a refusal the code is ours.
    if (status < 400) notePersonal([reply.body?.token, reply.body?.link, reply.body?.code], 'token')
    return reply
  }
  return {
    call,
    /** What it sends with everything. */
    always,
    get: (url: string, headers?: Record<string, string>) => call('GET', url, { ...(headers && { headers }) }),
    post: (url: string, body?: unknown, headers?: Record<string, string>) =>
      call('POST', url, { ...(body !== undefined && { body }), ...(headers && { headers }) }),
    /** Reports something; the key may be given to send the same again. */
    report: (kind: string, says: object, more: object = {}, key: string = randomUUID()) =>
      call('POST', '/api/v1/matters', { body: { kind, says, ...more }, headers: { 'idempotency-key': key } }),
    /** Makes a move on what was seen at this version. */
    does: (
      matter: { id: string; version: number | '*' },
      move: string,
      says: object = {},
      { key = randomUUID(), ...more }: { key?: string; saidAt?: string } = {},
    ) =>
      call('POST', `/api/v1/matters/${matter.id}/${move}`, {
        body: { says, ...more },
        headers: { 'idempotency-key': key, 'if-match': matter.version === '*' ? '*' : `"${matter.version}"` },
      }),
    /** Sends files as a form. */
    send(files: { name: string; type?: string; contents: Buffer }[]) {
      const boundary = 'a-boundary'
      const parts = files.flatMap(({ name, type, contents }) => [
        `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type ?? 'application/octet-stream'}\r\n\r\n`,
        contents,
        '\r\n',
      ])
      const payload = Buffer.concat([...parts, `--${boundary}--\r\n`].map(part => Buffer.from(part as string)))
      return call('POST', '/api/v1/files', {
        payload,
        headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      })
    },
  }
}
