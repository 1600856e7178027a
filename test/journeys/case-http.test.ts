import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, type Drive, drive, type Reply } from '../drive.ts'
import { people, villages } from '../people.ts'

let house: Drive
beforeAll(async () => {
  house = await drive({ at: '2026-11-24T10:00:00+08:00' })
})
afterAll(() => house.end())

const lightBox = { text: '店门口的灯箱昨晚被人砸了，我叫张三丰', sort: 'damage', lossYuan: 280 }
const place = { village: villages.dongan }
const reporter = { name: '张三丰', phone: '139****0001' }

describe('the light box, by HTTP', () => {
  let opened: Reply['body']
  let hers: Caller
  let version = 1

  const done = async (who: keyof typeof people, move: string, says: object) => {
    const reply = await (await house.as(who)).does({ id: opened.id, version }, move, says)
    expect([move, reply.status, reply.body.code ?? reply.body.faults]).toEqual([move, 200, opened.code])
    expect(reply.headers['etag']).toBe(`"${reply.body.version}"`)
    version = reply.body.version
    return reply.body
  }

  test('is reported without an account: a code, a link, a person, and by when', async () => {
    const reply = await house.nobody.report('case', lightBox, { place, reporter })
    expect(reply.status).toBe(201)
    opened = reply.body
    expect(reply.headers['location']).toBe(`/api/v1/matters/${opened.id}`)
    expect(opened.printed).toMatch(/^HZ [2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]$/)
    expect(opened.link.path).toBe(`/m#${opened.link.token}`)
    expect(opened.who).toMatchObject({
      surname: '王',
      phone: '139****0002',
      words: { zh: '王警官', en: 'Officer Wang' },
    })
    expect(opened.by).toEqual({
      due: '2026-11-25T10:00:00+08:00',
      lastDay: '2026-11-25',
      words: {
        zh: '11月25日（周三）10:00 前，王警官给您回话。',
        en: 'Officer Wang will answer you by Wednesday 2026-11-25, 10:00.',
      },
    })
    expect(opened.promises.map(({ measure }: any) => measure)).toEqual(['M01', 'M03', 'OUTCOME'])
    hers = house.holding(opened.link.token)
  })

  test('by its code tells how far it is, and nothing more', async () => {
    const tracked = await house.nobody.get(`/api/v1/track/${opened.code}`)
    expect(tracked.body).toEqual({
      status: 'received',
      words: { zh: '已收到', en: 'Received' },
      day: '2026-11-24',
      unit: { words: { zh: '东城派出所', en: 'Dongcheng Police Station' }, phone: '0530-000****' },
    })
    expect((await house.nobody.get(`/api/v1/track/${encodeURIComponent(opened.printed)}`)).status).toBe(200)
  })

  test('is in the list of its officer, with what he may do and why not', async () => {
    const officer = await house.as('beatOfficer')
    const list = await officer.get('/api/v1/matters?scope=mine')
    expect(list.body.matters).toMatchObject([{ id: opened.id, state: 'reported', place: { short: '东安社区' } }])
    expect(list.text).not.toMatch(/张三|灯箱/)
    expect(list.body.matters[0].next).toEqual({
      measure: 'M01',
      title: { zh: '小案必登记', en: 'Every small report is registered' },
      calls: false,
    })
    const begins = encodeURIComponent(opened.printed.slice(0, 7).toLowerCase())
    const found = await officer.get(`/api/v1/matters?scope=all&code=${begins}`)
    expect(found.body.matters.map(({ id }: any) => id)).toEqual([opened.id])
    expect((await officer.get('/api/v1/matters?scope=all&code=HZ2222')).body.matters).toEqual([])
    const { body, headers } = await officer.get(`/api/v1/matters/${opened.id}`)
    expect(headers['etag']).toBe('"1"')
    expect(body.history[0].says.text).toBe(lightBox.text)
    expect(body.people).toMatchObject([{ role: 'reporter', name: '张**', phone: '***0001' }])
    const names = body.moves.map(({ name }: any) => name)
    expect(names).toContain('register')
    expect(names).not.toContain('accept')
    const lower = body.moves.find(({ name }: any) => name === 'askLowerFlag')
    expect(lower.refusals.map(({ code }: any) => code)).toEqual(['not-protected'])
  })

  test('is registered, accepted, and worked like a big one', async () => {
    house.setNow('2026-11-24T10:10:00+08:00')
    const registeredAt = '2026-11-24T10:09:00+08:00'
    await done('dutyOfficer', 'register', { registerNo: 'J3717-0001', registeredAt })
    house.setNow('2026-11-24T10:40:00+08:00')
    await done('beatOfficer', 'arrive', { arrivedAt: '2026-11-24T10:35:00+08:00' })
    await done('dutyOfficer', 'accept', { acceptNo: '菏公受〔2026〕1号', decidedAt: '2026-11-24T10:39:00+08:00' })
    const given = { receiptNo: 'H-0001', handedAt: '2026-11-24T10:40:00+08:00', handed: 'signed' }
    const receipt = await done('auxiliary', 'giveReceipt', given)
    expect(receipt.papers[0]).toMatchObject({ name: 'acceptanceReceipt', words: { zh: '受案回执' } })

    const photo = await sharp({ create: { width: 80, height: 60, channels: 3, background: '#1d2f4f' } })
      .withExif({ IFD3: { GPSLatitude: '35/1 14/1 38/1', GPSLatitudeRef: 'N' } })
      .jpeg()
      .toBuffer()
    const officer = await house.as('beatOfficer')
    const sent = await officer.send([{ name: '灯箱.jpg', type: 'image/jpeg', contents: photo }])
    const { sha256 } = sent.body.files[0]
    await done('beatOfficer', 'surveyScene', {
      recordNo: 'K-0001',
      surveyedAt: '2026-11-24T10:36:00+08:00',
      photos: [sha256],
    })
    const seen = await officer.get(`/api/v1/files/${sha256}`)
    expect([seen.status, seen.headers['content-type']]).toEqual([200, 'image/jpeg'])
    expect((await house.nobody.get(`/api/v1/files/${sha256}`)).body.code).toBe('sign-in-first')
    const stranger = await house.as('otherStationChief')
    expect((await stranger.get(`/api/v1/files/${sha256}`)).body.code).toBe('unknown-file')
    // A photograph of the scene is the officers', not what she was told.
    expect((await hers.get(`/api/v1/files/${sha256}`)).body.code).toBe('unknown-file')

    const { id: second } = people.dutyOfficer
    const [spanFrom, spanTo] = ['2026-11-23T22:00:00+08:00', '2026-11-24T06:00:00+08:00']
    const camera = { noticeNo: 'D-1', listNo: 'D-2', spanFrom, spanTo, purpose: 'find_who', second }
    await done('beatOfficer', 'secureCamera', camera)
    await done('beatOfficer', 'canvass', { recordNo: 'Z-1', askedAt: '2026-11-24T10:39:00+08:00', households: 6 })
  })

  test('is found out; she is told why it was done and how it was solved', async () => {
    house.setNow('2026-11-25T15:00:00+08:00')
    const clarifiedAt = '2026-11-25T14:50:00+08:00'
    await done('beatOfficer', 'clarify', { clarifiedAt, responsible: 'yes', findingNo: 'C-1' })
    house.setNow('2026-11-25T18:00:00+08:00')
    const told = {
      how: 'in_person',
      toldAt: '2026-11-25T17:30:00+08:00',
      confirmed: 'signature',
      receipt: 'HF-1',
      template: 'found_and_handled',
      solved: '看了路口的监控，问了左邻右舍，人找到了。',
      damages: 'agreed',
      next: 'decision_follows',
    }
    const officer = await house.as('beatOfficer')
    const guarded = { ...told, motive: '他叫王小明，电话13800138000，跟对象吵架了。' }
    const refused = await officer.does({ id: opened.id, version }, 'tellVictim', guarded)
    expect(refused.status).toBe(422)
    expect(refused.body.refusals.map(({ code }: any) => code)).toEqual(
      expect.arrayContaining(['guard-name', 'guard-phone']),
    )
    await done('beatOfficer', 'tellVictim', { ...told, motive: '他跟对象吵了架，拿灯箱出气，跟您的邻居没有关系。' })

    const { body } = await hers.get('/api/v1/my')
    expect(body.standing.told).toHaveLength(1)
    expect(body.owner.name).toBe('王')
    const telling = body.history.find(({ move }: any) => move === 'tellVictim')
    // Everything that she was told, as she was told it.
    expect(telling.says).toEqual({ ...told, motive: '他跟对象吵了架，拿灯箱出气，跟您的邻居没有关系。' })
    expect(telling.by.words.zh).toBe('王警官')
    expect((await house.nobody.get(`/api/v1/track/${opened.code}`)).body.status).toBe('answered')
  })

  test('is rated by her alone, decided, served, followed up and closed', async () => {
    const rated = await hers.does({ id: opened.id, version }, 'rate', { stars: 5, comment: '原来不是隔壁干的' })
    expect([rated.status, rated.body.code]).toEqual([200, opened.code])
    version = rated.body.version
    const decidedAt = '2026-11-25T17:50:00+08:00'
    await done('chief', 'decide', { decision: 'penalty', decisionNo: '菏公决〔2026〕1号', decidedAt })
    house.setNow('2026-11-26T10:00:00+08:00')
    const servedAt = '2026-11-26T09:50:00+08:00'
    await done('beatOfficer', 'serve', { serviceNo: 'S-1', servedAt, offender: 'on_the_spot' })
    house.setNow('2026-12-03T10:00:00+08:00')
    const spokenAt = '2026-12-03T09:50:00+08:00'
    await done('auxiliary', 'followUp', { spokenAt, how: 'phone', problem: 'none', theirWords: '灯箱修好了' })
    const closed = await done('beatOfficer', 'close', { lesson: 'light' })
    expect(closed).toMatchObject({ state: 'closed', promises: [], by: null })

    const { body } = await hers.get(`/api/v1/matters/${opened.id}`)
    expect(body.closedAt).toBe('2026-12-03T10:00:00+08:00')
    expect(body.promises.filter(({ late }: any) => late)).toEqual([])
    expect(body.promises.map(({ state }: any) => state)).not.toContain('open')
    expect(body.moves.map(({ name }: any) => name)).toContain('reopen')
    expect((await (await house.as('beatOfficer')).get('/api/v1/matters?scope=mine')).body.matters).toEqual([])
    const list = await (await house.as('chief')).get('/api/v1/matters?scope=unit&closed=true')
    expect(list.body.matters).toMatchObject([{ id: opened.id, outcome: 'penalty' }])
  })

  test('shows her who looked at her name', async () => {
    const { body } = await (await house.as('chief')).get(`/api/v1/matters/${opened.id}/people?purpose=handle`)
    expect(body.people).toMatchObject([{ role: 'reporter', said: { name: '张三丰' } }])
    expect((await hers.get('/api/v1/my')).body.looks).toEqual([
      {
        id: expect.any(String),
        who: { zh: '陈警官', en: 'Officer Chen' },
        at: '2026-12-03T10:00:00+08:00',
        purpose: { zh: '办这件事要用', en: 'to work on the matter' },
        asked: null,
      },
    ])
    // Twice in one instant are two looks; and nobody looks for no reason.
    await (await house.as('chief')).get(`/api/v1/matters/${opened.id}/people?purpose=handle`)
    expect((await hers.get('/api/v1/my')).body.looks).toHaveLength(2)
    expect((await (await house.as('chief')).get(`/api/v1/matters/${opened.id}/people`)).status).toBe(422)
  })
})

describe('a write', () => {
  const sayMore = { text: '还有一块招牌' }

  test('sent twice under one key is done once and answered alike; another body is refused', async () => {
    const key = randomUUID()
    const first = await house.nobody.report('case', lightBox, { place, reporter }, key)
    const second = await house.nobody.report('case', lightBox, { place, reporter }, key)
    expect([second.status, second.body]).toEqual([201, first.body])
    const other = await house.nobody.report('case', { text: '别的事' }, { place, reporter }, key)
    expect([other.status, other.body.code]).toEqual([422, 'key-reused'])

    const hers = house.holding(first.body.link.token)
    const move = { id: first.body.id, version: '*' as const }
    const moveKey = randomUUID()
    const once = await hers.does(move, 'sayMore', sayMore, { key: moveKey })
    const again = await hers.does(move, 'sayMore', sayMore, { key: moveKey })
    expect([again.status, again.body]).toEqual([200, once.body])
    expect((await hers.get('/api/v1/my')).body.history).toHaveLength(2)
    const changed = await hers.does(move, 'sayMore', { text: '别的话' }, { key: moveKey })
    expect([changed.status, changed.body.code]).toEqual([422, 'key-reused'])
  })

  test('says its key and the version that it saw', async () => {
    const { body } = await house.nobody.report('case', lightBox, { place, reporter })
    const hers = house.holding(body.link.token)
    const url = `/api/v1/matters/${body.id}`
    const send = (move: string, headers: Record<string, string>, says: object = sayMore) =>
      hers.post(`${url}/${move}`, { says }, headers).then(({ status, body }) => [status, body.code])
    const key = () => ({ 'idempotency-key': randomUUID() })
    expect(await send('sayMore', { 'if-match': '"1"' })).toEqual([400, 'no-idempotency-key'])
    expect(await send('sayMore', { 'if-match': '"1"', 'idempotency-key': 'again' })).toEqual([
      422,
      'bad-idempotency-key',
    ])
    expect(await send('sayMore', key())).toEqual([428, 'no-version'])
    expect(await send('sayMore', { ...key(), 'if-match': '"one"' })).toEqual([422, 'bad-version'])
    expect(await send('withdraw', { ...key(), 'if-match': '*' }, { asked: 'by_the_person' })).toEqual([
      422,
      'bad-version',
    ])
    expect(await send('withdraw', { ...key(), 'if-match': '"7"' }, { asked: 'by_the_person' })).toEqual([
      409,
      'moved-on',
    ])
    expect(await send('withdraw', { ...key(), 'if-match': '"1"' }, { asked: 'by_the_person' })).toEqual([
      200,
      body.code,
    ])
  })

  test('from the wrong state, by the wrong post, and on what is not theirs, is refused in words', async () => {
    const { body } = await house.nobody.report('case', lightBox, { place, reporter })
    const move = { id: body.id, version: 1 }
    const code = async (who: keyof typeof people, name: string, says: object) => {
      const reply = await (await house.as(who)).does(move, name, says)
      return [reply.status, reply.body.code]
    }
    const accept = { acceptNo: 'A-1', decidedAt: house.house.now().toISOString() }
    expect(await code('dutyOfficer', 'accept', accept)).toEqual([409, 'wrong-state'])
    expect(await code('auxiliary', 'register', { registerNo: 'A-1', registeredAt: accept.decidedAt })).toEqual([
      403,
      'wrong-post',
    ])
    expect(await code('otherStationChief', 'register', {})).toEqual([404, 'no-such-matter'])
    expect(await code('systemAdmin', 'note', { text: 'x' })).toEqual([404, 'no-such-matter'])
    expect(await code('chief', 'fly', {})).toEqual([404, 'unknown-move'])
    const nobody = await house.nobody.does(move, 'sayMore', sayMore)
    expect([nobody.status, nobody.body.code]).toEqual([401, 'sign-in-first'])
    const another = await house.nobody.report('case', lightBox, { place, reporter })
    const notHers = await house.holding(another.body.link.token).does(move, 'sayMore', sayMore)
    expect([notHers.status, notHers.body.code]).toEqual([404, 'no-such-matter'])
  })

  test('tells every fault at once, where it is and what to do', async () => {
    const says = { sort: 'arson', lossYuan: -1, happenedAt: '9999-12-31T00:00:00Z', files: ['a'.repeat(64)], extra: 1 }
    const told = async (place: object) => {
      const { status, body } = await house.nobody.report('case', says, { place, who: 1, channel: 'phone' })
      expect([status, body.code]).toEqual([422, 'bad-input'])
      for (const { words } of body.faults) expect(words.zh).toMatch(/[\u4e00-\u9fff]/)
      return Object.fromEntries(body.faults.map(({ at, code }: any) => [at, code]))
    }
    const besides = {
      '/who': 'unknown-field',
      '/channel': 'not-one-of-these',
      '/says/files/0': 'file-not-here',
      '/says/text': 'required',
      '/says/sort': 'not-one-of-these',
      '/says/lossYuan': 'too-small',
      '/says/happenedAt': 'bad-instant',
      '/says/extra': 'unknown-field',
    }
    expect(await told({ point: { lat: 35, lng: 999 } })).toEqual({ ...besides, '/place/point/lng': 'too-large' })
    expect(await told({ point: { lat: 30, lng: 123 } })).toEqual({ ...besides, '/place': 'outside-city' })
    expect(await told({})).toEqual({ ...besides, '/place': 'no-place-given' })
    expect(await told({ village: villages.dongan })).toEqual(besides)
  })

  test('tells every fault of a move at once, those of its files among them', async () => {
    const { body: made } = await house.nobody.report('case', lightBox, { place, reporter })
    const move = { id: made.id, version: 1 }
    const says = { registerNo: '', files: ['a'.repeat(64)] }
    const { status, body } = await (await house.as('dutyOfficer')).does(move, 'register', says)
    expect(status).toBe(422)
    expect(body.faults.map(({ at }: any) => at)).toEqual(expect.arrayContaining(['/says/registerNo', '/says/files/0']))
  })

  test('of a place that is none of ours is refused by name', async () => {
    const at = async (where: object) => {
      const { body } = await house.nobody.report('case', lightBox, { place: where, reporter })
      expect(body.faults).toMatchObject([{ at: '/place', code: body.code, words: body.words }])
      return body.code
    }
    expect(await at({ village: '370102001001' })).toBe('village-of-another-city')
    expect(await at({ village: '371702999999' })).toBe('unknown-village')
    expect(await at({ point: { lat: 30, lng: 123 } })).toBe('outside-city')
    expect(await at({ placeCode: 'nothing' })).toBe('unknown-place-code')
  })
})

test('a protected matter is, by code and by link alone, one that does not exist', async () => {
  const { body } = await house.nobody.report(
    'case',
    { ...lightBox, danger: 'violence_at_home' },
    { place, reporter: { phone: '139****0001', word: '石榴' } },
  )
  const unknown = `${body.code.slice(0, -2)}${body.code.at(-2) === 'A' ? 'B' : 'A'}`
  const [known, none] = [
    await house.nobody.get(`/api/v1/track/${body.code}`),
    await house.nobody.get(`/api/v1/track/${unknown}X`),
  ]
  expect([known.status, known.text]).toEqual([404, none.text])
  expect((await house.holding(body.link.token).get('/api/v1/my')).body.code).toBe('no-such-matter')
  expect((await house.holding(body.link.token, '苹果').get('/api/v1/my')).body.code).toBe('no-such-matter')
  const { body: hers } = await house.holding(body.link.token, '石榴').get('/api/v1/my')
  expect(hers.id).toBe(body.id)
  expect((await (await house.as('auxiliary')).get(`/api/v1/matters/${body.id}`)).status).toBe(404)
})
