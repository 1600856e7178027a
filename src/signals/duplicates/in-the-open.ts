import { DAY } from '../../clock/zone.ts'
import type { House } from '../../house.ts'
import { isAtHome } from '../../kinds/hazard/stage.ts'
import { typesInTheOpen } from '../../kinds/hazard/types.ts'
import { kindNamed, wordsFor } from '../../kinds/index.ts'
import { inTheOpen } from '../../matters/in-the-open.ts'
import { timeOf } from '../../matters/matter.ts'
import { findPlace, type Where } from '../../places/find-place.ts'
import type { WhoAnswers } from '../../places/who-answers.ts'
import type { RowOf } from '../../platform/rows-of.ts'
import { metresBetween, wordsOf } from './likeness.ts'

const MOST = 3
/** Of a village the newest so many are looked at. */
const EACH = 60
const DAYS = 200
/** Further than this is another place. */
const METRES = 400

export type InTheOpen = {
  id: string
  type: string
  village: string | null
  state: string
  openedAt: number
  due: number | null
  /** In hundreds; null where one of the two points is not known, or is nobody's business. */
  metres: number | null
}

type Ask = {
  bureauId: number
  /** What sort of thing, where they know. */
  type?: string | undefined
  text?: string | undefined
  where: Where
}

/**
 * What stands in the open at this place already, the nearest first: for somebody who is about to report it again. It is found by what the
 * public list shows of it, and by nothing that somebody wrote: else whoever asks often enough would learn the words. What is not in the
 * open changes nothing here.
 */
export async function alreadyInTheOpen(
  { pool, now }: Pick<House, 'pool' | 'now'>,
  known: WhoAnswers,
  { bureauId, type, text, where }: Ask,
): Promise<InTheOpen[]> {
  const { village, unit } = findPlace(known, where)
  const { rows } = await pool.query<
    Pick<RowOf<'matter'>, 'id' | 'village' | 'state' | 'opened_at' | 'next_due' | 'lat' | 'lng'> & { type: string }
  >({
    name: 'already-in-the-open',
    text: `select m.id, coalesce(m.details ->> 'type', 'other') as type, m.village, m.state, m.opened_at, m.next_due, m.lat, m.lng
      from matter m
      where m.bureau_id = $1 and m.unit_path = $2 and m.closed_at is null and m.opened_at > $3
        and ($4::text is null or m.village = $4) and ${inTheOpen}
        and ($5::text[] is null or coalesce(m.details ->> 'type', 'other') = any($5))
      order by m.opened_at desc limit ${EACH}`,
    values: [bureauId, unit.path, new Date(now().getTime() - DAYS * DAY), village, typesLike(type, text)],
  })
  return rows
    .flatMap(({ lat, lng, ...row }): (InTheOpen & { far: number })[] => {
      const far =
        where.point && lat !== null && lng !== null && !isAtHome(row.type)
          ? metresBetween(where.point, { lat, lng })
          : undefined
      if (far !== undefined && far > METRES) return []
      return [
        {
          id: row.id,
          type: row.type,
          village: row.village,
          state: row.state,
          openedAt: timeOf(row.opened_at)!,
          due: row.next_due && timeOf(row.next_due),
          metres: far === undefined ? null : Math.round(far / 100) * 100,
          far: far ?? METRES,
        },
      ]
    })
    .sort((a, b) => a.far - b.far || b.openedAt - a.openedAt)
    .slice(0, MOST)
    .map(({ far: _, ...one }) => one)
}

/** The type that was chosen; else those whose name shares a word with what was said; else all. */
function typesLike(type: string | undefined, text = ''): readonly string[] | null {
  if (type !== undefined) return type === 'other' ? ['other'] : [type, 'other']
  const named = [...typesNamed(text).keys()]
  return named.length > 0 ? named : null
}

/** Types in the open whose name shares words with what was said: how many. */
export function typesNamed(text: string): ReadonlyMap<string, number> {
  const said = new Set(wordsOf(text))
  const hazard = kindNamed('hazard')!
  const named = new Map<string, number>()
  for (const name of typesInTheOpen) {
    const words = wordsFor(hazard, 'options', name)
    const shared = words === undefined ? 0 : wordsOf(`${words.zh}\n${words.en}`).filter(word => said.has(word)).length
    if (shared > 0) named.set(name, shared)
  }
  return named
}
