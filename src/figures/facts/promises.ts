import type { Given, Line, Looked } from '../line.ts'

/**
 * Each promise by its due (domain §4.1): kept before it, late (kept or ended after it, or never to be kept), void (ended before
 * it, no longer owed), or open. Whether an open one is late is asked when the figure is read.
 */
export const promisesIn = ({ promises }: Looked): Line[] =>
  promises.map(promise => ({ series: 'promise', at: promise.due, measure: promise.measure, came: cameOf(promise) }))

export const cameOf = ({ metAt, voidAt, late }: Given): 'kept' | 'late' | 'void' | 'open' =>
  late ? 'late' : metAt !== null ? 'kept' : voidAt !== null ? 'void' : 'open'
