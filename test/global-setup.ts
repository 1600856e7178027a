import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { quiet } from '../src/platform/log.ts'
import { migrate } from '../src/platform/migrate.ts'
import { startEmbedded } from '../src/platform/postgres/embedded.ts'
import { noted, serves } from '../src/platform/postgres/postmaster.ts'
import { exists } from '../src/platform/postgres/process.ts'
import { addressOf, type Server } from './database.ts'
import { record } from './recorded.ts'

declare module 'vitest' {
  interface ProvidedContext {
    server: Server
  }
}

/** One server for the whole run (an embedded one, or that of DATABASE_URL), and in it a migrated template to clone. */
export default async function setup(project: TestProject) {
  const endOfRecord = await record()
  const given = process.env['DATABASE_URL']
  const embedded = given ? undefined : await throwaway()
  const url = given ?? embedded!.url
  const run = `xjw_test_${randomBytes(4).toString('hex')}`
  const template = `${run}_template`

  await ask(url, `create database ${template} encoding 'UTF8' template template0`)
  await migrate(addressOf(url, template))
  // Rooms that want a small bureau in every clone put it here.
  if (existsSync(new URL('./seed.ts', import.meta.url)))
    await (await import('./seed.ts' as string)).seed(addressOf(url, template))
  project.provide('server', { url, run, template })

  return async () => {
    if (embedded) await embedded.end()
    else {
      const left = await ask(url, `select datname from pg_database where datname like '${run}%'`)
      for (const { datname } of left) await ask(url, `drop database ${datname} with (force)`)
    }
    const { lines, words, found } = await endOfRecord()
    console.log(`logs: ${lines} different lines, none of ${words} names, numbers, secrets and texts in them`)
    if (found.length > 0) {
      process.exitCode = 1
      throw new Error(`personal data stand in the log: ${found.slice(0, 20).join(' | ')}`)
    }
  }
}

/** Nothing in it outlives the run, so it need not reach the disk: in memory where there is room, and never synced. */
async function throwaway() {
  const folders = ['/dev/shm', tmpdir()]
  for (const folder of folders) await sweep(folder)
  const roomy = await statfs('/dev/shm').then(
    fs => fs.bavail * fs.bsize > 4e9,
    () => false,
  )
  const dataDir = join(folders[roomy ? 0 : 1]!, `xjw-test-${process.pid}-${randomBytes(3).toString('hex')}`)
  const settings = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '200' }
  const { url, stop } = await startEmbedded({ dataDir, log: quiet, settings })
  const end = async () => {
    await stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  return { url, end }
}

/** What killed runs left behind: their servers and folders. */
async function sweep(folder: string) {
  for (const name of await readdir(folder).catch(() => [])) {
    const owner = Number(/^xjw-test-(\d+)-/.exec(name)?.[1])
    if (!owner || exists(owner)) continue
    const dataDir = join(folder, name)
    const server = noted(join(dataDir, 'postgres'))
    if (server && serves(server.pid, join(dataDir, 'postgres'))) process.kill(server.pid, 'SIGQUIT')
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function ask(url: string, sql: string) {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query(sql).finally(() => client.end())
  return rows
}
