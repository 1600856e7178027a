import type { Any } from './questions.ts'

/** Those for whom somebody else reported: named by whoever typed it in, or in what was said. */
const others: ReadonlySet<string> = new Set(['represented', 'victim', 'applicant'])

/** The one hurt, or who answers for a child that was: to them it is told. */
const forThemselves: ReadonlySet<unknown> = new Set(['victim', 'guardian'])

/**
 * Did whoever reported it speak for somebody else? Of what is protected they are told that it was received, and no more (R26).
 * Whoever was found to be the one hurt speaks for themselves, whomever they named besides; a mother speaks for her child.
 */
export const isForAnother = ({ people, details }: Pick<Any, 'people' | 'details'>): boolean =>
  !forThemselves.has(details?.reporterIs) &&
  details?.applies !== 'guardian' &&
  people.some(({ role }) => others.has(role))
