import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineAt, linesOf, type NotJson } from './json-lines.ts'

test('says on which line each value begins', () => {
  const lines = linesOf('[\n  {"a": 1,\n   "b/c": ["x\\"y",\n\n null]}\n]')
  expect([...lines]).toEqual([
    ['', 1],
    ['/0', 2],
    ['/0/a', 2],
    ['/0/b~1c', 3],
    ['/0/b~1c/0', 3],
    ['/0/b~1c/1', 5],
  ])
  // What is missing is shown where it should lie.
  expect(lineAt(lines, '/0/title/zh')).toBe(2)
})

test('reads whatever JSON there is, and names the line of what is none', () => {
  fc.assert(
    fc.property(fc.json(), text => {
      expect(linesOf(text).get('')).toBe(1)
    }),
  )
  const line = (text: string) => {
    try {
      linesOf(text)
    } catch (error) {
      return (error as NotJson).line
    }
    return undefined
  }
  expect(line('[{"id": "M01",\n  "title": }]')).toBe(2)
  expect(line('[1,\n2')).toBe(2)
  expect(line('{"a" 1}')).toBe(1)
  expect(line('[]\n]')).toBe(2)
})
