import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Drive, drive } from '../../test/drive.ts'
import { bureauId, people as staff, villages } from '../../test/people.ts'
import { tableStream } from '../platform/table.ts'
import { verifyAdministration } from '../sheets/verify-edits.ts'

/* Places, units, people, beats and rosters as they are edited: looked at first, all or nothing, with an author, and undone. */

let house: Drive
beforeAll(async () => {
  house = await drive({ at: '2026-11-24T10:00:00+08:00' })
})
afterAll(() => house.end())

type Name = 'places' | 'units' | 'people' | 'beats' | 'rosters'
const admin = (path: string) => house.as(path.startsWith('people') ? 'securityAdmin' : 'systemAdmin')
const list = async (name: Name, q = '') =>
  (await (await admin(name)).get(`/api/v1/bureau/${name}?q=${encodeURIComponent(q)}`)).body
const post = async (path: string, body: object) => (await admin(path)).call('POST', `/api/v1/bureau/${path}`, { body })
const preview = async (name: Name, body: object) => (await post(`${name}/preview`, body)).body
const save = async (name: Name, body: object) => post(name, { ...body, expect: (await list(name)).last })
const undo = async (name: Name) => post(`${name}/undo`, { expect: (await list(name)).last })

/** Of each sheet one line to change and one to add; `undone`: how the sheet stands before and after. */
const edits: [Name, object, object][] = [
  [
    'places',
    { code: villages.dongan, name: '东安新社区居民委员会', lon: '115.437', lat: '35.245' },
    { code: '371702001099', name: '新村村民委员会', initials: 'xc' },
  ],
  [
    'units',
    { code: '371702001', name: '东城中心派出所', phone: '0530-1234567' },
    { code: '371702003', parent: '371702', sort: 'station', name: '南城派出所', areas: '' },
  ],
  [
    'people',
    { number: staff.beatOfficer.number, post: 'beat_officer', unit: '371702001', until: '2026-12-31' },
    { number: 'N-77', name: '新来的', post: 'mediator', unit: '371702001' },
  ],
  [
    'beats',
    { village: villages.cangfang, unit: '371702001', beat: '北片区' },
    { village: villages.longting, unit: '371702002', beat: '新片区' },
  ],
]

describe.each(edits)('%s', (name, changed, added) => {
  test('a look changes nothing, an edit has its author, and undoing brings back every line', async () => {
    const before = await list(name)
    const both = { rows: [changed, added] }
    const looked = await preview(name, both)
    expect(looked.faults).toEqual([])
    expect(looked.lines).toBeGreaterThanOrEqual(1)
    expect((await list(name)).rows).toEqual(before.rows)
    expect((await list(name)).last).toBe(before.last)

    const done = await save(name, both)
    expect([done.status, done.body.lines]).toEqual([200, looked.lines])
    const after = await list(name)
    expect(after.edits[0]).toMatchObject({
      no: before.last + 1,
      author: staff[name === 'people' ? 'securityAdmin' : 'systemAdmin'].name,
      lines: looked.lines,
    })
    expect(after.rows).not.toEqual(before.rows)
    for (const row of [changed, added]) expect(after.rows).toContainEqual(expect.objectContaining(row))
    expect((await save(name, both)).body.code).toBe('nothing-changed')

    expect((await undo(name)).status).toBe(200)
    const back = await list(name)
    expect(back.rows).toEqual(before.rows)
    expect(back.edits[0]).toMatchObject({ undoes: before.last + 1 })
    expect((await undo(name)).body.code).toBe('nothing-to-undo')
  })

  test('of two who edit at once the second is told that it has moved on; what was there is whole', async () => {
    const { last } = await list(name)
    const replies = await Promise.all([1, 2, 3].map(() => post(name, { rows: [changed], expect: last })))
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    expect((await list(name)).last).toBe(last + 1)
    await undo(name)
  })
})

test('a roster from a file takes the place of what was planned, and comes back with undoing', async () => {
  const before = await list('rosters')
  const [first] = before.rows
  const csv = `unit,post,number,from,to\n371702001,,${staff.dutyOfficer.number},2026-12-24 08:00,2026-12-24 20:00\n`
  expect((await preview('rosters', { csv })).faults).toEqual([])
  expect((await save('rosters', { csv })).status).toBe(200)
  const after = await list('rosters', '2026-12-24 08:00')
  expect(after.rows).toContainEqual(
    expect.objectContaining({ number: staff.dutyOfficer.number, to: '2026-12-24 20:00' }),
  )
  expect((await undo('rosters')).status).toBe(200)
  expect((await list('rosters')).rows).toEqual(before.rows)
  expect(first).toBeDefined()
})

test('a file with faults is told line by line in both languages, and nothing of it is taken', async () => {
  const file =
    'number,name,post,unit\nX-1,好人甲,beat_officer,371702001\nX-2,好人乙,king,371702001\n!,丙丁,mediator,nowhere\n'
  const before = await list('people')
  const { faults, changes } = await preview('people', { csv: file })
  expect(changes).toEqual([])
  expect(faults.map(({ line, field, code }: any) => [line, field, code])).toEqual([
    [3, 'post', 'unknown-post'],
    [4, 'number', 'bad-number'],
  ])
  expect(faults[0].words.zh).toContain('第3行')
  expect((await save('people', { csv: file })).body.code).toBe('lines-with-faults')
  expect((await list('people')).rows).toEqual(before.rows)
  expect((await preview('beats', { csv: 'unit,beat,village,x\n' })).faults.map(({ code }: any) => code)).toEqual(
    expect.arrayContaining(['unknown-column', 'nothing-in-it']),
  )
  expect(
    (await preview('units', { rows: [{ code: 'A', parent: 'A', sort: 'station', name: '甲' }] })).faults[0].code,
  ).toBe('goes-in-a-circle')
})

test('nobody gives a post to themselves, nor takes back an edit about themselves', async () => {
  const { number } = staff.securityAdmin
  const { faults } = await preview('people', { rows: [{ number, post: 'station_chief', unit: '371702001' }] })
  expect(faults.map(({ code, field }: any) => [code, field])).toEqual([['own-line', 'number']])
  expect(
    (await save('people', { rows: [{ number, post: 'security_admin', unit: '3717', until: '2027-01-01' }] })).status,
  ).toBe(422)
})

test('who gave and ended a post on the sheet stands in the log of accounts', async () => {
  const { number, id } = staff.mediator
  const [row] = (await list('people')).rows.filter((one: any) => one.number === number)
  expect((await save('people', { rows: [{ ...row, until: '2027-01-31' }] })).status).toBe(200)
  expect((await undo('people')).status).toBe(200)
  const { rows } = await house.house.pool.query(
    'select what, details, actor_id from account_entry where about_id = $1 order by n desc limit 2',
    [id],
  )
  expect(rows).toMatchObject([
    { what: 'post_given', details: { until: null }, actor_id: staff.securityAdmin.id },
    { what: 'post_ended', details: { post: 'mediator', until: '2027-01-31' }, actor_id: staff.securityAdmin.id },
  ])
})

test('what somebody changes in the log of accounts or in the edits that it holds is named, whatever it is', async () => {
  const { pool } = house.house
  expect(await verifyAdministration(pool)).toMatchObject({ bad: undefined, badEdit: undefined })
  expect((await verifyAdministration(pool)).edits).toBeGreaterThan(3)
  const edit = { bureauId, sheet: 'people', no: 2 }
  for (const [tampering, found] of [
    [`update account_entry set details = '{}' where n = 3`, { bad: { bureauId, n: 3 } }],
    ['delete from account_entry where n = 3', { bad: { bureauId, n: 4 } }],
    ['delete from account_entry where n = 1', { bad: { bureauId, n: 2 } }],
    [
      `update sheet_edit set changes = '[]' where sheet = 'people' and no = 2`,
      { badEdit: { ...edit, code: 'altered' } },
    ],
    [`delete from sheet_edit where sheet = 'people' and no = 2`, { badEdit: { ...edit, code: 'removed' } }],
    [
      `insert into sheet_edit select bureau_id, sheet, 999, author, made_at, changes, undoes from sheet_edit where sheet = 'people' and no = 2`,
      { badEdit: { ...edit, no: 999, code: 'inserted' } },
    ],
  ] as const) {
    const client = await pool.connect()
    try {
      await client.query('begin')
      await client.query(tampering)
      expect(await verifyAdministration(client as never)).toMatchObject(found)
    } finally {
      await client.query('rollback')
      client.release()
    }
  }
})

test('what came into use meanwhile is not taken back', async () => {
  await save('units', {
    rows: [{ code: '371702009', parent: '371702', sort: 'station', name: '临时派出所', areas: '' }],
  })
  await save('people', { rows: [{ number: 'N-78', name: '有人用', post: 'mediator', unit: '371702009' }] })
  expect((await undo('units')).body.code).toBe('still-in-use')
  expect((await undo('people')).status).toBe(200)
  expect((await undo('units')).status).toBe(200)
})

test('the whole list leaves as a file and comes back as the same; names are in no edit that is kept', async () => {
  for (const name of ['places', 'units', 'people', 'beats'] as const) {
    const { text } = await (await admin(name)).get(`/api/v1/bureau/${name}/table`)
    const looked = await preview(name, { csv: text })
    expect([name, looked.faults, looked.lines]).toEqual([name, [], 0])
  }
  const { rows } = await house.house.pool.query(
    `select changes::text as changes from sheet_edit where sheet = 'people'`,
  )
  expect(rows.length).toBeGreaterThan(2)
  for (const { changes } of rows) expect(changes).not.toMatch(/新来的|有人用/)
})

test('the whole list as .xlsx, as it leaves the house, comes in again; what is none is refused by its name', async () => {
  const caller = await house.as('systemAdmin')
  const { rows } = await list('units')
  const table = {
    title: 'units',
    header: Object.keys(rows[0]),
    rows: rows.map((row: object) => Object.values(row)),
    at: new Date(0),
  }
  const xlsx = (await buffer(tableStream(table, 'xlsx'))).toString('base64')
  expect(await preview('units', { xlsx })).toMatchObject({ faults: [], lines: 0 })
  const bad = await caller.post('/api/v1/bureau/units/preview', {
    xlsx: Buffer.from('PK\u0003\u0004 no').toString('base64'),
  })
  expect([bad.status, bad.body.code]).toEqual([422, 'table-damaged'])
  const two = await caller.post('/api/v1/bureau/units/preview', { xlsx, csv: 'code\n1' })
  expect([two.status, two.body.code]).toEqual([422, 'bad-input'])
})
