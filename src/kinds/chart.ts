import { wordsFor } from './index.ts'
import { isOpening, type Kind, type Move, targets } from './kind.ts'
import type { Measure } from './measures.ts'

/** The page of a kind for people: its chart of states, its moves, gates, notices, papers and promises. Markdown. */
export function pageOf(kind: Kind, measures: readonly Measure[]): string {
  const { name, about } = kind.words
  const parts = [
    `# ${name.zh} · ${name.en}`,
    `${about.zh}。${about.en}.`,
    `Drawn from \`src/kinds/${kind.name}/\` by \`npm run xjw -- draw\`; do not edit.`,
    '```mermaid\nstateDiagram-v2\n' + arrows(kind).join('\n') + '\n```',
    '## States\n\n' +
      table(
        ['state', '中文', 'English', ''],
        kind.states.map(s => [code(s), ...both(kind, 'states', s), kind.ends.includes(s) ? 'an end' : '']),
      ),
    '## Moves\n\n' +
      table(
        ['move', '中文', 'from → to', 'by', 'must state', 'refused when', 'law'],
        Object.entries(kind.moves).map(row(kind)),
      ),
    '## Notices\n\n' +
      table(
        ['notice', 'to', 'source'],
        Object.entries(kind.notices).map(([n, { to, source }]) => [code(n), to.join(', '), source]),
      ),
    '## Papers\n\n' +
      table(
        ['paper', '中文', 'for', 'copies', 'number', 'source'],
        Object.entries(kind.papers).map(([n, p]) => [
          code(n),
          wordsFor(kind, 'papers', n)!.zh,
          p.for,
          String(p.copies),
          p.statutory ? 'the statutory one' : (p.series ?? '—'),
          p.source,
        ]),
      ),
    '## Promises\n\n' +
      table(
        ['measure', '承诺', 'limit', 'begins', 'kept by'],
        measures.flatMap(m =>
          m.on
            .filter(on => on.kind === kind.name)
            .map(on => [
              m.id,
              m.title.zh,
              `${m.limit.value} ${m.limit.unit}`,
              [on.starts.map(code).join(', '), on.if && `if ${code(on.if)}`, on.from && `from ${code(on.from)}`]
                .filter(Boolean)
                .join(' '),
              on.ends.map(code).join(', '),
            ]),
        ),
      ),
  ]
  return parts.join('\n\n') + '\n'
}

const code = (text: string) => `\`${text}\``
const both = (kind: Kind, of: 'states' | 'moves', name: string): [string, string] => {
  const words = wordsFor(kind, of, name)!
  return [words.zh, words.en]
}

const row =
  (kind: Kind) =>
  ([name, move]: [string, Move]): string[] => [
    code(name),
    both(kind, 'moves', name)[0],
    way(move),
    move.by.join(', '),
    (move.says.required ?? []).map(code).join(', '),
    Object.keys(move.refuse ?? {})
      .map(code)
      .join(', '),
    move.law ?? '',
  ]

function way(move: Move): string {
  if (isOpening(move)) return `● → ${targets(move, '').join(' / ')}`
  const to = move.to === undefined ? 'stays' : wayOf(move.to)
  return `${move.from.length > 5 ? `${move.from.length} states` : move.from.join(', ')} → ${to}`
}

const wayOf = (to: NonNullable<Move['to']>): string => {
  if (typeof to === 'string') return to
  return 'next' in to ? `${[...new Set(Object.values(to.next))].join(' / ')}, else stays` : to.among.join(' / ')
}

/** Moves that lead from one state to another; those that may be made almost anywhere would hide the rest. */
function arrows(kind: Kind): string[] {
  const lines = new Map<string, string[]>()
  for (const [name, move] of Object.entries(kind.moves)) {
    const froms = isOpening(move) ? ['[*]'] : move.from
    for (const from of froms)
      for (const to of targets(move, from)) {
        if (to === from || name === 'reopen' || name === 'withdraw') continue
        const arrow = `  ${from} --> ${to}`
        lines.set(arrow, [...new Set([...(lines.get(arrow) ?? []), wordsFor(kind, 'moves', name)!.zh])])
      }
  }
  return [...lines].map(([arrow, names]) => `${arrow}: ${names.join('、')}`)
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
