import type { Day } from '../clock/day.ts'
import { dayOf, isoAt } from '../clock/zone.ts'
import type { Actor, Colleague, Seen, Standing } from '../kinds/kind.ts'
import { type LegalRule, lawOn } from '../kinds/law.ts'

/** What the rules rest on besides the matter, and who works where on a day. */
type Known = {
  readonly tz: string
  readonly law: readonly LegalRule[]
  readonly personOn: (id: string, day: Day) => { readonly posts: Colleague['held'] } | undefined
}

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
export function seenOf(know: Known, of: Of, by: Actor, at: number): Seen {
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
