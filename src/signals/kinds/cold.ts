import { kinds } from '../../kinds/index.ts'
import { likelyWords } from '../../kinds/likely-words.ts'
import type { Measure } from '../../kinds/measures.ts'
import type { Example } from './learn.ts'

/** Kinds that somebody asks of us: what they say is told apart by these. */
export const asked: readonly string[] = Object.keys(likelyWords)

/** Before anything is closed: the words of the kinds, of their sorts and of the measures that are promised on them. */
export function coldExamples(catalogue: readonly Measure[]): Example[] {
  return kinds
    .filter(({ name }) => asked.includes(name))
    .flatMap(({ name: label, words, moves, start }) => {
      const sorts = ['type', 'sort', 'service'].flatMap(field => {
        const codes = (moves[start]!.says.properties[field] as { enum?: string[] } | undefined)?.enum ?? []
        return codes.flatMap(code => words.options?.[code]?.zh ?? [])
      })
      const measures = catalogue
        .filter(({ on }) => on.length === 1 && on[0]!.kind === label)
        .map(({ title, promise }) => `${title.zh}。${promise.zh}`)
      return [`${words.name.zh}。${words.about.zh}`, ...sorts, ...measures, ...likelyWords[label]!].map(text => ({
        text,
        label,
      }))
    })
}
