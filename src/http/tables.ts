import Type from 'typebox'
import { figureNamed } from '../figures/catalogue.ts'
import { hazardLoop } from '../figures/hazard-loop.ts'
import { missedOf, promiseTable } from '../figures/promise-table.ts'
import { stages, stageWords } from '../kinds/hazard/stage.ts'
import { kindNamed, wordsFor } from '../kinds/index.ts'
import { choice } from '../kinds/says.ts'
import { say } from '../kinds/words.ts'
import type { WhoAnswers } from '../places/who-answers.ts'
import { Refusal } from '../platform/refusal.ts'
import { askedOf } from './figures.ts'
import { operation } from './operation.ts'
import { closed, day, id, instant, named, orNull, theWords } from './schemas.ts'

const period = {
  from: Type.Optional(Type.String({ maxLength: 40, description: 'A day, or an instant with its offset.' })),
  to: Type.Optional(Type.String({ maxLength: 40, description: 'A day, included, or an instant, excluded.' })),
}
const within = Type.Optional(Type.String({ maxLength: 40, description: 'The code of a unit: it and what is below.' }))
const query = Type.Object({ ...period, within }, closed)
const unit = Type.Object({ code: Type.String(), name: theWords })

const kept = named(
  'KeptCell',
  Type.Object({
    n: Type.Integer({ description: 'That were due.' }),
    k: Type.Integer({ description: 'Kept before it.' }),
    rate: orNull(Type.Number()),
    low: orNull(Type.Number({ description: 'The lower end of Wilson’s 95 % interval.' })),
    late: Type.Integer({ description: 'Kept, or ended, after it.' }),
    open: Type.Integer({ description: 'Overdue and open.' }),
  }),
)
const step = Type.Integer()
const funnel = { reported: step, seen: step, responsible: step, urged: step, checked: step, right: step }

const hazard = kindNamed('hazard')!

/** The tables of the console: about matters and places, never about who does it. */
export const tables = [
  operation({
    id: 'promiseTable',
    method: 'GET',
    path: '/api/v1/figures/promises',
    tag: 'figures',
    summary: say('75条兑现表：每条承诺在各单位兑现了没有', 'The table of the promises: each, by unit, kept or not'),
    for: 'staff',
    query,
    answers: {
      200: {
        about: say('没兑现的分为晚了的和还没办的', 'What was missed is late, or still open'),
        schema: Type.Object({
          from: instant,
          until: instant,
          of: orNull(unit),
          units: Type.Array(unit),
          measures: Type.Array(
            Type.Object({
              id: Type.String(),
              title: theWords,
              all: kept,
              cells: Type.Array(kept, { description: 'In the order of the units.' }),
              badlyDesigned: Type.Boolean({
                description: 'Missed everywhere: in three places or more, each with ten or more, fewer than half kept.',
              }),
            }),
          ),
        }),
      },
    },
    refuses: ['not-your-board', 'bad-input', 'no-such-unit'],
    handle: async ask => {
      const { known, sight, bureau, period, iso } = await askedOf(ask, figureNamed('on-time')!)
      const { house } = ask
      const table = await promiseTable(house, known, bureau, period, sight, ask.query.within)
      return { from: iso(period.from), until: iso(Math.min(period.to, house.now().getTime())), ...table }
    },
  }),
  operation({
    id: 'missedPromises',
    method: 'GET',
    path: '/api/v1/figures/promises/{measure}/missed',
    tag: 'figures',
    summary: say('某条承诺没兑现的各是哪件事', 'Of one promise, the matters in which it was missed'),
    for: 'staff',
    query,
    answers: {
      200: {
        about: say('只列您能看的', 'Only those that are for your eyes'),
        schema: Type.Object({
          more: Type.Boolean(),
          missed: Type.Array(
            Type.Object({
              matterId: id,
              code: Type.String(),
              kind: Type.String(),
              words: theWords,
              stateWords: theWords,
              unit,
              village: orNull(Type.String()),
              due: instant,
              metAt: orNull(instant),
              came: choice('late', 'ended', 'open'),
              pauses: Type.Array(
                Type.Object({ reason: Type.String(), words: theWords, from: Type.String(), to: orNull(Type.String()) }),
              ),
            }),
          ),
        }),
      },
    },
    refuses: ['not-your-board', 'bad-input', 'no-such-unit'],
    handle: async ask => {
      const { known, sight, period } = await askedOf(ask, figureNamed('on-time')!)
      const wanted = { measure: ask.path['measure']!, within: ask.query.within }
      const { missed, more } = await missedOf(ask.house, known, ask.person!, period, sight, wanted)
      return {
        more,
        missed: missed.map(({ unitId, village, state, pauses, ...one }) => {
          const kind = kindNamed(one.kind)!
          const option = (code: string) => wordsFor(kind, 'options', code) ?? say(code, code)
          return {
            ...one,
            words: kind.words.name,
            stateWords: wordsFor(kind, 'states', state) ?? say(state, state),
            unit: unitNamed(known, unitId),
            village: village === null ? null : (known.places.get(village)?.short ?? null),
            pauses: pauses.map(pause => ({ ...pause, words: option(pause.reason) })),
          }
        }),
      }
    },
  }),
  operation({
    id: 'hazardLoop',
    method: 'GET',
    path: '/api/v1/figures/hazard-loop/map',
    tag: 'figures',
    summary: say('隐患闭环地图和三个到位', 'The map of the hazards, and the three in place'),
    for: 'staff',
    query,
    answers: {
      200: {
        about: say(
          '能上图的隐患，最近的在前；各单位的三到位',
          'Those that may stand on a map; by unit, how many are in place',
        ),
        schema: Type.Object({
          more: Type.Boolean(),
          datum: Type.Literal('wgs-84'),
          stages: Type.Array(Type.Object({ name: Type.String(), words: theWords })),
          hazards: Type.Array(
            Type.Object({
              id,
              code: Type.String(),
              type: Type.String(),
              words: theWords,
              stage: choice(...stages),
              late: Type.Boolean(),
              village: orNull(Type.String()),
              unit,
              point: orNull(Type.Object({ lat: Type.Number(), lng: Type.Number() })),
              openedOn: day,
              dueOn: orNull(day),
            }),
          ),
          units: Type.Array(Type.Object({ unit, ...funnel })),
          all: Type.Object(funnel),
        }),
      },
    },
    refuses: ['not-your-board', 'bad-input', 'no-such-unit'],
    handle: async ask => {
      const { known, period } = await askedOf(ask, figureNamed('hazard-loop')!)
      const top = ask.query.within
      const path = top === undefined ? undefined : [...known.units.values()].find(({ code }) => code === top)?.path
      if (top !== undefined && path === undefined) throw new Refusal(404, 'no-such-unit')
      const { hazards, units, ...rest } = await hazardLoop(ask.house, known, ask.person!, period, path)
      return {
        ...rest,
        datum: 'wgs-84',
        stages: stages.map(name => ({ name, words: stageWords[name] })),
        hazards: hazards.map(({ unitId, village, ...one }) => ({
          ...one,
          words: wordsFor(hazard, 'options', one.type) ?? say('其他隐患', 'Another hazard'),
          village: village === null ? null : (known.places.get(village)?.short ?? null),
          unit: unitNamed(known, unitId),
        })),
        units: units
          .map(({ unitId, ...counts }) => ({ unit: unitNamed(known, unitId), ...counts }))
          .sort((a, b) => (a.unit.code < b.unit.code ? -1 : 1)),
      }
    },
  }),
]

function unitNamed({ units }: WhoAnswers, unitId: string) {
  const one = units.get(unitId)
  return { code: one?.code ?? '', name: { zh: one?.nameZh ?? '', en: one?.nameEn ?? '' } }
}
