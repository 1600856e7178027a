import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testHouse } from '../../test/house.ts'
import { bureauId, people, units, villages } from '../../test/people.ts'
import { act } from '../matters/act.ts'
import { type Asker, staff } from '../matters/asker.ts'
import { matterWithHistory } from '../matters/history.ts'
import { openMatter } from '../matters/open-matter.ts'
import { recordAct } from '../matters/record.ts'
import { personById } from '../people/who-is-who.ts'
import { assertSameCluster, takeOver } from '../platform/same-cluster.ts'
import { entryDigest } from './chain.ts'
import { destroy } from './destroy.ts'
import { feedAge, numberAll, numberFeed } from './feed.ts'
import { verify } from './verify.ts'

let house: Awaited<ReturnType<typeof testHouse>>
let officer: Asker
const resident: Asker = { as: 'resident', bureauId }

beforeAll(async () => {
  house = await testHouse()
  officer = staff((await personById(house.db, bureauId, people.beatOfficer.id, house.now()))!)
})
afterAll(() => house.drop())

const open = () =>
  openMatter(
    house,
    {
      commandId: randomUUID(),
      kind: 'case',
      says: { text: '灯箱被砸' },
      place: { village: villages.dongan },
      reporter: { name: '张三丰' },
    },
    resident,
  )
const note = (matterId: string, text = '记一笔') =>
  act(house, { commandId: randomUUID(), matterId, move: 'note', says: { text } }, officer)
const sql = async (text: string, ...values: unknown[]) => (await house.pool.query(text, values)).rows
/** All that is complete; another test's writer on the same server holds us up as any would. */
async function numbered() {
  for (let left = 1; left > 0; ) {
    await numberAll(house.pool)
    const [{ n }] = await sql('select ((select count(*) from entry) - (select count(*) from feed))::int as n')
    left = n
    if (left > 0) await sleep(10)
  }
}
const feed = () => sql('select pos, matter_id, entry_no from feed where bureau_id = $1 order by pos', bureauId)

describe('the feed', () => {
  test('numbers every entry once, in order, without a gap', async () => {
    const { id } = await open()
    await note(id)
    await note(id)
    await numberFeed(house.pool, bureauId, 2)
    await numbered()
    const rows = await feed()
    expect(rows.map(({ pos }) => pos)).toEqual(rows.map((_, i) => i + 1))
    expect(rows.filter(one => one.matter_id === id).map(one => one.entry_no)).toEqual([1, 2, 3])
    expect(await numberFeed(house.pool, bureauId)).toBe(0)
  })

  test('waits for whoever is still writing, and passes over nobody', async () => {
    await numbered()
    const before = (await feed()).length
    const slow = new pg.Client(house.url)
    await slow.connect()
    await slow.query('begin')
    // It has its transaction id, and will commit after those that come later.
    const { rows } = await slow.query('select pg_current_xact_id()')
    expect(rows).toHaveLength(1)
    const { id } = await open()
    await numberAll(house.pool)
    expect(await feed()).toHaveLength(before)
    expect(await feedAge(house.pool, new Date(house.now().getTime() + 90_000))).toBe(90)
    await slow.query(
      `insert into entry (bureau_id, matter_id, no, command_id, actor, post, move, said_at, recorded_at, digest, hash, tick)
       select bureau_id, matter_id, 2, gen_random_uuid(), actor, post, 'late', said_at, recorded_at, digest, hash,
         (select base from cluster) + pg_current_xact_id()::text::bigint
       from entry where matter_id = $1`,
      [id],
    )
    await slow.query('commit')
    await slow.end()
    await numbered()
    expect(await feedAge(house.pool, new Date(house.now().getTime() + 90_000))).toBe(0)
    const tail = (await feed()).slice(before)
    expect(tail.map(({ matter_id, entry_no }) => [matter_id, entry_no])).toEqual([
      [id, 2],
      [id, 1],
    ])
    await sql('delete from feed where matter_id = $1 and entry_no = 2', id)
    await sql('delete from entry where matter_id = $1 and no = 2', id)
    await sql('update feed set pos = pos - 1 where matter_id = $1', id)
    await sql('update feed_cursor set pos = pos - 1')
  })

  test('numbered by eight at once while forty write, has each entry once', async () => {
    let writing = true
    const numbering = Array.from({ length: 4 }, async () => {
      while (writing) await numberAll(house.pool)
    })
    await Promise.all(Array.from({ length: 40 }, async () => note((await open()).id)))
    writing = false
    await Promise.all(numbering)
    await numbered()
    const rows = await feed()
    expect(rows.map(({ pos }) => pos)).toEqual(rows.map((_, i) => i + 1))
    expect(new Set(rows.map(one => `${one.matter_id} ${one.entry_no}`)).size).toBe(rows.length)
    expect(await sql('select from entry where bureau_id = $1', bureauId)).toHaveLength(rows.length)
  })

  test('goes on above all that was, in a cluster that was taken over; one that is not the noted one does not start', async () => {
    await numbered()
    await assertSameCluster(house.pool)
    await sql("update cluster set system_identifier = 'another'")
    await expect(assertSameCluster(house.pool)).rejects.toThrow('takeover')
    // As after a restore: what was written carries ticks far above those that this cluster gives.
    await sql('update entry set tick = tick + 1000000000')
    await sql('update feed_cursor set tick = tick + 1000000000')
    await sql(`select setval(pg_get_serial_sequence('entry', 'seq'), 1)`)
    await takeOver(house.pool)
    await assertSameCluster(house.pool)
    const before = (await feed()).length
    const { id } = await open()
    await numbered()
    expect((await feed()).slice(before)).toMatchObject([{ matter_id: id, entry_no: 1 }])
    const [{ seqs }] = await sql('select count(*) - count(distinct seq) as seqs from entry')
    expect(seqs).toBe(0)
  })
})

describe('the chain', () => {
  test('holds, also after contents and people were destroyed by rule, and says so', async () => {
    const { id } = await open()
    await note(id, '要销毁的话')
    expect((await verify(house)).bad).toBeUndefined()
    const gone = (what: 'words' | 'people') =>
      destroy(house.pool, { bureauId, matterIds: [id] }, what, 'R-1', house.now())
    expect([await gone('words'), await gone('words'), await gone('people')]).toEqual([2, 0, 1])
    const { bad, destroyed } = await verify(house)
    expect(bad).toBeUndefined()
    expect(destroyed).toEqual([{ rule: 'R-1', day: '2026-11-24', n: 2 }])
    expect((await matterWithHistory(house, officer, id))!.entries[1]).toMatchObject({
      says: null,
      destroyed: { rule: 'R-1', at: house.now().getTime() },
    })
  })

  /** An entry with a paper, a file and a link. */
  async function withRows(matterId: string) {
    const command = randomUUID()
    const at = house.now().getTime()
    const entry = { actor: people.beatOfficer.id, post: 'beat_officer', move: 'note' }
    const digest = entryDigest(house.suite, {
      bureau: bureauId,
      matter: matterId,
      command,
      ...entry,
      saidAt: at,
      recordedAt: at,
      stateAfter: null,
      matterDigest: null,
      contentDigest: null,
    })
    const change = {
      id: matterId,
      entry: { ...entry, said_at: house.now(), digest: `\\x${digest.toString('hex')}` },
      papers: [{ name: 'receipt', id: randomUUID(), series: 'test', unit_id: units.station, year: 2026 }],
      links: [{ to: randomUUID(), as: 'same' }],
      evidence: ['ab'.repeat(32)],
    }
    const said = { bureauId, commandId: command, actor: entry.actor, digest, answer: {}, editions: {}, at: house.now() }
    await recordAct(house.pool, { ...said, changes: [change] })
  }

  const damage: [string, string, number][] = [
    [`update entry set move = 'close' where matter_id = $1 and no = 2`, 'entry-altered', 2],
    [`update entry set actor = gen_random_uuid() where matter_id = $1 and no = 1`, 'entry-altered', 1],
    [`update entry set said_at = said_at - interval '1 second' where matter_id = $1 and no = 3`, 'entry-altered', 3],
    [`update entry set hash = sha256('x') where matter_id = $1 and no = 2`, 'chain-broken', 2],
    [`delete from entry where matter_id = $1 and no = 2`, 'entry-missing', 2],
    [`delete from entry where matter_id = $1 and no = 3`, 'entry-missing', 3],
    [`delete from content where matter_id = $1 and entry_no = 2`, 'content-missing', 2],
    [
      `update content c set sealed = o.sealed, salt = o.salt from content o
       where c.matter_id = $1 and c.entry_no = 2 and o.matter_id = $1 and o.entry_no = 1`,
      'content-altered',
      2,
    ],
    [`update matter set state = 'closed' where id = $1`, 'matter-altered', 3],
    [`update matter set details = details || '{"lossYuan": 1}' where id = $1`, 'matter-altered', 3],
    [`update matter set standing = standing || '{"outcome": "told"}' where id = $1`, 'matter-altered', 3],
    [`update matter set owner_id = gen_random_uuid() where id = $1`, 'matter-altered', 3],
    [`delete from matter where id = $1`, 'matter-missing', 1],
    [`update feed set entry_no = 1 where matter_id = $1 and entry_no = 2`, 'feed-broken', 1],
    [`delete from feed where matter_id = $1 and entry_no = 1`, 'feed-broken', 2],
    [
      `insert into feed select bureau_id, pos + 1000000, matter_id, entry_no from feed where matter_id = $1 and entry_no = 1`,
      'feed-broken',
      1,
    ],
    [
      `insert into entry (bureau_id, matter_id, no, command_id, actor, post, move, said_at, recorded_at, digest, hash, tick)
       select bureau_id, matter_id, 4, command_id, actor, post, move, said_at, recorded_at, digest, hash, tick
       from entry where matter_id = $1 and no = 3`,
      'chain-broken',
      4,
    ],
    [`update promise set due = due + interval '1 day' where matter_id = $1 and no = 1`, 'rows-altered', 3],
    [`update promise set met_at = now(), late = false where matter_id = $1`, 'rows-altered', 3],
    [`update promise set text = '{"zh": "", "en": ""}' where matter_id = $1 and no = 1`, 'rows-altered', 3],
    [`delete from promise where matter_id = $1 and no = 2`, 'rows-altered', 3],
    [
      `update promise set no = case no when 1 then -2 when 2 then -1 else -no end where matter_id = $1`,
      'rows-altered',
      3,
    ],
    [
      `insert into promise select bureau_id, matter_id, 99, measure, edition, text, "limit", cap, "on", by_post, started, due,
         provisional, calendar_edition, pauses, met_at, void_at, late from promise where matter_id = $1 and no = 1`,
      'rows-altered',
      3,
    ],
    [`update promise set matter_id = gen_random_uuid() where matter_id = $1`, 'rows-altered', 3],
    [`update paper set n = n + 1 where matter_id = $1`, 'rows-altered', 3],
    [`delete from paper where matter_id = $1`, 'rows-altered', 3],
    [
      `insert into paper select bureau_id, matter_id, 1, name, id, series, unit_id, year, n + 1 from paper where matter_id = $1`,
      'rows-altered',
      3,
    ],
    [`update paper set id = gen_random_uuid(), name = 'other' where matter_id = $1`, 'rows-altered', 3],
    [`update evidence set sha256 = sha256('other') where matter_id = $1`, 'rows-altered', 3],
    [`delete from evidence where matter_id = $1`, 'rows-altered', 3],
    [`update evidence set entry_no = 1 where matter_id = $1`, 'rows-altered', 3],
    [
      `insert into evidence select bureau_id, matter_id, 1, sha256 from evidence where matter_id = $1`,
      'rows-altered',
      3,
    ],
    [`update link set "as" = 'other' where from_matter = $1`, 'rows-altered', 3],
    [`delete from link where from_matter = $1`, 'rows-altered', 3],
    [
      `insert into link select bureau_id, from_matter, gen_random_uuid(), "as" from link where from_matter = $1`,
      'rows-altered',
      3,
    ],
  ]
  let id: string
  test('whole, with all that lies beside it, holds', async () => {
    ;({ id } = await open())
    await note(id)
    await withRows(id)
    await numbered()
    expect(await verify(house)).toMatchObject({ bad: undefined, rowsNotCovered: 0 })
  })

  test.each(damage)('finds the first entry that does not hold after: %s', async (statement, code, no) => {
    const client = await house.pool.connect()
    try {
      await client.query('begin')
      expect((await client.query(statement, [id])).rowCount).toBeGreaterThan(0)
      const seen = { query: client.query.bind(client) } as unknown as pg.Pool
      expect((await verify({ ...house, pool: seen })).bad).toEqual({ bureauId, matterId: id, no, code })
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
})
