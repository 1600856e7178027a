import { inspection } from '../kinds/posts.ts'
import { reachOf } from '../matters/reach.ts'
import type { Person } from '../people/who-is-who.ts'
import type { WhoAnswers } from '../places/who-answers.ts'
import type { Sight } from './answer.ts'
import type { Board, Figure } from './figure.ts'
import type { Behind } from './line.ts'

type Post = Person['posts'][number]['post']

/** On whose board somebody looks, the widest first. */
const boards: readonly { board: Board; posts: readonly Post[]; behind: readonly Behind[] }[] = [
  { board: 'city', posts: ['city_officer'], behind: ['', 'protected', 'disclosed'] },
  { board: 'county', posts: ['county_officer'], behind: ['', 'protected', 'disclosed'] },
  { board: 'county', posts: ['legal_officer'], behind: [''] },
  { board: 'inspection', posts: inspection, behind: ['', 'inspection', 'disclosed'] },
  { board: 'chief', posts: ['station_chief'], behind: ['', 'protected', 'owner'] },
  {
    board: 'officer',
    posts: ['duty_officer', 'beat_officer', 'mediator', 'window_clerk', 'auxiliary'],
    behind: [''],
  },
]

export type OnBoard = Sight & { board: Board }

/**
 * What somebody of the bureau may have counted in this figure: docs/who-sees-what.md as code, on numbers. Of their own
 * station, or of all below them; never behind what their post may not know of (R25, R26). Undefined: it is on no board of theirs.
 */
export function sightOf(known: WhoAnswers, person: Person, figure: Pick<Figure, 'boards'>): OnBoard | undefined {
  const reach = reachOf(known, person)
  for (const { board, posts, behind } of boards) {
    if (!figure.boards.includes(board)) continue
    const of = (paths: ReadonlyMap<string, readonly Post[]>) =>
      [...paths].filter(([, held]) => held.some(post => posts.includes(post))).map(([path]) => path)
    const [here, below] = [of(reach.at), [...of(reach.below), ...of(reach.inspects)]]
    if (here.length + below.length === 0) continue
    // The whole city: also what lies with a unit that is no more.
    if (board === 'city' && below.includes('/')) return { board, behind, units: undefined }
    const units = [...known.units.values()].filter(
      ({ path }) => here.includes(path) || below.some(top => path.startsWith(top)),
    )
    return { board, behind, units: units.map(({ id }) => id) }
  }
  return undefined
}
