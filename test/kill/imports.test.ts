import { type ChildProcess, spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { giveFolder } from '../../src/neighbours/file-drop.ts'
import { handIn, takeImport, work } from '../../src/neighbours/imports.ts'
import { addNeighbour } from '../../src/neighbours/keys.ts'
import { uuidv7 } from '../../src/platform/ids.ts'
import { testHouse } from '../house.ts'
import { bureauId, people, villages } from '../people.ts'

/*
 * Whoever takes a list is killed with -9 in the middle of it, again and again, whichever way the list came; at the end two take it up at
 * once. Each line is there once, and nothing of the list is left lying.
 */

const KILLS = 2
const LINES = 230

let house: Awaited<ReturnType<typeof testHouse>>
let folder: string
beforeAll(async () => {
  const tested = await testHouse()
  folder = await mkdtemp(join(tmpdir(), 'xjw-importer-'))
  house = { ...tested, config: { ...tested.config, dataDir: folder, drop: folder } }
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['pg-native', 'pg-cloudflare'] },
    build: {
      ssr: fileURLToPath(new URL('importer.ts', import.meta.url)),
      outDir: join(folder, 'bin'),
      target: 'node24',
      minify: false,
      rollupOptions: { output: { entryFileNames: 'importer.mjs' } },
    },
  })
})
afterAll(async () => {
  await house.drop()
  await rm(folder, { recursive: true, force: true })
})

type Started = { child: ChildProcess; ready: Promise<void>; ended: Promise<string> }

function start(way: string, what: string, at: Date): Started {
  const program = join(folder, 'bin', 'importer.mjs')
  const child = spawn(process.execPath, [program, house.url, at.toISOString(), folder, way, what], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { NODE_COMPILE_CACHE: join(folder, 'compiled') },
  })
  let said = ''
  const ready = new Promise<void>(done => child.stdout!.once('data', () => done()))
  child.stdout!.on('data', more => (said += more))
  return { child, ready, ended: new Promise(done => child.on('close', () => done(said))) }
}

const list = (way: string) =>
  [
    '编号,类别,内容,村居代码',
    ...Array.from({ length: LINES }, (_, i) => `${way}${i},路灯不亮,第${i}盏灯,${villages.dongan}`),
  ].join('\n')

/** Lays a list where it is found by each way; answers what the small process is told. */
const laid: Record<string, (neighbourId: string) => Promise<string>> = {
  command: async () => {
    const file = join(folder, 'command.csv')
    await writeFile(file, list('command'))
    return file
  },
  console: async neighbourId => {
    const id = uuidv7(house.now())
    const by = { bureauId, neighbourId, author: people.dutyOfficer.id, id }
    await handIn(house, by, { stream: Readable.from([list('console')]), name: 'list.csv' })
    await work(house, id)
    await takeImport(house, bureauId, id)
    return id
  },
  drop: async neighbourId => {
    const { secret } = await giveFolder(house, bureauId, neighbourId, 'csv')
    const at = join(folder, neighbourId, 'in', 'list.csv')
    await mkdir(join(folder, neighbourId, 'in'), { recursive: true })
    await writeFile(at, list('drop'))
    await writeFile(`${at}.sig`, createHmac('sha256', secret).update(list('drop')).digest('hex'))
    return neighbourId
  },
}

/** What is still lying there of it. */
const left: Record<string, (neighbourId: string) => Promise<string[]>> = {
  command: async () => [],
  console: () => readdir(join(folder, 'imports')),
  drop: async id => [...(await readdir(join(folder, id, 'in'))), ...(await readdir(join(folder, 'drop')))],
}

test.each(Object.keys(laid))(
  'a list by way of the %s, killed in the middle again and again, is there once',
  async way => {
    const made = { name: way, scopes: ['requests'], perMinute: 60 }
    const { id: neighbourId } = await addNeighbour(house.db, bureauId, made, house.now())
    const what = await laid[way]!(neighbourId)
    const landed = async () => {
      const { rows } = await house.pool.query<{ n: number; matters: number }>(
        `select count(matter_id)::int as n, count(distinct m.id)::int as matters from neighbour_sent s
       left join matter m on m.bureau_id = s.bureau_id and m.id = s.matter_id where s.neighbour_id = $1`,
        [neighbourId],
      )
      return rows[0]!
    }
    // Later than whoever was killed still holds it.
    let minute = 0
    const later = () => new Date(house.now().getTime() + ++minute * 61_000)
    let cut = 0
    for (let kill = 0; kill < KILLS; kill++) {
      const { child, ready, ended } = start(way, what, later())
      await ready
      await sleep(20 + Math.random() * 250)
      child.kill('SIGKILL')
      if (!(await ended).includes('done')) cut++
    }
    expect(cut).toBeGreaterThan(0)
    // Whoever was killed holds the folder until its connection is found dead.
    await expect
      .poll(async () => {
        const two = [1, 2].map(() => start(way, what, later()))
        await Promise.all(two.map(({ ended }) => ended))
        return { ...(await landed()), left: (await left[way]!(neighbourId)).length }
      })
      .toEqual({ n: LINES, matters: LINES, left: 0 })
    const { rows: all } = await house.pool.query<{ n: number }>(
      'select count(*)::int as n from matter where bureau_id = $1 and channel = $2',
      [bureauId, 'open311'],
    )
    // And none besides of which nobody knows who brought it.
    const { rows: known } = await house.pool.query('select count(*)::int as n from neighbour_sent')
    expect(all[0]!.n).toBe(known[0].n)
  },
)
