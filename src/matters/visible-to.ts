import { type RawBuilder, sql } from 'kysely'
import { pathsOf, type Reach } from './reach.ts'

/**
 * The condition under which a matter (the row `m`, or another by its alias) is visible to somebody of the bureau. Every question about matters has it;
 * what it hides is not there: 404, in no list, no count, no hint. Says the same as `isVisible` (reach.ts).
 */
export function visibleTo(reach: Reach, alias = 'm'): RawBuilder<boolean> {
  const of = (column: string) => sql.ref(`${alias}.${column}`)
  const { id, at, below, inspects } = reach
  const complained = sql`coalesce(${of('details')} ->> 'complained', '') = ${id}`
  const under = (paths: Iterable<string>) => {
    const tops = [...paths].map(path => sql`${of('unit_path')} like ${likeUnder(path)}`)
    return tops.length > 0 ? sql`(${sql.join(tops, sql` or `)})` : sql`false`
  }
  const here = (paths: string[]) => (paths.length > 0 ? sql`${of('unit_path')} = any(${paths}::text[])` : sql`false`)
  return sql<boolean>`(
    not (${of('wall')} is not distinct from 'inspection' and ${complained})
    and (${of('owner_id')} = ${id}
      or (${of('wall')} is null and (
        ${under(below.keys())}
        or ((not ${of('protected')}) and ${here([...at.keys()])})
        or (${of('protected')} and ${here(pathsOf(reach, 'trusted'))})))
      or (${of('wall')} = 'inspection' and ${under(inspects.keys())})
      or (${of('wall')} = 'owner' and ${here(pathsOf(reach, 'chief'))})))`
}

const likeUnder = (path: string) => `${path.replace(/[\\%_]/g, '\\$&')}%`
