import Type, { type TObject, type TProperties, type TSchema, type TUnsafe } from 'typebox'

/*
 * What may be said in a move, field by field, as JSON Schema: the door checks it, the form is drawn from it, the API
 * shows it. Keywords of our own: x-words (free text: sealed, never in details), x-apart (kept in what the move opens), x-asked (a question of its own), x-guard (text for a citizen: passes the
 * content guard), x-own-word (kept as a digest, and said to nobody), x-person (a person: sealed apart, the rules see only the id),
 * x-staff, x-unit, x-matter, x-evidence, x-signature.
 */

/** Not nothing, spaces, and signs that nobody sees: with that alone nothing was said. The head of a pattern. */
export const notBlank = '(?![\\s\\p{Default_Ignorable_Code_Point}]*$)'
/** No control characters but line ends and tabs. */
const clean = `^${notBlank}[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$`
/** One line of print. */
const line = `^${notBlank}[^\\u0000-\\u001f\\u007f]*$`

/** A field as JSON Schema writes it, of the type that TypeScript cannot see in it. */
export const field = <T>(schema: Record<string, unknown>): TUnsafe<T> => Type.Unsafe<T>(schema as TSchema)

/** Free text of at most `max` characters. It may hold what is personal: never copy it into details. */
export const words = (max = 2000) =>
  field<string>({ type: 'string', minLength: 1, maxLength: max, pattern: clean, 'x-words': true })

/** Free text that a citizen will be told: what `guard` finds in it is refused. */
export const toldWords = (max = 1000) =>
  field<string>({ type: 'string', minLength: 1, maxLength: max, pattern: clean, 'x-words': true, 'x-guard': true })

/** One of several; each has words under `options`. */
export const choice = <const O extends readonly string[]>(...options: O) =>
  field<O[number]>({ type: 'string', enum: options })

/** Any of several, each once; none at all is an answer too. */
export const choices = <const O extends readonly string[]>(...options: O) =>
  field<O[number][]>({
    type: 'array',
    uniqueItems: true,
    maxItems: options.length,
    items: { type: 'string', enum: options },
  })

/** Free text that is kept in the matter which the move opens, and nowhere in this one: what somebody gave away (R28). */
export const wordsApart = (max: number) => field<string>({ ...words(max), 'x-apart': true })

/** What was said, without what is kept in another matter. */
export const withoutApart = (
  schema: TSchema | undefined,
  said: Readonly<Record<string, unknown>>,
): Record<string, unknown> => {
  const { properties = {} } = (schema ?? {}) as Told
  return Object.fromEntries(Object.entries(said).filter(([name]) => properties[name]?.['x-apart'] !== true))
}

/** The word that a person chooses, by which a protected matter opens to them and to nobody else (R26). */
export const ownWord = () =>
  field<string>({ type: 'string', minLength: 2, maxLength: 40, pattern: line, 'x-own-word': true })

/** Free text that a resident is asked for by itself, and may skip. */
export const wordsAsked = (max: number) => field<string>({ ...words(max), 'x-asked': true })

/** The number of a paper or a recording, as its own system gives it: letters, digits, brackets, hyphens. */
export const reference = () =>
  field<string>({ type: 'string', minLength: 2, maxLength: 60, pattern: '^[\\p{L}\\p{N}〔〕()（）\\-_/.·第号]+$' })

/** The name of an office or a body, never of a person. */
export const office = () => field<string>({ type: 'string', minLength: 2, maxLength: 60, pattern: line })

/** ISO 8601 with its offset. */
export const instant = () =>
  field<string>({
    type: 'string',
    format: 'date-time',
    maxLength: 40,
    pattern: '^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?([Zz]|[+-]\\d\\d:\\d\\d)$',
  })

export const day = () => field<string>({ type: 'string', format: 'date', pattern: '^\\d{4}-\\d\\d-\\d\\d$' })

export const yesNo = () => field<boolean>({ type: 'boolean' })
/** That it was done; "no" is refused, for then there is nothing to record. */
export const yes = () => field<true>({ type: 'boolean', const: true })

export const count = (most = 1000, least = 0) => field<number>({ type: 'integer', minimum: least, maximum: most })

/** Money, in yuan, to the cent. */
export const yuan = () => field<number>({ type: 'number', minimum: 0, maximum: 100_000_000, multipleOf: 0.01 })

/** Files handed in before, by their content hash (sha256, hex). */
export const evidence = (most = 10, least = 1) =>
  field<string[]>({
    type: 'array',
    minItems: least,
    maxItems: most,
    uniqueItems: true,
    items: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    'x-evidence': true,
  })

/** A name written on the glass: handed in before as a picture, by its content hash. */
export const signature = () => field<string[]>({ ...evidence(1), 'x-signature': true })

const uuid = '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$'

/** A colleague of the bureau, by id. */
export const staff = () => field<string>({ type: 'string', format: 'uuid', pattern: uuid, 'x-staff': true })

/** A unit of the bureau, by id. */
export const unit = () => field<string>({ type: 'string', format: 'uuid', pattern: uuid, 'x-unit': true })

/** Another matter of the bureau, by id. */
export const otherMatter = () => field<string>({ type: 'string', format: 'uuid', pattern: uuid, 'x-matter': true })

/** Premises of the bureau, by id. */
export const premises = () => field<string>({ type: 'string', format: 'uuid', pattern: uuid, 'x-premises': true })

/** Somebody who is already in this matter, by id. */
export const known = () => field<string>({ type: 'string', format: 'uuid', pattern: uuid, 'x-known': true })

const printed = (max: number) => ({ type: 'string', minLength: 1, maxLength: max, pattern: line })

/** How a person is written on the wire. What is said here is sealed; rules, entries and lists see an id only. */
export const personOnTheWire = {
  type: 'object',
  additionalProperties: false,
  properties: {
    name: printed(60),
    phone: { type: 'string', pattern: '^[+0-9*][0-9*\\- ]{4,19}$' },
    idNumber: { type: 'string', pattern: '^[0-9]{15}([0-9]{2}[0-9Xx])?$' },
    address: printed(200),
    language: printed(40),
    /** A way to reach them that is safe, where the usual one is not. */
    safeWay: printed(200),
  },
  minProperties: 1,
} as const

/** A person of a role in this matter. The rules see the id under which the door has put them. */
export const person = (role: string) => field<string>({ ...personOnTheWire, 'x-person': role })

export const persons = (role: string, most = 20, least = 1) =>
  field<string[]>({ type: 'array', minItems: least, maxItems: most, items: { ...personOnTheWire, 'x-person': role } })

export const list = <T extends TSchema>(items: T, most = 20, least = 1) =>
  Type.Array(items, { minItems: least, maxItems: most })

export const maybe = Type.Optional

/** Everything that is stated in one move; nothing else may be said. */
export const says = <P extends TProperties>(fields: P): TObject<P> =>
  Type.Object(fields, { additionalProperties: false })

export const nothing = says({})

type Told = { readonly [keyword: string]: unknown } & {
  readonly properties?: Readonly<Record<string, Told>>
  readonly items?: Told
}

/** Whether words for a citizen may be said here, in lists and what lies in them too. */
export const holdsTold = (schema: TSchema): boolean => {
  const { properties, items, 'x-guard': told } = schema as Told
  return told === true || [...Object.values(properties ?? {}), ...(items ? [items] : [])].some(holdsTold)
}

/** Every text in what was said that a citizen will be told, with its JSON pointer. `said` fits the schema. */
export function toldIn(schema: TSchema, said: unknown, at = ''): { at: string; text: string }[] {
  const { properties, items, 'x-guard': told } = schema as Told
  if (told === true) return typeof said === 'string' ? [{ at, text: said }] : []
  if (items && Array.isArray(said)) return said.flatMap((one, i) => toldIn(items, one, `${at}/${i}`))
  if (!properties || typeof said !== 'object' || said === null) return []
  return Object.entries(said).flatMap(([name, value]) =>
    Object.hasOwn(properties, name) ? toldIn(properties[name]!, value, `${at}/${name}`) : [],
  )
}
