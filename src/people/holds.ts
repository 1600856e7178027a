import type { Post } from '../kinds/posts.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Person } from './who-is-who.ts'

/** The first post of these that somebody holds. Refuses `not-for-your-post` (403) to whoever holds none. */
export function assertHolds({ posts }: Pick<Person, 'posts'>, ...asked: readonly Post[]): Person['posts'][number] {
  const held = posts.find(({ post }) => asked.includes(post))
  if (!held) throw new Refusal(403, 'not-for-your-post')
  return held
}
