import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allFed } from '../../../test/counted.ts'
import { type Drive, drive } from '../../../test/drive.ts'
import { bureauId, villages } from '../../../test/people.ts'
import { noteAll } from '../note.ts'
import { chooseAll, chosenAt, closedExamples, unlearn } from './closed.ts'
import { keepSuggestionSoon, keepSuggestions } from './keep.ts'
import { learned, modelFor, openModelFor } from './suggest.ts'

let house: Drive
beforeAll(async () => {
  house = await drive()
})
afterAll(() => house.end())

const here = { place: { village: villages.dongan } }
const named = { reporter: { name: '王小二', phone: '139****0001', word: '柳树下' } }
async function closed(kind: string, text: string, says: object = {}, more: object = {}) {
  const reply = await house.nobody.report(kind, { text, ...says }, { ...here, ...named, ...more })
  expect(reply.status, reply.text).toBe(201)
  await house.house.pool.query('update matter set closed_at = now() where bureau_id = $1 and id = $2', [
    bureauId,
    reply.body.id,
  ])
  return reply.body.id as string
}
const suggest = async (text: string) =>
  (await (await house.as('dutyOfficer')).post('/api/v1/suggest-kind', { text })).body.suggestion

test('before anything is closed: by the words of the catalogue; and unsure where nothing was said', async () => {
  expect(await suggest('井盖')).toBeNull()
  await learned(house.house, bureauId)
  const found = await suggest('小学门口的井盖丢了，路灯也不亮')
  expect(found).toMatchObject({ kind: 'hazard', unsure: false })
  expect(found.model).toMatch(/^[0-9a-f]{64}$/)
  const whose = async (text: string) => (await house.nobody.post('/api/v1/likely-kind', { text })).body.elsewhere
  expect(await whose('老板拖欠我三个月工资')).toMatchObject({ zh: expect.stringContaining('12333') })
  expect(await whose('小学门口的井盖丢了')).toBeNull()
  for (const text of ['😀😀😀😀', '\u202e', '', '\u0007', 'ﷺ'.repeat(4000)])
    expect((await suggest(text))?.unsure, JSON.stringify(text.slice(0, 4))).toBe(true)
  expect((await suggest('身份证丢了要补办')).measure?.id).toMatch(/^M\d\d$/)
  expect((await house.nobody.post('/api/v1/suggest-kind', { text: 'a' })).status).toBe(401)
})

test('then from what the bureau closed itself, and never from what is protected, about a person, or destroyed', async () => {
  const taught: string[] = []
  for (let i = 0; i < 8; i++) taught.push(await closed('dispute', `两家为晒粮场的使用顺序争执第${i}回，晒粮场`))
  const danger = await closed('dispute', '丈夫打人，晒粮场', { danger: 'violence_at_home' })
  const complaint = await closed('conduct', '态度不好，晒粮场', { fault: 'attitude' }, { move: 'complain' })
  const clue = await closed('clue', '听说晒粮场有人', {}, { reporter: undefined, anonymous: true })
  await chooseAll(house.house)
  const { rows } = await house.house.pool.query('select learned from kind_model where bureau_id = $1', [bureauId])
  expect(rows[0].learned.sort()).toEqual(taught.sort())
  for (const id of [danger, complaint, clue]) expect(rows[0].learned).not.toContain(id)
  const model = (await learned(house.house, bureauId))!
  expect(model.suggest('晒粮场又吵起来了')).toMatchObject({ label: 'dispute', unsure: false })
  // Chosen once a day, by two at once as by one.
  expect(await Promise.all([chooseAll(house.house), chooseAll(house.house)])).toEqual([0, 0])

  // Destroyed under a rule: what was learned is gone at once, and is learned again without it.
  await house.house.pool.query('update data_key set words = null where bureau_id = $1 and matter_id = $2', [
    bureauId,
    taught[0],
  ])
  await unlearn(house.house.pool, bureauId, [taught[0]!])
  expect(await chosenAt(house.house.pool, bureauId)).toBeUndefined()
  expect((await modelFor(house.house, bureauId))?.hash).not.toBe(model.hash)
  await chooseAll(house.house)
  expect(await closedExamples(house.house, bureauId)).toHaveLength(taught.length - 1)

  // Protected from now on: the reader of the feed sees it, and nothing is learned from it any more.
  const chief = await house.as('chief')
  const raised = await chief.does({ id: taught[1]!, version: '*' }, 'raiseFlag', { danger: 'violence_at_home' })
  expect(raised.status, raised.text).toBe(200)
  await allFed(house.house.pool)
  await noteAll(house.house)
  expect(await chosenAt(house.house.pool, bureauId)).toBeUndefined()
  await chooseAll(house.house)
  expect(await closedExamples(house.house, bureauId)).toHaveLength(taught.length - 2)
})

const likely = async (text: string) => (await house.nobody.post('/api/v1/likely-kind', { text })).body.likely

test('a resident hears what it may be and whose, without an account; and nothing that fewer than five people wrote', async () => {
  await learned(house.house, bureauId)
  expect(await likely('小学门口的井盖丢了，路灯也不亮')).toMatchObject({ kind: 'hazard' })
  expect(await likely('井盖没有了')).toMatchObject({ kind: 'hazard', type: 'manhole', takenTo: { zh: '住建' } })
  for (const text of ['😀😀😀😀', '\u202e', '', 'ﷺ'.repeat(2000)]) expect(await likely(text)).toBeNull()
  // Two people wrote of one man by his name: an officer’s model knows it, and a resident’s has never heard of it.
  const before = await likely('蒯嬴贠')
  for (const n of [1, 2]) await closed('dispute', `蒯嬴贠又来闹了，第${n}回`)
  await house.house.pool.query('delete from kind_model where bureau_id = $1', [bureauId])
  await modelFor(house.house, bureauId)
  await chooseAll(house.house)
  const officers = (await learned(house.house, bureauId))!
  expect(officers.suggest('蒯嬴贠').likely).not.toBe(officers.suggest('靐龘鄄').likely)
  expect(await likely('蒯嬴贠')).toEqual(before)
  const open = (await openModelFor(house.house, bureauId))!
  expect(open.suggest('蒯嬴贠').likely).toBe(open.suggest('靐龘鄄').likely)
  // Nothing of danger is guessed at, so nobody who looks over a shoulder sees it.
  expect(JSON.stringify(await likely('丈夫打我，孩子害怕'))).not.toMatch(/danger|violence|protect|危险|家暴/)
})

test('what was suggested, by which model, and what somebody chose, is kept: no text, and nothing of what is protected', async () => {
  await learned(house.house, bureauId)
  const officer = await house.as('dutyOfficer')
  const takes = (kind: string, says: object) =>
    officer.report(kind, says, { ...here, ...named, channel: 'phone' }, randomUUID())
  const chosen = await takes('case', { text: '小学门口的井盖丢了，路灯也不亮' })
  const danger = await takes('dispute', { text: '丈夫打人', danger: 'violence_at_home' })
  expect([chosen.status, danger.status]).toEqual([201, 201])
  const own = await house.nobody.report('case', { text: '路灯不亮，井盖也没了' }, { ...here, ...named })
  // Of a bureau for which it fails, and then of ours.
  await keepSuggestions(house.house)
  keepSuggestionSoon(house.house, bureauId + 1, { id: 'no id', kind: 'case', text: '路灯不亮', by: 'officer' })
  const after = await house.nobody.report('case', { text: '路灯不亮，井盖也没了' }, { ...here, ...named })
  const kept = async () => {
    await keepSuggestions(house.house)
    const { rows } = await house.house.pool.query(
      'select * from kind_suggestion where bureau_id = $1 and matter_id = any($2) order by array_position($2::uuid[], matter_id)',
      [bureauId, [chosen, danger, own, after].map(({ body }) => body.id)],
    )
    return rows
  }
  // What was waiting may be on its way already.
  await expect.poll(async () => (await kept()).length).toBe(3)
  const rows = await kept()
  expect(rows).toEqual([
    expect.objectContaining({ matter_id: chosen.body.id, suggested: 'hazard', chosen: 'case', unsure: false }),
    expect.objectContaining({ matter_id: own.body.id, suggested: 'hazard', chosen: 'case', unsure: false }),
    expect.objectContaining({ matter_id: after.body.id, suggested: 'hazard' }),
  ])
  expect(rows[0].model).not.toBe(rows[1].model)
  expect(rows[0].model).toMatch(/^[0-9a-f]{64}$/)
  expect(Object.keys(rows[0]).join()).not.toMatch(/text|words/)
})
