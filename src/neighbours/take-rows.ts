import type { House } from '../house.ts'
import type { Fault } from '../kinds/faults.ts'
import type { Hands } from '../matters/answer.ts'
import { knowledgeOf } from '../matters/knowledge.ts'
import { type Shelf, shelfOf } from '../matters/shelf.ts'
import type { CsvRow } from '../platform/csv.ts'
import { unguarded } from '../platform/formula.ts'
import { Refusal } from '../platform/refusal.ts'
import type { LineNo } from '../refusals/by-line.ts'
import type { Neighbour } from './keys.ts'
import { type Params, paramsOf, readTime, wrong } from './params.ts'
import { broughtBefore, forgetSent, noteOpened, noteSent } from './sent.ts'
import { serviceNamedAs } from './services.ts'
import { type Asked, askedIn, commandOf, derivedToken, openAsked } from './take-request.ts'

/*
 * Requests that come as a list: a file of the hotline, of another system, of GeoReport Bulk. Each line is a request like one that is sent by
 * itself, known again by the number that it has there; a line that cannot be taken is told by its number and the rest is taken.
 */

/** How far it has come after each piece. `line`: the last that was looked at. */
export type Step = { line: number; rows: number; added: number; known: number; faults: LineNo[] }

const AT_ONCE = 200
/** So many are opened side by side: a line of people at the counter must not wait for a list. */
const SIDE_BY_SIDE = 4

/** Under which names a column may stand: GeoReport's, ours, and those that are usual with hotlines and 110. */
const columns: Readonly<Record<string, readonly string[]>> = {
  external_id: [
    'service_request_id',
    'number',
    'id',
    '编号',
    '工单编号',
    '工单号',
    '受理编号',
    '受理单号',
    '警情编号',
    '接警单编号',
    '诉求编号',
  ],
  service_code: ['服务代码', '事项代码', '类别代码'],
  service_name: ['事项', '类别', '事项类别', '诉求类别', '问题类型', '警情类别', 'kind', 'service_subtype'],
  description: ['内容', '诉求内容', '事项内容', '问题描述', '报警内容', '简要警情', '描述', 'text'],
  lat: ['纬度', 'latitude'],
  long: ['经度', 'lng', 'lon', 'longitude'],
  datum: ['坐标系'],
  address_id: ['村居代码', 'village'],
  address_string: ['address', '地址', '发生地址', '诉求地址', '事发地址', '报警地址'],
  requested_datetime: ['受理时间', '来电时间', '报警时间', '接警时间', '登记时间', '创建时间'],
  status: ['status_description', '状态', '办理状态', '工单状态'],
  last_name: ['姓名', '来电人', '诉求人', '报警人', '报警人姓名', '联系人', 'name'],
  phone: ['电话', '联系电话', '来电号码', '报警电话', '手机'],
  email: ['邮箱'],
}
const fieldOf = new Map(
  Object.entries(columns).flatMap(([field, names]) => [field, ...names].map(name => [name, field] as const)),
)
/** Taken as they stand, where there are such columns. */
const asTheyStand = /^(attribute\[.{1,60}\](\[\])?|media_url|first_name|account_id|fixmystreet_id)$/

/** Of each column its field; null for one that is passed over. */
function fieldsIn(head: readonly string[]): { fields: (string | null)[]; passedOver: string[] } {
  const fields = head.map(said => {
    const name = said.trim().toLowerCase()
    return fieldOf.get(name) ?? (asTheyStand.test(name) ? name : null)
  })
  return { fields, passedOver: head.filter((_, i) => fields[i] === null).map(one => one.trim().slice(0, 60)) }
}

type Ask = {
  house: House
  bureauId: number
  neighbour: Neighbour
  /** Looked at only: nothing of it stays. */
  dry: boolean
  /** Lines up to this one were taken before. */
  after?: number
}

/** Takes a table with its head. Refuses (422) `nothing-in-it` and `no-number-column`. */
export async function* takeTable(
  rows: AsyncIterable<CsvRow>,
  ask: Ask,
): AsyncGenerator<Step & { passedOver: readonly string[] }, void> {
  let head: ReturnType<typeof fieldsIn> | undefined
  let width = 0
  let line = 0
  let batch: Line[] = []
  const seen = seenNumbers()
  const done = async () => {
    const step = await takeLines(ask, seen, batch, line)
    batch = []
    return { ...step, passedOver: head!.passedOver }
  }
  for await (const row of rows) {
    line = row.line
    if (!head) {
      head = fieldsIn(row.fields)
      width = row.fields.length
      if (!head.fields.includes('external_id')) throw new Refusal(422, 'no-number-column')
      continue
    }
    if (line <= (ask.after ?? 0)) continue
    const fault = row.unclosed
      ? 'unclosed-quotation'
      : row.fields.length !== width
        ? 'wrong-number-of-columns'
        : undefined
    const pairs = fault
      ? []
      : head.fields.flatMap((field, i) => (field === null ? [] : [[field, row.fields[i]!] as const]))
    batch.push({ line, params: paramsOf(pairs.map(([field, said]) => [field, unguarded(said)])), fault })
    if (batch.length === AT_ONCE) yield await done()
  }
  if (!head) throw new Refusal(422, 'nothing-in-it')
  yield await done()
}

/** Takes what a program wrote: a list of requests under GeoReport's names, or names as in a table. Refuses (422) `not-a-list` and `nothing-in-it`. */
export async function* takeJson(text: string, ask: Ask): AsyncGenerator<Step, void> {
  let list: unknown
  try {
    list = JSON.parse(text)
  } catch {
    throw new Refusal(422, 'not-a-list')
  }
  if (!Array.isArray(list)) throw new Refusal(422, 'not-a-list')
  if (list.length === 0) throw new Refusal(422, 'nothing-in-it')
  const seen = seenNumbers()
  for (let from = 0; from < list.length; from += AT_ONCE) {
    const part = list.slice(from, from + AT_ONCE).map((one: unknown, i): Line => {
      const isOne = typeof one === 'object' && one !== null && !Array.isArray(one)
      return { line: from + i + 1, params: pairsIn(isOne ? one : {}), fault: isOne ? undefined : 'not-a-list' }
    })
    yield await takeLines(ask, seen, part, part.at(-1)!.line)
  }
}

function pairsIn(one: object): Params {
  const pairs = Object.entries(one).flatMap(([name, value]) => {
    const field = fieldsIn([name]).fields[0]
    const said = (Array.isArray(value) ? value : [value]).filter(each => each !== null && typeof each !== 'object')
    return field ? said.map(each => [field, String(each)] as const) : []
  })
  return paramsOf(pairs)
}

type Line = { line: number; params: Params; fault?: string | undefined }

/** Of a million numbers a few bytes each. */
function seenNumbers(): (commandId: string) => boolean {
  const seen = new Set<number>()
  return commandId => {
    const short = Number.parseInt(commandId.replaceAll('-', '').slice(0, 13), 16)
    if (seen.has(short)) return true
    seen.add(short)
    return false
  }
}

/** Takes lines, each by itself. */
async function takeLines(
  { house, bureauId, neighbour, dry }: Ask,
  seen: (commandId: string) => boolean,
  lines: readonly Line[],
  line: number,
): Promise<Step> {
  const faults: LineNo[] = []
  const know = await knowledgeOf(house.db, bureauId, house.now())
  const asked: { line: number; asked: Asked }[] = []
  const numbered = lines.flatMap(one => {
    const own = one.params.one('external_id')
    if (!one.fault && own !== undefined) return [{ ...one, commandId: commandOf(neighbour.id, own) }]
    faults.push({ line: one.line, field: one.fault ? '' : 'external_id', code: one.fault ?? 'required' })
    return []
  })
  const known = await broughtBefore(
    house.db,
    bureauId,
    numbered.map(({ commandId }) => commandId),
  )
  for (const { line, params, commandId } of numbered) {
    if (seen(commandId)) faults.push({ line, field: 'external_id', code: 'line-twice' })
    else if (!known.has(commandId))
      await faultsOf(faults, line, async () => {
        const body = { params: asRequest(params, know.tz), files: [] }
        asked.push({ line, asked: await askedIn({ house, know, neighbour, body, key: undefined }) })
      })
  }
  const bySelf = { bureauId, neighbourId: neighbour.id, at: house.now() }
  if (!dry)
    await noteSent(
      house.db,
      bySelf,
      asked.map(({ asked: { command, service, own } }) => ({
        commandId: command.commandId,
        service: service.code,
        own,
        token: derivedToken(house, command.commandId),
      })),
    )
  const hands: Hands = dry ? { ...house, shelf: nowhere(house) } : house
  const opened: { commandId: string; matterId: string }[] = []
  const refused: string[] = []
  const waiting = asked.values()
  await Promise.all(
    Array.from({ length: SIDE_BY_SIDE }, async () => {
      for (const { line, asked: one } of waiting) {
        const taken = await faultsOf(faults, line, async () => {
          const { id } = await openAsked(hands, bureauId, dry ? { ...one, more: '' } : one)
          opened.push({ commandId: one.command.commandId, matterId: id })
        })
        if (!taken) refused.push(one.command.commandId)
      }
    }),
  )
  if (!dry) {
    await noteOpened(house.db, bureauId, opened)
    await forgetSent(house.db, bureauId, refused)
  }
  faults.sort((a, b) => a.line - b.line)
  return { line, rows: lines.length, added: opened.length, known: known.size, faults }
}

/** What the door refuses by a code alone. */
const fieldOfCode: Readonly<Record<string, string>> = {
  'unknown-village': 'address_id',
  'unknown-address': 'address_string',
  'no-place-given': 'address_string',
  'unknown-datum': 'datum',
  'bad-point': 'lat',
  'ended-there': 'status',
}

/** What somebody should hear is written down; whether there was nothing. */
async function faultsOf(faults: LineNo[], line: number, work: () => Promise<void>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { code, about } = error
    const found = (about['faults'] as Fault[] | undefined) ?? []
    const refusals = (about['refusals'] as string[] | undefined) ?? []
    for (const { at, code, limit } of found)
      faults.push({ line, field: fieldOfCode[code] ?? at.replace(/^\/(says\/)?/, ''), code, limit })
    for (const code of refusals) faults.push({ line, field: '', code })
    if (found.length + refusals.length === 0) faults.push({ line, field: fieldOfCode[code] ?? '', code })
    return false
  }
}

const over = /^(closed|resolved|done|fixed|已办结|办结|已完成|已结案|已关闭|已归档)$/i

/** A line as a request that is sent: its service by its name too, and when it was said there. */
function asRequest(params: Params, tz: string): Params {
  if (over.test(params.one('status') ?? '')) throw new Refusal(422, 'ended-there')
  const name = params.one('service_name')
  const code = params.one('service_code') ?? (name === undefined ? undefined : serviceNamedAs(name)?.code)
  if (code === undefined && name !== undefined) throw wrong('unknown-service', 'service_name')
  const when = params.one('requested_datetime')
  if (when !== undefined) readTime(when.replaceAll('/', '-'), 'requested_datetime', tz)
  const text = params.one('description')
  const description = when === undefined ? text : [text, `（对方受理时间：${when}）`].filter(Boolean).join('\n')
  const own: Record<string, string | undefined> = { service_code: code, description }
  return {
    one: field => (field in own ? own[field] : params.one(field)),
    all: field => (field in own ? [own[field]].filter(one => one !== undefined) : params.all(field)),
    names: () => [...new Set([...params.names(), 'service_code', 'description'])],
  }
}

/** Looks at what there is, and writes nothing down. */
const nowhere = (house: House): Shelf => ({
  ...shelfOf(house),
  record: async ({ answer }) => ({ fresh: true, answer }),
  takeSlot: async () => 'over',
})
