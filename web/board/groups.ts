/** The groups of the catalogue, by the number of each of the 75; what a bureau added stands last. */
export const groups = ['case', 'dispute', 'hazard', 'conduct', 'service', 'local'] as const

export function groupOf(measure: string): (typeof groups)[number] {
  const n = Number(/^M(\d+)$/.exec(measure)?.[1] ?? 76)
  return n <= 15
    ? 'case'
    : n <= 31
      ? 'dispute'
      : n <= 45
        ? 'hazard'
        : n <= 59
          ? 'conduct'
          : n <= 75
            ? 'service'
            : 'local'
}
