import { randomUUID } from 'node:crypto'
import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { figures } from '../src/figures/catalogue.ts'
import { exportMatters } from '../src/figures/export.ts'
import { checkpointAll } from '../src/journal/checkpoint.ts'
import { kindNamed } from '../src/kinds/index.ts'
import { sweepAll } from '../src/matters/sweep.ts'
import { noteAgain, noteAll } from '../src/signals/note.ts'
import { allCounted } from './counted.ts'
import { type Drive, drive, type Reply } from './drive.ts'
import { type Planted, plantAll, seesIt } from './eyes/matters.ts'
import { mayAsk, page, tables } from './eyes/tables.ts'
import { type Viewer, viewersOf } from './eyes/viewers.ts'
import { bureauId, paths, villages } from './people.ts'

/*
 * Every route of the API document, asked by every post at home, in another station, in another county and in another city, and
 * by nobody, about matters of every sort near and far; held against docs/who-sees-what.md, which is written by hand.
 */

type Route = { name: string; method: string; path: string; query: any[]; example: unknown; isMove: boolean }

const { sorts, sights, routes: table } = tables()
let house: Drive
let viewers: Viewer[]
let routes: Route[]
let matters: Planted[]

beforeAll(async () => {
  house = await drive({ at: '2026-11-24T10:00:00+08:00' })
  viewers = await viewersOf(house)
  routes = routesIn((await house.nobody.get('/api/openapi.json')).body)
  matters = await plantAll(house, sorts, viewers)
})
afterAll(() => house?.end())

const move = '/api/v1/matters/{id}/{move}'
const routesIn = ({ paths }: any): Route[] =>
  Object.entries<any>(paths).flatMap(([path, item]) =>
    Object.entries<any>(item).map(([method, { parameters = [], requestBody, operationId }]) => {
      const isMove = operationId.startsWith('move_')
      const { example, examples } = requestBody?.content['application/json'] ?? {}
      return {
        name: `${method.toUpperCase()} ${isMove ? move : path}`,
        method: method.toUpperCase(),
        path,
        query: parameters.filter((one: any) => one.in === 'query'),
        example: example ?? (examples && Object.values<any>(examples)[0].value),
        isMove,
      }
    }),
  )

/** What stands in a path or a query, where it is not about one matter. */
const values: Record<string, string> = {
  kind: 'case',
  session: '0192f5a0-0000-7000-8000-000000000001',
  look: '0192f5a0-0000-7000-8000-000000000001',
  question: '0192f5a0-0000-7000-8000-000000000001',
  opening: '0192f5a0-0000-7000-8000-000000000001',
  channel: 'sms',
  code: villages.dongan,
  file: 'dongan01.json',
  name: figures[0]!.name,
  month: '2026-10',
  village: villages.dongan,
  q: '东安',
  state: 'reported',
  placeCode: 'dongan01',
  measure: 'M01',
  from: '2026-10-01',
  to: '2026-11-01',
  lat: '35.244',
  lng: '115.436',
  box: '115.3,35.1,115.6,35.4',
  purpose: 'handle',
  paper: 'progressNote',
  pane: 'late',
  rule: 'gate_week',
  sign: '00000000-0000-7000-8000-000000000001',
  import: '00000000-0000-7000-8000-000000000002',
  neighbour: '00000000-0000-7000-8000-000000000003',
  webhook: '00000000-0000-7000-8000-000000000004',
}

/** The route let them in, and its own rules said no: a post that may not open this kind, a password that is wrong. */
const ofTheirOwn = new Set(['no-such-factor', 'wrong-post', 'wrong-number-or-password', 'bad-api-key', 'key-unknown'])

let calls = 0
const ask = (viewer: Viewer, route: Route, url: string, headers: Record<string, string> = {}): Promise<Reply> => {
  calls++
  return viewer.caller.call(route.method, url, {
    ...(route.example !== undefined && { body: route.example }),
    headers: { ...headers, ...(route.method !== 'GET' && { 'idempotency-key': randomUUID(), 'if-match': '*' }) },
    ip: `10.${calls % 250}.${Math.floor(calls / 250) % 250}.${Math.floor(calls / 62_500)}`,
  })
}

const isKept = ({ status }: Reply) => status === 401 || status === 403 || status === 404
const isAbout = ({ path }: Route) => /\{id\}|\{sha256\}/.test(path)
const idIn = (route: Route, id: string, sha256: string) => route.path.replace('{id}', id).replace('{sha256}', sha256)

test('every route stands in the table, and the table has no other', () => {
  const there = [...new Set(routes.map(({ name }) => name))]
  const missing = there.filter(name => !table.has(name))
  expect(missing.map(name => `${page}, “Every route”: add a line | \`${name}\` | who |`)).toEqual([])
  expect([...table.keys()].filter(name => !there.includes(name)).map(name => `${page}: ${name} is no route`)).toEqual(
    [],
  )
})

test('every post stands in the table', () => {
  const posts = new Set(viewers.flatMap(({ post }) => (post ? [post] : [])))
  expect([...sights.keys()].sort()).toEqual([...posts].sort())
})

describe('who may ask', () => {
  test('what is about no one matter: as the table says', async () => {
    const wrong: string[] = []
    const first = (a: Route) => (a.method === 'GET' ? 0 : a.path === '/api/v1/session' ? 2 : 1)
    for (const route of routes.filter(one => !isAbout(one)).sort((a, b) => first(a) - first(b))) {
      const who = table.get(route.name)
      // Who signs out is gone; that one route is asked by nobody only.
      for (const viewer of route.name === 'DELETE /api/v1/session' ? viewers.slice(-1) : viewers) {
        const may = who === undefined ? undefined : mayAsk(who, viewer)
        if (may === undefined || (viewer.otherCity && who !== 'anybody' && who !== 'signed in')) continue
        for (const url of urlsOf(route)) {
          const reply = await ask(viewer, route, url)
          const refused = (reply.status === 401 || reply.status === 403) && !ofTheirOwn.has(reply.body?.code)
          if (may === refused && reply.status !== 429)
            wrong.push(
              `${route.name} for ${viewer.who}: the table says “${who}”, the answer was ${reply.status} ${reply.body?.code ?? ''}`,
            )
          if (!may && !refused && !wrong.length) wrong.push(`${route.name}: ${reply.status} is no refusal`)
        }
      }
    }
    expect(wrong.slice(0, 20)).toEqual([])
  })

  test('with the link: one’s own matter and no other', async () => {
    for (const { sort, token, id } of matters.filter(({ sort }) => sort !== 'protected')) {
      const holder = house.holding(token)
      expect([sort, (await holder.get('/api/v1/my')).body.id]).toEqual([sort, id])
      for (const other of matters)
        if (other.id !== id) expect((await holder.get(`/api/v1/matters/${other.id}`)).status).toBe(404)
    }
    expect((await house.nobody.get('/api/v1/my')).status).toBe(401)
  })
})

describe('what is about one matter', () => {
  test('is there for whom the table says, and for everybody else answers like a matter that nobody has', async () => {
    const wrong: string[] = []
    const about = routes.filter(route => isAbout(route) && route.method === 'GET')
    for (const viewer of viewers) {
      for (const route of about) {
        const needed = neededIn(route)
        const none = await ask(viewer, route, idIn(route, randomUUID(), 'b'.repeat(64)) + needed)
        for (const matter of matters) {
          const reply = await ask(viewer, route, idIn(route, matter.id, matter.photo) + needed)
          const sees = seesIt(sights, viewer, matter)
          const shows = !isKept(reply) || ['names-not-for-you', 'no-such-paper'].includes(reply.body?.code)
          const hides = reply.status === none.status && reply.text === none.text
          // A picture is words: not for those who see numbers only. Original pictures of who stays unknown are for nobody (R27).
          if (route.path.includes('sha256') && sees) continue
          if (sees !== shows || sees === hides)
            wrong.push(
              `${route.name}, ${matter.sort} in ${matter.path}, for ${viewer.who}: the table says ${sees ? 'sees' : 'does not see'} it, the answer was ${reply.status}`,
            )
        }
      }
    }
    expect(wrong.slice(0, 20)).toEqual([])
  })

  test('is moved by nobody who does not see it: each move answers like one on a matter that nobody has', async () => {
    const wrong: string[] = []
    for (const [n, viewer] of viewers.entries()) {
      const ofNone = new Map<string, string>()
      for (const sort of sorts) {
        const hidden = matters.find(matter => matter.sort === sort && !seesIt(sights, viewer, matter))
        const moves = routes.filter(
          one => one.isMove && hidden && kindNamed(hidden.kind)!.moves[one.path.split('/').at(-1)!],
        )
        // Each move by every fourth: who does not see it is stopped at one and the same door.
        for (const route of moves.filter((_, i) => (i + n) % 4 === 0)) {
          const { text: none } = ofNone.has(route.path)
            ? { text: ofNone.get(route.path)! }
            : await ask(viewer, route, idIn(route, randomUUID(), ''))
          ofNone.set(route.path, none)
          const { status, text } = await ask(viewer, route, idIn(route, hidden!.id, ''))
          if (text !== none || status < 400)
            wrong.push(
              `${route.path}, ${sort}, ${viewer.who}: ${text.slice(0, 80)}, not as for none: ${none.slice(0, 80)}`,
            )
        }
      }
    }
    expect(wrong.slice(0, 20)).toEqual([])
  })
})

describe('what anybody is answered', () => {
  test('holds nothing of a matter that they do not see: no code, no word, no name, whichever way they ask', async () => {
    const wrong: string[] = []
    for (const viewer of viewers)
      for (const route of routes.filter(one => one.method === 'GET' && !isAbout(one) && !one.path.startsWith('/demo/')))
        for (const url of waysToAsk(route)) {
          const { text } = await ask(viewer, route, url)
          for (const { sort, path, id, code, words, name, ...matter } of matters) {
            const hidden = !seesIt(sights, viewer, { sort, path, id, code, words, name, ...matter })
            const inTheOpen = sort === 'hazard' && table.get(route.name)?.endsWith('hazards in the open')
            const told = [
              ...(hidden && !inTheOpen ? [id, code] : []),
              ...(hidden || inTheOpen ? [words] : []),
              name,
            ].find(one => text.includes(one))
            if (told) wrong.push(`${url} shows ${viewer.who} of a ${sort} in ${path}: ${told}`)
          }
        }
    expect([...new Set(wrong)].slice(0, 20)).toEqual([])
  })

  test('in the list of everything is all that they see, and nothing else', async () => {
    for (const viewer of viewers.filter(({ post }) => post)) {
      const { body } = await viewer.caller.get('/api/v1/matters?scope=all')
      const seen = matters.filter(matter => seesIt(sights, viewer, matter)).map(({ id }) => id)
      const listed = new Set(body.matters.map(({ id }: { id: string }) => id))
      expect([viewer.who, seen.filter(id => !listed.has(id))]).toEqual([viewer.who, []])
    }
  })

  test('of names is what the table says: looked up, masked, or none; who reported what lies in the vault is nowhere', async () => {
    const wrong: string[] = []
    for (const viewer of viewers)
      for (const matter of matters.filter(one => seesIt(sights, viewer, one))) {
        const names = sights.get(viewer.post!)!.names
        const [one, people] = [
          await viewer.caller.get(`/api/v1/matters/${matter.id}`),
          await viewer.caller.get(`/api/v1/matters/${matter.id}/people?purpose=handle`),
        ]
        const vaulted = kindNamed(matter.kind)!.reporter === 'vault'
        const masked = `${matter.name[0]}**`
        const told = people.text.includes(matter.name) ? 'looked up' : one.text.includes(masked) ? 'masked' : 'none'
        const right = vaulted ? 'none' : matter.ownerId === viewer.id && names === 'none' ? told : names
        if (told !== right || one.text.includes(matter.name))
          wrong.push(`${matter.sort} for ${viewer.who}: ${told}, the table says ${right}`)
        if (names === 'none' && one.text.includes(matter.words))
          wrong.push(`${matter.sort} for ${viewer.who}: the words`)
      }
    expect(wrong.slice(0, 20)).toEqual([])
  })
})

describe('a complaint about a person (R25)', () => {
  test('changes not one byte of what they, their station and the public are answered: no list, count, board, search, figure, feed or export', async () => {
    const clerk = viewers.find(one => one.post === 'window_clerk' && one.path === paths.station)!
    const station = viewers.filter(one => !one.otherCity && (one.path?.startsWith(paths.station) || !one.post))
    // The root of the whole city's journal, once an hour, is over everything that was done (R13).
    const apart = /^\/demo\/|\/public\/roots$/
    const asked = routes.filter(one => one.method === 'GET' && !isAbout(one) && !apart.test(one.path))
    const all = async () => {
      const answers = new Map<string, string>()
      for (const viewer of station) {
        const ways = viewer.post === 'station_chief' ? waysToAsk : urlsOf
        for (const route of asked)
          for (const url of ways(route)) {
            const { status, headers, text } = await ask(viewer, route, url)
            answers.set(`${viewer.who} ${url}`, `${status} ${headers['etag'] ?? ''} ${text}`)
          }
      }
      return answers
    }
    const settle = async () => {
      await allCounted(house.house)
      await noteAll(house.house)
      await sweepAll(house.house)
      await checkpointAll(house.house)
    }
    await settle()
    const before = await all()
    const says = { text: '窗口那位一句好话没有', fault: 'attitude', complained: clerk.id }
    const { status } = await house.nobody.report('conduct', says, {
      place: { village: villages.dongan },
      reporter: { name: '马小满', phone: '139****4321' },
    })
    expect(status).toBe(201)
    await settle()
    const after = await all()
    const differ = [...before].filter(([name, text]) => after.get(name) !== text).map(([name]) => name)
    expect(before.size).toBeGreaterThan(500)
    expect(differ).toEqual([])
  })
})

describe('a sealed record (治安管理处罚法 136)', () => {
  test('is for nobody of the bureau: no word, name, picture, paper or hint of it, by no route; who reported it keeps their own', async () => {
    const { pool } = house.house
    const record = matters.find(({ sort }) => sort === 'case')!
    const those = viewers.filter(one => one.post && seesIt(sights, one, record))
    const searched = () =>
      Promise.all(those.map(({ caller }) => caller.get(`/api/v1/search?q=${encodeURIComponent(record.words)}`)))
    const found = async () => (await searched()).filter(({ text }) => text.includes(record.code)).length
    await noteAgain(house.house, bureauId, [record.id])
    expect(await found()).toBeGreaterThan(0)
    await pool.query(
      `update matter set state = 'sealed', closed_at = opened_at, details = details || '{"decision": "penalty"}' where id = $1`,
      [record.id],
    )
    await noteAgain(house.house, bureauId, [record.id])
    expect(await found()).toBe(0)

    const wrong: string[] = []
    for (const viewer of those)
      for (const route of routes.filter(one => one.method === 'GET' && !one.path.startsWith('/demo/'))) {
        const url = isAbout(route) ? idIn(route, record.id, record.photo) + neededIn(route) : urlsOf(route)[0]!
        const reply = await ask(viewer, route, url)
        const never = [record.words, record.name, ...(isAbout(route) ? [`${record.name[0]}**`] : [])]
        const told = never.find(one => reply.text.includes(one))
        const handed = /sha256|paper}/.test(route.path) && !isKept(reply)
        const papers = route.path.endsWith('/papers') && reply.body?.papers?.length > 0
        if (told || handed || papers) wrong.push(`${url} shows ${viewer.who}: ${told ?? reply.status}`)
      }
    expect(wrong).toEqual([])
    expect((await house.holding(record.token).get('/api/v1/my')).text).toContain(record.words)
    const { text, sink } = sinkOf()
    await exportMatters(house.house, { bureauId, contents: true, walled: true }, { matters: sink }, () => {})
    expect(text().includes(record.code) && !text().includes(record.words) && !text().includes(record.name)).toBe(true)
    expect(text()).toContain(matters.find(({ sort }) => sort === 'dispute')!.words)
  })
})

function sinkOf() {
  const parts: string[] = []
  const sink = new Writable({
    write: (chunk, _, done) => {
      parts.push(String(chunk))
      done()
    },
  })
  return { sink, text: () => parts.join('') }
}

/** As it must be asked at least. */
function urlsOf(route: Route, more: [string, string][] = []): string[] {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => valueFor(route, name))
  const asked = [...route.query.filter(one => one.required).map(({ name }) => [name, valueFor(route, name)]), ...more]
  return [
    path +
      (asked.length > 0 ? `?${asked.map(([name, value]) => `${name}=${encodeURIComponent(value!)}`).join('&')}` : ''),
  ]
}

/** The query that it cannot be asked without. */
const neededIn = (route: Route): string => {
  const needed = route.query.filter(({ required }) => required).map(({ name }) => [name, valueFor(route, name)])
  return needed.length > 0 ? `?${new URLSearchParams(needed)}` : ''
}

function valueFor({ name: route, query }: Route, name: string): string {
  const { schema } = query.find(one => one.name === name) ?? {}
  const value = values[name] ?? schema?.enum?.[0] ?? (schema?.type === 'integer' ? '1' : undefined)
  if (value === undefined) throw new Error(`test/who-sees-what.test.ts, values: add ${name}, for ${route}`)
  return value
}

/** With each thing that may be asked besides, one at a time, in each way it may be said. */
function waysToAsk(route: Route): string[] {
  const besides = route.query.flatMap(({ name, required, schema: { enum: some, type, anyOf } }) => {
    if (required) return []
    const said: string[] =
      some ?? (type === 'boolean' ? ['true'] : anyOf || values[name] === undefined ? [] : [values[name]])
    return said.flatMap(value => urlsOf(route, [[name, value]]))
  })
  return [...urlsOf(route), ...besides]
}
