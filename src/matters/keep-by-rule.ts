import type pg from 'pg'
import type { House } from '../house.ts'
import { destroy } from '../journal/destroy.ts'
import { type KeepingRule, keepingRules } from '../kinds/keeping.ts'
import { everyBureau } from '../platform/every-bureau.ts'
import { uuidv7 } from '../platform/ids.ts'
import { inTransaction } from '../platform/in-transaction.ts'

type Rooms = Pick<House, 'pool' | 'now'>
/** Makes what these are found by anew from what is left of them. */
export type Forget = (bureauId: number, matterIds: readonly string[]) => Promise<void>

/** So many matters in one transaction. */
const AT_ONCE = 100

/**
 * Destroys what has been kept for as long as its rule says, in every bureau; answers how many matters. Each batch is one
 * transaction with its line of the certificate, so that what is destroyed is counted once, whoever is killed and however many
 * do it; and search forgets it before the next batch, or first thing the next time.
 */
export function keepByRule(house: Rooms, forget: Forget, most = AT_ONCE): Promise<number> {
  return everyBureau(house.pool, async bureauId => {
    await forgetNoted(house.pool, bureauId, forget)
    let done = 0
    for (const rule of keepingRules)
      for (let n = most; n === most; done += n) {
        n = await destroyBatch(house, bureauId, rule, most)
        await forgetNoted(house.pool, bureauId, forget)
      }
    return done
  })
}

/**
 * What is over for longer than the rule says, has something left of what it names, and nothing open beside it. Its keys are locked with
 * it: whoever began to look before another was done sees anew that nothing is left, and counts it no second time.
 */
const over = `
  select m.id, (m.closed_at at time zone b.tz)::date::text as day from matter m
  join bureau b on b.bureau_id = m.bureau_id
  join data_key k on k.bureau_id = m.bureau_id and k.matter_id = m.id
  where m.bureau_id = $1 and m.closed_at < (($2::timestamptz at time zone b.tz)::date - make_interval(months => $3, days => $11)) at time zone b.tz
    and ($4::text[] is null or m.kind = any($4)) and ($5::boolean is null or m.protected = $5)
    and ($6::text[] is null or m.outcome is null or m.outcome <> all($6))
    and ($10::text[] is null or m.outcome = any($10))
    and ($7::text is null or m.people @> jsonb_build_array(jsonb_build_object('role', $7::text)))
    and ((k.words is not null and 'words' = any($8)) or (k.people is not null and 'people' = any($8))
      or (k.reporter is not null and 'reporter' = any($8)))
    and not exists (
      select from link l join matter o on o.bureau_id = l.bureau_id and o.id in (l.from_matter, l.to_matter)
      where l.bureau_id = m.bureau_id and m.id in (l.from_matter, l.to_matter) and o.closed_at is null)
  order by m.closed_at limit $9 for update of m, k skip locked`

async function destroyBatch({ pool, now }: Rooms, bureauId: number, rule: KeepingRule, most: number): Promise<number> {
  const at = now()
  return inTransaction(pool, async client => {
    const { rows } = await client.query<{ id: string; day: string }>({
      name: 'kept-long-enough',
      text: over,
      values: [
        bureauId,
        at,
        rule.months,
        rule.kinds ?? null,
        rule.protected ?? null,
        rule.unlessOutcome ?? null,
        rule.role ?? null,
        rule.what,
        most,
        rule.ifOutcome ?? null,
        rule.days ?? 0,
      ],
    })
    const ids = rows.map(({ id }) => id)
    if (ids.length > 0) await destroyThese(client, bureauId, rule, ids, rows.map(({ day }) => day).sort(), at)
    return ids.length
  })
}

async function destroyThese(
  client: pg.PoolClient,
  bureauId: number,
  { id: rule, what }: KeepingRule,
  ids: string[],
  days: string[],
  at: Date,
) {
  const gone = { words: 0, people: 0, reporter: 0 }
  for (const one of what) gone[one] = await destroy(client, { bureauId, matterIds: ids }, one, rule, at)
  const { rowCount: files } = what.includes('words')
    ? await client.query(
        'update evidence set destroyed_at = $3, key = null where bureau_id = $1 and matter_id = any($2) and destroyed_at is null',
        [bureauId, ids, at],
      )
    : { rowCount: 0 }
  await client.query(
    `insert into destruction (
       bureau_id, id, rule, at, day, matters, contents, people, reporters, files, first_closed, last_closed)
     select $1, $2, $3, $4, ($4::timestamptz at time zone tz)::date, $5, $6, $7, $8, $9, $10, $11 from bureau where bureau_id = $1`,
    [
      bureauId,
      uuidv7(at),
      rule,
      at,
      ids.length,
      gone.words,
      gone.people,
      gone.reporter,
      files ?? 0,
      days[0],
      days.at(-1),
    ],
  )
  await client.query(
    'insert into note_again (bureau_id, matter_id) select $1, unnest($2::uuid[]) on conflict do nothing',
    [bureauId, ids],
  )
}

async function forgetNoted(pool: pg.Pool, bureauId: number, forget: Forget): Promise<void> {
  const { rows } = await pool.query<{ id: string }>(
    'select matter_id as id from note_again where bureau_id = $1 order by 1 limit 500',
    [bureauId],
  )
  if (rows.length === 0) return
  const ids = rows.map(({ id }) => id)
  await forget(bureauId, ids)
  await pool.query('delete from note_again where bureau_id = $1 and matter_id = any($2)', [bureauId, ids])
  if (rows.length === 500) await forgetNoted(pool, bureauId, forget)
}

/** A certificate: what one rule destroyed on one day. Days as YYYY-MM-DD. */
export type Certificate = {
  day: string
  rule: string
  matters: number
  contents: number
  people: number
  reporters: number
  files: number
  /** Of what was closed from, to. */
  from: string
  to: string
}

/** Of the last so many days, the newest first. */
export async function certificatesOf(
  { pool }: Pick<House, 'pool'>,
  bureauId: number,
  most = 400,
): Promise<Certificate[]> {
  const { rows } = await pool.query<Certificate>(
    `select day::text, rule, sum(matters)::int as matters, sum(contents)::int as contents, sum(people)::int as people,
       sum(reporters)::int as reporters, sum(files)::int as files, min(first_closed)::text as "from", max(last_closed)::text as "to"
     from destruction where bureau_id = $1 group by day, rule order by day desc, rule limit $2`,
    [bureauId, most],
  )
  return rows
}
