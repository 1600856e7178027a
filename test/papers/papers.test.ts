import { writeFile } from 'node:fs/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exampleOf } from '../../src/http/example.ts'
import { kinds } from '../../src/kinds/index.ts'
import { formIn } from '../../src/papers/form/read-docx.ts'
import { NOT_LAW, type Sheet } from '../../src/papers/form/sheet.ts'
import { linesOf } from '../../src/papers/form/value.ts'
import { docxOf } from '../../src/papers/form/write-docx.ts'
import { printSheet } from '../../src/papers/print.ts'
import { type Caller, type Drive, drive, type Reply } from '../drive.ts'
import { paths, people, unitId, units, villages } from '../people.ts'
import { codeOn, readPdf } from './read-pdf.ts'

const keep = process.env['KEEP_PAPERS']
const called = { tz: 'Asia/Shanghai', person: () => '王秀兰', colleague: () => '王广义' }

describe('every paper that the kinds name', () => {
  const all = kinds.flatMap(kind =>
    Object.entries(kind.papers)
      .filter(([, paper]) => !paper.statutory || paper.slip)
      .map(([name, paper]) => ({ kind, name, paper, title: `${kind.name} ${name}` })),
  )
  test.each(all)('$title can be printed, and says what the kind lets it say', async ({ kind, name, paper }) => {
    const moves = Object.values(kind.moves).filter(({ papers }) => papers?.includes(name))
    expect(moves.length).toBeGreaterThan(0)
    const properties = (schema: unknown) => (schema as { properties: Record<string, any> }).properties
    for (const print of paper.prints)
      expect(
        moves.some(({ says }) => print in properties(says)),
        `${print} is said in no move that makes it`,
      ).toBe(true)
    for (const shown of paper.shows ?? []) expect(properties(kind.details)).toHaveProperty(shown)
    const [move] = moves
    const schemas = properties(move!.says)
    const said = Object.fromEntries(paper.prints.flatMap(p => (schemas[p] ? [[p, exampleOf(schemas[p], p)]] : [])))
    const lines = linesOf(kind, schemas, said, called, paper.prints)
    expect(lines).toHaveLength(Object.keys(said).length)
    const title = kind.words.papers![name]!.zh
    const sheet: Sheet = {
      title,
      unit: '东城派出所',
      number: null,
      code: 'HZ 7K3M-9PQR-4',
      to: null,
      lines,
      copies: ['存档'],
      signs: [{ who: '经办人' }],
      day: '2026年11月23日',
      phone: null,
      verify: 'http://127.0.0.1/v/x',
      void: null,
    }
    const bytes = await printSheet(sheet)
    if (keep) await writeFile(`${keep}/${kind.name}-${name}.pdf`, bytes)
    const text = (await readPdf(bytes)).pages.join('')
    for (const one of [title, NOT_LAW, ...lines.map(({ label }) => label)]) expect(text).toContain(one)
    expect(text).not.toContain('〓')
    // Every label is a word that people read, and so is every option.
    for (const { label, value } of lines)
      expect(`${label}${value.join('')}`).not.toMatch(/[a-z]+_[a-z]+|undefined|object/)
  })
})

describe('papers of a case, by HTTP', () => {
  let house: Drive
  let opened: Reply['body']
  let hers: Caller
  beforeAll(async () => {
    house = await drive({ at: '2026-11-24T10:00:00+08:00' })
    const said = { text: '店门口的灯箱昨晚被人砸了', sort: 'damage', lossYuan: 280 }
    const person = { name: '张䶮丰', phone: '139****0001' }
    const reply = await house.nobody.report('case', said, { place: { village: villages.dongan }, reporter: person })
    opened = reply.body
    hers = house.holding(opened.link.token)
  })
  afterAll(() => house.end())

  const does = async (who: keyof typeof people, move: string, says: object, id = opened) => {
    const reply = await (await house.as(who)).does({ id: id.id, version: id.version }, move, says)
    expect([reply.status, reply.body.code]).toEqual([200, id.code])
    id.version = reply.body.version
    return reply.body
  }
  const accepted = async (matter: any, n: string) => {
    const at = house.house.now().toISOString()
    await does('dutyOfficer', 'register', { registerNo: `J-${n}`, registeredAt: at }, matter)
    await does('dutyOfficer', 'accept', { acceptNo: `菏公受〔2026〕${n}号`, decidedAt: at }, matter)
    return { receiptNo: `H-${n}`, handedAt: at, handed: 'signed' }
  }
  const pdfOf = async (caller: Caller, path: string, of = opened) => {
    const reply = await house.app.inject({ url: `/api/v1/matters/${of.id}/papers/${path}`, headers: caller.always })
    expect(reply.statusCode).toBe(200)
    expect(reply.headers['content-type']).toBe('application/pdf')
    if (keep) await writeFile(`${keep}/http-${path.replace(/\W/g, '-')}.pdf`, reply.rawPayload)
    return { ...(await readPdf(reply.rawPayload)), bytes: reply.rawPayload }
  }

  test('the answer card is there at once: by when and who, and not what it is about', async () => {
    const list = await hers.get(`/api/v1/matters/${opened.id}/papers`)
    expect(list.body.papers.map(({ name }: any) => name)).toEqual(['receiptSlip', 'progressNote'])
    const { pages } = await pdfOf(hers, 'receiptSlip')
    const text = pages.join('')
    for (const one of ['东城派出所', '王警官', '最晚2026年11月25日09时59分', opened.printed, '扫码辨真伪'])
      expect(text).toContain(one)
    // To be read from across a room: by when, who, and the code; on one page, whatever the font lacks.
    expect(text).toMatch(/2026年11月25日09时59分前\s*王警官给您回话\s*编号 HZ/)
    expect(pages).toHaveLength(1)
    expect(text).not.toMatch(/灯箱|损坏|砸/)
    expect(text).toContain('张〓丰')
    expect(text).toContain('U+4DAE')
  })

  test('the receipt bears the number of its unit, series and year, and is hers as well as the station’s', async () => {
    house.setNow('2026-11-24T10:40:00+08:00')
    await does('auxiliary', 'giveReceipt', await accepted(opened, '1'))
    const text = (await pdfOf(hers, 'acceptanceReceipt')).pages
    expect(text).toHaveLength(2)
    expect(text[0]).toContain('东城所受字〔2026〕1号')
    expect(text[0]).toContain('2026年11月24日10时40分')
    expect(text[0]).toContain('第一联（共二联）')
    expect(text[1]).toContain('存根')
    const officer = await house.as('beatOfficer')
    expect((await pdfOf(officer, 'acceptanceReceipt')).pages[0]).toContain('东城所受字〔2026〕1号')
    // He has read her name: she sees that he did.
    expect((await hers.get('/api/v1/my')).body.looks).toMatchObject([{ who: { zh: '王警官' } }])
  })

  test('is for nobody who may not see the matter, and words are not for who sees numbers only', async () => {
    const path = `/api/v1/matters/${opened.id}/papers`
    expect((await house.nobody.get(path)).status).toBe(401)
    for (const who of ['otherStationChief', 'windowClerk', 'inspector', 'systemAdmin'] as const)
      for (const url of [path, `${path}/acceptanceReceipt`])
        expect([who, (await (await house.as(who)).get(url)).status]).toEqual([who, 404])
    const city = await house.as('cityOfficer')
    expect((await city.get(path)).body.papers).toEqual([])
    expect((await city.get(`${path}/acceptanceReceipt`)).body.code).toBe('no-such-paper')
    // Whose post shows names masked prints none.
    const county = await pdfOf(await house.as('countyOfficer'), 'acceptanceReceipt')
    expect(county.pages.join('')).not.toContain('丰')
    // A form of the law is not ours to print, and a paper that was not made is not there.
    for (const name of ['registration', 'meetingSlip', 'nothing', '__proto__'])
      expect((await hers.get(`${path}/${name}`)).body.code).toBe('no-such-paper')
  })

  test('a void number keeps its reason, is never given again, and the code on the paper says so and no more', async () => {
    const officer = await house.as('beatOfficer')
    const path = `/api/v1/matters/${opened.id}/papers/acceptanceReceipt`
    const { verify } = await codeOf(path)
    const page = await house.app.inject({ url: verify, headers: { 'accept-language': 'zh-CN' } })
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('有效')
    expect(page.body).not.toMatch(/东城|HZ|〔2026〕|受案|丰/)
    const other = await (await house.as('mediator')).post(`${path}/void`, { reason: 'misprinted' })
    expect([403, 404]).toContain(other.status)
    expect((await officer.post(`${path}/void`, { reason: 'because' })).status).toBe(422)
    expect((await officer.post(`${path}/void`, { reason: 'misprinted' })).status).toBe(204)
    expect((await (await house.as('chief')).post(`${path}/void`, { reason: 'replaced' })).status).toBe(204)
    const list = await hers.get(`/api/v1/matters/${opened.id}/papers`)
    expect(list.body.papers.find(({ name }: any) => name === 'acceptanceReceipt').void).toEqual({
      zh: '打印错误',
      en: 'Misprinted',
    })
    expect((await pdfOf(officer, 'acceptanceReceipt')).pages[0]).toContain('此单作废：打印错误')
    expect((await house.app.inject({ url: verify })).body).toContain('作废')
    const second = await house.nobody.report(
      'case',
      { text: '自行车被偷', sort: 'theft' },
      { place: { village: villages.dongan }, reporter: { name: '李秀英' } },
    )
    const next = await does('auxiliary', 'giveReceipt', await accepted(second.body, '2'), second.body)
    expect(next.papers[0].n).toBe(2)
  })

  test('a code that was changed, or made by another house, is none of ours', async () => {
    const { verify } = await codeOf(`/api/v1/matters/${opened.id}/papers/acceptanceReceipt`)
    const flipped = verify.slice(0, -4) + (verify.at(-4) === 'A' ? 'B' : 'A') + verify.slice(-3)
    for (const url of [flipped, '/v/x', `/v/${'A'.repeat(120)}`]) {
      const reply = await house.app.inject({ url })
      expect(reply.statusCode).toBe(404)
      expect(reply.headers['content-security-policy']).toContain("default-src 'none'")
    }
  })

  test('no lock that all writers share: while one unit numbers, another does', async () => {
    const client = new pg.Client(house.house.pool.options.connectionString)
    await client.connect()
    await client.query('begin')
    await client.query(`update paper_counter set last = last where unit_id = $1`, [unitId('371702001')])
    house.setNow('2026-11-24T11:00:00+08:00')
    const elsewhere = await house.nobody.report(
      'case',
      { text: '自行车被偷', sort: 'theft' },
      { place: { village: villages.longting }, reporter: { name: '李秀英' } },
    )
    const { body } = elsewhere
    const at = house.house.now().toISOString()
    await does('otherStationDuty', 'register', { registerNo: 'J-9', registeredAt: at }, body)
    await does('otherStationDuty', 'accept', { acceptNo: '菏公受〔2026〕9号', decidedAt: at }, body)
    const done = await does(
      'otherStationDuty',
      'giveReceipt',
      { receiptNo: 'H-9', handedAt: at, handed: 'signed' },
      body,
    )
    expect(done.papers[0].n).toBe(1)
    await client.query('rollback')
    await client.end()
  })

  describe('in a form of the station’s own', () => {
    const form = '/api/v1/paper-forms/case/acceptanceReceipt'
    /** What the chief downloads, with her own words in the place of these. */
    const edited = async (from: string, to: string) => {
      const chief = await house.as('chief')
      const { rawPayload } = await house.app.inject({ url: `${form}/docx`, headers: chief.always })
      const { form: read } = await formIn(rawPayload)
      return (await docxOf(JSON.parse(JSON.stringify(read).replaceAll(from, to)))).toString('base64')
    }
    const receipt = async () => (await pdfOf(await house.as('beatOfficer'), 'acceptanceReceipt')).pages[0]!

    test('is looked at first, holds for papers made from then on, and is undone', async () => {
      const chief = await house.as('chief')
      const docx = await edited('查询、联系电话：', '东城所为您服务，电话：')
      const { body } = await chief.post(`${form}/preview`, { docx })
      expect(body.faults).toEqual([])
      const [page] = (await readPdf(Buffer.from(body.pdf, 'base64'))).pages
      expect(page).toContain('东城所为您服务，电话：0530-0000000')
      expect(page).not.toContain(opened.printed)
      // Nothing is kept of what was only looked at; of two at once one is too late.
      const twice = await Promise.all([1, 2].map(() => chief.post(form, { docx, expect: 0 })))
      expect(twice.map(({ status, body }) => body.code ?? status).sort()).toEqual([200, 'edition-moved-on'])
      // What was made before comes out as it did.
      expect(await receipt()).toContain('查询、联系电话：')
      house.setNow('2026-11-24T11:10:00+08:00')
      const { body: second } = await house.nobody.report(
        'case',
        { text: '自行车被偷', sort: 'theft' },
        { place: { village: villages.dongan }, reporter: { name: '李秀英' } },
      )
      await does('auxiliary', 'giveReceipt', await accepted(second, '3'), second)
      const officer = await house.as('beatOfficer')
      const made = async () => (await pdfOf(officer, 'acceptanceReceipt', second)).pages[0]
      expect(await made()).toContain('东城所为您服务，电话：')
      house.setNow('2026-11-24T11:20:00+08:00')
      expect((await chief.post(`${form}/undo`, { expect: 1 })).body).toEqual({ edition: 2 })
      expect((await chief.post(`${form}/undo`, { expect: 2 })).body.code).toBe('nothing-to-undo')
      expect(await made()).toContain('东城所为您服务')
      const list = (await chief.get('/api/v1/paper-forms')).body
      const { editions } = list.papers.find(({ paper }: any) => paper === 'acceptanceReceipt')
      expect(editions).toMatchObject([
        { edition: 2, undoes: 1, own: false, author: people.chief.name },
        { edition: 1, undoes: null, own: true, from: '2026-11-24T11:00:00+08:00' },
      ])
    })

    test('may not leave out what the law wants on it, nor begin before today, nor be another unit’s', async () => {
      const chief = await house.as('chief')
      const docx = await edited('{核验码}', '')
      const { body } = await chief.post(`${form}/preview`, { docx })
      expect([body.pdf, body.faults.map(({ words }: any) => words.zh)]).toEqual([null, ['少了 {核验码}。请加上。']])
      expect((await chief.post(form, { docx, expect: 2 })).body.code).toBe('form-with-faults')
      const whole = await edited('扫码辨真伪', '扫一扫辨真伪')
      expect((await chief.post(form, { docx: whole, expect: 2, from: '2026-11-23' })).body.faults).toMatchObject([
        { at: '/from', code: 'in-past' },
      ])
      expect((await chief.post(form, { docx: Buffer.from('x').toString('base64'), expect: 2 })).body.code).toBe(
        'form-with-faults',
      )
      const theirs = { docx: whole, expect: 0, unit: units.otherStation }
      expect((await chief.post(form, theirs)).body.code).toBe('not-for-your-post')
      expect((await (await house.as('beatOfficer')).post(form, { docx: whole, expect: 2 })).status).toBe(403)
      expect((await chief.post('/api/v1/paper-forms/case/registration', { docx: whole, expect: 0 })).body.code).toBe(
        'no-such-paper',
      )
    })

    test('the county’s holds where a station has none of its own', async () => {
      const docx = await edited('扫码辨真伪', '县局监制')
      const county = await house.as('countyOfficer')
      expect((await county.post(form, { docx, expect: 0 })).body).toEqual({ edition: 1 })
      const { formFor } = await import('../../src/papers/forms.ts')
      const { db, now } = house.house
      const of = { bureauId: 3717, kind: 'case', name: 'acceptanceReceipt', at: now() }
      for (const [unitPath, has] of [
        [paths.otherStation, true],
        [paths.station, true],
        [paths.stationOfOtherCounty, false],
        [paths.bureau, false],
      ] as const)
        expect([
          unitPath,
          JSON.stringify(await formFor(db, { ...of, unitPath }))?.includes('县局监制') ?? false,
        ]).toEqual([unitPath, has])
    })
  })

  test('plates for doors: 24 on a sheet, each code read back from the picture leads to its place; printed again they are the same', async () => {
    const officer = await house.as('beatOfficer')
    const print = async (body: object) => {
      const reply = await officer.post('/api/v1/door-plates', body)
      expect(reply.status).toBe(200)
      return { count: reply.body.count as number, bytes: Buffer.from(reply.body.pdf, 'base64') }
    }
    // Of two who print at once neither makes a second code.
    const [first, second] = await Promise.all([print({ as: 'plates' }), print({ as: 'plates' })])
    if (keep) await writeFile(`${keep}/plates.pdf`, first.bytes)
    const [page, same] = [(await readPdf(first.bytes)).pages[0]!, (await readPdf(second.bytes)).pages[0]!]
    expect(page).toBe(same)
    expect(page).toContain('东安社区')
    expect(page).toContain('紧急请拨 110')
    const code = await codeOn(first.bytes, 1, 4, { x: 0, y: 0, width: 70, height: 37 })
    const at = new URL(code).searchParams.get('at')!
    expect(page).toContain(at)
    const who = await house.nobody.get(`/api/v1/who?placeCode=${at}`)
    expect([who.status, who.body.words.zh]).toEqual([200, '王警官'])
    expect((await print({ as: 'plates', village: villages.dongan })).count).toBeLessThan(first.count)
    const cards = await print({ as: 'cards', village: villages.dongan })
    if (keep) await writeFile(`${keep}/cards.pdf`, cards.bytes)
    expect(cards.count).toBe(10)
    expect((await readPdf(cards.bytes)).pages[0]).toContain('王警官')
    const elsewhere = { as: 'plates', unit: units.otherStation }
    expect((await officer.post('/api/v1/door-plates', elsewhere)).body.code).toBe('not-for-your-post')
    expect((await officer.post('/api/v1/door-plates', { as: 'plates', village: villages.longting })).body.code).toBe(
      'no-place-here',
    )
    expect((await (await house.as('countyOfficer')).post('/api/v1/door-plates', elsewhere)).status).toBe(200)
  })

  /** What the square code on it holds: as the program makes it, since no test reads ink. */
  async function codeOf(path: string): Promise<{ verify: string }> {
    const { sheetFor } = await import('../../src/papers/paper.ts')
    const { holderOf } = await import('../../src/matters/store.ts')
    const asker = holderOf(house.house, opened.link.token)!
    const name = path.split('/').at(-1)!
    const { sheet } = await sheetFor(house.house, asker, { id: opened.id, name, address: '' })
    return { verify: sheet.verify }
  }
})
