import type pg from 'pg'
import type { RowOf } from '../platform/rows-of.ts'
import { type CryptoSuite, sameBytes } from '../platform/suite.ts'
import { about, contentDigest, contentIn, entryDigest, entryHash, matterDigest, type Stands } from './chain.ts'
import { loneRow, rowsDigests } from './rows.ts'

/** The first entry that does not hold, and why. */
export type BadEntry = {
  bureauId: number
  matterId: string
  no: number
  code:
    | 'entry-missing'
    | 'entry-altered'
    | 'chain-broken'
    | 'content-missing'
    | 'content-altered'
    | 'matter-altered'
    | 'matter-missing'
    | 'rows-altered'
    | 'feed-broken'
}

export type Verified = {
  matters: number
  entries: number
  /** Contents destroyed by rule, which is as it should be. */
  destroyed: { rule: string; day: string; n: number }[]
  /** Matters whose last such entry is from before promises, papers, evidence and links hung on the chain. */
  rowsNotCovered: number
  bad: BadEntry | undefined
}

type Hands = {
  pool: pg.Pool
  suite: CryptoSuite
  /** False where the key of what is sealed is not here: then it is not opened. */
  opens?: boolean
}
type Matter = RowOf<'matter'>
type Entry = RowOf<'entry'> &
  Pick<RowOf<'content'>, 'salt' | 'sealed' | 'destroyed_at' | 'rule'> & { has_content: boolean }
type At = Pick<RowOf<'entry'>, 'bureau_id' | 'matter_id' | 'no'>

/** So many are in memory, with all that was said in them. */
const AT_ONCE = 200

/** Goes through every matter of all bureaus, in the order of their ids, and stops at the first entry that does not hold. */
export async function verify(hands: Hands, told: (matters: number, of: number) => void = () => {}): Promise<Verified> {
  const { pool } = hands
  const done: Verified = { matters: 0, entries: 0, destroyed: [], rowsNotCovered: 0, bad: undefined }
  const destroyed = new Map<string, number>()
  const { rows: all } = await pool.query<{ n: number }>('select count(*)::int as n from matter')
  let after: [number, string] = [0, '00000000-0000-0000-0000-000000000000']
  for (;;) {
    const { rows: matters } = await pool.query<Matter>(
      'select * from matter where (bureau_id, id) > ($1, $2) order by bureau_id, id limit $3',
      [...after, AT_ONCE],
    )
    if (matters.length === 0) break
    const entries = await entriesOf(pool, matters)
    const beside = await rowsDigests(pool, matters)
    for (const matter of matters) {
      const key = keyOf(matter.bureau_id, matter.id)
      const mine = entries.get(key) ?? []
      const bad = faultIn(hands, matter, mine) ?? faultInRows(mine, beside.get(key)!)
      if (mine.every(one => one.rows_digest === null)) done.rowsNotCovered++
      done.matters++
      done.entries += mine.length
      for (const { rule, destroyed_at } of mine)
        if (destroyed_at) count(destroyed, `${destroyed_at.toISOString().slice(0, 10)} ${rule}`)
      if (bad) return { ...done, bad: { bureauId: matter.bureau_id, matterId: matter.id, ...bad } }
    }
    const last = matters.at(-1)!
    after = [last.bureau_id, last.id]
    told(done.matters, Math.max(all[0]!.n, done.matters))
  }
  done.destroyed = [...destroyed].map(([key, n]) => ({ day: key.slice(0, 10), rule: key.slice(11), n }))
  done.bad = (await lone(pool)) ?? (await faultInFeed(pool))
  return done
}

const keyOf = (bureauId: number, matterId: string) => `${bureauId} ${matterId}`
const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)

async function entriesOf(pool: pg.Pool, matters: Matter[]): Promise<Map<string, Entry[]>> {
  const { rows } = await pool.query<Entry>(
    `select e.*, c.matter_id is not null as has_content, c.salt, keyed(c.sealed, k.words) as sealed, c.destroyed_at, c.rule
     from unnest($1::int[], $2::uuid[]) as wanted (bureau_id, id)
     join entry e on e.bureau_id = wanted.bureau_id and e.matter_id = wanted.id
     left join content c on c.bureau_id = e.bureau_id and c.matter_id = e.matter_id and c.entry_no = e.no
     left join data_key k on k.bureau_id = e.bureau_id and k.matter_id = e.matter_id
     order by e.bureau_id, e.matter_id, e.no`,
    [matters.map(one => one.bureau_id), matters.map(one => one.id)],
  )
  const found = new Map<string, Entry[]>()
  for (const row of rows) {
    const key = keyOf(row.bureau_id, row.matter_id)
    const there = found.get(key)
    if (there) there.push(row)
    else found.set(key, [row])
  }
  return found
}

/** Along one matter's chain: each entry by itself, each upon the one before, and the matter as the last one left it. */
function faultIn(
  { suite, opens = true }: Hands,
  matter: Matter,
  entries: Entry[],
): Pick<BadEntry, 'no' | 'code'> | undefined {
  let head: Buffer = Buffer.alloc(0)
  let stands: Buffer | null = null
  for (const [i, entry] of entries.entries()) {
    const no = i + 1
    if (entry.no !== no) return { no, code: 'entry-missing' }
    if (!sameBytes(digestOf(suite, entry), entry.digest)) return { no, code: 'entry-altered' }
    head = entryHash(head, entry.digest, entry.rows_digest)
    if (!sameBytes(head, entry.hash)) return { no, code: 'chain-broken' }
    const fault = entry.content_digest && faultInContent(suite, entry, opens)
    if (fault) return { no, code: fault }
    stands = entry.matter_digest ?? stands
  }
  const no = entries.length
  if (no === 0 || matter.entry_no > no) return { no: no + 1, code: 'entry-missing' }
  if (matter.entry_no < no || !sameBytes(head, matter.head)) return { no, code: 'matter-altered' }
  if (stands && !sameBytes(matterDigest(suite, standsOf(matter)), stands)) return { no, code: 'matter-altered' }
  return undefined
}

/** What lies beside the matter, as the last entry that touched it left it. */
function faultInRows(entries: Entry[], beside: Buffer): Pick<BadEntry, 'no' | 'code'> | undefined {
  const last = entries.findLast(one => one.rows_digest !== null)
  return last && !sameBytes(last.rows_digest!, beside) ? { no: last.no, code: 'rows-altered' } : undefined
}

const digestOf = (suite: CryptoSuite, entry: Entry): Buffer =>
  entryDigest(suite, {
    bureau: entry.bureau_id,
    matter: entry.matter_id,
    command: entry.command_id,
    actor: entry.actor,
    post: entry.post,
    move: entry.move,
    saidAt: entry.said_at.getTime(),
    recordedAt: entry.recorded_at.getTime(),
    stateAfter: entry.state_after,
    matterDigest: entry.matter_digest,
    contentDigest: entry.content_digest,
  })

const standsOf = (matter: Matter): Stands => ({
  state: matter.state,
  details: matter.details,
  standing: matter.standing,
  people: matter.people,
  owner: matter.owner_id,
  unit: matter.unit_id,
  wall: matter.wall,
  protected: matter.protected,
  outcome: matter.outcome,
})

function faultInContent(
  suite: CryptoSuite,
  entry: Entry,
  opens: boolean,
): 'content-missing' | 'content-altered' | undefined {
  if (!entry.has_content) return 'content-missing'
  if (entry.destroyed_at || !opens) return undefined
  try {
    const bound = about.content(entry.bureau_id, entry.matter_id, entry.command_id)
    const { salt, text } = contentIn(suite, { salt: entry.salt, sealed: entry.sealed! }, bound)
    return sameBytes(contentDigest(suite, salt, text), entry.content_digest!) ? undefined : 'content-altered'
  } catch {
    return 'content-altered'
  }
}

/** Entries whose matter is gone. */
async function lone(pool: pg.Pool): Promise<BadEntry | undefined> {
  const { rows } = await pool.query<At>(
    `select e.bureau_id, e.matter_id, e.no from entry e
     where not exists (select from matter m where m.bureau_id = e.bureau_id and m.id = e.matter_id)
     order by e.bureau_id, e.matter_id, e.no limit 1`,
  )
  if (rows[0]) return badOf(rows[0], 'matter-missing')
  const row = await loneRow(pool)
  return row && badOf({ ...row, no: 1 }, 'matter-missing')
}

/** The feed has each position once, and each of its entries is there, once. */
async function faultInFeed(pool: pg.Pool): Promise<BadEntry | undefined> {
  const { rows } = await pool.query<At>(
    `select f.bureau_id, f.matter_id, f.entry_no as no from (
       select *, row_number() over (partition by bureau_id order by pos) as n,
         row_number() over (partition by bureau_id, matter_id, entry_no order by pos) as times
       from feed) f
     left join entry e on e.bureau_id = f.bureau_id and e.matter_id = f.matter_id and e.no = f.entry_no
     where f.pos <> f.n or f.times > 1 or e.no is null
     order by f.bureau_id, f.pos limit 1`,
  )
  return rows[0] && badOf(rows[0], 'feed-broken')
}

const badOf = (row: At, code: BadEntry['code']): BadEntry => ({
  bureauId: row.bureau_id,
  matterId: row.matter_id,
  no: row.no,
  code,
})
