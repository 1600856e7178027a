import type { Words } from '../kinds/words.ts'
import type { Axis } from './sums.ts'

/** The boards on which a figure may stand. What each viewer may know of is another question (sight.ts). */
export type Board = 'public' | 'officer' | 'chief' | 'county' | 'city' | 'inspection'

/** How a figure comes out of its sums. */
export type How =
  /** Of those that came in one of these ways, how many in a good one. */
  | { readonly share: { readonly of: readonly string[]; readonly good: readonly string[] } }
  /** How often each came. */
  | { readonly counts: true }
  /** What was added up, by how many. */
  | { readonly mean: true }
  /** What was added up of the good ones, of what was added up of these. */
  | { readonly totals: { readonly of: string; readonly good: string } }
  /** Nearest rank of whole minutes; those in the other series still wait, and count with their age. */
  | { readonly minutes: { readonly waiting?: string } }
  /** Of all there are now, those whose instant lies ahead. */
  | { readonly standing: true }
  /** Of what was over, the share after which the same happened again within so many days. */
  | { readonly again: { readonly days: number } }
  /** A share of one series less that of another. */
  | { readonly gap: { readonly good: readonly string[]; readonly less: string } }
  /** Several shares by their weights. */
  | {
      readonly composite: readonly {
        readonly weight: number
        readonly of: readonly string[]
        readonly good: readonly string[]
      }[]
    }
  /** The highest share of what stands where the type stands, less the lowest; of those with at least ten. */
  | { readonly spread: { readonly of: readonly string[]; readonly good: readonly string[] } }
  /** Asked of the lines of a period, for the guards (guards.ts). */
  | {
      readonly guard:
        | 'batch-closing'
        | 'quick-telling'
        | 'night'
        | 'one-device'
        | 'looks'
        | 'why-looked'
        | 'wrongful'
        | 'openings'
        | 'destroyed'
    }

/** One number of a board: from which series, along which axes, and by which formula (domain §4). */
export type Figure = {
  readonly name: string
  readonly words: Words
  /** What it says, for whoever reads it the first time. */
  readonly about: Words
  readonly series: readonly string[]
  readonly by: readonly Axis[]
  readonly how: How
  readonly kinds?: readonly string[]
  readonly measures?: readonly string[]
  readonly boards: readonly Board[]
}
