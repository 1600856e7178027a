import { type Likeness, metresBetween, shareOf } from '../duplicates/likeness.ts'

/** What is known of a matter that may be back: where it is, and what was said. */
export type Told = { readonly likeness: Likeness; readonly premises: string }

/** Told in less like words than this, it is another quarrel in the same place. */
const LIKE_WORDS = 0.15
const SAME_PLACE_METRES = 150

/** Is it the same thing at the same place again? Both of one kind and sort; of disputes also in like words. */
export function isBack(kind: 'dispute' | 'hazard', now: Told, before: Told, metres = SAME_PLACE_METRES): boolean {
  if (now.premises !== '' && now.premises === before.premises) return true
  const [one, other] = [now.likeness, before.likeness]
  const here =
    (one.address.whole !== '' && one.address.whole === other.address.whole) ||
    (one.near !== null && other.near !== null && metresBetween(one.near, other.near) <= metres)
  return kind === 'hazard' ? here : here && shareOf(one.words, other.words) >= LIKE_WORDS
}
