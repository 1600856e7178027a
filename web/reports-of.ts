import type { Kind } from '../src/kinds/kind.ts'
import type { Words } from '../src/kinds/words.ts'

/** One question of a report that is not asked of everybody: a field of the opening move, with its words. */
export type Question = {
  readonly name: string
  readonly words: Words
  readonly schema: Record<string, any>
  readonly required: boolean
  readonly options: Readonly<Record<string, Words>>
}

/** What a resident may report, in their words. */
export type Report = {
  readonly kind: string
  readonly name: Words
  readonly about: Words
  readonly anonymous: boolean
  /** Who reports is kept apart from those who work on it. */
  readonly vault: boolean
  readonly questions: readonly Question[]
}

type WordsFor = (kind: Kind, of: 'fields' | 'options', name: string) => Words | undefined

/** Asked on screens of their own, whatever the kind. */
const everybodys = ['text', 'where', 'files', 'danger']
/** The order in which residents look for their matter. */
const order = ['case', 'hazard', 'dispute', 'service', 'clue', 'conduct']

const rank = ({ name }: Kind) => (order.indexOf(name) + order.length + 1) % (order.length + 1)

/** The kinds that a resident may open, each with the questions of its opening move. */
export function reportsOf(kinds: readonly Kind[], wordsFor: WordsFor): Report[] {
  return kinds
    .filter(kind => kind.moves[kind.start]?.by.includes('resident'))
    .sort((a, b) => rank(a) - rank(b))
    .map(kind => {
      const { properties, required = [] } = kind.moves[kind.start]!.says
      const asked = Object.entries(properties as Record<string, any>).filter(
        ([name, schema]) => !everybodys.includes(name) && !schema['x-person'] && !schema['x-staff'],
      )
      return {
        kind: kind.name,
        name: kind.words.name,
        about: kind.words.about,
        anonymous: kind.anonymous,
        vault: kind.reporter === 'vault',
        questions: asked.map(([name, schema]) => ({
          name,
          words: wordsFor(kind, 'fields', name) ?? { zh: name, en: name },
          schema: JSON.parse(JSON.stringify(schema)),
          required: (required as string[]).includes(name),
          options: optionsOf(kind, wordsFor, schema),
        })),
      }
    })
}

function optionsOf(kind: Kind, wordsFor: WordsFor, schema: Record<string, any>): Record<string, Words> {
  const codes: string[] = schema['enum'] ?? schema['items']?.['enum'] ?? []
  return Object.fromEntries(codes.map(code => [code, wordsFor(kind, 'options', code) ?? { zh: code, en: code }]))
}
