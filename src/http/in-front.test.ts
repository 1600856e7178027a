import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Drive, drive } from '../../test/drive.ts'
import { password, people, units, villages } from '../../test/people.ts'
import { readConfig } from '../platform/config.ts'

let house: Drive
beforeAll(async () => {
  house = await drive()
})
afterAll(() => house.end())

describe('what is no HTTP', () => {
  /** Everything that a socket answers until it is closed. */
  const raw = (sent: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const { port } = house.app.server.address() as { port: number }
      const socket = connect(port, '127.0.0.1', () => socket.write(sent))
      let text = ''
      socket.setEncoding('utf8')
      socket.on('data', more => {
        text += more
      })
      socket.on('end', () => resolve(text))
      socket.on('error', reject)
    })

  test.each([
    ['bytes', '\x16\x03\x01\x02\x00\r\n\r\n', 400],
    ['a broken header', 'GET / HTTP/1.1\r\nbad header\r\n\r\n', 400],
    ['headers without end', `GET / HTTP/1.1\r\n${'x: y\r\n'.repeat(9000)}\r\n`, 431],
  ])('%s are answered with a problem', async (_, sent, status) => {
    if (!house.app.server.listening) await house.app.listen({ port: 0, host: '127.0.0.1' })
    const answer = await raw(sent)
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(answer).toContain('application/problem+json')
    expect(JSON.parse(answer.split('\r\n\r\n')[1]!)).toMatchObject({ status, code: 'not-understood' })
  })
})

describe('behind a proxy', () => {
  const forwarded = { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-proto': 'https', host: 'xjw.example' }
  const report = async (drive: Drive) => {
    const body = {
      kind: 'case',
      says: { text: '灯箱被砸' },
      place: { village: villages.dongan },
      reporter: { name: '王秀兰' },
    }
    const headers = { ...forwarded, 'idempotency-key': crypto.randomUUID() }
    return (await drive.nobody.call('POST', '/api/v1/matters', { body, headers, ip: '10.0.0.5' })).body
  }

  test('the word of a named proxy counts, and of nobody else', async () => {
    expect((await report(house)).qr).toMatch(/^http:\/\/xjw\.example\/m#/)
    const { config } = readConfig(['--proxy', '10.0.0.5'], {})
    const { proxies } = config
    const behind = await drive({ config: { ...house.house.config, proxies } })
    expect((await report(behind)).qr).toMatch(/^https:\/\/xjw\.example\/m#/)
    await behind.end()
  })
})

describe('an officer writes down what somebody else says', () => {
  const says = { text: '院里的灯箱被砸了', sort: 'damage' }
  const reporter = { name: '李四光', phone: '139****0002' }

  test('by telephone, at the counter, for a neighbour', async () => {
    const officer = await house.as('dutyOfficer')
    const byPhone = await officer.report('case', says, {
      channel: 'phone',
      place: { village: villages.dongan },
      reporter,
      onBehalf: { name: '王秀兰' },
    })
    expect(byPhone.status).toBe(201)
    const { body } = await officer.get(`/api/v1/matters/${byPhone.body.id}`)
    expect(body.channel).toBe('phone')
    expect(body.people.map(({ role }: any) => role)).toEqual(['reporter', 'represented'])
    // Their link is theirs: printed on the card, or read to them.
    expect((await house.holding(byPhone.body.link.token).get('/api/v1/my')).body.id).toBe(byPhone.body.id)

    const atCounter = await officer.report('case', says, { channel: 'counter', reporter })
    expect(atCounter.status).toBe(201)
    const counter = await officer.get(`/api/v1/matters/${atCounter.body.id}`)
    expect(counter.body.unit.id).toBe(units.station)
  })

  test('a neighbour who reports danger for her sees that it came, and nothing of what is done after', async () => {
    const word = '晚饭'
    for (const kind of ['case', 'dispute']) {
      const { body: made } = await house.nobody.report(
        kind,
        { text: '隔壁又打起来了', danger: 'violence_at_home' },
        { place: { village: villages.dongan }, reporter: { ...reporter, word }, onBehalf: { name: '王秀兰' } },
      )
      const officer = await house.as('dutyOfficer')
      const { body: there } = await officer.get(`/api/v1/matters/${made.id}`)
      const note = await officer.does({ id: made.id, version: there.version }, 'update', {
        how: 'phone',
        toldAt: house.house.now().toISOString(),
        step: 'looking',
      })
      expect([kind, note.status]).toEqual([kind, 200])
      const { status, body: mine } = await house.holding(made.link.token, word).get('/api/v1/my')
      expect([kind, status, mine.history.map(({ move }: any) => move)]).toEqual([kind, 200, ['report']])
      expect(mine.promises).toEqual([])
    }
  })

  test('a resident does not say that they are the counter, and an officer is not anonymous', async () => {
    const place = { village: villages.dongan }
    const claimed = await house.nobody.report('case', says, { channel: 'counter', place })
    expect([claimed.status, claimed.body.faults[0]]).toMatchObject([422, { at: '/channel', code: 'not-one-of-these' }])
    const officer = await house.as('dutyOfficer')
    const hidden = await officer.report(
      'hazard',
      { type: 'manhole', text: '井盖松了', identity: 'sealed' },
      { anonymous: true, place },
    )
    expect([hidden.status, hidden.body.code, hidden.body.faults.map(({ code }: any) => code)]).toEqual([
      422,
      'bad-input',
      ['officer-anonymous'],
    ])
    const named = await house.nobody.report('case', says, { anonymous: true, place })
    expect([named.status, named.body.code]).toEqual([422, 'not-anonymous'])
  })

  test('without a name and without a way to reach them a report is anonymous, whether somebody says so or not', async () => {
    const place = { village: villages.dongan }
    for (const reporter of [undefined, { word: '石榴树' }, { show: true }, { language: '盲文' }]) {
      const { status, body } = await house.nobody.report('case', says, { place, ...(reporter && { reporter }) })
      expect([status, body.code, body.faults[0]?.at]).toEqual([422, 'not-anonymous', '/reporter'])
      expect(body.words.zh).toMatch(/请留下姓名或电话/)
      expect(body.words.en).toMatch(/Leave your name or a phone number/)
    }
    for (const more of [
      { reporter: { name: '王秀兰' } },
      { reporter: { phone: '139****0001' } },
      { reporter: { safeWay: '晚上八点以后' } },
      { onBehalf: { name: '王秀兰' } },
    ])
      expect((await house.nobody.report('case', says, { place, ...more })).status).toBe(201)
    const officer = await house.as('dutyOfficer')
    expect((await officer.report('case', says, { place })).status).toBe(201)

    const { body: loose } = await house.nobody.report(
      'hazard',
      { type: 'manhole', text: '井盖松了', identity: 'sealed' },
      { place },
    )
    const anonymous = async (id: string) =>
      (await house.house.pool.query('select anonymous from matter where id = $1', [id])).rows
    expect(await anonymous(loose.id)).toEqual([{ anonymous: true }])
  })

  test('for whom it was reported is kept apart too, where who reported it stays without a name', async () => {
    const { body } = await house.nobody.report(
      'hazard',
      { type: 'manhole', text: '井盖松了', identity: 'sealed' },
      { place: { village: villages.dongan }, onBehalf: { name: '王秀兰', phone: '139****0001' } },
    )
    const { rows } = await house.house.pool.query(
      'select sealed is not null as kept from vault_identity where matter_id = $1',
      [body.id],
    )
    expect(rows).toEqual([{ kept: true }])
  })

  test('what a resident reports without a name keeps none, where the kind allows it', async () => {
    const { body: document } = await house.nobody.get('/api/openapi.json')
    const { examples } = document.paths['/api/v1/matters'].post.requestBody.content['application/json']
    const { says } = examples['hazard.report'].value
    const reply = await house.nobody.report('hazard', says, { anonymous: true, place: { village: villages.dongan } })
    expect(reply.status).toBe(201)
    const { rows } = await house.house.pool.query('select 1 from vault_identity where matter_id = $1', [reply.body.id])
    expect(rows).toEqual([])
  })
})

test('a voice note plays from the middle, as players ask', async () => {
  const officer = await house.as('beatOfficer')
  const contents = Buffer.from(`OggS${'0123456789'.repeat(20)}`)
  const { body: sent } = await house.nobody.send([{ name: 'note.ogg', type: 'audio/ogg', contents }])
  const { sha256 } = sent.files[0]
  const place = { village: villages.dongan }
  const { body } = await house.nobody.report(
    'case',
    { text: '听录音', files: [sha256] },
    { place, reporter: { name: '王秀兰' } },
  )
  const hers = house.holding(body.link.token)
  for (const caller of [officer, hers]) {
    const part = await caller.get(`/api/v1/files/${sha256}`, { range: 'bytes=4-13' })
    expect([part.status, part.text, part.headers['content-range']]).toEqual([206, '0123456789', 'bytes 4-13/204'])
    expect(part.headers['content-security-policy']).toContain('sandbox')
  }
  const again = await officer.get(`/api/v1/files/${sha256}`, { 'if-none-match': `"${sha256}"` })
  expect([again.status, again.text]).toEqual([304, ''])
  const { number } = people.otherStationChief
  const { body: entered } = await house.nobody.post('/api/v1/session', { number, password })
  const stranger = await house.nobody.get(`/api/v1/files/${sha256}`, { authorization: `Bearer ${entered.token}` })
  expect(stranger.body.code).toBe('unknown-file')
})
