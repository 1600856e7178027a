import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type pg from 'pg'
import { addDays } from '../../clock/day.ts'
import { DAY, startOfDay } from '../../clock/zone.ts'
import { isOutcome } from '../../kinds/answering.ts'
import type { Words } from '../../kinds/words.ts'
import { type Catalogue, catalogueOf } from '../../matters/catalogue.ts'
import { inTheOpen } from '../../matters/in-the-open.ts'
import { type Knowledge, measuresOf } from '../../matters/knowledge.ts'
import { listIn, numberIn, type Params, timeIn, wrong } from '../../neighbours/params.ts'
import { openTypes, services } from '../../neighbours/services.ts'
import { isId } from '../../platform/ids.ts'
import { kept } from '../../platform/kept.ts'
import type { Table } from '../../platform/table.ts'
import type { Language } from '../language.ts'
import { type Fields, type Format, piecesOf, types } from './write.ts'

/** GeoReport: at most so many, over so many days. */
const MOST = 1000
/** Whoever pages further down than this narrows the dates instead. */
const DEEPEST = 10_000
const DAYS = 90 * DAY

/** `expected`: by when there is an outcome. `due_on`: once more time was given, the day by which it is to be put right. */
const columns = `m.id, coalesce(m.details ->> 'type', 'other') as type, m.opened_at, m.closed_at, m.village,
  m.lat, m.lng, m.unit_id, m.state, e.recorded_at as changed_at, m.details ->> 'dueOn' as due_on,
  (select min(p.due) from promise p where p.bureau_id = m.bureau_id and p.matter_id = m.id and p.met_at is null and p.void_at is null
    and p.measure || '.' || p.edition || '.' || p."on" = any($2)) as expected`

type Row = {
  id: string
  type: string
  opened_at: Date
  closed_at: Date | null
  expected: Date | null
  due_on: string | null
  village: string | null
  lat: number | null
  lng: number | null
  unit_id: string
  state: string
  changed_at: Date
}

/** The promises to hazards that run until there is an outcome, as `measure.edition.attachment`. */
const outcomesAmong = ({ editions }: Catalogue): string[] =>
  [...editions.values()]
    .flat()
    .flatMap(({ measure: { id, edition, on } }) =>
      on.flatMap((one, i) => (one.kind === 'hazard' && isOutcome(one) ? [`${id}.${edition}.${i}`] : [])),
    )

export const outcomesOf = kept('measures', async (db, bureauId) =>
  outcomesAmong((await measuresOf(db, bureauId)).measures),
)

const shownByPoint = [...openTypes.values()].filter(({ home }) => !home).map(({ type }) => type)

type Asked = { pool: pg.Pool; know: Knowledge; outcomes: readonly string[]; params: Params; now: Date }

/** The rows that somebody asked for, the latest first. Refuses what cannot be read, each by its name (400). */
export async function requestsFor({ pool, know, outcomes, params, now }: Asked): Promise<Row[]> {
  const rowsOf = rowsIn(pool, know, outcomes)
  const ids = listIn(params, 'service_request_id')
  // Given, it overrides all else.
  if (ids) return rowsOf(['m.id = any($3)'], [ids.filter(isId).slice(0, MOST)], MOST, 0)
  const where: string[] = []
  const values: unknown[] = []
  const value = (one: unknown) => `$${values.push(one) + FIRST - 1}`
  const codes = listIn(params, 'service_code')
  if (codes) {
    const wanted = services.filter(({ code, open }) => open && codes.includes(code)).map(({ type }) => type)
    where.push(`coalesce(m.details ->> 'type', 'other') = any(${value(wanted)})`)
  }
  const status = listIn(params, 'status')?.map(one => one.toLowerCase())
  if (status?.some(one => one !== 'open' && one !== 'closed')) throw wrong('not-one-of-these', 'status')
  if (status && !status.includes('closed')) where.push('m.closed_at is null')
  if (status && !status.includes('open')) where.push('m.closed_at is not null')
  const [from, to] = spanIn(params, know.tz, now)
  where.push(`m.opened_at >= ${value(new Date(from))}`, `m.opened_at <= ${value(new Date(to))}`)
  for (const [name, sign] of [
    ['updated_after', '>='],
    ['updated_before', '<='],
  ] as const) {
    const at = timeIn(params, name, know.tz)
    if (at !== undefined) where.push(`e.recorded_at ${sign} ${value(new Date(at))}`)
  }
  const box = listIn(params, 'bbox')?.map(Number)
  if (box) {
    if (box.length !== 4 || box.some(one => !Number.isFinite(one))) throw wrong('wrong-form', 'bbox')
    const [west, south, east, north] = box
    where.push(`m.lng between ${value(west)} and ${value(east)} and m.lat between ${value(south)} and ${value(north)}`)
    where.push(`coalesce(m.details ->> 'type', 'other') = any(${value(shownByPoint)})`)
  }
  const size = wholeIn(params, 'page_size', MOST) ?? MOST
  const page = wholeIn(params, 'page', DEEPEST) ?? 1
  if (page * size > DEEPEST && page > 1) throw wrong('too-far-down', 'page')
  return rowsOf(where, values, size, (page - 1) * size)
}

function wholeIn(params: Params, name: string, most: number): number | undefined {
  const n = numberIn(params, name)
  if (n !== undefined && (!Number.isInteger(n) || n < 1 || n > most)) throw wrong('wrong-form', name)
  return n
}

/** Of what day to what day: the last ninety; where one end is given, ninety from there. */
export function spanIn(params: Params, tz: string, now: Date): [number, number] {
  const start = timeIn(params, 'start_date', tz)
  const end = timeIn(params, 'end_date', tz)
  const to = end ?? (start === undefined ? now.getTime() : Math.max(start, Math.min(now.getTime(), start + DAYS)))
  const from = start ?? to - DAYS
  if (to < from || to - from > DAYS) throw wrong('span', 'start_date')
  return [from, to]
}

/** The bureau and what counts as an outcome stand before what is asked for. */
const FIRST = 3

const rowsIn =
  (pool: pg.Pool, { bureauId }: Knowledge, outcomes: readonly string[]) =>
  async (where: string[], values: unknown[], limit: number, offset: number) => {
    const { rows } = await pool.query<Row>(textOf(where, limit, offset), [bureauId, outcomes, ...values])
    return rows
  }

const textOf = (where: string[], limit: number, offset: number) => `select ${columns} from matter m
  join entry e on e.bureau_id = m.bureau_id and e.matter_id = m.id and e.no = m.entry_no
  where m.bureau_id = $1 and ${inTheOpen} and ${where.join(' and ')}
  order by m.opened_at desc, m.id desc limit ${limit} offset ${offset}`

const ofShipped = outcomesAmong(catalogueOf([]))

/** What is asked where nobody says which: for the floor of the bench. */
export const requestsText = (bureauId: number, now: Date) => ({
  text: textOf(['m.opened_at >= $3', 'm.opened_at <= $4'], MOST, 0),
  values: [bureauId, ofShipped, new Date(now.getTime() - DAYS), now],
})

/** In which words, and where: the same for all rows of an answer. */
export function fieldsFrom(
  know: Knowledge,
  language: Language,
  more: ReadonlyMap<string, readonly Change[]> | undefined,
): (row: Row) => Fields {
  const addresses = new Map<string, string>()
  const addressOf = (code: string) => {
    let said = addresses.get(code)
    if (said === undefined) {
      const parts: string[] = []
      for (let at = know.known.places.get(code); at; at = at.parent ? know.known.places.get(at.parent) : undefined)
        parts.push(at.short)
      said = parts.join(', ')
      addresses.set(code, said)
    }
    return said
  }
  return row => {
    const service = openTypes.get(row.type)!
    const unit = know.known.units.get(row.unit_id)
    const expected = expectedOf(row, know.tz)
    return {
      service_request_id: row.id,
      status: row.closed_at ? 'closed' : 'open',
      status_notes: statusWords[row.closed_at ? 'closed' : row.state === 'reported' ? 'received' : 'worked'][language],
      service_name: service.name[language],
      service_code: service.code,
      // What somebody wrote is theirs, and may name others: what it is about stands in the open, in our words.
      description: service.about[language],
      agency_responsible: unit ? unit[language === 'zh' ? 'nameZh' : 'nameEn'] : null,
      service_notice: null,
      requested_datetime: timeText(toTheHour(row.opened_at)),
      updated_datetime: timeText(
        row.closed_at ?? (row.state === 'reported' ? toTheHour(row.changed_at) : row.changed_at),
      ),
      expected_datetime: expected,
      address: row.village ? addressOf(row.village) : null,
      address_id: row.village,
      zipcode: null,
      lat: service.home ? null : row.lat,
      long: service.home ? null : row.lng,
      media_url: null,
      ...(more && {
        // What was answered to its questions may name others.
        attributes: null,
        extended_attributes: { fields: { state: row.state, unit_id: row.unit_id, promised_datetime: expected } },
        notes: { of: 'note', each: [receivedOf(row, language), ...(more.get(row.id) ?? []).map(noteIn(language))] },
      }),
    }
  }
}

function expectedOf({ closed_at, expected, due_on }: Row, tz: string): string | null {
  if (closed_at) return null
  if (expected) return timeText(expected)
  return due_on === null ? null : timeText(startOfDay(addDays(due_on, 1), tz))
}

/** Whoever must put it right reads this, too, and knows who passed by at which minute (domain §1.3). */
const toTheHour = (at: Date): Date => new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000)

const receivedOf = (row: Row, language: Language): Fields => ({
  datetime: timeText(toTheHour(row.opened_at)),
  description: statusWords.received[language],
  type: 'received',
})

const noteIn =
  (language: Language) =>
  ({ at, state, words }: Change): Fields => ({ datetime: timeText(at), description: words[language], type: state })

/** One change of state of what is in the open. */
export type Change = { id: string; no: number; at: Date; state: string; words: Words }

const statusWords = {
  received: { zh: '已收到', en: 'Received' },
  worked: { zh: '正在办', en: 'Being worked on' },
  closed: { zh: '已办结', en: 'Closed' },
}

export const timeText = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`

/** Whether one is in the open. */
export async function isOpenNow(pool: pg.Pool, bureauId: number, id: string): Promise<boolean> {
  const asked = `select from matter m where m.bureau_id = $1 and m.id = $2 and ${inTheOpen}`
  return (await pool.query(asked, [bureauId, id])).rowCount === 1
}

/** The number of what was brought under a token, once it is in the open. */
export async function openByToken(pool: pg.Pool, bureauId: number, token: string): Promise<string | undefined> {
  const asked = `select m.id from neighbour_sent s join matter m on m.bureau_id = s.bureau_id and m.id = s.matter_id
    where s.bureau_id = $1 and s.token = $2 and ${inTheOpen}`
  return (await pool.query<{ id: string }>(asked, [bureauId, token])).rows[0]?.id
}

/** Sends rows as they are written, a piece at a time. */
export function sendRows(reply: FastifyReply, format: Format, rows: readonly Row[], fields: (row: Row) => Fields) {
  const each = function* () {
    for (const row of rows) yield fields(row)
  }
  return reply
    .type(types[format])
    .header('cache-control', 'no-cache')
    .send(Readable.from(piecesOf(format, 'service_requests', each())))
}

/** The columns of GeoReport Bulk, in its order. */
const bulkColumns = [
  'service_request_id',
  'requested_datetime',
  'updated_datetime',
  'closed_date',
  'status_description',
  'status_notes',
  'source',
  'service_name',
  'service_subtype',
  'description',
  'agency_responsible',
  'address',
  'lat',
  'long',
]

/** The same rows as a file. */
export const bulkOf = (rows: readonly Row[], fields: (row: Row) => Fields): Pick<Table, 'header' | 'rows'> => ({
  header: bulkColumns,
  rows: (async function* () {
    for (const row of rows) {
      const one: Record<string, unknown> = fields(row)
      const own: Record<string, unknown> = {
        closed_date: row.closed_at && timeText(row.closed_at),
        status_description: one['status'],
        source: null,
        service_subtype: null,
      }
      yield bulkColumns.map(name => (name in own ? own[name] : one[name]) as string | number | null)
    }
  })(),
})
