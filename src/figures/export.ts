import type { Writable } from 'node:stream'
import type pg from 'pg'
import type { House } from '../house.ts'
import { about, contentIn } from '../journal/chain.ts'
import { isoOf, type Matter, timeOf } from '../matters/matter.ts'
import { isSealed, isUnnamed } from '../matters/sealed.ts'
import { canonical } from '../platform/canonical.ts'
import { inTransaction } from '../platform/in-transaction.ts'
import { put } from '../platform/put.ts'

/** What one line is made of, and what is left out. */
export type Wanted = {
  bureauId: number
  /** What was said and who the people are, opened with the key of this house; else ids and codes only. */
  contents: boolean
  /** Complaints about a person before they are disclosed (R25), and protected matters (R26). */
  walled: boolean
}

export type Exported = { matters: number; entries: number; promises: number; leftOut: number }

const AT_ONCE = 500
type Row = Record<string, any>

/**
 * Every matter of a bureau as it lay there at one moment, in the order in which they came: as a line of JSON with its history (keys
 * in their one order, instants in UTC), and each promise as a line of CSV. The same matters give the same bytes: when something
 * was written down, and under which transaction, is left out, as are hashes, which cover it.
 */
export async function exportMatters(
  { pool, suite }: Pick<House, 'pool' | 'suite'>,
  { bureauId, contents, walled }: Wanted,
  out: { matters?: Writable | undefined; promises?: Writable | undefined },
  progress: (done: number, of: number) => void,
): Promise<Exported> {
  const done: Exported = { matters: 0, entries: 0, promises: 0, leftOut: 0 }
  const work = async (client: pg.PoolClient) => {
    await client.query('set local idle_in_transaction_session_timeout = 0')
    const shown = `bureau_id = $1 ${walled ? '' : `and wall is distinct from 'inspection' and not protected`}`
    const { rows: counted } = await client.query<{ all: number; shown: number }>(
      `select count(*)::int as all, count(*) filter (where ${shown})::int as shown from matter where bureau_id = $1`,
      [bureauId],
    )
    done.leftOut = counted[0]!.all - counted[0]!.shown
    await put(out.promises, `${COLUMNS.join(',')}\n`)
    await client.query(
      `declare line_of_matters no scroll cursor for
       select m.*, u.code as unit_code from matter m join unit u on u.bureau_id = m.bureau_id and u.id = m.unit_id
       where m.${shown} order by m.opened_at, m.id`,
      [bureauId],
    )
    for (;;) {
      const { rows: matters } = await client.query<Row>(`fetch ${AT_ONCE} from line_of_matters`)
      if (matters.length === 0) break
      const ids = matters.map(({ id }) => id)
      const of = await rowsOf(client, bureauId, ids, contents, shown)
      for (const matter of matters) {
        const mine = (table: keyof typeof of) => of[table].get(matter['id']) ?? []
        const line = lineOf(matter, mine, contents ? opener(suite, bureauId) : undefined)
        await put(out.matters, `${canonical(line)}\n`)
        for (const promise of mine('promise')) await put(out.promises, `${csvLine(matter, promise)}\n`)
        done.matters++
        done.entries += mine('entry').length
        done.promises += mine('promise').length
      }
      progress(done.matters, counted[0]!.shown)
    }
  }
  await inTransaction(pool, work, 'repeatable read read only')
  return done
}

const tables = {
  entry: 'no, command_id, actor, post, move, said_at, state_after',
  promise:
    'no, measure, edition, text, "limit", cap, by_post, started, due, provisional, calendar_edition, pauses, met_at, void_at, late',
  notice: 'entry_no, name, role, recipient',
  paper: 'entry_no, name, series, unit_id, year, n',
  link: '"as", to_matter',
  evidence: `entry_no, encode(sha256, 'hex') as sha256`,
} as const
const orders: Record<keyof typeof tables, string> = {
  entry: 'no',
  promise: 'no',
  notice: 'entry_no, name, recipient',
  paper: 'entry_no, name',
  link: '"as", to_matter',
  evidence: 'entry_no, sha256',
}

type Of = Record<keyof typeof tables | 'content' | 'people_private', Map<string, Row[]>>

async function rowsOf(
  client: pg.PoolClient,
  bureauId: number,
  ids: string[],
  contents: boolean,
  shown: string,
): Promise<Of> {
  const of = {} as Of
  const take = async (name: keyof Of, sql: string) => {
    const { rows } = await client.query<Row>(sql, [bureauId, ids])
    of[name] = Map.groupBy(rows, row => row['matter'])
  }
  for (const [table, columns] of Object.entries(tables) as [keyof typeof tables, string][]) {
    const key = table === 'link' ? 'from_matter' : 'matter_id'
    // A link to what is left out says that it is there.
    const seen = table === 'link' ? `and exists (select from matter m where m.id = to_matter and m.${shown})` : ''
    await take(
      table,
      `select ${key} as matter, ${columns} from ${table} where bureau_id = $1 and ${key} = any($2::uuid[]) ${seen} order by ${orders[table]}`,
    )
  }
  const sealed = (table: string, columns: string) =>
    `select matter_id as matter, ${columns} from ${table} left join data_key k using (bureau_id, matter_id) where bureau_id = $1 and matter_id = any($2::uuid[]) and ${contents}`
  await take('content', sealed('content', 'entry_no, keyed(sealed, k.words) as sealed, salt, rule'))
  await take(
    'people_private',
    `${sealed('people_private', 'id, role, keyed(sealed, k.people) as sealed, rule')} order by role, id`,
  )
  return of
}

type Opener = { content: (row: Row, matter: Row, entry: Row) => unknown; person: (row: Row) => unknown }

/** Null where it was destroyed. */
function opener(suite: House['suite'], bureauId: number): Opener {
  return {
    content: (row, matter, entry) =>
      row['sealed'] &&
      JSON.parse(
        contentIn(suite, row as { sealed: Buffer }, about.content(bureauId, matter['id'], entry['command_id'])).text,
      ),
    person: row => row['sealed'] && JSON.parse(suite.unseal(row['sealed'], about.person(bureauId, row['id']))),
  }
}

function lineOf(matter: Row, mine: (table: keyof Of) => Row[], opens: Opener | undefined) {
  const at = (value: Date | null) => isoOf(timeOf(value))
  const of = matter as Matter
  const said = new Map(mine('content').map(row => [row['entry_no'], row]))
  const people = new Map(mine('people_private').map(row => [row['id'], row]))
  const papers = Map.groupBy(mine('paper'), row => row['entry_no'])
  const told = Map.groupBy(mine('notice'), row => row['entry_no'])
  const files = Map.groupBy(mine('evidence'), row => row['entry_no'])
  return {
    id: matter['id'],
    code: matter['code'],
    kind: matter['kind'],
    state: matter['state'],
    details: matter['details'],
    standing: matter['standing'],
    outcome: matter['outcome'],
    unit: matter['unit_code'],
    village: matter['village'],
    beat: matter['beat_id'],
    owner: matter['owner_id'],
    why: matter['why'].code,
    near: matter['lat'] === null ? null : [matter['lat'], matter['lng']],
    channel: matter['channel'],
    language: matter['language'],
    anonymous: matter['anonymous'],
    protected: matter['protected'],
    wall: matter['wall'],
    imported: matter['imported'],
    openedAt: at(matter['opened_at']),
    closedAt: at(matter['closed_at']),
    people: matter['people'].map(({ id, role }: Row) => {
      const row = people.get(id)
      return { id, role, ...(opens && row && !isUnnamed(of, role) && { said: opens.person(row) }) }
    }),
    links: mine('link').map(row => ({ as: row['as'], to: row['to_matter'] })),
    history: mine('entry').map(entry => {
      const content = isSealed(of) ? undefined : said.get(entry['no'])
      return {
        no: entry['no'],
        move: entry['move'],
        post: entry['post'],
        actor: entry['actor'],
        saidAt: at(entry['said_at']),
        stateAfter: entry['state_after'],
        papers: (papers.get(entry['no']) ?? []).map(row => ({
          name: row['name'],
          series: row['series'],
          unit: row['unit_id'],
          year: row['year'],
          n: row['n'],
        })),
        told: (told.get(entry['no']) ?? []).map(row => ({
          name: row['name'],
          role: row['role'],
          recipient: row['recipient'],
        })),
        files: (files.get(entry['no']) ?? []).map(row => row['sha256']),
        ...(opens && content && { said: opens.content(content, matter, entry), destroyed: content['rule'] }),
      }
    }),
    promises: mine('promise').map(({ matter: _, started, due, met_at, void_at, ...row }) => ({
      no: row['no'],
      measure: row['measure'],
      edition: row['edition'],
      promise: row['text'],
      limit: row['limit'],
      cap: row['cap'],
      by: row['by_post'],
      started: at(started),
      due: at(due),
      provisional: row['provisional'],
      calendar: row['calendar_edition'],
      pauses: row['pauses'],
      met: at(met_at),
      void: at(void_at),
      late: row['late'],
    })),
  }
}

export const COLUMNS = [
  'matter',
  'no',
  'kind',
  'unit',
  'village',
  'measure',
  'edition',
  'by',
  'started',
  'due',
  'provisional',
  'met',
  'void',
  'how',
]

const csvLine = (matter: Row, promise: Row): string => cellsOf(matter, promise).join(',')

/** `how`: kept, late (kept or ended after its due), void (ended before it was due), open. Codes and instants only. */
export function cellsOf(matter: Row, promise: Row): (string | number)[] {
  const at = (value: Date | null) => isoOf(timeOf(value)) ?? ''
  const how = promise['late'] ? 'late' : promise['met_at'] ? 'kept' : promise['void_at'] ? 'void' : 'open'
  return [
    matter['id'],
    promise['no'],
    matter['kind'],
    matter['unit_code'],
    matter['village'] ?? '',
    promise['measure'],
    promise['edition'],
    promise['by_post'],
    at(promise['started']),
    at(promise['due']),
    promise['provisional'] ? 'yes' : 'no',
    at(promise['met_at']),
    at(promise['void_at']),
    how,
  ]
}
