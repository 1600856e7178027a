import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allFed } from '../../test/counted.ts'
import { type Drive, drive } from '../../test/drive.ts'
import { bureauId, villages } from '../../test/people.ts'
import { tellAllJoined } from '../matters/tell-joined.ts'

let house: Drive
let first: any
const here = { place: { village: villages.dongan } }
const photo = async () => {
  const contents = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer()
  const officer = await house.as('beatOfficer')
  return (await officer.send([{ name: 'a.jpg', type: 'image/jpeg', contents }])).body.files[0].sha256
}

beforeAll(async () => {
  house = await drive()
  first = await reported('manhole', '我家门口的井盖没了，找张三')
})
afterAll(() => house.end())

async function reported(type: string, text: string, says: object = {}) {
  const body = { text, type, identity: 'sealed', ...says }
  const reply = await house.nobody.report('hazard', body, { ...here, reporter: { name: '李四', phone: '139****0007' } })
  expect(reply.status, reply.text).toBe(201)
  return reply.body
}
const isItThis = (body: object) => house.nobody.post('/api/v1/is-it-this', { kind: 'hazard', ...here, ...body })
const same = (of: string, key = randomUUID()) =>
  house.nobody.report('hazard', { of, text: '井盖还没好' }, { ...here, move: 'reportSame', anonymous: true }, key)

test('what stands in the open at this place is shown, by what the public list shows and nothing of who reported it', async () => {
  const { status, body, text } = await isItThis({ type: 'manhole' })
  expect(status).toBe(200)
  expect(body.candidates).toEqual([
    expect.objectContaining({
      id: first.id,
      type: 'manhole',
      stage: { zh: '待查看', en: 'To be looked at' },
      metres: null,
    }),
  ])
  for (const secret of ['张三', '李四', '0007', first.code, first.printed, first.link.token])
    expect(text).not.toContain(secret)
  expect((await isItThis({ text: '井盖又没了' })).body.candidates).toHaveLength(1)
  expect((await isItThis({ type: 'street_light' })).body.candidates).toEqual([])
  expect((await isItThis({ type: 'manhole', place: { village: villages.first } })).body.candidates).toEqual([])
  // What somebody wrote is no way to find it: else whoever asks often enough learns the words.
  const asked = await Promise.all(['张三', '李四', '我家门口'].map(words => isItThis({ type: 'manhole', text: words })))
  expect(new Set(asked.map(reply => reply.text))).toEqual(new Set([text]))
})

test('nothing tells whether something private is there: each answer is the same, byte for byte', async () => {
  const asks = [
    { type: 'manhole' },
    { type: 'high_toss' },
    { text: '楼上扔东西' },
    {},
    { kind: 'case', text: '灯箱被砸' },
    { kind: 'dispute', text: '打人' },
    { kind: 'conduct', text: '态度' },
    { kind: 'clue', text: '听说' },
    { kind: 'nothing' },
  ]
  const answers = async () => Promise.all(asks.map(async ask => (await isItThis(ask)).text))
  const before = await answers()
  const named = { reporter: { name: '王五', phone: '139****0008' } }
  const all = await Promise.all([
    house.nobody.report('case', { text: '灯箱被砸', sort: 'damage' }, { ...here, ...named }),
    house.nobody.report('dispute', { text: '邻居打人' }, { ...here, ...named }),
    house.nobody.report(
      'dispute',
      { text: '丈夫打人', danger: 'violence_at_home' },
      { ...here, reporter: { ...named.reporter, word: '柳树' } },
    ),
    house.nobody.report('clue', { text: '听说井盖是偷的' }, { ...here, anonymous: true }),
    house.nobody.report('hazard', { text: '楼上扔东西', type: 'high_toss', identity: 'sealed' }, { ...here, ...named }),
    house.nobody.report(
      'hazard',
      { text: '井盖没了，孩子掉进去了', type: 'manhole', identity: 'sealed', danger: 'child_harmed' },
      { ...here, reporter: { ...named.reporter, word: '柳树' } },
    ),
    house.nobody.report('conduct', { text: '态度不好', fault: 'attitude' }, { ...here, move: 'complain', ...named }),
  ])
  expect(all.map(({ status }) => status)).toEqual(all.map(() => 201))
  expect(await answers()).toEqual(before)
  // Named by its id, each is answered like a matter that nobody has.
  const none = await same(randomUUID())
  expect(none.status).toBe(422)
  for (const { body } of all) expect((await same(body.id)).text).toBe(none.text)
})

test('one tap: a code and a link of one’s own, and it is told to them when that one comes out; twice at once is once', async () => {
  const key = randomUUID()
  const [one, again] = await Promise.all([same(first.id, key), same(first.id, key)])
  expect([one.status, again.status]).toEqual([201, 201])
  expect(one.body.id).toBe(again.body.id)
  const { link, code } = one.body
  expect(code).not.toBe(first.code)
  const mine = (await house.holding(link.token).get('/api/v1/my')).text
  for (const secret of ['张三', '李四', '0007', first.code, first.printed]) expect(mine).not.toContain(secret)
  expect((await house.holding(link.token).get(`/api/v1/matters/${first.id}`)).status).toBe(404)
  // It is no new thing in the open, on the board of open work, or for the officer to answer.
  expect((await isItThis({ type: 'manhole' })).body.candidates).toHaveLength(1)
  const requests = await house.nobody.get('/open311/v2/requests.json')
  expect(requests.text).not.toContain(one.body.id)
  const officer = await house.as('beatOfficer')
  const { body: whole } = await officer.get(`/api/v1/matters/${one.body.id}`)
  expect(whole).toMatchObject({ state: 'duplicate', details: { duplicateOf: first.id } })

  const now = () => house.house.now().toISOString()
  const duty = await house.as('dutyOfficer')
  const read = { readAt: now(), reply: 'we_look_within_three_workdays', type: 'manhole' }
  const screened = await duty.does(first, 'screen', read)
  expect(screened.status, screened.text).toBe(200)
  // While it is told, another one comes: read again from the beginning, in whatever order, each hears it once.
  const [dismissed, late] = await Promise.all([
    officer.does(screened.body, 'dismiss', {
      recordNo: 'J-1',
      inspectedAt: now(),
      photos: [await photo()],
      template: 'already_right',
      how: 'phone',
      toldAt: now(),
    }),
    same(first.id),
  ])
  expect(dismissed.status, dismissed.text).toBe(200)
  await allFed(house.house.pool)
  await Promise.all([tellAllJoined(house.house), tellAllJoined(house.house)])
  await house.house.pool.query(`delete from reader where name = 'joined'`)
  await tellAllJoined(house.house)
  for (const { status, body } of [one, late]) {
    if (status !== 201) continue
    const { body: told } = await house.holding(body.link.token).get('/api/v1/my')
    expect(told.history.map(({ move }: any) => move)).toEqual(['reportSame', 'hearOutcome'])
  }
  // Over, it is nobody's to join.
  expect((await same(first.id)).body.code).toBe('bad-input')
})

test('one that was told before the two were linked is told to who came later', async () => {
  const light = await reported('street_light', '路灯不亮')
  const { body } = await same(light.id)
  // As if its telling had been read before the link was there.
  await house.house.pool.query(
    `update matter set state = 'not_found', closed_at = now(), outcome = 'not_found' where bureau_id = $1 and id = $2`,
    [bureauId, light.id],
  )
  await house.house.pool.query(
    `update entry set state_after = 'not_found' where bureau_id = $1 and matter_id = $2 and no = 1`,
    [bureauId, light.id],
  )
  await allFed(house.house.pool)
  const { rows } = await house.house.pool.query(
    'select max(pos) as pos from feed where bureau_id = $1 and matter_id = $2',
    [bureauId, light.id],
  )
  await house.house.pool.query(`update reader set pos = $2 where bureau_id = $1 and name = 'joined'`, [
    bureauId,
    rows[0].pos,
  ])
  await tellAllJoined(house.house)
  const { body: told } = await house.holding(body.link.token).get('/api/v1/my')
  expect(told.history.map(({ move }: any) => move)).toEqual(['reportSame', 'hearOutcome'])
})

test('taken apart, it owes what a report owes from the first day', async () => {
  const pit = await reported('road_defect', '路上有坑')
  const { body } = await same(pit.id)
  const duty = await house.as('dutyOfficer')
  const apart = await duty.does(body, 'separate', { because: 'two_places' })
  expect(apart.status, apart.text).toBe(200)
  const { body: whole } = await duty.get(`/api/v1/matters/${body.id}`)
  expect(whole.state).toBe('reported')
  expect(whole.promises.map(({ measure }: any) => measure)).toEqual(['M32', 'OUTCOME', 'M32', 'OUTCOME'])
  const reportedThen = new Map(pit.promises.map(({ measure, due }: any) => [measure, due.slice(0, 10)]))
  for (const { measure, due } of whole.promises) expect(due.slice(0, 10)).toBe(reportedThen.get(measure))
})

test('somebody of the bureau who names what they may not see hears that it is not there, and not that it is protected', async () => {
  const ours = (
    await house.nobody.report(
      'dispute',
      { text: '吵架' },
      { ...here, reporter: { name: '王五', phone: '139****0008' } },
    )
  ).body
  const danger = (
    await house.nobody.report(
      'dispute',
      { text: '丈夫打人', danger: 'violence_at_home' },
      { place: { village: villages.first }, reporter: { name: '王五', phone: '139****0008', word: '柳树' } },
    )
  ).body
  const duty = await house.as('dutyOfficer')
  const merge = (of: string) =>
    duty.does(ours, 'markDuplicate', { of, how: 'message', toldAt: house.house.now().toISOString() })
  expect((await merge(randomUUID())).body.faults).toEqual([expect.objectContaining({ code: 'unknown-matter' })])
  expect((await merge(danger.id)).text).toBe((await merge(randomUUID())).text)
})

test('whatever is typed, and wherever: a clear answer, and never a fault of ours', async () => {
  const officer = await house.as('beatOfficer')
  const texts = [
    '',
    ' ',
    '😀🎉',
    '\u202e\u2066井盖',
    '\u0007\u001b[2J',
    '井'.repeat(100_000),
    '\ud800',
    'a'.repeat(2000),
  ]
  for (const text of texts) {
    const replies = await Promise.all([
      isItThis({ text }),
      officer.post('/api/v1/suggest-kind', { text }),
      officer.get(`/api/v1/search?q=${encodeURIComponent(text.toWellFormed().slice(0, 300))}`),
      house.nobody.report('hazard', { text, type: 'manhole', identity: 'sealed' }, { ...here, anonymous: true }),
      house.nobody.post('/api/v1/my/link', { code: text || '-', word: text || '-' }),
    ])
    for (const { status, body } of replies) {
      expect(status, JSON.stringify(text.slice(0, 9))).toBeLessThan(500)
      if (status >= 400) expect(body.words.zh, body.code).toMatch(/[\u4e00-\u9fff]/)
    }
  }
  for (const place of [{ village: '999999999999' }, { placeCode: 'none' }, { point: { lat: 0, lng: 0 } }, {}]) {
    const body = { kind: 'hazard', place }
    const reply = await house.nobody.call('POST', '/api/v1/is-it-this', { body, ip: '10.77.0.1' })
    expect([reply.status, typeof reply.body.words.en], JSON.stringify(place)).toEqual([422, 'string'])
  }
})
