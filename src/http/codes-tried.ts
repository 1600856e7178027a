import { DAY } from '../clock/zone.ts'
import type { House } from '../house.ts'
import { readCode } from '../matters/code.ts'
import { Refusal } from '../platform/refusal.ts'
import { type DistinctTries, distinctTries } from './distinct-tries.ts'

type Guesses = { may: DistinctTries; over: Map<string, number> }
const guesses = new WeakMap<House['db'], Guesses>()
const ofHouse = ({ db }: House): Guesses => {
  const known = guesses.get(db) ?? { may: distinctTries({ most: 10, within: DAY }), over: new Map() }
  guesses.set(db, known)
  return known
}

/**
 * Refuses `too-many-requests` (429) to a source from which ten different codes came, within a day, that nobody has; to it every
 * code then, or the right ones would still show. A slip of the finger is none of them: its check character does not fit.
 */
export function assertMayGuess(house: House, source: string): void {
  const until = ofHouse(house).over.get(source)
  const now = house.now().getTime()
  if (until !== undefined && now < until) throw new Refusal(429, 'too-many-requests', { seconds: 3600 })
}

/** Notes a code that nobody has, or that is answered so. */
export function noteGuess(house: House, source: string, text: string): void {
  const code = readCode(text)?.code
  const { may, over } = ofHouse(house)
  if (code === undefined || may(source, house.suite.hmac('guess', code).toString('base64url'), house.now())) return
  if (over.size >= 10_000) over.delete(over.keys().next().value!)
  over.set(source, house.now().getTime() + DAY)
}
