import { plainText } from '../plain-text.ts'
import { type Address, addressFrom } from './address.ts'

/** What of a matter is compared with another. It holds what was said, so that it lies sealed. */
export type Likeness = {
  /** What sort of thing it is, and the wider sort: two may be called differently by two people. */
  readonly type: string
  readonly group: string
  readonly address: Address
  readonly village: string | null
  /** Rounded, as every point of a matter is. */
  readonly near: { readonly lat: number; readonly lng: number } | null
  /** Words of what was said; in Chinese, pairs of signs. */
  readonly words: readonly string[]
}

/** Of a long report this many words say what it is about. */
const WORDS = 120

type Said = {
  type: string
  group: string
  where: string
  text: string
  village: string | null
  near: Likeness['near']
}

export const likenessFrom = ({ where, text, ...said }: Said): Likeness => ({
  ...said,
  address: addressFrom(where),
  words: wordsOf(text).slice(0, WORDS),
})

export function wordsOf(text: string): string[] {
  const words = new Set<string>()
  for (const [run] of plainText(text).matchAll(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu)) {
    const signs = Array.from(run)
    if (/\p{Script=Han}/u.test(run) && signs.length > 1)
      for (let i = 1; i < signs.length; i++) words.add(signs[i - 1]! + signs[i])
    else words.add(run)
  }
  return [...words]
}

/** What is alike, and how far apart: names of the measures, in the order of the weights. */
export const measures = [
  'sameType',
  'sameGroup',
  'wordsOfType',
  'far',
  'noPoint',
  'sameAddress',
  'sameHouse',
  'sameStreet',
  'housesApart',
  'daysApart',
  'sameDay',
  'sameWords',
  'typeAndDays',
  'typeAndAddress',
  'addressAndDays',
  'typeAndFar',
] as const

/** A difference of two matters, opened so many days apart; one number for each of `measures`. */
export function differenceOf(one: Likeness, other: Likeness, days: number): number[] {
  const sameType = one.type === other.type
  const metres = one.near && other.near ? metresBetween(one.near, other.near) : undefined
  const far = metres === undefined ? 2 : Math.min(5, Math.log1p(metres / 30))
  const sameAddress = one.address.whole !== '' && one.address.whole === other.address.whole
  const sameStreet = one.address.streets.some(street => other.address.streets.includes(street))
  const [a, b] = [one.address.numbers, other.address.numbers]
  const apart = sameStreet && a && b ? Math.max(0, Math.max(a[0], b[0]) - Math.min(a[1], b[1])) : undefined
  const sameHouse = apart === 0 && !sameAddress
  const gap = Math.log1p(days)
  const is = (holds: boolean) => (holds ? 1 : 0)
  return [
    is(sameType),
    is(!sameType && one.group === other.group),
    sameType ? 0 : shareOf(wordsOf(one.type), wordsOf(other.type)),
    far,
    is(metres === undefined),
    is(sameAddress),
    is(sameHouse),
    is(sameStreet && !sameAddress && !sameHouse),
    apart === undefined || sameAddress ? 0 : Math.log1p(apart),
    gap,
    is(days < 1),
    shareOf(one.words, other.words),
    sameType ? gap : 0,
    is(sameType && sameAddress),
    sameAddress || sameHouse ? gap : 0,
    sameType ? far : 0,
  ]
}

export function metresBetween(a: { lat: number; lng: number }, b: { lat: number; lng: number }): number {
  const north = (a.lat - b.lat) * 111_320
  const east = (a.lng - b.lng) * 111_320 * Math.cos((a.lat * Math.PI) / 180)
  return Math.hypot(north, east)
}

/** Of all words of two texts, the share that stands in both. */
export function shareOf(one: readonly string[], other: readonly string[]): number {
  if (one.length === 0 || other.length === 0) return 0
  const theirs = new Set(other)
  const both = one.filter(word => theirs.has(word)).length
  return both / (new Set(one).size + theirs.size - both)
}
