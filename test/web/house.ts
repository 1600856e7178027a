import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { House } from '../../src/house.ts'
import { buildApp } from '../../src/http/app.ts'
import { readConfig } from '../../src/platform/config.ts'
import { testDatabase } from '../database.ts'
import { testKeys } from '../house.ts'
import { notePersonal, recorded } from '../recorded.ts'

type Served = { base: string; house: House }

/** The whole program as a browser reaches it, pages and all, on a small bureau of its own; it ends with the test file. */
export async function serve(more: Partial<House['config']> = {}): Promise<Served> {
  await builtPages()
  const { db, pool, drop } = await testDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'xjw-web-'))
  const config = { ...readConfig(['--data', dataDir], {}).config, ...more }
  const house: House = { db, pool, ...testKeys, config, mode: 'demo', log: recorded, now: () => new Date() }
  const app = await buildApp(house)
  app.addHook('preHandler', async request => notePersonal(request.body))
  await app.listen({ host: '127.0.0.1', port: 0 })
  afterAll(async () => {
    await app.close()
    await drop()
    await rm(dataDir, { recursive: true, force: true })
  })
  return { base: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`, house }
}

/** Builds the pages where they are not of these very sources; one process at a time, as at every start. */
async function builtPages(): Promise<void> {
  const { ensurePages } = await import('../../bin/ready/pages.mjs' as string)
  await ensurePages()
}
