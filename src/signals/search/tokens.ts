import type { CryptoSuite } from '../../platform/suite.ts'
import { plainText } from '../plain-text.ts'

/** Numbers of people, telephones and cards are no words: nobody is looked up by them. */
const numbersOfPeople = /\d[\d\- ]{5,}\d[x]?/g
/** Of a text this many tokens are kept. */
const MOST = 400

/** The pieces of a text as they are looked for: Chinese in pairs of signs, other words whole. */
export function piecesOf(text: string): { pairs: string[]; words: string[] } {
  const pairs = new Set<string>()
  const words = new Set<string>()
  for (const [run] of plainText(text)
    .replace(numbersOfPeople, ' ')
    .matchAll(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu)) {
    const signs = Array.from(run)
    if (!/^\p{Script=Han}/u.test(run)) words.add(run.slice(0, 40))
    else for (let i = 1; i < signs.length; i++) pairs.add(signs[i - 1]! + signs[i])
  }
  return { pairs: [...pairs], words: [...words] }
}

/** All tokens under which a text is found: its pieces, beginnings of its words, and its words with one letter left out. */
export function tokensOf(text: string): string[] {
  const { pairs, words } = piecesOf(text)
  return [...pairs, ...words.flatMap(word => [word, ...beginningsOf(word), ...shortenedOf(word)])].slice(0, MOST)
}

const FIRST = 3
const LAST = 7

const beginningsOf = (word: string): string[] =>
  Array.from({ length: Math.max(0, Math.min(word.length - 1, LAST) - FIRST + 1) }, (_, i) =>
    beginning(word.slice(0, FIRST + i)),
  )
export const beginning = (start: string): string => `${start.slice(0, LAST)}…`

/** A word of letters, each time without one of them: two that differ in one letter share one of these. */
export function shortenedOf(word: string): string[] {
  if (word.length < 4 || word.length > 12 || /\d/.test(word)) return []
  return Array.from(word, (_, i) => `~${word.slice(0, i)}${word.slice(i + 1)}`)
}

/** Where: the county, town and village of a code, each by itself. */
export const placeTokens = (code: string | null): string[] =>
  code === null ? [] : [6, 9, 12].filter(size => size <= code.length).map(size => `@${code.slice(0, size)}`)

export type Digest = (token: string) => number

const REMEMBERED = 200_000
const remembered = new WeakMap<CryptoSuite, Map<string, number>>()

/** Tokens as they lie in the index: keyed, so that it tells nobody a word; another key for each bureau. */
export function digestFor(suite: CryptoSuite, bureauId: number): Digest {
  const known = remembered.get(suite) ?? new Map<string, number>()
  remembered.set(suite, known)
  return token => {
    const key = `${bureauId} ${token}`
    const there = known.get(key)
    if (there !== undefined) return there
    if (known.size >= REMEMBERED) known.clear()
    const made = suite.hmac('search', key).readInt32BE()
    known.set(key, made)
    return made
  }
}
