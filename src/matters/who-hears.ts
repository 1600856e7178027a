import { isForAnother } from '../kinds/common/for-another.ts'
import type { Kind, Move, Seen } from '../kinds/kind.ts'

/** Who may hear of a protected matter: the one it is about or done for, and those who work on it. Nobody else, ever (R26). */
const safe: readonly string[] = [
  'reporter',
  'victim',
  'applicant',
  'owner',
  'station_chief',
  'inspector',
  'head_inspector',
  'county_officer',
  'city_officer',
]

/** The notices that a move sends, each with the roles that hear it. */
export function noticesOf(kind: Kind, move: Move, after: Seen): { name: string; to: string[] }[] {
  const tells = move.tells ?? []
  return (asksRating(kind, move, after) ? [...tells, 'askRating'] : tells)
    .map(name => {
      if (name === 'askRating') return { name, to: ['reporter'].filter(role => mayHear(kind, after, role, name)) }
      const notice = kind.notices[name]
      if (!notice) throw new Error(`${kind.name} has no notice ${name}`)
      if (notice.if && !notice.if(after)) return { name, to: [] }
      return { name, to: notice.to.filter(role => mayHear(kind, after, role, name)) }
    })
    .filter(({ to }) => to.length > 0)
}

/** R31: after the telling, not at closing; once; never of a protected matter. */
const asksRating = ({ moves }: Kind, { counts }: Move, { standing }: Seen): boolean =>
  counts === 'told' && moves['rate'] !== undefined && standing.rated === null && !standing.protected

/** On what of a matter it hangs who hears of it. */
type Heard = Pick<Seen, 'standing' | 'people' | 'details'>

/** May whoever is this role in the matter get this notice of it (R26)? */
export const mayHear = (kind: Kind, of: Heard, role: string, notice: string): boolean =>
  !(of.standing.protected && hidden(kind, of, role, notice)) && kind.unheard?.(of as Seen, role, notice) !== true

/** From the other side, from whoever is neither hurt nor at work on it, and from an intermediary, but that it was received. */
const hidden = (kind: Kind, of: Heard, role: string, notice: string): boolean =>
  !safe.includes(role) ||
  kind.otherSide.includes(role) ||
  (role === 'reporter' && notice !== 'receipt' && isForAnother(of))
