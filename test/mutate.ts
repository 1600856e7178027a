import { randomUUID } from 'node:crypto'
import type { Chance } from './say-anything.ts'

/** A request before it is sent. */
export type Sent = {
  path: string
  query: string
  body: Record<string, any> | undefined
  raw: Buffer | string | undefined
  headers: Record<string, string>
}

export type Mutation = { name: string; change: (sent: Sent, chance: Chance) => void }

const odd: unknown[] = [null, 0, -1, 1e308, true, '', 'x', [], {}, [[]], { a: 1 }, [null]]

function bodyOf(sent: Sent): Record<string, any> {
  sent.body ??= {}
  return sent.body
}

/** All places of a body, as a list of what holds them and their names. */
function placesIn(value: any): [any, string][] {
  if (typeof value !== 'object' || value === null) return []
  return Object.keys(value).flatMap(name => [[value, name] as [any, string], ...placesIn(value[name])])
}

/** Changes one place of the body that is of this sort; where there is none, adds one. */
function one(sent: Sent, chance: Chance, is: (value: unknown) => boolean, change: (value: any) => unknown): void {
  const body = bodyOf(sent)
  const found = placesIn(body).filter(([holder, name]) => is(holder[name]))
  const [holder, name] = found.length > 0 ? chance.pick(found) : [body, 'says']
  holder[name] = change(holder[name])
}

const anything = () => true
const isText = (value: unknown) => typeof value === 'string'
const isTime = (value: unknown) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)
const isCode = (value: unknown) => typeof value === 'string' && /^[a-z_]+$/.test(value)
const isId = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{8}-/.test(value)

const deep = (levels: number): string => `${'{"a":['.repeat(levels)}${']}'.repeat(levels)}`

const inBody = (
  name: string,
  is: (value: unknown) => boolean,
  change: (value: any, chance: Chance) => unknown,
): Mutation => ({
  name,
  change: (sent, chance) => one(sent, chance, is, value => change(value, chance)),
})

const raw = (name: string, make: (sent: Sent, chance: Chance) => Buffer | string): Mutation => ({
  name,
  change: (sent, chance) => {
    sent.raw = make(sent, chance)
  },
})

const header = (name: string, which: string, values: string[]): Mutation => ({
  name,
  change: (sent, chance) => {
    sent.headers[which] = chance.pick(values)
  },
})

const path = (name: string, values: string[]): Mutation => ({
  name,
  change: (sent, chance) => {
    const parts = sent.path.split('/')
    // Of an address without anything to exchange, the last part.
    const at = parts.findIndex(part => /^[0-9a-f]{8}-|^HZ|^[0-9a-f]{64}$|^\d{9,}$/.test(part))
    parts[at < 0 ? parts.length - 1 : at] = chance.pick(values)
    sent.path = parts.join('/')
  },
})

const query = (name: string, values: string[]): Mutation => ({
  name,
  change: (sent, chance) => {
    sent.query = [sent.query, chance.pick(values)].filter(Boolean).join('&')
  },
})

export const mutations: readonly Mutation[] = [
  raw('random bytes', (_, chance) =>
    Buffer.from(Array.from({ length: 1 + chance.below(400) }, () => chance.below(256))),
  ),
  raw('half of it', ({ body }) => JSON.stringify(body ?? { says: {} }).slice(0, -1)),
  raw('deep JSON', (_, chance) => `{"says":${deep(chance.pick([16, 17, 5000]))}}`),
  raw('a prototype', () => '{"__proto__":{"says":{}},"constructor":{"prototype":{}},"says":{"__proto__":1}}'),
  raw('a list', () => '[1,2,3]'),
  raw('a word', (_, chance) => chance.pick(['null', '"says"', '7', 'true', ''])),
  raw('300 KB', () => JSON.stringify({ says: { text: 'x'.repeat(300_000) } })),
  inBody('another type', anything, (_, chance) => chance.pick(odd)),
  inBody('another type, twice', anything, (_, chance) => [chance.pick(odd), chance.pick(odd)]),
  inBody('100,000 characters', isText, (_, chance) =>
    chance.pick(['长', 'x', '\u{20000}', ' ']).repeat(chance.pick([100_000, 40_000])),
  ),
  inBody(
    'control characters',
    isText,
    (value, chance) => value + chance.pick(['\u0000', '\u0007', '\u001b[31m', '\u007f', '\ud800', '\u202e']),
  ),
  inBody('an unknown code', isCode, () => 'no_such_code'),
  inBody('the year 0', isTime, (_, chance) =>
    chance.pick(['0000-01-01T00:00:00Z', '0000-00-00T00:00:00Z', '-000001-01-01T00:00:00Z']),
  ),
  inBody('the year 9999', isTime, (_, chance) =>
    chance.pick(['9999-12-31T23:59:59+08:00', '9999-12-31T23:59:60Z', '+019999-01-01T00:00:00Z']),
  ),
  inBody('no such time', isTime, (_, chance) =>
    chance.pick(['2026-02-30T10:00:00+08:00', '2026-11-24T25:61:00Z', '2026-11-24T10:00:00+99:99', '昨天']),
  ),
  inBody('another id', isId, (_, chance) => chance.pick([randomUUID(), '00000000-0000-0000-0000-000000000000', 'me'])),
  inBody('a name that is an operator', anything, () => ({
    $gt: '',
    toString: 1,
    length: -1,
    constructor: 1,
    hasOwnProperty: 0,
  })),
  {
    name: 'a field too many',
    change: sent => {
      const body = bodyOf(sent)
      body['张三丰特征词13900004321'] = 1
      if (typeof body['says'] === 'object' && body['says'] !== null) body['says']['constructor'] = '张三丰特征词'
    },
  },
  {
    name: 'a field too few',
    change: (sent, chance) => {
      const found = placesIn(sent.body ?? {})
      if (found.length === 0) return
      const [holder, name] = chance.pick(found)
      delete holder[name]
    },
  },
  {
    name: 'a place that is none of ours',
    change: (sent, chance) => {
      const places: object[] = [
        { point: { lat: 30, lng: 123 } },
        { point: { lat: 35.24, lng: 1e308 } },
        { point: { lat: 'north', lng: null } },
        { village: '370102001001' },
        { village: '371702001' },
        { village: "371702001001'; drop table matter; --" },
        { unit: randomUUID() },
        { placeCode: '%00' },
        {},
      ]
      const body = bodyOf(sent)
      body['place'] = chance.pick(places)
    },
  },
  header('a bad key', 'idempotency-key', [
    '',
    'again',
    '0',
    '{}',
    'x'.repeat(5000),
    '00000000-0000-0000-0000-000000000000',
  ]),
  header('a bad version', 'if-match', ['', '0', '-1', '"', 'W/"x"', '99999999999999999999', '"1", "2"', '**']),
  header('a bad token', 'x-matter-token', [
    '',
    'x',
    'n6.1.AAAA.BBBB',
    '....',
    '2v9.1.AZL1oAAAcACAAAAAAAAAAQ.AAAAAAAAAAAAAAAAAAAAAAAA',
  ]),
  header('a bad word', 'x-matter-word', ['%', '%E0%A4%A', '%00', 'x'.repeat(4000)]),
  header('a bad session', 'authorization', [
    'Bearer',
    'Bearer x',
    'Bearer n6.' + 'A'.repeat(43),
    'Basic YTpi',
    'Bearer ' + 'x'.repeat(4000),
  ]),
  header('a bad cookie', 'cookie', ['xjw=', 'xjw=%', 'xjw=n6.' + 'A'.repeat(43), '__Host-xjw=%E0%A4%A; xjw=1', '=;=;']),
  header('another type of body', 'content-type', [
    'text/plain',
    'multipart/form-data',
    'application/xml',
    'application/json; charset=gbk',
    '/',
  ]),
  path(
    'another id in the address',
    [
      randomUUID(),
      '00000000-0000-0000-0000-000000000000',
      'no-id',
      '..%2f..%2fetc%2fpasswd',
      '%00',
      '%E0%A4%A',
      '%F0%9F%98%80',
      'x'.repeat(199),
      'x'.repeat(3000),
      '__proto__',
      'constructor',
      "' or 1=1 --",
    ].map(text => (text.includes(' ') ? encodeURIComponent(text) : text)),
  ),
  query('another question', [
    'limit=0',
    'limit=1e9',
    'limit=-1',
    'limit=51',
    'limit=x',
    'limit=1&limit=2',
    'q=',
    'q=%00',
    'q=' + 'x'.repeat(5000),
    'q=%ED%A0%80',
    'after=~',
    'after=1~no',
    'after=999999999999999~00000000-0000-0000-0000-000000000000',
    'village=0',
    'village=370102001001',
    'kind=__proto__',
    'kind=,',
    'owner=1',
    'closed=maybe',
    'due=never',
    '__proto__=1',
    'x[y]=1',
    'scope=everything',
    'before=0',
    'before=999999999',
  ]),
]
