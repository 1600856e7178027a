import Type from 'typebox'
import { addDays } from '../clock/day.ts'
import { dayOf } from '../clock/zone.ts'
import { auditOf, madeDraw } from '../figures/audit.ts'
import { figureNamed } from '../figures/catalogue.ts'
import { SHARE, SURVEY_SHARE } from '../figures/draw.ts'
import { keptTable, monthOf, publicFigures } from '../figures/public.ts'
import { remembered } from '../figures/remembered.ts'
import { townFixed, villageBoard } from '../figures/village.ts'

import { say } from '../kinds/words.ts'
import { officerFor } from '../places/officer.ts'
import { type Unit, type WhoAnswers, whoAnswers } from '../places/who-answers.ts'
import { Refusal } from '../platform/refusal.ts'
import { cell } from './figures.ts'
import { homeOf } from './home.ts'
import { operation } from './operation.ts'
import { addressed } from './places.ts'
import { closed, day, named, orNull, theWords } from './schemas.ts'

const hidden = Type.Object(
  { hidden: Type.Literal(true) },
  { description: 'Of fewer than ten, or what would give such a cell away.' },
)
const { low: _, ...openCell } = cell
const publicCell = Type.Union([
  hidden,
  Type.Object({
    hidden: Type.Literal(false),
    ...openCell,
    k: Type.Optional(cell.k),
    came: Type.Optional(cell.came),
  }),
])
const keptCell = Type.Union([
  hidden,
  Type.Object({ hidden: Type.Literal(false), n: cell.n, k: cell.k, rate: cell.rate }),
])
const place = { code: Type.String(), name: theWords }

const drawShown = {
  month: Type.String(),
  drawnOn: day,
  seed: Type.String({ description: 'sha256 of the day and the list, each on a line of its own.' }),
  share: Type.Number(),
}
const drawList = Type.Array(Type.String({ description: 'sha256 of the id of a matter.' }))
const drawPicked = Type.Array(Type.Integer(), {
  description:
    'Places of the list, from 0: ⌊(i + start) × length ÷ number⌋, with the first 8 digits of the seed ÷ 16⁸ as start, and number = ⌈length × share⌉.',
})
/** Days after the draw: those in which they are called (HEARD), and a few more. */
const CALLED_WITHIN = 30

const figureShown = named(
  'PublicFigure',
  Type.Object({
    figure: Type.String(),
    words: theWords,
    about: theWords,
    all: publicCell,
    counties: Type.Array(Type.Object({ ...place, cell: publicCell })),
  }),
)
const onBoard = Type.Array(Type.Object({ type: Type.String(), words: theWords, day }))

const monthQuery = {
  month: Type.Optional(
    Type.String({ maxLength: 10, description: '2026-10: a whole month that is over. Absent: the last.' }),
  ),
}
const monthHead = { month: Type.String({ description: '2026-10' }) }
const minute = remembered<unknown>(60)

/** The station to whose beats a village belongs: one for each town. */
function townOf({ beatOf, beats, units }: WhoAnswers, village: string): Unit | undefined {
  const unit = units.get(beats.get(beatOf.get(village) ?? '')?.unitId ?? '')
  return unit?.sort === 'station' ? unit : undefined
}

const placeOf = ({ code, nameZh, nameEn }: Unit) => ({ code, name: { zh: nameZh, en: nameEn } })

/** What hangs out in public: nobody signs in, nothing is about fewer than ten, nothing is the score of one officer (R32). */
export const publicFigureOperations = [
  operation({
    id: 'publicFigures',
    method: 'GET',
    path: '/api/v1/public/figures',
    tag: 'figures',
    summary: say('公开数据：全市和各县区', 'Public figures: the city and each county'),
    for: 'nobody',
    query: Type.Object(monthQuery, closed),
    answers: {
      200: {
        about: say('一个整月；不满十件的不显示', 'Of a whole month; nothing of fewer than ten'),
        schema: Type.Object({ ...monthHead, figures: Type.Array(figureShown) }),
      },
    },
    refuses: ['bad-input'],
    aMinute: 120,
    handle: async ({ house, query, reply }) => {
      const { bureauId, tz } = await homeOf(house)
      const { month, ...days } = monthOf(query.month, house.now(), tz)
      reply.header('cache-control', 'public, max-age=60')
      return minute(`figures ${bureauId} ${month}`, house.now(), async () => ({
        month,
        figures: (await publicFigures(house, { bureauId, tz }, days)).map(({ figure, rows, ...all }) => {
          const { words, about } = figureNamed(figure)!
          const counties = rows.map(({ code, name, ...one }) => ({ code, name, cell: one }))
          return { figure, words, about, all, counties }
        }),
      }))
    },
  }),
  operation({
    id: 'publicPromises',
    method: 'GET',
    path: '/api/v1/public/promises',
    tag: 'figures',
    summary: say('承诺兑现没有：各县区，或一个县区的各镇街', 'Promises kept or not, by county, or by the towns of one'),
    for: 'nobody',
    query: Type.Object({ ...monthQuery, county: Type.Optional(Type.String({ maxLength: 20 })) }, closed),
    answers: {
      200: {
        about: say('每条承诺一行；不满十件的不显示', 'A line for each promise; nothing of fewer than ten'),
        schema: Type.Object({
          ...monthHead,
          places: Type.Array(Type.Object(place)),
          measures: Type.Array(
            Type.Object({
              id: Type.String(),
              title: theWords,
              all: keptCell,
              cells: Type.Array(keptCell),
              remedy: Type.Union([theWords, Type.Null()], { description: 'What is done so that it is kept.' }),
            }),
          ),
        }),
      },
    },
    refuses: ['bad-input', 'no-such-unit'],
    aMinute: 120,
    handle: async ({ house, query, reply }) => {
      const { bureauId, tz } = await homeOf(house)
      const { month, ...days } = monthOf(query.month, house.now(), tz)
      reply.header('cache-control', 'public, max-age=60')
      return minute(`promises ${bureauId} ${month} ${query.county ?? ''}`, house.now(), async () => ({
        month,
        ...(await keptTable(house, { bureauId, tz }, days, query.county)),
      }))
    },
  }),
  operation({
    id: 'villageBoard',
    method: 'GET',
    path: '/api/v1/public/villages/{code}',
    tag: 'figures',
    summary: say(
      '村里的公示：民警是谁、整改好了什么、还有什么',
      'The board of a village: who the officer is, what was put right, what is open',
    ),
    for: 'nobody',
    answers: {
      200: {
        about: say('只写类型和日期，不写哪一家', 'Sorts and days; never which house'),
        schema: Type.Object({
          village: Type.Object({ code: Type.String(), name: Type.String() }),
          officer: orNull(Type.Object({ surname: Type.String(), words: theWords, phone: orNull(Type.String()) })),
          unit: Type.Object({ words: theWords, phone: orNull(Type.String()) }),
          town: Type.Union([Type.String(), Type.Null()], { description: 'The code of the town whose board it is on.' }),
          fixed: onBoard,
          open: onBoard,
        }),
      },
    },
    refuses: ['unknown-village'],
    aMinute: 120,
    handle: async ({ house, path, reply }) => {
      const { bureauId, tz } = await homeOf(house)
      const known = await whoAnswers(house.db, bureauId)
      const found = known.places.get(path['code']!)
      if (found?.level !== 'village') throw new Refusal(404, 'unknown-village')
      reply.header('cache-control', 'public, max-age=60')
      return minute(`village ${bureauId} ${found.code}`, house.now(), async () => {
        const { surname, phone, beat, unit } = await officerFor(
          house.db,
          bureauId,
          { village: found.code },
          house.now(),
        )
        return {
          village: { code: found.code, name: found.short },
          // Without a beat it lands at the desk: whoever is on duty is nobody's officer.
          officer: beat === null ? null : { surname, words: addressed(surname), phone },
          unit: { words: { zh: unit.nameZh, en: unit.nameEn }, phone: unit.phone },
          town: townOf(known, found.code)?.code ?? null,
          ...(await villageBoard(house, { bureauId, tz }, found.code)),
        }
      })
    },
  }),
  operation({
    id: 'townBoard',
    method: 'GET',
    path: '/api/v1/public/towns/{code}',
    tag: 'figures',
    summary: say(
      '镇街的公示：哪些村、整改好了什么；承诺兑现没有，见 /public/promises',
      'The board of a town: its villages, and what was put right; whether promises were kept: /public/promises',
    ),
    for: 'nobody',
    answers: {
      200: {
        about: say('只写村、类型和日期，不写哪一家', 'Villages, sorts and days; never which house'),
        schema: Type.Object({
          town: Type.Object({ ...place, phone: orNull(Type.String()) }),
          county: orNull(Type.Object(place)),
          villages: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
          fixed: Type.Array(Type.Object({ village: Type.String(), type: Type.String(), words: theWords, day })),
        }),
      },
    },
    refuses: ['no-such-unit'],
    aMinute: 120,
    handle: async ({ house, path, reply }) => {
      const { bureauId, tz } = await homeOf(house)
      const known = await whoAnswers(house.db, bureauId)
      const town = [...known.units.values()].find(({ code, sort }) => sort === 'station' && code === path['code'])
      if (!town) throw new Refusal(404, 'no-such-unit')
      reply.header('cache-control', 'public, max-age=60')
      return minute(`town ${bureauId} ${town.code}`, house.now(), async () => {
        const county = [...known.units.values()].find(
          ({ path, sort }) => sort === 'county' && town.path.startsWith(path),
        )
        const villages = [...known.beatOf.keys()].filter(code => townOf(known, code) === town).sort()
        const called = (code: string) => known.places.get(code)?.short ?? code
        const fixed = await townFixed(house, { bureauId, tz }, villages)
        return {
          town: { ...placeOf(town), phone: town.phone },
          county: county ? placeOf(county) : null,
          villages: villages.map(code => ({ code, name: called(code) })),
          fixed: fixed.map(one => ({ ...one, village: called(one.village) })),
        }
      })
    },
  }),
  operation({
    id: 'publicAudit',
    method: 'GET',
    path: '/api/v1/public/audits/{month}',
    tag: 'figures',
    summary: say(
      '某月抽查是怎么抽的：谁都可以重抽一遍',
      'How the audit of a month was drawn: anybody can draw it again',
    ),
    for: 'nobody',
    answers: {
      200: {
        about: say('名单只有摘要，没有编号和内容', 'A list of digests: no code, no word'),
        schema: Type.Object({ ...drawShown, list: drawList, picked: drawPicked }),
      },
    },
    refuses: ['bad-input'],
    aMinute: 60,
    handle: async ({ house, path, reply }) => {
      const { bureauId, tz } = await homeOf(house)
      const days = monthOf(path['month'], house.now(), tz)
      reply.header('cache-control', 'public, max-age=60')
      return minute(`audit ${bureauId} ${days.month}`, house.now(), async () => {
        const { month, drawnOn, seed, list, picked } = await auditOf(house, { bureauId, tz }, days)
        return { month, drawnOn, seed, share: SHARE, list, picked }
      })
    },
  }),
  operation({
    id: 'publicSurvey',
    method: 'GET',
    path: '/api/v1/public/surveys/{month}',
    tag: 'figures',
    summary: say(
      '某月独立回访是怎么抽的：种子当时就公布，名单摘要等电话打完再公布，谁都可以重抽一遍',
      'How those called about a month were drawn: the seed at once, the list once the calls are over; then anybody can draw it again',
    ),
    for: 'nobody',
    answers: {
      200: {
        about: say(
          '电话没打完以前，名单空着：经手的人不能先知道会问到谁',
          'Before the calls are over the list is null: who handled a matter is not to know beforehand',
        ),
        schema: Type.Object({
          ...drawShown,
          listFrom: day,
          length: Type.Integer({ description: 'How many the list has.' }),
          list: orNull(drawList),
          picked: orNull(drawPicked),
        }),
      },
    },
    refuses: ['bad-input', 'no-such-page'],
    aMinute: 60,
    handle: async ({ house, path, reply }) => {
      const { bureauId, tz } = await homeOf(house)
      const days = monthOf(path['month'], house.now(), tz)
      const draw = await madeDraw(house, { bureauId, tz }, days.month, 'survey')
      if (!draw) throw new Refusal(404, 'no-such-page')
      reply.header('cache-control', 'public, max-age=60')
      const { month, drawnOn, seed, list, picked } = draw
      // Called within twenty days of the draw; then none of them is left to be warned.
      const listFrom = addDays(drawnOn, CALLED_WITHIN)
      const over = dayOf(house.now(), tz) >= listFrom
      return {
        month,
        drawnOn,
        seed,
        share: SURVEY_SHARE,
        listFrom,
        length: list.length,
        list: over ? list : null,
        picked: over ? picked : null,
      }
    },
  }),
]
