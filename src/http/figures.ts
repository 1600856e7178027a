import Type from 'typebox'
import { isoAt } from '../clock/zone.ts'
import { type Answer, answerOf } from '../figures/answer.ts'
import { figureNamed, figures } from '../figures/catalogue.ts'
import type { Figure } from '../figures/figure.ts'
import { lastMonth, readPeriod } from '../figures/period.ts'
import { remembered } from '../figures/remembered.ts'
import { type Lesson, lessons, reviewed, reviewsOf, type Signs, signs } from '../figures/review.ts'
import { sightOf } from '../figures/sight.ts'
import type { Axis } from '../figures/sums.ts'
import { tableOf } from '../figures/table.ts'
import { choice } from '../kinds/says.ts'
import { say } from '../kinds/words.ts'
import { bureauOf } from '../matters/knowledge.ts'
import { whoAnswers } from '../places/who-answers.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Ask, operation } from './operation.ts'
import { closed, described, id, instant, named, orNull, theWords } from './schemas.ts'
import { sendTable, tableAnswer, tableQuery } from './table-file.ts'

export const theUnit = Type.Object({ code: Type.String(), name: theWords })
const number = orNull(Type.Number())
const ranks = { n: Type.Integer(), p50: number, p90: number, p95: number }

export const cell = {
  n: Type.Integer({ description: 'Of how many.' }),
  k: Type.Integer({ description: 'How many of them.' }),
  rate: orNull(Type.Number({ minimum: 0, description: 'k of n; null where n is 0 or it is no share.' })),
  low: orNull(Type.Number({ description: 'The lower end of Wilson’s 95 % interval: by this, places are compared.' })),
  came: Type.Record(Type.String(), Type.Number(), { description: 'How often each came, by code.' }),
  mean: Type.Optional(number),
  minutes: Type.Optional(Type.Object({ ...ranks, day: Type.Object(ranks), night: Type.Object(ranks) })),
  gap: Type.Optional(orNull(Type.Number({ description: 'In shares, -1 to 1.' }))),
}

const figureAnswer = named(
  'Figure',
  Type.Object({
    figure: Type.String(),
    words: theWords,
    board: Type.String({ description: 'As whose board it was counted.' }),
    from: instant,
    until: Type.String({
      format: 'date-time',
      description: 'Excluded; no later than now: what is due later is in no figure.',
    }),
    by: Type.Array(Type.String()),
    ...cell,
    rows: Type.Array(
      Type.Object({
        kind: Type.Optional(Type.String()),
        measure: Type.Optional(Type.String()),
        unit: Type.Optional(Type.String({ description: 'Its code.' })),
        type: Type.Optional(Type.String()),
        name: Type.Optional(theWords),
        ...cell,
      }),
      { description: 'By code, never by how well they do.' },
    ),
  }),
)

const listed = named(
  'FigureListed',
  Type.Object({ name: Type.String(), words: theWords, about: theWords, by: Type.Array(Type.String()) }),
)

const query = Type.Object(
  {
    from: Type.Optional(Type.String({ maxLength: 40, description: 'A day, or an instant with its offset.' })),
    to: Type.Optional(Type.String({ maxLength: 40, description: 'A day, included, or an instant, excluded.' })),
    by: Type.Optional(Type.String({ maxLength: 60, description: 'Axes with commas: kind, measure, unit, type.' })),
    measure: Type.Optional(Type.String({ maxLength: 20 })),
  },
  closed,
)

const review = named(
  'Review',
  Type.Object({
    matterId: id,
    kind: Type.String(),
    type: Type.String(),
    at: instant,
    unit: Type.String(),
    unitWords: theWords,
    due: described(instant, 'Ten workdays on; exclusive.'),
    reviewed: orNull(
      Type.Object({ at: instant, signs: Type.String(), lesson: Type.String(), inTime: Type.Boolean() }, closed),
    ),
    small: Type.Array(
      Type.Object({
        matterId: id,
        kind: Type.String(),
        type: Type.String(),
        openedAt: instant,
        daysBefore: Type.Integer(),
      }),
    ),
  }),
)

const refuses = ['no-such-figure', 'not-your-board', 'bad-input']
const answers = remembered<Answer>(5)

/** Boards of the bureau: from the sums alone, a few seconds old at most. */
export const figureOperations = [
  operation({
    id: 'listFigures',
    method: 'GET',
    path: '/api/v1/figures',
    tag: 'figures',
    summary: say('我能看的数据', 'The figures on my board'),
    for: 'staff',
    answers: {
      200: {
        about: say('名称和含义', 'Names, and what each says'),
        schema: Type.Object({ figures: Type.Array(listed) }),
      },
    },
    handle: async ({ house, person }) => {
      const known = await whoAnswers(house.db, person!.bureauId)
      const mine = figures.filter(figure => sightOf(known, person!, figure))
      return { figures: mine.map(({ name, words, about, by }) => ({ name, words, about, by })) }
    },
  }),
  operation({
    id: 'reviewSerious',
    method: 'GET',
    path: '/api/v1/figures/reviews',
    tag: 'figures',
    summary: say('小到大回看：严重的事之前有过哪些小事', 'Back from what was serious to the small things before it'),
    for: 'staff',
    query: Type.Object({ from: query.properties.from, to: query.properties.to }, closed),
    answers: {
      200: {
        about: say('最近的在前；不追责', 'The latest first; without blame'),
        schema: Type.Object({ reviews: Type.Array(review), inTime: Type.Integer(), late: Type.Integer() }),
      },
    },
    refuses: ['not-your-board', 'bad-input'],
    handle: async ask => {
      const now = ask.house.now().getTime()
      const { calendar } = await bureauOf(ask.house.db, ask.person!.bureauId)
      const { sight, bureau, period } = await askedOf(ask, figureNamed('early-signs')!)
      const { units } = await whoAnswers(ask.house.db, bureau.bureauId)
      const found = await reviewsOf(ask.house, bureau, period, sight, calendar)
      return {
        inTime: found.filter(({ reviewed: one }) => one?.inTime).length,
        late: found.filter(({ reviewed: one, due }) => (one ? !one.inTime : Date.parse(due) <= now)).length,
        reviews: found.map(({ unitId, ...one }) => {
          const unit = units.get(unitId)
          return { ...one, unit: unit?.code ?? '', unitWords: say(unit?.nameZh ?? '', unit?.nameEn ?? '') }
        }),
      }
    },
  }),
  operation({
    id: 'recordReview',
    method: 'POST',
    path: '/api/v1/figures/reviews',
    tag: 'figures',
    summary: say(
      '记下回看的结论：十个工作日内，不追责',
      'Write down what was learned: within ten workdays, without blame',
    ),
    for: 'staff',
    body: Type.Object(
      {
        matterId: id,
        signs: choice(...signs),
        lesson: choice(...lessons),
      },
      {
        ...closed,
        examples: [{ matterId: '0192f5a0-0000-7000-8000-000000000001', signs: 'not_heard', lesson: 'new_check' }],
      },
    ),
    answers: {
      200: {
        about: say('已记下；先记的为准', 'It is written down; the first stays'),
        schema: Type.Object({ matterId: id }),
      },
    },
    refuses: ['not-your-board', 'no-such-matter'],
    handle: async ask => {
      const { house, person } = ask
      const body = ask.body as { matterId: string; signs: Signs; lesson: Lesson }
      const { sight, bureau } = await askedOf({ ...ask, query: {} }, figureNamed('early-signs')!)
      const found = await reviewed(house, bureau, sight, { ...body, by: person!.id, now: house.now() })
      if (!found) throw new Refusal(404, 'no-such-matter')
      return { matterId: body.matterId }
    },
  }),
  operation({
    id: 'getFigure',
    method: 'GET',
    path: '/api/v1/figures/{name}',
    tag: 'figures',
    summary: say('一项数据，可按事项、措施、单位、类型分开', 'A figure, by kind, measure, unit or type'),
    for: 'staff',
    query,
    answers: { 200: { about: say('数目和比率', 'Numbers and shares'), schema: figureAnswer } },
    refuses,
    handle: async ask => {
      const { figure, board, answer } = await answerTo(ask)
      return { ...answer, words: figure.words, board }
    },
  }),
  operation({
    id: 'downloadFigure',
    method: 'GET',
    path: '/api/v1/figures/{name}/table',
    tag: 'figures',
    summary: say('同上，下载为表格', 'The same as a file for a spreadsheet'),
    for: 'staff',
    query: Type.Object({ ...query.properties, ...tableQuery }, closed),
    answers: tableAnswer,
    refuses,
    handle: async ask => {
      const { figure, answer } = await answerTo(ask)
      const table = tableOf(figure, answer, ask.language, ask.house.now())
      return sendTable(ask.reply, figure.name, table, ask.query.type)
    },
  }),
]

type Query = { from?: string; to?: string; by?: string; measure?: string }

/** Who asks, as whose board, and for which time. */
export async function askedOf({ house, person, query = {} }: Ask<any, Query>, figure: Pick<Figure, 'boards'>) {
  const { bureauId } = person!
  const known = await whoAnswers(house.db, bureauId)
  const sight = sightOf(known, person!, figure)
  if (!sight) throw new Refusal(403, 'not-your-board')
  const last = lastMonth(house.now(), known.tz)
  const [from, to] = [query.from ?? last.from, query.to ?? last.to]
  const iso = (at: number) => isoAt(at, known.tz)
  return { known, sight, bureau: { bureauId, tz: known.tz }, from, to, period: readPeriod(from, to, known.tz), iso }
}

async function answerTo(ask: Ask<any, Query>) {
  const { house, path, query } = ask
  const figure = figureNamed(path.name)
  if (!figure) throw new Refusal(404, 'no-such-figure')
  const { known, sight, bureau, from, to, period } = await askedOf(ask, figure)
  const by = axesOf(figure, query.by)
  const measures = query.measure === undefined ? undefined : [query.measure]
  const key = JSON.stringify([bureau.bureauId, figure.name, sight, from, to, by, measures, known.edition])
  const answer = await answers(key, house.now(), () => answerOf(house, bureau, { figure, period, by, sight, measures }))
  return { figure, board: sight.board, answer }
}

function axesOf({ by }: Figure, text: string | undefined): Axis[] {
  const asked = text ? text.split(',') : []
  const axes = by.filter(axis => asked.includes(axis))
  if (axes.length < asked.length)
    throw new Refusal(422, 'bad-input', { faults: [{ at: '/query/by', code: 'not-one-of-these' }] })
  return axes
}
