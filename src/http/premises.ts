import Type from 'typebox'
import { say } from '../kinds/words.ts'
import { findPremises, type PremisesFound } from '../places/premises.ts'
import { operation } from './operation.ts'
import { closed, premisesShown, searched } from './schemas.ts'

export const placeShown = ({ id, sort, name, villageName }: PremisesFound) => ({ id, sort, name, village: villageName })

/** For hazards and rounds: what a move names a place by is its id. Who is responsible there is not said here. */
export const premises = [
  operation({
    id: 'findPremises',
    method: 'GET',
    path: '/api/v1/premises',
    tag: 'places',
    summary: say('按名称或 id 找本辖区的场所', 'Find premises in the beats of my unit by name or id'),
    for: 'staff',
    query: searched(60),
    answers: {
      200: {
        about: say('场所，最该去看的在前', 'Premises, those to be looked at soonest first'),
        schema: Type.Object({ premises: Type.Array(premisesShown) }, closed),
        example: {
          premises: [
            { id: '0192f5a0-0000-7000-8000-000000000003', sort: 'school', name: '东安小学', village: '东安社区' },
          ],
        },
      },
    },
    handle: async ({ house, person, query: { q = '', limit = 20 } }) => {
      const unitPaths = person!.posts.map(({ unitPath }) => unitPath)
      const asked = { text: q.normalize('NFKC').trim(), unitPaths, limit }
      const found = await findPremises(house.db, person!.bureauId, asked)
      return { premises: found.map(placeShown) }
    },
  }),
]
