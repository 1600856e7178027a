import Type from 'typebox'
import { dayOf } from '../clock/zone.ts'
import { kindNamed } from '../kinds/index.ts'
import { say } from '../kinds/words.ts'
import { measuresOf } from '../matters/knowledge.ts'
import { homeOf } from './home.ts'
import { operation } from './operation.ts'
import { closed, named, theWords } from './schemas.ts'

const measure = named(
  'Measure',
  Type.Object(
    {
      id: Type.String(),
      edition: Type.Integer(),
      title: theWords,
      promise: theWords,
      limit: Type.Object({ value: Type.Integer(), unit: Type.String({ enum: ['minute', 'hour', 'day', 'workday'] }) }),
      by: Type.String({ description: 'The post that keeps it.' }),
      kinds: Type.Array(Type.Object({ name: Type.String(), words: theWords })),
    },
    closed,
  ),
)

export const measures = [
  operation({
    id: 'listMeasures',
    method: 'GET',
    path: '/api/v1/measures',
    tag: 'kinds',
    summary: say('公开承诺，用大白话', 'The promises, in plain words'),
    for: 'nobody',
    answers: {
      200: { about: say('现行的承诺', 'Those in force'), schema: Type.Object({ measures: Type.Array(measure) }) },
    },
    handle: async ({ house, reply }) => {
      const { bureauId, tz } = await homeOf(house)
      const { measures } = await measuresOf(house.db, bureauId)
      const catalogue = measures.on(dayOf(house.now(), tz))
      reply.header('cache-control', 'no-cache')
      return {
        measures: catalogue.map(({ id, edition, title, promise, limit, by, on }) => ({
          id,
          edition,
          title,
          promise,
          limit,
          by,
          kinds: [...new Set(on.map(({ kind }) => kind))].flatMap(name => {
            const kind = kindNamed(name)
            return kind ? [{ name, words: kind.words.name }] : []
          }),
        })),
      }
    },
  }),
]
