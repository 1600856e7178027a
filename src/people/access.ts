import type { Post } from '../kinds/posts.ts'
import type { Person } from './who-is-who.ts'

/** The posts in which somebody may act where a unit answers: those held in it or above it. */
export function postsOver(posts: Person['posts'], unitPath: string): Post[] {
  const reaching = posts.filter(held => unitPath.startsWith(reachOf(held)))
  return [...new Set(reaching.map(({ post }) => post))]
}

/**
 * The path under which a post counts: that of its unit. An inspector's is that of the unit which their inspection belongs
 * to, since they look at everything in it.
 */
export const reachOf = ({ post, unitPath }: Person['posts'][number]): string =>
  post === 'inspector' || post === 'head_inspector' ? unitPath.replace(/[^/]+\/$/, '') : unitPath
