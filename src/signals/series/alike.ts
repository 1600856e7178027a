import { type Likeness, metresBetween, shareOf } from '../duplicates/likeness.ts'

/** What a series is drawn together by: so many within so many days, so near, in so like words. */
export const rule = { edition: 1, least: 3, days: 45, metres: 400, words: 0.18, chance: 0.01 } as const

export type Alike = 'same_sort' | 'same_words' | 'same_place' | 'close_in_time'

/** In what two matters are alike, where that is enough for one series; undefined where it is not. */
export function alikeIn(one: Likeness, other: Likeness): Alike[] | undefined {
  const sort = one.group === other.group && (one.type === other.type || one.type === '' || other.type === '')
  if (!sort) return undefined
  const metres = one.near && other.near ? metresBetween(one.near, other.near) : undefined
  const street = one.address.streets.some(each => other.address.streets.includes(each))
  const place =
    street || (metres !== undefined ? metres <= rule.metres : one.village !== null && one.village === other.village)
  if (!place) return undefined
  const words = shareOf(one.words, other.words) >= rule.words
  // In one street they may be told quite differently; elsewhere nearby, only what sounds alike is.
  if (!words && !street) return undefined
  return ['same_sort', ...(words ? (['same_words'] as const) : []), 'same_place', 'close_in_time']
}
