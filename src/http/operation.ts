import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Static, TObject, TSchema } from 'typebox'
import type { House } from '../house.ts'
import { type Check, checkOf, type Fault } from '../kinds/faults.ts'
import type { Words } from '../kinds/words.ts'
import { wasGood } from '../people/session.ts'
import type { Person } from '../people/who-is-who.ts'
import { isId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import { callerOf, sourceOf, tokenIn } from './caller.ts'
import { assertText } from './json.ts'
import type { Lane, Lanes } from './lanes.ts'
import { type Language, languageOf } from './language.ts'

/** What an operation is handed when somebody calls it. */
export type Ask<Path = Record<string, string>, Query = any, Body = any> = {
  house: House
  path: Path
  query: Query
  body: Body
  /** Who is signed in; always there where the operation is for staff. */
  person: Person | undefined
  language: Language
  request: FastifyRequest
  reply: FastifyReply
}

export type AnswerSpec = {
  readonly about: Words
  /** Absent: no body. */
  readonly schema?: TSchema
  /** Of the body, if it is not JSON. */
  readonly type?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly example?: unknown
}

/** One thing that can be asked of the house over HTTP: what serves it and what the API document says are the same value. */
export type Operation = {
  /** For clients that are made from the document. */
  readonly id: string
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** Parameters in braces. */
  readonly path: string
  readonly tag:
    | 'matters'
    | 'kinds'
    | 'places'
    | 'session'
    | 'files'
    | 'figures'
    | 'open311'
    | 'about'
    | 'vault'
    | 'demo'
  readonly summary: Words
  /** staff: 401 without a session. anybody: a session counts, where there is one. nobody: nobody asks who it is. */
  readonly for: 'staff' | 'anybody' | 'nobody'
  readonly query?: TObject
  /** Of a body that this checks; the door checks its own. */
  readonly body?: TSchema
  /** What the document shows of a body that somebody else checks. */
  readonly shows?: TSchema
  /** What the document shows in its place, where it serves several. */
  readonly shownAs?: readonly Pick<Operation, 'id' | 'path' | 'summary' | 'shows'>[]
  /** Who holds the secret link of a matter may ask too. */
  readonly byLink?: true
  /** The body is a form with files. */
  readonly form?: true
  readonly headers?: Readonly<Record<string, { about: Words; required?: boolean; schema: TSchema; example: string }>>
  readonly answers: Readonly<Record<number, AnswerSpec>>
  /** Codes with which it may be refused, besides those of every operation. */
  readonly refuses?: readonly string[]
  /** At most so many a minute from one address; of those who are signed in, none are counted. */
  readonly aMinute?: number
  /** Bytes of a body, where it may be larger than others. */
  readonly bodyLimit?: number
  readonly handle: (ask: Ask<any, any, any>) => unknown
}

type Written<Q extends TObject, B extends TSchema> = Omit<Operation, 'query' | 'body' | 'handle'> & {
  query?: Q
  body?: B
  handle: (ask: Ask<Record<string, string>, Static<Q>, Static<B>>) => unknown
}

/** Writes one down with the types of its input taken from its own schemas. */
export const operation = <Q extends TObject, B extends TSchema>(written: Written<Q, B>): Operation => written

/** Gives the operations to the server; each schema is compiled once, here. */
export function mount(app: FastifyInstance, house: House, operations: readonly Operation[], lanes: Lanes): void {
  for (const operation of operations) {
    const { method, path, aMinute, for: whom } = operation
    // Whoever is signed in is known by name; a token that is none is counted by where it comes from.
    const isKnown = (request: FastifyRequest) => whom !== 'nobody' && isOurs(house, request)
    app.route({
      method,
      url: path.replace(/\{(\w+)\}/g, ':$1'),
      exposeHeadRoute: method === 'GET',
      ...(operation.bodyLimit !== undefined && { bodyLimit: operation.bodyLimit }),
      config: aMinute ? { rateLimit: { max: aMinute, timeWindow: 60_000, allowList: isKnown } } : {},
      handler: handlerOf(operation, house, lanes),
    })
  }
}

/** An id in the address; what cannot be one is nobody's. */
export function idIn({ path }: Pick<Ask, 'path'>, name: string, code: string): string {
  if (!isId(path[name])) throw new Refusal(404, code)
  return path[name].toLowerCase()
}

const asks = new WeakMap<FastifyRequest, string>()
/** Who asked, as far as that was found out: for the log. */
export const askedBy = (request: FastifyRequest): string | undefined => asks.get(request)

const isOurs = (house: House, request: FastifyRequest) => {
  const token = tokenIn(request)
  return token !== undefined && wasGood(house.db, token)
}

/** In which lane it waits. The ways in have one of their own: nobody is ours before they are in. */
function laneOf({ for: whom, tag, form }: Operation, lanes: Lanes, ours: boolean): Lane {
  if (tag === 'session' && whom === 'nobody') return lanes.doors
  if (ours) return form ? lanes.staffFiles : lanes.staff
  return form ? lanes.files : lanes.anybody
}

function handlerOf(operation: Operation, house: House, lanes: Lanes) {
  const { for: whom, query, body, handle } = operation

  const checkQuery = query && checkOf(query)
  const checkBody = body && checkOf(body)
  return (request: FastifyRequest, reply: FastifyReply) =>
    laneOf(operation, lanes, isOurs(house, request))(sourceOf(request), () => answer(request, reply))

  async function answer(request: FastifyRequest, reply: FastifyReply) {
    const path = request.params as Record<string, string>
    for (const name in path) assertText(path[name]!)
    const person = whom === 'nobody' ? undefined : await callerOf(house, request)
    if (person) asks.set(request, person.id)
    if (whom === 'staff' && !person) throw new Refusal(401, 'sign-in-first')
    // What was done earlier, on a phone that several use, is done by whoever did it or not at all.
    const meant = request.headers['x-acting-as']
    if (meant !== undefined && meant !== person?.id) throw new Refusal(409, 'somebody-else')
    const asked = checkQuery ? queryIn(query!, request.query as Record<string, unknown>) : {}
    if (checkBody && request.body === undefined) throw new Refusal(400, 'no-body')
    const faults = [...faultsIn(checkQuery, asked, '/query'), ...faultsIn(checkBody, request.body, '')]
    if (faults.length > 0) throw new Refusal(422, 'bad-input', { faults })
    const language = languageOf(request.headers['accept-language'])
    // What somebody may see is kept by no browser and nobody in between, unless the operation says otherwise.
    if (person || request.headers['x-matter-token'] !== undefined) reply.header('cache-control', 'no-store')
    return handle({ house, path, query: asked, body: request.body, person, language, request, reply })
  }
}

const faultsIn = (check: Check | undefined, value: unknown, under: string): Fault[] => check?.(value, under) ?? []

/** Numbers and yes or no are words in an address. */
function queryIn(schema: TObject, given: Record<string, unknown>): Record<string, unknown> {
  const read = (name: string, value: unknown) => {
    if (typeof value !== 'string') return value
    assertText(value)
    const type = Object.hasOwn(schema.properties, name) && (schema.properties[name] as { type?: string }).type
    if (type === 'integer' && /^-?\d{1,9}$/.test(value)) return Number(value)
    return type === 'boolean' && /^(true|false)$/.test(value) ? value === 'true' : value
  }
  // Entries, so that `__proto__` is a name like any other that nobody knows.
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, read(name, value)]))
}
