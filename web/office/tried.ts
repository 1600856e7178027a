import { shippedLaw } from '../../src/kinds/law.ts'
import type { Words } from '../../src/kinds/words.ts'
import { toLocal } from '../ui/local-time.ts'
import type { MatterShown } from '../ui/wire.ts'
import { calling as words } from './words.ts'

/** On so many different days somebody is tried before they count as not to be reached. */
const DAYS = shippedLaw.find(({ id }) => id === 'attempts-before-untold')!.value as number

/** How often they were tried, and on how many further days they must be. */
export function triedWords(attempts: MatterShown['standing']['attempts'], now: number): Words {
  const days = new Set(attempts.map(({ day }) => day))
  const left = Math.max(0, DAYS - days.size)
  return words.tried(attempts.length, left, left > 0 && days.has(toLocal(now).slice(0, 10)))
}
