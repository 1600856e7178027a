import { commonWords } from '../kinds/common/words.ts'
import type { Fault } from '../kinds/faults.ts'
import { kindNamed, kinds, wordsFor } from '../kinds/index.ts'
import type { Words } from '../kinds/words.ts'
import type { Refusal } from '../platform/refusal.ts'
import { faultWords, refusalWords } from './words.ts'

/** What a person reads when something is refused: its words, and those of every fault and refusal at once. */
export function problemOf({ status, code, about }: Refusal, language: keyof Words) {
  const {
    faults = [],
    refusals = [],
    kind,
    ...rest
  } = about as {
    faults?: readonly Fault[]
    refusals?: readonly string[]
    kind?: string
  }
  const words = wordsOf(code, kind)
  const said = refusals.map(one => ({ code: one, words: wordsOf(one, kind) }))
  const found = faults.map(fault => ({ ...fault, words: faultWordsOf(fault) }))
  const details = [...new Set([...said, ...found].map(one => one.words[language]))]
  return {
    type: `urn:xiaojingwu:problem:${code}`,
    title: words[language],
    status,
    code,
    detail: details.length > 0 ? details.join(language === 'zh' ? '' : ' ') : words[language],
    words,
    faults: found,
    refusals: said,
    ...(Object.keys(rest).length > 0 && { about: rest }),
  }
}

/** The kind's own words first, since it may mean something else by a code than the others do. */
export function wordsOf(code: string, kind?: string): Words {
  const own = kind === undefined ? undefined : kindNamed(kind)
  const found = (own && wordsFor(own, 'refusals', code)) ?? refusalWords[code]
  if (found) return found
  for (const other of kinds) {
    const words = wordsFor(other, 'refusals', code)
    if (words) return words
  }
  return refusalWords['not-understood']!
}

/** What may not be told to a citizen has its words with the gates that all kinds share. */
const guardWords: Readonly<Record<string, Words>> = commonWords.refusals

/** `limit` is the number that was passed or missed. */
export function faultWordsOf({ code, limit }: Omit<Fault, 'at'>): Words {
  const { zh, en } =
    faultWords[code === 'too-short' && limit === 1 ? 'required' : code] ??
    guardWords[code] ??
    refusalWords[code] ??
    faultWords['wrong']!
  const filled = (text: string) => text.replace('{limit}', String(limit ?? ''))
  return { zh: filled(zh), en: filled(en) }
}
