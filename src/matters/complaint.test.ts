import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testHouse } from '../../test/house.ts'
import { bureauId, people, villages } from '../../test/people.ts'
import { personById } from '../people/who-is-who.ts'
import { act } from './act.ts'
import { type Asker, staff } from './asker.ts'
import { openMatter } from './open-matter.ts'
import { holderOf, listFor, matterFor } from './store.ts'

let house: Awaited<ReturnType<typeof testHouse>>
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.drop())
beforeEach(() => house.setNow('2026-11-24T10:00:00+08:00'))

type Somebody = { id: string }
const resident: Asker = { as: 'resident', bureauId }
const personOf = async ({ id }: Somebody) => (await personById(house.db, bureauId, id, house.now()))!
const as = async (who: Somebody): Promise<Asker> => staff(await personOf(who))
const rows = async (sql: string, ...values: unknown[]) => (await house.pool.query(sql, values)).rows
const place = { village: villages.dongan }
const does = async (matterId: string, who: Somebody, move: string, says: object = {}) =>
  act(house, { commandId: randomUUID(), matterId, move, says }, await as(who))
const sees = async (who: Somebody, id: string) => (await matterFor(house, await as(who), id)) !== undefined

test('what only another matter opens beside it (a bad rating, a review, an appeal) nobody opens directly, naming whom they like', async () => {
  const about = randomUUID()
  for (const [move, says] of [
    ['rateBadly', { stars: 1, about, handler: people.chief.id }],
    ['review', { of: about, ground: 'facts', text: '不服' }],
    ['appeal', { of: about, level: 'first', text: '不服', complained: people.chief.id }],
  ] as const)
    for (const by of [resident, await as(people.beatOfficer)])
      await expect(
        openMatter(house, { commandId: randomUUID(), kind: 'conduct', move, says, place }, by),
      ).rejects.toMatchObject({ status: 404, code: 'unknown-move' })
})

const complainAbout = async (complained: Somebody, by: Asker) =>
  openMatter(
    house,
    {
      commandId: randomUUID(),
      kind: 'conduct',
      move: 'complain',
      says: { text: '在窗口骂人', fault: 'runaround', complained: complained.id },
      place,
      reporter: { name: '某人', phone: '139****0002' },
    },
    by,
  )

const atTheStation = [
  people.auxiliary,
  people.beatOfficer,
  people.otherBeatOfficer,
  people.dutyOfficer,
  people.mediator,
  people.windowClerk,
  people.chief,
  people.countyOfficer,
  people.legalOfficer,
  people.cityOfficer,
]

/** All that reaches the people of the station: what they may list, and what is sent to them. */
async function stationKnows() {
  const lists = await Promise.all(
    atTheStation.map(async who =>
      (await listFor(house, await personOf(who), { scope: 'all' }, { limit: 100 })).matters.map(({ id }) => id),
    ),
  )
  const ids = atTheStation.map(({ id }) => id)
  const notices = await rows('select matter_id, name from notice where recipient::text = any($1) order by 1, 2', ids)
  return { lists, notices }
}

describe('a complaint about an officer', () => {
  test('typed in at the window, it is inspection’s, and nobody of the station can find or hear of it', async () => {
    const before = await stationKnows()
    const { id, owner } = await complainAbout(people.beatOfficer, await as(people.windowClerk))
    expect(owner).toBe(people.inspector.id)
    for (const who of atTheStation) expect(await sees(who, id), who.post).toBe(false)
    for (const who of [people.inspector, people.headInspector]) expect(await sees(who, id), who.post).toBe(true)
    expect(await stationKnows()).toEqual(before)
    await expect(does(id, people.windowClerk, 'note', { text: '再补一句' })).rejects.toMatchObject({ status: 404 })
  })

  test('nothing differs for the station until it is disclosed; then the chief sees it, and the officer is heard', async () => {
    const { id } = await complainAbout(people.beatOfficer, resident)
    const before = await stationKnows()
    const at = '2026-11-24T02:00:00Z'
    const inspector = people.inspector
    const told = { how: 'letter', toldAt: at, receipt: 'EMS-1' }
    await does(id, inspector, 'acknowledge', { receiptNo: 'T-1', handedAt: at, handed: 'by_code', contactGiven: true })
    await does(id, inspector, 'checkConflict', { checkNo: 'H-1', checkedAt: at, related: 'none', to: inspector.id })
    await does(id, inspector, 'classify', { sort: 'service_fault', ...told })
    await does(id, inspector, 'investigate')
    await does(id, inspector, 'reviewRecording', { recordingNo: 'L-1', reviewedAt: at, shows: 'as_said' })
    expect(await stationKnows()).toEqual(before)

    await does(id, inspector, 'disclose', { disclosedAt: at, chief: people.chief.id })
    expect(await sees(people.chief, id)).toBe(true)
    for (const who of [people.dutyOfficer, people.windowClerk, people.countyOfficer])
      expect(await sees(who, id), who.post).toBe(false)
    const sent = await rows(
      `select role, recipient from notice where matter_id = $1 and name = 'disclosed' order by 1`,
      id,
    )
    expect(sent).toEqual([
      { role: 'complained', recipient: people.beatOfficer.id },
      { role: 'their_chief', recipient: people.chief.id },
    ])
    await does(id, people.beatOfficer, 'makeStatement', { text: '当时着急' })
    await does(id, inspector, 'conclude', { conclusion: 'substantiated', basis: ['recording', 'statement'] })
    await does(id, inspector, 'answer', { reportNo: 'B-1', letterNo: 'D-1', remedy: 'review_above', ...told })
    expect(await does(id, people.chief, 'correct', { correctionNo: 'Z-1', done: 'talk', doneAt: at })).toMatchObject({
      state: 'corrected',
    })
  })

  test('about an inspector it goes one level up, past the whole county', async () => {
    const { id, owner } = await complainAbout(people.inspector, resident)
    expect([people.cityInspector.id, people.cityHeadInspector.id]).toContain(owner)
    for (const who of [people.inspector, people.headInspector, people.countyOfficer])
      expect(await sees(who, id), who.post).toBe(false)
  })

  test('where nobody of the city is independent, it is said whom to call', async () => {
    await expect(complainAbout(people.cityInspector, resident)).rejects.toMatchObject({
      status: 422,
      code: 'nobody-independent',
    })
  })
})

test('a rating about the officer leaves nothing on the matter that was rated', async () => {
  const bringUp = { kind: 'conduct', move: 'bringUp', says: { trouble: 'waiting' }, place }
  const { id, link } = await openMatter(house, { commandId: randomUUID(), ...bringUp }, resident)
  await does(id, people.dutyOfficer, 'greet', { greetedAt: '2026-11-24T02:00:00Z', greeted: 'in_person' })
  expect((await stationKnows()).lists.flat()).toContain(id)
  const held = 'select state, version, entry_no, standing from matter where id = $1'
  const entries = 'select count(*)::int as n from entry where matter_id = $1'
  const before = [...(await rows(held, id)), ...(await rows(entries, id)), await stationKnows()]
  const says = { stars: 1, aboutPerson: true, comment: '翻白眼' }
  await act(house, { commandId: randomUUID(), matterId: id, move: 'rate', says }, holderOf(house, link!)!)
  expect([...(await rows(held, id)), ...(await rows(entries, id)), await stationKnows()]).toEqual(before)
  const [opened] = await rows(`select owner_id, details from matter where details ->> 'about' = $1`, id)
  expect(opened.details).toMatchObject({ lane: 'complaint' })
  expect([people.inspector.id, people.headInspector.id]).toContain(opened.owner_id)
})
