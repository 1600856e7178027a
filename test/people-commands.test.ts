import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as places from '../src/commands/places.ts'
import * as roster from '../src/commands/roster.ts'
import * as user from '../src/commands/user.ts'
import { setPassword } from '../src/people/one-time-link.ts'
import { signIn } from '../src/people/sign-in.ts'
import { readConfig } from '../src/platform/config.ts'
import { migrate } from '../src/platform/migrate.ts'
import { inWords } from '../src/refusals/at-the-terminal.ts'
import type { Context } from '../src/xjw.ts'
import { emptyDatabase } from './database.ts'
import { testKeys } from './house.ts'
import { recorded } from './recorded.ts'

/* A real bureau from nothing, by the command line alone: its city, its units, its first account, its roster. */

let house: Awaited<ReturnType<typeof emptyDatabase>>
let folder: string
const said: string[] = []
const now = new Date('2026-11-24T10:00:00+08:00')

beforeAll(async () => {
  house = await emptyDatabase()
  await migrate(house.url)
  folder = await mkdtemp(join(tmpdir(), 'xjw-people-'))
  await mkdir(folder, { recursive: true })
})
afterAll(async () => {
  await house.drop()
  await rm(folder, { recursive: true })
})

type Command = { run: (args: string[], context: Context) => Promise<number> }

async function type(command: Command, ...args: string[]) {
  said.length = 0
  const { config } = readConfig(['--port', '8090'], {})
  const open = async () => ({
    ...house,
    ...testKeys,
    config,
    mode: 'real' as const,
    log: recorded,
    now: () => now,
    close: async () => {},
  })
  const context: Context = { config, log: recorded, say: en => said.push(en), now: () => now, open }
  return command.run(args, context).catch(error => Promise.reject(inWords(error)))
}

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

const city = `code,name,lon,lat
3715,聊城市,115.98,36.45
371502,东昌府区,115.98,36.44
371502001,古楼街道,115.97,36.44
371502001001,西关社区居民委员会,115.97,36.44
371502001002,东关社区居民委员会,115.99,36.45
`
const units = `code,parent,sort,name,areas
LC,,bureau,聊城市公安局,3715
LC01,LC,station,古楼派出所,371502001
`

describe('a real bureau from nothing', () => {
  test('before there is a city, there are no accounts, and it says what to do', async () => {
    const add = ['add', '--number', '1001', '--name', '林清泉', '--post', 'station_chief', '--unit', 'LC01']
    await expect(type(user, ...add)).rejects.toThrow('npm run xjw -- places load')
  })

  test('its city, with letters; a faulty file changes nothing', async () => {
    await expect(type(places, 'load', await file('city.csv', city))).rejects.toThrow('--letters')
    const faulty = await file('faulty.csv', city.replace('115.99,36.45', '36.45,115.99'))
    expect(await type(places, 'load', faulty, '--letters', 'LC')).toBe(1)
    expect(said).toEqual([expect.stringContaining('line 6: lon “36.45,115.99”'), 'Faults: 1. Nothing was changed.'])
    expect((await house.pool.query('select from bureau')).rowCount).toBe(0)
    expect(await type(places, 'load', await file('city.csv', city), '--letters', 'LC')).toBe(0)
    expect(said).toEqual(['聊城市: 5 loaded.', expect.stringContaining('Next: npm run xjw -- places units')])
    expect(await type(places, 'load', await file('city.csv', city), '--json')).toBe(0)
    expect(JSON.parse(said.at(-1)!)).toEqual({ bureauId: 3715, loaded: 5, faults: [] })
    const other = await file('other.csv', 'code,name\n3716,滨州市\n')
    await expect(type(places, 'load', other, '--letters', 'LC')).rejects.toThrow('Another bureau')
  })

  test('its units and beats', async () => {
    expect(await type(places, 'units', await file('units.csv', units))).toBe(0)
    const beats = await file('beats.csv', 'unit,beat,village\nLC01,一片区,371502001001\n')
    expect(await type(places, 'beats', beats)).toBe(0)
    await expect(type(places, 'outlines', await file('outlines.json', '{}'))).rejects.toThrow('GeoJSON')
  })

  test('its first account: a link to set one’s own password, which nobody else ever knew', async () => {
    const add = ['add', '--number', '1001', '--name', '林清泉', '--post', 'duty_officer', '--unit', 'LC01', '--json']
    expect(await type(user, ...add)).toBe(0)
    const { link } = JSON.parse(said.at(-1)!)
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:8090\/password#/)
    expect((await house.pool.query('select from credential')).rowCount).toBe(0)
    const token = link.split('#')[1]
    await setPassword(house.db, { token, password: '湖边的灯亮了整整一夜' }, now)
    const { person } = await signIn(house.db, { number: '1001', password: '湖边的灯亮了整整一夜' }, now)
    expect(person).toMatchObject({ bureauId: 3715, name: '林清泉', posts: [{ post: 'duty_officer' }] })
  })

  test('a new link for who forgot it; none for a number that nobody has', async () => {
    expect(await type(user, 'link', '--number', '1001')).toBe(0)
    expect(said.at(-1)).toContain('/password#')
    await expect(type(user, 'link', '--number', '9999')).rejects.toThrow('nobody has it')
  })

  test('its roster, and the gaps that are left', async () => {
    const shifts = 'unit,post,number,from,to\nLC01,,1001,2026-11-24 08:00,2026-11-25 08:00\n'
    expect(await type(roster, 'load', await file('roster.csv', shifts))).toBe(0)
    expect(await type(roster, 'gaps', '--days', '1')).toBe(1)
    expect(said).toEqual([
      '聊城市公安局  2026-11-24 10:00 – 2026-11-25 10:00',
      '古楼派出所  2026-11-25 08:00 – 2026-11-25 10:00',
    ])
    expect(await type(roster, 'load', await file('roster.csv', shifts.replace('1001', '1002')))).toBe(1)
    expect(said[0]).toBe('line 2: number “1002”: nobody has this number')
  })
})

test.each<[Command, string[]]>([
  [user, []],
  [user, ['add']],
  [user, ['add', '--number', '1']],
  [user, ['remove', '--number', '1001']],
  [user, ['add', '--password', 'x']],
  [places, []],
  [places, ['load']],
  [places, ['burn', 'x']],
  [roster, ['gaps', '--days', 'many']],
  [roster, ['load']],
])('what is not understood is answered by how it is said (%#)', async (command, args) => {
  await expect(type(command, ...args)).rejects.toThrow(/^xjw /)
})

test('a file that is not there is named', async () => {
  await expect(type(places, 'load', join(folder, 'nothing.csv'))).rejects.toThrow('nothing.csv cannot be read')
})
