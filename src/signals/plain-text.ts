/** Of anything longer no more than this is looked at: what a thing is about stands at its beginning. */
const READ = 4000

/**
 * What somebody wrote, as it is compared: one form for each sign (full width, capitals), without control characters,
 * direction overrides, what is not seen, pictographs, and the remains of other programs (`_x000D_`). May be empty.
 */
export function plainText(text: string): string {
  return text
    .slice(0, READ * 4)
    .toWellFormed()
    .normalize('NFKC')
    .replace(/_x[0-9A-Fa-f]{4}_/g, ' ')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Cf}|\p{Co}|\p{Cn}|\p{M}|\p{Emoji_Presentation}|\p{Emoji_Modifier}|\p{So}|\uFFFD/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, READ)
    .toLowerCase()
}

/** All runs of so many signs, over the gaps between words. */
export function* runsOf(text: string, shortest: number, longest: number): Generator<string, void> {
  const signs = Array.from(text.replaceAll(' ', ''))
  for (let size = shortest; size <= longest; size++)
    for (let at = 0; at + size <= signs.length; at++) yield signs.slice(at, at + size).join('')
}
