import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { type Database, openDatabase } from '../src/platform/db.ts'

/** The server of this run, the prefix of all its databases, and the migrated one that is cloned. */
export type Server = { url: string; run: string; template: string }

export const addressOf = (url: string, database: string) => Object.assign(new URL(url), { pathname: database }).href

/** A database of one's own, as migrated (and seeded) for this run. Drop it when done; the end of the run does too. */
export async function testDatabase(): Promise<Omit<Database, 'close'> & { url: string; drop: () => Promise<void> }> {
  return cloneOf(inject('server').template)
}

/** A database with nothing in it, for tests of the migrator itself. */
export async function emptyDatabase() {
  return cloneOf('template0')
}

async function cloneOf(template: string) {
  const { url: server, run } = inject('server')
  const name = `${run}_${randomBytes(6).toString('hex')}`
  await onServer(server, `create database ${name} template ${template} strategy file_copy`)
  const url = addressOf(server, name)
  const { db, pool, close } = openDatabase(url, { max: 5 })
  const drop = async () => {
    await close()
    await onServer(server, `drop database ${name} with (force)`)
  }
  return { url, db, pool, drop }
}

let connection: Promise<pg.Client> | undefined

/** One connection per test file serves all its clones; it does not keep the file from ending. */
async function onServer(url: string, sql: string) {
  connection ??= (async () => {
    const client = new pg.Client(url)
    await client.connect()
    ;(client as unknown as { connection: { stream: { unref(): void } } }).connection.stream.unref()
    return client
  })()
  await (await connection).query(sql)
}
