import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { constants, createWriteStream } from 'node:fs'
import { lstat, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import type pg from 'pg'
import type { House } from '../house.ts'
import { moveOn } from '../journal/reader.ts'
import { kindNamed } from '../kinds/index.ts'
import type { Db } from '../platform/db.ts'
import { errorName } from '../platform/error-name.ts'
import { ifNone } from '../platform/if-none.ts'
import { onConnection } from '../platform/in-transaction.ts'
import { openTable } from '../platform/read-table.ts'
import { Refusal } from '../platform/refusal.ts'
import { tableStream } from '../platform/table.ts'
import { csvLine } from '../platform/table-csv.ts'
import { writeWhole } from '../platform/write-whole.ts'
import { type LineNo, reportHead, reportRow } from '../refusals/by-line.ts'
import { eventsAfter, eyesOfNeighbour } from './events.ts'
import type { Neighbour } from './keys.ts'
import { takeJson, takeTable } from './take-rows.ts'

/*
 * Files with 110 and 12345, who have no wire to us but a folder: ours, or one that is mounted. In `in` a neighbour lays lists, each with its
 * signature beside it (`list.csv`, `list.csv.sig`); what was done with one is found in `processed` or `refused`, with a report.
 * In `out` it finds what became of what it brought. The signature comes last: what has none is not written whole yet.
 */

const MOST_JSON = 64 * 2 ** 20
/** More in one report nobody reads; how many there were is in the result. */
const MOST_TOLD = 100_000
/** A signature that does not fit may be of a file that is still on its way. */
const PATIENCE = 60_000
const MOST_NAME = 180

const aboutFiles = (bureauId: number, id: string) => `neighbour-files ${bureauId} ${id}`

/** Gives a neighbour a folder of its own; answers what files are signed with, shown once. Given anew, the one before is worth nothing. */
export async function giveFolder(
  { db, suite }: Pick<House, 'db' | 'suite'>,
  bureauId: number,
  id: string,
  form: 'csv' | 'json',
): Promise<{ folder: string; secret: string }> {
  const secret = randomBytes(24).toString('hex')
  const { numUpdatedRows } = await db
    .updateTable('neighbour')
    .set({ file_secret: suite.seal(secret, aboutFiles(bureauId, id)), file_form: form })
    .where('bureau_id', '=', bureauId)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Refusal(404, 'unknown-neighbour')
  return { folder: id, secret }
}

type Rooms = House
type Exchange = Neighbour & { secret: string; form: 'csv' | 'json' }

/** Goes through all folders once. Of two workers one takes a folder; who was killed leaves all as it was, and the next goes on. */
export async function exchangeAll(house: Rooms): Promise<number> {
  const { drop } = house.config
  if (drop === undefined) return 0
  let taken = 0
  for (const neighbour of await exchanging(house)) {
    try {
      taken += await alone(house, neighbour, () => exchange(house, join(drop, neighbour.id), neighbour))
    } catch (error) {
      // One folder that cannot be written keeps nobody else waiting.
      noteFailed(house, neighbour, error)
    }
  }
  return taken
}

/** Nothing where somebody else is at it. The lock is gone with the connection, however that ends. */
function alone({ pool }: Rooms, { id }: Exchange, work: () => Promise<number>): Promise<number> {
  const key = [['xjw-drop', id].join(' ')]
  const unlock = (client: pg.PoolClient) => client.query('select pg_advisory_unlock(hashtextextended($1, 0))', key)
  const once = async (client: pg.PoolClient) => {
    const { rows } = await client.query('select pg_try_advisory_lock(hashtextextended($1, 0)) as mine', key)
    if (!rows[0].mine) return 0
    const done = await work()
    await unlock(client)
    return done
  }
  return onConnection(pool, once, unlock)
}

/** By number and code alone: a name or a path that a neighbour chose may hold what people said. */
const noteFailed = ({ log }: Pick<House, 'log'>, { bureauId, id }: Exchange, error: unknown) =>
  log.error({ bureau: bureauId, neighbour: id, code: errorName(error) }, 'files of a neighbour could not be exchanged')

async function exchanging({ db, suite }: Rooms): Promise<Exchange[]> {
  const rows = await db
    .selectFrom('neighbour')
    .selectAll()
    .where('ended_at', 'is', null)
    .where('file_secret', 'is not', null)
    .execute()
  return rows.map(row => ({
    id: row.id,
    bureauId: row.bureau_id,
    name: row.name,
    scopes: row.scopes as Exchange['scopes'],
    perMinute: row.per_minute,
    form: row.file_form!,
    secret: suite.unseal(row.file_secret!, aboutFiles(row.bureau_id, row.id)),
  }))
}

async function exchange(house: Rooms, folder: string, neighbour: Exchange): Promise<number> {
  for (const name of ['in', 'out', 'processed', 'refused']) await plainFolder(join(folder, name))
  await sweepUnfinished(house, folder, neighbour)
  let taken = 0
  if (neighbour.scopes.includes('requests')) {
    const names = new Set(await readdir(join(folder, 'in')))
    await forgetGone(house, neighbour, names)
    for (const name of [...names].sort())
      if (/^[^.].*\.(csv|json|xlsx)$/i.test(name) && names.has(`${name}.sig`))
        try {
          taken += (await takeFile(house, folder, name, neighbour)) ? 1 : 0
        } catch (error) {
          noteFailed(house, neighbour, error)
        }
  }
  if (neighbour.scopes.includes('events')) await writeOut(house, folder, neighbour)
  return taken
}

/** A link that a neighbour laid in place of a folder would have us write elsewhere; the folder of all four may be one of ours. */
async function plainFolder(path: string): Promise<void> {
  const there = await lstat(path).catch(ifNone(undefined))
  if (there === undefined) await mkdir(path, { recursive: true, mode: 0o770 })
  else if (!there.isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' })
}

/** What was being written when whoever wrote it was killed. The folder is held: nobody else is at it. */
async function sweepUnfinished({ config }: Rooms, folder: string, { id }: Exchange): Promise<void> {
  const sweep = async (path: string, isLeft: (name: string) => boolean) => {
    for (const name of await readdir(path)) if (isLeft(name)) await rm(join(path, name), { force: true })
  }
  for (const name of ['out', 'processed', 'refused'])
    await sweep(join(folder, name), one => /^\.[0-9a-f]{24}\.part$/.test(one))
  const aside = asideFolder(config)
  await mkdir(aside, { recursive: true, mode: 0o700 })
  await sweep(aside, one => one.startsWith(`${id}.`))
}

/** Where lists lie while they are read: what was signed is then what is read, whatever becomes of the file that it was. */
const asideFolder = ({ dataDir }: Rooms['config']) => join(dataDir, 'drop')

/** Opens a file that a neighbour laid there: no link is followed, no pipe waited for. Refuses (422) `not-a-plain-file`. */
async function openPlain(path: string) {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants
  const file = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ELOOP' || error.code === 'ENXIO' ? new Refusal(422, 'not-a-plain-file') : error
  })
  const found = await file.stat()
  if (found.isFile()) return { file, ...found }
  await file.close()
  throw new Refusal(422, 'not-a-plain-file')
}

/** Lays a copy aside while it is read once; answers the HMAC-SHA-256 of that copy, and how old the file is. */
async function layAside(path: string, aside: string, secret: string): Promise<{ hmac: Buffer; mtimeMs: number }> {
  const { file, mtimeMs } = await openPlain(path)
  const hmac = createHmac('sha256', secret)
  await pipeline(
    file.createReadStream({ highWaterMark: 1 << 17 }),
    async function* (chunks) {
      for await (const chunk of chunks) {
        hmac.update(chunk as Buffer)
        yield chunk
      }
    },
    createWriteStream(aside, { flags: 'wx', mode: 0o600 }),
  )
  return { hmac: hmac.digest(), mtimeMs }
}

/** Hex or base64, alone or as `openssl dgst` writes it. */
async function isSigned(signature: string, wanted: Buffer): Promise<boolean> {
  const { file, size } = await openPlain(signature)
  const text = size > 1000 ? '' : await file.readFile('utf8')
  await file.close()
  // The last word, as every tool prints it: alone, after a space, or after `sha256=`; base64 may end in `=` itself.
  const word = text.trim().split(/\s/).at(-1) ?? ''
  const said = word.slice(word.slice(0, -1).lastIndexOf('=') + 1)
  const given = /^[0-9a-f]{64}$/i.test(said) ? Buffer.from(said, 'hex') : Buffer.from(`${said}`, 'base64')
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

async function takeFile(house: Rooms, folder: string, name: string, neighbour: Exchange): Promise<boolean> {
  const result = { file: name, rows: 0, added: 0, known: 0, refused: 0, code: null as string | null }
  const faults: LineNo[] = []
  const tries = triesOf(house, neighbour, name)
  if (await tries.mustWait()) return false
  let begun = 0
  const aside = join(asideFolder(house.config), `${neighbour.id}.${randomBytes(12).toString('hex')}`)
  try {
    const { hmac, mtimeMs } = await layAside(join(folder, 'in', name), aside, neighbour.secret)
    if (!(await isSigned(join(folder, 'in', `${name}.sig`), hmac))) {
      if (house.now().getTime() - mtimeMs < PATIENCE) return false
      throw new Refusal(422, 'bad-signature')
    }
    begun = await tries.begin()
    if (begun > MOST_TRIES) throw new Refusal(422, 'failed-here')
    const ask = { house, bureauId: neighbour.bureauId, neighbour, dry: false }
    for await (const step of /\.json$/i.test(name)
      ? takeJson(await textOf(aside), ask)
      : takeTable((await openTable(aside)).rows, ask)) {
      result.rows += step.rows
      result.added += step.added
      result.known += step.known
      result.refused += new Set(step.faults.map(({ line }) => line)).size
      faults.push(...step.faults.slice(0, MOST_TOLD - faults.length))
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    if (!(error instanceof Refusal)) {
      const last = begun || (await tries.begin())
      await tries.waitAfter(last)
      if (last < MOST_TRIES) throw error
      noteFailed(house, neighbour, error)
    }
    result.code = error instanceof Refusal ? error.code : 'failed-here'
    faults.push({ line: 0, field: '', code: result.code })
  } finally {
    await rm(aside, { force: true })
  }
  // Its rows are in: where it cannot be laid away it is found again, all of it known, and is no list that failed.
  await tries.forget()
  try {
    await layResult(house, folder, name, result, faults)
  } catch (error) {
    await tries.waitAfter(1)
    throw error
  }
  return true
}

type Result = { code: string | null } & Record<string, unknown>

async function layResult(
  house: Rooms,
  folder: string,
  name: string,
  result: Result,
  faults: readonly LineNo[],
): Promise<void> {
  const file = join(folder, 'in', name)
  const to = join(folder, result.code === null ? 'processed' : 'refused')
  // The same name may come every day: what it holds tells one from another.
  const stamp = house.now().toISOString().slice(0, 19).replace(/[-:]/g, '')
  const target = join(to, `${stamp}-${shortened(name)}`)
  if (faults.length > 0)
    await writeWhole(
      `${target}.report.csv`,
      `\ufeff${[reportHead, ...faults.map(reportRow)].map(csvLine).join('')}`,
      forThem,
    )
  await writeWhole(`${target}.result.json`, `${JSON.stringify(result)}\n`, forThem)
  // The signature first: without it the file is looked at no more.
  await rename(`${file}.sig`, `${target}.sig`)
  await rename(file, target)
}

/** Failed in a way that nobody foresaw so often, a list is refused: it lies with its reason, and may be laid there again. */
const MOST_TRIES = 8
const waits = (tries: number) => Math.min(60_000 * 2 ** (tries - 1), 3_600_000)

/** A name may hold what people said. */
const inTries = (suite: House['suite'], id: string, name: string) => suite.hmac('drop-try', `${id} ${name}`)

/** What the neighbour took away again, or was laid away, is tried no more. */
async function forgetGone({ db, suite }: Rooms, { bureauId, id }: Exchange, names: ReadonlySet<string>): Promise<void> {
  const there = [...names].map(name => inTries(suite, id, name))
  await sql`delete from drop_try
    where bureau_id = ${bureauId} and neighbour_id = ${id} and file <> all(${there}::bytea[])`.execute(db)
}

function triesOf({ db, suite, now }: Rooms, { bureauId, id }: Exchange, name: string) {
  const file = inTries(suite, id, name)
  const mine = sql`bureau_id = ${bureauId} and neighbour_id = ${id} and file = ${file}`
  return {
    mustWait: async () => {
      const { rows } = await sql`select from drop_try where ${mine} and try_at > ${now()}`.execute(db)
      return rows.length > 0
    },
    /** How often it was begun, this time among them: whoever is killed has begun as well. */
    begin: async () => {
      const { rows } = await sql<{ tries: number }>`
        insert into drop_try (bureau_id, neighbour_id, file, tries, try_at) values (${bureauId}, ${id}, ${file}, 1, ${now()})
        on conflict (bureau_id, neighbour_id, file) do update set tries = drop_try.tries + 1 returning tries`.execute(
        db,
      )
      return rows[0]!.tries
    },
    waitAfter: (tries: number) =>
      sql`insert into drop_try (bureau_id, neighbour_id, file, tries, try_at)
        values (${bureauId}, ${id}, ${file}, 0, ${new Date(now().getTime() + waits(tries))})
        on conflict (bureau_id, neighbour_id, file) do update set try_at = excluded.try_at`.execute(db),
    forget: () => sql`delete from drop_try where ${mine}`.execute(db),
  }
}

/** A name may have 255 bytes, and ours are longer by the time and what they end in: its end goes, never half a sign. */
function shortened(name: string): string {
  if (Buffer.byteLength(name) <= MOST_NAME) return name
  const ending = name.slice(name.lastIndexOf('.'))
  let kept = ''
  for (const sign of name) {
    if (Buffer.byteLength(kept + sign + ending) > MOST_NAME) break
    kept += sign
  }
  return kept + ending
}

async function textOf(file: string): Promise<string> {
  if ((await stat(file)).size > MOST_JSON) throw new Refusal(422, 'table-too-large')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file))
  } catch {
    throw new Refusal(422, 'not-a-list')
  }
}

/** A neighbour's folder is theirs, too. */
const forThem = { mode: 0o660 }

const columns = ['external_id', 'service_request_id', 'kind', 'status', 'state', 'updated_datetime', 'pos'] as const

/**
 * What became of what it brought, since the last file. The file is named by where it begins and ends: who is killed between writing
 * it and noting so writes the same one again.
 */
async function writeOut(house: Rooms, folder: string, neighbour: Exchange): Promise<void> {
  const { bureauId, id, form, secret } = neighbour
  const reader = `drop ${id}`
  const { rows: read } = await sql<{ pos: string }>`
    select pos from reader where bureau_id = ${bureauId} and name = ${reader}`.execute(house.db)
  const from = Number(read[0]?.pos ?? 0)
  const { events, next } = await eventsAfter(house, bureauId, from, eyesOfNeighbour(bureauId, id))
  if (next === from) return
  const own = await ownNumbers(house.db, bureauId, id, [...new Set(events.map(({ matter }) => matter))])
  const rows = events.flatMap(({ matter, kind, state, at, pos }) => {
    const number = own.get(matter)
    if (number === undefined) return []
    const status = kindNamed(kind)?.ends.includes(state) ? 'closed' : 'open'
    return [[number, matter, kind, status, state, at, pos]]
  })
  if (rows.length > 0) {
    const path = join(folder, 'out', `${from + 1}-${next}.${form}`)
    const contents =
      form === 'json'
        ? Buffer.from(JSON.stringify(rows.map(row => Object.fromEntries(columns.map((name, i) => [name, row[i]])))))
        : await buffer(tableStream({ title: 'out', header: columns, rows, at: house.now() }, 'csv'))
    await writeWhole(path, contents, forThem)
    await writeWhole(`${path}.sig`, `${createHmac('sha256', secret).update(contents).digest('hex')}\n`, forThem)
  }
  await moveOn(house.pool, bureauId, reader, { from, to: next })
}

/** By which number they know each of these. */
async function ownNumbers(db: Db, bureauId: number, neighbourId: string, matters: readonly string[]) {
  if (matters.length === 0) return new Map<string, string>()
  const rows = await db
    .selectFrom('neighbour_sent')
    .select(['matter_id', 'own'])
    .where('bureau_id', '=', bureauId)
    .where('neighbour_id', '=', neighbourId)
    .where('matter_id', 'in', matters)
    .where('own', 'is not', null)
    .execute()
  return new Map(rows.map(row => [row['matter_id'] as string, row['own'] as string]))
}
