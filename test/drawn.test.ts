import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { drawn } from '../src/commands/draw.ts'
import { shownBy, titlesIn } from '../src/kinds/coverage.ts'
import { kinds } from '../src/kinds/index.ts'

const root = new URL('../', import.meta.url)
const pages = await drawn()

test('docs/kinds, docs/coverage.md and clients/typescript are as the code draws them: npm run xjw -- draw', () => {
  for (const [path, text] of pages) expect(readFileSync(new URL(path, root), 'utf8'), path).toBe(text)
  expect(readdirSync(new URL('docs/kinds', root)).sort()).toEqual(kinds.map(({ name }) => `${name}.md`).sort())
})

test('every state, gate, notice and paper is shown by a test', () => {
  const gaps = pages
    .get('docs/coverage.md')!
    .split('\n')
    .filter(line => line.includes('**nothing**'))
  expect(gaps).toEqual([])
})

test('a gap is seen: without the tests of the small case nothing of it is shown', () => {
  const none = { gates: new Set<string>(), notices: new Set<string>() }
  const rows = shownBy(kinds[0]!, titlesIn('x.test.ts', "test('gate untold: never closed untold', () => {})"), none)
  expect(rows.filter(({ by }) => by).map(({ name }) => name)).toEqual(['untold'])
  expect(rows.length).toBeGreaterThan(60)
})
