import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { drawn } from '../src/commands/draw.ts'
import { shownBy, titlesIn } from '../src/kinds/coverage.ts'
import { kinds } from '../src/kinds/index.ts'
import type { Kind } from '../src/kinds/kind.ts'
import { promised } from './promised-names.ts'

const root = new URL('../', import.meta.url)
const pages = await drawn()
const none = { gates: new Set<string>(), notices: new Set<string>() }

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

/** Of what was promised of a kind, what it has not (or no longer). */
const lacking = (kind: Kind, sorts: (typeof promised)[string]) => {
  const has = new Set(shownBy(kind, [], none).map(({ sort, name }) => `${sort} ${name}`))
  return Object.entries(sorts)
    .flatMap(([sort, names]) => names.split(' ').map(name => `${sort} ${name}`))
    .filter(one => !has.has(one))
}

test.each(Object.entries(promised))('of what was promised of %s nothing was taken out', (name, sorts) => {
  const kind = kinds.find(one => one.name === name)!
  expect(lacking(kind, sorts)).toEqual([])
  const bare = { ...kind, states: [], moves: {}, notices: {}, papers: {} }
  expect(lacking(bare, sorts)).toHaveLength(Object.values(sorts).join(' ').split(' ').length)
})

test('a test that is skipped, to be written or empty shows nothing', () => {
  const titled = (source: string) => titlesIn('x.test.ts', source).map(({ title }) => title)
  const body = 'expect(1).toBe(1)'
  expect(titled(`test('a', () => { ${body} })\ntest.each([1])('b', () => ${body})`)).toEqual(['a', 'b'])
  expect(titled(`test.skip('a', () => { ${body} })\ntest.todo('b')\ntest('c', async () => {\n})`)).toEqual([])
  expect(titled(`describe.skip('all', () => { test('a', () => ${body}) })`)).toEqual([])
})

test('a gap is seen: without the tests of the small case nothing of it is shown', () => {
  const titles = titlesIn('x.test.ts', "test('gate untold: never closed untold', () => expect(1).toBe(1))")
  const rows = shownBy(kinds[0]!, titles, none)
  expect(rows.filter(({ by }) => by).map(({ name }) => name)).toEqual(['untold'])
  expect(rows.length).toBeGreaterThan(60)
})
