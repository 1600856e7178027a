import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { testKeys } from '../../test/house.ts'
import { bureauId, villages } from '../../test/people.ts'
import type { House } from '../house.ts'
import { loadPolygons } from '../places/load-polygons.ts'
import { readConfig } from '../platform/config.ts'
import { quiet } from '../platform/log.ts'
import { buildApp } from './app.ts'

const key = '0123456789abcdef0123456789abcdef'
let here: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  here = await testDatabase()
})
afterAll(() => here.drop())

async function appWith(settings: string[]) {
  const { config } = readConfig(settings, {})
  const { db, pool } = here
  const house: House = { db, pool, ...testKeys, config, mode: 'demo', log: quiet, now: () => new Date() }
  return buildApp(house)
}
const imagesFrom = (policy: unknown) => /img-src ([^;]*)/.exec(String(policy))![1]

test('without tiles there is a sketch: names and outlines of what is asked for, in WGS-84, and nothing from elsewhere', async () => {
  const app = await appWith([])
  const ring = [
    [115.43, 35.23],
    [115.46, 35.23],
    [115.46, 35.26],
    [115.43, 35.23],
  ]
  // As AMap would draw it, which is some five hundred metres aside.
  await loadPolygons(
    here.db,
    bureauId,
    JSON.stringify({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { unit: '371702001', beat: (await firstBeat()).name },
          geometry: { type: 'Polygon', coordinates: [ring] },
        },
      ],
    }),
    'gcj-02',
  )
  const answer = (await app.inject('/api/v1/map?box=115.40,35.20,115.50,35.30')).json()
  expect(answer).toMatchObject({ datum: 'wgs-84', tiles: null })
  expect(answer.places.map(({ code }: { code: string }) => code)).toContain(villages.dongan)
  const [[east, north]] = answer.outlines[0].ring
  expect(Math.abs(east - 115.43)).toBeGreaterThan(0.003)
  expect(Math.abs(east - 115.43)).toBeLessThan(0.01)
  expect(north).toBeGreaterThan(35.2)
  const far = (await app.inject('/api/v1/map?box=0,0,1,1')).json()
  expect(far).toMatchObject({ outlines: [], places: [] })
  for (const box of ['1,2,3', 'a,b,c,d', '5,0,1,1', ',,,'])
    expect((await app.inject(`/api/v1/map?box=${box}`)).json().code, box).toBe('bad-input')
  const page = await app.inject('/')
  expect(imagesFrom(page.headers['content-security-policy'])).toBe("'self' blob: data:")
  await app.close()
})

test('with tiles their host, and it alone, may be asked for pictures; the number of approval comes with them', async () => {
  const app = await appWith(['--tiles', key, '--tiles-approval', 'GS（2024）0650号'])
  const { tiles } = (await app.inject('/api/v1/map')).json()
  expect(tiles.layers).toHaveLength(2)
  expect(tiles).toMatchObject({ approval: 'GS（2024）0650号', credit: { zh: '天地图' } })
  const policy = (await app.inject('/')).headers['content-security-policy']
  expect(imagesFrom(policy)).toBe("'self' blob: data: https://t0.tianditu.gov.cn")
  expect(policy).toContain("connect-src 'self';")
  await app.close()
})

test('tiles without their number, or which are none, are refused by name, and a key is not repeated', () => {
  const said = (args: string[]) => {
    try {
      readConfig(args, {})
      return ''
    } catch (error) {
      return (error as Error).message
    }
  }
  expect(said(['--tiles', key])).toContain('--tiles-approval is missing')
  expect(said(['--tiles', key])).not.toContain(key)
  for (const tiles of [
    'https://a.cn/{z}/{x}/{y};script-src *',
    'https://a.cn/{z}',
    'https://{z}.cn/{x}/{y}',
    'nonsense',
  ])
    expect(said(['--tiles', tiles, '--tiles-approval', 'x']), tiles).toContain('--tiles: neither')
  expect(said(['--tiles', 'https://tiles.heze.gov.cn/{z}/{x}/{y}.png', '--tiles-approval', 'x'])).toBe('')
})

const firstBeat = async () =>
  (
    await here.pool.query(
      `select b.name from beat b join unit u on u.bureau_id = b.bureau_id and u.id = b.unit_id
       where b.bureau_id = $1 and u.code = '371702001' limit 1`,
      [bureauId],
    )
  ).rows[0]
