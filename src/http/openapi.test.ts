import { randomUUID } from 'node:crypto'
import { Compile } from 'typebox/compile'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Drive, drive } from '../../test/drive.ts'
import { people, placeCode, villages } from '../../test/people.ts'
import { kinds } from '../kinds/index.ts'
import { isOpening, opensDirectly } from '../kinds/kind.ts'
import type { Post } from '../kinds/posts.ts'

type Json = Record<string, any>

let house: Drive
let document: Json
beforeAll(async () => {
  house = await drive()
  document = (await house.nobody.get('/api/openapi.json')).body
})
afterAll(() => house.end())

/** A schema of the document with what it points at in its place. */
function whole(schema: any): any {
  if (typeof schema !== 'object' || schema === null) return schema
  if (Array.isArray(schema)) return schema.map(whole)
  if (schema.$ref) return whole(document['components'].schemas[schema.$ref.split('/').at(-1)])
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, whole(value)]))
}

const operations = (): [string, Json][] =>
  Object.entries<Json>(document['paths']).flatMap(([path, item]) =>
    Object.entries<Json>(item).map(([method, one]) => [`${method.toUpperCase()} ${path}`, one] as [string, Json]),
  )

/** Every example with the schema that it stands beside. */
const examples = () =>
  operations().flatMap(([name, { requestBody, responses }]) =>
    [
      ...Object.values<Json>(requestBody?.content ?? {}),
      ...Object.values<Json>(responses).flatMap(answer => Object.values<Json>(answer['content'] ?? {})),
    ].flatMap(({ schema, example, examples = {} }) =>
      [...(example === undefined ? [] : [example]), ...Object.values<Json>(examples).map(({ value }) => value)].map(
        value => ({ name, schema, value }),
      ),
    ),
  )

describe('the API document', () => {
  test('has a path for every move of every kind, and an id for every operation', () => {
    for (const kind of kinds)
      for (const [name, move] of Object.entries(kind.moves))
        if (!isOpening(move)) expect(document['paths']).toHaveProperty([`/api/v1/matters/{id}/${name}`, 'post'])
    const ids = operations().map(([, { operationId }]) => operationId)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBeGreaterThan(60)
    for (const [name, one] of operations()) {
      expect([name, one['summary']]).toEqual([name, expect.stringMatching(/^[A-Z][^\u4e00-\u9fff]+$/)])
      expect([name, one['x-zh']]).toEqual([name, expect.stringMatching(/[\u4e00-\u9fff]/)])
    }
  })

  test('has everything that is served, and serves everything that it has', async () => {
    const listed = new Set(operations().map(([name]) => name.replace(/\{\w+\}/g, ':x')))
    const served = house.app
      .printRoutes({ commonPrefix: false, includeMeta: false })
      .split('\n')
      .filter(line => line.includes('('))
    expect(served.length).toBeGreaterThan(15)
    for (const [name] of operations()) {
      const [method, path] = name.split(' ') as ['GET' | 'POST', string]
      const url = path
        .replace(/\{(\w+)\}/g, ':$1')
        .replace(/:id\/\w+$/, match => (method === 'POST' ? ':id/:move' : match))
      expect([name, house.app.hasRoute({ method, url })]).toEqual([name, true])
    }
    expect(listed.has('GET /api/openapi.json')).toBe(true)
  })

  test('points at nothing that is not in it, and uses all that is', () => {
    const text = JSON.stringify(document)
    const pointed = new Set([...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name!))
    expect([...pointed].filter(name => !document['components'].schemas[name])).toEqual([])
    expect(Object.keys(document['components'].schemas).filter(name => !pointed.has(name))).toEqual([])
    expect(text).not.toContain('"x-name"')
  })

  test('has examples that their schemas take', () => {
    const all = examples()
    expect(all.length).toBeGreaterThan(100)
    for (const { name, schema, value } of all) {
      const check = Compile(whole(schema))
      const faults = check.Check(value)
        ? []
        : check.Errors(value).map(({ instancePath, message }) => `${instancePath} ${message}`)
      expect([name, faults]).toEqual([name, []])
    }
  })

  // What is made of other matters has no example that is there everywhere.
  test.each(
    kinds
      .filter(({ gathers, moves, start }) => !gathers && opensDirectly(moves[start]!))
      .map(kind => [kind.name, kind] as const),
  )('has a report of a %s that is taken as it stands', async (_, kind) => {
    const ways: Json = document['paths']['/api/v1/matters'].post.requestBody.content['application/json'].examples
    const { value } = ways[`${kind.name}.${kind.start}`]
    const { by } = kind.moves[kind.start]!
    const who = Object.entries(people).find(([, { post }]) => by.includes(post as Post))!
    const caller = by.includes('resident') ? house.nobody : await house.as(who[0] as keyof typeof people)
    const reply = await caller.call('POST', '/api/v1/matters', {
      body: { ...value, place: { village: villages.dongan } },
      headers: { 'idempotency-key': randomUUID() },
    })
    expect([kind.name, reply.status, reply.body.refusals]).toEqual([kind.name, 201, undefined])
  })
})

describe('for whoever draws forms', () => {
  test('each kind comes with words for every state, move, field, option and refusal in it', async () => {
    const { body, headers } = await house.nobody.get('/api/v1/kinds')
    expect(body.kinds.map(({ name }: Json) => name)).toEqual(kinds.map(({ name }) => name))
    for (const kind of body.kinds) {
      const said = new Set<string>()
      const offered = new Set<string>()
      const look = (schema: any) => {
        for (const [name, field] of Object.entries<any>(schema.properties ?? {})) {
          if (!schema['x-person']) said.add(name)
          look(field)
        }
        if (schema.items) look(schema.items)
        for (const option of schema.enum ?? []) offered.add(option)
      }
      for (const move of kind.moves) look(move.says)
      const none = (words: Json, names: Set<string>) => [...names].filter(name => !words[name]?.zh || !words[name]?.en)
      expect([kind.name, none(kind.fields, said)]).toEqual([kind.name, []])
      expect([kind.name, none(kind.options, offered)]).toEqual([kind.name, []])
      expect(kind.states.every(({ words }: Json) => words.zh && words.en)).toBe(true)
      expect(kind.moves.every(({ words }: Json) => words.zh && words.en)).toBe(true)
    }
    const again = await house.nobody.get('/api/v1/kinds', { 'if-none-match': headers['etag'] })
    expect([again.status, again.text]).toEqual([304, ''])
    const one = await house.nobody.get('/api/v1/kinds/case')
    expect(one.body).toEqual(body.kinds.find(({ name }: Json) => name === 'case'))
  })

  test('places are found by name, by initials and by code, and tell which of that name they are', async () => {
    const find = async (q: string) =>
      (await house.nobody.get(`/api/v1/places?q=${encodeURIComponent(q)}`)).body.places.map(
        ({ short, within }: Json) => within + short,
      )
    expect(await find('东安')).toEqual(['牡丹区东城街道东安社区'])
    expect(await find('dasq')).toEqual(['牡丹区东城街道东安社区'])
    expect(await find('东城社区')).toEqual(['定陶区天中街道东城社区'])
    expect((await find('371702001'))[0]).toBe('牡丹区东城街道')
    expect(await find('不存在')).toEqual([])
    const { body } = await house.nobody.get('/api/v1/places/371702001')
    expect(body.places).toHaveLength(7)
    const wrong = await house.nobody.get('/api/v1/places?q=&limit=99&x=1')
    expect(wrong.body.faults.map(({ at, code }: Json) => `${at} ${code}`).sort()).toEqual([
      '/query/limit too-large',
      '/query/q too-short',
      '/query/x unknown-field',
    ])
  })

  test('who is my officer is answered without a report', async () => {
    const { body } = await house.nobody.get(`/api/v1/who?village=${villages.dongan}`)
    expect(body).toMatchObject({ surname: '王', words: { zh: '王警官' }, phone: '139****0002', beat: '东安片区' })
    expect((await house.nobody.get(`/api/v1/who?placeCode=${placeCode}`)).body).toEqual(body)
    expect((await house.nobody.get('/api/v1/who')).body.code).toBe('no-place-given')
  })

  test('the promises are there in plain words', async () => {
    const { body } = await house.nobody.get('/api/v1/measures')
    expect(body.measures.find(({ id }: Json) => id === 'M11')).toMatchObject({ title: { zh: '破了案当面说' } })
    for (const { promise } of body.measures) expect(promise.zh && promise.en).toBeTruthy()
  })
})
