import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sweep } from '../../src/matters/sweep.ts'
import { outboxOf } from '../../src/notices/outbox.ts'
import { sendAll } from '../../src/notices/send.ts'
import { allFed } from '../counted.ts'
import { type Drive, drive } from '../drive.ts'
import { bureauId, people, villages } from '../people.ts'

/* Told what came out, within what may be said; then asked what they think of it, by link, by telephone, on paper. */

let door: Drive
beforeAll(async () => {
  door = await drive({ at: '2026-11-24T10:00:00+08:00' })
})
afterAll(() => door.end())
beforeEach(() => door.setNow('2026-11-24T10:00:00+08:00'))

const rows = async (sql: string, ...values: unknown[]) => (await door.house.pool.query(sql, values)).rows
const now = () => door.house.now().toISOString()
const words = { how: 'phone', receipt: 'T-1', template: 'found_and_handled', damages: 'paid', next: 'nothing_more' }

/** A case that was found out, with who did it known to be of age; the officer who works on it, and her link. */
async function found() {
  const more = { place: { village: villages.dongan }, reporter: { name: '张三丰', phone: '139****0001' } }
  const { body } = await door.nobody.report('case', { text: '灯箱被砸' }, more)
  const does = async (who: keyof typeof people, move: string, says: object) => {
    const [{ version }] = await rows('select version from matter where id = $1', body.id)
    return (await door.as(who)).does({ id: body.id, version }, move, says)
  }
  await does('dutyOfficer', 'register', { registerNo: 'J-1', registeredAt: now() })
  await does('dutyOfficer', 'accept', { acceptNo: 'S-1', decidedAt: now() })
  expect(
    (await does('beatOfficer', 'clarify', { clarifiedAt: now(), responsible: 'yes', findingNo: 'C-1' })).status,
  ).toBe(200)
  const hers = door.holding(body.link.token)
  const rates = async (says: object) => {
    const [{ version }] = await rows('select version from matter where id = $1', body.id)
    return hers.does({ id: body.id, version }, 'rate', says)
  }
  const my = async () => (await hers.get('/api/v1/my')).body
  return { id: body.id as string, code: body.code as string, link: body.link.token as string, does, rates, my }
}
const told = async () => {
  const matter = await found()
  expect((await matter.does('beatOfficer', 'tellVictim', { ...words, toldAt: now() })).status).toBe(200)
  return matter
}

test('what may not be said is refused with its place, and nothing of it is kept', async () => {
  const { id, does } = await found()
  const before = await rows('select entry_no, version from matter where id = $1', id)
  const motive = '跟张三丰有过节，电话13800138000'
  const { status, body } = await does('beatOfficer', 'tellVictim', { ...words, toldAt: now(), motive })
  expect([status, body.refusals.map(({ code }: any) => code)]).toEqual([422, ['guard-named-person', 'guard-phone']])
  const marked = body.faults.map(({ at, code, from, to }: any) => [at, code, motive.slice(from, to)])
  expect(marked).toEqual([
    ['/says/motive', 'guard-named-person', '张三丰'],
    ['/says/motive', 'guard-phone', '13800138000'],
  ])
  // The refusal says where, never what stood there.
  expect(JSON.stringify(body)).not.toContain('13800138000')
  expect(await rows('select entry_no, version from matter where id = $1', id)).toEqual(before)
})

test('asked after the telling, with how long; the link asks for fourteen days', async () => {
  const { code, rates } = await told()
  await allFed(door.house.pool)
  await sendAll(door.house)
  const asked = (await outboxOf(door.house.db, bureauId)).filter(
    sent => sent.code === code && sent.name === 'askRating',
  )
  expect(asked.map(({ to }) => to)).toEqual(['reporter'])
  expect(asked[0]!.text!.zh).toContain('不会算作满意')
  door.setNow('2026-12-08T10:00:01+08:00')
  expect((await rates({ stars: 5 })).body.refusals.map((one: any) => one.code)).toEqual(['rating-over'])
  door.setNow('2026-12-08T09:59:00+08:00')
  expect((await rates({ stars: 5 })).status).toBe(200)
  expect((await rates({ stars: 1 })).body.refusals.map((one: any) => one.code)).toEqual(['already-rated'])
})

test('by telephone or on paper somebody else than the handler writes it down, with its number, once', async () => {
  const { id, does } = await told()
  const call = { stars: 4, heard: 'phone', receipt: 'HF-9' }
  const [{ owner_id }] = await rows('select owner_id from matter where id = $1', id)
  expect(owner_id).toBe(people.beatOfficer.id)
  expect((await does('beatOfficer', 'rate', call)).status).toBe(403)
  expect((await does('chief', 'rate', call)).status).toBe(403)
  expect((await does('dutyOfficer', 'rate', { ...call, receipt: undefined })).body.refusals[0].code).toBe(
    'rating-heard-how',
  )
  expect((await does('dutyOfficer', 'rate', call)).status).toBe(200)
  expect((await does('dutyOfficer', 'rate', { ...call, heard: 'paper' })).body.refusals[0].code).toBe('already-rated')
})

test('“not good” says why, and is heard out within a workday by somebody else than the handler (M52)', async () => {
  const { id, rates } = await told()
  expect((await rates({ stars: 2, reasons: ['too_slow', 'property_not_back'], comment: '等了很久' })).status).toBe(200)
  const [conduct] = await rows(
    `select m.id, m.owner_id, m.details from link l join matter m on m.id = l.to_matter
     where l.from_matter = $1 and m.kind = 'conduct'`,
    id,
  )
  expect(conduct.owner_id).toBe(people.chief.id)
  expect(conduct.owner_id).not.toBe(people.beatOfficer.id)
  const promised = await rows('select measure, due from promise where matter_id = $1', conduct.id)
  expect(promised[0]).toEqual({ measure: 'M52', due: new Date('2026-11-26T00:00:00+08:00') })
  const chief = await door.as('chief')
  const seen = (await chief.get(`/api/v1/matters/${conduct.id}`)).body
  expect(seen.history[0].says.reasons).toEqual(['too_slow', 'property_not_back'])
  const heard = { calledAt: now(), callNo: 'HF-1', conclusion: 'substantiated' }
  expect((await chief.does({ id: conduct.id, version: seen.version }, 'callRater', heard)).status).toBe(200)
  expect(
    (await rows('select measure from promise where matter_id = $1 and met_at is null', conduct.id)).map(
      ({ measure }) => measure,
    ),
  ).toEqual(['M53'])
})

test('more than three ratings a day from one telephone are seen by whoever guards the figures, and of which matter is not', async () => {
  const share = async () => {
    const city = await door.as('cityOfficer')
    return (await city.get('/api/v1/figures/guard-one-device?from=2026-01-01&to=2031-01-01')).body
  }
  const before = await share()
  for (let i = 0; i < 4; i++) {
    const { id, link } = await told()
    const [{ version }] = await rows('select version from matter where id = $1', id)
    const from = {
      ip: '192.0.2.7',
      headers: {
        'idempotency-key': randomUUID(),
        'if-match': `"${version}"`,
        'user-agent': 'a phone',
        'x-matter-token': link,
      },
    }
    const { status } = await door.nobody.call('POST', `/api/v1/matters/${id}/rate`, {
      ...from,
      body: { says: { stars: 5 } },
    })
    expect(status).toBe(200)
  }
  door.setNow(new Date(Date.parse(now()) + 60_000).toISOString())
  const after = await share()
  expect([after.n - before.n, after.k - before.k]).toEqual([4, 4])
  const { rows: columns } = await door.house.pool.query(
    `select column_name from information_schema.columns where table_name = 'rating_device' order by 1`,
  )
  expect(columns.map(one => one.column_name)).toEqual(['bureau_id', 'day', 'device', 'rating'])
})

test('what will be late is said with a new day and why, on every kind; whoever waits reads both', async () => {
  const { does, my } = await found()
  const says = { measure: 'M11', newDay: '2031-01-06', lateWhy: 'late_other_body', how: 'phone', toldAt: now() }
  const past = await does('beatOfficer', 'sayNewDay', { ...says, newDay: '2026-11-01' })
  expect(past.body.refusals[0].code).toBe('new-day-past')
  expect((await does('beatOfficer', 'sayNewDay', says)).status).toBe(200)
  const shown = (await my()).promises.find(({ measure }: any) => measure === 'M11')
  expect(shown).toMatchObject({ state: 'open', newDay: { day: '2031-01-06', why: { zh: '在等别的部门答复' } } })
})

test('a pause is told, shows who granted it, and is looked at by the chief each week until it ends', async () => {
  const { id, does } = await found()
  const asks = { measure: 'M11', reason: 'contact_failed', because: '三次电话没人接', endsWith: 'tellVictim' }
  expect((await does('beatOfficer', 'askPause', { ...asks, reason: 'appraisal' })).body.refusals[0].code).toBe(
    'pause-not-allowed',
  )
  expect((await does('beatOfficer', 'askPause', asks)).status).toBe(200)
  expect((await does('beatOfficer', 'approvePause', { no: 1, toldAt: now(), how: 'message' })).status).toBe(403)
  expect((await does('chief', 'approvePause', { no: 1, toldAt: now(), how: 'message' })).status).toBe(200)
  const entries = (move: string) => rows('select no from entry where matter_id = $1 and move = $2', id, move)
  for (const [day, times] of [
    ['2026-11-30', 0],
    ['2026-12-01', 1],
    ['2026-12-07', 1],
    ['2026-12-08', 2],
  ] as const) {
    door.setNow(`${day}T10:00:00+08:00`)
    await sweep(door.house, bureauId)
    expect([day, (await entries('askReview')).length]).toEqual([day, times])
  }
  const asked = await rows(`select distinct recipient from notice where matter_id = $1 and name = 'pauseReview'`, id)
  expect(asked).toEqual([{ recipient: people.chief.id }])
  // Its clock stands meanwhile: that promise has not been late.
  expect(await rows(`select late, met_at from promise where matter_id = $1 and measure = 'M11'`, id)).toEqual([
    { late: null, met_at: null },
  ])
  await does('beatOfficer', 'endPause', { no: 1 })
  const [{ due }] = await rows(`select due from promise where matter_id = $1 and measure = 'M11'`, id)
  expect(due).toEqual(new Date('2026-12-10T10:00:00+08:00'))
})
