import { posix } from 'node:path'
import ts from 'typescript'

/** A source file: its path from the root of the repository, and what it says. */
export type Source = { path: string; text: string }

/** The law, and what every room may be handed: known to all above them. */
const law = ['clock', 'kinds']
const ground = ['platform', 'platform/formula', 'house', 'shares', ...law]
const matters = ['matters', 'journal', 'people', 'places', ...ground]
const beside = ['neighbours', 'notices', 'papers', 'signals', 'sheets', 'sync', 'figures']
const all = ['refusals', ...matters, ...beside]

/**
 * Whom each room (a folder of `src`, or a file that lies in it openly) may look into, apart from itself. A room that is
 * missing here has no place in the house yet. The pure files of `matters` (what was said, what a move and a promise come to) are a room of
 * their own, which the pages may enter.
 */
export const mayLookInto: Record<string, string[]> = {
  shares: [],
  clock: [],
  kinds: ['clock'],
  'matters/rules': law,
  platform: ['shares', 'platform/formula'],
  'platform/formula': [],
  house: ['platform'],
  journal: ground,
  people: ground,
  places: ground,
  matters: [...matters, 'matters/rules'],
  refusals: ['kinds', 'platform'],
  ...Object.fromEntries(beside.map(room => [room, ['refusals', ...matters, 'matters/rules', 'papers/wording']])),
  demo: [...all, 'matters/rules'],
  http: [...all, 'matters/rules', 'papers/wording', 'demo'],
  say: [],
  'next-step': ['platform', 'say'],
  open: ['house', 'platform'],
  worker: [...all, 'matters/rules'],
  main: [...all, 'http', 'demo', 'next-step', 'open', 'say', 'worker'],
  typed: ['platform'],
  xjw: ['open', 'platform', 'refusals', 'say', 'typed'],
  commands: [...all, 'matters/rules', 'demo', 'http', 'main', 'next-step', 'open', 'say', 'typed', 'xjw'],
  'papers/wording': law,
  web: [...law, 'matters/rules', 'papers/wording', 'platform/formula', 'shares'],
}

/** No database, no network, no clock, no chance: the same answer on the server, in a browser, and on a phone without signal. */
const pure = ['clock', 'kinds', 'matters/rules', 'papers/wording', 'platform/formula']
const purePackages = /^typebox(\/|$)/
/** The time is handed down from here. */
const readsTheClock = ['main', 'xjw', 'commands']
const readsTheEnvironment = ['src/platform/config.ts']

/** The room a file of `src` or `web` lies in. */
export function roomOf(path: string): string {
  const [top, room, ...more] = path.split('/')
  const [inside] = more
  if (top === 'web') return 'web'
  if (room === 'matters' && /^(rules|standing|pauses|who-hears|promise|seen|check)\b/.test(inside ?? ''))
    return 'matters/rules'
  if (room === 'papers' && /^form\/(wording|sheet|value|day)\.ts$/.test(more.join('/'))) return 'papers/wording'
  if (room === 'platform' && inside === 'formula.ts') return 'platform/formula'
  return room!.replace(/\.ts$/, '')
}

/** Each way in which these files look where they may not, as a sentence that names the file. */
export function wallFaults(sources: readonly Source[]): string[] {
  return sources.flatMap(source => [...importFaults(source), ...globalFaults(source)])
}

/** What a file imports, in whatever form: from, export from, import(), require, and types alike. */
export function importsOf({ text }: Source): string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName)
}

function importFaults(source: Source): string[] {
  const { path } = source
  const room = roomOf(path)
  const allowed = mayLookInto[room]
  if (!allowed) return [`${path} lies in a room that is not in the plan`]
  return importsOf(source).flatMap(name => {
    if (!name.startsWith('.')) {
      const heavy = pure.includes(room) ? !purePackages.test(name) : room === 'web' && name.startsWith('node:')
      return heavy ? [`${path} leans on ${name}`] : []
    }
    const target = posix.join(posix.dirname(path), name)
    if (room === 'web' && target === drawn && typesAlone(source, name)) return []
    if (!/^(src|web)\//.test(target)) return [`${path} looks out of the house, at ${target}`]
    const other = roomOf(target)
    return other === room || allowed.includes(other) ? [] : [`${path} looks into ${other}`]
  })
}

/** The API as it is drawn: the pages know the types of its answers, and carry nothing of it. */
const drawn = 'clients/typescript/api.ts'
const typesAlone = ({ text }: Source, name: string) =>
  !new RegExp(`\\bimport (?!type )[^']*'${name}'|\\bexport [^']*'${name}'|\\bimport\\('${name}'`).test(text)

function globalFaults({ path, text }: Source): string[] {
  const room = roomOf(path)
  const forbidden: [RegExp, string][] = []
  if (!readsTheEnvironment.includes(path)) forbidden.push([/^process\.env\b/, 'reads the environment'])
  if (!readsTheClock.includes(room) && room !== 'web')
    forbidden.push([/^(Date\.now|new Date$|Date\(\)$|Temporal\.Now)/, 'reads the clock'])
  if (pure.includes(room)) {
    const impure = /^(fetch$|process\b|performance\b|console\b|globalThis\b|crypto\b|Math\.random|setTimeout$)/
    forbidden.push([impure, 'is not pure'])
  }
  return globalsOf(text).flatMap(({ name, line }) =>
    forbidden.filter(([which]) => which.test(name)).map(([, does]) => `${path}:${line} ${does} (${name})`),
  )
}

/** Names used as `a.b`, `a['b']`, `a(…)`, and `new Date` or `Date()` without an argument. */
function globalsOf(text: string): { name: string; line: number }[] {
  const file = ts.createSourceFile('file.tsx', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const found: { name: string; line: number }[] = []
  const note = (node: ts.Node, name: string) => {
    found.push({ name, line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1 })
  }
  const visit = (node: ts.Node) => {
    if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression))
      note(node, `${node.expression.text}.${node.name.text}`)
    if (
      ts.isElementAccessExpression(node) &&
      ts.isIdentifier(node.expression) &&
      ts.isStringLiteral(node.argumentExpression)
    )
      note(node, `${node.expression.text}.${node.argumentExpression.text}`)
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression))
      note(node, node.expression.text === 'Date' ? 'Date()' : node.expression.text)
    if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length)
      note(node, 'new Date')
    if (
      ts.isVariableDeclaration(node) &&
      ts.isObjectBindingPattern(node.name) &&
      node.initializer &&
      ts.isIdentifier(node.initializer)
    )
      for (const { propertyName, name } of node.name.elements)
        note(node, `${node.initializer.text}.${(propertyName ?? name).getText()}`)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}
