import type { IncomingMessage } from 'node:http'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { House } from '../house.ts'
import { channelsOf } from '../notices/channels/index.ts'
import { wasGood } from '../people/session.ts'
import { within } from '../platform/networks.ts'
import { Refusal } from '../platform/refusal.ts'
import { problemOf } from '../refusals/problem.ts'
import { accounts } from './accounts.ts'
import { audits } from './audits.ts'
import { board } from './board.ts'
import { calendar } from './calendar.ts'
import { assertOwnOrigin, sourceOf, tokenOf } from './caller.ts'
import { catalogue } from './catalogue.ts'
import { city } from './city.ts'
import { colleagues } from './colleagues.ts'
import { demo } from './demo.ts'
import { destructions } from './destructions.ts'
import { type DoorLimits, doorWith, endWith } from './door.ts'
import { events } from './events.ts'
import { figureOperations } from './figures.ts'
import { files, formLimits } from './files.ts'
import { guardingHeaders } from './guarding-headers.ts'
import { handOver } from './hand-over.ts'
import { health } from './health.ts'
import { imports } from './imports.ts'
import { isItThis } from './is-it-this.ts'
import { readJson } from './json.ts'
import { kindOperations } from './kinds.ts'
import { newLanes } from './lanes.ts'
import { type Language, languageOf } from './language.ts'
import { leave } from './leave.ts'
import { likelyKind } from './likely-kind.ts'
import { looks } from './looks.ts'
import { map } from './map.ts'
import { matters } from './matters.ts'
import { measures } from './measures.ts'
import { makeMove } from './moves.ts'
import { myChannel } from './my-channel.ts'
import { myCopy } from './my-copy.ts'
import { myLink } from './my-link.ts'
import { myPhone } from './my-phone.ts'
import { neighbours } from './neighbours.ts'
import { openDataPackage } from './open-data.ts'
import { mountOpen311, open311 } from './open311/index.ts'
import { isOpen311, sendErrors } from './open311/no.ts'
import { apiDocument, openApiOperation } from './openapi.ts'
import { askedBy, mount, type Operation } from './operation.ts'
import { packs } from './pack.ts'
import { pages } from './pages.ts'
import { paperForms } from './paper-forms.ts'
import { papers } from './papers.ts'
import { places } from './places.ts'
import { isRead, plainPolicy, problemPage } from './plain-page.ts'
import { doorPlates } from './plates.ts'
import { premises } from './premises.ts'
import { problemType, refusalIn } from './problem.ts'
import { proof } from './proof.ts'
import { publicFigureOperations } from './public-figures.ts'
import { quietHours } from './quiet-hours.ts'
import { referenceOf, referencePage } from './reference.ts'
import { report } from './report.ts'
import { search } from './search.ts'
import { secondFactor } from './second-factor.ts'
import { series } from './series.ts'
import { session } from './session.ts'
import { bureauSheets } from './sheets.ts'
import { signs } from './signs.ts'
import { type StandingDocument, sendStanding, standing } from './standing-document.ts'
import { endStreams } from './stream.ts'
import { suggestion } from './suggest-kind.ts'
import { tables } from './tables.ts'
import { units } from './units.ts'
import { vault } from './vault.ts'
import { verifyPage } from './verify-page.ts'

const BODY = 256 * 1024
/** Slower than this is worth a line in the log. */
const SLOW = 1000

/** Everything that can be asked of a house over HTTP, in the order of the API document. */
export const operationsOf = ({ mode }: Pick<House, 'mode'>): readonly Operation[] => [
  report,
  ...matters,
  ...board,
  makeMove,
  handOver,
  ...kindOperations,
  ...measures,
  ...catalogue,
  ...calendar,
  ...quietHours,
  ...leave,
  ...papers,
  ...paperForms,
  doorPlates,
  ...places,
  ...bureauSheets,
  ...imports,
  ...openDataPackage,
  ...neighbours,
  map,
  ...premises,
  ...search,
  isItThis,
  suggestion,
  likelyKind,
  series,
  ...signs,
  ...packs,
  ...session,
  ...secondFactor,
  ...accounts,
  ...colleagues,
  units,
  ...files,
  ...myChannel,
  ...looks,
  myCopy,
  myLink,
  ...myPhone,
  ...proof,
  ...vault,
  ...destructions,
  ...tables,
  ...audits,
  ...figureOperations,
  ...publicFigureOperations,
  ...events,
  ...open311,
  ...(mode === 'demo' ? demo : []),
]

/** The program as it is reached over HTTP. */
export async function buildApp(house: House, limits: Partial<DoorLimits> = {}): Promise<FastifyInstance> {
  const guard = guardingHeaders(house.mode)
  const isProxy = within(house.config.proxies)
  // Of IPv6 a source is a network.
  const proxySources = new Set(house.config.proxies.map(one => sourceOf({ ip: one.split('/')[0]! })))
  const lanes = newLanes(source => isProxy(source) || proxySources.has(source))
  const isOurs = (request: IncomingMessage) => {
    const token = tokenOf(request)
    return token !== undefined && wasGood(house.db, token)
  }
  const app = fastify({
    serverFactory: doorWith({ isOurs, isProxy }, limits),
    logger: false,
    bodyLimit: BODY,
    trustProxy: house.config.proxies.length > 0 ? [...house.config.proxies] : false,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => {
      reply.headers(guard)
      return answerError(house, error, request, reply)
    },
    clientErrorHandler,
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_: unknown, body: Buffer) =>
    readJson(body),
  )
  app.setErrorHandler((error, request, reply) => answerError(house, error as FastifyError, request, reply))
  app.setNotFoundHandler((request, reply) => {
    const allowed = methodsAt(request.url)
    if (allowed.length > 0) reply.header('allow', allowed.join(', '))
    return answerError(
      house,
      allowed.length > 0 ? new Refusal(405, 'no-such-method') : new Refusal(404, 'no-such-page'),
      request,
      reply,
    )
  })
  app.addHook('onRequest', async (request, reply) => {
    // A page that asks for more says so itself.
    reply.headers(guard)
    assertOwnOrigin(request)
    assertPlain(request)
  })
  // What is in the open may be read from any page; nothing may be sent from one.
  app.addHook('onRequest', async (request, reply) => {
    if (isOpen311(request) && ['GET', 'HEAD'].includes(request.method)) reply.header('access-control-allow-origin', '*')
  })
  app.addHook('onResponse', async (request, reply) => {
    const ms = Math.round(reply.elapsedTime)
    // Whoever waited in a lane tells of the lane, and a flood of them would be the log.
    if (ms > SLOW && reply.statusCode < 400)
      noteOften(house.log, 'slow answer', { method: request.method, route: routeOf(request), ms })
  })
  await app.register(cookie)
  await app.register(multipart, { limits: formLimits, throwFileSizeLimit: false })
  await app.register(rateLimit, {
    global: false,
    skipOnError: false,
    keyGenerator: sourceOf,
    errorResponseBuilder: (_, { ttl }) => new Refusal(429, 'too-many-requests', { seconds: Math.ceil(ttl / 1000) }),
  })
  // Wrong settings are said at the start, not when the first message would leave.
  channelsOf(house)
  health(app, house)
  verifyPage(app, house)
  city(app, house, lanes)
  const operations = operationsOf(house)
  const methodsAt = methodsOf(operations)
  mount(
    app,
    house,
    operations.filter(one => !open311.includes(one)),
    lanes,
  )
  await mountOpen311(app, house, lanes)
  app.addHook('preClose', async () => {
    endStreams(house)
  })
  const { document, page } = theDocument(operations)
  mount(app, house, [document], lanes)
  referencePage(app, page)
  await pages(app, house)
  return app
}

/** How an address may be used, where it is not used that way. */
function methodsOf(operations: readonly Operation[]): (url: string) => string[] {
  const routes = operations.map(({ method, path }) => ({
    method,
    fits: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
  }))
  return url => {
    const [path] = url.split('?')
    const found = new Set(routes.filter(({ fits }) => fits.test(path!)).map(({ method }) => method as string))
    if (found.has('GET')) found.add('HEAD')
    return [...found].sort()
  }
}

/** The document for programs, and the same as a page; drawn when first asked for. */
function theDocument(operations: readonly Operation[]) {
  let drawn: ReturnType<typeof apiDocument> | undefined
  const whole = () => {
    drawn ??= apiDocument([...operations, document])
    return drawn
  }
  let kept: Promise<StandingDocument> | undefined
  const document: Operation = openApiOperation(async ({ request, reply }) => {
    kept ??= standing(JSON.stringify(whole()))
    return sendStanding(await kept, request, reply)
  })
  return { document, page: (language: Language) => referenceOf(whole(), language) }
}

/** A body that is small on the way and large here is work for us alone. */
function assertPlain({ headers }: FastifyRequest): void {
  const coding = headers['content-encoding']
  if (coding !== undefined && coding !== 'identity') throw new Refusal(415, 'packed')
  // RFC 2046: seventy characters at most; the parser of forms breaks at 256.
  const boundary = /boundary=("[^"]*"|[^;]*)/i.exec(headers['content-type'] ?? '')?.[1]
  if (boundary !== undefined && boundary.length > 100) throw new Refusal(415, 'not-a-form')
}

/** The pattern, never the address: that holds codes and ids. */
const routeOf = (request: FastifyRequest) => request.routeOptions?.url ?? 'none'

function answerError({ log, now }: House, error: FastifyError | Refusal, request: FastifyRequest, reply: FastifyReply) {
  let refusal = refusalIn(error)
  if (!refusal) {
    log.error({ err: error, method: request.method, route: routeOf(request) }, 'a request failed')
    refusal = new Refusal(500, 'our-fault')
  }
  const { status, code } = refusal
  const staff = askedBy(request)
  const about = { code, method: request.method, route: routeOf(request) }
  // Whoever works here and asks for what is not theirs stands in the log; of strangers, how many were turned away.
  if (staff !== undefined && status === 403) log.warn({ ...about, staff }, 'refused to one of ours')
  else if (turnsAway.has(code)) noteOften(log, 'turned away', { code })
  if (refusal.cause) noteOften(log, 'refused, since something of ours failed', { ...about, err: refusal.cause })
  const language = languageOf(request.headers['accept-language'])
  const problem = problemOf(refusal, language)
  const { seconds, until } = refusal.about as { seconds?: number; until?: Date }
  const wait = seconds ?? (until && Math.max(1, Math.ceil((until.getTime() - now().getTime()) / 1000)))
  if (wait !== undefined) reply.header('retry-after', wait)
  if (isOpen311(request)) return sendErrors(refusal, request, reply)
  if (refusal.status === 401) reply.header('www-authenticate', 'Bearer')
  reply
    .code(refusal.status)
    .header('content-language', language)
    .header('vary', 'accept-language, accept')
    .header('cache-control', 'no-store')
  if (!isRead(request)) return reply.type(problemType).send(problem)
  return reply
    .header('content-security-policy', plainPolicy)
    .type('text/html; charset=utf-8')
    .send(problemPage(language, problem.words, request.url))
}

const turnsAway = new Set(['too-many-requests', 'too-many-tries', 'other-origin', 'busy-now', 'packed', 'key-unknown'])
const often = new WeakMap<House['log'], Map<string, { n: number; told: number }>>()
const OFTEN = 10_000

/** Once in ten seconds for each code or route, with how many there were: the log is not for whoever tries to fill it. */
function noteOften(
  log: House['log'],
  what: string,
  about: { code?: string; route?: string; [more: string]: unknown },
): void {
  const kinds = often.get(log) ?? new Map<string, { n: number; told: number }>()
  often.set(log, kinds)
  const key = `${what} ${about.code ?? about.route}`
  const one = kinds.get(key) ?? { n: 0, told: -OFTEN }
  kinds.set(key, one)
  one.n++
  if (performance.now() - one.told < OFTEN) return
  log.warn({ ...about, n: one.n }, what)
  Object.assign(one, { n: 0, told: performance.now() })
}

/** What is no HTTP at all. */
function clientErrorHandler(error: NodeJS.ErrnoException, socket: import('node:net').Socket) {
  if (error.code === 'ECONNRESET') return socket.destroy()
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
  return endWith(socket, status, status === 408 ? 'too-slow' : 'not-understood')
}
