import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import Type, { type TObject } from 'typebox'
import type { House } from '../../house.ts'
import { say, type Words } from '../../kinds/words.ts'
import type { Knowledge } from '../../matters/knowledge.ts'
import { type Params, queryOf, wrong } from '../../neighbours/params.ts'
import { serviceOf, services } from '../../neighbours/services.ts'
import { Refusal } from '../../platform/refusal.ts'
import { csvPieces } from '../../platform/table-csv.ts'
import { homeOf } from '../home.ts'
import type { Lanes } from '../lanes.ts'
import { type Ask, mount, type Operation, operation } from '../operation.ts'
import { discoveryFields } from './discovery.ts'
import { assertJurisdiction, knowOf, paramsIn } from './here.ts'
import { bulkOf, fieldsFrom, openByToken, outcomesOf, requestsFor, sendRows } from './requests.ts'
import { requestSent, updateSent } from './sent.ts'
import { definitionOf, serviceFields } from './service-fields.ts'
import { changesOf, updatesFor } from './updates.ts'
import { type Format, listOf, oneOf, types } from './write.ts'

/*
 * Open311 GeoReport v2, as its text says and as its users behave: strict in what is sent, liberal in what is taken
 * (docs/decisions/0055). Public answers know hazards only.
 */

const text = (description: string) => Type.Optional(Type.String({ description }))
const jurisdiction = { jurisdiction_id: text('May be left out: there is one.') }
const loose = (properties: TObject['properties']) => Type.Object({ ...jurisdiction, ...properties })
const asTheTextHasIt = say('照 GeoReport v2', 'As GeoReport v2 has it')

type Written = Pick<Operation, 'id' | 'path' | 'summary'> & Partial<Operation> & { about?: Words }

/** The same in both formats: the suffix says which. */
const both = (
  { id, path, summary, about = asTheTextHasIt, ...more }: Written,
  handle: (ask: Ask, format: Format) => unknown,
): Operation[] =>
  (['xml', 'json'] as const).map(format => {
    const name = format.toUpperCase()
    return operation({
      id: `${id}${format === 'xml' ? 'Xml' : 'Json'}`,
      method: 'GET',
      path: `${path}.${format}`,
      tag: 'open311',
      summary: say(`${summary.zh}（${name}）`, `${summary.en} (${name})`),
      for: 'nobody',
      answers: { 200: { about, type: types[format] } },
      ...more,
      handle: ask => handle(ask, format),
    })
  })

/** Asked of this city, and of no other. */
const here =
  (handle: (ask: Ask, format: Format, params: Params) => unknown) =>
  async (ask: Ask, format: Format): Promise<unknown> => {
    const params = paramsIn(ask)
    await assertJurisdiction(ask, params)
    return handle(ask, format, params)
  }

/** One of several, named in the address with its format: `…/638344.xml`. */
const named = (
  written: Pick<Operation, 'id' | 'path' | 'summary'>,
  handle: (ask: Ask, format: Format, params: Params, name: string) => unknown,
) =>
  operation({
    ...written,
    method: 'GET',
    path: `${written.path}/{file}`,
    tag: 'open311',
    for: 'nobody',
    answers: { 200: { about: asTheTextHasIt, type: types.xml } },
    refuses: ['no-such-page', 'unknown-jurisdiction'],
    handle: async ask => {
      const [, name, format] = /^(.+)\.(xml|json)$/.exec(ask.path['file']!) ?? []
      if (name === undefined) throw new Refusal(404, 'no-such-page')
      return here((_, format, params) => handle(ask, format, params, name))(ask, format as Format)
    },
  })

const send = ({ reply }: Ask, format: Format, body: string) => reply.type(types[format]).send(body)

/** What is in the open of what was asked for. */
const askedFor = async ({ house: { db, pool, now } }: Ask, know: Knowledge, params: Params) =>
  requestsFor({ pool, know, outcomes: await outcomesOf(db, know.bureauId), params, now: now() })

/** One or many, each with how it went where `extensions=true` asks for it. */
async function sendRequests(
  ask: Ask,
  format: Format,
  know: Knowledge,
  rows: Awaited<ReturnType<typeof requestsFor>>,
  params: Params,
) {
  const more = params.one('extensions') === 'true' ? await changesOf(ask.house, know.bureauId, rows) : undefined
  return sendRows(ask.reply, format, rows, fieldsFrom(know, ask.language, more))
}

export const open311: readonly Operation[] = [
  ...both(
    {
      id: 'open311Discovery',
      path: '/open311/discovery',
      summary: say('Open311 发现文档', 'Open311 service discovery'),
      about: say('在哪里、什么格式、怎样领密钥', 'Where, in which formats, and how to get a key'),
    },
    (ask, format) =>
      send(ask, format, oneOf(format, 'discovery', discoveryFields(ask.house, ask.request, ask.language))),
  ),
  ...both(
    {
      id: 'open311Services',
      path: '/open311/v2/services',
      summary: say('能报哪些事', 'What may be asked for'),
      query: loose({}),
    },
    here((ask, format) => {
      const each = services.map(one => serviceFields(one, ask.language))
      return send(ask, format, listOf(format, 'services', each))
    }),
  ),
  named(
    {
      id: 'open311Service',
      path: '/open311/v2/services',
      summary: say('报这类事要答哪些问题', 'The questions of one service; the address ends in .xml or .json'),
    },
    (ask, format, _, code) => {
      const service = serviceOf(code)
      if (!service) throw new Refusal(404, 'unknown-service')
      return send(ask, format, oneOf(format, 'service_definition', definitionOf(service, ask.language)))
    },
  ),
  ...both(
    {
      id: 'open311Requests',
      path: '/open311/v2/requests',
      summary: say(
        '公开的事项：默认最近九十天，最多一千件',
        'What is in the open: the last ninety days, a thousand at most',
      ),
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
    here(async (ask, format, params) => {
      const know = await knowOf(ask.house)
      return sendRequests(ask, format, know, await askedFor(ask, know, params), params)
    }),
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
      const params = paramsIn(ask)
      await assertJurisdiction(ask, params)
      const know = await knowOf(ask.house)
      const rows = await askedFor(ask, know, params)
      const pieces = csvPieces(bulkOf(rows, fieldsFrom(know, ask.language, undefined)))
      return ask.reply.type('text/csv; charset=utf-8').header('cache-control', 'no-cache').send(Readable.from(pieces))
    },
  }),
  named(
    {
      id: 'open311Request',
      path: '/open311/v2/requests',
      summary: say('一件公开的事项', 'One request that is in the open'),
    },
    async (ask, format, params, name) => {
      const know = await knowOf(ask.house)
      const rows = await askedFor(ask, know, queryOf({ service_request_id: name }))
      if (rows.length !== 1) throw new Refusal(404, 'unknown-request')
      return sendRequests(ask, format, know, rows, params)
    },
  ),
  named(
    {
      id: 'open311Token',
      path: '/open311/v2/tokens',
      summary: say('凭回执号换事项编号', 'The number of a request, by its token'),
    },
    async (ask, format, _, token) => {
      const id = await openByToken(ask.house.pool, (await homeOf(ask.house)).bureauId, token)
      if (id === undefined) throw new Refusal(404, 'unknown-token')
      return send(ask, format, listOf(format, 'service_requests', [{ service_request_id: id, token }]))
    },
  ),
  ...both(
    {
      id: 'open311Updates',
      path: '/open311/v2/servicerequestupdates',
      summary: say('公开事项的进展（mySociety 扩展）', 'What changed lately in the open (an extension of mySociety)'),
      query: loose({
        start_date: text('W3CDTF'),
        end_date: text('W3CDTF'),
        service_request_id: text('One or several.'),
      }),
      aMinute: 600,
    },
    here(async (ask, format, params) => {
      const each = await updatesFor(ask.house, await knowOf(ask.house), params, ask.language)
      return send(ask, format, listOf(format, 'service_request_updates', each))
    }),
  ),
  ...both(
    {
      id: 'open311PostUpdate',
      method: 'POST',
      path: '/open311/v2/servicerequestupdates',
      summary: say('补充自己报来的事', 'Add to what one brought'),
      about: say('原样返回 update_id', 'The update_id, as it was sent'),
      refuses: ['key-needed', 'key-unknown', 'not-in-scope', 'unknown-request'],
    },
    async (ask, format) => send(ask, format, listOf(format, 'service_request_updates', [await updateSent(ask)])),
  ),
  ...both(
    {
      id: 'open311Post',
      method: 'POST',
      path: '/open311/v2/requests',
      summary: say('报一件事：要密钥', 'Bring a request; a key is needed'),
      about: say('编号，或回执号', 'Its number, or a token'),
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
    },
    async (ask, format) => {
      ask.reply.header('cache-control', 'no-store')
      return send(ask, format, listOf(format, 'service_requests', [await requestSent(ask)]))
    },
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
