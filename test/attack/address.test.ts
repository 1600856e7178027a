import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as giving from '../../src/commands/open-data.ts'
import { operationsOf } from '../../src/http/app.ts'
import { linkFor } from '../../src/matters/link.ts'
import { sweepAll } from '../../src/matters/sweep.ts'
import { addNeighbour, scopes } from '../../src/neighbours/keys.ts'
import { outboxOf } from '../../src/notices/outbox.ts'
import { sendAll } from '../../src/notices/send.ts'
import { noteAll } from '../../src/signals/note.ts'
import { gatherAll } from '../../src/signals/series/gather.ts'
import type { Context } from '../../src/xjw.ts'
import { allCounted } from '../counted.ts'
import { type Caller, type Drive, drive, type Reply } from '../drive.ts'
import { readPdf } from '../papers/read-pdf.ts'
import { bureauId, people, villages } from '../people.ts'

/*
 * Where somebody who was beaten at home lives now, and where a child lives and goes to school, planted wherever it may be said (domain §3.1,
 * R26; 反家庭暴力法 16, 未成年人保护法 103): asked for by the other side, by whoever reported for her, by those who work at the counter and in the
 * village, by neighbouring systems and by anybody, on every route, paper, message, list and export.
 */

const planted = {
  home: '幸福里七号楼三单元',
  school: '向阳小学二年级三班',
  child: '欧阳小树苗',
  way: '打娘家的座机',
  phone: '13905309911',
  name: '慕容青青',
}
const told = (text: string): string[] =>
  Object.entries(planted).flatMap(([what, one]) =>
    text.includes(one) || text.includes(encodeURIComponent(one)) ? [what] : [],
  )

type Route = { path: string; for: string; byLink: boolean; query: { name: string; required: boolean; schema: any }[] }
let house: Drive
let routes: Route[]
let photo: string
/** Her dispute; one that a neighbour reported for her; one that the other side reported; a case with a child; a hazard beside them. */
let matters: Record<'hers' | 'forHer' | 'byHim' | 'child' | 'hazard', Reply['body'] & { id: string }>
const word = '石榴树下的井'

beforeAll(async () => {
  house = await drive({ at: '2026-11-24T10:00:00+08:00' })
  routes = operationsOf(house.house).flatMap(({ method, path, for: whom, byLink = false, query }) =>
    method === 'GET' && !path.endsWith('/stream')
      ? [
          {
            path,
            for: whom,
            byLink,
            query: Object.entries<any>(query?.properties ?? {}).map(([name, schema]) => ({
              name,
              schema,
              required: query!.required?.includes(name) === true,
            })),
          },
        ]
      : [],
  )
  const contents = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#1d2f4f' } })
    .jpeg()
    .toBuffer()
  photo = (await house.nobody.send([{ name: 'a.jpg', type: 'image/jpeg', contents }])).body.files[0].sha256
  await plant()
  await allCounted(house.house)
  await sweepAll(house.house)
  await allCounted(house.house)
  await sendAll(house.house)
  await noteAll(house.house)
  await gatherAll(house.house)
})
afterAll(() => house?.end())

async function plant() {
  const where = { place: { village: villages.dongan, point: { lat: 35.2443, lng: 115.4362 } } }
  const she = { name: planted.name, phone: planted.phone, address: planted.home, safeWay: planted.way, word }
  const text = `他又动手了，我带孩子${planted.child}住到${planted.home}，孩子在${planted.school}`
  const open = async (kind: string, says: object, more: object) => {
    const { status, body, text: answer } = await house.nobody.report(kind, says, { ...where, ...more })
    expect([kind, status, answer]).toEqual([kind, 201, answer])
    return body
  }
  const dv = { text, where: planted.home, danger: 'violence_at_home', files: [photo] }
  const he = { name: '何其横', phone: '13905308800' }
  const neighbour = { name: '邻居大娘', phone: '13905307700', word }
  matters = {
    hers: await open('dispute', { ...dv, reporterIs: 'party', otherParty: he }, { reporter: she }),
    forHer: await open(
      'dispute',
      { ...dv, text: '隔壁又打人了', where: '东头', reporterIs: 'onlooker', victim: { name: planted.name } },
      { reporter: neighbour },
    ),
    byHim: await open(
      'dispute',
      { text: '她跑了，帮我找回来', danger: 'violence_at_home', reporterIs: 'party' },
      { reporter: { ...he, word } },
    ),
    child: await open(
      'case',
      {
        text,
        where: planted.school,
        danger: 'child_harmed',
        files: [photo],
        victim: { name: planted.child, address: planted.home },
      },
      { reporter: she },
    ),
    hazard: await open(
      'hazard',
      { text: '村委会门口的井盖松了', type: 'manhole', identity: 'sealed' },
      { reporter: { name: '过路人', phone: '13905306600' } },
    ),
  }
  const duty = await house.as('dutyOfficer')
  const said = `现住${planted.home}，孩子${planted.child}在${planted.school}，${planted.way}`
  const does = async (one: { id: string }, move: string, says: object) => {
    const { version } = (await duty.get(`/api/v1/matters/${one.id}`)).body
    const { status, text: answer } = await duty.does({ id: one.id, version }, move, says)
    expect([move, status, answer]).toEqual([move, 200, answer])
  }
  for (const one of [matters.hers, matters.forHer, matters.byHim, matters.child])
    await does(one, 'note', { text: said })
  const toldAt = house.house.now().toISOString()
  const protect = {
    danger: 'violence_at_home',
    safeWay: planted.way,
    apart: true,
    safeNow: 'sheltered',
    how: 'in_person',
    toldAt,
  }
  await does(matters.hers, 'protect', { ...protect, reporterIs: 'victim' })
  const victim = { name: planted.name, phone: planted.phone, address: planted.home }
  await does(matters.forHer, 'protect', { ...protect, reporterIs: 'intermediary', victim })
  await does(matters.byHim, 'protect', { ...protect, reporterIs: 'other_side', victim })
}

/** Who asks, and which of the matters are theirs to read all the same. */
async function askers(): Promise<{ who: string; caller: Caller }[]> {
  const { suite, pool } = house.house
  const { rows } = await pool.query<{ id: string; person: any }>(
    'select m.id, p as person from matter m, jsonb_array_elements(m.people) p where m.id = any($1)',
    [Object.values(matters).map(({ id }) => id)],
  )
  // A link that nobody is sent, made as ours are: for each who is in them.
  const links = rows
    .filter(({ person }) => person.role !== 'reporter' && person.role !== 'victim')
    .map(({ id, person }) => {
      const token = linkFor(suite, { bureauId, matterId: id, n: 1, personId: person.id })
      return { who: `${person.role} by a link`, caller: house.holding(token, word) }
    })
  const staff = [
    'auxiliary',
    'mediator',
    'windowClerk',
    'otherBeatOfficer',
    'otherStationChief',
    'otherCountyOfficer',
  ] as const
  return [
    { who: 'anybody', caller: house.nobody },
    ...links,
    { who: 'whoever reported for her', caller: house.holding(matters.forHer.link.token, word) },
    { who: 'the other side, who reported', caller: house.holding(matters.byHim.link.token, word) },
    { who: 'her link without the word', caller: house.holding(matters.hers.link.token) },
    { who: 'the reporter of a hazard beside it', caller: house.holding(matters.hazard.link.token) },
    ...(await Promise.all(staff.map(async who => ({ who, caller: await house.as(who) })))),
  ]
}

const values: Record<string, string> = {
  code: villages.dongan,
  kind: 'dispute',
  name: 'on-time',
  month: '2026-10',
  village: villages.dongan,
  villages: villages.dongan,
  q: planted.home,
  text: planted.school,
  lat: '35.2443',
  lng: '115.4362',
  box: '115.3,35.1,115.6,35.4',
  purpose: 'handle',
  from: '2026-10-01',
  to: '2026-12-01',
  measure: 'M30',
  channel: 'sms',
  placeCode: 'dongan01',
  pane: 'late',
  state: 'protecting',
}
let calls = 0
const from = () => `10.88.${Math.floor(++calls / 250) % 250}.${calls % 250}`

/** By what is asked in words, or for everything at once. */
const wordy = new Set(['q', 'text', 'scope', 'villages', 'format', 'extensions'])

/** Each address under which a route can be asked: about each matter and paper, and in each way that may be asked besides. */
function urls({ path, query }: Route): string[] {
  const saidFor = (name: string, schema: any): string[] =>
    name === 'q' ? [planted.home, planted.school] : (schema?.enum ?? (values[name] ? [values[name]] : []))
  const needed = query.filter(one => one.required).map(({ name, schema }) => [name, saidFor(name, schema)[0] ?? '1'])
  const ways = [
    [],
    ...query
      .filter(({ name, required }) => !required && wordy.has(name))
      .flatMap(({ name, schema }) => saidFor(name, schema).map(one => [[name, one]])),
  ]
  const paths = Object.values(matters).flatMap(({ id, code }) =>
    (path.includes('{paper}') ? ['progressNote', 'receiptSlip', 'rightsNotice', 'warningLetter'] : ['']).map(paper =>
      path
        .replace('{id}', id)
        .replace('{sha256}', photo)
        .replace('{paper}', paper)
        .replace('/track/{code}', `/track/${code}`)
        .replace(/\{(\w+)\}/g, (_, name) => values[name] ?? randomUUID()),
    ),
  )
  return [...new Set(paths)].flatMap(one =>
    ways.map(way => {
      const asked = new URLSearchParams([...needed, ...way] as [string, string][]).toString()
      return asked === '' ? one : `${one}?${asked}`
    }),
  )
}

/** What stands there for whoever reads it, also in a PDF. */
async function plainOf(url: string, { always }: Caller): Promise<string> {
  const { headers, payload, rawPayload } = await house.app.inject({ url, headers: always, remoteAddress: from() })
  if (!String(headers['content-type']).includes('pdf')) return payload
  return (await readPdf(rawPayload)).pages.join('')
}

/** Whether they are answered otherwise than anybody. */
const isOtherFor = (route: Route, { always }: Caller): boolean =>
  Object.keys(always).length === 0 || (always['authorization'] ? route.for !== 'nobody' : route.byLink)

test('no route answers with any of it: not the other side, not whoever reported for her, nobody at the counter, in the village or outside', async () => {
  const wrong = new Set<string>()
  let asked = 0
  for (const { who, caller } of await askers())
    for (const route of routes.filter(one => isOtherFor(one, caller)))
      for (const url of urls(route)) {
        asked++
        for (const what of told(await plainOf(url, caller))) wrong.add(`${who}, ${route.path}: ${what}`)
      }
  expect([...wrong]).toEqual([])
  expect(asked).toBeGreaterThan(500)
})

test('who reported for her is told that it came, and reads their own words; the other side reads nothing; neither acts on it', async () => {
  const theirs = house.holding(matters.forHer.link.token, word)
  const { body, text } = await theirs.get('/api/v1/my')
  expect(body).toMatchObject({
    id: matters.forHer.id,
    state: 'reported',
    promises: [],
    links: [],
    moves: [],
    details: {},
    version: 1,
    history: [{ no: 1, move: 'report', says: expect.objectContaining({ text: '隔壁又打人了' }) }],
  })
  expect(text).not.toMatch(/protecting|sheltered|"told":\[\{/)
  expect((await theirs.does({ id: matters.forHer.id, version: '*' }, 'sayMore', { text: '还有一句' })).status).toBe(404)
  const his = house.holding(matters.byHim.link.token, word)
  const none = await house.holding(matters.byHim.link.token, '另一个').get('/api/v1/my')
  expect((await his.get('/api/v1/my')).text).toBe(none.text)
  expect((await his.does({ id: matters.byHim.id, version: '*' }, 'sayMore', { text: '她在哪' })).status).toBe(404)
  // She herself reads all of it.
  expect((await house.holding(matters.hers.link.token, word).get('/api/v1/my')).body.state).toBe('protecting')
})

test('no message holds any of it, and none goes to the other side', async () => {
  const linkTo = { suite: house.house.suite, address: 'https://xjw.example' }
  const sent = await outboxOf(house.house.db, bureauId, { most: 200, linkTo })
  expect(sent.length).toBeGreaterThan(5)
  expect(told(JSON.stringify(sent))).toEqual([])
  const { rows } = await house.house.pool.query(
    "select role from notice where matter_id = any($1) and role in ('party', 'otherParty', 'guardian', 'proxy', 'helper')",
    [[matters.hers.id, matters.forHer.id, matters.byHim.id]],
  )
  expect(rows).toEqual([])
})

test('nothing of it lies in what neighbours are told, in open data, on the map, or in what is asked about a place', async () => {
  const { key } = await addNeighbour(
    house.house.db,
    bureauId,
    { name: '村务平台', scopes: [...scopes], perMinute: 600 },
    house.house.now(),
  )
  const asked = [
    await house.nobody.get('/api/v1/events', { 'x-api-key': key }),
    await house.nobody.get(`/open311/v2/requests.json?api_key=${key}&extensions=true`),
    await house.nobody.get('/open311/v2/requests.csv'),
    await house.nobody.post('/api/v1/is-it-this', {
      kind: 'hazard',
      type: 'manhole',
      text: planted.home,
      place: { point: { lat: 35.2443, lng: 115.4362 } },
    }),
  ]
  for (const { status, text } of asked) {
    expect([status, told(text)]).toEqual([200, []])
    for (const one of [matters.hers, matters.forHer, matters.byHim, matters.child]) {
      expect(text).not.toContain(one.id)
      expect(text).not.toContain(one.code)
    }
  }
  const folder = await mkdtemp(join(tmpdir(), 'xjw-address-'))
  const context = { ...house.house, say: () => {}, open: async () => ({ ...house.house, close: async () => {} }) }
  expect(await giving.run(['--out', join(folder, 'out'), '--json'], context as unknown as Context)).toBe(0)
  for (const name of await readdir(join(folder, 'out')))
    expect(told(await readFile(join(folder, 'out', name), 'utf8'))).toEqual([])
  await rm(folder, { recursive: true })
})

test('who must put a hazard right is answered as if an officer had found it: not when, how, in which language or that it was reported', async () => {
  const duty = await house.as('dutyOfficer')
  house.setNow('2026-11-20T07:13:41+08:00')
  const reported = await house.nobody.call('POST', '/api/v1/matters', {
    body: {
      kind: 'hazard',
      says: { text: '楼道堆满了', type: 'small_premises', identity: 'sealed', files: [photo] },
      place: { village: villages.dongan },
      language: 'en',
      channel: 'qr',
      reporter: { name: '过路人', phone: '13905306600' },
    },
    headers: { 'idempotency-key': randomUUID() },
    ip: from(),
  })
  expect(reported.status).toBe(201)
  house.setNow('2026-11-24T10:00:00+08:00')
  const place = { village: villages.dongan }
  const found = await duty.report('hazard', { text: '灭火器过期', type: 'small_premises' }, {
    place,
    move: 'findOnVisit',
  } as object)
  const at = house.house.now().toISOString()
  const does = async (id: string, move: string, says: object) => {
    const { version } = (await duty.get(`/api/v1/matters/${id}`)).body
    const { status, text } = await duty.does({ id, version }, move, says)
    expect([move, status, text]).toEqual([move, 200, text])
  }
  const pages: Record<string, string>[] = []
  for (const [{ body }, first] of [
    [reported, true],
    [found, false],
  ] as const) {
    if (first)
      await does(body.id, 'screen', { readAt: at, reply: 'we_look_within_three_workdays', type: 'small_premises' })
    const responsible = { name: '东安小百货', phone: '13905305500' }
    const looked = { recordNo: 'J-1', inspectedAt: at, photos: [photo], responsible, serious: false, route: 'order' }
    await does(body.id, 'verify', looked)
    const due = { contactedAt: at, dueOn: '2026-12-01', dueReason: 'several_owners' }
    await does(body.id, 'setResponsible', { dutyBasis: 'manager', lawBasis: '消防法第28条', ...due })
    await does(body.id, 'serveNotice', {
      noticeNo: '菏公(牡)责改字〔2026〕3号',
      article: '消防法第28条',
      faults: '一层楼道',
      demand: 'clear_the_way',
      second: people.beatOfficer.id,
      certificatesShown: true,
      servedAt: at,
      serviceNo: 'S-1',
      accepted: 'signed',
    })
    const { rows } = await house.house.pool.query(
      "select p ->> 'id' as id from matter m, jsonb_array_elements(m.people) p where m.id = $1 and p ->> 'role' = 'responsible_unit'",
      [body.id],
    )
    const personId = rows[0].id
    const token = linkFor(house.house.suite, { bureauId, matterId: body.id, n: 1, personId })
    const unit = house.holding(token)
    const page = await unit.get('/api/v1/my')
    expect([page.status, page.body.state]).toEqual([200, 'notice_served'])
    // The id tells its instant: here the day, and no more.
    if (first)
      expect(Number.parseInt(body.id.replace('-', '').slice(0, 12), 16)).toBe(Date.parse('2026-11-20T00:00:00+08:00'))
    for (const no of [1, 2]) expect((await unit.get(`/api/v1/my/receipt?no=${no}`)).body.code).toBe('no-proof-yet')
    expect((await unit.get(`/api/v1/files/${photo}`)).status).toBe(404)
    const copy = (await unit.get('/api/v1/my/copy')).text
    const papers = (await unit.get(`/api/v1/matters/${body.id}/papers`)).body.papers
    const printed = await Promise.all(
      papers.map(({ name }: any) => plainOf(`/api/v1/matters/${body.id}/papers/${name}`, unit)),
    )
    const plain = (text: string) =>
      text
        .replaceAll(body.id, 'ID')
        .replaceAll(personId, 'PERSON')
        .replaceAll(body.code, 'CODE')
        .replaceAll(page.body.printed, 'PRINTED')
        .replace(/"version":\d+/g, '')
        .replace(/"(no|entry)":\d+/g, '')
    pages.push({ page: plain(page.text), copy: plain(copy), printed: plain(printed.join()) })
    for (const text of Object.values(pages.at(-1)!))
      expect(text).not.toMatch(/过路人|06600|6600|07:13|11-20|11月20|楼道堆满/)
  }
  expect(pages[0]).toEqual(pages[1])
})
