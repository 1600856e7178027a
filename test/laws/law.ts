import type { Tried } from '../walk.ts'

/** What must hold of every step of every life, and how often at least it was put to the proof: a walk that saw nothing shows nothing. */
export type Law = {
  readonly says: string
  readonly least: number
  readonly concerns: (tried: Tried) => boolean
  readonly holds: (tried: Tried) => boolean
}

/** How often each was put to the proof. */
export const tallyOf = (laws: readonly Law[]) => new Map(laws.map(law => [law, 0]))

/** Throws for the first that does not hold of this step. */
export function assertLawful(tally: Map<Law, number>, tried: Tried): void {
  for (const [law, times] of tally) {
    if (!law.concerns(tried)) continue
    tally.set(law, times + 1)
    if (!law.holds(tried)) throw new Error(`not so: ${law.says}`)
  }
}

export const isKind = ({ kind }: Tried, ...names: readonly string[]): boolean => names.includes(kind.name)

/** It was open, and is over. */
export const ends = ({ kind, before, done }: Tried): boolean =>
  done !== undefined &&
  before.state !== null &&
  !kind.ends.includes(before.state) &&
  kind.ends.includes(done.after.state!)

/** Every notice that went out, once for each role that it went to. */
export const sent = ({ done }: Tried): { name: string; role: string }[] =>
  (done?.change.notices ?? []).flatMap(({ name, to }) => to.map(role => ({ name, role })))

export const by = ({ who }: Tried, ...posts: readonly string[]): boolean => who.posts.some(post => posts.includes(post))
