import type pg from 'pg'
import type { House } from '../../house.ts'
import { entryHash } from '../../journal/chain.ts'
import { type Beside, rowsDigest } from '../../journal/rows-digest.ts'
import { keptSince } from '../../matters/forget.ts'
import { bytesOf, type MatterRow, matterOf } from '../../matters/matter.ts'
import type { Recording } from '../../matters/record.ts'
import type { Shelf } from '../../matters/shelf.ts'
import { CannotStart } from '../../platform/cannot-start.ts'
import type { JsonRowOf } from '../../platform/rows-of.ts'
import { keyed } from '../../platform/suite.ts'
import type { Stage } from './live.ts'
import { copying } from './rows.ts'

type Row = Record<string, any>
/** An element of record_act's changes, as `draft` makes it. */
type Change = Row & { id: string; opens: boolean; entry: Row }
type Held = Beside & { row: Row }

/** A town: few enough matters that all of them lie in memory. */
const TOWN = 9

/**
 * How `simulate` lays a year of a million matters: each town is played in memory, through the same door and the same rules, and
 * what record_act would have written goes in by `copy`, in one transaction. Stopped anywhere, a town is there or it is not;
 * played again, what is there is passed over. Answers to commands of long ago, which the worker would soon let go, are not written.
 *
 * @param until the last moment that is played
 */
export async function inBulk({ pool }: Pick<House, 'pool'>, bureauId: number, until: Date) {
  const { rows } = await pool.query('select code from matter where bureau_id = $1', [bureauId])
  const codes = new Set<string>(rows.map(({ code }) => code))
  const since = keptSince(until)
  const lane = { bureauId, codes, since }
  return { atOnce: 1, laneBy: TOWN, laid: (stage: Stage, play: Play) => layLane(pool, lane, stage, play) }
}

type Play = (stage: Stage) => Promise<void>

async function layLane(pool: pg.Pool, lane: Lane, stage: Stage, play: Play): Promise<boolean> {
  const client = await pool.connect()
  let broken: Error | undefined
  // A connection that breaks between two pieces is heard of with the next one.
  const lost = () => {}
  client.on('error', lost)
  try {
    await client.query('begin')
    // On a busy machine a piece takes its time to be played.
    await client.query("set local idle_in_transaction_session_timeout = '15min'")
    const tray = await trayFor(client, lane)
    await play({ ...stage, house: { ...stage.house, shelf: tray.shelf } })
    await tray.end()
    await client.query('commit')
    return true
  } catch (error) {
    if (error instanceof ThereAlready) {
      await client.query('rollback')
      return false
    }
    broken = error as Error
    throw (error as { code?: string }).code === '23505' ? seedIsTaken() : error
  } finally {
    client.off('error', lost)
    client.release(broken)
  }
}

const seedIsTaken = () =>
  new CannotStart(
    'What this seed makes is there already in part, from a year of another length or scale. Choose another --seed.',
    '这个种子在别的规模或天数下用过，一部分已经在库里。请换一个 --seed。',
  )

class ThereAlready extends Error {}

type Lane = { bureauId: number; codes: Set<string>; since: Date }

/** What lies on it is read from memory, and ends in the tables. */
async function trayFor(client: pg.ClientBase, { bureauId, codes, since }: Lane) {
  const copy = copying(client)
  const ask = async (text: string, values: unknown[] = []): Promise<Row[]> => {
    await copy.settled()
    return (await client.query(text, values)).rows
  }
  const [now] = await ask('select (select base from cluster) + pg_current_xact_id()::text::bigint as tick')
  const { tick } = now!
  const matters = new Map<string, Held>()
  const people = new Map<string, { id: string; sealed: Buffer }>()
  const counters = new Map<string, { key: unknown[]; last: number }>()
  let editions: Row = {}
  let wrap = Number.POSITIVE_INFINITY
  let isFirst = true

  async function nextNumber({ series, unit_id, year }: Row): Promise<number> {
    const key = [bureauId, series, unit_id, year]
    const counter = counters.get(key.join()) ?? { key, last: await lastNumber(key) }
    counters.set(key.join(), counter)
    return ++counter.last
  }
  /** Held until the end: whoever numbers meanwhile goes on from there. */
  async function lastNumber(key: unknown[]): Promise<number> {
    const [counter] = await ask(
      `insert into paper_counter as k (bureau_id, series, unit_id, year, last) values ($1, $2, $3, $4, 0)
       on conflict (bureau_id, series, unit_id, year) do update set last = k.last returning last`,
      key,
    )
    return counter!['last']
  }

  /** The row as the change leaves it, with its entry's number; the chain goes on once all that lies beside it is known. */
  function stored({ id, opens, row, expect }: Change): Held {
    if (opens) {
      const fresh = { ...row, bureau_id: bureauId, id, version: 1, entry_no: 1, link_no: 1, head: nothing }
      const held = { row: fresh, promises: [], papers: [], evidence: [], links: [] }
      matters.set(id, held)
      return held
    }
    const held = matters.get(id)
    if (!held || (expect ?? held.row['version']) !== held.row['version']) throw new Error(`matter ${id} has moved on`)
    Object.assign(held.row, row, {
      version: held.row['version'] + (row ? 1 : 0),
      entry_no: held.row['entry_no'] + 1,
    })
    return held
  }

  const shelf: Shelf = {
    async read({ matterId, others, names }) {
      const held = matterId === null ? undefined : matters.get(matterId)
      const matter = held && matterOf(held.row as MatterRow)
      const promises = (held?.promises ?? []) as JsonRowOf<'promise'>[]
      return {
        matter,
        promises: promises.filter(({ met_at, void_at }) => !met_at && !void_at),
        ended:
          matter?.outcome === 'duplicate'
            ? promises.filter(({ void_at }) => void_at && Date.parse(void_at) === matter.closedAt)
            : [],
        answered: undefined,
        others: others.flatMap(id => (matters.has(id) ? [matterOf(matters.get(id)!.row as MatterRow)] : [])),
        sealed: names ? (matter?.people ?? []).flatMap(({ id }) => people.get(id) ?? []) : [],
        editions: {},
      }
    },
    async record(said: Recording) {
      const { commandId: command_id, actor, at } = said
      const changes = said.changes as readonly Change[]
      const recorded_at = at.toISOString()
      editions = said.editions
      for (const { opens, id, row } of changes.filter(({ opens }) => opens)) {
        if (isFirst && (await ask('select from matter where bureau_id = $1 and id = $2', [bureauId, id])).length > 0)
          throw new ThereAlready()
        isFirst = false
        // As the index on codes says it.
        if (opens && codes.has(row['code']))
          throw Object.assign(new Error(), { code: '23505', constraint: 'matter_code' })
        codes.add(row['code'])
      }
      const papers: { name: string; id: string; n: number }[] = []
      for (const change of changes) {
        const held = stored(change)
        wrap = Math.min(wrap, change['keys']?.wrap ?? wrap)
        held.row['keys'] = { ...noKeys, ...held.row['keys'], ...change['keys'] }
        const no = held.row['entry_no']
        const on = { bureau_id: bureauId, matter_id: change.id }
        const at = { ...on, entry_no: no }
        if (change['content']) copy.add('content', { ...at, ...change['content'] })
        for (const one of change['people'] ?? []) {
          people.set(one.id, { id: one.id, sealed: keyed(bytesOf(one.sealed)!, bytesOf(held.row['keys'].people)!) })
          copy.add('people_private', { ...on, ...one })
        }
        for (const one of change['identities'] ?? []) copy.add('vault_identity', { ...on, ...one, enveloped: true })
        for (const one of change['addresses'] ?? []) copy.add('vault_address', { ...on, ...one, enveloped: true })
        for (const one of [...(change['settled'] ?? []), ...(change['moved'] ?? [])])
          Object.assign(held.promises.find(({ no }) => no === one.no)!, one)
        held.promises.push(...(change['promises'] ?? []))
        const heard = new Map<string, Row>(
          (change['notices'] ?? []).toReversed().map((one: Row) => [`${one['name']} ${one['recipient']}`, one]),
        )
        for (const one of [...heard.values()].toReversed()) copy.add('notice', { ...at, ...one, made_at: recorded_at })
        for (const one of change['papers'] ?? []) {
          const n = await nextNumber(one)
          copy.add('paper', { ...at, ...one, n })
          held.papers.push({ ...one, entry_no: no, n })
          papers.push({ name: one.name, id: one.id, n })
        }
        for (const { to, as } of change['links'] ?? []) {
          if (held.links.some(one => one['to'] === to && one['as'] === as)) continue
          copy.add('link', { bureau_id: bureauId, from_matter: change.id, to_matter: to, as })
          held.links.push({ to, as })
        }
        for (const sha256 of new Set<string>(change['evidence'] ?? [])) {
          copy.add('evidence', { ...at, sha256: `\\x${sha256}`, ...change['files']?.[sha256] })
          held.evidence.push({ entry_no: no, sha256 })
        }
        const rows = change.opens || besides.some(name => change[name]) ? rowsDigest(held) : null
        held.row['head'] = entryHash(held.row['head'], bytesOf(change.entry['digest'])!, rows)
        copy.add('entry', {
          ...on,
          no,
          command_id,
          actor,
          ...change.entry,
          recorded_at,
          tick,
          rows_digest: rows && hexed(rows),
          hash: hexed(held.row['head']),
        })
      }
      const answer = papers.length > 0 ? { ...said.answer, papers } : said.answer
      if (at >= since)
        copy.add('command', {
          bureau_id: bureauId,
          command_id,
          actor,
          digest: hexed(said.digest),
          answer,
          at: recorded_at,
        })
      await copy.flushIfMuch()
      return { fresh: true, answer }
    },
    // What is past takes nobody's place.
    takeSlot: async () => 'over',
    releaseSlot: async () => {},
  }

  return {
    shelf,
    /** What has come of it all; refuses where what it was decided by has changed meanwhile. */
    async end() {
      for (const { row, promises } of matters.values()) {
        copy.add('matter', { ...row, head: hexed(row['head']) })
        copy.add('data_key', { bureau_id: bureauId, matter_id: row['id'], ...row['keys'] })
        for (const one of promises) copy.add('promise', { ...one, bureau_id: bureauId, matter_id: row['id'] })
        await copy.flushIfMuch()
      }
      await copy.end()
      for (const { key, last } of counters.values())
        await ask(
          'update paper_counter set last = $5 where bureau_id = $1 and series = $2 and unit_id = $3 and year = $4',
          [...key, last],
        )
      const stale = await ask(
        `select from edition where bureau_id = $1 and n <> coalesce(($2::jsonb ->> what)::int, n)
         union all select from wrap_key where n > $3::float8`,
        [bureauId, editions, wrap],
      )
      if (stale.length > 0)
        throw new Error('people, measures, the calendar or the key that wraps were changed meanwhile')
    },
  }
}

/** What of a change lies beside the matter, and is digested with its entry. */
const besides = ['promises', 'settled', 'moved', 'papers', 'links', 'evidence']

const nothing = new Uint8Array()
const noKeys = { words: null, people: null, reporter: null }
const hexed = (bytes: Uint8Array) => `\\x${Buffer.from(bytes).toString('hex')}`
