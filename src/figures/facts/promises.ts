import type { Entry, Given, Line, Looked } from '../line.ts'

/**
 * Each promise by its due (domain §4.1): kept before it, late (kept or ended after it, or never to be kept), void (ended before
 * it, no longer owed), or open. Whether an open one is late is asked when the figure is read.
 */
export const promisesIn = (matter: Looked): Line[] =>
  matter.promises
    .filter(promise => !takenUpAgain(promise, matter))
    .map(promise => ({ series: 'promise', at: promise.due, measure: promise.measure, came: cameOf(promise) }))

/**
 * Ended when the matter was taken for the same as another, be it as kept by saying so, and taken up again when it was not: one
 * promise, counted once, by what became of it then.
 */
function takenUpAgain({ no, measure, started, metAt, voidAt }: Given, { promises, entries }: Looked): boolean {
  const joined = ({ stateAfter, saidAt, recordedAt }: Entry) =>
    stateAfter === 'duplicate' && (metAt === saidAt || metAt === recordedAt)
  const endedThen = voidAt !== null || (metAt !== null && entries.some(joined))
  return endedThen && promises.some(one => one.no > no && one.measure === measure && one.started === started)
}

export const cameOf = ({ metAt, voidAt, late }: Given): 'kept' | 'late' | 'void' | 'open' =>
  late ? 'late' : metAt !== null ? 'kept' : voidAt !== null ? 'void' : 'open'
