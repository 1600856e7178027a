import Type from 'typebox'
import { kindNamed, kinds, type WordsOf, wordsFor } from '../kinds/index.ts'
import { isOpening, type Kind, type Move, opensDirectly, targets } from '../kinds/kind.ts'
import { say } from '../kinds/words.ts'
import { Refusal } from '../platform/refusal.ts'
import { operation } from './operation.ts'
import { theWords } from './schemas.ts'
import { type StandingDocument, sendStanding, standing } from './standing-document.ts'

const moveShown = Type.Object({
  name: Type.String(),
  words: theWords,
  opens: Type.Boolean({ description: 'It opens a matter: POST /api/v1/matters.' }),
  from: Type.Array(Type.String()),
  to: Type.Record(Type.String(), Type.Array(Type.String()), { description: 'From each state, where it may lead.' }),
  by: Type.Array(Type.String()),
  says: Type.Unknown({ description: 'JSON Schema of what is said in it.' }),
  onlineOnly: Type.Boolean(),
  changesState: Type.Boolean({ description: 'If-Match: * will do where it does not.' }),
  law: Type.Union([Type.String(), Type.Null()]),
  papers: Type.Array(Type.String()),
})

const wordsByName = Type.Record(Type.String(), theWords)

const kindShown = Type.Object({
  name: Type.String(),
  words: theWords,
  about: theWords,
  start: Type.String({ description: 'The move by which somebody reports it.' }),
  anonymous: Type.Boolean(),
  reporter: Type.String({ description: 'party, or vault: who reports is kept apart.' }),
  states: Type.Array(Type.Object({ name: Type.String(), words: theWords, ends: Type.Boolean() })),
  moves: Type.Array(moveShown),
  fields: wordsByName,
  options: wordsByName,
  refusals: wordsByName,
  papers: wordsByName,
  people: wordsByName,
})

/** Everything that a client needs to draw the forms, buttons and states of a kind. */
export function shown(kind: Kind) {
  const { name, words, start, anonymous, reporter, states, ends, moves, papers } = kind
  const said = new Set(Object.values(moves).flatMap(({ says }) => fieldsIn(says)))
  const offered = new Set(Object.values(moves).flatMap(({ says }) => optionsIn(says)))
  const codes = new Set(Object.values(moves).flatMap(({ refuse }) => Object.keys(refuse ?? {})))
  return {
    name,
    words: words.name,
    about: words.about,
    start,
    anonymous,
    reporter,
    states: states.map(state => ({
      name: state,
      words: wordsFor(kind, 'states', state),
      ends: ends.includes(state),
    })),
    moves: Object.entries(moves).map(([move, its]) => moveOf(kind, move, its)),
    fields: wordsOf(kind, 'fields', said),
    options: wordsOf(kind, 'options', offered),
    refusals: wordsOf(kind, 'refusals', codes),
    papers: wordsOf(kind, 'papers', Object.keys(papers)),
    people: wordsOf(kind, 'people', kind.people),
  }
}

const moveOf = (kind: Kind, name: string, move: Move) => ({
  name,
  words: wordsFor(kind, 'moves', name),
  opens: opensDirectly(move),
  from: move.from,
  to: Object.fromEntries((isOpening(move) ? [''] : move.from).map(state => [state, targets(move, state)] as const)),
  by: move.by,
  says: move.says,
  onlineOnly: move.onlineOnly === true,
  changesState: move.to !== undefined,
  law: move.law ?? null,
  papers: move.papers ?? [],
})

const wordsOf = (kind: Kind, of: WordsOf, names: Iterable<string>) =>
  Object.fromEntries(
    [...names].flatMap(name => {
      const words = wordsFor(kind, of, name)
      return words ? [[name, words]] : []
    }),
  )

type Schema = Record<string, any>

/** Names of all fields, also of those inside lists and persons. */
function fieldsIn(schema: Schema): string[] {
  const properties: [string, Schema][] = Object.entries(schema['properties'] ?? {})
  return [
    ...properties.map(([name]) => name),
    ...[...properties.map(([, inner]) => inner), schema['items'] ?? {}].flatMap(inner =>
      inner === schema || Object.keys(inner).length === 0 ? [] : fieldsIn(inner),
    ),
  ]
}

function optionsIn(schema: Schema): string[] {
  const inner: Schema[] = [
    ...Object.values<Schema>(schema['properties'] ?? {}),
    ...(schema['items'] ? [schema['items']] : []),
  ]
  return [...(schema['enum'] ?? []), ...inner.flatMap(optionsIn)]
}

const documents = new Map<string, Promise<StandingDocument>>()
function documentOf(name: string, value: () => unknown): Promise<StandingDocument> {
  const made = documents.get(name) ?? standing(JSON.stringify(value()))
  documents.set(name, made)
  return made
}

export const kindOperations = [
  operation({
    id: 'listKinds',
    method: 'GET',
    path: '/api/v1/kinds',
    tag: 'kinds',
    summary: say(
      '各类事项：环节、办理动作、应填内容和用语',
      'The kinds of matters: states, moves, what each says, and the words',
    ),
    for: 'nobody',
    answers: { 200: { about: say('全部类别', 'All kinds'), schema: Type.Object({ kinds: Type.Array(kindShown) }) } },
    handle: async ({ request, reply }) =>
      sendStanding(await documentOf('', () => ({ kinds: kinds.map(shown) })), request, reply),
  }),
  operation({
    id: 'readKind',
    method: 'GET',
    path: '/api/v1/kinds/{kind}',
    tag: 'kinds',
    summary: say('一类事项', 'One kind of matter'),
    for: 'nobody',
    answers: { 200: { about: say('这一类', 'The kind'), schema: kindShown } },
    refuses: ['unknown-kind'],
    handle: async ({ path, request, reply }) => {
      const kind = kindNamed(path['kind']!)
      if (!kind) throw new Refusal(404, 'unknown-kind')
      return sendStanding(await documentOf(kind.name, () => shown(kind)), request, reply)
    },
  }),
]
