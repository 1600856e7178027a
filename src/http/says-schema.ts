import Type, { type TObject, type TSchema } from 'typebox'
import { kinds, wordsFor } from '../kinds/index.ts'
import { type Kind, type Move, opensDirectly } from '../kinds/kind.ts'
import { envelope } from '../matters/command.ts'
import { exampleOf } from './example.ts'
import { closed, named } from './schemas.ts'

/*
 * What is said, as the API document shows it. The door checks it itself (matters/check.ts).
 */

/** One way of saying it for every opening move of every kind. */
export function reportBody(): TSchema {
  const ways = kinds.flatMap(kind =>
    Object.entries(kind.moves)
      .filter(([, move]) => opensDirectly(move) && move.by.some(post => post !== 'clock'))
      .map(([name, move]) => wayOf(kind, name, move)),
  )
  return Type.Unsafe({ oneOf: ways, discriminator: { propertyName: 'kind' } } as never)
}

function wayOf(kind: Kind, name: string, move: Move): TSchema {
  const { commandId: _c, matterId: _m, version: _v, kind: _k, move: _n, ...rest } = envelope.properties
  const words = wordsFor(kind, 'moves', name)
  const starts = name === kind.start
  const schema = Type.Object(
    {
      kind: Type.Literal(kind.name),
      ...(starts ? { move: Type.Optional(Type.Literal(name)) } : { move: Type.Literal(name) }),
      says: saysOf(kind, name, move.says),
      ...rest,
    },
    {
      ...closed,
      // Of these it must be known who says it.
      ...(starts &&
        !kind.anonymous &&
        move.by.includes('resident') && {
          examples: [{ kind: kind.name, says: exampleOf(move.says), reporter: exampleOf({ 'x-person': 'reporter' }) }],
        }),
      title: `${kind.name}.${name}`,
      description: `${kind.words.name.en}: ${words?.en} · ${kind.words.name.zh}：${words?.zh}`,
    },
  )
  return schema
}

/** What is said, under a name of its own in the document. A copy: the kinds know nothing of the document. */
export const saysOf = (kind: Kind, name: string, says: TObject): TObject =>
  named(`Says.${kind.name}.${name}`, { ...says }) as TObject
