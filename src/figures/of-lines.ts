import { isoAt } from '../clock/zone.ts'
import type { Base } from './cells.ts'
import { columns } from './sums.ts'

/** The condition under which a line may be counted for this question, with its values from $1 on, and the axes as an array. */
export function ofLines({ bureauId, behind, units, kinds, by, period }: Base, series: string) {
  const values: unknown[] = [bureauId, series, behind, isoAt(period.from, 'UTC'), isoAt(period.to, 'UTC')]
  const where = [
    'c.bureau_id = $1 and c.series = $2 and c.behind = any($3::text[])',
    ...(units ? [`c.unit_id = any($${values.push(units)}::uuid[])`] : []),
    ...(kinds ? [`c.kind = any($${values.push(kinds)}::text[])`] : []),
  ].join(' and ')
  const within = 'c.at >= $4::timestamptz and c.at < $5::timestamptz'
  const cell = `array[${by.map(axis => `c.${columns[axis]}`).join(', ')}]::text[]`
  return { values, where, within, cell }
}
