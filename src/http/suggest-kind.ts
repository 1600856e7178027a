import Type from 'typebox'
import { kindNamed } from '../kinds/index.ts'
import { say } from '../kinds/words.ts'
import { knowledgeOf } from '../matters/knowledge.ts'
import { suggestKind } from '../signals/kinds/suggest.ts'
import { operation } from './operation.ts'
import { closed, orNull, theWords } from './schemas.ts'

/** While an officer writes down what somebody says: what it might be. A person decides. */
export const suggestion = operation({
  id: 'suggestKind',
  method: 'POST',
  path: '/api/v1/suggest-kind',
  tag: 'kinds',
  summary: say(
    '像是哪一类、哪条承诺：从本局办结的事里学的；拿不准就说拿不准，由人来定',
    'Which kind and measure it might be, learned from the bureau’s own closed matters; unsure where it is; a person decides',
  ),
  for: 'staff',
  body: Type.Object(
    { text: Type.String({ maxLength: 4000 }) },
    { ...closed, examples: [{ text: '小学门口的井盖丢了' }] },
  ),
  answers: {
    200: {
      about: say('还没有学好时为空', 'Null while nothing is learned yet'),
      schema: Type.Object(
        {
          suggestion: orNull(
            Type.Object(
              {
                kind: Type.String(),
                words: theWords,
                likely: Type.Number({ minimum: 0, maximum: 1 }),
                unsure: Type.Boolean({ description: 'Less likely than not: then nothing is suggested.' }),
                others: Type.Array(Type.Object({ kind: Type.String(), likely: Type.Number() }, closed)),
                measure: orNull(Type.Object({ id: Type.String(), words: theWords }, closed)),
                model: Type.String({ description: 'Hash of what it was learned from.' }),
              },
              closed,
            ),
          ),
        },
        closed,
      ),
    },
  },
  handle: async ({ house, person, body: { text }, reply }) => {
    reply.header('cache-control', 'no-store')
    const { bureauId } = person!
    const found = await suggestKind(house, bureauId, text)
    if (!found) return { suggestion: null }
    const { label, likely, unsure, others, model } = found
    const { catalogue } = await knowledgeOf(house.db, bureauId, house.now())
    const measure = catalogue.find(({ id }) => id === found.measure)
    return {
      suggestion: {
        kind: label,
        words: kindNamed(label)!.words.name,
        likely,
        unsure,
        model,
        others: others.slice(0, 2).map(one => ({ kind: one.label, likely: one.likely })),
        measure: measure ? { id: measure.id, words: say(measure.title.zh, measure.title.en) } : null,
      },
    }
  },
})
