import type { House } from '../../house.ts'
import { unguarded } from '../../matters/in-the-open.ts'
import { modelFor, openModelFor } from './suggest.ts'

type Rooms = Pick<House, 'db' | 'pool' | 'suite' | 'now' | 'log'>
/** `by`: of an officer, or of a resident, to whom another model suggests. */
type Taken = { id: string; kind: string; text: string; at: Date; by: 'officer' | 'resident' }

/** Milliseconds: as long as that a text waits in memory; a program killed meanwhile keeps no suggestion for it, and nothing else is lost. */
const SOON = 1000

const waiting = new WeakMap<House['pool'], Map<number, Taken[]>>()

/**
 * Keeps what would be suggested for a matter that somebody reported or took down, by which model, and what they chose: never the text. Soon,
 * and for many at once, so that nobody who reports waits for it.
 */
export function keepSuggestionSoon(house: Rooms, bureauId: number, taken: Omit<Taken, 'at'>): void {
  const all = waiting.get(house.pool) ?? new Map<number, Taken[]>()
  waiting.set(house.pool, all)
  if (all.size === 0) setTimeout(() => void keepSuggestions(house), SOON).unref()
  all.set(bureauId, [...(all.get(bureauId) ?? []), { ...taken, at: house.now() }])
}

/** Keeps at once whatever waits to be kept. */
export async function keepSuggestions(house: Rooms): Promise<void> {
  const all = waiting.get(house.pool)
  waiting.delete(house.pool)
  for (const [bureauId, taken] of all ?? [])
    await keepOf(house, bureauId, taken).catch(error =>
      house.log.warn({ bureau: bureauId, err: error }, 'what was suggested was not kept'),
    )
}

async function keepOf(house: Rooms, bureauId: number, taken: readonly Taken[]): Promise<void> {
  const models = { officer: await modelFor(house, bureauId), resident: await openModelFor(house, bureauId) }
  const rows = taken.flatMap(({ id, kind, text, at, by }) => {
    const model = models[by]
    if (!model) return []
    const { label, likely, unsure } = model.suggest(text)
    return [{ id, at, model: model.hash, suggested: label, likely, unsure, chosen: kind }]
  })
  // What has become protected meanwhile is not kept (R26).
  await house.pool.query({
    name: 'keep-suggestions',
    text: `insert into kind_suggestion (bureau_id, matter_id, at, model, suggested, likely, unsure, chosen)
      select $1, x.id, x.at, x.model, x.suggested, x.likely, x.unsure, x.chosen
      from jsonb_to_recordset($2)
          as x(id uuid, at timestamptz, model text, suggested text, likely real, unsure boolean, chosen text)
        join matter m on m.bureau_id = $1 and m.id = x.id
      where ${unguarded} on conflict do nothing`,
    values: [bureauId, JSON.stringify(rows)],
  })
}
