import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const web = fileURLToPath(new URL('../../web/', import.meta.url))
const sources = readdirSync(web, { recursive: true, encoding: 'utf8' })
  .filter(path => /\.tsx?$/.test(path))
  .map(path => ({ path, text: readFileSync(web + path, 'utf8') }))

const pair = /\bsay\(\s*(['`])((?:(?!\1).)*)\1,\s*(['`])((?:(?!\3).)*)\3,?\s*\)/gs

/** Each phrase of the pages, in Chinese and in English, without what is filled in. */
const phrases = sources.flatMap(({ path, text }) =>
  [...text.matchAll(pair)].map(([, , zh, , en]) => ({ path, zh: plain(zh!), en: plain(en!) })),
)

function plain(text: string): string {
  return text.replace(/\$\{[^}]*\}/g, '')
}

test('every phrase is there in both languages, each in its own', () => {
  expect(phrases.length).toBeGreaterThan(200)
  const chinese = /[\u4e00-\u9fff]/
  const wrong = phrases.filter(({ zh, en }) => (zh !== '' && !chinese.test(zh)) || chinese.test(en))
  // The button for the other language is in that one; a name is a name; some are only marks between words.
  const told = wrong.filter(({ zh, en }) => /[\p{L}]/u.test(zh + en)).map(({ zh, en }) => `${zh} | ${en}`)
  expect(told.sort()).toEqual(['English | 中文', 'Open311 | Open311'])
})

/** Objects of words that a file exports, with the names in them. */
const groups = sources
  .filter(({ path }) => path.endsWith('words.ts'))
  .flatMap(({ path, text }) =>
    [...text.matchAll(/^export const (\w+)[^=\n]*= \{\n(.*?)^\}/gms)].map(([, group, body]) => ({
      path,
      group: group!,
      names: [...body!.matchAll(/^ {2}(\w+):/gm)].map(([, name]) => name!),
    })),
  )

test('nothing is kept that nobody reads', () => {
  expect(groups.length).toBeGreaterThanOrEqual(10)
  const unused = groups.flatMap(({ path, group, names }) => {
    const theirs = sources.flatMap(({ text }) => {
      const named = [...text.matchAll(new RegExp(`import \\{[^}]*\\b${group}( as (\\w+))?\\b[^}]*\\} from`, 'g'))]
      return named.map(([, , renamed]) => ({ text, as: renamed ?? group }))
    })
    // Chosen by a code: a channel, a step, a state.
    if (theirs.some(({ text, as }) => new RegExp(`\\b${as}\\[|\\(${as}\\)`).test(text))) return []
    return names
      .filter(name => !theirs.some(({ text, as }) => new RegExp(`\\b${as}\\.${name}\\b`).test(text)))
      .map(name => `${path} ${group}.${name}`)
  })
  expect(unused).toEqual([])
})
