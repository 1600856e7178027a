import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allFed } from '../../../test/counted.ts'
import { type Drive, drive } from '../../../test/drive.ts'
import { bureauId, type people, villages } from '../../../test/people.ts'
import { openMatter } from '../../matters/open-matter.ts'
import { changing } from '../../platform/editions.ts'
import { noteAll } from '../note.ts'

let house: Drive
const opened: Record<string, string> = {}

beforeAll(async () => {
  house = await drive()
  const open = async (
    name: string,
    kind: string,
    text: string,
    village: string,
    says: object = {},
    more: object = {},
  ) => {
    const command = { commandId: randomUUID(), kind, says: { text, ...says }, place: { village }, ...more }
    opened[name] = (await openMatter(house.house, command as never, { as: 'resident', bureauId })).id
  }
  const shown = { identity: 'shown_to_handler' }
  const reporter = { reporter: { name: '欧阳锋', phone: '139****0001' } }
  await open(
    'manhole',
    'hazard',
    '小学门口井盖丢失，Manhole cover missing',
    villages.dongan,
    { ...shown, type: 'manhole', where: '人民路12号' },
    reporter,
  )
  await open(
    'again',
    'hazard',
    '小学门口的井盖丢失了两天',
    villages.dongan,
    { ...shown, type: 'manhole', where: '人民路12号' },
    reporter,
  )
  await open('lightBox', 'case', '灯箱被砸，我是欧阳锋，电话13800138000', villages.dongan, {}, reporter)
  await open('elsewhere', 'case', '井盖丢失', villages.first, {}, reporter)
  await open('danger', 'dispute', '井盖丢失，丈夫打人', villages.dongan, { danger: 'violence_at_home' }, reporter)
  await allFed(house.house.pool)
  await noteAll(house.house)
})
afterAll(() => house.end())

async function found(who: keyof typeof people, q: string) {
  const { status, body } = await (await house.as(who)).get(`/api/v1/search?q=${encodeURIComponent(q)}`)
  expect(status).toBe(200)
  const names = body.matters.map(({ id }: any) => Object.entries(opened).find(([, one]) => one === id)?.[0])
  expect(body.total).toBe(names.length)
  return { names: names.sort(), nearly: body.nearly }
}

test('a matter is found by its words, in part, in both languages, and by its type', async () => {
  for (const q of ['井盖丢失', '井盖', '小学 井盖', '小学门口'])
    expect((await found('beatOfficer', q)).names, q).toEqual(['again', 'manhole'])
  for (const q of ['cover', 'MANHOLE missing', 'cov'])
    expect((await found('beatOfficer', q)).names, q).toContain('manhole')
})

test('with one sign wrong it is still found, and that is said', async () => {
  for (const q of ['井盖丢矢', '井益丢失', 'missin', 'misssing', 'mising'])
    expect((await found('beatOfficer', q)).names, q).toContain('manhole')
  expect((await found('beatOfficer', '井盖丢矢')).nearly).toBe(true)
  expect((await found('beatOfficer', '拖拉机翻了')).names).toEqual([])
})

test('by place: name, initials, and the town or county around it', async () => {
  expect((await found('beatOfficer', '东安')).names).toEqual(['again', 'lightBox', 'manhole'])
  expect((await found('countyOfficer', '牡丹区 井盖')).names).toEqual(['again', 'manhole'])
})

test('a place is found with one sign wrong, and by initials as its people read it: 单县 is shàn xiàn', async () => {
  expect(await found('beatOfficer', '东按社区')).toEqual({ names: ['again', 'lightBox', 'manhole'], nearly: true })
  expect((await found('beatOfficer', '东安社')).nearly).toBe(false)
  // Its initials ship as people there say the name (divisions.test.ts).
  await changing(house.house.db, bureauId, 'people', trx =>
    trx
      .updateTable('division')
      .set({ name: '单县', short: '单县', initials: 'sx' })
      .where('code', '=', '371702')
      .execute(),
  )
  for (const q of ['sx', '单县', '单县 井盖', 'SX 井盖'])
    expect((await found('countyOfficer', q)).names, q).toEqual(expect.arrayContaining(['again', 'manhole']))
  expect((await found('countyOfficer', 'dx')).names).toEqual([])
})

test('by its code, as it is printed or typed, whole or how it begins', async () => {
  const officer = await house.as('beatOfficer')
  const { code, printed } = (await officer.get(`/api/v1/matters/${opened['lightBox']}`)).body
  for (const q of [
    code,
    code.slice(0, 7),
    code.toLowerCase(),
    printed,
    printed.slice(0, 10),
    printed.replace(/-/g, '－'),
  ])
    expect((await found('beatOfficer', q)).names, q).toContain('lightBox')
})

test('what may not be seen changes neither what is found nor how many', async () => {
  expect((await found('otherStationOfficer', '井盖')).names).toEqual([])
  expect((await found('otherCountyChief', '井盖')).names).toEqual(['elsewhere'])
  // In danger: nobody finds it, also those who may see it.
  for (const who of ['chief', 'dutyOfficer', 'countyOfficer'] as const)
    expect((await found(who, '丈夫打人')).names, who).toEqual([])
  // Who sees numbers only finds by place and type, not by what was said.
  expect((await found('cityOfficer', '小学门口')).names).toEqual([])
  expect((await found('cityOfficer', '东安')).names).toContain('manhole')
})

test('nobody is looked up by name or telephone', async () => {
  for (const q of ['欧阳锋', '13800138000', '138 0013 8000']) expect((await found('chief', q)).names, q).toEqual([])
})

test('whatever is typed is answered', async () => {
  const officer = await house.as('chief')
  for (const q of [
    '',
    ' ',
    '😀',
    '\u202e',
    '%',
    "'",
    '\\',
    '()[]{}',
    'a'.repeat(200),
    '井'.repeat(200),
    '12 '.repeat(60),
  ])
    expect((await officer.get(`/api/v1/search?q=${encodeURIComponent(q)}`)).status, JSON.stringify(q)).toBe(200)
  expect((await house.nobody.get('/api/v1/search?q=a')).status).toBe(401)
})

test('what might be the same is shown with its reasons, to those who may see both', async () => {
  const officer = await house.as('beatOfficer')
  const { candidates } = (await officer.get(`/api/v1/matters/${opened['again']}/like-this`)).body
  expect(candidates.map(({ matter }: any) => matter.id)).toEqual([opened['manhole']])
  const zh = candidates[0].because.map(({ zh }: any) => zh).join()
  for (const reason of ['地点写的一样', '同一天', '同一类', '用词相同']) expect(zh).toContain(reason)
  const stranger = await house.as('otherStationOfficer')
  expect((await stranger.get(`/api/v1/matters/${opened['again']}/like-this`)).status).toBe(404)
  expect(
    (await (await house.as('chief')).get(`/api/v1/matters/${opened['danger']}/like-this`)).body.candidates,
  ).toEqual([])
})

test('who sees numbers only hears of no word and of no address in the reasons', async () => {
  const officer = await house.as('cityOfficer')
  const { candidates } = (await officer.get(`/api/v1/matters/${opened['again']}/like-this`)).body
  expect(candidates.map(({ matter }: any) => matter.id)).toEqual([opened['manhole']])
  expect(candidates[0].because.map(({ zh }: any) => zh)).toEqual(['同一个村居', '同一天前后'])
})

test('whoever brings a slip that was printed without signal is found by the code of the act on it (R16)', async () => {
  const [key, now] = [randomUUID(), randomUUID()]
  const code = (id: string) => `${id.slice(0, 4)}-${id.slice(4, 8)}`.toUpperCase()
  const officer = await house.as('beatOfficer')
  const about = { id: opened.lightBox!, version: '*' as const }
  const saidAt = new Date(house.house.now().getTime() - 60_000).toISOString()
  for (const [key_, more] of [
    [key, { saidAt }],
    [now, {}],
  ] as const) {
    const done = await officer.does(about, 'note', { text: '又去看了一回' }, { key: key_, ...more })
    expect(done.status, done.text).toBe(200)
  }
  await allFed(house.house.pool)
  await noteAll(house.house)
  expect((await found('beatOfficer', code(key))).names).toEqual(['lightBox'])
  expect((await found('beatOfficer', code(now))).names).toEqual([])
})
