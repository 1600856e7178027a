import Type, { type Static, type TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { bodies } from '../kinds/hazard/types.ts'
import { kindNamed } from '../kinds/index.ts'
import { choice } from '../kinds/says.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import { type Answered, callOut, type Rules } from '../platform/outbound.ts'
import type { Refusal } from '../platform/refusal.ts'
import { optionsIn } from './services.ts'

/*
 * Open311 GeoReport v2 from the other side: as a client, of servers that keep the text more or less. JSON by the Spark convention or
 * wrapped, ids as numbers or as strings; XML read by the few flat names that are needed, without a parser that could be tricked.
 */

const own = { additionalProperties: false }
const whithers = optionsIn(kindNamed('dispute')!.moves['passOn']!.says.properties['whither']!)
const server = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 60 }),
    /** Up to the version: `https://city.example/open311/v2`. */
    url: Type.String({ pattern: '^https?://[^\\s@]+$', maxLength: 500 }),
    apiKey: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    jurisdiction: Type.Optional(Type.String({ maxLength: 100 })),
    format: Type.Optional(choice('json', 'xml')),
    /** Whose matters go there: of hazards those that are sent, of disputes those that are asked after by the number given there. */
    bodies: Type.Array(choice(...bodies, ...whithers), { minItems: 1 }),
    /** Their service code by our type of hazard; `other` for all that are not named. */
    services: Type.Record(Type.String(), Type.String({ minLength: 1, maxLength: 100 })),
  },
  own,
)
const check = Compile(Type.Array(server, { maxItems: 50 }) as TSchema)
export type GeoReportServer = Static<typeof server>

/** What the file says (--georeport); throws every fault by its place, never with its value. */
export function serversIn(said: unknown): readonly GeoReportServer[] {
  if (said === undefined) return []
  if (check.Check(said)) return said as GeoReportServer[]
  const faults = [
    ...new Set([...check.Errors(said)].map(({ instancePath, message }) => `${instancePath || '/'}: ${message}`)),
  ]
  throw new CannotStart(
    ['The settings of other Open311 servers have faults:', ...faults.map(one => `  - ${one}`)].join('\n'),
    ['其他 Open311 平台的设置有误：', ...faults.map(one => `  - ${one}`)].join('\n'),
  )
}

export type Request = {
  requestId?: string
  token?: string
  status?: string
  notes?: string
  description?: string
  updatedAt?: string
}

/** Whether it was taken, was not and may be tried again, never will be, or perhaps was (the line broke after it went out). */
export type Reply = { how: 'ok'; requests: Request[] } | { how: 'again' | 'never' | 'unknown'; why: string }

/** Asks them something, or hands something over. */
export async function askServer(
  { url, format = 'json', jurisdiction }: GeoReportServer,
  path: string,
  { form, query = {} }: { form?: Record<string, string>; query?: Record<string, string> },
  rules: Rules,
): Promise<Reply> {
  const address = new URL(`${path}.${format}`, url.endsWith('/') ? url : `${url}/`)
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value)
  if (jurisdiction !== undefined) address.searchParams.set('jurisdiction_id', jurisdiction)
  let answered: Answered
  try {
    answered = await callOut(
      address.href,
      form
        ? {
            method: 'POST',
            headers: {
              'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
              'idempotency-key': form['external_id'] ?? '',
            },
            body: new URLSearchParams(form).toString(),
          }
        : {},
      rules,
    )
  } catch (error) {
    const why = String((error as Refusal).code ?? (error as Error).name).slice(0, 40)
    const notSent = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|address-not-allowed)$/.test(why)
    return { how: notSent ? 'again' : 'unknown', why }
  }
  const { status, body } = answered
  if (status === 404 && !form) return { how: 'ok', requests: [] }
  if (status < 200 || status >= 300) {
    const ours = status >= 400 && status < 500 && ![401, 403, 408, 429].includes(status)
    return { how: ours ? 'never' : 'again', why: `HTTP ${status}` }
  }
  const text = Buffer.from(body).toString('utf8')
  const requests = format === 'json' ? requestsInJson(text) : requestsInXml(text)
  return requests ? { how: 'ok', requests } : { how: 'again', why: 'not-georeport' }
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim().slice(0, 2000) || undefined : undefined

const names = {
  requestId: 'service_request_id',
  token: 'token',
  status: 'status',
  notes: 'status_notes',
  description: 'description',
  updatedAt: 'updated_datetime',
} as const

const requestOf = (read: (name: string) => string | undefined): Request =>
  Object.fromEntries(
    Object.entries(names).flatMap(([ours, theirs]) => {
      const value = read(theirs)
      return value === undefined ? [] : [[ours, value]]
    }),
  )

/** A list, or one under a name; undefined for what is neither. */
export function requestsInJson(text: string): Request[] | undefined {
  let said: any
  try {
    said = JSON.parse(text)
  } catch {
    return undefined
  }
  const list = Array.isArray(said) ? said : (said?.service_requests ?? said?.requests ?? said?.service_request)
  const all = Array.isArray(list) ? list : list === undefined ? undefined : [list.request ?? list]
  return all
    ?.flat()
    .filter(one => typeof one === 'object' && one !== null)
    .map(one => requestOf(name => textOf(one[name])))
}

/** What stands between the tags of each request; in one pass, whatever a text repeats. */
const requestsBetween = (text: string): string[] =>
  text
    .split('</request>')
    .slice(0, -1)
    .flatMap(part => {
      const at = Math.max(part.lastIndexOf('<request>'), part.lastIndexOf('<request '))
      return at < 0 ? [] : [part.slice(part.indexOf('>', at) + 1)]
    })

/** Flat names only, each between its tags; the five entities and numbers, nothing that a document could declare. */
export function requestsInXml(text: string): Request[] | undefined {
  if (!/<service_requests[\s>/]/.test(text)) return undefined
  return requestsBetween(text).map(inside =>
    requestOf(name => {
      const [, value] = new RegExp(`<${name}(?:\\s[^>]*)?>([^<]*)</${name}>`).exec(inside) ?? []
      return value === undefined ? undefined : textOf(unescaped(value))
    }),
  )
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const unescaped = (text: string) =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (whole, decimal, hex, name) => {
    if (name) return entities[name.toLowerCase()]!
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
