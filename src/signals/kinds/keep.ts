import type { House } from '../../house.ts'
import { unguarded } from '../../matters/in-the-open.ts'
import { modelFor } from './suggest.ts'

type Rooms = Pick<House, 'db' | 'pool' | 'suite' | 'now' | 'log'>
type Taken = { id: string; kind: string; text: string; at: Date }

/** Milliseconds: as long as that a text waits in memory; a program killed meanwhile keeps no suggestion for it, and nothing else is lost. */
const SOON = 1000

const waiting = new WeakMap<House['pool'], Map<number, Taken[]>>()

/**
 * Keeps what would be suggested for a matter that an officer took down, by which model, and what they chose: never the text. Soon,
 * and for many at once, so that nobody who reports waits for it.
 */
export function keepSuggestionSoon(house: Rooms, bureauId: number, taken: Omit<Taken, 'at'>): void {
  const all = waiting.get(house.pool) ?? new Map<number, Taken[]>()
  waiting.set(house.pool, all)
  if (all.size === 0)
    setTimeout(() => {
      keepSuggestions(house).catch(error => house.log.warn({ err: error }, 'what was suggested was not kept'))
    }, SOON).unref()
  all.set(bureauId, [...(all.get(bureauId) ?? []), { ...taken, at: house.now() }])
}

/** Keeps at once whatever waits to be kept. */
export async function keepSuggestions(house: Rooms): Promise<void> {
  const all = waiting.get(house.pool)
  waiting.delete(house.pool)
  for (const [bureauId, taken] of all ?? []) {
    const model = await modelFor(house, bureauId)
    if (!model) continue
    const rows = taken.map(({ id, kind, text, at }) => {
      const { label, likely, unsure } = model.suggest(text)
      return { id, at, suggested: label, likely, unsure, chosen: kind }
    })
    // What has become protected meanwhile is not kept (R26).
    await house.pool.query({
      name: 'keep-suggestions',
      text: `insert into kind_suggestion (bureau_id, matter_id, at, model, suggested, likely, unsure, chosen)
        select $1, x.id, x.at, $2, x.suggested, x.likely, x.unsure, x.chosen
        from jsonb_to_recordset($3) as x(id uuid, at timestamptz, suggested text, likely real, unsure boolean, chosen text)
          join matter m on m.bureau_id = $1 and m.id = x.id
        where ${unguarded} on conflict do nothing`,
      values: [bureauId, model.hash, JSON.stringify(rows)],
    })
  }
}
