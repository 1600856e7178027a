import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import Type, { type TObject } from 'typebox'
import type { House } from '../../house.ts'
import { kindNamed } from '../../kinds/index.ts'
import { say, type Words } from '../../kinds/words.ts'
import { inTheOpen } from '../../matters/in-the-open.ts'
import { type Knowledge, knowledgeOf } from '../../matters/knowledge.ts'
import { countCall, type Neighbour, neighbourOf, type Scope } from '../../neighbours/keys.ts'
import { type Params, queryOf, wrong } from '../../neighbours/params.ts'
import { serviceOf, services } from '../../neighbours/services.ts'
import { type Taken, takeRequest } from '../../neighbours/take-request.ts'
import { Refusal } from '../../platform/refusal.ts'
import { csvPieces } from '../../platform/table-csv.ts'
import { answerBy } from '../done.ts'
import { homeOf } from '../home.ts'
import type { Lanes } from '../lanes.ts'
import { type Ask, mount, type Operation, operation } from '../operation.ts'
import { bodyOf } from './body.ts'
import { discoveryFields } from './discovery.ts'
import { bulkOf, fieldsFrom, outcomesOf, requestsFor, sendRows } from './requests.ts'
import { definitionOf, serviceFields } from './service-fields.ts'
import { changesOf, takeUpdate, updatesFor } from './updates.ts'
import { type Fields, type Format, listOf, oneOf, types } from './write.ts'

/*
 * Open311 GeoReport v2, as its text says and as its users behave: strict in what is sent, liberal in what is taken
 * (docs/decisions/0055). Public answers know hazards only.
 */

const text = (description: string) => Type.Optional(Type.String({ description }))
const jurisdiction = { jurisdiction_id: text('May be left out: there is one.') }
const loose = (properties: TObject['properties']) => Type.Object({ ...jurisdiction, ...properties })

/** The same in both formats: the suffix says which. */
const both = (
  id: string,
  path: string,
  summary: Words,
  more: Partial<Operation>,
  handle: (ask: Ask, format: Format) => unknown,
): Operation[] =>
  (['xml', 'json'] as const).map(format =>
    operation({
      id: `${id}${format === 'xml' ? 'Xml' : 'Json'}`,
      method: 'GET',
      path: `${path}.${format}`,
      tag: 'open311',
      summary: say(`${summary.zh}（${format.toUpperCase()}）`, `${summary.en} (${format.toUpperCase()})`),
      for: 'nobody',
      answers: { 200: { about: say('照 GeoReport v2', 'As GeoReport v2 has it'), type: types[format] } },
      ...more,
      handle: async ask => {
        await assertJurisdiction(ask, queryOf(ask.request.query as Record<string, unknown>))
        return handle(ask, format)
      },
    }),
  )

/** One of several, named in the address with its format: `…/638344.xml`. */
const named = (id: string, path: string, summary: Words, handle: (ask: Ask, name: string, format: Format) => unknown) =>
  operation({
    id,
    method: 'GET',
    path: `${path}/{file}`,
    tag: 'open311',
    summary,
    for: 'nobody',
    answers: { 200: { about: say('照 GeoReport v2', 'As GeoReport v2 has it'), type: types.xml } },
    refuses: ['no-such-page', 'unknown-jurisdiction'],
    handle: async ask => {
      const [, name, format] = /^(.+)\.(xml|json)$/.exec(ask.path['file']!) ?? []
      if (name === undefined) throw new Refusal(404, 'no-such-page')
      await assertJurisdiction(ask, queryOf(ask.request.query as Record<string, unknown>))
      return handle(ask, name, format as Format)
    },
  })

/** There is one; whoever names another has the wrong city. */
async function assertJurisdiction({ house, request }: Ask, params: Params) {
  const said = params.one('jurisdiction_id')?.toLowerCase()
  if (said === undefined) return
  const { bureauId, letters } = await homeOf(house)
  if (
    ![letters.toLowerCase(), String(bureauId), request.hostname.toLowerCase(), request.host.toLowerCase()].includes(
      said,
    )
  )
    throw new Refusal(404, 'unknown-jurisdiction')
}

/** Of each, how it went, where `extensions=true` asks for it. */
const moreOf = async (house: House, know: { bureauId: number }, params: Params, rows: readonly { id: string }[]) =>
  params.one('extensions') === 'true' ? changesOf(house, know.bureauId, rows) : undefined

const askedFor = async ({ db, pool, now }: House, know: Knowledge, params: Params) =>
  requestsFor({ pool, know, outcomes: await outcomesOf(db, know.bureauId), params, now: now() })

const knowOf = async (house: House) => knowledgeOf(house.db, (await homeOf(house)).bureauId, house.now())

/** Whose key it is, for this. Refuses `key-needed`, `key-unknown` and `not-in-scope` (403). */
async function keyHolder(house: House, params: Params, scope: Scope): Promise<Neighbour> {
  const key = params.one('api_key')
  if (key === undefined) throw new Refusal(403, 'key-needed')
  const neighbour = await neighbourOf(house.db, (await homeOf(house)).bureauId, key)
  if (!neighbour) throw new Refusal(403, 'key-unknown')
  if (!neighbour.scopes.includes(scope)) throw new Refusal(403, 'not-in-scope')
  return neighbour
}

/** What a neighbour sends, and who it is; files are taken only where the key stands before them. */
async function sentBy({ house, request }: Ask, scope: Scope) {
  // The key may stand in the address, where some put it.
  const query = queryOf(request.query as Record<string, unknown>)
  const withQuery = (params: Params): Params => ({
    ...params,
    one: name => params.one(name) ?? (name === 'api_key' || name === 'jurisdiction_id' ? query.one(name) : undefined),
  })
  const { params, files } = await bodyOf(request, house, async before => {
    if (withQuery(before).one('api_key') === undefined) throw new Refusal(403, 'key-before-files')
    await keyHolder(house, withQuery(before), scope)
  })
  const body = { params: withQuery(params), files }
  const neighbour = await keyHolder(house, body.params, scope)
  countCall(neighbour, house.now())
  return { body, neighbour }
}

const send = ({ reply }: Ask, format: Format, body: string) => reply.type(types[format]).send(body)

async function post(ask: Ask, format: Format) {
  const { house, request, language } = ask
  const { body, neighbour } = await sentBy(ask, 'requests')
  await assertJurisdiction(ask, body.params)
  const know = await knowOf(house)
  const key = request.headers['idempotency-key']
  const taken = await takeRequest({
    house,
    know,
    neighbour,
    body,
    key: typeof key === 'string' ? key.slice(0, 200) : undefined,
  })
  ask.reply.header('cache-control', 'no-store')
  return send(
    ask,
    format,
    listOf(format, 'service_requests', 'request', [await answered(house, know, taken, language)]),
  )
}

/** What is in the open is told by its number; of all else only that it was received. */
async function answered(
  house: House,
  know: Knowledge,
  { answer, token }: Taken,
  language: Ask['language'],
): Promise<Fields> {
  const isOpen = await openId(house, know.bureauId, answer.id)
  const first = answerBy(know, kindNamed(answer.kind)!, answer.dues)
  const said = {
    zh: first ? `已收到，最晚 ${first.due.slice(0, 16).replace('T', ' ')} 前回话。` : '已收到。',
    en: first ? `Received; answered by ${first.due.slice(0, 16).replace('T', ' ')} at the latest.` : 'Received.',
  }
  return {
    ...(isOpen ? { service_request_id: answer.id } : { token }),
    service_notice: isOpen ? said[language] : language === 'zh' ? '已收到。' : 'Received.',
    account_id: null,
  }
}

async function openId({ pool }: House, bureauId: number, id: string): Promise<boolean> {
  const { rowCount } = await pool.query(`select from matter m where m.bureau_id = $1 and m.id = $2 and ${inTheOpen}`, [
    bureauId,
    id,
  ])
  return rowCount === 1
}

export const open311: readonly Operation[] = [
  ...(['xml', 'json'] as const).map(format =>
    operation({
      id: `open311Discovery${format === 'xml' ? 'Xml' : 'Json'}`,
      method: 'GET',
      path: `/open311/discovery.${format}`,
      tag: 'open311',
      summary: say(
        `Open311 发现文档（${format.toUpperCase()}）`,
        `Open311 service discovery (${format.toUpperCase()})`,
      ),
      for: 'nobody',
      answers: {
        200: {
          about: say('在哪里、什么格式、怎样领密钥', 'Where, in which formats, and how to get a key'),
          type: types[format],
        },
      },
      handle: ask =>
        send(ask, format, oneOf(format, 'discovery', discoveryFields(ask.house, ask.request, ask.language))),
    }),
  ),
  ...both(
    'open311Services',
    '/open311/v2/services',
    say('能报哪些事', 'What may be asked for'),
    { query: loose({}) },
    (ask, format) =>
      send(
        ask,
        format,
        listOf(
          format,
          'services',
          'service',
          services.map(one => serviceFields(one, ask.language)),
        ),
      ),
  ),
  named(
    'open311Service',
    '/open311/v2/services',
    say('报这类事要答哪些问题', 'The questions of one service; the address ends in .xml or .json'),
    (ask, name, format) => {
      const service = serviceOf(name)
      if (!service) throw new Refusal(404, 'unknown-service')
      return send(ask, format, oneOf(format, 'service_definition', definitionOf(service, ask.language)))
    },
  ),
  ...both(
    'open311Requests',
    '/open311/v2/requests',
    say('公开的事项：默认最近九十天，最多一千件', 'What is in the open: the last ninety days, a thousand at most'),
    {
      query: loose({
        service_request_id: text('One, or several with commas; all else is then passed over.'),
        service_code: text('One, or several with commas.'),
        status: text('open, closed, or both with a comma.'),
        start_date: text('W3CDTF, of when it was requested; at most 90 days to end_date.'),
        end_date: text('W3CDTF.'),
        updated_after: text('Extension: W3CDTF.'),
        updated_before: text('Extension: W3CDTF.'),
        bbox: text('Extension: west,south,east,north in WGS-84.'),
        page: text('Extension: 1 is the first; 10000 requests down at most, beyond that by dates.'),
        page_size: text('Extension: 1000 at most.'),
        extensions: text('Extension: true adds what the standard has not.'),
      }),
      aMinute: 6000,
    },
    async (ask, format) => {
      const { house, request, reply, language } = ask
      const params = queryOf(request.query as Record<string, unknown>)
      const know = await knowOf(house)
      const rows = await askedFor(house, know, params)
      return sendRows(reply, format, rows, fieldsFrom(know, language, await moreOf(house, know, params, rows)))
    },
  ),
  operation({
    id: 'open311Bulk',
    method: 'GET',
    path: '/open311/v2/requests.csv',
    tag: 'open311',
    summary: say('公开事项的批量文件（GeoReport Bulk）', 'What is in the open, as a file (GeoReport Bulk)'),
    for: 'nobody',
    query: loose({
      service_code: text('One, or several with commas.'),
      status: text('open, closed, or both with a comma.'),
      start_date: text('W3CDTF; at most 90 days to end_date.'),
      end_date: text('W3CDTF.'),
    }),
    answers: { 200: { about: say('表格，一行一件', 'One to a line'), type: 'text/csv; charset=utf-8' } },
    aMinute: 60,
    handle: async ask => {
      const { house, request, reply, language } = ask
      const params = queryOf(request.query as Record<string, unknown>)
      await assertJurisdiction(ask, params)
      const know = await knowOf(house)
      const rows = await askedFor(house, know, params)
      const pieces = csvPieces(bulkOf(rows, fieldsFrom(know, language, undefined)))
      return reply.type('text/csv; charset=utf-8').header('cache-control', 'no-cache').send(Readable.from(pieces))
    },
  }),
  named(
    'open311Request',
    '/open311/v2/requests',
    say('一件公开的事项', 'One request that is in the open'),
    async (ask, name, format) => {
      const { house, request, reply, language } = ask
      const params = queryOf({ service_request_id: name })
      const know = await knowOf(house)
      const rows = await askedFor(house, know, params)
      if (rows.length !== 1) throw new Refusal(404, 'unknown-request')
      const said = queryOf(request.query as Record<string, unknown>)
      return sendRows(reply, format, rows, fieldsFrom(know, language, await moreOf(house, know, said, rows)))
    },
  ),
  named(
    'open311Token',
    '/open311/v2/tokens',
    say('凭回执号换事项编号', 'The number of a request, by its token'),
    async (ask, token, format) => {
      const { house } = ask
      const { bureauId } = await homeOf(house)
      const { rows } = await house.pool.query<{ id: string }>(
        `select m.id from neighbour_sent s join matter m on m.bureau_id = s.bureau_id and m.id = s.matter_id
       where s.bureau_id = $1 and s.token = $2 and ${inTheOpen}`,
        [bureauId, token],
      )
      if (rows.length === 0) throw new Refusal(404, 'unknown-token')
      return send(
        ask,
        format,
        listOf(format, 'service_requests', 'request', [{ service_request_id: rows[0]!.id, token }]),
      )
    },
  ),
  ...both(
    'open311Updates',
    '/open311/v2/servicerequestupdates',
    say('公开事项的进展（mySociety 扩展）', 'What changed lately in the open (an extension of mySociety)'),
    {
      query: loose({
        start_date: text('W3CDTF'),
        end_date: text('W3CDTF'),
        service_request_id: text('One or several.'),
      }),
      aMinute: 600,
    },
    async (ask, format) => {
      const params = queryOf(ask.request.query as Record<string, unknown>)
      const rows = await updatesFor(ask.house, await knowOf(ask.house), params, ask.language)
      return send(ask, format, listOf(format, 'service_request_updates', 'request_update', rows))
    },
  ),
  ...(['xml', 'json'] as const).map(format =>
    operation({
      id: `open311PostUpdate${format === 'xml' ? 'Xml' : 'Json'}`,
      method: 'POST',
      path: `/open311/v2/servicerequestupdates.${format}`,
      tag: 'open311',
      summary: say(
        `补充自己报来的事（${format.toUpperCase()} 应答）`,
        `Add to what one brought (answered in ${format.toUpperCase()})`,
      ),
      for: 'nobody',
      answers: { 200: { about: say('原样返回 update_id', 'The update_id, as it was sent'), type: types[format] } },
      refuses: ['key-needed', 'key-unknown', 'not-in-scope', 'unknown-request'],
      handle: async ask => {
        const { body, neighbour } = await sentBy(ask, 'updates')
        await assertJurisdiction(ask, body.params)
        const taken = await takeUpdate(ask.house, await knowOf(ask.house), neighbour, body.params)
        return send(ask, format, listOf(format, 'service_request_updates', 'request_update', [taken]))
      },
    }),
  ),
  ...(['xml', 'json'] as const).map(format =>
    operation({
      id: `open311Post${format === 'xml' ? 'Xml' : 'Json'}`,
      method: 'POST',
      path: `/open311/v2/requests.${format}`,
      tag: 'open311',
      summary: say(
        `报一件事（${format.toUpperCase()} 应答）：要密钥`,
        `Bring a request (answered in ${format.toUpperCase()}); a key is needed`,
      ),
      for: 'nobody',
      answers: { 200: { about: say('编号，或回执号', 'Its number, or a token'), type: types[format] } },
      refuses: [
        'key-needed',
        'key-unknown',
        'not-in-scope',
        'unknown-service',
        'no-place-given',
        'unknown-address',
        'unknown-datum',
        'unknown-jurisdiction',
      ],
      handle: ask => post(ask, format),
    }),
  ),
]

const lists = new Set(['service_request_id', 'service_code', 'status', 'bbox'])

/**
 * A list may come with commas or in several parameters of one name; of anything else there is one, and two that differ are refused by
 * name (400): no guess is made which of two days was meant.
 */
const eachOnce = (query: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(query).map(([name, value]) => {
      if (!Array.isArray(value)) return [name, value]
      const said = [...new Set((value as string[]).filter(one => one !== ''))]
      if (said.length > 1 && !lists.has(name)) throw wrong('twice', name.slice(0, 60))
      return [name, said.join(',')]
    }),
  )

/** Forms are read here and nowhere else: no page of another site fills in one of ours. */
export async function mountOpen311(app: FastifyInstance, house: House, lanes: Lanes) {
  await app.register(async scope => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'buffer' },
      async (_: unknown, body: Buffer) => {
        try {
          return new TextDecoder('utf-8', { fatal: true }).decode(body)
        } catch {
          throw new Refusal(400, 'not-utf8')
        }
      },
    )
    scope.addHook('preValidation', async request => {
      request.query = eachOnce(request.query as Record<string, unknown>)
    })
    mount(scope, house, open311, lanes)
  })
}
