import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { checkSync } from 'recheck'
import ts from 'typescript'
import { expect, test } from 'vitest'

const home = fileURLToPath(new URL('../../', import.meta.url))

/** What only ever reads what is ours, or little of it: which file, and why. */
const oursAlone: Readonly<Record<string, string>> = {
  'src/kinds/coverage.ts': 'reads our own tests, at the desk',
  'src/platform/copy.ts': 'names of our own files',
  'src/platform/schema.ts': 'what PostgreSQL writes of our own tables',
  'src/kinds/conduct/apart.ts': 'paths of units',
  'src/http/language.ts': 'two hundred characters at most',
  'web/ui/route.tsx': 'the address in one’s own browser',
  'web/office/passkey.ts': 'what one’s own browser made',
}

type Found = { path: string; source: string; flags: string }

/** Every regular expression that is written out, and every pattern of a schema. */
function expressionsIn(path: string): Found[] {
  const found: Found[] = []
  const file = ts.createSourceFile(path, readFileSync(home + path, 'utf8'), ts.ScriptTarget.Latest, true)
  const visit = (node: ts.Node) => {
    if (node.kind === ts.SyntaxKind.RegularExpressionLiteral) {
      const end = node.getText().lastIndexOf('/')
      found.push({ path, source: node.getText().slice(1, end), flags: node.getText().slice(end + 1) })
    }
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'pattern' && ts.isStringLiteralLike(node.initializer))
      found.push({ path, source: node.initializer.text, flags: 'u' })
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** One unbounded repetition at the very beginning, or none at all, and there is nothing to go back over. */
const mayTakeLong = ({ source }: Found) => /[*+]|\{\d+,\}/.test(source.replace(/\\./g, '').replace(/\[[^\]]*\]/g, 'x'))

test('no text makes any regular expression take for ever', () => {
  const files = ['src', 'web'].flatMap(top =>
    readdirSync(home + top, { recursive: true, encoding: 'utf8' })
      .filter(name => /\.(ts|tsx|js)$/.test(name) && !/\.test\.tsx?$/.test(name))
      .map(name => `${top}/${name}`),
  )
  const all = files.flatMap(expressionsIn)
  expect(all.length).toBeGreaterThan(200)
  const distinct = new Map(all.filter(mayTakeLong).map(one => [`${one.path} ${one.source} ${one.flags}`, one]))
  const slow = [...distinct.values()].flatMap(({ path, source, flags }) => {
    if (oursAlone[path]) return []
    const { status } = checkSync(source, flags, { timeout: 5000 })
    return status === 'safe' ? [] : [`${path}: /${source}/${flags} is ${status}`]
  })
  expect(slow).toEqual([])
})
