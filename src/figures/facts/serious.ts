/**
 * Moves by which a matter shows that something serious has happened (domain §4.9): a quarrel or a case became a crime, an
 * appraisal found a light injury or worse, a hazard was graded serious, a complaint went on to an appeal.
 */
const seriousMoves: Readonly<Record<string, readonly string[]>> = {
  case: ['toCriminal'],
  conduct: ['appeal', 'appealAbove', 'hearAppeal'],
  hazard: ['gradeSerious'],
}

/** The first of them, in milliseconds; null where there is none. */
export function seriousAt(kind: string, entries: readonly { move: string; saidAt: number }[]): number | null {
  const moves = seriousMoves[kind]
  const first = moves && entries.find(({ move }) => moves.includes(move))
  return first ? first.saidAt : null
}
