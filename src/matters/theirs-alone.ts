import { kindNamed } from '../kinds/index.ts'
import type { WithHistory } from './history.ts'
import type { GivenBy } from './promise.ts'

/** What somebody asks for themselves: that another officer has it (R26), or that what is kept about them is corrected (PIPL 46). */
const affairs = ['wish', 'correction'] as const

/** What another in the matter asked for themselves, and what they were answered, is for that one, and not for whoever reads here. */
export function theirsAlone(whole: WithHistory, me: string, given: GivenBy): WithHistory {
  const { matter } = whole
  const moves = kindNamed(matter.kind)!.moves
  const reporter = matter.people.find(({ role }) => role === 'reporter')?.id
  const affairOf = (move: string) => affairs.find(one => moves[move]?.counts?.startsWith(`${one}-`))
  const asked: Record<(typeof affairs)[number], (string | undefined)[]> = { wish: [], correction: [] }
  const entries = whole.entries.filter(({ move, actor }) => {
    const affair = affairOf(move)
    if (affair === undefined) return true
    // By telephone or at the counter it is whoever reported that is heard.
    if (moves[move]!.counts === `${affair}-asked`)
      asked[affair].push(matter.people.some(({ id }) => id === actor) ? actor : reporter)
    return asked[affair].at(-1) === me
  })
  if (entries.length === whole.entries.length) return whole
  const isAnothers = ({ measure, edition, on }: WithHistory['promises'][number]) => {
    const affair = given(measure, edition)
      ?.on[on]?.starts.map(affairOf)
      .find(one => one !== undefined)
    return affair !== undefined && asked[affair].at(-1) !== me
  }
  const promises = whole.promises.filter(one => !isAnothers(one))
  const open = promises.filter(({ metAt, voidAt }) => metAt === null && voidAt === null).map(({ due }) => due)
  const { wish, corrections, ...standing } = matter.standing
  return {
    ...whole,
    entries,
    promises,
    matter: {
      ...matter,
      nextDue: open.length > 0 ? Math.min(...open) : null,
      standing: {
        ...standing,
        ...(wish && asked.wish.at(-1) === me && { wish }),
        ...(corrections && { corrections: corrections.filter((_, i) => asked.correction[i] === me) }),
      },
    },
  }
}
