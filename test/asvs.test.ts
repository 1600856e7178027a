import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const home = fileURLToPath(new URL('../', import.meta.url))
const text = readFileSync(`${home}docs/asvs.md`, 'utf8')
const lines = text.split('\n').filter(line => /^\| \d/.test(line))

/** How many requirements of levels 1 and 2 each section of ASVS 5.0.0 has, chapter by chapter; those of one verdict may share a line. */
const sections: Record<number, number[]> = {
  1: [2, 9, 11, 3, 2],
  2: [3, 3, 4, 1],
  3: [0, 2, 4, 6, 5, 0, 2],
  4: [3, 1, 2, 4],
  5: [1, 3, 2, 3],
  6: [3, 12, 4, 4, 5, 3, 0, 4],
  7: [3, 4, 2, 5, 2, 2],
  8: [2, 3, 1, 1],
  9: [3, 4],
  10: [2, 2, 4, 11, 5, 2, 3],
  11: [2, 3, 3, 4, 1, 1],
  12: [3, 2, 4],
  13: [1, 5, 2, 5],
  14: [2, 4, 3],
  15: [3, 3, 7, 0],
  16: [1, 5, 4, 3, 3],
}

test('every requirement of levels 1 and 2 has one line and a verdict', () => {
  const found = new Map<string, number>()
  for (const line of lines) {
    const [, named, , verdict] = line.split('|').map(cell => cell.trim())
    expect(['yes', 'no', 'n/a', 'open'], line).toContain(verdict)
    const [first, last = first] = named!.split('–') as [string, string?]
    const [chapter, section, from] = first.split('.').map(Number) as [number, number, number]
    const to = Number(last.split('.')[2])
    if (chapter < 17) found.set(`${chapter}.${section}`, (found.get(`${chapter}.${section}`) ?? 0) + to - from + 1)
  }
  const asked = Object.entries(sections).flatMap(([chapter, counts]) =>
    counts.flatMap((n, i) => (n > 0 ? [[`${chapter}.${i + 1}`, n] as const] : [])),
  )
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(asked))
  expect(new Set(lines.map(line => line.split('|')[1])).size).toBe(lines.length)
})

test('every file that it names is there', () => {
  const named = [...text.matchAll(/`((?:src|test|web|docs)\/[\w./-]+)`/g)].map(([, path]) => path!)
  expect(named.length).toBeGreaterThan(100)
  expect(named.filter(path => !existsSync(home + path))).toEqual([])
})
