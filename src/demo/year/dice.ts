import { createHash } from 'node:crypto'
import type { Chance as Bytes } from '../../platform/ids.ts'
import { type Chance, chanceFrom } from '../chance.ts'

export type Dice = Chance & {
  /** Of a hundred throws, so many. */
  share: (percent: number) => boolean
  /** A number from `from` to below `to`. */
  between: (from: number, to: number) => number
  /** A key as often as its number says. */
  weighed: <K extends string>(weights: Readonly<Record<K, number>>) => K
  /** A place in a list as often as it says. */
  place: (weights: readonly number[]) => number
  /** The same, where one list is thrown on many times over: each place with all that come before it, added up. */
  along: (sums: readonly number[]) => number
}

export function sumsOf(weights: readonly number[]): number[] {
  let sum = 0
  return weights.map(weight => (sum += weight))
}

/** The same words, the same throws, on every machine. */
export function diceOf(...words: (string | number)[]): Dice {
  const chance = chanceFrom(words.join(' '))
  const place = (weights: readonly number[]) => {
    let left = chance.next() * weights.reduce((sum, weight) => sum + weight, 0)
    const at = weights.findIndex(weight => {
      left -= weight
      return left < 0
    })
    return at < 0 ? weights.length - 1 : at
  }
  return {
    ...chance,
    share: percent => chance.next() * 100 < percent,
    between: (from, to) => from + chance.next() * (to - from),
    place,
    along: sums => firstAbove(sums, chance.next() * sums.at(-1)!),
    weighed: weights => Object.keys(weights)[place(Object.values<number>(weights))] as keyof typeof weights,
  }
}

function firstAbove(sums: readonly number[], value: number): number {
  let [from, to] = [0, sums.length - 1]
  while (from < to) {
    const middle = (from + to) >> 1
    if (sums[middle]! > value) to = middle
    else from = middle + 1
  }
  return from
}

/** Bytes for ids and codes. */
export function bytesOf(...words: (string | number)[]): Bytes {
  let n = 0
  return size => {
    const pieces: Buffer[] = []
    for (let have = 0; have < size; have += 32)
      pieces.push(
        createHash('sha256')
          .update(JSON.stringify([...words, n++]))
          .digest(),
      )
    return Buffer.concat(pieces).subarray(0, size)
  }
}
