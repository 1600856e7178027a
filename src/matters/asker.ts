import type { Person } from '../people/who-is-who.ts'
import { derivedId } from '../platform/ids.ts'

/** Who stands at the door. */
export type Asker =
  | { readonly as: 'staff'; readonly bureauId: number; readonly person: Person }
  | Resident
  /** The sweep: what is due is done by the clock itself. */
  | { readonly as: 'clock'; readonly bureauId: number }

/** Anybody; holding a link, the one who reported that matter, or another in it whose link it is. */
export type Resident = { readonly as: 'resident'; readonly bureauId: number; readonly holds?: Holds }
export type Holder = Resident & { readonly holds: Holds }

export type Holds = {
  readonly matterId: string
  /** Which of the matter's links it was. */
  readonly n: number
  /** Whose link it is, where not that of who reported it. */
  readonly personId?: string | undefined
  /** The chosen word, which a protected matter asks for besides. */
  readonly word?: string | undefined
}

export const staff = (person: Person): Asker => ({ as: 'staff', bureauId: person.bureauId, person })

/** Under this id the clock signs. */
export const clockId = derivedId('the clock')
