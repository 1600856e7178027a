import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileOf, notArrived, plainFiles, removeOrphans, type Shelves } from './files.ts'
import { suiteOf } from './suite.ts'
import { wrapsFrom } from './wraps.ts'

const hash = 'ab'.repeat(32)
const secret = Buffer.alloc(32, 7)
const suite = suiteOf(secret, 'standard', wrapsFrom(secret))
let [nothing, broken]: Shelves[] = []

beforeAll(async () => {
  const folder = () => mkdtemp(join(tmpdir(), 'xjw-files-'))
  nothing = { dataDir: await folder(), suite }
  broken = { dataDir: await folder(), suite }
  // As where a disk is not mounted, or belongs to another account: an error that is not “nothing there”.
  await writeFile(join(broken.dataDir, 'files'), '')
})
afterAll(async () => {
  for (const { dataDir } of [nothing!, broken!]) await rm(dataDir, { recursive: true })
})

const ways: [name: string, ask: (shelves: Shelves) => Promise<unknown>, none: unknown][] = [
  ['what arrived', shelves => notArrived(shelves, [hash]), [hash]],
  ['what lies there as it was sent', shelves => fileOf(shelves, hash), undefined],
  ['all that lies there as it was sent', async ({ dataDir }) => (await plainFiles(dataDir).next()).value, undefined],
  ['what belongs to nothing', ({ dataDir }) => removeOrphans(dataDir, new Date(), async () => new Set()), 0],
]

describe('a folder of files', () => {
  test.each(ways)('%s: none where there is no folder yet', async (_, ask, none) => {
    expect(await ask(nothing!)).toEqual(none)
  })
  test.each(ways)('%s: no answer where it cannot be read', async (_, ask) => {
    await expect(ask(broken!)).rejects.toThrow('ENOTDIR')
  })
})
