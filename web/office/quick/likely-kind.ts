import { likelyWords } from '../../../src/kinds/likely-words.ts'

/*
 * Which kind it may be, by words that people use: a hint in front of a person who decides, with the words that it rests on.
 */

const signs: Record<string, RegExp> = {}
for (const kind of Object.keys(likelyWords)) signs[kind] = new RegExp(likelyWords[kind]!.join('|'), 'g')

/** In the order of the signs. */
export const likelyKinds: readonly string[] = Object.keys(signs)

export type Likely = { readonly kind: string; readonly because: readonly string[] }

/** The kind with the most different signs in the text; undefined where there is none, or two have as many. */
export function likelyKind(text: string): Likely | undefined {
  const found = likelyKinds
    .map((kind): Likely => ({ kind, because: Array.from(new Set(text.toLowerCase().match(signs[kind]!) || [])) }))
    .sort((a, b) => b.because.length - a.because.length)
  const [first, second] = [found[0]!, found[1]!]
  return first.because.length > second.because.length ? first : undefined
}
