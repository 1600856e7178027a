import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { writeBackup } from './backup/write.ts'
import { openKeys } from './keys.ts'
import { quiet } from './log.ts'
import { settleMode } from './mark.ts'
import { joined } from './shares.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let dataDir: string
const now = new Date('2026-11-26T10:00:00+08:00')
beforeAll(async () => {
  database = await testDatabase()
  dataDir = await mkdtemp(join(tmpdir(), 'xjw-keys-'))
  await settleMode(database.pool, { wished: 'real', otherwise: 'real', now })
})
afterAll(async () => {
  await database.drop()
  await rm(dataDir, { recursive: true })
})

const open = (suite?: 'standard' | 'gm') =>
  openKeys({ dataDir, sealKey: undefined, wrapKeys: undefined, suite }, database.pool, quiet)

describe('the keys of a bureau', () => {
  test('are of the suite that was set when the database was made, and of no other afterwards', async () => {
    const [first, second] = await Promise.all([open('gm'), open('gm')])
    expect(first.suite.name).toBe('gm')
    expect(second.keyring.vault).toEqual(first.keyring.vault)
    expect((await open()).suite.name).toBe('gm')
    await expect(open('standard')).rejects.toThrow('--suite gm')
  })

  test('lie in files of the data folder, and neither in the database nor in a backup of it', async () => {
    const files = (await readdir(dataDir)).sort()
    expect(files).toEqual(['delivery.key', 'seal.key', 'vault-share-1', 'vault-share-2', 'vault-share-3', 'wrap.keys'])
    const secrets: Buffer[] = await Promise.all(
      files.map(async name => Buffer.from((await readFile(join(dataDir, name), 'utf8')).replace(/^1 /, ''), 'base64')),
    )
    secrets.push(joined(secrets[2]!, secrets[3]!))
    const file = join(dataDir, 'backup.tar.gz')
    await writeBackup({ url: database.url, dataDir, file, now, progress: () => {} })
    const all = gunzipSync(await readFile(file))
    for (const secret of secrets)
      for (const form of ['latin1', 'hex', 'base64'] as const)
        expect(all.includes(Buffer.from(secret.toString(form), form === 'latin1' ? 'latin1' : 'utf8'))).toBe(false)
  })
})
