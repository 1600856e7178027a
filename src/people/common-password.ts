import { readFileSync } from 'node:fs'

let list: Set<string> | undefined
/** 12,000 words, made by scripts/make-common-passwords.ts; read when first asked for. */
const common = () =>
  (list ??= new Set(readFileSync(new URL('data/common-passwords.txt', import.meta.url), 'utf8').split('\n')))

const rows = [
  '01234567890',
  '09876543210',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
]

/**
 * Whether everybody who guesses would try it: it stands in lists of what leaked, alone or with figures and marks around it;
 * it is nothing but figures, as telephones, cards and birthdays are; or it is one short thing over and over.
 */
export function isCommonPassword(password: string): boolean {
  const folded = password.normalize('NFKC').toLowerCase()
  const within = /\p{L}(?:.*\p{L})?/su.exec(folded)?.[0] ?? ''
  return (
    /^[\d\s-]*$/.test(folded) ||
    common().has(folded) ||
    common().has(within) ||
    rows.some(row => row.includes(folded) || (within.length > 3 && row.includes(within))) ||
    isRepeated(folded)
  )
}

/** ‘abcabcabcabc’, ‘密码密码密码密码密码’: at most four characters, over and over. */
function isRepeated(text: string): boolean {
  const letters = Array.from(text)
  return [1, 2, 3, 4].some(n => letters.length >= 2 * n && letters.every((one, i) => one === letters[i % n]))
}
