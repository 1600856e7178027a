/** Where premises lie: the village, and the unit that answers there. */
type Place = { id: string; village: string; unitId: string }
type Check = { premisesId: string; day: string }

export type Coverage = {
  covered: string[]
  notYet: string[]
  units: { unitId: string; covered: number; of: number }[]
}

/** Which of these premises were looked at between two days, both included. Knows places and days, and nobody's name. */
export function coverage(
  premises: readonly Place[],
  checks: readonly Check[],
  { from, to }: { from: string; to: string },
): Coverage {
  const seen = new Set(checks.filter(({ day }) => from <= day && day <= to).map(({ premisesId }) => premisesId))
  const units = [...Map.groupBy(premises, ({ unitId }) => unitId)].map(([unitId, here]) => ({
    unitId,
    covered: here.filter(({ id }) => seen.has(id)).length,
    of: here.length,
  }))
  return {
    covered: premises.filter(({ id }) => seen.has(id)).map(({ id }) => id),
    notYet: premises.filter(({ id }) => !seen.has(id)).map(({ id }) => id),
    units,
  }
}
