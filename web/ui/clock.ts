import { onDevice } from './kept.ts'

/*
 * How far the clock of this phone is behind the server's, as the answers tell. A phone without signal goes on with what it
 * heard last, also after it was closed.
 */

const kept = onDevice.get('behind')
let behind: number | null = kept === null ? null : Number(kept)

/** What is not worth writing down again. */
const FINE = 1000

/** From the `Date` of an answer, which is exact to the second. @param asked when it was asked, by this phone's clock */
export function heardOf(date: string | null, asked: number): void {
  const server = date === null ? Number.NaN : Date.parse(date)
  if (Number.isNaN(server)) return
  const now = Math.round(server + 500 - (asked + Date.now()) / 2)
  if (behind === null || Math.abs(now - behind) > FINE) onDevice.set('behind', String(now))
  behind = now
}

/** Milliseconds to add to this phone's clock; null: nothing was heard yet. */
export const behindServer = (): number | null => behind

/** The time by the server's clock, as far as it is known; milliseconds since 1970. */
export const nowByServer = (): number => Date.now() + (behind ?? 0)
