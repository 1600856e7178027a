import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { create, type Font } from 'fontkit'

/** The font of the papers, as bytes (TrueType) and as a question. */
export type PaperFont = { bytes: Buffer; has: (character: string) => boolean }

let opened: Promise<PaperFont> | undefined

/** Unpacked once: 4.3 MB. */
export const paperFont = (): Promise<PaperFont> => (opened ??= open())

async function open(): Promise<PaperFont> {
  const bytes = await promisify(brotliDecompress)(await readFile(new URL('font/noto-sans-sc.ttf.br', import.meta.url)))
  const font = create(bytes) as Font
  return { bytes, has: character => font.hasGlyphForCodePoint(character.codePointAt(0)!) }
}

/** Printers write what a font lacks as 〓, and so do we. */
const MISSING = '〓'
const GAP = /[\s\u200b]/

/** What is written otherwise where the font has not got it, and means the same. */
const alike = (character: string): string => {
  const ring = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'.indexOf(character)
  return ring >= 0 ? `(${ring + 1})` : character.normalize('NFKC')
}

/** Text with nothing in it that this font would print as an empty box; `missing` gathers what it could not. */
export const printable =
  ({ has }: PaperFont, missing: Set<string>) =>
  (text: string): string =>
    [...text]
      .map(character => {
        if (GAP.test(character) || has(character)) return character
        const other = alike(character)
        if ([...other].every(has)) return other
        missing.add(character)
        return MISSING
      })
      .join('')
