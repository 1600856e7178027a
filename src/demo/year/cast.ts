import { dayOf } from '../../clock/zone.ts'
import type { Post } from '../../kinds/posts.ts'
import { isOn } from '../../places/taking.ts'
import type { Unit, WhoAnswers } from '../../places/who-answers.ts'

/** Who plays which part: whoever holds the post in the unit, beside it (its window, its inspection), or one unit up. */
export function castOf(known: WhoAnswers) {
  const beside = Map.groupBy(
    [...known.units.values()].filter(({ sort }) => sort === 'window' || sort === 'desk' || sort === 'inspection'),
    ({ parentId }) => parentId,
  )
  const holders = (unit: Unit, posts: readonly Post[], day: string): string[] =>
    posts.flatMap(post =>
      [unit, ...(beside.get(unit.id) ?? [])].flatMap(({ id }) =>
        (known.posts.get(id) ?? []).filter(held => held.post === post && isOn(day, held)).map(({ staffId }) => staffId),
      ),
    )

  return {
    /** @param n the same person for the same number */
    find(
      unitId: string,
      posts: readonly Post[],
      at: number,
      { n, prefer, not }: { n: number; prefer?: string; not?: string },
    ) {
      const day = dayOf(new Date(at), known.tz)
      for (
        let unit = known.units.get(unitId);
        unit;
        unit = unit.parentId ? known.units.get(unit.parentId) : undefined
      ) {
        const found = holders(unit, posts, day).filter(id => id !== not)
        if (prefer !== undefined && found.includes(prefer)) return prefer
        if (found.length > 0) return found[n % found.length]!
      }
      return undefined
    },
    /** Where a village belongs. */
    unitOf(village: string): Unit | undefined {
      const beat = known.beatOf.get(village)
      const own = beat && known.units.get(known.beats.get(beat)!.unitId)
      return own || known.unitsOf.get(village.slice(0, 9))?.[0]
    },
  }
}
