import Type from 'typebox'
import { say } from '../kinds/words.ts'
import { colleaguesNear } from '../people/who-is-who.ts'
import { whoAnswers } from '../places/who-answers.ts'
import { operation } from './operation.ts'
import { closed, id, named, orNull, searched, theWords } from './schemas.ts'

const colleague = named(
  'Colleague',
  Type.Object(
    {
      id,
      number: Type.String(),
      name: Type.String(),
      woman: orNull(Type.Boolean()),
      posts: Type.Array(Type.Object({ post: Type.String(), unit: theWords }, closed)),
    },
    closed,
  ),
)

/** For handing over, for a second officer: what a move names a colleague by is their id. */
export const colleagues = [
  operation({
    id: 'findColleagues',
    method: 'GET',
    path: '/api/v1/colleagues',
    tag: 'session',
    summary: say('按姓名、警号或 id 找同事，离我近的在前', 'Find colleagues by name, number or id, the nearest first'),
    for: 'staff',
    query: searched(40),
    answers: {
      200: {
        about: say('同事', 'Colleagues'),
        schema: Type.Object({ colleagues: Type.Array(colleague) }, closed),
        example: {
          colleagues: [
            {
              id: '0192f5a0-0000-7000-8000-000000000002',
              number: '010105',
              name: '张洪涛',
              woman: false,
              posts: [{ post: 'duty_officer', unit: say('东城派出所', 'Dongcheng Police Station') }],
            },
          ],
        },
      },
    },
    handle: async ({ house, person, query: { q = '', limit = 20 } }) => {
      const { units } = await whoAnswers(house.db, person!.bureauId)
      const found = await colleaguesNear(house.db, person!, { text: q, limit }, house.now())
      return {
        colleagues: found.map(({ id, number, name, woman, posts }) => ({
          id,
          number,
          name,
          woman,
          posts: posts.map(({ post, unitId }) => {
            const { nameZh = '', nameEn = '' } = units.get(unitId) ?? {}
            return { post, unit: { zh: nameZh, en: nameEn } }
          }),
        })),
      }
    },
  }),
]
