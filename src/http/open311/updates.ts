import type { House } from '../../house.ts'
import { hazard } from '../../kinds/hazard/index.ts'
import { wordsFor } from '../../kinds/index.ts'
import { say } from '../../kinds/words.ts'
import { act } from '../../matters/act.ts'
import { inTheOpen } from '../../matters/in-the-open.ts'
import type { Knowledge } from '../../matters/knowledge.ts'
import type { Neighbour } from '../../neighbours/keys.ts'
import { listIn, type Params, wrong } from '../../neighbours/params.ts'
import { derivedId, isId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Language } from '../language.ts'
import { type Change, spanIn, timeText } from './requests.ts'
import type { Fields } from './write.ts'

/*
 * Service request updates, as mySociety added them to GeoReport: what changed lately in the open, and what a neighbour has to add
 * to what it brought.
 */

const MOST = 1000

/** Each change of state of what is in the open, the earliest first; its id is the same whenever it is asked for. */
export async function updatesFor(house: House, know: Knowledge, params: Params, language: Language): Promise<Fields[]> {
  const [from, to] = spanIn(params, know.tz, house.now())
  const ids = listIn(params, 'service_request_id')?.filter(isId)
  const changes = await changesIn(
    house,
    'e.recorded_at between $2 and $3 and ($4::uuid[] is null or m.id = any($4))',
    [know.bureauId, new Date(from), new Date(to), ids ?? null],
    MOST,
  )
  return changes.map(({ id, no, at, state, words }) => ({
    update_id: `${id}-${no}`,
    service_request_id: id,
    status: hazard.ends.includes(state) ? 'closed' : 'open',
    updated_datetime: timeText(at),
    description: words[language],
  }))
}

/** How these went, each from its first change to its last. */
export async function changesOf(house: House, bureauId: number, rows: readonly { id: string }[]) {
  const ids = rows.map(({ id }) => id)
  return Map.groupBy(await changesIn(house, 'm.id = any($2)', [bureauId, ids], MOST * 20), ({ id }) => id)
}

/** Changes of state in the open, the earliest first; `which` is a condition on the matter `m` and the entry `e`. */
async function changesIn({ pool }: House, which: string, values: unknown[], most: number): Promise<Change[]> {
  const { rows } = await pool.query(
    `select m.id, e.no, e.recorded_at, e.state_after
     from entry e join matter m on m.bureau_id = e.bureau_id and m.id = e.matter_id
     where m.bureau_id = $1 and ${inTheOpen} and ${which} and e.no > 1 and e.state_after is not null
       and e.state_after is distinct from (select p.state_after from entry p where p.bureau_id = e.bureau_id
         and p.matter_id = e.matter_id and p.no < e.no and p.state_after is not null order by p.no desc limit 1)
     order by e.recorded_at, m.id, e.no limit ${most}`,
    values,
  )
  return rows.map(({ id, no, recorded_at: at, state_after: state }) => ({
    id,
    no,
    at,
    state,
    words: wordsFor(hazard, 'states', state) ?? say(state, state),
  }))
}

/** As mySociety's additional states are written; in words, so that whoever reads on knows what they say there. */
const stateThere = /^[a-z][a-z _-]{0,40}$/i
const wordsOf: Readonly<Record<string, string>> = { open: '办理中', closed: '已办结', fixed: '已解决' }

/** What they say of how it stands with them, where they say no more than that. */
function standsThere(params: Params): string | undefined {
  const status = params.one('status')
  if (status === undefined) return undefined
  if (!stateThere.test(status)) throw wrong('wrong-form', 'status')
  // The same may be said again later, and is then news.
  const at = params.one('updated_datetime')?.slice(0, 40)
  return ['[status]', wordsOf[status.toLowerCase()] ?? status, at].filter(Boolean).join(' ')
}

/** Takes what a neighbour adds to a request that it brought; its own `update_id` comes back as it was sent. */
export async function takeUpdate(house: House, know: Knowledge, neighbour: Neighbour, params: Params): Promise<Fields> {
  const id = params.one('service_request_id')
  if (id === undefined) throw wrong('required', 'service_request_id')
  const media = [...params.all('media_url'), ...params.all('media_url[]')].map(one => `[media] ${one}`)
  // Some send a picture and not a word, some only that it stands otherwise with them.
  const description = params.one('description') ?? media[0] ?? standsThere(params)
  if (description === undefined) throw wrong('required', 'description')
  if (description.length > 2000) throw wrong('too-long', 'description')
  const unknown = new Refusal(404, 'unknown-request')
  if (!isId(id)) throw unknown
  const { rows } = await house.pool.query<{ link_no: number }>(
    `select m.link_no from matter m where m.bureau_id = $1 and m.id = $2 and ${inTheOpen}
       and exists (select from neighbour_sent s where s.bureau_id = $1 and s.matter_id = m.id and s.neighbour_id = $3)`,
    [know.bureauId, id, neighbour.id],
  )
  if (rows.length === 0) throw unknown
  const own = params.one('update_id') ?? params.one('update_id_ext')
  const commandId = derivedId('open311-update', neighbour.id, id, own ?? description)
  const text = [...new Set([description, ...media])].join('\n').slice(0, 2000)
  const holds = { matterId: id.toLowerCase(), n: rows[0]!.link_no }
  await act(
    house,
    { commandId, matterId: holds.matterId, move: 'sayMore', says: { text } },
    { as: 'resident', bureauId: know.bureauId, holds },
  )
  return { update_id: own ?? commandId }
}
