import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testHouse } from '../../test/house.ts'
import { bureauId, paths, people, villages } from '../../test/people.ts'
import { noteAbsence } from '../people/absence.ts'
import type { Person } from '../people/who-is-who.ts'
import { personById } from '../people/who-is-who.ts'
import { act } from './act.ts'
import { type Asker, staff } from './asker.ts'
import { matterWithHistory, peopleIn } from './history.ts'
import { openMatter } from './open-matter.ts'
import { isVisible } from './reach.ts'
import { holderOf, listFor, matterFor, reachFor, trackByCode } from './store.ts'
import { visibleTo } from './visible-to.ts'

let house: Awaited<ReturnType<typeof testHouse>>
const persons = new Map<string, Person>()
beforeAll(async () => {
  house = await testHouse()
  for (const [name, { id }] of Object.entries(people))
    persons.set(name, (await personById(house.db, bureauId, id, house.now()))!)
})
afterAll(() => house.drop())

const resident: Asker = { as: 'resident', bureauId }
const as = (name: keyof typeof people): Asker => staff(persons.get(name)!)
const open = (says: object = {}, more: object = {}) =>
  openMatter(
    house,
    {
      commandId: randomUUID(),
      kind: 'case',
      says: { text: '灯箱被砸', ...says },
      place: { village: villages.dongan },
      reporter: { name: '张三丰', phone: '139****0001' },
      ...more,
    },
    resident,
  )

/** What whoever holds a link sees of the matter that it names. */
const byLink = async (token: string, word?: string) => {
  const holder = holderOf(house, token, word)
  return holder?.as === 'resident' ? matterFor(house, holder, holder.holds!.matterId) : undefined
}

describe('one matter', () => {
  test('is there for those who work on it, and for who reported it by the link', async () => {
    const { id, link } = await open()
    for (const name of ['beatOfficer', 'auxiliary', 'chief', 'countyOfficer', 'cityOfficer', 'legalOfficer'] as const)
      expect((await matterFor(house, as(name), id))?.matter.id).toBe(id)
    for (const name of [
      'otherStationOfficer',
      'otherCountyOfficer',
      'inspector',
      'systemAdmin',
      'auditAdmin',
      'windowClerk',
      'mediator',
    ] as const)
      expect(await matterFor(house, as(name), id)).toBeUndefined()
    const whole = await byLink(link!)
    expect(whole!.promises.length).toBeGreaterThan(0)
    expect(await byLink(link!.slice(0, -1) + (link!.endsWith('A') ? 'B' : 'A'))).toBeUndefined()
    expect(await matterFor(house, resident, id)).toBeUndefined()
    expect(await matterFor(house, as('chief'), 'no id')).toBeUndefined()
  })

  test('protected, is there for few, and for her by her word only', async () => {
    const { id, link, code } = await open(
      { danger: 'violence_at_home' },
      { reporter: { phone: '139****0001', word: '石榴' } },
    )
    for (const name of ['auxiliary', 'otherBeatOfficer', 'cityOfficer', 'legalOfficer'] as const)
      expect(await matterFor(house, as(name), id)).toBeUndefined()
    for (const name of ['beatOfficer', 'chief', 'dutyOfficer', 'countyOfficer'] as const)
      expect(await matterFor(house, as(name), id)).toBeDefined()
    expect(await byLink(link!)).toBeUndefined()
    expect(await byLink(link!, '苹果')).toBeUndefined()
    expect((await byLink(link!, ' 石榴'))?.matter.id).toBe(id)
    expect(await trackByCode(house, code)).toBeUndefined()
    const more = { commandId: randomUUID(), matterId: id, move: 'sayMore', says: { text: '他又来了' } }
    await expect(act(house, more, holderOf(house, link!)!)).rejects.toMatchObject({ status: 404 })
    expect((await act(house, more, holderOf(house, link!, '石榴')!)).version).toBe(1)
  })

  test('tells its history to each as far as it is theirs', async () => {
    const { id, link } = await open()
    const note = { commandId: randomUUID(), matterId: id, move: 'note', says: { text: '隔壁说看见了' } }
    await act(house, note, as('auxiliary'))
    const at = house.now().toISOString()
    const update = { how: 'phone', toldAt: at, step: 'looking', progress: '正在看附近的监控。' }
    await act(house, { commandId: randomUUID(), matterId: id, move: 'update', says: update }, as('beatOfficer'))
    const historyFor = async (asker: Asker) => (await matterWithHistory(house, asker, id))!.entries
    const seen = await historyFor(as('chief'))
    expect(seen[0]).toMatchObject({ no: 1, move: 'report', says: { text: '灯箱被砸' } })
    expect(seen[1]).toMatchObject({ no: 2, move: 'note', post: 'auxiliary', says: { text: '隔壁说看见了' } })
    const hers = await historyFor(holderOf(house, link!)!)
    expect(hers.map(({ says }) => says)).toEqual([{ text: '灯箱被砸' }, {}, { ...update, toldAt: expect.any(String) }])
    expect(JSON.stringify(hers)).not.toContain('隔壁')
  })

  test('says who is in it to those who work on it, and keeps who looked', async () => {
    const { id, link } = await open({ victim: { name: '李四光', phone: '138****0002' } })
    const { matter } = (await matterFor(house, as('beatOfficer'), id))!
    expect(
      (await peopleIn(house, as('beatOfficer'), matter, 'call_back')).map(({ role, said }) => [role, said?.['name']]),
    ).toEqual([
      ['reporter', '张三丰'],
      ['victim', '李四光'],
    ])
    expect(await peopleIn(house, holderOf(house, link!)!, matter, 'call_back')).toMatchObject([{ role: 'reporter' }])
    const masked = { name: '李**', phone: '***0002' }
    const forStaff = await matterWithHistory(house, as('beatOfficer'), id)
    expect(forStaff).toMatchObject({ people: [{ name: '张**' }, masked], looks: [] })
    const forHer = await matterWithHistory(house, holderOf(house, link!)!, id)
    expect(forHer!.people).toMatchObject([{ role: 'reporter', name: '张**' }])
    expect(forHer!.looks).toMatchObject([
      { staffId: people.beatOfficer.id, at: house.now().getTime(), what: 'call_back', question: null },
    ])
  })

  test('by its code alone says as little as it may', async () => {
    const { code } = await open()
    expect(await trackByCode(house, code.toLowerCase())).toEqual({
      status: 'received',
      day: '2026-11-24',
      unit: { nameZh: '东城派出所', nameEn: 'Dongcheng Police Station', phone: '0530-000****' },
    })
    expect(await trackByCode(house, `${code.slice(0, -1)}${code.endsWith('2') ? '3' : '2'}`)).toBeUndefined()
    expect(await trackByCode(house, '不是编号')).toBeUndefined()
  })
})

test('a list goes by the next due, page by page, and holds what one may see', async () => {
  for (let i = 0; i < 7; i++) {
    house.setNow(`2026-11-24T1${i}:00:00+08:00`)
    await open()
  }
  const officer = persons.get('beatOfficer')!
  const all = (await listFor(house, officer, { scope: 'mine' })).matters
  expect(all.length).toBeGreaterThanOrEqual(7)
  expect(all.map(({ nextDue }) => nextDue)).toEqual(all.map(({ nextDue }) => nextDue).toSorted((a, b) => a! - b!))
  const paged = []
  for (let after: string | undefined, more = true; more; ) {
    const page = await listFor(house, officer, { scope: 'mine' }, { limit: 3, after })
    paged.push(...page.matters)
    after = page.next
    more = after !== undefined
  }
  expect(paged).toEqual(all)
  expect((await listFor(house, persons.get('otherStationChief')!, { scope: 'all' })).matters).toEqual([])
  expect((await listFor(house, persons.get('chief')!, { scope: 'unit' })).matters.length).toBe(all.length)
  expect((await listFor(house, persons.get('cityOfficer')!, { scope: 'unit', kinds: ['dispute'] })).matters).toEqual([])
})

test('matters whose officer is away, or has left, are found by the unit, so that somebody takes them over', async () => {
  house.setNow('2026-12-01T10:00:00+08:00')
  const { id } = await open()
  const away = async (awayOn: string) =>
    (await listFor(house, persons.get('chief')!, { scope: 'unit', awayOn })).matters.some(one => one.id === id)
  expect(await away('2026-12-02')).toBe(false)
  await noteAbsence(house.db, bureauId, { staffId: people.beatOfficer.id, from: '2026-12-02', to: '2026-12-03' })
  expect([await away('2026-12-01'), await away('2026-12-02'), await away('2026-12-03')]).toEqual([false, true, true])
  expect(await away('2026-12-04')).toBe(false)
  await house.db.updateTable('staff').set({ left_on: '2026-12-10' }).where('id', '=', people.beatOfficer.id).execute()
  expect([await away('2026-12-10'), await away('2026-12-11')]).toEqual([false, true])
})

test('the database and the door agree on what is visible to whom', async () => {
  const ids = [...persons.values()].map(({ id }) => id)
  const someone = fc.constantFrom(...ids)
  const few = fc.array(someone, { maxLength: 3 })
  const shapes = fc.array(
    fc.record({
      kind: fc.constantFrom('case', 'dispute', 'service', 'conduct', 'clue'),
      unitPath: fc.constantFrom(...Object.values(paths)),
      ownerId: someone,
      openedBy: someone,
      wall: fc.constantFrom(null, null, 'inspection' as const, 'owner' as const),
      lets: few,
      speaks: few,
      barred: few,
      protected: fc.boolean(),
      closedAt: fc.constantFrom(null, 1_790_000_000_000),
    }),
    { minLength: 40, maxLength: 40 },
  )
  await fc.assert(
    fc.asyncProperty(shapes, fc.constantFrom(...persons.values()), async (matters, person) => {
      const reach = await reachFor(house, person)
      const rows = matters.map((one, n) => ({
        n,
        ...one,
        unit_path: one.unitPath,
        owner_id: one.ownerId,
        opened_by: one.openedBy,
        closed_at: one.closedAt && new Date(one.closedAt),
      }))
      const { rows: seen } = await sql<{ n: number }>`select m.n from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as m(n int, kind text, unit_path text, owner_id uuid, opened_by uuid, wall text, lets uuid[], speaks uuid[],
          barred uuid[], protected boolean, closed_at timestamptz)
        where ${visibleTo(reach)}`.execute(house.db)
      const visible = matters.flatMap((one, n) => (isVisible(one, reach) ? [n] : []))
      expect(seen.map(({ n }) => n).sort((a, b) => a - b)).toEqual(visible)
    }),
    { numRuns: 100 },
  )
})
