import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { Refusal } from '../platform/refusal.ts'
import { problemOf } from '../refusals/problem.ts'
import { COME_BACK } from './lanes.ts'
import { languageOf } from './language.ts'
import { isRead, plainPolicy, problemPage } from './plain-page.ts'
import { problemType } from './problem.ts'

/*
 * What happens before a request is looked at: how many may be under way at once, ours and others apart, and how long one may
 * take to arrive. All of it is counting; whoever is turned away here costs some microseconds and no memory (decision 0100).
 */

const MB = 1024 * 1024

export type DoorLimits = {
  /** Requests under way at once, from their first line to the last byte of the answer. */
  ours: number
  doors: number
  others: number
  /** Bytes of bodies that others are sending and that are held until they are whole. */
  bytes: number
  /** Connections of one address, behind which a whole county may sit; those of a proxy of ours are not counted. */
  connections: number
  /** Milliseconds for all headers, for a body, and for a form with files. */
  headers: number
  body: number
  form: number
  /** Bytes of a form within `body` milliseconds: slower lines than this carry no photograph. */
  pace: number
}

const usual: DoorLimits = {
  ours: 2000,
  doors: 200,
  others: 500,
  bytes: 64 * MB,
  connections: 2000,
  headers: 15_000,
  body: 20_000,
  form: 15 * 60_000,
  pace: 20_000,
}
/** A hundred are many; Node would leave out those after the two thousandth without a word. */
const MOST_HEADERS = 200
const MOST_HELD = 256 * 1024
/** Who takes nothing of an answer for so long is gone. A stream of events beats more often. */
const SILENT = 120_000
/** Longer than servers in front keep theirs, so that it is they who end a line. */
const KEPT_ALIVE = 72_000

type Asked = {
  /** Whether whoever asks works for the bureau, as far as this process knows. */
  isOurs: (request: IncomingMessage) => boolean
  isProxy: (address: string) => boolean
}

/** For `serverFactory` of Fastify. */
export const doorWith =
  ({ isOurs, isProxy }: Asked, wished: Partial<DoorLimits> = {}) =>
  (handle: (request: IncomingMessage, response: ServerResponse) => void): Server => {
    const limits = { ...usual, ...wished }
    const within = { ours: 0, doors: 0, others: 0, bytes: 0 }
    const server = createServer({
      headersTimeout: limits.headers,
      // Bodies are watched below: a photograph over a slow line is not a slow body.
      requestTimeout: 0,
      connectionsCheckingInterval: Math.min(5000, limits.headers / 3),
      keepAliveTimeout: KEPT_ALIVE,
    })
    server.maxHeadersCount = 0
    server.setTimeout(SILENT)
    const arriving = watchArrivals(server, limits)
    limitConnections(server, limits.connections, isProxy)

    const later = { doors: fewAtATime(), others: fewAtATime() }

    server.on('request', (request, response) => {
      if (request.rawHeaders.length > MOST_HEADERS * 2) return turnAway(request, response, 431, 'not-understood')
      if (!isPlainHost(request)) return turnAway(request, response, 400, 'bad-address')
      const side = isOurs(request) ? 'ours' : waysIn.test(request.url ?? '') ? 'doors' : 'others'
      const held = side === 'others' ? heldBy(request) : 0
      if (within[side] >= limits[side] || within.bytes + held > limits.bytes)
        return turnAway(request, response, 503, 'busy-now')
      within[side]++
      within.bytes += held
      response.once('close', () => {
        within[side]--
        within.bytes -= held
      })
      if (hasBody(request)) arriving(request)
      if (side === 'ours') handle(request, response)
      else later[side](() => response.destroyed || handle(request, response))
    })
    return server
  }

/** One, of a name or an address (RFC 9112, 3.2): links are made of it. Before HTTP/1.1 there may be none. */
function isPlainHost({ headers, rawHeaders }: IncomingMessage): boolean {
  const named = rawHeaders.filter((name, i) => i % 2 === 0 && /^host$/i.test(name)).length
  return named <= 1 && /^(\[[\da-f:.]+\]|[\w.-]*)(:\d{1,5})?$/i.test(headers.host ?? '')
}

/** Nobody is ours before they are in: the ways in are counted and begun apart from everybody else's. */
const waysIn = /^\/(api\/v1\/(session|password|second-factors)|city)\b/

/** So many of others between two looks at what came meanwhile: however many they are, nobody of ours waits for all of them. */
const IN_A_TURN = 4

function fewAtATime(): (work: () => void) => void {
  const waiting: (() => void)[] = []
  const some = () => {
    for (const work of waiting.splice(0, IN_A_TURN)) work()
    if (waiting.length > 0) setImmediate(some)
  }
  return work => {
    if (waiting.push(work) === 1) setImmediate(some)
  }
}

const hasBody = ({ headers }: IncomingMessage) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
const isForm = ({ headers }: IncomingMessage) => /^multipart\//i.test(headers['content-type'] ?? '')

/** What may lie in memory of a body: a form goes to the disk as it comes. */
function heldBy(request: IncomingMessage): number {
  if (!hasBody(request)) return 0
  const { 'content-length': length } = request.headers
  return isForm(request) || length === undefined ? MOST_HELD : Math.min(Number(length), MOST_HELD)
}

type Arriving = { since: number; seen: number; bytes: number }

/** Ends what arrives too slowly, so that nobody holds a place by sending a byte now and then. */
function watchArrivals(server: Server, { body, form, pace }: DoorLimits): (request: IncomingMessage) => void {
  const under = new Map<IncomingMessage, Arriving>()
  const look = setInterval(
    () => {
      const now = performance.now()
      for (const [request, one] of under) {
        const { bytesRead } = request.socket
        if (now - one.since > (isForm(request) ? form : body)) tooSlow(request)
        else if (now - one.seen > body) {
          // What lies here unread waits for us, not for them.
          if (bytesRead - one.bytes < pace && request.readableLength === 0) tooSlow(request)
          Object.assign(one, { seen: now, bytes: bytesRead })
        }
      }
    },
    Math.max(20, body / 10),
  )
  look.unref()
  server.once('close', () => clearInterval(look))
  return request => {
    const now = performance.now()
    under.set(request, { since: now, seen: now, bytes: request.socket.bytesRead })
    const gone = () => under.delete(request)
    request.once('end', gone).once('close', gone)
  }
}

const tooSlow = ({ socket }: IncomingMessage) => endWith(socket, 408, 'too-slow')

function limitConnections(server: Server, most: number, isProxy: (address: string) => boolean): void {
  const open = new Map<string, number>()
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? ''
    const n = (open.get(address) ?? 0) + 1
    if (n > most && !isProxy(address)) return socket.destroy()
    open.set(address, n)
    socket.once('close', () => {
      const left = open.get(address)! - 1
      if (left === 0) open.delete(address)
      else open.set(address, left)
    })
  })
}

const problemAt = (status: number, code: string) => problemOf(new Refusal(status, code), 'zh')

const said = new Map<string, string>()
/** In both languages, made once. */
function bodyFor(status: number, code: string): string {
  const known = said.get(`${status} ${code}`) ?? JSON.stringify(problemAt(status, code))
  said.set(`${status} ${code}`, known)
  return known
}

const guarded = {
  'content-type': problemType,
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
}

const asPage = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': plainPolicy }

function turnAway(request: IncomingMessage, response: ServerResponse, status: number, code: string): void {
  const { headers, url = '/' } = request
  const isPage = isRead(request)
  const body = isPage
    ? problemPage(languageOf(headers['accept-language']), problemAt(status, code).words, url)
    : bodyFor(status, code)
  // What comes with it is not read: the line ends.
  const ends = hasBody(request) && Number(request.headers['content-length'] ?? Infinity) > MOST_HELD / 4
  response.statusCode = status
  for (const [name, value] of Object.entries(isPage ? { ...guarded, ...asPage } : guarded))
    response.setHeader(name, value)
  response.setHeader('content-length', Buffer.byteLength(body))
  if (status === 503) response.setHeader('retry-after', COME_BACK)
  if (ends) response.setHeader('connection', 'close')
  response.end(body)
}

/** On the line itself, where no answer can be made any more. */
export function endWith(socket: Socket, status: 400 | 408 | 431, code: string): void {
  if (!socket.writable) return void socket.destroy()
  const body = bodyFor(status, code)
  const head = Object.entries({ ...guarded, 'content-length': Buffer.byteLength(body), connection: 'close' })
  const lines = head.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  socket.end(`HTTP/1.1 ${status} ${reasons[status]}\r\n${lines}\r\n${body}`, () => socket.destroy())
}

const reasons = { 400: 'Bad Request', 408: 'Request Timeout', 431: 'Request Header Fields Too Large' }
