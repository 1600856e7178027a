import Type from 'typebox'
import { isoAt } from '../clock/zone.ts'
import { choice } from '../kinds/says.ts'
import { say } from '../kinds/words.ts'
import { listFor } from '../matters/store.ts'
import { Refusal } from '../platform/refusal.ts'
import { type RuleName, ruleNames, shippedRules } from '../signals/early/rules.ts'
import { answerSign, recordOf, rulesOf, saveRule, signsFor, USELESS } from '../signals/early/store.ts'
import { assertEditor, mayEdit } from './editors.ts'
import { lineOf } from './line.ts'
import { matterLine } from './matter-schemas.ts'
import { idIn, operation } from './operation.ts'
import { closed, day, id, instant, orNull, theWords } from './schemas.ts'
import { sightOf } from './sight.ts'

const rule = choice(...ruleNames)

const ruleShown = Type.Object(
  {
    rule,
    edition: Type.Integer(),
    on: Type.Boolean(),
    title: theWords,
    says: theWords,
    todo: theWords,
    numbers: Type.Array(
      Type.Object(
        { name: Type.String(), words: theWords, is: Type.Number(), least: Type.Number(), most: Type.Number() },
        closed,
      ),
    ),
    made: Type.Integer(),
    useful: Type.Integer(),
    useless: Type.Integer(),
    reconsider: Type.Boolean({ description: 'Three of its signs were of no use and none was.' }),
  },
  closed,
)

const signShown = Type.Object(
  {
    id,
    rule,
    edition: Type.Integer(),
    title: theWords,
    says: theWords,
    todo: theWords,
    day,
    at: instant,
    place: orNull(Type.Object({ village: Type.String(), short: Type.String() }, closed)),
    unit: theWords,
    numbers: Type.Record(Type.String(), Type.Unknown()),
    matters: Type.Array(matterLine),
    useful: orNull(Type.Boolean()),
  },
  closed,
)

export const signs = [
  operation({
    id: 'earlySigns',
    method: 'GET',
    path: '/api/v1/signs',
    tag: 'matters',
    summary: say(
      '苗头：按规则发现的，关于事和地方，不关于人；只有自己能看的地方的',
      'Early signs found by rule: about matters and places, never people; of the places that one sees',
    ),
    for: 'staff',
    answers: {
      200: {
        about: say('近九十天，新的在前', 'Of the last ninety days, the newest first'),
        schema: Type.Object({ signs: Type.Array(signShown) }, closed),
      },
    },
    handle: async ({ house, person }) => {
      const sight = await sightOf(house, person!.bureauId)
      const { tz, known } = sight.know
      const found = await signsFor(house, person!)
      const ids = [...new Set(found.flatMap(({ matters }) => matters))].slice(0, 200)
      const { matters } =
        ids.length > 0 ? await listFor(house, person!, { scope: 'all', ids }, { limit: 200 }) : { matters: [] }
      const byId = new Map(matters.map(one => [one.id, one]))
      return {
        signs: found.map(one => {
          const { title, says, todo } = shippedRules[one.rule]
          const place = one.village === null ? undefined : known.places.get(one.village)
          const unit = known.units.get(one.unitId)
          return {
            id: one.id,
            rule: one.rule,
            edition: one.edition,
            title,
            says,
            todo,
            day: one.day,
            at: isoAt(one.madeAt, tz),
            place: place ? { village: place.code, short: place.short } : null,
            unit: say(unit?.nameZh ?? '', unit?.nameEn ?? ''),
            numbers: one.numbers,
            useful: one.useful,
            matters: one.matters.flatMap(each => {
              const line = byId.get(each)
              return line ? [lineOf(sight, line)] : []
            }),
          }
        }),
      }
    },
  }),
  operation({
    id: 'answerSign',
    method: 'POST',
    path: '/api/v1/signs/{sign}/answer',
    tag: 'matters',
    summary: say('这条苗头有没有用', 'Whether a sign was of use'),
    for: 'staff',
    body: Type.Object({ useful: Type.Boolean() }, closed),
    answers: { 200: { about: say('记下了', 'Noted'), schema: Type.Object({ useful: Type.Boolean() }, closed) } },
    refuses: ['no-such-sign', 'bad-input'],
    handle: async ({ house, person, path, body }) => {
      await answerSign(house, person!, idIn({ path }, 'sign', 'no-such-sign'), body.useful)
      return { useful: body.useful }
    },
  }),
  operation({
    id: 'earlyRules',
    method: 'GET',
    path: '/api/v1/sign-rules',
    tag: 'kinds',
    summary: say('苗头按什么规则找，找得准不准', 'By which rules early signs are found, and how they did'),
    for: 'staff',
    answers: {
      200: {
        about: say('每条规则的现行版', 'Each rule as it stands'),
        schema: Type.Object({ mayEdit: Type.Boolean(), rules: Type.Array(ruleShown) }, closed),
      },
    },
    handle: async ({ house, person }) => {
      const { bureauId } = person!
      const [rules, kept] = [await rulesOf(house.db, bureauId), await recordOf(house.db, bureauId)]
      return {
        mayEdit: mayEdit(person!),
        rules: rules.map(({ name, edition, on, numbers }) => {
          const { title, says, todo, numbers: ranges } = shippedRules[name]
          const did = kept.find(one => one.rule === name && one.edition === edition)
          const { made, useful, useless } = did ?? { made: 0, useful: 0, useless: 0 }
          return {
            rule: name,
            edition,
            on,
            title,
            says,
            todo,
            made,
            useful,
            useless,
            numbers: Object.entries(ranges).map(([key, { words, least, most }]) => ({
              name: key,
              words,
              is: Number(numbers[key]),
              least,
              most,
            })),
            reconsider: useless >= USELESS && useful === 0,
          }
        }),
      }
    },
  }),
  operation({
    id: 'saveEarlyRule',
    method: 'POST',
    path: '/api/v1/sign-rules/{rule}',
    tag: 'kinds',
    summary: say('给一条规则出新版：市局的人', 'A new edition of a rule: for the officers of the city'),
    for: 'staff',
    body: Type.Object(
      {
        on: Type.Boolean(),
        numbers: Type.Record(Type.String({ maxLength: 20 }), Type.Number()),
        expect: Type.Integer({ minimum: 1, description: 'The edition that you saw.' }),
      },
      { ...closed, examples: [{ on: true, numbers: { days: 60 }, expect: 1 }] },
    ),
    answers: { 200: { about: say('新版', 'The edition'), schema: Type.Object({ edition: Type.Integer() }, closed) } },
    refuses: ['not-for-your-post', 'no-such-rule', 'bad-input', 'edition-moved-on'],
    handle: async ({ house, person, path, body }) => {
      assertEditor(person!)
      const name = ruleNames.find(one => one === path['rule']) as RuleName | undefined
      if (!name) throw new Refusal(404, 'no-such-rule')
      return { edition: await saveRule(house, person!, name, body) }
    },
  }),
]
