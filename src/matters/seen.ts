import type { Day } from '../clock/day.ts'
import { dayOf, isoAt } from '../clock/zone.ts'
import type { Actor, Colleague, Seen, Standing, UnitSeen } from '../kinds/kind.ts'
import { type LegalRule, lawOn } from '../kinds/law.ts'

/** What the rules rest on besides the matter, and who works where on a day. */
type Known = {
  readonly tz: string
  readonly law: readonly LegalRule[]
  /** Absent without signal. */
  readonly known?: { readonly units: ReadonlyMap<string, Unit> }
  readonly personOn: (
    id: string,
    day: Day,
  ) => { readonly woman?: boolean | null; readonly posts: Colleague['held'] } | undefined
}

type Unit = {
  readonly id: string
  readonly parentId: string | null
  readonly path: string
  readonly sort: string
  readonly nameZh: string
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
  const { tz, law, personOn, known } = know
  const today = dayOf(new Date(at), tz)
  return {
    ...of,
    openedAt: isoAt(of.openedAt, tz),
    by,
    at: isoAt(at, tz),
    today,
    law: id => lawOn(law, id, today, of.unitPath),
    ...(known && { unit: called => unitIn(known.units, called) }),
    colleague: id => {
      const person = personOn(id, today)
      return (
        person && {
          id,
          woman: person.woman ?? null,
          posts: person.posts.map(({ post }) => post),
          unitPath: person.posts[0]?.unitPath ?? '',
          held: person.posts.map(({ post, unitPath }) => ({ post, unitPath })),
        }
      )
    },
  }
}

function unitIn(units: ReadonlyMap<string, Unit>, called: string): UnitSeen | undefined {
  const unit = units.get(called) ?? [...units.values()].find(({ path, nameZh }) => path === called || nameZh === called)
  if (!unit) return undefined
  const { path, sort, parentId } = unit
  const main = sort === 'window' || sort === 'desk' ? units.get(parentId ?? '') : undefined
  return { path, sort, house: main?.path ?? path }
}
