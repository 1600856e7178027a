import type { Words } from '../kinds/words.ts'

export type Language = keyof Words

/** The language that somebody would rather read; Chinese where they do not say, or say neither. */
export function languageOf(acceptLanguage: string | undefined): Language {
  let best: { language: Language; q: number } | undefined
  for (const part of (acceptLanguage ?? '').slice(0, 200).split(',')) {
    const [, name, q = '1'] = /^\s*([a-z]{2})(?:-[\w-]+)?\s*(?:;\s*q=([\d.]+))?\s*$/i.exec(part) ?? []
    const language = name?.toLowerCase()
    if (language !== 'zh' && language !== 'en') continue
    if (Number(q) > (best?.q ?? 0)) best = { language, q: Number(q) }
  }
  return best?.language ?? 'zh'
}
