import type { FastifyRequest } from 'fastify'
import type { House } from '../house.ts'
import { personOf } from '../people/session.ts'
import type { Person } from '../people/who-is-who.ts'
import { Refusal } from '../platform/refusal.ts'

/** With __Host- a browser takes it from this host only, over TLS only. */
const SECURE = '__Host-xjw'
const PLAIN = 'xjw'

/** The token of a session, from `Authorization: Bearer …` or the cookie. */
export function tokenIn({ headers, cookies }: FastifyRequest): string | undefined {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]
  return bearer ?? cookies[SECURE] ?? cookies[PLAIN]
}

/** Who is signed in; undefined where nobody says they are. Refuses `session-over` (401) for a token that is no longer good. */
export async function callerOf(house: House, request: FastifyRequest): Promise<Person | undefined> {
  const token = tokenIn(request)
  if (token === undefined) return undefined
  const person = await personOf(house.db, token, house.now())
  if (!person) throw new Refusal(401, 'session-over')
  return person
}

/** A cookie that scripts do not see and other sites do not send; over TLS, unless it is this very machine or a demo. */
export function cookieFor(house: House, { hostname }: FastifyRequest) {
  const here = /^(localhost|127(\.\d+){3}|\[?::1\]?)$/.test(hostname)
  const secure = !here && house.mode !== 'demo'
  return { name: secure ? SECURE : PLAIN, options: { path: '/', httpOnly: true, sameSite: 'strict', secure } as const }
}

/** A write that a browser sends from a page of another site is none that anybody here meant. */
export function assertOwnOrigin({ method, headers, host }: FastifyRequest): void {
  if (method === 'GET' || method === 'HEAD' || headers.origin === undefined) return
  const from = URL.canParse(headers.origin) ? new URL(headers.origin).host : undefined
  if (from !== host) throw new Refusal(403, 'other-origin')
}
