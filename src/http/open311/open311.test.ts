import { readdir } from 'node:fs/promises'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import Type, { type TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Drive, drive } from '../../../test/drive.ts'
import { bureauId, villages } from '../../../test/people.ts'
import { addNeighbour, endNeighbour } from '../../neighbours/keys.ts'
import { services } from '../../neighbours/services.ts'
import { csvRows } from '../../platform/csv.ts'

/* GeoReport v2 point by point, as its text has it, in both formats; and what is never in the open. */

let house: Drive
let key: string
let neighbourId: string
beforeAll(async () => {
  house = await drive({ at: '2026-11-24T10:00:00+08:00' })
  const made = await addNeighbour(
    house.house.db,
    bureauId,
    { name: '市民热线', scopes: ['requests', 'updates'], perMinute: 1000 },
    house.house.now(),
  )
  key = made.key
  neighbourId = made.id
})
afterAll(() => house.end())

const form = (fields: Record<string, string | string[]>) =>
  new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map(one => [name, one] as [string, string])),
  ).toString()

const send = (fields: Record<string, string | string[]>, { format = 'json', as = key as string | undefined } = {}) =>
  house.nobody.call('POST', `/open311/v2/requests.${format}`, {
    payload: form({ ...(as === undefined ? {} : { api_key: as }), ...fields }),
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
  })

const get = (path: string) => house.nobody.get(`/open311/v2/${path}`)

const lamp = (more: Record<string, string> = {}) => ({
  service_code: 'hazard_street_light',
  lat: '35.244',
  long: '115.436',
  description: '路灯不亮',
  ...more,
})

const parser = new XMLParser({
  parseTagValue: false,
  isArray: name => ['service', 'request', 'error', 'attribute', 'value', 'endpoint'].includes(name),
})
const xml = (text: string) => {
  expect(text.startsWith('<?xml version="1.0" encoding="utf-8"?>')).toBe(true)
  expect(XMLValidator.validate(text)).toBe(true)
  return parser.parse(text)
}

/** What lies among the files, by name. */
/** Files that were taken, without what opens them. */
const kept = async (dataDir: string) =>
  (await readdir(dataDir, { recursive: true, withFileTypes: true }))
    .filter(one => one.isFile() && one.parentPath.includes('sealed'))
    .map(({ name }) => name)

/* The shapes, written from the text of the specification. */
const orNull = <T extends TSchema>(one: T) => Type.Union([one, Type.Null()])
const w3c = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)$' })
const own = { additionalProperties: false }
const shapes = {
  services: Type.Array(
    Type.Object(
      {
        service_code: Type.String({ pattern: '^[A-Za-z0-9_]+$' }),
        service_name: Type.String({ minLength: 1 }),
        description: Type.String({ minLength: 1 }),
        metadata: Type.Boolean(),
        type: Type.String({ enum: ['realtime', 'batch', 'blackbox'] }),
        keywords: Type.String(),
        group: Type.String(),
      },
      own,
    ),
    { minItems: 1 },
  ),
  definition: Type.Object(
    {
      service_code: Type.String(),
      attributes: Type.Array(
        Type.Object(
          {
            variable: Type.Boolean(),
            code: Type.String({ pattern: '^[A-Za-z0-9_]+$' }),
            datatype: Type.String({
              enum: ['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist'],
            }),
            required: Type.Boolean(),
            datatype_description: orNull(Type.String()),
            order: Type.Integer({ minimum: 1 }),
            description: Type.String({ minLength: 1 }),
            values: Type.Optional(
              Type.Array(Type.Object({ key: Type.String(), name: Type.String() }, own), { minItems: 1 }),
            ),
          },
          own,
        ),
      ),
    },
    own,
  ),
  requests: Type.Array(
    Type.Object(
      {
        service_request_id: Type.String({ minLength: 1 }),
        status: Type.String({ enum: ['open', 'closed'] }),
        status_notes: orNull(Type.String()),
        service_name: Type.String(),
        service_code: Type.String(),
        description: orNull(Type.String()),
        agency_responsible: orNull(Type.String()),
        service_notice: orNull(Type.String()),
        requested_datetime: w3c,
        updated_datetime: w3c,
        expected_datetime: orNull(w3c),
        address: orNull(Type.String()),
        address_id: orNull(Type.String()),
        zipcode: Type.Null(),
        lat: orNull(Type.Number()),
        long: orNull(Type.Number()),
        media_url: orNull(Type.String()),
      },
      own,
    ),
  ),
  errors: Type.Array(Type.Object({ code: Type.String(), description: Type.String({ minLength: 1 }) }, own), {
    minItems: 1,
  }),
}
const fits = (shape: keyof typeof shapes, body: unknown) => {
  const schema = Compile(shapes[shape])
  expect(schema.Check(body) ? [] : [...schema.Errors(body)]).toEqual([])
}

describe('discovery and services', () => {
  test('both formats of both, in their types', async () => {
    const { body, headers } = await house.nobody.get('/open311/discovery.json')
    expect(headers['content-type']).toBe('application/json; charset=utf-8')
    expect(body.endpoints[0]).toMatchObject({
      specification: 'http://wiki.open311.org/GeoReport_v2',
      formats: ['text/xml', 'application/json'],
    })
    expect(Date.parse(body.changeset)).toBeLessThan(Date.now() + 366 * 86_400_000)
    const asXml = await house.nobody.get('/open311/discovery.xml')
    expect(asXml.headers['content-type']).toBe('text/xml; charset=utf-8')
    expect(xml(asXml.text).discovery.endpoints.endpoint[0].url).toBe(body.endpoints[0].url)

    const json = await get('services.json')
    fits('services', json.body)
    const listed = xml((await get('services.xml')).text).services.service
    expect(listed.map((one: any) => one.service_code)).toEqual(json.body.map((one: any) => one.service_code))
    const privates = json.body.filter((one: any) => one.type === 'blackbox').map((one: any) => one.service_code)
    expect(privates).toEqual(
      expect.arrayContaining(['case', 'dispute', 'conduct', 'service', 'clue', 'hazard_high_toss']),
    )
  })

  test('every service that says it has questions has them, and nobody is asked for other people', async () => {
    for (const { service_code, metadata } of (await get('services.json')).body) {
      const { body } = await get(`services/${service_code}.json`)
      fits('definition', body)
      expect(body.attributes.length > 0).toBe(metadata)
      const codes = body.attributes.map((one: any) => one.code)
      expect(codes).not.toEqual(expect.arrayContaining(['victim']))
      expect(new Set(body.attributes.map((one: any) => one.order)).size).toBe(codes.length)
      expect(xml((await get(`services/${service_code}.xml`)).text).service_definition.service_code).toBe(service_code)
    }
    expect((await get('services/none.json')).status).toBe(404)
  })
})

describe('a request', () => {
  test('is brought with a key, is there at once, and says who and where only as far as it may', async () => {
    const { status, body } = await send(
      lamp({
        description: '七号楼前那盏灭了，电话里说',
        first_name: '秀兰',
        last_name: '王',
        phone: '(139) 0000-1234',
        email: 'wang@example.org',
        device_id: 'd-77',
        account_id: 'acc-9',
      }),
    )
    expect([status, Object.keys(body[0])]).toEqual([200, ['service_request_id', 'service_notice', 'account_id']])
    const { service_request_id: id } = body[0]
    for (const path of [`requests/${id}.json`, `requests.json?service_request_id=${id}`, 'requests.json']) {
      const found = await get(path)
      fits('requests', found.body)
      const one = found.body.find((row: any) => row.service_request_id === id)
      expect(one).toMatchObject({
        status: 'open',
        service_code: 'hazard_street_light',
        lat: 35.244,
        long: 115.436,
        address_id: villages.dongan,
      })
      expect(one.address).toMatch(/^东安社区, 东城街道, 牡丹区/)
      expect(found.text).not.toMatch(/秀兰|1390000|wang@|d-77|acc-9|七号楼/)
    }
    const asXml = await get(`requests/${id}.xml`)
    expect(xml(asXml.text).service_requests.request[0].service_request_id).toBe(id)
    expect(asXml.headers['content-type']).toBe('text/xml; charset=utf-8')
  })

  test('of which nobody is known is heard as a clue, where the service is only for somebody known, with all that was said', async () => {
    const place = { address_id: villages.dongan }
    const opened = async (more: Record<string, string>) => {
      const { status, body } = await send({ ...place, ...more })
      expect(status).toBe(200)
      const { rows } = await house.house.pool.query(
        `select m.id, m.kind, m.anonymous, m.protected from matter m join neighbour_sent s on s.bureau_id = m.bureau_id and s.matter_id = m.id
         where s.token = $1`,
        [body[0].token ?? ''],
      )
      return rows[0]
    }
    const said = { service_code: 'case', description: '灯箱被砸', 'attribute[sort]': 'damage' }
    expect(await opened({ ...said, phone: '13900001234' })).toMatchObject({ kind: 'case', anonymous: false })
    const unnamed = await opened(said)
    expect(unnamed).toMatchObject({ kind: 'clue', anonymous: true })
    const chief = await house.as('chief')
    const { body } = await chief.get(`/api/v1/matters/${unnamed.id}`)
    expect(JSON.stringify(body.history)).toMatch(/小案件：灯箱被砸.*什么事：东西被损坏/)
    const danger = { service_code: 'dispute', description: '隔壁又打人', 'attribute[danger]': 'violence_at_home' }
    expect(await opened(danger)).toMatchObject({ kind: 'clue', protected: true })
    for (const { code } of services.filter(({ open }) => !open)) {
      const answer = await send({ ...place, service_code: code, description: `没有留名：${code}` })
      if (answer.status !== 200) expect([code, answer.text]).toEqual([code, expect.stringMatching(/attribute/)])
    }
  })

  test('by address, by village code, by a point of another datum: they land in the same place', async () => {
    const { lat: _, long: __, ...nowhere } = lamp()
    const places = [
      { address_id: villages.dongan },
      { address_string: '菏泽市牡丹区东城街道东安社区北门' },
      { lat: '35.244', long: '115.436' },
      // The same point as the maps of AMap and of Baidu have it.
      { lat: '35.2437024', long: '115.4419654', datum: 'gcj-02' },
      { lat: '35.2496', long: '115.4485', datum: 'BD-09' },
    ]
    for (const [i, place] of places.entries()) {
      const { body } = await send({ ...nowhere, ...place, description: `第${i}盏灯` } as never)
      const [one] = (await get(`requests/${body[0].service_request_id}.json`)).body
      expect([i, one.address_id]).toEqual([i, villages.dongan])
      if (one.lat !== null) expect(Math.hypot(one.lat - 35.244, one.long - 115.436)).toBeLessThan(0.002)
    }
  })

  test('a report of our own says its datum too, and an unknown one is refused', async () => {
    const report = (datum: string) =>
      house.nobody.report(
        'hazard',
        { text: '灯', identity: 'sealed', type: 'street_light' },
        { anonymous: true, place: { point: { lat: 35.2437024, lng: 115.4419654, datum } } },
      )
    const { body } = await report('gcj-02')
    const { rows } = await house.house.pool.query('select lat, lng from matter where id = $1', [body.id])
    expect(Math.hypot(rows[0].lat - 35.244, rows[0].lng - 115.436)).toBeLessThan(0.002)
    expect((await report('mars')).status).toBe(422)
  })

  test('sent again, by its own number or word for word, it is the same', async () => {
    const said = lamp({ description: '同一盏灯', external_id: 'FMS-1' })
    const [a, b] = await Promise.all([send(said), send(said)])
    expect(a.body[0].service_request_id).toBe(b.body[0].service_request_id)
    const plain = lamp({ description: '又一盏灯' })
    expect((await send(plain)).body).toEqual((await send(plain)).body)
  })

  test('4,000 characters are taken, whatever signs stand in them, and nothing of more', async () => {
    const { status, body } = await send(lamp({ description: `<&>\u0001"${'灯'.repeat(3990)}` }), { format: 'json' })
    expect(status).toBe(200)
    const { rows } = await house.house.pool.query('select move from entry where matter_id = $1 order by no', [
      body[0].service_request_id,
    ])
    expect(rows.map(({ move }: any) => move)).toEqual(['report', 'sayMore'])
    expect((await send(lamp({ description: '灯'.repeat(4001) }))).status).toBe(400)
  })

  test('answers that the service asks for are checked; those it does not ask for are passed over', async () => {
    expect((await send({ service_code: 'conduct', address_id: villages.dongan, description: '态度不好' })).status).toBe(
      400,
    )
    expect((await send(lamp({ 'attribute[mayHurt]': 'perhaps' }))).status).toBe(400)
    const { status } = await send(
      lamp({
        'attribute[mayHurt]': 'true',
        'attribute[easting]': '1',
        'attribute[where]': '北门',
        description: '带答案',
      }),
    )
    expect(status).toBe(200)
  })

  test('with a picture in a form of several parts, and none that is no picture', async () => {
    const part = (name: string, value: string) =>
      `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
    const payload = `${Object.entries({ api_key: key, ...lamp({ description: '有图' }) })
      .map(([name, value]) => part(name, value))
      .join(
        '',
      )}--b\r\ncontent-disposition: form-data; name="media"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\nnot a picture\r\n--b--\r\n`
    const { status, body } = await house.nobody.call('POST', '/open311/v2/requests.json', {
      payload,
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
    })
    expect(status).toBe(400)
    fits('errors', body)
  })

  test('a file of whoever has no key, or whose key comes after it, is not kept', async () => {
    const field = (name: string, value: string) =>
      `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
    const voice =
      '--b\r\ncontent-disposition: form-data; name="media"; filename="a.ogg"\r\ncontent-type: audio/ogg\r\n\r\nOggS and a voice of some length\r\n'
    const fields = Object.entries(lamp())
      .map(([name, value]) => field(name, value))
      .join('')
    const sent = (payload: string) =>
      house.nobody.call('POST', '/open311/v2/requests.json', {
        payload: `${payload}--b--\r\n`,
        headers: { 'content-type': 'multipart/form-data; boundary=b' },
      })
    expect((await sent(fields + field('api_key', 'nobody') + voice)).status).toBe(403)
    const late = await sent(fields + voice + field('api_key', key))
    expect([late.status, late.body[0].description]).toEqual([403, expect.stringContaining('api_key')])
    expect(await kept(house.dataDir)).toEqual([])
    expect((await sent(field('api_key', key) + fields + voice)).status).toBe(200)
    expect(await kept(house.dataDir)).toHaveLength(1)
  })
})

describe('what is asked for', () => {
  test('by status, service and time; what cannot be read is refused by its name', async () => {
    const all = (await get('requests.json')).body
    expect((await get('requests.json?status=open,closed')).body).toEqual(all)
    expect((await get('requests.json?status=closed')).body).toEqual([])
    expect((await get('requests.json?service_code=hazard_street_light')).body).toHaveLength(all.length)
    expect((await get('requests.json?service_code=case,dispute')).body).toEqual([])
    expect((await get('requests.json?start_date=2026-11-24&end_date=2026-11-25T00:00:00Z')).body).toEqual(all)
    expect((await get('requests.json?end_date=2026-11-23')).body).toEqual([])
    expect((await get('requests.json?updated_after=2026-11-25')).body).toEqual([])
    expect((await get('requests.json?status=&start_date=')).body).toEqual(all)
    expect((await get('requests.json?page_size=1&page=2')).body).toEqual([all[1]])
    expect((await get('requests.json?bbox=115.4,35.2,115.5,35.3')).body.length).toBeGreaterThan(0)
    expect((await get('requests.json?bbox=0,0,1,1')).body).toEqual([])
    for (const bad of [
      'start_date=yesterday',
      'start_date=2026-11-24T10:00:60%2B08:00',
      'start_date=2026-11-24T10:00:00%2B24:00',
      'end_date=2026-02-30',
      'start_date=2026-01-01&end_date=2026-11-01',
      'status=half',
      'bbox=1,2',
      'page_size=0',
      'page=x',
      'page=100001',
      'page=11&page_size=1000',
    ]) {
      const { status, body } = await get(`requests.json?${bad}`)
      expect([bad, status]).toEqual([bad, 400])
      fits('errors', body)
      expect(xml((await get(`requests.xml?${bad}`)).text).errors.error[0].code).toBe('400')
    }
  })

  test('given twice: a list is one list, the same is once, and of two days none is guessed', async () => {
    const all = (await get('requests.json')).body
    expect((await get('requests.json?status=open&status=closed')).body).toEqual(all)
    expect((await get('requests.json?service_code=hazard_street_light&service_code=hazard_manhole')).body).toEqual(all)
    const [a, b] = all.map((one: any) => one.service_request_id)
    expect((await get(`requests.json?service_request_id=${a}&service_request_id=${b}`)).body).toHaveLength(2)
    expect((await get('requests.json?page_size=1&page_size=1&page=')).body).toEqual([all[0]])
    for (const format of ['json', 'xml']) {
      const { status, text } = await get(`requests.${format}?start_date=2026-11-20&start_date=2026-11-21`)
      expect([status, text]).toEqual([400, expect.stringContaining('start_date')])
    }
  })

  test('expected is when there is an outcome, not when somebody answers, and the day moves with it', async () => {
    const { body } = await send(lamp({ description: '按结果说日期' }))
    const id = body[0].service_request_id
    const expected = async () => (await get(`requests/${id}.json`)).body[0].expected_datetime
    const dueOf = async (measure: string) => {
      const { rows } = await house.house.pool.query(
        'select due from promise where matter_id = $1 and measure = $2 and met_at is null and void_at is null',
        [id, measure],
      )
      return rows[0] && `${rows[0].due.toISOString().slice(0, 19)}Z`
    }
    // Two hours until somebody answers; sixty days until it is over.
    expect(Date.parse((await dueOf('M32'))!)).toBeLessThan(Date.parse((await dueOf('OUTCOME'))!))
    expect(await expected()).toBe(await dueOf('OUTCOME'))
    // More time was given: that promise is void, and the day by which it is to be put right stands.
    const { pool } = house.house
    await pool.query(`update promise set void_at = now() where matter_id = $1 and measure = 'OUTCOME'`, [id])
    expect(await expected()).toBeNull()
    await pool.query(`update matter set details = details || '{"dueOn": "2027-01-10"}' where id = $1`, [id])
    expect(await expected()).toBe('2027-01-10T16:00:00Z')
  })

  test('as a file (GeoReport Bulk): the same rows, one to a line', async () => {
    const { text, headers } = await house.nobody.call('GET', '/open311/v2/requests.csv', {})
    expect(headers['content-type']).toBe('text/csv; charset=utf-8')
    const [header, ...rows] = csvRows(text)
    expect(header!.fields.slice(0, 5)).toEqual([
      'service_request_id',
      'requested_datetime',
      'updated_datetime',
      'closed_date',
      'status_description',
    ])
    const all = (await get('requests.json')).body
    expect(rows.map(({ fields }) => fields[0])).toEqual(all.map((one: any) => one.service_request_id))
    expect((await get('requests.csv?status=half')).status).toBe(400)
  })

  test('with extensions: how each went so far, and nothing of what was said', async () => {
    const [first] = (await get('requests.json?extensions=true&page_size=1')).body
    expect(first.notes[0]).toMatchObject({ type: 'received', datetime: first.requested_datetime })
    expect(first.extended_attributes).toMatchObject({ state: 'reported', promised_datetime: first.expected_datetime })
    const asXml = xml((await get('requests.xml?extensions=true&page_size=1')).text).service_requests.request[0]
    expect(asXml.extended_attributes.state).toBe('reported')
  })

  test('in another way than an address is for: 405, with the ways that it knows, in the format asked for', async () => {
    const { status, body, headers } = await house.nobody.call('DELETE', '/open311/v2/requests.json')
    expect([status, headers['allow']]).toEqual([405, 'GET, HEAD, POST'])
    fits('errors', body)
    const own = await house.nobody.call('DELETE', '/api/v1/matters')
    expect([own.status, own.body.code]).toEqual([405, 'no-such-method'])
    expect((await house.nobody.call('DELETE', '/no/such/page')).status).toBe(404)
  })

  test('its own jurisdiction or none; another is not found', async () => {
    expect((await get('services.json?jurisdiction_id=hz')).status).toBe(200)
    expect((await get('services.json?jurisdiction_id=')).status).toBe(200)
    expect((await get('services.json?jurisdiction_id=nyc.gov')).status).toBe(404)
    expect((await send(lamp({ jurisdiction_id: 'nyc.gov' }))).status).toBe(404)
  })
})

describe('no', () => {
  test.each([
    ['no key', {}, 403, ''],
    ['a wrong key', {}, 403, 'nobody'],
    ['no service', { service_code: '' }, 400, 'ours'],
    ['an unknown service', { service_code: 'none' }, 404, 'ours'],
    ['half a point', { long: '' }, 400, 'ours'],
    ['no place', { lat: '', long: '' }, 400, 'ours'],
    ['a place that we have not', { lat: '', long: '', address_string: 'Baker Street' }, 400, 'ours'],
    ['a point of another city', { lat: '51.5', long: '-0.1' }, 400, 'ours'],
    ['a point of nowhere', { lat: '135', long: '115' }, 400, 'ours'],
    ['a number that is none', { lat: '1e9' }, 400, 'ours'],
    ['an unknown datum', { datum: 'mars' }, 400, 'ours'],
    ['a phone that is none', { phone: 'call me' }, 400, 'ours'],
  ])('%s', async (_name, more, status, as) => {
    const before = await house.house.pool.query(
      'select (select count(*) from matter) + (select count(*) from neighbour_sent) as n',
    )
    for (const format of ['json', 'xml']) {
      const answer = await send(lamp(more as never), { format, as: as === 'ours' ? key : as })
      expect(answer.status).toBe(status)
      if (format === 'json') fits('errors', answer.body)
      else expect(xml(answer.text).errors.error[0].code).toBe(String(status))
    }
    const after = await house.house.pool.query(
      'select (select count(*) from matter) + (select count(*) from neighbour_sent) as n',
    )
    expect(after.rows).toEqual(before.rows)
  })

  test('an XML bomb, an external entity, a body of bytes: refused unread', async () => {
    const bomb =
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c SYSTEM "file:///etc/passwd">]><a>&b;&c;</a>'
    for (const [type, payload] of [
      ['text/xml', bomb],
      ['application/xml', bomb],
      ['application/octet-stream', 'x'],
      ['application/x-www-form-urlencoded', Buffer.from([0x61, 0x3d, 0xff, 0xfe])],
    ] as const) {
      const { status, text } = await house.nobody.call('POST', '/open311/v2/requests.xml', {
        payload: payload as never,
        headers: { 'content-type': type },
      })
      expect([400, 415]).toContain(status)
      expect(text).not.toContain('root:')
      xml(text)
    }
    for (const path of [
      'nothing.xml',
      'requests',
      'services.html',
      'requests/x.json',
      'tokens/x.xml',
      `requests/${'0'.repeat(8)}-0000-0000-0000-000000000000.json`,
    ])
      expect([path, (await get(path)).status]).toEqual([path, 404])
  })

  test('a key that was ended, one that is not for this, and too many calls', async () => {
    const { db, now } = house.house
    const add = (scopes: string[], perMinute: number) =>
      addNeighbour(db, bureauId, { name: 'x', scopes, perMinute }, now())
    const [events, few] = [await add(['events'], 9), await add(['requests'], 1)]
    // No key opens who is in a matter, and none can be given that says so.
    await expect(add(['requests', 'people'], 9)).rejects.toMatchObject({ code: 'unknown-scope' })
    expect((await send(lamp(), { as: events.key })).status).toBe(403)
    expect((await send(lamp({ description: '甲' }), { as: few.key })).status).toBe(200)
    expect((await send(lamp({ description: '乙' }), { as: few.key })).status).toBe(429)
    await endNeighbour(db, bureauId, few.id, now())
    expect((await send(lamp({ description: '丙' }), { as: few.key })).status).toBe(403)
  })
})

describe('updates, as mySociety has them', () => {
  const add = (fields: Record<string, string>, as = key) =>
    house.nobody.call('POST', '/open311/v2/servicerequestupdates.xml', {
      payload: form({ api_key: as, ...fields }),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })

  test('both ways: what changed here, and what they add to what they brought, once', async () => {
    const { body } = await send(lamp({ description: '要跟进的灯' }))
    const id = body[0].service_request_id
    const officer = await house.as('dutyOfficer')
    const says = { readAt: '2026-11-24T10:00:00+08:00', reply: 'we_look_within_three_workdays', type: 'street_light' }
    expect((await officer.does({ id, version: 1 }, 'screen', says)).status).toBe(200)
    const [seen] = (await get(`requests/${id}.json?extensions=true`)).body
    expect(seen.notes.map((one: any) => one.type)).toEqual(['received', 'screened'])
    const window = 'start_date=2026-11-24T00:00:00Z&end_date=2026-11-24T08:00:00Z'
    const updates = (await get(`servicerequestupdates.json?${window}`)).body.filter(
      (one: any) => one.service_request_id === id,
    )
    expect(updates).toEqual([
      {
        update_id: `${id}-2`,
        service_request_id: id,
        status: 'open',
        updated_datetime: '2026-11-24T02:00:00Z',
        description: '有人看过，去现场核查',
      },
    ])
    expect(
      xml((await get(`servicerequestupdates.xml?${window}`)).text).service_request_updates.request_update,
    ).toBeDefined()
    const these = `${id.toUpperCase()},${'-'.repeat(36)}`
    const asked = await get(`servicerequestupdates.json?${window}&service_request_id=${these}`)
    expect([asked.status, asked.body]).toEqual([200, updates])

    const said = {
      service_request_id: id,
      update_id: 'FMS/77',
      description: '还是不亮',
      status: 'OPEN',
      updated_datetime: '2026-11-24T02:00:00Z',
      email: 'w@example.org',
    }
    for (let i = 0; i < 2; i++) {
      const { status, text } = await add(said)
      expect(status).toBe(200)
      expect(xml(text).service_request_updates.request_update.update_id).toBe('FMS/77')
    }
    const { rows } = await house.house.pool.query(`select move from entry where matter_id = $1 and move = 'sayMore'`, [
      id,
    ])
    expect(rows).toHaveLength(1)
    const other = await addNeighbour(
      house.house.db,
      bureauId,
      { name: 'y', scopes: ['updates'], perMinute: 9 },
      house.house.now(),
    )
    expect((await add(said, other.key)).status).toBe(404)
    expect((await add({ ...said, service_request_id: 'x' })).status).toBe(404)
    // Its state alone is a word, too: mySociety lets the text be empty.
    const stands = {
      service_request_id: id,
      status: 'CLOSED',
      updated_datetime: '2026-11-24T03:00:00Z',
      description: '',
    }
    for (let i = 0; i < 2; i++) expect((await add(stands)).status).toBe(200)
    expect((await add({ ...stands, status: '<b>' })).status).toBe(400)
    expect((await add({ service_request_id: id, update_id: '78' })).status).toBe(400)
    const { body: seen_ } = await officer.get(`/api/v1/matters/${id}`)
    expect(JSON.stringify(seen_).match(/\[status\] 已办结 2026-11-24T03:00:00Z/g)).toHaveLength(1)
  })
})

/* Byte by byte as others' programs send it, and what those look for in the answer. */
describe('programs of other makers', () => {
  const post = (path: string, payload: string | Buffer, type: string, query = '') =>
    house.nobody.call('POST', `/open311/v2/${path}${query}`, { payload, headers: { 'content-type': type } })
  const urlencoded = 'application/x-www-form-urlencoded'
  /** A form as HTTP::Request::Common and python-requests write it. */
  const parts = (fields: [string, string][], file?: Buffer) =>
    Buffer.concat([
      ...fields.map(([name, value]) =>
        Buffer.from(`--xYzZY\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
      ),
      ...(file
        ? [
            Buffer.from(
              '--xYzZY\r\nContent-Disposition: form-data; name="photo1"; filename="1.jpeg"\r\nContent-Type: image/jpeg\r\n\r\n',
            ),
            file,
            Buffer.from('\r\n'),
          ]
        : []),
      Buffer.from('--xYzZY--\r\n'),
    ])
  /** What FixMyStreet puts into a report: attributes that nobody asked for, a title, easting and northing, its own id. */
  const fixMyStreet: [string, string][] = [
    ['api_key', ''],
    ['jurisdiction_id', 'HZ'],
    ['service_code', 'hazard_street_light'],
    ['lat', '35.24412345678901234'],
    ['long', '115.436'],
    ['email', 'reporter@example.org'],
    ['first_name', 'Ann'],
    ['last_name', 'O’Neil'],
    ['phone', '+86 139 0530 1234'],
    ['description', 'title: 路灯\r\n\r\ndetail: It’s out\r\n\r\nurl: https://fix.example/report/9'],
    ['media_url', 'https://fix.example/photo/9.0.jpeg?1'],
    ['media_url', 'https://fix.example/photo/9.1.jpeg?1'],
    ['requested_datetime', '2026-11-24T09:58:00+08:00'],
    ['attribute[title]', '路灯'],
    ['attribute[easting]', '530000'],
    ['attribute[northing]', '180000'],
    ['attribute[fixmystreet_id]', '9'],
    ['attribute[report_url]', 'https://fix.example/report/9'],
  ]
  const keyed = () => fixMyStreet.map(([name, value]) => [name, name === 'api_key' ? key : value] as [string, string])

  test('FixMyStreet: finds the services, their questions and its report again, and gets one number however often it sends', async () => {
    const services = xml((await get('services.xml?jurisdiction_id=HZ')).text).services.service
    for (const { service_code, metadata } of services) {
      const { status, text } = await get(`services/${service_code}.xml?jurisdiction_id=HZ`)
      expect(status).toBe(200)
      if (metadata === 'true') expect(xml(text).service_definition.attributes.attribute[0].code).toMatch(/^\w+$/)
    }
    const ids = new Set<string>()
    for (let i = 0; i < 2; i++) {
      const { status, headers, text } = await post('requests.xml', new URLSearchParams(keyed()).toString(), urlencoded)
      expect([status, headers['content-type']]).toEqual([200, 'text/xml; charset=utf-8'])
      ids.add(xml(text).service_requests.request[0].service_request_id)
    }
    const [id] = ids
    expect([ids.size, id]).toEqual([1, expect.stringMatching(/^[0-9a-f-]{36}$/)])
    const list = xml((await get(`requests.xml?jurisdiction_id=HZ&service_request_id=${id}`)).text).service_requests
    expect(list.request[0]).toMatchObject({ service_request_id: id, status: 'open' })
    expect(JSON.stringify(list)).not.toMatch(/Neil|reporter@|0530|fix\.example|easting/)
  })

  test('FixMyStreet: asks for updates as its script does, with its key, and sends one that is a picture alone', async () => {
    const span = 'start_date=2026-11-24T00%3A00%3A00Z&end_date=2026-11-24T02%3A00%3A01Z'
    const query = `servicerequestupdates.xml?jurisdiction_id=HZ&api_key=${key}&${span}`
    const { status, text } = await get(query)
    expect(status).toBe(200)
    expect(xml(text)).toHaveProperty('service_request_updates')
    const { text: made } = await post('requests.xml', new URLSearchParams(keyed()).toString(), urlencoded)
    const sent = [
      ['api_key', key],
      ['jurisdiction_id', 'HZ'],
      ['service_request_id', xml(made).service_requests.request[0].service_request_id],
      ['update_id', '77'],
      ['updated_datetime', '2026-11-24T10:00:00+08:00'],
      ['status', 'OPEN'],
      ['description', ''],
      ['media_url', 'https://fix.example/photo/c/77.0.jpeg'],
    ] as [string, string][]
    const answer = await post('servicerequestupdates.xml', new URLSearchParams(sent).toString(), urlencoded)
    expect([answer.status, xml(answer.text).service_request_updates.request_update.update_id]).toEqual([200, '77'])
  })

  test('a form of several parts without files, and JSON: as python and Ruby send it, the key also in the address', async () => {
    const fields = keyed().filter(([name]) => !/fixmystreet|media_url|api_key/.test(name))
    const many = await post(
      'requests.json',
      parts([...fields, ['attribute[external_id]', 'py1']]),
      'multipart/form-data; boundary=xYzZY',
      `?api_key=${key}`,
    )
    const json = await post(
      'requests.json',
      JSON.stringify({
        service_code: 'hazard_street_light',
        lat: 35.244,
        long: 115.436,
        description: '灯',
        api_key: key,
        external_id: 'py1',
      }),
      'application/json',
    )
    expect([many.status, json.status]).toEqual([200, 400])
    expect(json.body[0].code).toBe('400')
    expect(many.body[0].service_request_id).toMatch(/^[0-9a-f-]{36}$/)
  })

  /** Recorded from the package itself (0.0.12, 2011), run by hand against this server: it asks npm for a part by git, so it is no dependency. */
  test('open311 of npm: discovers, reads the questions, brings a request and follows it', async () => {
    const at = '?jurisdiction_id=HZ'
    const [endpoint] = (await house.nobody.get('/open311/discovery.json')).body.endpoints
    // It takes the first of this specification and type, and adds the slash itself.
    expect(endpoint).toMatchObject({ specification: 'http://wiki.open311.org/GeoReport_v2', type: expect.any(String) })
    expect((await get(`services.json${at}`)).body.length).toBeGreaterThan(20)
    expect((await get(`services/hazard_street_light.json${at}`)).body.service_code).toBe('hazard_street_light')
    const form =
      'service_code=hazard_street_light&lat=35.244&long=115.436&description=%E8%B7%AF%E7%81%AF%E7%81%AD%E4%BA%86%20%26%20%E5%BE%88%E6%9A%97&address_string=&email=a%40example.org&first_name=Ann&media_url=http%3A%2F%2Fexample.org%2F1.jpg&api_key=KEY&attribute%5BmayHurt%5D=false'
    const { body } = await post('requests.json', form.replace('KEY', key), `${urlencoded}; charset=utf-8`, at)
    const id = body[0].service_request_id
    expect((await get(`requests/${id}.json${at}`)).body[0]).toMatchObject({ service_request_id: id, status: 'open' })
    expect((await get(`requests.json?service_request_id=${id}%2Cx&jurisdiction_id=HZ`)).body).toHaveLength(1)
    const days = 'start_date=2026-11-20T00%3A00%3A00Z&end_date=2026-11-24T10%3A00%3A00Z'
    const listed = (await get(`requests.json?status=open&${days}&jurisdiction_id=HZ`)).body
    expect(listed.map((one: any) => one.service_request_id)).toContain(id)
    // Where its dates are read, they are dates.
    expect(Number.isNaN(new Date(listed[0].expected_datetime).getTime())).toBe(false)
    expect((await get(`tokens/nothing.json${at}`)).status).toBe(404)
  })

  test('a page of another origin may read what is in the open, and send nothing', async () => {
    for (const path of ['services.json', 'requests.xml', 'requests/none.json'])
      expect((await get(path)).headers['access-control-allow-origin']).toBe('*')
    const sent = await post('requests.json', new URLSearchParams(keyed()).toString(), urlencoded)
    expect(sent.headers['access-control-allow-origin']).toBeUndefined()
    expect((await house.nobody.get('/api/v1/kinds')).headers['access-control-allow-origin']).toBeUndefined()
  })

  test('no value, spaces and upper case: read as they are meant', async () => {
    const one = (query: string) => get(`requests.json?${query}`)
    expect((await one('status=OPEN')).status).toBe(200)
    expect((await one('status=&service_code=&start_date=')).status).toBe(200)
    expect((await one('status=open,%20closed')).status).toBe(200)
    expect((await one('start_date=2026-11-20&end_date=2026-11-24')).status).toBe(200)
    expect((await one('start_date=2026-11-20T00:00:00.000Z&end_date=2026-11-24T00:00:00+0800')).status).toBe(200)
    expect((await one('start_date=2026-11-20T00:00:00+08:00&page=1&page_size=2')).body.length).toBeLessThanOrEqual(2)
    expect((await one('service_request_id=')).status).toBe(200)
  })
})

describe('what is nobody’s business', () => {
  test('private kinds are taken by token, and are in no answer, no count and no hint', async () => {
    const before = (await get('requests.json')).body.length
    const taken = []
    for (const service_code of ['case', 'dispute', 'conduct', 'clue', 'service', 'hazard_high_toss']) {
      const more =
        { conduct: { 'attribute[fault]': 'attitude' }, service: { 'attribute[service]': 'id_card' } }[service_code] ??
        {}
      const { status, body } = await send({
        service_code,
        address_id: villages.dongan,
        description: '说一件事',
        ...more,
      } as never)
      expect([service_code, status, Object.keys(body?.[0] ?? {})]).toEqual([
        service_code,
        200,
        ['token', 'service_notice', 'account_id'],
      ])
      taken.push(body[0].token)
    }
    expect((await get('requests.json')).body).toHaveLength(before)
    const { rows } = await house.house.pool.query(
      'select matter_id from neighbour_sent where token = any($1) and matter_id is not null',
      [taken],
    )
    expect(rows).toHaveLength(taken.length)
    for (const token of taken) expect((await get(`tokens/${token}.json`)).status).toBe(404)
    for (const { matter_id } of rows)
      expect((await get(`requests/${matter_id}.json`)).text).toBe((await get(`requests/${neighbourId}.json`)).text)
  })

  test('one that becomes protected is from that moment as if it had never been', async () => {
    const { body } = await send(lamp({ description: '后来才知道' }))
    const id = body[0].service_request_id
    expect((await get(`requests/${id}.json`)).status).toBe(200)
    const officer = await house.as('dutyOfficer')
    const raised = await officer.does({ id, version: '*' }, 'raiseFlag', { danger: 'informant_threatened' })
    expect(raised.status).toBe(200)
    expect((await get(`requests/${id}.json`)).status).toBe(404)
    expect((await get('requests.json')).body.map((one: any) => one.service_request_id)).not.toContain(id)
    const again = await send(lamp({ description: '后来才知道' }))
    expect(Object.keys(again.body[0])).toEqual(['token', 'service_notice', 'account_id'])
    const born = await send(lamp({ description: '一开始就是', 'attribute[danger]': 'violence_at_home' }))
    expect(Object.keys(born.body[0])).toContain('token')
  })
})

test('a form whose boundary is missing, or that breaks off, is refused as such', async () => {
  for (const [type, payload] of [
    ['multipart/form-data', 'nothing of a form'],
    ['multipart/form-data; boundary=b', '--b\r\ncontent-disposition: form-data; name="lat"\r\n\r\n35.2'],
  ] as const)
    for (const path of ['requests', 'servicerequestupdates']) {
      const reply = await house.nobody.call('POST', `/open311/v2/${path}.json`, {
        payload,
        headers: { 'content-type': type },
      })
      expect([path, reply.status >= 400 && reply.status < 500]).toEqual([path, true])
    }
})
