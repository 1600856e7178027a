import { beats } from './beats.ts'
import { people } from './people.ts'
import { places } from './places.ts'
import { rosters } from './rosters.ts'
import type { Sheet } from './sheet.ts'
import { units } from './units.ts'

/** The lists by which a bureau runs, in the order in which one fills them. */
export const sheets: readonly Sheet[] = [places, units, people, beats, rosters]
