import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testHouse } from '../../test/house.ts'
import { bureauId, people, villages } from '../../test/people.ts'
import { answers } from '../../test/play-dispute.ts'
import { personById } from '../people/who-is-who.ts'
import { act } from './act.ts'
import { type Asker, staff } from './asker.ts'
import { openMatter } from './open-matter.ts'

/* What comes of a dispute, in the record itself: who went with it, and who heard. */

let house: Awaited<ReturnType<typeof testHouse>>
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.drop())
beforeEach(() => house.setNow('2026-03-02T10:00:00+08:00'))

type Somebody = { id: string }
const resident: Asker = { as: 'resident', bureauId }
const as = async ({ id }: Somebody): Promise<Asker> => staff((await personById(house.db, bureauId, id, house.now()))!)
const does = async (matterId: string, who: Somebody, move: string, says: object = {}) =>
  act(house, { commandId: randomUUID(), matterId, move, says }, await as(who))
const rows = async (sql: string, ...values: unknown[]) => (await house.pool.query(sql, values)).rows
const now = () => house.now().toISOString()
const telling = () => ({ how: 'in_person', toldAt: now(), confirmed: 'signature' })
const reports = (says: object = {}) =>
  openMatter(
    house,
    {
      commandId: randomUUID(),
      kind: 'dispute',
      says: { text: '邻居把水沟堵了，还推了我一把', sort: 'neighbours', otherParty: { name: '某甲' }, ...says },
      place: { village: villages.dongan },
      reporter: { name: '某乙', phone: '139****0003' },
    },
    resident,
  )
const caseOf = async (id: string) =>
  (await rows("select * from matter where kind = 'case' and details ->> 'fromMatter' = $1", id))[0]
const told = async (id: string) =>
  (await rows('select distinct role, recipient from notice where matter_id = $1', id)) as { role: string }[]

test('a mediation in vain becomes a case in the same act, with the one who came to us and its period running', async () => {
  const { id } = await reports()
  await does(id, people.mediator, 'hearOut', { heardAt: now(), how: 'in_person', apart: true })
  await does(id, people.mediator, 'triage', {
    ...answers,
    act: 'beating',
    heat: 2,
    signs: [],
    lane: 'B',
    ground: 'near_ones',
    ...telling(),
  })
  house.setNow('2026-03-03T09:00:00+08:00')
  await does(id, people.mediator, 'firstSitting', {
    place: 'case_room',
    recordingNo: 'LX-1',
    guardian: 'nobody',
    proxy: 'none',
    satAt: now(),
    recordNo: 'BL-1',
    noticeNo: 'TZ-1',
    result: 'failed',
  })
  const answer = await does(id, people.mediator, 'stopMediation', {
    endNoticeNo: 'ZJ-1',
    handedNo: 'ZB-1',
    rightToSue: true,
    ...telling(),
  })
  expect(answer.state).toBe('to_case')
  const opened = await caseOf(id)
  expect(opened).toMatchObject({ state: 'reported', protected: false })
  expect(opened.people.map(({ role }: { role: string }) => role)).toEqual(['reporter'])
  const open = await rows("select * from promise where matter_id = $1 and measure = 'M15'", opened.id)
  expect(open).toHaveLength(1)
})

test('of violence at home nothing reaches the one who called, if that is the other side: not here, nor in the case', async () => {
  const { id } = await reports({ text: '媳妇跟我闹' })
  const before = new Set((await told(id)).map(({ role }) => role))
  expect(before).toContain('reporter')
  const told0 = (await rows('select from notice where matter_id = $1', id)).length
  await does(id, people.dutyOfficer, 'protect', {
    danger: 'violence_at_home',
    reporterIs: 'other_side',
    victim: { name: '某丙', safeWay: '打给她姐姐' },
    apart: true,
    safeNow: 'sheltered',
    ...telling(),
  })
  house.setNow('2026-03-02T16:00:00+08:00')
  await does(id, people.dutyOfficer, 'conclude', {
    conclusion: 'case',
    conclusionNo: 'SA-1',
    rightsNoticeNo: 'QL-1',
    orderHelp: true,
    ...telling(),
  })
  const since = await rows('select role from notice where matter_id = $1', id)
  expect(since.length).toBeGreaterThan(told0)
  expect(since.filter(({ role }) => role === 'reporter')).toHaveLength(1)
  expect(since.map(({ role }) => role)).not.toContain('otherParty')

  const opened = await caseOf(id)
  expect(opened.protected).toBe(true)
  expect(opened.people.map(({ role }: { role: string }) => role)).toEqual(['victim'])
  expect((await told(opened.id)).map(({ role }) => role)).not.toContain('reporter')
})
