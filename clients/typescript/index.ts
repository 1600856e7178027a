import { type Operations, routes, type Schemas } from './api.ts'

/*
 * Xiaojingwu for programs. No dependency: `fetch` of Node 18 or newer, or of a browser.
 *
 *   const xjw = connect('https://xjw.example', { 'x-api-key': key })
 *   const { events, next } = await xjw('events', { after: 0 })
 */

export type { Operations, Schemas } from './api.ts'

/** What an operation is asked: what stands in its path, query and headers by name, and its body. */
export type Asks<Id extends keyof Operations> = Operations[Id]['asks']
export type Answer<Id extends keyof Operations> = Operations[Id]['answer']
export type ProblemDetails = Schemas['Problem']

/** A "no" of the house (RFC 9457): a code that stays, words in both languages, every fault at its place. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly details: ProblemDetails | undefined
  /** In seconds, where it says when to come again. */
  readonly retryAfter: number | undefined

  constructor(status: number, details: ProblemDetails | undefined, retryAfter: number | undefined) {
    super(details ? `${details.code}: ${details.detail}` : `HTTP ${status}`)
    this.name = 'Problem'
    this.status = status
    this.code = details?.code ?? `http-${status}`
    this.details = details
    this.retryAfter = retryAfter
  }
}

type Hands = { fetch?: typeof fetch; signal?: AbortSignal }

/** Those without anything that must be said may be called without it. */
type Called<Id extends keyof Operations> = Nothing extends Asks<Id> ? [asks?: Asks<Id>] : [asks: Asks<Id>]
type Nothing = Record<never, never>

export type Client = <Id extends keyof Operations>(operation: Id, ...asks: Called<Id>) => Promise<Answer<Id>>

/**
 * @param base where the house is, without a path
 * @param headers sent with every call: `authorization` of a session, `x-matter-token` of a link, `x-api-key` of a neighbour, `accept-language`
 */
export function connect(base: string, headers: Readonly<Record<string, string>> = {}, hands: Hands = {}): Client {
  const call = hands.fetch ?? fetch
  return async (operation, ...[asks]) => {
    const [method, path, inQuery, inHeaders] = routes[operation]
    const said: Record<string, unknown> = { ...asks }
    const address = new URL(
      path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(said[name]))),
      base,
    )
    const sent = new Headers({ accept: 'application/json, */*;q=0.5', ...headers })
    for (const name of inQuery) if (said[name] !== undefined) address.searchParams.set(name, String(said[name]))
    for (const name of inHeaders) if (said[name] !== undefined) sent.set(name, String(said[name]))
    const { body } = said
    const raw = body instanceof FormData || typeof body === 'string'
    if (body !== undefined && !raw) sent.set('content-type', 'application/json')
    const reply = await call(address, {
      method,
      headers: sent,
      ...(body !== undefined && { body: raw ? body : JSON.stringify(body) }),
      ...(hands.signal && { signal: hands.signal }),
    })
    const type = reply.headers.get('content-type') ?? ''
    if (!reply.ok) {
      const details = /problem\+json/.test(type) ? ((await reply.json()) as ProblemDetails) : undefined
      throw new Problem(reply.status, details, Number(reply.headers.get('retry-after')) || undefined)
    }
    if (reply.status === 204) return undefined as never
    if (/^application\/json/.test(type)) return (await reply.json()) as never
    if (/^text\/|xml/.test(type)) return (await reply.text()) as never
    return new Uint8Array(await reply.arrayBuffer()) as never
  }
}
