import type { Kind } from './kind.ts'

/** Titles of tests, each with the file it lies in. */
export type Title = { readonly file: string; readonly title: string }

export type Shown = {
  readonly sort: 'state' | 'gate' | 'notice' | 'paper'
  readonly name: string
  readonly by: Title | undefined
}

const titles =
  /\btest(?!\.(?:skip|todo)\b)(?:\.\w+)?(?:\([^()]*\))?\(\s*(['"`])((?:\\.|(?!\1).)*)\1(?!\s*,\s*(?:async )?\(\) => \{\s*\})/g

/** The titles of the tests that a source file holds. One that is skipped, still to be written or empty shows nothing. */
export const titlesIn = (file: string, source: string): Title[] =>
  /\bdescribe\.(skip|todo)\b/.test(source)
    ? []
    : [...source.matchAll(titles)].map(match => ({ file, title: match[2]! }))

/**
 * Each state, gate, notice and paper with a test that shows it: one whose title begins with "gate CODE:" or names
 * several before the colon ("gate A, gate B: …"). What the shared moves bring is shown once, by the tests of `common`.
 */
export function shownBy(
  kind: Pick<Kind, 'name' | 'states' | 'moves' | 'notices' | 'papers'>,
  titles: readonly Title[],
  shared: Shared,
): Shown[] {
  const find = (sort: string, name: string) =>
    titles.find(({ title }) =>
      new RegExp(`(^|, )${sort} ${name.replaceAll('-', '\\-')}(?=[:,])`).test(title.split(':')[0] + ':'),
    )
  const gates = new Set(Object.values(kind.moves).flatMap(move => Object.keys(move.refuse ?? {})))
  const rows = (sort: Shown['sort'], names: Iterable<string>): Shown[] =>
    [...names].map(name => ({ sort, name, by: find(sort, name) }))
  return [
    ...rows('state', kind.states),
    ...rows(
      'gate',
      [...gates].filter(name => !shared.gates.has(name)),
    ),
    ...rows(
      'notice',
      Object.keys(kind.notices).filter(name => !shared.notices.has(name)),
    ),
    ...rows('paper', Object.keys(kind.papers)),
  ]
}

export type Shared = { readonly gates: ReadonlySet<string>; readonly notices: ReadonlySet<string> }

/** The page that says for each kind what is shown where. */
export function coveragePage(parts: readonly { readonly name: string; readonly rows: readonly Shown[] }[]): string {
  const section = ({ name, rows }: (typeof parts)[number]) =>
    [
      `## ${name}`,
      '',
      '| | name | shown by |',
      '| --- | --- | --- |',
      ...rows.map(
        ({ sort, name, by }) =>
          `| ${sort} | \`${name}\` | ${by ? `${by.title} (\`${by.file}\`)`.replaceAll('|', '\\|') : '**nothing**'} |`,
      ),
    ].join('\n')
  const all = parts.flatMap(({ rows }) => rows)
  const head = `# What is shown by which test\n\nEvery state, gate, notice and paper of each kind, drawn from the code by \`npm run xjw -- draw\`: ${all.filter(({ by }) => by).length} of ${all.length}. A gap fails the tests.`
  return [head, ...parts.map(section)].join('\n\n') + '\n'
}
