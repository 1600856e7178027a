import { isOpening, type Kind, type Move } from '../src/kinds/kind.ts'
import type { Words } from '../src/kinds/words.ts'

/** One question of a report that is not asked of everybody: a field of the opening move, with its words. */
export type Question = {
  readonly name: string
  readonly words: Words
  readonly schema: Record<string, any>
  readonly required: boolean
  readonly options: Readonly<Record<string, Words>>
  /** Whose it is, where it is not ours, by option. */
  readonly takenTo: Readonly<Record<string, Words>>
}

/** One way of beginning: to report, to complain, to praise. */
export type Opening = {
  readonly move: string
  readonly words: Words
  /** Of the things asked of everybody, those that this one takes: text, where, files, danger. */
  readonly takes: readonly string[]
  readonly needsText: boolean
  readonly questions: readonly Question[]
}

/** What a resident may report, in their words. */
export type ReportName = { readonly kind: string; readonly name: Words; readonly about: Words }

export type Report = ReportName & {
  readonly anonymous: boolean
  /** Who reports is kept apart from those who work on it. */
  readonly vault: boolean
  /** The usual one first. */
  readonly openings: readonly Opening[]
}

type WordsFor = (kind: Kind, of: 'fields' | 'options' | 'moves', name: string) => Words | undefined
type Schema = Record<string, any>

/** Asked on screens of their own, whatever the kind. */
const everybodys = ['text', 'where', 'files', 'danger']
/** The order in which residents look for their matter. */
const order = ['case', 'hazard', 'dispute', 'service', 'clue', 'conduct']

const rank = ({ name }: Kind) => (order.indexOf(name) + order.length + 1) % (order.length + 1)

/** The kinds that a resident may open, each with the questions of its opening moves. */
export function reportsOf(kinds: readonly Kind[], wordsFor: WordsFor): Report[] {
  return kinds
    .filter(kind => kind.moves[kind.start]?.by.includes('resident'))
    .sort((a, b) => rank(a) - rank(b))
    .map(kind => ({
      kind: kind.name,
      name: kind.words.name,
      about: kind.words.about,
      anonymous: kind.anonymous,
      vault: kind.reporter === 'vault',
      openings: Object.entries(kind.moves)
        .filter(([, move]) => isOpening(move) && move.by.includes('resident') && isAnswerable(move))
        .sort(([a], [b]) => Number(b === kind.start) - Number(a === kind.start))
        .map(([name, move]) => openingOf(kind, wordsFor, name, move)),
    }))
}

/** Names of people, colleagues and other matters are not asked of a resident. */
const isForOffice = (schema: Schema) =>
  Object.keys(schema).some(keyword => /^x-(person|staff|matter|known|premises)$/.test(keyword))

/** Nothing that it needs is only known in the office. */
const isAnswerable = ({ says }: Move) =>
  ((says.required ?? []) as string[]).every(name => !isForOffice(says.properties[name] as Schema))

function openingOf(kind: Kind, wordsFor: WordsFor, name: string, { says }: Move): Opening {
  const properties: Record<string, Schema> = says.properties
  const required = (says.required ?? []) as string[]
  return {
    move: name,
    words: wordsFor(kind, 'moves', name) ?? { zh: name, en: name },
    takes: everybodys.filter(each => properties[each]),
    needsText: required.includes('text'),
    questions: Object.entries(properties)
      .filter(([field, schema]) => !everybodys.includes(field) && !isForOffice(schema))
      .map(([field, schema]) => ({
        name: field,
        words: wordsFor(kind, 'fields', field) ?? { zh: field, en: field },
        schema: JSON.parse(JSON.stringify(schema)),
        required: required.includes(field),
        options: optionsOf(kind, wordsFor, schema),
        takenTo: takenToOf(kind, wordsFor, schema),
      })),
  }
}

const codesIn = (schema: Schema): string[] => schema['enum'] ?? schema['items']?.['enum'] ?? []

const takenToOf = (kind: Kind, wordsFor: WordsFor, schema: Schema): Record<string, Words> =>
  Object.fromEntries(
    codesIn(schema).flatMap(code => {
      const whose = kind.takenTo?.[code]
      return whose === undefined ? [] : [[code, wordsFor(kind, 'options', whose) ?? { zh: whose, en: whose }]]
    }),
  )

function optionsOf(kind: Kind, wordsFor: WordsFor, schema: Schema): Record<string, Words> {
  const codes = codesIn(schema)
  return Object.fromEntries(codes.map(code => [code, wordsFor(kind, 'options', code) ?? { zh: code, en: code }]))
}
