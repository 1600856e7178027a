import { createHash, type Hash } from 'node:crypto'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { House } from '../house.ts'
import { errorName } from '../platform/error-name.ts'
import { ifNone } from '../platform/if-none.ts'
import type { Queue, Wanted } from '../platform/jobs.ts'
import { openTable } from '../platform/read-table.ts'
import { Refusal } from '../platform/refusal.ts'
import { type ChangeOf, type RowOf, rowsOf } from '../platform/rows-of.ts'
import { writeWhole } from '../platform/write-whole.ts'
import type { LineNo } from '../refusals/by-line.ts'
import type { Neighbour } from './keys.ts'
import { takeTable } from './take-rows.ts'

/*
 * Lists of requests that somebody hands in at the console: looked at first, taken once they say so, by a worker, line after line from
 * where it was. The row says how far; whoever is killed is followed by another one after a minute, and each line is there once.
 */

const QUEUE = 'imports'
const SECOND = 1000
const DAY = 86_400 * SECOND
/** Who has not said for so long that it is still at it has fallen over. */
const FELL_OVER = 60 * SECOND
const RENEWED = 15 * SECOND
/** Begun so often without coming on, it is not begun by itself any more: about two hours. */
const MOST_TRIES = 8
const waits = (tries: number) => Math.min(60 * SECOND * 2 ** (tries - 1), 3600 * SECOND)
/** A list that nobody took is not kept: it holds what people said. */
export const KEPT_DAYS = 7
const MOST_FAULTS = 10_000

const fileOf = (dataDir: string, id: string) => join(dataDir, 'imports', id)

async function* whole(stream: Readable & { truncated?: boolean }, digest: Hash): AsyncGenerator<Buffer, void> {
  for await (const piece of stream) {
    digest.update(piece as Buffer)
    yield piece as Buffer
  }
  if (stream.truncated) throw new Refusal(413, 'table-too-large')
}

/**
 * Lays a list where the worker finds it, and asks that it be looked at; answers its id. Refuses `table-too-large` (413).
 * @param asOne told what the file holds, does the rest, or answers the id under which it lies already
 */
export async function handIn(
  house: Pick<House, 'db' | 'config' | 'now'>,
  by: { bureauId: number; neighbourId: string; author: string; id: string },
  file: { stream: Readable & { truncated?: boolean }; name: string },
  asOne: (sha256: string, work: () => Promise<string>) => Promise<string> = (_, work) => work(),
): Promise<string> {
  const { dataDir } = house.config
  await mkdir(join(dataDir, 'imports'), { recursive: true, mode: 0o700 })
  const path = fileOf(dataDir, by.id)
  const digest = createHash('sha256')
  await writeWhole(path, whole(file.stream, digest))
  const note = async () => {
    await house.db
      .insertInto('import')
      .values({
        bureau_id: by.bureauId,
        id: by.id,
        neighbour_id: by.neighbourId,
        author: by.author,
        name: file.name.slice(0, 120),
        made_at: house.now(),
        state: 'looking',
      })
      .execute()
    return by.id
  }
  try {
    const id = await asOne(digest.digest('hex'), note)
    if (id !== by.id) await rm(path, { force: true })
    return id
  } catch (error) {
    if (error instanceof Refusal) await rm(path, { force: true })
    throw error
  }
}

/** Takes what was looked at. Refuses `unknown-import` (404) and `not-at-this-step` (409). */
export const takeImport = (house: Pick<House, 'db' | 'now'>, bureauId: number, id: string): Promise<void> =>
  moved(house, bureauId, id, ['looked'], {
    state: 'taking',
    line: 0,
    rows: 0,
    share: 0,
    added: 0,
    known: 0,
    refused: 0,
    began_at: null,
    held_at: null,
    ...fresh,
  })

const fresh = { tries: 0, try_at: null, last: null }

/** What was given up is begun again where it was. Refuses `unknown-import` (404) and `not-at-this-step` (409). */
export const tryImportAgain = (house: Pick<House, 'db' | 'now'>, bureauId: number, id: string): Promise<void> =>
  moved(house, bureauId, id, ['failed'], {
    ...fresh,
    state: sql<Import['state']>`failed_in`,
    code: null,
    ended_at: null,
    held_at: null,
  })

/** Lets it be: what was taken stays, the rest is not taken, and the file goes. */
export async function dropImport(
  house: Pick<House, 'db' | 'now' | 'config'>,
  bureauId: number,
  id: string,
): Promise<void> {
  await moved(house, bureauId, id, ['looking', 'looked', 'taking', 'failed'], {
    state: 'dropped',
    ended_at: house.now(),
  })
  await rm(fileOf(house.config.dataDir, id), { force: true })
}

async function moved(
  { db }: Pick<House, 'db'>,
  bureauId: number,
  id: string,
  from: Import['state'][],
  set: ChangeOf<'import'>,
) {
  const { numUpdatedRows } = await db
    .updateTable('import')
    .set(set)
    .where('bureau_id', '=', bureauId)
    .where('id', '=', id)
    .where('state', 'in', from)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) return
  const there = await rowsOf(db, bureauId, 'import').select('id').where('id', '=', id).executeTakeFirst()
  throw there ? new Refusal(409, 'not-at-this-step') : new Refusal(404, 'unknown-import')
}

/** A number of its own for each piece of work: looking, taking, and whenever somebody fell over. */
const wantedAt = (row: string, at: Date, state: string): Wanted => ({
  row,
  at,
  n: Math.floor(at.getTime() / SECOND) * 2 + (state === 'taking' ? 1 : 0),
})

export const importQueue = (house: House): Queue => ({
  name: QUEUE,
  wanted: async () => {
    const { rows } = await sql<{ id: string; at: Date; state: string }>`select id, state,
        greatest(coalesce(held_at + ${`${FELL_OVER} milliseconds`}::interval, made_at), try_at) as at
      from import where state in ('looking', 'taking') order by made_at limit 100`.execute(house.db)
    return rows.map(({ id, at, state }) => wantedAt(id, at, state))
  },
  work: async id => {
    await work(house, id)
    return undefined
  },
  atOnce: 1,
  expires: 3600,
})

type Import = RowOf<'import'>
/** One at which somebody is to work, and whose it is. */
type Row = Import & { state: 'looking' | 'taking'; neighbour: string; scopes: Neighbour['scopes']; per_minute: number }

/** Looks at it, or takes it, to its end; nothing where somebody else is at it. */
export async function work(house: House, id: string, renewMs = RENEWED): Promise<void> {
  const { db, now } = house
  const held = now()
  const { rows } = await sql<Row>`
    update import i set held_at = ${held}, began_at = coalesce(began_at, ${held}), tries = i.tries + 1 from neighbour n
    where i.id = ${id} and i.state in ('looking', 'taking') and (i.try_at is null or i.try_at <= ${held})
      and (i.held_at is null or i.held_at <= ${new Date(held.getTime() - FELL_OVER)})
      and n.bureau_id = i.bureau_id and n.id = i.neighbour_id
    returning i.*, n.name as neighbour, n.scopes, n.per_minute`.execute(db)
  const [row] = rows
  if (!row) return
  const hold = holdOf(house, row, held, renewMs)
  try {
    // Begun so often, it was killed each time: by what it holds, or by what it needs.
    if (row.tries > MOST_TRIES) await hold.move(from => giveUp(house, row, from, row.last ?? 'killed'))
    else await workAt(house, row, hold)
  } catch (error) {
    await fellOver(house, row, hold, error)
    throw error
  } finally {
    hold.release()
  }
}

/** It failed in a way that nobody foresaw: tried again ever later, then given up until somebody says otherwise. */
async function fellOver(house: House, row: Row, hold: Hold, error: unknown): Promise<void> {
  const last = errorName(error)
  await hold.move(async from => {
    const { rows } = await sql<{ tries: number }>`select tries from import
      where bureau_id = ${row.bureau_id} and id = ${row.id}`.execute(house.db)
    const tries = rows[0]?.tries ?? MOST_TRIES
    if (tries >= MOST_TRIES) return giveUp(house, row, from, last)
    const at = new Date(house.now().getTime() + waits(tries))
    return write(house, row, from, { held_at: null, try_at: at, last })
  })
}

const giveUp = (house: House, row: Row, from: Date, last: string) =>
  finish(house, row, from, { state: 'failed', failed_in: row.state, code: 'failed-here', last })

async function workAt(house: House, row: Row, hold: Hold): Promise<void> {
  const { db } = house
  const { id } = row
  const dry = row.state === 'looking'
  const neighbour: Neighbour = {
    id: row.neighbour_id,
    bureauId: row.bureau_id,
    name: row.neighbour,
    scopes: row.scopes,
    perMinute: row.per_minute,
  }
  if (dry || row.line === 0)
    await sql`delete from import_fault where bureau_id = ${row.bureau_id} and import_id = ${id}`.execute(db)
  // Looked at from the beginning; taken from where it was.
  const before = dry
    ? { line: 0, rows: 0, added: 0, known: 0, refused: 0 }
    : { line: row.line, rows: row.rows, added: row.added, known: row.known, refused: row.refused }
  const path = fileOf(house.config.dataDir, id)
  try {
    const table = await openTable(path)
    const count = { ...before }
    for await (const step of takeTable(table.rows, {
      house,
      bureauId: row.bureau_id,
      neighbour,
      dry,
      after: before.line,
    })) {
      count.rows += step.rows
      count.added += step.added
      count.known += step.known
      count.refused += new Set(step.faults.map(({ line }) => line)).size
      const said = { ...count, line: step.line, share: table.share(), passed_over: [...step.passedOver] }
      // Dropped, or somebody else's by now.
      if (!(await hold.move((from, to) => noteStep(house, row, { from, to }, said, step.faults)))) return
    }
    await hold.move(from => finish(house, row, from, { state: dry ? 'looked' : 'taken', share: 1 }))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await hold.move(from => finish(house, row, from, { state: 'refused', code: error.code }))
  }
  const left = await db.selectFrom('import').select('state').where('id', '=', id).executeTakeFirst()
  // Meanwhile somebody may have let it be taken, or another worker be at it: it is still read.
  if (!left || ['taken', 'refused'].includes(left['state'])) await rm(path, { force: true })
}

type Hold = {
  /** Writes to the row while it is ours; where that answers true, it is held from `to` on. One after another. */
  move: (write: (from: Date, to: Date) => Promise<boolean>) => Promise<boolean>
  release: () => void
}

/** Says again and again that somebody is at it: to look through a very large list once takes longer than a minute. */
function holdOf({ db, now, log }: House, { bureau_id, id, state }: Row, held: Date, renewMs: number): Hold {
  let holding = held
  let last: Promise<unknown> = Promise.resolve()
  const move: Hold['move'] = write => {
    const mine = last.then(async () => {
      // A step of its own each time, also where the clock stands.
      const to = new Date(Math.max(now().getTime(), holding.getTime() + 1))
      const done = await write(holding, to)
      if (done) holding = to
      return done
    })
    last = mine.catch(() => {})
    return mine
  }
  const renew = async (from: Date, to: Date) => {
    const { rows } = await sql`update import set held_at = ${to}
      where bureau_id = ${bureau_id} and id = ${id} and state = ${state} and held_at = ${from} returning id`.execute(db)
    return rows.length > 0
  }
  const timer = setInterval(() => {
    move(renew).catch(error => log.warn({ err: error, import: id }, 'a list could not be held'))
  }, renewMs)
  return { move, release: () => clearInterval(timer) }
}

async function noteStep(
  { db }: House,
  { bureau_id, id, state }: Row,
  { from, to }: { from: Date; to: Date },
  set: Pick<Import, 'line' | 'rows' | 'share' | 'added' | 'known' | 'refused' | 'passed_over'>,
  faults: readonly LineNo[],
): Promise<boolean> {
  const rows = faults.map(({ limit = null, ...one }, n) => ({ ...one, n, most: limit }))
  const { rows: mine } = await sql`
    with mine as (update import set held_at = ${to}, line = ${set.line}, rows = ${set.rows}, share = ${set.share},
        added = ${set.added}, known = ${set.known}, refused = ${set.refused}, passed_over = ${set.passed_over},
        -- Whoever comes on is not stuck; looked at from the beginning each time, it may be.
        tries = case when state = 'taking' then 1 else tries end
      where bureau_id = ${bureau_id} and id = ${id} and state = ${state} and held_at = ${from} returning id),
    told as (insert into import_fault (bureau_id, import_id, line, n, field, code, most)
      select ${bureau_id}, mine.id, x.line, x.n, x.field, x.code, x.most
      from mine, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(line int, n int, field text, code text, most int)
      where ${set.refused}::int <= ${MOST_FAULTS} on conflict do nothing)
    select id from mine`.execute(db)
  return mine.length > 0
}

const finish = (house: House, row: Row, held: Date, set: ChangeOf<'import'>): Promise<boolean> =>
  write(house, row, held, { ...set, ended_at: house.now(), held_at: null })

async function write(
  { db }: House,
  { bureau_id, id, state }: Row,
  held: Date,
  set: ChangeOf<'import'>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('import')
    .set(set)
    .where('bureau_id', '=', bureau_id)
    .where('id', '=', id)
    .where('state', '=', state)
    .where('held_at', '=', held)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Lists that lay there for a week, and files that no list needs any more or never came to be one, go. */
export async function forgetImports(house: House): Promise<void> {
  const before = new Date(house.now().getTime() - KEPT_DAYS * DAY)
  const { rows } = await sql<{ bureau_id: number; id: string }>`
    select bureau_id, id from import where state in ('looking', 'looked', 'failed') and made_at < ${before}`.execute(
    house.db,
  )
  for (const { bureau_id, id } of rows) await dropImport(house, bureau_id, id).catch(() => {})
  await removeUnknown(house)
}

/** Whoever was killed between the file and its row, either way, left what people said lying there. */
async function removeUnknown({ db, config, now }: House): Promise<void> {
  const folder = join(config.dataDir, 'imports')
  const names = await readdir(folder).catch(ifNone<string[]>([]))
  if (names.length === 0) return
  const { rows } = await sql<{ id: string }>`
    select id from import where state in ('looking', 'looked', 'taking', 'failed')`.execute(db)
  const wanted = new Set(rows.map(({ id }) => id))
  for (const name of names) {
    if (wanted.has(name)) continue
    const path = join(folder, name)
    const there = await stat(path).catch(ifNone(undefined))
    // A day: it may be on its way still.
    if (there && there.mtimeMs < now().getTime() - DAY) await rm(path, { force: true })
  }
}

export type ImportShown = {
  id: string
  name: string
  neighbour: string
  author: string
  madeAt: Date
  state: string
  rows: number
  share: number
  added: number
  known: number
  refused: number
  passedOver: string[]
  code: string | null
  /** What it failed by the last time, by its name. */
  last: string | null
  /** Until the end, as it went so far; where it is being worked on. */
  secondsLeft: number | null
}

/** The latest lists of a bureau. */
export async function importsOf({ db, now }: Pick<House, 'db' | 'now'>, bureauId: number): Promise<ImportShown[]> {
  const { rows } = await sql<Import & { neighbour: string }>`select i.*, n.name as neighbour from import i
    join neighbour n on n.bureau_id = i.bureau_id and n.id = i.neighbour_id
    where i.bureau_id = ${bureauId} order by i.made_at desc limit 30`.execute(db)
  const at = now().getTime()
  return rows.map(row => {
    const went = row.began_at === null ? 0 : (at - row.began_at.getTime()) / SECOND
    const busy = ['looking', 'taking'].includes(row.state) && row.share > 0.01
    return {
      id: row.id,
      name: row.name,
      neighbour: row.neighbour,
      author: row.author,
      madeAt: row.made_at,
      state: row.state,
      rows: row.rows,
      share: row.share,
      added: row.added,
      known: row.known,
      refused: row.refused,
      passedOver: row.passed_over,
      code: row.code,
      last: row.last,
      secondsLeft: busy ? Math.round((went / row.share) * (1 - row.share)) : null,
    }
  })
}

/** What is wrong in a list, line by line. */
export async function importFaults(
  { db }: Pick<House, 'db'>,
  bureauId: number,
  id: string,
  most: number,
): Promise<LineNo[]> {
  const { rows } = await sql<RowOf<'import_fault'>>`select line, field, code, most from import_fault
    where bureau_id = ${bureauId} and import_id = ${id} order by line, n limit ${most}`.execute(db)
  return rows.map(({ line, field, code, most: limit }) => ({ line, field, code, limit: limit ?? undefined }))
}
