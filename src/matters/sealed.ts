import { kindNamed } from '../kinds/index.ts'
import type { Asker } from './asker.ts'
import type { Matter } from './matter.ts'

/*
 * A record of a violation is sealed, for everybody and whatever their post (治安管理处罚法 136): once it is decided, the side of whoever did it
 * stays unnamed; once it is sealed, nothing of what was said is read any more, until it is unsealed by order. Whoever reported keeps
 * their own words.
 */

type Of = Pick<Matter, 'kind' | 'state' | 'details'>

/** In the state of a sealed record: no word, picture, name or paper of it is for anybody of the bureau. */
export const isSealed = ({ state }: Pick<Matter, 'state'>): boolean => state === 'sealed'

export const isSealedFor = (asker: Asker, matter: Pick<Matter, 'state'>): boolean =>
  asker.as !== 'resident' && isSealed(matter)

/** Whether the name of somebody in this role is for nobody of the bureau. */
export function isUnnamed(matter: Of, role: string): boolean {
  if (isSealed(matter)) return true
  const kind = kindNamed(matter.kind)
  return kind?.sealsOtherSide?.(matter.details) === true && kind.otherSide.includes(role)
}
