import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { beats, bureauId, people, units, villages } from '../../test/people.ts'
import { sealerFrom } from '../platform/seal.ts'
import { campaignsOn, coverageOf, orderCampaign } from './campaigns.ts'
import { importPremises } from './import-premises.ts'
import { addPremises, type NewPremises, noteCheck, premisesOf, responsibleAt } from './premises.ts'
import { askedVisits, askVisit, withdrawVisit } from './visits.ts'

let house: Awaited<ReturnType<typeof testDatabase>>
const sealer = sealerFrom(randomBytes(32))
const now = new Date('2026-11-24T10:00:00+08:00')
const hands = { sealer, now }
const school: NewPremises = {
  village: villages.dongan,
  sort: 'school',
  name: '东安小学',
  responsible: '校长 柳如是 138****0001',
}

beforeAll(async () => {
  house = await testDatabase()
})
afterAll(() => house.drop())
beforeEach(() => house.pool.query('delete from premises_check').then(() => house.pool.query('delete from premises')))

const add = (premises: Partial<NewPremises> = {}) => addPremises(house.db, bureauId, { ...school, ...premises }, hands)
const list = (asked = {}) => premisesOf(house.db, bureauId, { beatId: beats.east, ...asked })

describe('premises', () => {
  test('are on the list of their beat only, and who is responsible is sealed', async () => {
    const id = await add()
    expect(await list()).toEqual([
      { id, village: villages.dongan, sort: 'school', name: '东安小学', lastCheck: null, nextCheck: null },
    ])
    expect(await list({ beatId: beats.west })).toEqual([])
    expect(await responsibleAt(house.db, bureauId, id, sealer)).toBe(school.responsible)
    const { rows } = await house.pool.query('select premises::text as row from premises')
    expect(rows[0].row).not.toContain(Buffer.from('柳如是').toString('hex'))
    const nobody = await add({ name: '东安书店', sort: 'shop', responsible: undefined })
    expect(await responsibleAt(house.db, bureauId, nobody, sealer)).toBeNull()
  })

  test('looked at, they are due again after their term; what is said late moves nothing back', async () => {
    const id = await add()
    const shop = await add({ sort: 'shop', name: '东安超市' })
    await noteCheck(house.db, bureauId, { id, day: '2026-11-20' })
    await noteCheck(house.db, bureauId, { id, day: '2026-11-01' })
    await noteCheck(house.db, bureauId, { id, day: '2026-11-20' })
    await noteCheck(house.db, bureauId, { id: shop, day: '2026-11-20', next: '2026-11-25' })
    expect((await list()).map(({ nextCheck, lastCheck }) => [lastCheck, nextCheck])).toEqual([
      ['2026-11-20', '2026-11-25'],
      ['2026-11-20', '2026-12-20'],
    ])
    expect((await house.pool.query('select from premises_check where premises_id = $1', [id])).rowCount).toBe(2)
    expect((await list({ dueBy: '2026-11-30' })).map(one => one.id)).toEqual([shop])
    expect((await list({ sorts: ['school'] })).map(one => one.id)).toEqual([id])
  })

  test.each<[Partial<NewPremises>, string]>([
    [{ village: '371702001' }, 'unknown-village'],
    [{ village: '\0' }, 'unknown-village'],
    [{ sort: 'palace' as 'shop' }, 'bad-sort-of-premises'],
    [{ name: '' }, 'bad-name'],
    [{ name: '<b>x</b>' }, 'bad-name'],
    [{ responsible: 'x'.repeat(201) }, 'too-many-words'],
  ])('%o is refused as %s', async (premises, code) => {
    await expect(add(premises)).rejects.toMatchObject({ status: 422, code })
    expect(await list()).toEqual([])
  })

  test('come from a file, once, or not at all with every fault by line', async () => {
    const file = `village,sort,name,responsible
${villages.dongan},shop,五金店,丁店主
${villages.yangzhuang},workshop,板材厂,
`
    expect(await importPremises(house.db, bureauId, file, hands)).toEqual({ loaded: 2, faults: [] })
    expect(await importPremises(house.db, bureauId, file, hands)).toEqual({ loaded: 0, faults: [] })
    const { loaded, faults } = await importPremises(
      house.db,
      bureauId,
      `village,sort,name,responsible
1,shop,a,
${villages.dongan},castle,城堡,
${villages.dongan},shop,,
${villages.dongan},shop,杂货店,${'丁'.repeat(201)}
${villages.dongan},shop,文具店
${villages.dongan},shop,粮油店,
${villages.dongan},shop,粮油店,
`,
      hands,
    )
    expect(loaded).toBe(0)
    expect(faults.map(({ line, code, value }) => `${line} ${code} ${value}`.trim())).toEqual([
      '2 unknown-village 1',
      '3 bad-sort-of-premises castle',
      '4 bad-name',
      '5 too-many-words',
      '6 wrong-number-of-columns 3',
      '8 line-twice 粮油店',
    ])
    expect(await list()).toHaveLength(2)
  })
})

describe('a campaign', () => {
  const order = (unitId: string, more = {}) =>
    orderCampaign(
      house.db,
      bureauId,
      { unitId, title: '冬季校园周边大排查', sort: 'school', from: '2026-11-20', to: '2026-12-20', ...more },
      { by: people.countyOfficer.id, now },
    )

  test('shows premises looked at and not yet, by station, and no officer', async () => {
    const id = await order(units.county)
    const seen = await add()
    const before = await add({ village: villages.limin, name: '利民小学' })
    const elsewhere = await add({ village: villages.longting, name: '龙厅小学' })
    await add({ sort: 'shop', name: '不在其中' })
    await noteCheck(house.db, bureauId, { id: seen, day: '2026-11-20' })
    await noteCheck(house.db, bureauId, { id: before, day: '2026-11-19' })
    const coverage = await coverageOf(house.db, bureauId, id)
    expect(coverage.covered).toEqual([seen])
    expect(coverage.notYet.sort()).toEqual([before, elsewhere].sort())
    expect(coverage.units.toSorted((a, b) => a.of - b.of)).toEqual([
      { unitId: units.otherStation, covered: 0, of: 1 },
      { unitId: units.station, covered: 1, of: 2 },
    ])
    const told = JSON.stringify(coverage)
    for (const person of Object.values(people)) expect(told).not.toContain(person.id)
  })

  test('is on between its days, for the unit and all under it', async () => {
    const titled = { title: '夏季瓜田走访', from: '2027-06-01', to: '2027-06-30' }
    const id = await order(units.county, titled)
    const on = async (unitId: string, day: string) =>
      (await campaignsOn(house.db, bureauId, unitId, day)).map(one => one.id)
    expect(await on(units.station, '2027-06-01')).toEqual([id])
    expect(await on(units.county, '2027-06-30')).toEqual([id])
    expect(await on(units.station, '2027-07-01')).toEqual([])
    expect(await on(units.otherCounty, '2027-06-15')).toEqual([])
  })

  test.each([
    [{ to: '2026-11-19' }, 'ends-before-it-begins'],
    [{ from: '2026-02-30' }, 'bad-day'],
    [{ title: '' }, 'bad-title'],
  ])('%o is refused as %s', async (more, code) => {
    await expect(order(units.county, more)).rejects.toMatchObject({ status: 422, code })
  })
})

describe('those who asked to be visited', () => {
  const mine = { beatId: beats.east, staffId: people.beatOfficer.id, at: now, sealer }
  const words = '东安社区 郑奶奶，独居，腿脚不便'

  test('are seen by who holds the beat, and by nobody else whatever their post', async () => {
    const id = await askVisit(house.db, bureauId, words, mine)
    expect(await askedVisits(house.db, bureauId, mine)).toEqual([{ id, words, since: now }])
    const standIn = { ...mine, staffId: people.otherBeatOfficer.id }
    expect(await askedVisits(house.db, bureauId, standIn)).toHaveLength(1)
    for (const { id: staffId } of [people.chief, people.cityOfficer, people.systemAdmin, people.otherStationOfficer])
      for (const ask of [
        askedVisits(house.db, bureauId, { ...mine, staffId }),
        askVisit(house.db, bureauId, words, { ...mine, staffId }),
      ])
        await expect(ask).rejects.toMatchObject({ status: 403, code: 'not-your-beat' })
  })

  test('are gone in one tap: no word of it is left in the database', async () => {
    for (const { id } of await askedVisits(house.db, bureauId, mine)) await withdrawVisit(house.db, bureauId, id, now)
    expect(await askedVisits(house.db, bureauId, mine)).toEqual([])
    const { rows } = await house.pool.query('select sealed from asked_visit')
    expect(rows.length).toBeGreaterThan(0)
    for (const { sealed } of rows) expect(sealed).toBeNull()
  })
})
