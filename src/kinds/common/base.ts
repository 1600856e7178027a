import { type Fork, moveOf, type Onward, type Seen } from '../kind.ts'
import type { Post } from '../posts.ts'

export type Shape<S extends string, D> = {
  /** States in which work goes on. */
  readonly open: readonly S[]
  /** States that a matter may be reopened from, and where it goes then. */
  readonly closed: readonly S[]
  readonly again: S | Onward<S> | Fork<S, D, any>
  /** The state of a withdrawn matter, where the one who reported may withdraw it. */
  readonly withdrawn?: S
  readonly withdrawable?: readonly S[]
  readonly workers: readonly Post[]
  readonly chief?: readonly Post[]
  /** Whether the person is asked what they think of it, once told. */
  readonly rated?: boolean
  /** Whether whoever reported reads what is written to them here, where not everybody does. */
  readonly reads?: (seen: Seen<S, D>) => boolean
  /** It never goes to another unit, or goes there in a way of its own. */
  readonly staysHere?: true
  /** What may not have been good about it, besides what may be wrong in every kind. */
  readonly whys?: readonly string[]
}

/** Of one kind: its states, who may do what to it, and how its moves are written. */
export function baseOf<S extends string, D>(shape: Shape<S, D>) {
  const { open, closed, workers, chief = ['station_chief'] } = shape
  const doers: Post[] = [...new Set<Post>([...workers, ...chief])]
  return {
    shape,
    move: moveOf<S, D>(),
    open,
    closed,
    all: [...open, ...closed],
    workers,
    chief,
    /** Whoever works on it or leads them. */
    doers,
    /** Above whoever works on it: for what somebody other than whoever has it decides. */
    deciders: [...new Set<Post>([...chief, 'county_officer'])],
    /** Auxiliaries too: they write down, and decide nothing. */
    takers: [...new Set<Post>(['auxiliary', ...doers])],
  }
}
export type Base<S extends string, D> = ReturnType<typeof baseOf<S, D>>
