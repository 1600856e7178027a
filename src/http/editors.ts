import type { Person } from '../people/who-is-who.ts'
import { Refusal } from '../platform/refusal.ts'

/** Who may change what the whole bureau promises, and by which calendar: the city's officer, and the one for its law. */
export const mayEdit = ({ posts }: Person): boolean =>
  posts.some(({ post, unitPath }) => post === 'city_officer' || (post === 'legal_officer' && unitPath === '/'))

/** Refuses `not-for-your-post` (403). */
export function assertEditor(person: Person): void {
  if (!mayEdit(person)) throw new Refusal(403, 'not-for-your-post')
}
