import { dayOf, isoAt } from '../clock/zone.ts'
import type { Actor, Seen, Standing } from '../kinds/kind.ts'
import { lawOn } from '../kinds/law.ts'
import type { Knowledge } from './knowledge.ts'

type Of = {
  id: string
  kind: string
  state: string | null
  details: unknown
  standing: Standing
  openedAt: number
  owner: string | null
  unitPath: string
  people: Seen['people']
  open: readonly string[]
}

/** A matter as the rules look at it: instants and days as the bureau's clocks show them. */
export function seenOf(know: Knowledge, of: Of, by: Actor, at: number): Seen {
  const { tz, law, personOn } = know
  const today = dayOf(new Date(at), tz)
  return {
    ...of,
    openedAt: isoAt(of.openedAt, tz),
    by,
    at: isoAt(at, tz),
    today,
    law: id => lawOn(law, id, today, of.unitPath),
    colleague: id => {
      const person = personOn(id, today)
      return (
        person && {
          id,
          posts: person.posts.map(({ post }) => post),
          unitPath: person.posts[0]?.unitPath ?? '',
          held: person.posts.map(({ post, unitPath }) => ({ post, unitPath })),
        }
      )
    },
  }
}
