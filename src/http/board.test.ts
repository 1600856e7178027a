import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allFed } from '../../test/counted.ts'
import { type Drive, drive } from '../../test/drive.ts'
import { bureauId, password, people, units, villages } from '../../test/people.ts'
import type { House } from '../house.ts'
import { backOn, noteAbsence } from '../people/absence.ts'
import { changing } from '../platform/editions.ts'
import { beatBoards } from './board-stream.ts'

/* The morning board, and what wakes it: only what its viewer may see, and nothing else to be told from it. */

let house: Drive
let port: number
beforeAll(async () => {
  house = await drive({ at: '2026-11-24T10:00:00+08:00' })
  await house.app.listen({ port: 0, host: '127.0.0.1' })
  port = (house.app.server.address() as AddressInfo).port
})
afterAll(() => house.end())

let address = 0
const report = async (kind: string, says: object, village: string = villages.dongan): Promise<{ id: string }> => {
  const { status, body, text } = await house.nobody.call('POST', '/api/v1/matters', {
    body: { kind, says: { text: 'x', ...says }, place: { village }, reporter: { name: '张三丰' } },
    headers: { 'idempotency-key': randomUUID() },
    ip: `10.8.0.${++address}`,
  })
  if (status !== 201) throw new Error(text)
  return body
}
const bicycle = (village?: string) => report('case', { sort: 'theft' }, village)
const boardOf = async (who: keyof typeof people) => (await (await house.as(who)).get('/api/v1/board')).body
const paneOf = (board: any, name: string) => board.panes.find((one: any) => one.name === name)
const set = (id: string, values: object) =>
  house.house.db.updateTable('matter').set(values).where('bureau_id', '=', bureauId).where('id', '=', id).execute()
/** Accepted, and its first promise asked to be paused. */
async function waitsForPause(id: string) {
  const does = async (who: keyof typeof people, move: string, says: object, version: number) => {
    const { status, text } = await (await house.as(who)).call('POST', `/api/v1/matters/${id}/${move}`, {
      body: { says },
      headers: { 'idempotency-key': randomUUID(), 'if-match': `"${version}"` },
    })
    expect(status, text).toBe(200)
  }
  const at = '2026-11-24T10:00:00+08:00'
  await does('dutyOfficer', 'register', { registerNo: 'J-1', registeredAt: at }, 1)
  await does('dutyOfficer', 'accept', { acceptNo: 'A-1', decidedAt: at }, 2)
  await does(
    'beatOfficer',
    'askPause',
    { measure: 'M02', reason: 'contact_failed', because: '联系不上', endsWith: 'giveReceipt' },
    3,
  )
}

describe('the board', () => {
  test('counts all of a pane and brings those that are due first; late is not due soon', async () => {
    const made = []
    for (let i = 0; i < 14; i++) made.push(await bicycle())
    const [late, asked, hot] = made as [{ id: string }, { id: string }, { id: string }]
    await set(late.id, { next_due: new Date('2026-11-24T09:00:00+08:00') })
    await waitsForPause(asked.id)
    const dispute = await report('dispute', {})
    await set(dispute.id, { details: { heat: 3 } })
    await set(hot.id, { owner_id: people.otherBeatOfficer.id })
    await house.house.db
      .updateTable('staff')
      .set({ left_on: '2026-11-01' })
      .where('id', '=', people.otherBeatOfficer.id)
      .execute()
    const rated = made[3]!
    await set(rated.id, { kind: 'conduct', state: 'received', details: { lane: 'rating' } })
    const board = await boardOf('chief')
    expect(paneOf(board, 'badRating')).toMatchObject({ count: 1, matters: [{ id: rated.id }] })
    expect(paneOf(board, 'late')).toMatchObject({ count: 1, matters: [{ id: late.id }] })
    const soon = paneOf(board, 'soon')
    expect(soon.count).toBe(14)
    expect(soon.matters).toHaveLength(12)
    expect(soon.matters.map(({ id }: any) => id)).not.toContain(late.id)
    expect(paneOf(board, 'toApprove')).toMatchObject({ count: 1, matters: [{ id: asked.id }] })
    expect(paneOf(board, 'hot')).toMatchObject({ count: 1, matters: [{ id: dispute.id }] })
    expect(paneOf(board, 'gaps')).toMatchObject({ count: 1, matters: [{ id: hot.id }] })
    // Each pane in full is the list of the same name.
    const chief = await house.as('chief')
    for (const { name, count } of board.panes) {
      const { body } = await chief.get(`/api/v1/matters?scope=unit&pane=${name}&limit=200`)
      expect([name, body.matters.length]).toEqual([name, count])
    }
    // The next moment at which time alone moves something.
    expect(Date.parse(board.changesAt)).toBe(Math.min(...soon.matters.map(({ nextDue }: any) => Date.parse(nextDue))))
  })

  test('counts what is protected and does not name it', async () => {
    const hidden = await bicycle()
    await set(hidden.id, { protected: true })
    const board = await boardOf('chief')
    expect(paneOf(board, 'hot').count).toBe(2)
    expect(JSON.stringify(board)).not.toContain(hidden.id)
    expect((await (await house.as('chief')).get('/api/v1/matters?scope=unit&pane=hot')).text).toContain(hidden.id)
  })

  test('is of one’s own units, and of what one may see there', async () => {
    const before = await boardOf('chief')
    const other = await boardOf('otherStationChief')
    expect(other.panes.map(({ count }: any) => count)).toEqual([0, 0, 0, 0, 0, 0])
    // A complaint about a person is not there for their station, in no count either (R25).
    await report('conduct', { fault: 'attitude' })
    const hidden = await report('clue', {})
    expect(
      (await boardOf('chief')).panes.map(({ name, count }: any) => [name, count - paneOf(before, name).count]),
    ).toEqual(before.panes.map(({ name }: any) => [name, name === 'soon' ? 1 : 0]))
    expect(JSON.stringify(await boardOf('mediator'))).not.toContain(hidden.id)
  })
})

describe('a desk without anybody', () => {
  const shift = (db: House['db'], from: string, to: string) =>
    db
      .insertInto('roster')
      .values({
        bureau_id: bureauId,
        unit_id: units.station,
        post: 'duty_officer',
        staff_id: people.dutyOfficer.id,
        from_at: new Date(`2026-${from}:00+08:00`),
        to_at: new Date(`2026-${to}:00+08:00`),
      })
      .execute()
  beforeAll(async () => {
    await changing(house.house.db, bureauId, 'people', async trx => {
      await trx.deleteFrom('roster').where('unit_id', '=', units.station).execute()
      await shift(trx, '11-24T08:00', '11-25T20:00')
      await shift(trx, '11-26T08:00', '12-30T08:00')
    })
  })

  test('is on the board of whoever leads it, from when to when, two weeks ahead', async () => {
    const { deskGaps } = await boardOf('chief')
    expect(deskGaps).toEqual({
      count: 1,
      first: [
        {
          unit: units.station,
          words: { zh: '东城派出所', en: expect.any(String) },
          from: '2026-11-25T20:00:00+08:00',
          to: '2026-11-26T08:00:00+08:00',
        },
      ],
    })
    // The city sees all of them, the soonest first; a desk that never had a roster is a gap from now on.
    const city = (await boardOf('cityOfficer')).deskGaps
    expect(city.first[0]).toMatchObject({ from: '2026-11-24T10:00:00+08:00', to: null })
    expect(city.first.at(-1)).toMatchObject({ unit: units.station })
    expect(city.count).toBe(city.first.length)
  })

  test('is read once for all who look, and anew after a change', async () => {
    const staffId = people.dutyOfficer.id
    await noteAbsence(house.house.db, bureauId, { staffId, from: '2026-11-30', to: '2026-11-30' })
    expect((await boardOf('chief')).deskGaps.count).toBe(2)
    // Nothing is asked of the roster again until something is said to have changed.
    await shift(house.house.db, '11-25T20:00', '11-26T08:00')
    expect((await boardOf('chief')).deskGaps.count).toBe(2)
    await backOn(house.house.db, bureauId, staffId, '2026-11-24')
    expect((await boardOf('chief')).deskGaps.count).toBe(0)
  })

  test('is on no other board', async () => {
    const none = { count: 0, first: [] }
    expect((await boardOf('otherStationChief')).deskGaps).toEqual(none)
    expect((await boardOf('beatOfficer')).deskGaps).toEqual(none)
    expect((await boardOf('inspector')).deskGaps).toEqual(none)
  })
})

/** What comes over a line until it is dropped. */
async function listen(who: keyof typeof people) {
  const { number } = people[who]
  const { token } = (await house.nobody.post('/api/v1/session', { number, password })).body
  return { token, ...(await open(token)) }
}
async function open(token: string) {
  const request = http.get({ port, path: '/api/v1/board/stream', headers: { authorization: `Bearer ${token}` } })
  const [answer] = (await once(request, 'response')) as [http.IncomingMessage]
  const heard = { text: '', over: false }
  answer.setEncoding('utf8').on('data', piece => {
    heard.text += piece
  })
  answer.on('close', () => {
    heard.over = true
  })
  return { status: answer.statusCode, heard, drop: () => request.destroy() }
}

describe('the stream', () => {
  beforeAll(() => allFed(house.house.pool))

  test('says the id of what changed to whoever may see it, and to nobody else one byte', async () => {
    const [chief, otherChief, auxiliary, county] = [
      await listen('chief'),
      await listen('otherStationChief'),
      await listen('auxiliary'),
      await listen('countyOfficer'),
    ]
    await expect.poll(() => auxiliary.heard.text).not.toBe('')
    const silent = [otherChief.heard.text, auxiliary.heard.text]
    const complaint = await report('conduct', { fault: 'attitude' })
    const here = await bicycle()
    await allFed(house.house.pool)
    await expect.poll(() => county.heard.text).toContain(here.id)
    expect(chief.heard.text).toContain(`event: changed\ndata: ["${here.id}"]`)
    expect(chief.heard.text).not.toContain(complaint.id)
    // No position, no number of what lies between.
    expect(chief.heard.text).not.toMatch(/^id:/m)
    expect(otherChief.heard.text).toBe(silent[0])
    for (const one of [chief, otherChief, auxiliary, county]) one.drop()
  })

  test('a thousand open boards ask as often as one, and hear at once', async () => {
    const { pool } = house.house
    // One of them left, further up.
    const viewers = Object.values(people)
      .filter(one => one !== people.otherBeatOfficer)
      .slice(0, 21)
    const tokens: string[] = []
    for (const { number } of viewers)
      tokens.push((await house.nobody.post('/api/v1/session', { number, password })).body.token)
    const boards: Awaited<ReturnType<typeof open>>[] = []
    // In four waves: of one address, as all these have, so many may wait at once (lanes.ts).
    for (let wave = 0; wave < 4; wave++)
      boards.push(...(await Promise.all(Array.from({ length: 252 }, (_, i) => open(tokens[i % 21]!)))))
    const chief = boards[viewers.indexOf(people.chief)]!
    expect(boards.every(({ status }) => status === 200)).toBe(true)
    let asked = 0
    const count = () => {
      asked++
    }
    pool.on('acquire', count)
    await new Promise(done => setTimeout(done, 2500))
    const idle = asked
    const made = await bicycle()
    await allFed(pool)
    await expect.poll(() => chief.heard.text).toContain(made.id)
    pool.off('acquire', count)
    console.log(`a thousand boards: ${idle} questions in 2.5 s, ${asked - idle} more to tell of one matter`)
    expect(idle).toBeLessThanOrEqual(8)
    expect(asked - idle).toBeLessThanOrEqual(40)
    const sees = await Promise.all(
      tokens.map(async token => {
        const { status } = await house.nobody.get(`/api/v1/matters/${made.id}`, { authorization: `Bearer ${token}` })
        return status === 200
      }),
    )
    expect(sees.filter(one => one).length).toBeGreaterThan(4)
    await expect
      .poll(() => boards.map(({ heard }) => heard.text.includes(made.id)))
      .toEqual(boards.map((_, i) => sees[i % 21]))
    for (const one of boards) one.drop()
  })

  test('ends with the session, and where too many are open by one', async () => {
    const one = await listen('otherCountyChief')
    await beatBoards(house.house)
    await expect.poll(() => one.heard.text).toContain('event: here')
    await house.nobody.call('DELETE', '/api/v1/session', { headers: { authorization: `Bearer ${one.token}` } })
    await beatBoards(house.house)
    await expect.poll(() => one.heard.over).toBe(true)
    expect((await open(one.token)).status).toBe(401)
    const { token } = (await house.nobody.post('/api/v1/session', { number: people.countyDuty.number, password })).body
    const many = await Promise.all(Array.from({ length: 52 }, () => open(token)))
    expect(many.filter(({ status }) => status === 503)).toHaveLength(2)
    for (const each of many) each.drop()
  })
})
