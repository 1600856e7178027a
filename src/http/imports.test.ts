import { readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import yauzl from 'yauzl'
import { type Caller, type Drive, drive } from '../../test/drive.ts'
import { bureauId, villages } from '../../test/people.ts'
import { forgetImports, importQueue, work } from '../neighbours/imports.ts'
import { csvRows } from '../platform/csv.ts'

/* Keys of neighbours, and lists that are handed in at the console: looked at, taken, each line once, whoever is killed. */

let house: Drive
let admin: Caller
let key: string
let neighbour: string
beforeAll(async () => {
  house = await drive({ at: '2026-11-24T10:00:00+08:00' })
  admin = await house.as('systemAdmin')
  const { status, body } = await admin.post('/api/v1/neighbours', {
    name: '市民热线',
    scopes: ['requests'],
    perMinute: 30,
  })
  expect(status).toBe(201)
  ;({ key, id: neighbour } = body)
})
afterAll(() => house.end())

const path = '/api/v1/bureau/imports'
const form = (fields: [string, string][], file?: string | Buffer) =>
  Buffer.concat([
    ...fields.map(([name, value]) =>
      Buffer.from(`--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    ),
    ...(file === undefined
      ? []
      : [
          Buffer.from('--b\r\ncontent-disposition: form-data; name="file"; filename="台账.csv"\r\n\r\n'),
          Buffer.from(file as string),
          Buffer.from('\r\n'),
        ]),
    Buffer.from('--b--\r\n'),
  ])
const handIn = (contents: string | Buffer | undefined, by = neighbour, caller = admin) =>
  caller.call('POST', path, {
    payload: form([['neighbour', by]], contents),
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
  })
const list = (from: number, n: number, bad: readonly number[] = []) =>
  [
    '编号,诉求类别,内容,村居代码,来电号码,满意度',
    ...Array.from({ length: n }, (_, i) => {
      const no = from + i
      return `${no},${bad.includes(no) ? '没有这一类' : '路灯不亮'},第${no}盏灯,${villages.dongan},1390530${1000 + i},`
    }),
  ].join('\r\n')
const shown = async (id: string) => (await admin.get(path)).body.imports.find((one: any) => one.id === id)
const matters = async () =>
  (await house.house.pool.query('select count(*)::int as n from matter where bureau_id = $1', [bureauId])).rows[0].n
const files = () => readdir(join(house.dataDir, 'imports')).catch(() => [])

describe('neighbours', () => {
  test('a key is shown once; what it brought is shown by sort and number, never by words; ended, it opens nothing', async () => {
    const sent = () =>
      house.nobody.call('POST', '/open311/v2/requests.json', {
        payload: new URLSearchParams({
          api_key: key,
          service_code: 'hazard_street_light',
          external_id: 'X1',
          lat: '35.244',
          long: '115.436',
          description: '灯坏了',
          phone: '13905301234',
        }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
    const own = await admin.post('/api/v1/neighbours', { name: '另一个', scopes: ['requests'], perMinute: 1 })
    expect((await sent()).status).toBe(200)
    const { text, body } = await admin.get('/api/v1/neighbours')
    expect(text).not.toContain(key)
    expect(body.neighbours.find((one: any) => one.id === neighbour)).toMatchObject({
      sent: 1,
      sentToday: 1,
      endedAt: null,
    })
    const brought = await admin.get(`/api/v1/neighbours/${neighbour}/sent`)
    expect(brought.body.sent).toMatchObject([{ service: 'hazard_street_light', own: 'X1', taken: true }])
    expect(brought.text).not.toMatch(/灯坏了|1390530/)
    expect((await admin.post(`/api/v1/neighbours/${own.body.id}/end`)).status).toBe(204)
    expect((await admin.post(`/api/v1/neighbours/${own.body.id}/end`)).status).toBe(404)
    expect((await (await house.as('chief')).get('/api/v1/neighbours')).status).toBe(403)
  })

  test('channels: none is set up here, and what is not there is refused by its name', async () => {
    expect((await admin.get('/api/v1/channels?look=true')).body).toEqual({ channels: [], dead: [] })
    expect((await admin.post('/api/v1/channels/sms/test', { to: '13905301234' })).body.code).toBe('no-such-channel')
    expect((await admin.post('/api/v1/channels/pigeon/replay')).body.code).toBe('no-such-channel')
    expect((await admin.post('/api/v1/channels/sms/replay')).body).toEqual({ count: 0 })
  })
})

describe('a list', () => {
  test('is looked at, says by line what to do, is taken when somebody says so, and its file goes', async () => {
    const before = await matters()
    const { status, body } = await handIn(list(1000, 5, [1002]))
    expect(status).toBe(202)
    expect((await shown(body.id)).state).toBe('looking')
    expect((await admin.post(`${path}/${body.id}/take`)).body.code).toBe('not-at-this-step')
    await work(house.house, body.id)
    expect(await shown(body.id)).toMatchObject({
      state: 'looked',
      name: '台账.csv',
      neighbour: '市民热线',
      rows: 5,
      added: 4,
      known: 0,
      refused: 1,
      share: 1,
      passedOver: ['满意度'],
      faults: [{ line: 4, field: 'service_name', code: 'unknown-service' }],
    })
    expect(await matters()).toBe(before)
    const report = csvRows((await admin.get(`${path}/${body.id}/report`)).text)
    expect(report[1]!.fields.slice(0, 3)).toEqual(['4', 'service_name', 'unknown-service'])
    expect((await admin.post(`${path}/${body.id}/take`)).status).toBe(204)
    await work(house.house, body.id)
    expect(await shown(body.id)).toMatchObject({ state: 'taken', added: 4, refused: 1 })
    expect([await matters(), await files()]).toEqual([before + 4, []])
  })

  test('killed in the middle, it is taken up after a minute where it was, and each line is there once', async () => {
    const before = await matters()
    const { body } = await handIn(list(2000, 700))
    await work(house.house, body.id)
    await admin.post(`${path}/${body.id}/take`)
    let inserts = 0
    const falls = new Proxy(house.house.db, {
      get: (db, name) => {
        if (name === 'insertInto' && ++inserts === 3) throw new Error('killed')
        const value = Reflect.get(db, name)
        return typeof value === 'function' ? value.bind(db) : value
      },
    })
    await expect(work({ ...house.house, db: falls }, body.id)).rejects.toThrow('killed')
    expect(await shown(body.id)).toMatchObject({ state: 'taking', rows: 400 })
    // Perhaps whoever began is only slow.
    await work(house.house, body.id)
    expect((await shown(body.id)).rows).toBe(400)
    house.setNow('2026-11-24T10:02:00+08:00')
    const [wanted] = await importQueue(house.house).wanted()
    expect(wanted).toMatchObject({ row: body.id })
    await Promise.all([work(house.house, body.id), work(house.house, body.id)])
    expect(await shown(body.id)).toMatchObject({ state: 'taken', rows: 700, added: 700 })
    expect(await matters()).toBe(before + 700)
  })

  test('that takes long to look through stays with who is at it', async () => {
    const { body } = await handIn(list(4000, 2))
    const client = await house.house.pool.connect()
    const heldAt = async () =>
      (await client.query('select held_at from import where id = $1', [body.id])).rows[0].held_at?.getTime()
    try {
      await client.query('begin; lock table import_fault in access exclusive mode')
      const slow = work(house.house, body.id, 5)
      await expect.poll(heldAt).toBeGreaterThan(0)
      house.setNow('2026-11-24T10:05:00+08:00')
      await expect.poll(heldAt).toBeGreaterThanOrEqual(Date.parse('2026-11-24T10:05:00+08:00'))
      await work(house.house, body.id)
      await client.query('commit')
      await slow
    } finally {
      client.release(true)
    }
    expect(await shown(body.id)).toMatchObject({ state: 'looked', rows: 2 })
    await admin.post(`${path}/${body.id}/drop`)
  })

  test('that fails here is tried eight times, ever later, then given up with its reason; tried again by hand it goes on where it was', async () => {
    const before = await matters()
    const { body } = await handIn(list(7000, 250))
    await work(house.house, body.id)
    await admin.post(`${path}/${body.id}/take`)
    expect((await admin.post(`${path}/${body.id}/again`)).body.code).toBe('not-at-this-step')
    // The first piece goes well, and the second never.
    let inserts = 0
    const falls = new Proxy(house.house.db, {
      get: (db, name) => {
        if (name === 'insertInto' && ++inserts > 1) throw Object.assign(new Error('灯坏了'), { code: '53100' })
        const value = Reflect.get(db, name)
        return typeof value === 'function' ? value.bind(db) : value
      },
    })
    const start = house.house.now().getTime()
    const begun: number[] = []
    for (let minute = 0; minute < 240; minute++) {
      house.setNow(new Date(start + minute * 60_000).toISOString())
      if (!(await importQueue(house.house).wanted()).some(({ row, at }) => row === body.id && at! <= house.house.now()))
        continue
      begun.push(minute)
      await work({ ...house.house, db: falls }, body.id).catch(() => {})
    }
    expect(begun).toEqual([0, 1, 3, 7, 15, 31, 63, 123])
    const failed = await shown(body.id)
    expect(failed).toMatchObject({ state: 'failed', rows: 200, added: 200, last: '53100' })
    expect(failed.why.zh).toContain('再试一次')
    expect(JSON.stringify(failed)).not.toContain('灯坏了')
    expect(await files()).toEqual([body.id])
    expect((await admin.post(`${path}/${body.id}/again`)).status).toBe(204)
    await work(house.house, body.id)
    expect(await shown(body.id)).toMatchObject({ state: 'taken', rows: 250, added: 250, last: null, why: null })
    expect([await matters(), await files()]).toEqual([before + 250, []])
  })

  test('that kills whoever looks at it is begun eight times and no more', async () => {
    const { body } = await handIn(list(8000, 2))
    for (let n = 0; n < 8; n++) {
      // As whoever was killed left it: begun, and held for a minute more.
      await house.house.pool.query('update import set tries = tries + 1, held_at = $2 where id = $1', [
        body.id,
        new Date(house.house.now().getTime() - 61_000),
      ])
    }
    await work(house.house, body.id)
    expect(await shown(body.id)).toMatchObject({ state: 'failed', last: 'killed' })
    await admin.post(`${path}/${body.id}/drop`)
    expect(await files()).toEqual([])
  })

  test('let be, it takes nothing and leaves nothing; one that nobody took goes after a week', async () => {
    const one = (await handIn(list(5000, 3))).body.id
    expect((await admin.post(`${path}/${one}/drop`)).status).toBe(204)
    await work(house.house, one)
    expect([(await shown(one)).state, await files()]).toEqual(['dropped', []])
    const other = (await handIn(list(5000, 3))).body.id
    // As somebody left them who was killed while a list came in, before its row was there, and before a file that was done with went.
    const left = ['0190.part', '0190', one]
    const young = 'young.part'
    for (const name of [...left, young]) {
      const file = join(house.dataDir, 'imports', name)
      await writeFile(file, '13905301234')
      const at = new Date(name === young ? '2026-12-01T20:00:00+08:00' : '2026-12-01T09:00:00+08:00')
      await utimes(file, at, at)
    }
    house.setNow('2026-12-02T10:00:00+08:00')
    await forgetImports(house.house)
    admin = await house.as('systemAdmin')
    expect([(await shown(other)).state, await files()]).toEqual(['dropped', [young]])
    await rm(join(house.dataDir, 'imports', young))
  })

  test('with a time that no clock shows is taken but for that line', async () => {
    const contents = [
      '编号,诉求类别,内容,村居代码,requested_datetime',
      `6001,路灯不亮,一,${villages.dongan},2026-11-26T10:00:60+08:00`,
      `6002,路灯不亮,二,${villages.dongan},2026-11-26T10:00:00+24:00`,
      `6003,路灯不亮,三,${villages.dongan},2026-11-26T10:00:00+08:00`,
    ].join('\n')
    const { body } = await handIn(contents)
    await work(house.house, body.id)
    const at = { field: 'requested_datetime', code: 'wrong-form' }
    expect(await shown(body.id)).toMatchObject({
      state: 'looked',
      added: 1,
      refused: 2,
      faults: [
        { line: 2, ...at },
        { line: 3, ...at },
      ],
    })
    await admin.post(`${path}/${body.id}/drop`)
  })

  test.each([
    ['no table', Buffer.from([0, 1, 2]), 'no table'],
    ['no number', '内容\nx', 'number'],
    ['a locked workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'password'],
  ])('of %s is not taken, and says why', async (_, contents, words) => {
    const { body } = await handIn(contents)
    await work(house.house, body.id)
    const { state, why } = await shown(body.id)
    expect([state, why.en]).toEqual(['refused', expect.stringContaining(words)])
  })

  test('for whom nobody knows, without a file, or by somebody else: refused, and nothing is kept', async () => {
    const before = await files()
    expect((await handIn(list(1, 1), 'nobody')).body.code).toBe('unknown-neighbour')
    expect((await handIn(undefined)).body.code).toBe('no-file')
    expect((await handIn(list(1, 1), neighbour, await house.as('chief'))).status).toBe(403)
    expect(await files()).toEqual(before)
  })
})

describe('the open data', () => {
  const unpacked = (zip: Buffer) =>
    new Promise<Map<string, string>>((resolve, reject) => {
      const files = new Map<string, string>()
      yauzl.fromBuffer(zip, { lazyEntries: true }, (error, opened) => {
        if (error) return reject(error)
        opened.on('entry', entry =>
          opened.openReadStream(entry, async (_, stream) => {
            files.set(entry.fileName, await text(stream))
            opened.readEntry()
          }),
        )
        opened.on('end', () => resolve(files)).on('error', reject)
        opened.readEntry()
      })
    })
  const take = async (query = '') => {
    const { always } = await house.as('cityOfficer')
    return house.app.inject({ url: `/api/v1/bureau/open-data/package${query}`, headers: always })
  }

  test('is looked at, then taken down as one file with its dictionary and licence, by the city’s own officers', async () => {
    const city = await house.as('cityOfficer')
    const { body: about } = await city.get('/api/v1/bureau/open-data')
    expect(about.lines).toBeGreaterThan(100)
    const answer = await take(`?licence=${encodeURIComponent('政府数据开放许可 1.0')}`)
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/zip'])
    const files = await unpacked(answer.rawPayload)
    expect([...files.keys()]).toEqual(['hazards.csv', 'dictionary.csv', 'LICENCE.txt'])
    const [head, ...rows] = csvRows(files.get('hazards.csv')!)
    expect([head!.fields, rows.length]).toEqual([about.columns.map((one: any) => one.name), about.lines])
    expect(files.get('hazards.csv')).not.toMatch(/盏灯|1390530|[0-9a-f]{8}-/)
    expect(
      csvRows(files.get('dictionary.csv')!)
        .slice(1)
        .map(({ fields }) => fields[0]),
    ).toEqual(head!.fields)
    expect(files.get('LICENCE.txt')).toContain('政府数据开放许可 1.0')
    for (const who of ['chief', 'systemAdmin', 'countyOfficer'] as const)
      expect((await (await house.as(who)).get('/api/v1/bureau/open-data/package')).status).toBe(403)
  })

  test('has no cell that a spreadsheet takes for a formula, whatever a place is called', async () => {
    const { pool } = house.house
    await pool.query(`update division set short = '=cmd|calc' where code = $1`, [villages.dongan.slice(0, 9)])
    const cells = csvRows((await unpacked((await take()).rawPayload)).get('hazards.csv')!).flatMap(
      ({ fields }) => fields,
    )
    expect(cells).toContain("'=cmd|calc")
    expect(cells.filter(one => /^[=+\-@]/.test(one))).toEqual([])
  })
})
