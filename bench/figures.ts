/** Middle value; of an even number, the lower middle. */
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)]!

/** How far apart the rounds were, as a share of the middle one. */
export const spread = (values: readonly number[]): number =>
  (Math.max(...values) - Math.min(...values)) / median(values)

export const fixed = (value: number, digits = 2): string => value.toFixed(digits)

export type Line = {
  what: string
  /** Per second, the middle of the rounds. */
  ours: number
  floor: number
  /** The middle of the ratios of each round: rounds are interleaved, so that a busy moment hits both. */
  ratio: number
  aim: string
  p95: { ours: number; floor: number }
  cpu: { ours: number; floor: number }
  databaseCpu: { ours: number; floor: number }
  spread: number
  /** Ours per second, round by round. */
  rounds: readonly number[]
}

const head = [
  'what',
  'ours/s',
  'floor/s',
  'ratio',
  'aim',
  'p95 ms',
  'floor p95',
  'CPU ms',
  'floor CPU',
  'ratio',
  'spread',
]

/** A table that is read in a terminal and pasted into a page alike; CPU is the server's + its database's, and their ratio says what the load of the machine cannot. */
export function table(lines: readonly Line[]): string {
  const rows = lines.map(({ what, ours, floor, ratio, aim, p95, cpu, databaseCpu, spread }) => [
    what,
    fixed(ours, 0),
    fixed(floor, 0),
    fixed(ratio),
    aim,
    fixed(p95.ours, 1),
    fixed(p95.floor, 1),
    `${fixed(cpu.ours)} + ${fixed(databaseCpu.ours)}`,
    `${fixed(cpu.floor)} + ${fixed(databaseCpu.floor)}`,
    fixed((cpu.floor + databaseCpu.floor) / (cpu.ours + databaseCpu.ours)),
    `${fixed(spread * 100, 0)} %`,
  ])
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map(row => row[i]!.length)))
  const line = (row: string[]) => `| ${row.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`
  return [line(head), line(widths.map(width => '-'.repeat(width))), ...rows.map(line)].join('\n')
}
