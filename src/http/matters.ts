import Type, { type Static, type TObject } from 'typebox'
import { addDays } from '../clock/day.ts'
import { dayOf, startOfDay } from '../clock/zone.ts'
import { kindNamed, wordsFor } from '../kinds/index.ts'
import { choice } from '../kinds/says.ts'
import { say } from '../kinds/words.ts'
import { type Asker, staff } from '../matters/asker.ts'
import { matterWithHistory, peopleIn } from '../matters/history.ts'
import { paneNames } from '../matters/panes.ts'
import { purposeNames } from '../matters/purposes.ts'
import { isCursor, type ListFilter, listFor, matterFor, trackByCode } from '../matters/store.ts'
import { Refusal } from '../platform/refusal.ts'
import { askerOf, residentIn } from './asker.ts'
import { sourceOf } from './caller.ts'
import { assertMayGuess, noteGuess } from './codes-tried.ts'
import { linesJson } from './line.ts'
import { matter, matterLine, personIn } from './matter-schemas.ts'
import { matterTable } from './matter-table.ts'
import { viewOf } from './matter-view.ts'
import { type Ask, operation } from './operation.ts'
import { closed, described, id, language } from './schemas.ts'
import { sightOf } from './sight.ts'
import { sendTable, tableAnswer, tableQuery } from './table-file.ts'
import { exampleTracked, trackedFields, trackedShown } from './tracked.ts'
import { byLink } from './write-headers.ts'

const names = Type.Optional(
  Type.String({ maxLength: 400, pattern: '^[A-Za-z0-9_,-]+$', description: 'One, or several with commas.' }),
)
const several = (text: string | undefined) => text?.split(',').filter(one => one !== '')

/** Which matters of a list. */
const filters = {
  scope: Type.Optional(described(choice('mine', 'unit', 'all'), 'mine, if absent.')),
  due: Type.Optional(described(choice('late', 'today'), 'today: what is late as well.')),
  toApprove: Type.Optional(Type.Boolean({ description: 'Somebody asked, and waits for another’s word.' })),
  closed: Type.Optional(Type.Boolean()),
  pane: Type.Optional(described(choice(...paneNames), 'Of the morning board.')),
  ownerAway: Type.Optional(Type.Boolean({ description: 'Whoever has it is away today, or has left.' })),
  code: Type.Optional(Type.String({ minLength: 3, maxLength: 40, description: 'Or how it begins; closed ones too.' })),
  kind: names,
  state: names,
  village: names,
  owner: Type.Optional(id),
}

export const matters = [
  operation({
    id: 'listMatters',
    method: 'GET',
    path: '/api/v1/matters',
    tag: 'matters',
    summary: say(
      '我的、本单位的事项；晚了的、今天到期的、待批的',
      'What I, or my unit, have to do; late, due today, to approve',
    ),
    for: 'staff',
    query: Type.Object(
      {
        ...filters,
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, description: '50, if absent.' })),
        after: Type.Optional(Type.String({ maxLength: 80, description: '`next` of the page before.' })),
      },
      closed,
    ),
    answers: {
      200: {
        about: say('先到期的在前', 'The next due first'),
        schema: Type.Object(
          { matters: Type.Array(matterLine), next: Type.Union([Type.String(), Type.Null()]) },
          closed,
        ),
      },
    },
    refuses: ['bad-cursor'],
    handle: async ({ house, person, query, reply }) => {
      const sight = await sightOf(house, person!.bureauId)
      if (query.after !== undefined && !isCursor(query.after)) throw new Refusal(422, 'bad-cursor')
      const page = { limit: query.limit ?? 50, after: query.after }
      const { matters, next } = await listFor(house, person!, filterOf(query, house.now(), sight.know.tz), page)
      const rest = `,"next":${JSON.stringify(next ?? null)}}`
      return reply
        .type('application/json; charset=utf-8')
        .send(Buffer.concat([Buffer.from('{"matters":'), linesJson(sight, matters), Buffer.from(rest)]))
    },
  }),
  operation({
    id: 'downloadMatters',
    method: 'GET',
    path: '/api/v1/matters/table',
    tag: 'matters',
    summary: say('同一份清单，全部，下载为表格', 'The same list, all of it, as a file for a spreadsheet'),
    for: 'staff',
    query: Type.Object(
      {
        ...filters,
        ...tableQuery,
        language: Type.Optional(described(language, 'As the browser asks, if absent.')),
      },
      closed,
    ),
    answers: tableAnswer,
    handle: async ({ house, person, query, language, reply }) => {
      const sight = await sightOf(house, person!.bureauId)
      const filter = filterOf(query, house.now(), sight.know.tz)
      const told = (query.language ?? language) as 'zh' | 'en'
      return sendTable(reply, 'matters', matterTable(house, person!, filter, { sight, language: told }), query.type)
    },
  }),
  operation({
    id: 'readMatter',
    method: 'GET',
    path: '/api/v1/matters/{id}',
    tag: 'matters',
    summary: say(
      '一件事：环节、承诺、办理记录、现在能做什么',
      'One matter: where it stands, its promises, its history, what may be done now',
    ),
    for: 'anybody',
    byLink: true,
    headers: byLink,
    answers: {
      200: {
        about: say('这件事，按您可以看的', 'The matter, as far as it is for whoever asks'),
        schema: matter,
        headers: { ETag: 'Its version, for If-Match.' },
      },
    },
    refuses: ['no-such-matter'],
    aMinute: 120,
    handle: async ask => {
      const asker = askerOf(ask)
      return shown(ask, asker, ask.path['id']!)
    },
  }),
  operation({
    id: 'readPeople',
    method: 'GET',
    path: '/api/v1/matters/{id}/people',
    tag: 'matters',
    summary: say(
      '当事人的姓名电话：要说看来做什么，看一次记一次，本人能查到',
      'Names and phones in it, for a purpose: each look is written down, and the person may see who looked, and what for',
    ),
    for: 'staff',
    query: Type.Object({ purpose: described(choice(...purposeNames), 'What for: the person may read it.') }, closed),
    answers: {
      200: {
        about: say('有哪些人', 'Who is in it'),
        schema: Type.Object({ people: Type.Array(personIn) }, closed),
      },
    },
    refuses: ['no-such-matter', 'names-not-for-you'],
    handle: async ask => {
      const asker = staff(ask.person!)
      const whole = await matterFor(ask.house, asker, ask.path['id']!)
      if (!whole) throw new Refusal(404, 'no-such-matter')
      const kind = kindNamed(whole.matter.kind)!
      const people = await peopleIn(ask.house, asker, whole.matter, ask.query.purpose)
      ask.reply.header('cache-control', 'no-store')
      return {
        people: people.map(one => ({ ...one, words: wordsFor(kind, 'people', one.role) ?? say(one.role, one.role) })),
      }
    },
  }),
  operation({
    id: 'readMine',
    method: 'GET',
    path: '/api/v1/my',
    tag: 'matters',
    summary: say('凭查询链接看自己的事', 'One’s own matter, by the secret link'),
    for: 'nobody',
    byLink: true,
    headers: byLink,
    answers: { 200: { about: say('自己的这件事', 'The matter'), schema: matter, headers: { ETag: 'Its version.' } } },
    refuses: ['no-such-matter'],
    aMinute: 60,
    handle: async ask => {
      const holder = residentIn(ask)
      return shown(ask, holder, holder.holds.matterId)
    },
  }),
  operation({
    id: 'track',
    method: 'GET',
    path: '/api/v1/track/{code}',
    tag: 'matters',
    summary: say(
      '凭编号查：收到、正在办、已答复，和派出所电话',
      'By the code alone: received, being worked on, or answered; the station’s telephone',
    ),
    for: 'nobody',
    answers: {
      200: {
        about: say('办到哪一步', 'How far it is'),
        schema: Type.Object(trackedFields, closed),
        example: exampleTracked,
      },
    },
    refuses: ['unknown-code'],
    aMinute: 30,
    handle: async ({ house, path, request, reply }) => {
      const source = sourceOf(request)
      assertMayGuess(house, source)
      const found = await trackByCode(house, path['code']!)
      if (!found) {
        noteGuess(house, source, path['code']!)
        throw new Refusal(404, 'unknown-code')
      }
      reply.header('cache-control', 'no-store')
      return trackedShown(found)
    },
  }),
]

type Filters = Static<TObject<typeof filters>>

function filterOf(query: Filters, now: Date, tz: string): ListFilter {
  const dueBefore = query.due && beforeWhen(query.due, now, tz)
  return {
    scope: query.scope ?? 'mine',
    ...(query.closed && { closed: true }),
    ...(query.kind && { kinds: several(query.kind)! }),
    ...(query.state && { states: several(query.state)! }),
    ...(query.village && { villages: several(query.village)! }),
    ...(query.owner && { owner: query.owner }),
    ...(query.toApprove && { toApprove: true }),
    ...(query.code && { code: query.code }),
    ...(query.pane && { pane: { name: query.pane, at: now, today: dayOf(now, tz) } }),
    ...(query.ownerAway && { awayOn: dayOf(now, tz) }),
    ...(dueBefore && { dueBefore }),
  }
}

const beforeWhen = (due: string, now: Date, tz: string): Date =>
  due === 'late' ? now : startOfDay(addDays(dayOf(now, tz), 1), tz)

async function shown(ask: Ask, asker: Asker, id: string) {
  const whole = await matterWithHistory(ask.house, asker, id)
  if (!whole) throw new Refusal(404, 'no-such-matter')
  ask.reply.header('etag', `"${whole.matter.version}"`).header('cache-control', 'no-store')
  return viewOf(ask.house, asker, whole)
}
