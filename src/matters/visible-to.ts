import { type RawBuilder, sql } from 'kysely'
import type { Post } from '../kinds/posts.ts'
import { kindsSeenBy, type Reach, sights } from './reach.ts'

/**
 * The condition under which a matter (the row `m`, or another by its alias) is visible to somebody of the bureau. Every
 * question about matters has it; what it hides is not there: 404, in no list, no count, no hint. Says the same as
 * `isVisible` (reach.ts).
 */
export function visibleTo(reach: Reach, alias = 'm'): RawBuilder<boolean> {
  const { id, brings } = reach
  const of = (column: string) => sql.ref(`${alias}.${column}`)
  const brought = brings
    ? sql`or (${of('opened_by')} = ${id} and ${of('wall')} is null and not ${of('protected')})`
    : sql``
  return sql<boolean>`(
    ${id} = any(${of('lets')}) or ${id} = any(${of('speaks')})
    or (not (${of('wall')} is not distinct from 'inspection' and ${id} = any(${of('barred')}))
      and (${of('owner_id')} = ${id} ${brought} ${byPost(reach, of)})))`
}

type Column = (name: string) => RawBuilder<unknown>

/** Each post of theirs with the paths that it reaches. */
function byPost({ at, below, inspects }: Reach, of: Column): RawBuilder<unknown> {
  const exact = new Map<Post, string[]>()
  const under = new Map<Post, string[]>()
  const note = (to: Map<Post, string[]>, paths: Reach['at']) => {
    for (const [path, posts] of paths) for (const post of posts) to.set(post, [...(to.get(post) ?? []), path])
  }
  note(exact, at)
  note(under, below)
  note(under, inspects)
  const ways = [
    ...[...exact].map(([post, paths]) => [post, sql`${of('unit_path')} = any(${paths}::text[])`] as const),
    ...[...under].map(
      ([post, paths]) =>
        [
          post,
          sql`(${sql.join(
            paths.map(path => sql`${of('unit_path')} like ${likeUnder(path)}`),
            sql` or `,
          )})`,
        ] as const,
    ),
  ]
  const all = ways.map(([post, where]) => sql` or (${sql.join([where, ...limits(post, of)], sql` and `)})`)
  return all.length > 0 ? sql.join(all, sql``) : sql``
}

function limits(post: Post, of: Column): RawBuilder<unknown>[] {
  const { wall, openOnly, ...may } = sights[post]!
  const kinds = kindsSeenBy(post)
  return [
    wall ? sql`(${of('wall')} is null or ${of('wall')} = ${wall})` : sql`${of('wall')} is null`,
    ...(kinds ? [sql`${of('kind')} = any(${kinds}::text[])`] : []),
    ...(may.protected ? [] : [sql`not ${of('protected')}`]),
    ...(openOnly ? [sql`${of('closed_at')} is null`] : []),
  ]
}

const likeUnder = (path: string) => `${path.replace(/[\\%_]/g, '\\$&')}%`
