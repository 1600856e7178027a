import Type, { type Static, type TSchema } from 'typebox'
import { choice } from '../kinds/says.ts'

/** A schema that the API document keeps under a name of its own, to be pointed at. */
export const named = <S extends TSchema>(name: string, schema: S): S => Object.assign(schema, { 'x-name': name })

/** Nothing besides what is named. */
export const closed = { additionalProperties: false } as const

/** What a search is asked with: a part of what it looks for, of so many characters at most, and how many are wanted. */
export const searched = (longest: number) =>
  Type.Object(
    {
      q: Type.Optional(Type.String({ maxLength: longest })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
    },
    closed,
  )

export const theWords = named(
  'Words',
  Type.Object({ zh: Type.String(), en: Type.String() }, { description: 'The same in both languages.' }),
)
export const orNull = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()])

export const id = Type.String({ format: 'uuid' })
export const instant = Type.String({ format: 'date-time', description: 'ISO 8601 with its offset.' })
export const day = Type.String({ format: 'date' })
export const language = choice('zh', 'en')

/** The same, with what it is for here. */
export const described = <S extends TSchema>(schema: S, description: string) =>
  Type.Unsafe<Static<S>>({ ...schema, description })

/** Who is responsible there is not said. */
export const premisesShown = named(
  'Premises',
  Type.Object(
    { id, sort: Type.String(), name: Type.String(), village: Type.String() },
    { ...closed, description: 'A school, a shop, a public place; `village` is its name.' },
  ),
)
