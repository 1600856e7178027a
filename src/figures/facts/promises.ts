import type { Given, Line, Looked } from '../line.ts'

/**
 * Each promise by its due (domain §4.1): kept before it, late (kept or ended after it, or never to be kept), void (ended before
 * it, no longer owed), or open. Whether an open one is late is asked when the figure is read.
 */
export const promisesIn = ({ promises }: Looked): Line[] =>
  promises
    .filter(promise => !takenUpAgain(promise, promises))
    .map(promise => ({ series: 'promise', at: promise.due, measure: promise.measure, came: cameOf(promise) }))

/** Ended when the matter was taken for the same as another, and taken up again when it was not: one promise, counted once. */
const takenUpAgain = ({ no, measure, started, voidAt }: Given, all: readonly Given[]): boolean =>
  voidAt !== null && all.some(one => one.no > no && one.measure === measure && one.started === started)

export const cameOf = ({ metAt, voidAt, late }: Given): 'kept' | 'late' | 'void' | 'open' =>
  late ? 'late' : metAt !== null ? 'kept' : voidAt !== null ? 'void' : 'open'
