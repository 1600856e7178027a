import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Type from 'typebox'
import { dayOf } from '../clock/zone.ts'
import type { Post } from '../kinds/posts.ts'
import { say, type Words } from '../kinds/words.ts'
import type { Knowledge } from '../matters/knowledge.ts'
import { assertHolds } from '../people/holds.ts'
import { staffByNumber } from '../people/who-is-who.ts'
import type { CsvRow } from '../platform/csv.ts'
import { faultSaid, type LineFault } from '../platform/line-fault.ts'
import { openTable } from '../platform/read-table.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Edit, editsOf, rowsAmong, rowsIn, saveRows, tryRows, undoLast } from '../sheets/edit.ts'
import { sheets } from '../sheets/index.ts'
import type { Change, Row, Sheet, SheetName } from '../sheets/sheet.ts'
import { type Ask, type Operation, operation } from './operation.ts'
import { closed, instant, named, orNull, theWords } from './schemas.ts'
import { sightOf } from './sight.ts'
import { sendTable, tableAnswer, tableQuery } from './table-file.ts'

const line = Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 2000 }))
const change = named('LineChange', Type.Object({ before: orNull(line), after: orNull(line) }))
const fault = named(
  'LineFault',
  Type.Object({
    line: Type.Integer({ description: 'Of the file; the first line that is given is 2.' }),
    code: Type.String(),
    field: Type.String(),
    value: Type.String(),
    words: theWords,
  }),
)
const givenFor = ({ columns }: Sheet) => ({
  rows: Type.Optional(
    Type.Array(
      Type.Object(
        Object.fromEntries(columns.map(({ name }) => [name, Type.Optional(Type.String({ maxLength: 2000 }))])),
        closed,
      ),
      { minItems: 1, maxItems: 1000 },
    ),
  ),
  csv: Type.Optional(Type.String({ minLength: 1, maxLength: 4_000_000, description: 'A file, with its head.' })),
  xlsx: Type.Optional(
    Type.String({
      minLength: 4,
      maxLength: 8_000_000,
      pattern: '^[A-Za-z0-9+/]+={0,2}$',
      description: 'The same as an .xlsx, in base64: its first sheet is read.',
    }),
  ),
})
const expect = Type.Integer({ minimum: 0, description: 'The number of the last edit that you saw; 0: none.' })

const savedSchema = Type.Object({ no: Type.Integer(), lines: Type.Integer() })

/** The city's administrators keep places, units, people, beats and rosters; posts are given by the security's administrator alone (decision 75). */
const editors: Readonly<Record<SheetName, readonly Post[]>> = {
  places: ['system_admin', 'city_officer'],
  units: ['system_admin', 'city_officer'],
  people: ['security_admin'],
  beats: ['system_admin', 'city_officer'],
  rosters: ['system_admin', 'city_officer'],
}

const SHOWN = 200
/** A whole city with its villages is a tenth of it. */
const MOST_ROWS = 50_000
const exampleOf = ({ key }: Sheet): Row => Object.fromEntries(key.map(name => [name, 'none-of-ours']))

type Called = { column: string; code: string; words: Words }

/** What the codes in a line are called. */
async function namesFor({ house, person }: Ask, { columns }: Sheet, { known }: Knowledge) {
  const nameOf: Record<NonNullable<Sheet['columns'][number]['of']>, Map<string, Words>> = {
    unit: new Map([...known.units.values()].map(({ code, nameZh, nameEn }) => [code, say(nameZh, nameEn)])),
    place: new Map([...known.places.values()].map(({ code, short }) => [code, say(short, short)])),
    staff: await staffByNumber(house.db, person!.bureauId),
  }
  return (row: Row): Called[] =>
    columns.flatMap(({ name: column, of }) =>
      (of ? (row[column] ?? '').split(' ') : []).flatMap(code => {
        const words = nameOf[of!].get(code)
        return words ? [{ column, code, words }] : []
      }),
    )
}

function calledIn(all: readonly Called[]): Record<string, Record<string, Words>> {
  const called: Record<string, Record<string, Words>> = {}
  for (const { column, code, words } of all) called[column] = { ...called[column], [code]: words }
  return called
}

const pathOf = (sheet: Sheet) => `/api/v1/bureau/${sheet.name}`
const nameOf = (does: string, { name }: Sheet) => `${does}${name[0]!.toUpperCase()}${name.slice(1)}`

/** Who asks, if they may. */
async function editing({ house, person }: Ask, sheet: Sheet) {
  assertHolds(person!, ...editors[sheet.name])
  const { bureauId, id: author } = person!
  const { know } = await sightOf(house, bureauId)
  return { by: { bureauId, author, tz: know.tz }, know }
}

const reads = (sheet: Sheet) =>
  operation({
    id: nameOf('list', sheet),
    method: 'GET',
    path: pathOf(sheet),
    tag: 'places',
    summary: say(`${sheet.words.zh}：现在的样子和改过哪些`, `${sheet.words.en}: as they are, and how they were edited`),
    for: 'staff',
    query: Type.Object(
      {
        q: Type.Optional(Type.String({ maxLength: 60, description: 'In any column, or what its code is called.' })),
        from: Type.Optional(
          Type.Integer({ minimum: 0, description: 'The first line that is wanted; 0: from the top.' }),
        ),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: SHOWN })),
      },
      closed,
    ),
    answers: {
      200: {
        about: say('最多两百行；改动最近的在前', 'Two hundred lines at most; the latest edit first'),
        schema: Type.Object({
          words: theWords,
          columns: Type.Array(
            Type.Object({ name: Type.String(), words: theWords, options: Type.Optional(Type.Array(Type.String())) }),
          ),
          key: Type.Array(Type.String()),
          total: Type.Integer(),
          rows: Type.Array(line),
          called: Type.Record(Type.String(), Type.Record(Type.String(), theWords), {
            description: 'By column, what the codes in these lines are called.',
          }),
          last: expect,
          edits: Type.Array(
            Type.Object({
              no: Type.Integer(),
              author: orNull(Type.String()),
              madeAt: instant,
              undoes: orNull(Type.Integer()),
              lines: Type.Integer({ description: 'That it changed.' }),
              changes: Type.Array(change, { description: 'The first twenty of them.' }),
            }),
          ),
        }),
      },
    },
    refuses: ['not-for-your-post'],
    handle: async ask => {
      const { by, know } = await editing(ask, sheet)
      const context = { ...by, now: ask.house.now(), today: dayIn(ask, by.tz) }
      const all = await sheet.read(ask.house.db, context)
      const q = (ask.query.q ?? '').trim().toLowerCase()
      const calls = await namesFor(ask, sheet, know)
      const isIt = (text: string) => text.toLowerCase().includes(q)
      const isIn = (row: Row) =>
        Object.values(row).some(isIt) || calls(row).some(({ words: { zh, en } }) => isIt(zh) || isIt(en))
      const found = q ? all.filter(isIn) : all
      const { from = 0, limit = SHOWN } = ask.query
      const rows = found.slice(from, from + limit)
      const edits = await editsOf(ask.house.db, by, sheet, 20)
      const today = context.today
      return {
        words: sheet.words,
        columns: sheet.columns,
        key: sheet.key,
        total: found.length,
        rows,
        called: calledIn(rows.flatMap(calls)),
        last: edits[0]?.no ?? 0,
        edits: edits.map(({ author, changes, ...one }: Edit) => ({
          ...one,
          author: know.personOn(author, today)?.name ?? null,
          lines: changes.length,
          changes: changes.slice(0, 20),
        })),
      }
    },
  })

const downloads = (sheet: Sheet) =>
  operation({
    id: nameOf('download', sheet),
    method: 'GET',
    path: `${pathOf(sheet)}/table`,
    tag: 'places',
    summary: say(`${sheet.words.zh}：全部，下载为表格`, `${sheet.words.en}: all of them as a file`),
    for: 'staff',
    query: Type.Object(tableQuery, closed),
    answers: tableAnswer,
    refuses: ['not-for-your-post'],
    handle: async ask => {
      const { by } = await editing(ask, sheet)
      const at = ask.house.now()
      const rows = await sheet.read(ask.house.db, { ...by, now: at, today: dayIn(ask, by.tz) })
      const header = sheet.columns.map(({ name }) => name)
      const lines = rows.map(row => header.map(name => row[name] ?? ''))
      const table = { title: sheet.words[ask.language], header, rows: lines, at }
      return sendTable(ask.reply, sheet.name, table, ask.query.type)
    },
  })

const previews = (sheet: Sheet) =>
  operation({
    id: nameOf('preview', sheet),
    method: 'POST',
    path: `${pathOf(sheet)}/preview`,
    tag: 'places',
    summary: say(
      `看看这样改会怎样，不保存：${sheet.words.zh}`,
      `See what this would change, without keeping it: ${sheet.words.en}`,
    ),
    for: 'staff',
    body: Type.Object(givenFor(sheet), { ...closed, examples: [{ rows: [exampleOf(sheet)] }] }),
    bodyLimit: 9_000_000,
    answers: {
      200: {
        about: say('错在哪一行；或哪些行会变成怎样', 'What is wrong, by line; or which lines would change, and how'),
        schema: Type.Object({
          faults: Type.Array(fault),
          lines: Type.Integer({ description: 'That would change.' }),
          changes: Type.Array(change, { description: 'The first two hundred of them.' }),
        }),
      },
    },
    refuses: ['not-for-your-post', 'bad-input', 'not-a-table', 'table-damaged', 'table-unpacks-too-large'],
    handle: async ask => {
      const { by } = await editing(ask, sheet)
      const { rows, faults: unread } = await givenIn(sheet, ask.body)
      const tried = unread.length > 0 ? { faults: unread, changes: [] } : await tryRows(ask.house, by, sheet, rows)
      return {
        faults: tried.faults.slice(0, SHOWN).map(saidOf),
        lines: tried.changes.length,
        changes: tried.changes.slice(0, SHOWN),
      }
    },
  })

const saves = (sheet: Sheet) =>
  operation({
    id: nameOf('save', sheet),
    method: 'POST',
    path: pathOf(sheet),
    tag: 'places',
    summary: say(
      `改${sheet.words.zh}：全部改成，或一行也不改`,
      `Edit ${sheet.words.en.toLowerCase()}: all of it or nothing`,
    ),
    for: 'staff',
    body: Type.Object(
      { ...givenFor(sheet), expect },
      { ...closed, examples: [{ rows: [exampleOf(sheet)], expect: 0 }] },
    ),
    bodyLimit: 9_000_000,
    answers: { 200: { about: say('这次改动的编号', 'The number of this edit'), schema: savedSchema } },
    refuses: [
      'not-for-your-post',
      'bad-input',
      'edition-moved-on',
      'lines-with-faults',
      'nothing-changed',
      'still-in-use',
    ],
    handle: async ask => {
      const { by } = await editing(ask, sheet)
      const { rows, faults } = await givenIn(sheet, ask.body)
      if (faults.length > 0) throw new Refusal(422, 'lines-with-faults')
      return doneOf(await saveRows(ask.house, by, sheet, rows, ask.body.expect))
    },
  })

const undoes = (sheet: Sheet) =>
  operation({
    id: nameOf('undo', sheet),
    method: 'POST',
    path: `${pathOf(sheet)}/undo`,
    tag: 'places',
    summary: say(`撤销最近一次改动：${sheet.words.zh}`, `Undo the last edit: ${sheet.words.en}`),
    for: 'staff',
    body: Type.Object({ expect }, { ...closed, examples: [{ expect: 1 }] }),
    answers: { 200: { about: say('撤销也是一次改动', 'Undoing is an edit too'), schema: savedSchema } },
    refuses: ['not-for-your-post', 'bad-input', 'edition-moved-on', 'nothing-to-undo', 'still-in-use'],
    handle: async ask => {
      const { by } = await editing(ask, sheet)
      return doneOf(await undoLast(ask.house, by, sheet, ask.body.expect))
    },
  })

const doneOf = ({ no, changes }: { no: number; changes: readonly Change[] }) => ({ no, lines: changes.length })
const dayIn = ({ house }: Pick<Ask, 'house'>, tz: string) => dayOf(house.now(), tz)
const saidOf = (one: LineFault) => ({ ...one, words: faultSaid(one) })

type Given = { rows?: Record<string, string | undefined>[]; csv?: string; xlsx?: string }

async function givenIn(sheet: Sheet, { rows, csv, xlsx }: Given): Promise<{ rows: Row[]; faults: LineFault[] }> {
  if ([rows, csv, xlsx].filter(one => one !== undefined).length !== 1)
    throw new Refusal(422, 'bad-input', { faults: [{ at: '/rows', code: 'required' }] })
  if (csv !== undefined) return rowsIn(sheet, csv)
  if (xlsx !== undefined) return rowsAmong(sheet, await rowsOfXlsx(Buffer.from(xlsx, 'base64')))
  return { rows: rows as Row[], faults: [] }
}

/** Laid aside while it is read: what it unpacks to is never held. */
async function rowsOfXlsx(bytes: Buffer): Promise<CsvRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'xjw-sheet-'))
  try {
    const file = join(folder, 'sheet')
    await writeFile(file, bytes, { mode: 0o600 })
    const all: CsvRow[] = []
    for await (const row of (await openTable(file)).rows) {
      all.push(row)
      if (all.length > MOST_ROWS) throw new Refusal(422, 'table-too-large')
    }
    return all
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** The lists by which the bureau runs, edited line by line or from a file: looked at first, kept with their author, undone in order. */
export const bureauSheets: readonly Operation[] = sheets.flatMap(sheet => [
  reads(sheet),
  downloads(sheet),
  previews(sheet),
  saves(sheet),
  undoes(sheet),
])
