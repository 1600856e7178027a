import { readFileSync } from 'node:fs'

let list: Set<string> | undefined
/** 12,000 words, made by scripts/make-common-passwords.ts; read when first asked for. */
const common = () =>
  (list ??= new Set(readFileSync(new URL('data/common-passwords.txt', import.meta.url), 'utf8').split('\n')))

/** Words that whoever guesses here tries first (ASVS 6.1.2): our names, our work, our places, whoever we are. */
const contextWords =
  /xiaojingwu|jingwu|xjw|police|gongan|ga(?=\d)|paichusuo|heze|caozhou|mudan|shandong|admin|password|小警务|警务|公安局?|派出所|警察|民警|菏泽市?|曹州|牡丹区?|山东省?|东城|密码/gu

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
 * little is left of it without the words of this house; it is nothing but figures, as telephones, cards and birthdays are; or it is one short thing over and over.
 */
export function isCommonPassword(password: string): boolean {
  const folded = password.normalize('NFKC').toLowerCase()
  const within = /\p{L}(?:.*\p{L})?/su.exec(folded)?.[0] ?? ''
  return (
    /^[\d\s-]*$/.test(folded) ||
    common().has(folded) ||
    common().has(within) ||
    rows.some(row => row.includes(folded) || (within.length > 3 && row.includes(within))) ||
    isRepeated(folded) ||
    Array.from(folded.replace(contextWords, '').replace(/[^\p{L}]/gu, '')).length < 3
  )
}

/** ‘abcabcabcabc’, ‘密码密码密码密码密码’: at most four characters, over and over. */
function isRepeated(text: string): boolean {
  const letters = Array.from(text)
  return [1, 2, 3, 4].some(n => letters.length >= 2 * n && letters.every((one, i) => one === letters[i % n]))
}
