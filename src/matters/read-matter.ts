import type pg from 'pg'
import { about } from '../journal/chain.ts'
import { kinds } from '../kinds/index.ts'
import { holdsTold } from '../kinds/says.ts'
import type { Editions } from '../platform/editions.ts'
import { isId } from '../platform/ids.ts'
import type { JsonRowOf } from '../platform/rows-of.ts'
import type { CryptoSuite } from '../platform/suite.ts'
import { bytesOf, type Matter, type MatterRow, matterOf, type PromiseRow, promiseColumns } from './matter.ts'

type Answered = { actor: string; digest: Buffer; answer: any }

export type Read = {
  matter: Matter | undefined
  /** Rows of the promises still open, in order. */
  promises: PromiseRow[]
  /** Of one that is the same as another: those that ended with that, kept by it or not. */
  ended: PromiseRow[]
  /** The answer that this command had before. */
  answered: Answered | undefined
  /** Those of the matters asked for besides that are there. */
  others: Matter[]
  /** What is sealed about the people of the matter, where it was asked for. */
  sealed: { id: string; sealed: Buffer }[]
  editions: Partial<Editions>
}

const aPromise = `json_build_object(${promiseColumns.map(name => `'${name}', p."${name}"`).join(', ')})`
const sealedPeople = `(select json_agg(json_build_object('id', q.id, 'sealed', keyed(q.sealed, qk.people))) from people_private q
    left join data_key qk on qk.bureau_id = q.bureau_id and qk.matter_id = q.matter_id
    where q.bureau_id = $1 and keyed(q.sealed, qk.people) is not null
      and q.id = any(array(select (x ->> 'id')::uuid from jsonb_array_elements(m.people) x)))`
const othersThere = `(select json_agg(row_to_json(o)) from matter o where o.bureau_id = $1 and o.id = any($4))`

/**
 * A text for each way of asking: in one text for all, what is not asked for still counts as a cost, and the server, which thinks
 * that it knows better each time, plans anew for every act (four times the work of the question itself).
 */
const question = (names: boolean, others: boolean) => ({
  name: `read-matter${names ? '-names' : ''}${others ? '-others' : ''}`,
  text: `
select row_to_json(m) as matter, row_to_json(k) as keys,
  (select json_agg(${aPromise} order by p.no) filter (where p.met_at is null and p.void_at is null)
    from promise p where p.bureau_id = $1 and p.matter_id = $2) as promises,
  case when m.outcome = 'duplicate' then (select json_agg(${aPromise} order by p.no) from promise p
    where p.bureau_id = $1 and p.matter_id = $2 and coalesce(p.met_at, p.void_at) = m.closed_at) end as ended,
  (select json_build_object('actor', c.actor, 'digest', c.digest, 'answer', c.answer) from command c
    where c.bureau_id = $1 and c.command_id = $3) as answered,
  ${others ? othersThere : 'null::json'} as others,
  ${names ? sealedPeople : 'null::json'} as sealed,
  (select json_object_agg(e.what, e.n) from edition e where e.bureau_id = $1) as editions
from (select 1) as one left join matter m on m.bureau_id = $1 and m.id = $2
  left join data_key k on k.bureau_id = $1 and k.matter_id = $2`,
})

const questions = {
  alone: question(false, false),
  names: question(true, false),
  others: question(false, true),
  both: question(true, true),
}

export type Asked = {
  bureauId: number
  matterId: string | null
  commandId: string
  others: readonly string[]
  names: boolean
}

type Row = {
  matter: JsonRowOf<'matter'> | null
  keys: MatterRow['keys']
  promises: Read['promises'] | null
  ended: Read['ended'] | null
  answered: (Pick<JsonRowOf<'command'>, 'actor' | 'digest'> & Pick<Answered, 'answer'>) | null
  others: JsonRowOf<'matter'>[] | null
  sealed: { id: string; sealed: string }[] | null
  editions: Read['editions'] | null
}

/** Everything that an act looks at, in one statement. */
export async function readMatter(pool: pg.Pool | pg.PoolClient, asked: Asked): Promise<Read> {
  const { bureauId, matterId, commandId, others, names } = asked
  const more = others.length > 0
  const asks = more ? (names ? questions.both : questions.others) : names ? questions.names : questions.alone
  const values = [bureauId, matterId, commandId, ...(more ? [others] : [])]
  const { rows } = await pool.query<Row>({ ...asks, values })
  const row = rows[0]!
  return {
    matter: row.matter ? matterOf({ ...row.matter, keys: row.keys }) : undefined,
    promises: row.promises ?? [],
    ended: row.ended ?? [],
    answered: row.answered ? { ...row.answered, digest: bytesOf(row.answered.digest)! } : undefined,
    others: (row.others ?? []).map(matterOf),
    sealed: (row.sealed ?? []).map(one => ({ id: one.id, sealed: bytesOf(one.sealed)! })),
    editions: row.editions ?? {},
  }
}

/** The names that stand in the sealed data of a matter's people: the content guard looks for them (R29). */
export const namesIn = (suite: CryptoSuite, bureauId: number, sealed: Read['sealed']): string[] =>
  sealed.flatMap(({ id, sealed }) => {
    const name = JSON.parse(suite.unseal(sealed, about.person(bureauId, id)))['name']
    return typeof name === 'string' ? [name] : []
  })

/** Moves in which a citizen is told something, by name. */
export const movesThatTell: ReadonlySet<string> = new Set(
  kinds.flatMap(({ moves }) =>
    Object.entries(moves)
      .filter(([, { says }]) => holdsTold(says))
      .map(([name]) => name),
  ),
)

/** Ids that may be those of other matters: to ask about all at once, before it is known which field says what. */
export function idsIn(says: unknown): string[] {
  if (typeof says !== 'object' || says === null) return []
  const ids = Object.values(says).flatMap(one => (Array.isArray(one) ? one : [one]))
  return ids.filter(isId).slice(0, 16)
}
