import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { isoAt } from '../clock/zone.ts'
import { choice } from '../kinds/says.ts'
import { say } from '../kinds/words.ts'
import {
  dropImport,
  handIn,
  type ImportShown,
  importFaults,
  importsOf,
  takeImport,
  tryImportAgain,
} from '../neighbours/imports.ts'
import { neighbourNamed } from '../neighbours/keys.ts'
import { neighboursOf } from '../neighbours/overview.ts'
import { assertHolds } from '../people/holds.ts'
import type { Person } from '../people/who-is-who.ts'
import { uuidv7 } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import { reportHead, reportRow, wordsOfLine } from '../refusals/by-line.ts'
import { wordsOf } from '../refusals/problem.ts'
import { brokenOff } from './files.ts'
import { once } from './once.ts'
import { type Ask, idIn, operation } from './operation.ts'
import { closed, described, id, instant, named, orNull, theWords } from './schemas.ts'
import { sightOf } from './sight.ts'
import { sendTable, tableAnswer, tableQuery } from './table-file.ts'
import { mayHaveKey, refusesKey } from './write-headers.ts'

const MOST_BYTES = 256 * 2 ** 20
const SHOWN = 100

const assertBringsIn = (person: Person) => assertHolds(person, 'system_admin', 'city_officer')

const states = ['looking', 'looked', 'taking', 'taken', 'refused', 'dropped', 'failed'] as const
const list = named(
  'ImportedList',
  Type.Object({
    id,
    name: Type.String(),
    neighbour: Type.String(),
    author: orNull(Type.String()),
    madeAt: instant,
    state: described(
      choice(...states),
      'looking and taking: a worker is at it. looked: it waits for a word. failed: given up, for a reason of ours.',
    ),
    rows: Type.Integer(),
    share: Type.Number({ description: 'From 0 to 1.' }),
    added: Type.Integer(),
    known: Type.Integer(),
    refused: Type.Integer(),
    passedOver: Type.Array(Type.String(), { description: 'Columns that are not read.' }),
    secondsLeft: orNull(Type.Integer()),
    why: orNull(theWords),
    last: orNull(Type.String({ description: 'Of one that failed: the name of the error, as it stands in the log.' })),
    faults: Type.Array(
      Type.Object({ line: Type.Integer(), field: Type.String(), code: Type.String(), words: theWords }),
      {
        description: 'The first hundred; all of them are in the report.',
      },
    ),
  }),
)

const path = '/api/v1/bureau/imports'

/** Lists of requests by file: looked at first, then taken, each line once. */
export const imports = [
  operation({
    id: 'listImports',
    method: 'GET',
    path,
    tag: 'places',
    summary: say(
      '导入的诉求清单：核对到哪、收了多少',
      'Lists that were handed in: how far each is, and what was taken',
    ),
    for: 'staff',
    answers: {
      200: {
        about: say('最近三十份', 'The latest thirty'),
        schema: Type.Object({
          neighbours: Type.Array(Type.Object({ id, name: Type.String() })),
          imports: Type.Array(list),
        }),
      },
    },
    refuses: ['not-for-your-post'],
    handle: async ask => {
      const { house, person } = ask
      assertBringsIn(person!)
      const { bureauId } = person!
      const all = await importsOf(house, bureauId)
      return {
        neighbours: (await neighboursOf(house.db, bureauId, house.now()))
          .filter(({ endedAt }) => endedAt === null)
          .map(({ id, name }) => ({ id, name })),
        imports: await Promise.all(all.map(one => shownOf(ask, one))),
      }
    },
  }),
  operation({
    id: 'handInList',
    method: 'POST',
    path,
    tag: 'places',
    summary: say('交一份清单，先核对，不会马上收', 'Hand in a list: it is looked at first'),
    for: 'staff',
    headers: mayHaveKey,
    form: true,
    answers: { 202: { about: say('正在核对', 'It is being looked at'), schema: Type.Object({ id }) } },
    refuses: ['not-for-your-post', 'not-a-form', 'no-file', 'table-too-large', 'unknown-neighbour', ...refusesKey],
    aMinute: 10,
    handle: async ask => {
      const { person, request, reply } = ask
      assertBringsIn(person!)
      if (!request.isMultipart()) throw new Refusal(415, 'not-a-form')
      const made = await takeForm(ask, request).catch(brokenOff)
      reply.code(202)
      return { id: made }
    },
  }),
  operation({
    id: 'takeList',
    method: 'POST',
    path: `${path}/{import}/take`,
    tag: 'places',
    summary: say('核对过了，收下', 'It was looked at: take it'),
    for: 'staff',
    answers: { 204: { about: say('开始收', 'It begins') } },
    refuses: ['not-for-your-post', 'unknown-import', 'not-at-this-step'],
    handle: async ask => {
      assertBringsIn(ask.person!)
      await takeImport(ask.house, ask.person!.bureauId, idIn(ask, 'import', 'unknown-import'))
      return ask.reply.code(204).send()
    },
  }),
  operation({
    id: 'tryListAgain',
    method: 'POST',
    path: `${path}/{import}/again`,
    tag: 'places',
    summary: say('这里没办成的，再试一次', 'What failed here is tried again, where it was'),
    for: 'staff',
    answers: { 204: { about: say('开始再试', 'It begins') } },
    refuses: ['not-for-your-post', 'unknown-import', 'not-at-this-step'],
    handle: async ask => {
      assertBringsIn(ask.person!)
      await tryImportAgain(ask.house, ask.person!.bureauId, idIn(ask, 'import', 'unknown-import'))
      return ask.reply.code(204).send()
    },
  }),
  operation({
    id: 'dropList',
    method: 'POST',
    path: `${path}/{import}/drop`,
    tag: 'places',
    summary: say('不收了：已收的留下，文件删除', 'Let it be: what was taken stays, the file goes'),
    for: 'staff',
    answers: { 204: { about: say('文件已删除', 'The file is gone') } },
    refuses: ['not-for-your-post', 'unknown-import', 'not-at-this-step'],
    handle: async ask => {
      assertBringsIn(ask.person!)
      await dropImport(ask.house, ask.person!.bureauId, idIn(ask, 'import', 'unknown-import'))
      return ask.reply.code(204).send()
    },
  }),
  operation({
    id: 'reportOfList',
    method: 'GET',
    path: `${path}/{import}/report`,
    tag: 'places',
    summary: say('逐行报告：哪一行、哪一项、怎么办', 'By line: which field, and what to do'),
    for: 'staff',
    query: Type.Object(tableQuery, closed),
    answers: tableAnswer,
    refuses: ['not-for-your-post', 'unknown-import'],
    handle: async ask => {
      assertBringsIn(ask.person!)
      const faults = await importFaults(ask.house, ask.person!.bureauId, idIn(ask, 'import', 'unknown-import'), 20_000)
      const table = { title: 'report', header: reportHead, rows: faults.map(reportRow), at: ask.house.now() }
      return sendTable(ask.reply, 'report', table, ask.query.type)
    },
  }),
]

/** The neighbour first, then the file: nothing is kept for whom nobody knows. */
async function takeForm(ask: Ask, request: FastifyRequest): Promise<string> {
  const { house, person } = ask
  const { bureauId, id: author } = person!
  let neighbourId: string | undefined
  for await (const part of request.parts({ limits: { fileSize: MOST_BYTES, files: 1 } })) {
    if (part.type === 'field') {
      if (part.fieldname === 'neighbour')
        neighbourId = (await neighbourNamed(house.db, bureauId, String(part.value)))?.id
      continue
    }
    if (neighbourId === undefined) throw new Refusal(404, 'unknown-neighbour')
    const by = { bureauId, neighbourId, author, id: uuidv7(house.now()) }
    const name = String(part.filename ?? '').toWellFormed()
    return handIn(house, by, { stream: part.file, name }, (sha256, work) =>
      once(ask, { neighbour: by.neighbourId, name, sha256 }, work),
    )
  }
  throw new Refusal(422, 'no-file')
}

async function shownOf({ house, person }: Ask, { code, author, madeAt, ...one }: ImportShown) {
  const { know } = await sightOf(house, person!.bureauId)
  const day = isoAt(madeAt.getTime(), know.tz)
  const faults = one.refused > 0 ? await importFaults(house, person!.bureauId, one.id, SHOWN) : []
  return {
    ...one,
    author: know.personOn(author, day.slice(0, 10))?.name ?? null,
    madeAt: day,
    why: code === null ? null : wordsOf(code),
    faults: faults.map(fault => ({
      line: fault.line,
      field: fault.field,
      code: fault.code,
      words: wordsOfLine(fault),
    })),
  }
}
