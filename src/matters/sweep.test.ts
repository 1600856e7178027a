import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testHouse } from '../../test/house.ts'
import { bureauId, people, villages } from '../../test/people.ts'
import { personById } from '../people/who-is-who.ts'
import { act } from './act.ts'
import { type Asker, staff } from './asker.ts'
import { openMatter } from './open-matter.ts'
import { sweep, sweepAll } from './sweep.ts'

const morning = '2026-11-24T10:00:00+08:00'
let house: Awaited<ReturnType<typeof testHouse>>
beforeAll(async () => {
  house = await testHouse(morning)
})
afterAll(() => house.drop())

const clock: Asker = { as: 'clock', bureauId }
const rows = async (sql: string, ...values: unknown[]) => (await house.pool.query(sql, values)).rows
/** What was done to it, without the rungs of its promises (climb.test.ts). */
const steps = async (id: string) => {
  const made = await rows('select move from entry where matter_id = $1 order by no', id)
  return made.map(({ move }) => move).filter(move => !['nudge', 'tellLate', 'escalate'].includes(move))
}
const nextAt = async (id: string) => (await rows('select next_at from matter where id = $1', id))[0].next_at
const shiftRound = async (lapsesAt: string) => {
  const says = { sort: 'shift_check', shift: randomUUID(), lapsesAt }
  const place = { village: villages.dongan }
  return (await openMatter(house, { commandId: randomUUID(), kind: 'round', says, place }, clock)).id
}

/** A hazard whose responsible unit has until 1 December: reminded at half, at four fifths, on the day; looked at after it. */
async function hazard() {
  const who = staff((await personById(house.db, bureauId, people.beatOfficer.id, house.now()))!)
  const common = { kind: 'hazard', place: { village: villages.dongan } }
  const found = { text: '灭火器过期', type: 'small_premises' }
  const { id } = await openMatter(house, { ...common, commandId: randomUUID(), move: 'findOnVisit', says: found }, who)
  const does = (move: string, says: object) => act(house, { commandId: randomUUID(), matterId: id, move, says }, who)
  const file = 'a'.repeat(64)
  const look = { recordNo: 'J-1', inspectedAt: morning, photos: [file], serious: false, route: 'order' }
  await does('verify', { ...look, responsible: { name: '便民超市' } })
  const duty = { dutyBasis: 'manager', lawBasis: '消防法第28条', contactedAt: morning }
  await does('setResponsible', { ...duty, dueOn: '2026-12-01', dueReason: 'several_owners' })
  await does('serveNotice', {
    noticeNo: '责改3号',
    article: '消防法第28条',
    faults: '灭火器过期',
    demand: 'clear_the_way',
    second: people.dutyOfficer.id,
    certificatesShown: true,
    servedAt: morning,
    serviceNo: 'S-1',
    accepted: 'signed',
  })
  return id
}

test('what the clock has to do is done when its time comes, once each, though two look at once', async () => {
  house.setNow(morning)
  const id = await hazard()
  const before = await steps(id)
  expect(await sweep(house, bureauId)).toBe(0)
  expect(await steps(id)).toEqual(before)

  house.setNow('2026-12-05T08:00:00+08:00')
  await Promise.all([sweep(house, bureauId), sweepAll(house), sweep(house, bureauId)])
  // What somebody else did meanwhile is left to the next time.
  await sweep(house, bureauId)
  expect((await steps(id)).slice(before.length)).toEqual(['remind', 'remind', 'remind', 'callRecheck'])
  expect(await rows('select state from matter where id = $1', id)).toEqual([{ state: 'recheck' }])
})

test('whoever was killed between the move and the note of it has done it once, and the next one goes on', async () => {
  house.setNow(morning)
  const id = await shiftRound('2026-11-24T16:00:00+08:00')
  // Four fifths of the day before the shift, when its chief is reminded.
  expect(await nextAt(id)).toEqual(new Date('2026-11-24T14:24:00+08:00'))
  house.setNow('2026-11-24T16:00:00+08:00')
  const cut = async (...said: any[]) => {
    if (said[0].name === 'look-again-at') throw new Error('killed')
    return (house.pool.query as any)(...said)
  }
  const pool = new Proxy(house.pool, { get: (on, key) => (key === 'query' ? cut : Reflect.get(on, key)) })
  await expect(sweep({ ...house, pool }, bureauId)).rejects.toThrow('killed')
  expect(await steps(id)).toEqual(['plan', 'miss'])
  await sweep(house, bureauId)
  expect(await steps(id)).toEqual(['plan', 'miss'])
  expect(await nextAt(id)).toBeNull()
})

test('a promise that is late is looked at once, not every minute; an idle sweep writes nothing', async () => {
  house.setNow(morning)
  const says = { text: '灯箱被砸' }
  const place = { village: villages.dongan }
  const reporter = { name: '张三丰' }
  const asker: Asker = { as: 'resident', bureauId }
  const { id } = await openMatter(house, { commandId: randomUUID(), kind: 'case', says, place, reporter }, asker)
  house.setNow('2027-03-01T10:00:00+08:00')
  await sweep(house, bureauId)
  expect(await rows('select next_due < $2 as late from matter where id = $1', id, house.now())).toEqual([
    { late: true },
  ])
  expect(await rows('select count(*)::int as n from matter where next_at <= $1', house.now())).toEqual([{ n: 0 }])
  const entries = () => rows('select count(*)::int as n from entry')
  const touched = () => rows('select id, xmin::text, ctid::text from matter order by id')
  const [written, matters] = [await entries(), await touched()]
  expect(await sweep(house, bureauId)).toBe(0)
  expect(await entries()).toEqual(written)
  expect(await touched()).toEqual(matters)
})

test('what the clock could not do is tried again later, and keeps nobody else waiting', async () => {
  house.setNow(morning)
  const stuck = await shiftRound('2026-11-24T12:00:00+08:00')
  const other = await shiftRound('2026-11-24T12:30:00+08:00')
  const at = new Date('2026-11-24T13:00:00+08:00')
  house.setNow(at.toISOString())
  const refuse = async (...said: any[]) => {
    if (said[0].name === 'record-act' && String(said[0].values[7]).includes(stuck)) throw new Error('no')
    return (house.pool.query as any)(...said)
  }
  const pool = new Proxy(house.pool, { get: (on, key) => (key === 'query' ? refuse : Reflect.get(on, key)) })
  await sweep({ ...house, pool }, bureauId)
  expect(await steps(stuck)).toEqual(['plan'])
  expect(await steps(other)).toEqual(['plan', 'miss'])
  expect((await nextAt(stuck)) > at).toBe(true)
  house.setNow('2026-11-24T15:00:00+08:00')
  await sweep(house, bureauId)
  expect(await steps(stuck)).toEqual(['plan', 'miss'])
})

test('a clue of which nothing came expires: warned of a month ahead, ended once though two look, and told to whoever gave it', async () => {
  house.setNow(morning)
  const says = { text: '夜里有人往河里倒东西' }
  const opening = { commandId: randomUUID(), kind: 'clue', says, place: { village: villages.dongan } }
  const { id } = await openMatter(
    house,
    { ...opening, reporter: { name: '张三丰', phone: '13900000001' } },
    {
      as: 'resident',
      bureauId,
    },
  )
  await sweep(house, bureauId)
  house.setNow('2027-10-26T10:00:00+08:00')
  await Promise.all([sweep(house, bureauId), sweep(house, bureauId)])
  expect(await steps(id)).toEqual(['hear', 'warnOfEnd'])
  expect(await nextAt(id)).toEqual(new Date('2027-11-25T00:00:00+08:00'))
  house.setNow('2027-11-25T08:00:00+08:00')
  await Promise.all([sweep(house, bureauId), sweep(house, bureauId)])
  await sweep(house, bureauId)
  expect(await steps(id)).toEqual(['hear', 'warnOfEnd', 'expire'])
  expect(await rows('select state, outcome, next_at from matter where id = $1', id)).toEqual([
    { state: 'expired', outcome: 'expired', next_at: null },
  ])
  const told = `select n.name, n.role from notice n join entry e on (e.matter_id, e.no) = (n.matter_id, n.entry_no)
    where n.matter_id = $1 and e.move = 'expire' order by n.name`
  expect(await rows(told, id)).toEqual([
    { name: 'expired', role: 'reporter' },
    { name: 'laidAside', role: 'owner' },
  ])
})

describe('a pause that ends with another matter', () => {
  const as = async (who: 'beatOfficer' | 'dutyOfficer' | 'chief' | 'otherStationDuty') =>
    staff((await personById(house.db, bureauId, people[who].id, house.now()))!)
  const resident: Asker = { as: 'resident', bureauId }
  const newCase = async (village: string = villages.dongan, more: object = {}) => {
    const opening = { commandId: randomUUID(), kind: 'case', says: { text: '灯箱被砸', ...more }, place: { village } }
    return (await openMatter(house, { ...opening, reporter: { name: '张三丰', phone: '13900000001' } }, resident)).id
  }
  const does = async (matterId: string, move: string, says: object, asker: Asker) =>
    act(house, { commandId: randomUUID(), matterId, move, says: says as Record<string, unknown> }, asker)
  const accepted = async () => {
    const [id, duty, at] = [await newCase(), await as('dutyOfficer'), house.now().toISOString()]
    await does(id, 'register', { registerNo: 'J-1', registeredAt: at }, duty)
    await does(id, 'accept', { acceptNo: 'S-1', decidedAt: at }, duty)
    return id
  }
  const asks = async (id: string, waitsFor: string, more: object = {}) =>
    does(
      id,
      'askPause',
      { measure: 'M08', reason: 'force_majeure', because: '等桥修好', waitsFor, ...more },
      await as('beatOfficer'),
    )
  const grants = async (id: string) =>
    does(id, 'approvePause', { no: 1, toldAt: house.now().toISOString(), how: 'phone' }, await as('chief'))
  const ends = async (id: string) =>
    does(id, 'withdraw', { asked: 'by_phone', receipt: 'T-1' }, await as('dutyOfficer'))
  const faultOf = (work: Promise<unknown>) =>
    work.then(
      () => 'none',
      ({ about }) => about.faults.map(({ at, code }: any) => `${at} ${code}`).join(),
    )
  const pausedUntil = async (id: string) =>
    (await rows(`select pauses from promise where matter_id = $1 and measure = 'M08'`, id))[0].pauses[0].to

  test('ends when that one ended, once though two look, and later than that if nobody woke the clock', async () => {
    house.setNow(morning)
    for (const woken of [true, false]) {
      house.setNow(morning)
      const [id, other] = [await accepted(), await newCase()]
      await asks(id, other)
      await grants(id)
      await sweep(house, bureauId)
      expect(await pausedUntil(id)).toBeNull()
      house.setNow('2026-11-26T10:00:00+08:00')
      await ends(other)
      // Whoever was stopped before they could wake it: found within the hour.
      if (!woken)
        await house.pool.query(`update matter set next_at = $2 where id = $1`, [id, '2026-11-26T10:40:00+08:00'])
      house.setNow('2026-11-26T10:50:00+08:00')
      await Promise.all([sweep(house, bureauId), sweep(house, bureauId)])
      await sweep(house, bureauId)
      expect((await steps(id)).filter(move => move === 'endWait')).toEqual(['endWait'])
      expect(Date.parse(await pausedUntil(id))).toBe(Date.parse('2026-11-26T10:00:00+08:00'))
    }
  })

  test('waits neither for itself, nor in a circle, nor for what is over, hidden or protected', async () => {
    house.setNow(morning)
    const [a, b, c] = [await accepted(), await accepted(), await accepted()]
    await expect(asks(a, a)).rejects.toMatchObject({ about: { refusals: ['pause-waits-for-itself'] } })
    await asks(a, b)
    await asks(b, c)
    expect(await faultOf(asks(c, a))).toBe('/says/waitsFor waits-in-a-circle')
    const over = await newCase()
    await ends(over)
    expect(await faultOf(asks(c, over))).toBe('/says/waitsFor over-already')
    // Of another station, which the beat officer does not see.
    expect(await faultOf(asks(c, await newCase(villages.longting)))).toBe('/says/waitsFor unknown-matter')
    expect(await faultOf(asks(c, await newCase(villages.dongan, { danger: 'violence_at_home' })))).toBe(
      '/says/waitsFor stays-apart',
    )
  })
})
