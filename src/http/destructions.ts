import Type from 'typebox'
import { keepingRules } from '../kinds/keeping.ts'
import { say } from '../kinds/words.ts'
import { certificatesOf } from '../matters/keep-by-rule.ts'
import { assertEditor } from './editors.ts'
import { operation } from './operation.ts'
import { closed, day, theWords } from './schemas.ts'

const count = Type.Integer({ minimum: 0 })
const rules = new Map(keepingRules.map(({ id, words }) => [id, words]))

export const destructions = [
  operation({
    id: 'readDestructions',
    method: 'GET',
    path: '/api/v1/destructions',
    tag: 'figures',
    summary: say(
      '销毁证明：按哪条规定、哪天、销毁了多少，不涉及任何人',
      'Certificates of destruction: by which rule, on which day, how much; nobody and no matter',
    ),
    for: 'staff',
    answers: {
      200: {
        about: say('最近的在前，最多四百份', 'The newest first, 400 at most'),
        schema: Type.Object(
          {
            certificates: Type.Array(
              Type.Object(
                {
                  day,
                  rule: Type.String(),
                  words: theWords,
                  matters: count,
                  contents: count,
                  people: count,
                  reporters: count,
                  files: count,
                  from: day,
                  to: day,
                },
                {
                  ...closed,
                  description: 'from, to: the days on which the first and the last of these matters were closed.',
                },
              ),
            ),
          },
          closed,
        ),
      },
    },
    refuses: ['not-for-your-post'],
    handle: async ({ house, person, reply }) => {
      assertEditor(person!)
      reply.header('cache-control', 'no-store')
      const certificates = await certificatesOf(house, person!.bureauId)
      return {
        certificates: certificates.map(one => ({ ...one, words: rules.get(one.rule) ?? say(one.rule, one.rule) })),
      }
    },
  }),
]
