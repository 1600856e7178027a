import type { IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { DAY } from '../clock/zone.ts'
import type { House } from '../house.ts'
import type { Site } from '../people/passkey.ts'
import { type From, hasTimedOut, personOf, signOut } from '../people/session.ts'
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

/** The same before anything of the request was read. */
export function tokenOf({ headers }: Pick<IncomingMessage, 'headers'>): string | undefined {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]
  return bearer ?? /(?:^|; *)(?:__Host-)?xjw=([^;]+)/.exec(headers.cookie ?? '')?.[1]
}

/**
 * Who is signed in; undefined where nobody says they are. Refuses (401) a token that is no longer good: `session-timed-out`
 * where its time ran out, `session-over` where somebody ended it, or nobody ever gave it.
 */
export async function callerOf(house: House, request: FastifyRequest): Promise<Person | undefined> {
  const token = tokenIn(request)
  if (token === undefined) return undefined
  const person = await personOf(house.db, token, house.now())
  if (person) return person
  throw new Refusal(401, (await hasTimedOut(house.db, token, house.now())) ? 'session-timed-out' : 'session-over')
}

const DEVICE = { [SECURE]: '__Host-xjw-device', [PLAIN]: 'xjw-device' }
/** Longer than any session: so long a browser is told that its session has timed out, and not merely asked to sign in. */
const COOKIE = 7 * DAY
const DEVICE_COOKIE = 183 * DAY

/** The browser as it was known at an earlier sign-in. */
export const deviceIn = ({ cookies }: FastifyRequest): string | undefined =>
  cookies[DEVICE[SECURE]] ?? cookies[DEVICE[PLAIN]]

type Given = { token: string; device: string }

/** What a browser gets at sign-in; a session that it had before ends (none is ever taken over). */
export async function handOut(house: House, request: FastifyRequest, reply: FastifyReply, { token, device }: Given) {
  const before = request.cookies[SECURE] ?? request.cookies[PLAIN]
  if (before) await signOut(house.db, before)
  const { name, options } = cookieFor(house, request)
  reply
    .setCookie(name, token, { ...options, expires: new Date(house.now().getTime() + COOKIE) })
    .header('cache-control', 'no-store')
  rememberDevice(house, request, reply, device)
}

export function rememberDevice(house: House, request: FastifyRequest, reply: FastifyReply, device: string): void {
  const { name, options } = cookieFor(house, request)
  reply.setCookie(DEVICE[name], device, { ...options, expires: new Date(house.now().getTime() + DEVICE_COOKIE) })
}

/** From where somebody signs in, as it is shown to themselves. */
export const fromOf = ({ headers, ip }: FastifyRequest): From => ({
  agent: agentIn(headers['user-agent']),
  address: ip,
})

/** From where somebody asks, for limits: an address, or of IPv6 the network of 64 bits that one house has. */
export function sourceOf({ ip }: Pick<FastifyRequest, 'ip'>): string {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!isIPv6(plain)) return plain
  const [head = '', tail] = plain.split('%')[0]!.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const whole =
    tail === undefined ? left : [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
  const network = whole.slice(0, 4).map(part => Number.parseInt(part, 16).toString(16))
  return `${network.join(':')}::/64`
}

/** The page on which whoever asks sits. */
export const siteOf = ({ protocol, host, hostname }: FastifyRequest): Site => ({
  origin: `${protocol}://${host}`,
  host: hostname,
})

const browsers = [
  ['MicroMessenger', 'WeChat'],
  ['Edg', 'Edge'],
  ['HuaweiBrowser', 'Huawei'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const
const systems = ['Android', 'iPhone', 'iPad', 'OpenHarmony', 'Windows', 'Mac OS', 'Linux'] as const

/** ‘Chrome, Android’: no more of it is kept. */
function agentIn(text = ''): string | undefined {
  const browser = browsers.find(([mark]) => text.includes(mark))?.[1]
  const known = [browser, systems.find(mark => text.includes(mark))].filter(one => one !== undefined)
  return known.length > 0 ? known.join(', ') : undefined
}

/** A cookie that scripts do not see and other sites do not send; over TLS, unless it is this very machine or a demo. */
export function cookieFor(house: House, { hostname }: FastifyRequest) {
  const here = /^(localhost|127(\.\d+){3}|\[?::1\]?)$/.test(hostname)
  const secure = !here && house.mode !== 'demo'
  return { name: secure ? SECURE : PLAIN, options: { path: '/', httpOnly: true, sameSite: 'strict', secure } } as const
}

/** A write that a browser sends from a page of another site is none that anybody here meant. */
export function assertOwnOrigin({ method, headers, host }: FastifyRequest): void {
  if (method === 'GET' || method === 'HEAD' || headers.origin === undefined) return
  const from = URL.canParse(headers.origin) ? new URL(headers.origin).host : undefined
  if (from !== host) throw new Refusal(403, 'other-origin')
}
