import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allFed } from '../../../test/counted.ts'
import { type Drive, drive } from '../../../test/drive.ts'
import { bureauId, villages } from '../../../test/people.ts'
import { openMatter } from '../../matters/open-matter.ts'
import { noteAll } from '../note.ts'
import { lookForSigns } from './look.ts'

let house: Drive
const began = '2026-10-12T10:00:00+08:00'
beforeAll(async () => {
  house = await drive({ at: began })
})
afterAll(() => house.end())

const report = async (kind: string, text: string, where: string, says: object = {}) =>
  (
    await openMatter(
      house.house,
      {
        commandId: randomUUID(),
        kind,
        place: { village: villages.dongan },
        says: { text, where, ...says },
        reporter: { name: '王小二', phone: '139****0001' },
      } as never,
      { as: 'resident', bureauId },
    )
  ).id
async function look() {
  await allFed(house.house.pool)
  await noteAll(house.house)
  return lookForSigns(house.house)
}
const signs = async (who: Parameters<Drive['as']>[0] = 'beatOfficer') =>
  (await (await house.as(who)).get('/api/v1/signs')).body.signs as any[]
const end = (id: string, at: string) =>
  house.house.pool.query(
    `update matter set state = 'closed', closed_at = $2, outcome = 'agreed' where bureau_id = $3 and id = $1`,
    [id, at, bureauId],
  )

test('a dispute that is back at the same place in like words is a sign, with its rule, its numbers and what to do; made once', async () => {
  const first = await report('dispute', '邻居半夜放音响，吵得睡不着', '人民路12号')
  await end(first, began)
  house.setNow('2026-11-02T10:00:00+08:00')
  const again = await report('dispute', '邻居又半夜放音响，睡不着', '人民路12号')
  await report('dispute', '两家为宅基地边界争起来', '人民路12号')
  await look()
  expect(await look()).toBe(0)
  const [sign, ...more] = (await signs()).filter(({ rule }) => rule === 'dispute_returns')
  expect(more).toEqual([])
  expect(sign.numbers).toMatchObject({ after: 21, days: 90 })
  expect(sign.matters.map(({ id }: any) => id)).toEqual([first, again])
  expect(sign.todo.zh).not.toBe('')
})

test('three at one gate in a week are a sign; nobody of another station or city sees it', async () => {
  for (const text of ['车筐里的包被拿走', '电动车电池被偷', '玻璃被弹弓打碎'])
    await report('case', text, '育才街5号', { sort: 'theft' })
  await look()
  const found = (await signs()).filter(({ rule }) => rule === 'gate_week')
  expect(found.some(({ numbers }) => numbers.n === 3)).toBe(true)
  expect(await signs('otherStationChief')).toEqual([])
})

test('one of its matters protected since: the sign is gone', async () => {
  const [sign] = (await signs()).filter(({ rule, numbers }) => rule === 'gate_week' && numbers.n === 3)
  await house.house.pool.query('update matter set protected = true where bureau_id = $1 and id = $2', [
    bureauId,
    sign.matters[0].id,
  ])
  expect((await signs()).map(({ id }) => id)).not.toContain(sign.id)
})

test('planted: each hazard that comes back at its place is called on that day, and nothing else is', async () => {
  house.setNow('2026-10-13T10:00:00+08:00')
  const hazard = (type: string, where: string) => report('hazard', '井盖又没了', where, { type, identity: 'sealed' })
  const places = Array.from({ length: 8 }, (_, i) => `解放路${100 + i * 20}号`)
  for (const where of places) await end(await hazard('manhole', where), '2026-10-14T10:00:00+08:00')
  const longAgo = await hazard('manhole', '解放路900号')
  await end(longAgo, '2026-08-01T10:00:00+08:00')
  await hazard('manhole', '解放路950号')
  house.setNow('2026-11-04T10:00:00+08:00')
  const back: string[] = []
  for (const where of places) back.push(await hazard('manhole', where))
  // Another sort of thing, another place, one that ended too long ago, and one that is still open.
  for (const where of places) await hazard('street_light', where)
  for (let i = 0; i < 8; i++) await hazard('manhole', `建设路${i + 1}号`)
  await hazard('manhole', '解放路900号')
  await hazard('manhole', '解放路950号')
  await look()
  const { rows } = await house.house.pool.query(
    `select day::text as day, matters[2]::text as id from early_sign where bureau_id = $1 and rule = 'hazard_again'`,
    [bureauId],
  )
  expect(rows.map(({ id }) => id).sort()).toEqual(back.sort())
  expect(new Set(rows.map(({ day }) => day))).toEqual(new Set(['2026-11-04']))
  await house.house.pool.query(`delete from early_sign where rule = 'hazard_again'`)
})

test('whoever looked says whether it was of use; three of no use, and the owner of the rule is shown it', async () => {
  const officer = await house.as('beatOfficer')
  const pool = house.house.pool
  const [one] = await signs()
  expect((await officer.post(`/api/v1/signs/${one.id}/answer`, { useful: true })).status).toBe(200)
  expect((await signs()).find(({ id }) => id === one.id).useful).toBe(true)
  const other = await house.as('otherStationChief')
  expect((await other.post(`/api/v1/signs/${one.id}/answer`, { useful: false })).status).toBe(404)
  await pool.query('delete from early_answer')
  for (let i = 0; i < 3; i++) {
    const id = randomUUID()
    await pool.query(
      `insert into early_sign select bureau_id, $1, 'hazard_again', 1, day, made_at, kind, unit_id, unit_path, owner_id, village, beat_id, null, '{}', '{}'
       from early_sign where id = $2`,
      [id, one.id],
    )
    expect((await officer.post(`/api/v1/signs/${id}/answer`, { useful: false })).status).toBe(200)
  }
  const city = await house.as('cityOfficer')
  const rules = async () => (await city.get('/api/v1/sign-rules')).body
  const rule = (await rules()).rules.find((each: any) => each.rule === 'hazard_again')
  expect(rule).toMatchObject({ made: 3, useless: 3, reconsider: true, edition: 1 })
  const numbers = { days: 60, metres: 100 }
  const wrong = await city.post('/api/v1/sign-rules/hazard_again', { on: true, numbers: { days: 9999 }, expect: 1 })
  expect([wrong.status, wrong.body.faults.length]).toEqual([422, 2])
  expect((await city.post('/api/v1/sign-rules/hazard_again', { on: true, numbers, expect: 1 })).body.edition).toBe(2)
  expect((await city.post('/api/v1/sign-rules/hazard_again', { on: true, numbers, expect: 1 })).status).toBe(409)
  expect((await officer.post('/api/v1/sign-rules/hazard_again', { on: false, numbers, expect: 2 })).status).toBe(403)
  expect((await rules()).rules.find((each: any) => each.rule === 'hazard_again')).toMatchObject({
    edition: 2,
    made: 0,
    reconsider: false,
  })
})

test('a measure that is late in most units is a sign for the city: about the measure', async () => {
  const open = async (n: number, village: string) => {
    for (let i = 0; i < n; i++)
      await openMatter(
        house.house,
        {
          commandId: randomUUID(),
          kind: 'case',
          place: { village },
          says: { text: `第${i}件` },
          reporter: { name: '王小二', phone: '139****0001' },
        } as never,
        { as: 'resident', bureauId },
      )
  }
  const missed = async () => (await signs('cityOfficer')).filter(({ rule }) => rule === 'measure_missed')
  await open(24, villages.dongan)
  house.setNow('2026-11-12T10:00:00+08:00')
  await look()
  // Late in one unit, it may be the unit.
  expect(await missed()).toEqual([])
  await open(12, villages.longting)
  house.setNow('2026-11-20T10:00:00+08:00')
  await look()
  const [sign] = await missed()
  expect(sign.numbers).toMatchObject({ bad: 2, units: 2 })
  expect(sign.matters).toEqual([])
  expect((await signs()).some(({ rule }) => rule === 'measure_missed')).toBe(false)
})
