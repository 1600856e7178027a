import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { faultWords, refusalWords } from './words.ts'

const src = fileURLToPath(new URL('../', import.meta.url))

/** Every code with which something is refused: the second argument of `new Refusal`, wherever it is written. */
function codesThrown(): { codes: Set<string>; faults: Set<string>; unread: string[] } {
  const codes = new Set<string>()
  const faults = new Set<string>()
  const unread: string[] = []
  for (const name of readdirSync(src, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue
    const file = ts.createSourceFile(name, readFileSync(src + name, 'utf8'), ts.ScriptTarget.Latest, true)
    const literals = (node: ts.Node): string[] => {
      if (ts.isStringLiteralLike(node)) return [node.text]
      if (ts.isConditionalExpression(node)) return [...literals(node.whenTrue), ...literals(node.whenFalse)]
      return []
    }
    const visit = (node: ts.Node) => {
      if (ts.isNewExpression(node) && node.expression.getText() === 'Refusal') {
        const found = node.arguments?.[1] ? literals(node.arguments[1]) : []
        for (const code of found) codes.add(code)
        if (found.length === 0) unread.push(`${name}: ${node.getText().slice(0, 60)}`)
      }
      if (ts.isObjectLiteralExpression(node)) {
        const field = (field: string) => node.properties.find(one => one.name?.getText() === field)
        const code = field('code')
        // What brings words of its own needs none here.
        if (field('at') && !field('words') && code && ts.isPropertyAssignment(code))
          for (const one of literals(code.initializer)) faults.add(one)
      }
      if (
        ts.isCallExpression(node) &&
        ['fault', 'add'].includes(node.expression.getText()) &&
        /\/(faults|check|times)/.test(name)
      )
        for (const argument of node.arguments) for (const one of literals(argument)) faults.add(one)
      ts.forEachChild(node, visit)
    }
    visit(file)
  }
  return { codes, faults, unread }
}

describe('words of a refusal', () => {
  const { codes, faults, unread } = codesThrown()

  test('stand in both languages for every code that is thrown anywhere', () => {
    expect(codes.size).toBeGreaterThan(40)
    expect([...codes].filter(code => !refusalWords[code])).toEqual([])
    expect(faults.size).toBeGreaterThan(8)
    expect([...faults].filter(code => !faultWords[code])).toEqual([])
    for (const [code, { zh, en }] of [...Object.entries(refusalWords), ...Object.entries(faultWords)]) {
      expect([code, zh]).toEqual([code, expect.stringMatching(/[\u4e00-\u9fff].*[。；？]$/)])
      expect([code, en]).toEqual([code, expect.stringMatching(/^[A-Z{][^\u4e00-\u9fff]+[.?]$/)])
    }
  })

  test('are only missing where the code is handed on from elsewhere', () => {
    expect(unread.map(one => one.split(':')[0]).sort()).toEqual([
      'commands/places.ts',
      'http/door.ts',
      'http/files.ts',
      'http/open311/body.ts',
      'http/operation.ts',
      'http/problem.ts',
      'matters/hand-over.ts',
      'matters/open-matter.ts',
      'matters/open-matter.ts',
      'matters/refused.ts',
      'places/premises.ts',
      'platform/read-xlsx.ts',
    ])
  })
})
