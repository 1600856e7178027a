import { randomUUID } from 'node:crypto'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { problemType } from '../src/http/problem.ts'
import { verify } from '../src/journal/verify.ts'
import { kindNamed, kinds, wordsFor } from '../src/kinds/index.ts'
import { opensDirectly } from '../src/kinds/kind.ts'
import { withoutValues } from '../src/platform/log.ts'
import { faultWords, refusalWords } from '../src/refusals/words.ts'
import { type Caller, type Drive, drive, type Reply } from './drive.ts'
import { type Mutation, mutations } from './mutate.ts'
import { people, villages } from './people.ts'
import { type Chance, chanceOf, sayAnything } from './say-anything.ts'

/*
 * Every route of the API document, called by somebody of every post, by nobody, and by those who hold a link: with what fits
 * its schema and with what does not. R38: enough of it must reach the rules, or nothing would have been tried.
 */

type Json = Record<string, any>
type Who = { name: string; caller: Caller; visible: string[] }
type Known = { id: string; kind: string; state: string; version: number; code: string; token: string }
type Called = { name: string; who: string; mutation: string; reply: Reply }

const seed = Number(process.env['FUZZ_SEED'] ?? 20261124)
const secret = '张三丰特征词'
const phone = '13900004321'

let house: Drive
let document: Json
let everybody: Who[]
let holders: Who[]
const matters = new Map<string, Known>()
const logged: string[] = []
const began = Date.parse('2026-11-24T10:00:00+08:00')
let clock = began
let file: string

beforeAll(async () => {
  const sink = new Writable({ write: (line, _, done) => done(void logged.push(String(line))) })
  const log = pino({ level: 'trace', serializers: { err: withoutValues } }, sink)
  house = await drive({ log, at: new Date(began).toISOString() })
  document = whole((await house.nobody.get('/api/openapi.json')).body)
  file = (await house.nobody.send([{ name: 'a.ogg', contents: Buffer.from('OggS and a voice of some length') }])).body
    .files[0].sha256
  const posts = new Map(Object.entries(people).map(([name, { post }]) => [post, name as keyof typeof people]))
  everybody = await Promise.all(
    [...posts].map(async ([post, name]) => ({ name: post, caller: await house.as(name), visible: [] })),
  )
  await openOneOfEach()
  holders = [...matters.values()].map(({ id, token }) => ({
    name: 'holder',
    caller: house.holding(token),
    visible: [id],
  }))
  for (const one of everybody)
    for (const id of matters.keys())
      if ((await one.caller.get(`/api/v1/matters/${id}`)).status === 200) one.visible.push(id)
})
afterAll(() => house?.end())

/** Somebody who may open it: anybody, or the first of the station whose post does. */
function opener(by: readonly string[]): Promise<Caller> | Caller {
  if (by.includes('resident')) return house.nobody
  const [name] = Object.entries(people).find(([, { post, unit }]) => unit === 'station' && by.includes(post))!
  return house.as(name as keyof typeof people)
}

/** Four of each kind, as its example says it, in a village with an officer. */
async function openOneOfEach() {
  const ways: Json = document['paths']['/api/v1/matters'].post.requestBody.content['application/json'].examples
  for (const { name, start, moves, gathers } of kinds.filter(one => opensDirectly(one.moves[one.start]!)))
    for (let i = 0; i < 4; i++) {
      const { value } = ways[`${name}.${start}`]
      // Made of matters that are there.
      const members = [...matters.values()].filter(({ kind }) => kind === 'case').map(({ id }) => id)
      const says = gathers ? { ...value.says, members, alike: ['same_place'] } : value.says
      const place = { village: villages.dongan }
      const reporter = moves[start]!.by.includes('resident') ? { reporter: { name: secret, phone } } : {}
      const caller = await opener(moves[start]!.by)
      const { status, body } = await caller.call('POST', '/api/v1/matters', {
        body: { ...value, says, place, ...reporter },
        headers: { 'idempotency-key': randomUUID() },
        ip: `10.200.${i}.1`,
      })
      expect([name, status]).toEqual([name, 201])
      const token: string = body.link?.token ?? 'none'
      const { id, state, version, code } = body
      matters.set(id, { id, kind: name, state, version, code, token })
    }
}

function whole(schema: any, all: any = schema): any {
  if (typeof schema !== 'object' || schema === null) return schema
  if (Array.isArray(schema)) return schema.map(one => whole(one, all))
  if (schema.$ref)
    return schema.$ref
      .split('/')
      .slice(1)
      .reduce((at: any, name: string) => at[name], all)
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, whole(value, all)]))
}

type Operation = {
  method: string
  path: string
  name: string
  body: Json | undefined
  query: Json[]
  headers: Json[]
  inPath: Json[]
}

function operations(): Operation[] {
  return Object.entries<Json>(document['paths']).flatMap(([path, item]) =>
    Object.entries<Json>(item).map(([method, { requestBody, parameters = [] }]) => ({
      method: method.toUpperCase(),
      path,
      name: `${method.toUpperCase()} ${path}`,
      body: requestBody?.content['application/json']?.schema,
      query: parameters.filter((one: Json) => one['in'] === 'query'),
      headers: parameters.filter((one: Json) => one['in'] === 'header'),
      inPath: parameters.filter((one: Json) => one['in'] === 'path'),
    })),
  )
}

/** A body that the schema takes: one of its ways, people written as on the wire. */
function bodyFor(schema: Json, chance: Chance, kind: string | undefined): Json {
  const ways: Json[] = schema['oneOf'] ?? schema['anyOf'] ?? [schema]
  const fitting = ways.filter(({ title }) => String(title).split(', ').includes(String(kind)))
  const way = chance.pick(fitting.length > 0 ? fitting : ways)
  const around = {
    now: house.house.now().toISOString(),
    staff: Object.values(people).map(({ id }) => id),
    matters: [...matters.keys()],
    files: [file],
  }
  const said = wire(way, sayAnything(way as never, chance, around)) as Json
  for (const name of ['saidAt', 'anonymous', 'onBehalf', 'channel', 'language', 'move'])
    if (!way['required']?.includes(name)) delete said[name]
  if (way['properties']?.['place']) said['place'] = { village: chance.pick([villages.dongan, villages.limin]) }
  return said
}

function wire(schema: Json, value: any): unknown {
  if (schema['x-person'] || schema['properties']?.['safeWay']) return { name: secret, phone }
  if (Array.isArray(value)) return value.map(one => wire(schema['items'] ?? {}, one))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, wire(schema['properties']?.[name] ?? {}, one)]),
  )
}

/** A matter of the move's kind that they see and that stands where the move begins, if there is one. */
function matterFor(path: string, who: Who, chance: Chance): Known {
  const move = path.split('/').at(-1)!
  const all = [...matters.values()]
  const having = all.filter(({ kind }) => kindNamed(kind)!.moves[move])
  const theirs = having.filter(({ id }) => who.visible.includes(id))
  const ready = theirs.filter(({ kind, state }) => kindNamed(kind)!.moves[move]!.from.includes(state))
  return chance.pick([ready, theirs, having, all].find(some => some.length > 0)!)
}

async function call(operation: Operation, who: Who, mutation: Mutation | undefined, chance: Chance): Promise<Called> {
  const { method, path, body, query } = operation
  const matter = matterFor(path, who, chance)
  const place: Json = { id: matter.id, code: matter.code, kind: matter.kind, sha256: file }
  if (path.includes('/places/')) place['code'] = villages.dongan
  const asked = query
    .filter(one => one['required'] || chance.likely(0.3))
    .map(one => [one['name'], valueFor(one, chance)])
  const sent = {
    path: path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(place[name])),
    query: asked.map(([name, value]) => `${name}=${encodeURIComponent(value!)}`).join('&'),
    body: body && bodyFor(body, chance, matter.kind),
    raw: undefined as Buffer | string | undefined,
    headers: {
      'idempotency-key': randomUUID() as string,
      'if-match': chance.likely(0.95) ? `"${matter.version}"` : chance.pick(['*', '"1"', '"99"']),
      'accept-language': chance.pick(['zh', 'en', 'fr', '']),
    } as Record<string, string>,
  }
  mutation?.change(sent, chance)
  const url = sent.path + (sent.query ? `?${sent.query}` : '')
  const payload = sent.raw ?? (sent.body === undefined ? undefined : JSON.stringify(sent.body))
  const reply = await who.caller.call(method, url, {
    ...(payload !== undefined && { payload, headers: { 'content-type': 'application/json', ...sent.headers } }),
    ...(payload === undefined && { headers: sent.headers }),
    ip: `10.${chance.below(250)}.${chance.below(250)}.${chance.below(250)}`,
  })
  if (reply.status === 200 && method === 'POST' && reply.body?.version && matters.has(reply.body.id))
    Object.assign(matters.get(reply.body.id)!, { version: reply.body.version, state: reply.body.state })
  if (reply.body?.code === 'moved-on') matter.version = reply.body.about.version
  return { name: operation.name, who: who.name, mutation: mutation?.name ?? 'as it should be', reply }
}

/** Those whose post may make the move of this operation, somewhere. */
function ofMove({ path, method }: Operation): Who[] {
  const name = /^\/api\/v1\/matters\/\{id\}\/(\w+)$/.exec(path)?.[1]
  if (!name || method !== 'POST') return []
  const posts = new Set(kinds.flatMap(({ moves }) => moves[name]?.by ?? []))
  const all = [...everybody.filter(one => posts.has(one.name as never)), ...(posts.has('resident') ? holders : [])]
  return all.filter(({ visible }) => visible.some(id => kindNamed(matters.get(id)!.kind)!.moves[name]))
}

/** One step in the life of a matter: somebody who sees it makes a move that they may make now. */
async function live(all: readonly Operation[], chance: Chance): Promise<Called[]> {
  // Slowly: a session lasts twelve hours.
  clock += chance.below(60) * 1000
  house.setNow(new Date(clock).toISOString())
  const who = chance.pick([...everybody, ...holders].filter(({ visible }) => visible.length > 0))
  const id = chance.pick(who.visible)
  const seen = await who.caller.get(`/api/v1/matters/${id}`)
  if (seen.status !== 200) return []
  const matter = matters.get(id)!
  Object.assign(matter, { version: seen.body.version, state: seen.body.state })
  const free = seen.body.moves.filter(({ refusals }: Json) => refusals.length === 0)
  if (free.length === 0) return []
  const { name } = chance.pick<Json>(free)
  const operation = all.find(({ path }) => path === `/api/v1/matters/{id}/${name}`)!
  return [await call(operation, { ...who, visible: [id] }, undefined, chance)]
}

function valueFor({ name, schema }: Json, chance: Chance): string {
  if (schema['enum']) return chance.pick(schema['enum'])
  if (schema['type'] === 'integer') return String((schema['minimum'] ?? 0) + chance.below(5))
  if (schema['type'] === 'boolean') return String(chance.likely(0.5))
  if (schema['format'] === 'uuid') return people.beatOfficer.id
  return (
    {
      q: '东安',
      month: '2026-10',
      from: '2026-10-01',
      to: '2026-10-31',
      day: '2026-11-24',
      village: villages.dongan,
      kind: 'case',
      state: 'reported',
      after: `~${people.chief.id}`,
    }[name as 'q'] ?? 'dongan01'
  )
}

/** It got as far as the rules, or was done: it did not stumble over its own form, or over not being there for them. */
const early = new Set([
  'bad-input',
  'not-json',
  'not-utf8',
  'too-deep',
  'control-character',
  'body-too-large',
  'not-this-type',
  'no-body',
  'no-such-page',
  'bad-address',
  'sign-in-first',
  'session-over',
  'no-such-matter',
  'no-idempotency-key',
  'no-version',
  'bad-version',
  'bad-idempotency-key',
  'unknown-move',
  'unknown-kind',
  'unknown-code',
  'unknown-file',
  'link-needed',
  'not-a-form',
  'too-many-requests',
  'bad-cursor',
])
const reached = ({ reply: { status, body } }: Called) =>
  status < 400 || (status < 500 && body?.code !== undefined && !early.has(body.code))

const isKnown = (code: string) =>
  refusalWords[code] ?? faultWords[code] ?? kinds.some(kind => wordsFor(kind, 'refusals', code))

/** What is wrong with an answer, whatever was asked. */
function faultOf({ name, reply: { status, headers, body, text } }: Called): string | undefined {
  if (status >= 500) return `${status} ${text.slice(0, 200)}`
  if (status < 400) return undefined
  // GeoReport has its own way to say no: a list of errors, each with a code and a description.
  if (name.includes(' /open311/')) return /"?description"?/.test(text) ? undefined : `a ${status} without a description`
  if (headers['content-type'] !== problemType) return `a ${status} of ${headers['content-type']}`
  if (!isKnown(body.code)) return `${body.code} has no words`
  for (const { code, words } of [body, ...body.faults, ...body.refusals])
    if (!words?.zh || !words?.en || !isKnown(code)) return `${code} has no words`
  if (body.faults.some(({ code }: Json) => !faultWords[code])) return `a fault without words of its own`
  return undefined
}

describe('the fuzz', () => {
  const calls: Called[] = []

  test('finds no 5xx, and a code with words in every "no", in all routes by all posts', {
    timeout: 600_000,
  }, async () => {
    console.log(`fuzz: FUZZ_SEED=${seed}`)
    const chance = chanceOf(seed)
    const nobody: Who = { name: 'nobody', caller: house.nobody, visible: [] }
    let turn = 0
    const all = operations()
    // Before and in between, matters live: so that all of it is tried in many states.
    for (let step = 0; step < 150; step++) calls.push(...(await live(all, chance)))
    for (const operation of all) {
      const theirs = ofMove(operation)
      // Who signs out is gone. Of a move, those who may make it and some of the others, in turn.
      const others =
        theirs.length > 0 ? Array.from({ length: 2 }, () => everybody[turn++ % everybody.length]!) : everybody
      const callers = operation.name === 'DELETE /api/v1/session' ? [nobody] : [...others, nobody, chance.pick(holders)]
      for (const who of callers) calls.push(await call(operation, who, undefined, chance))
      for (let i = 0; i < 5; i++) {
        const who = chance.pick(theirs.length > 0 ? theirs : callers)
        calls.push(await call(operation, who, mutations[turn++ % mutations.length], chance))
        if (theirs.length > 0) calls.push(await call(operation, who, undefined, chance))
      }
      for (let step = 0; step < 2; step++) calls.push(...(await live(all, chance)))
    }
    const bad = calls.flatMap(one => {
      const fault = faultOf(one)
      return fault ? [`${one.name} as ${one.who}, ${one.mutation}: ${fault}`] : []
    })
    const errors = logged.filter(line => line.includes('a request failed'))
    expect([...bad.slice(0, 20), ...errors.slice(0, 5)]).toEqual([])
    expect(new Set(calls.map(({ name }) => name)).size).toBe(operations().length)
    const far = calls.filter(reached).length
    console.log(
      `fuzz: ${calls.length} calls, ${far} reached the rules, ${calls.filter(({ reply }) => reply.status < 300).length} done`,
    )
    expect(far / calls.length).toBeGreaterThan(0.3)
  })

  test('a day or a month of the year 0 or 9999, wherever an address takes one, is refused or means nothing', async () => {
    const others = { name: 'on-time', measure: 'M09' }
    const odd = { day: ['0000-01-01', '0001-01-01', '9999-12-31'], month: ['0000-01', '0001-01', '9999-12'] }
    const takes = ({ name, schema }: Json) =>
      name === 'month'
        ? 'month'
        : /^(from|to|day|since|until|on)$/.test(name) || schema['format'] === 'date'
          ? 'day'
          : undefined
    const askers = [house.nobody, ...everybody.map(({ caller }) => caller)]
    let asked = 0
    for (const { method, path, query, inPath } of operations().filter(({ method }) => method === 'GET'))
      for (const named of [...query, ...inPath]) {
        const sort = takes(named)
        if (!sort) continue
        for (const value of odd[sort])
          for (const caller of askers) {
            const besides = query.filter((one: Json) => one['required'] && one !== named)
            const values = Object.fromEntries(besides.map((one: Json) => [one['name'], valueFor(one, chanceOf(1))]))
            const at = path.replace(/\{(\w+)\}/g, (_, name) =>
              name === named['name'] ? value : (others[name as 'name'] ?? 'none'),
            )
            const search = new URLSearchParams({ ...values, ...(query.includes(named) && { [named['name']]: value }) })
            const { status } = await caller.get(`${at}?${search}`)
            expect([`${method} ${at}?${search}`, status >= 500]).toEqual([`${method} ${at}?${search}`, false])
            asked++
          }
      }
    expect(asked).toBeGreaterThan(200)
  })

  test('each way of going wrong was tried, and met a "no" somewhere', () => {
    for (const { name } of mutations) {
      const tried = calls.filter(({ mutation }) => mutation === name)
      expect([name, tried.length > 10]).toEqual([name, true])
      expect([name, tried.some(({ reply }) => reply.status >= 400)]).toEqual([name, true])
    }
  })

  test('the same thing twice at once is done once', async () => {
    const { token, id } = [...matters.values()][0]!
    const caller = house.holding(token)
    const key = randomUUID()
    const sayMore = () => caller.does({ id, version: '*' }, 'sayMore', { text: '两次一起说的话' }, { key })
    const replies = await Promise.all(Array.from({ length: 16 }, sayMore))
    expect(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    const { body } = await caller.get('/api/v1/my')
    if (replies[0]!.status === 200)
      expect(body.history.filter(({ says }: Json) => says?.text === '两次一起说的话')).toHaveLength(1)
  })

  test('leaves nothing half written: every matter with all its entries, and the chain whole', async () => {
    const { bad, matters: found, entries } = await verify(house.house)
    expect(bad).toBeUndefined()
    expect(found).toBeGreaterThanOrEqual(matters.size)
    expect(entries).toBeGreaterThan(found)
  })

  test('leaves nothing personal in the log', () => {
    const log = logged.join('')
    for (const { code, token } of matters.values()) {
      expect(log).not.toContain(code)
      expect(log).not.toContain(token.slice(0, 30))
    }
    expect(log).not.toMatch(new RegExp(`${secret}|${phone}|Bearer|灯箱`))
  })
})
