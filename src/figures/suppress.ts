/** A cell of a table that is published: how many it is about. */
export type Counted = { n: number }

/** Of fewer than this many nothing is published: it would tell of one of them. */
export const FEWEST = 10

/**
 * Which cells of a table are not published: those of fewer than ten, and as many more as it takes that none of them comes out
 * by subtraction. Every line (a row or a column with its total) hides nothing, or at least two cells that are ten or more
 * together. @param lines each ends with its total; the same cell may stand in several. @param first hidden whatever they
 * hold. @param open published already, whatever they hold: never hidden to cover another
 */
export function hiddenIn<C extends Counted>(
  lines: readonly (readonly C[])[],
  first: Iterable<C> = [],
  open: ReadonlySet<C> = new Set(),
): Set<C> {
  const hidden = new Set<C>(first)
  for (const cell of lines.flat()) if (cell.n > 0 && cell.n < FEWEST && !open.has(cell)) hidden.add(cell)
  for (let again = true; again; ) {
    again = false
    for (const line of lines) {
      const gone = line.filter(cell => hidden.has(cell))
      const total = line.at(-1)!
      // With the total gone as well, what is hidden beside it has nothing to be subtracted from.
      const known = hidden.has(total) ? gone.length < 2 : gone.length === 1 || sumOf(gone) < FEWEST
      if (gone.length === 0 || !known) continue
      const least = line.filter(cell => !hidden.has(cell) && !open.has(cell) && cell.n > 0).sort((a, b) => a.n - b.n)[0]
      if (!least) continue
      hidden.add(least)
      again = true
    }
  }
  return hidden
}

const sumOf = (cells: readonly Counted[]) => cells.reduce((sum, { n }) => sum + n, 0)
