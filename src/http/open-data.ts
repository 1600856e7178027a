import Type from 'typebox'
import { openDataColumns, openDataCount, openDataFiles, usualLicence } from '../figures/open-data.ts'
import { say } from '../kinds/words.ts'
import { assertHolds } from '../people/holds.ts'
import type { Person } from '../people/who-is-who.ts'
import { theBureau } from '../places/bureau.ts'
import { zipStream } from '../platform/zip.ts'
import { operation } from './operation.ts'
import { closed, theWords } from './schemas.ts'

const path = '/api/v1/bureau/open-data'

/** Giving something away cannot be taken back: the city's own officers do it. */
const assertGives = (person: Person) => assertHolds(person, 'city_officer')

/** What a city gives away, to look at first and to take down. */
export const openDataPackage = [
  operation({
    id: 'aboutOpenData',
    method: 'GET',
    path,
    tag: 'places',
    summary: say(
      '开放数据里有什么：多少条、各列的含义',
      'What the open data holds: how many lines, and what each column means',
    ),
    for: 'staff',
    answers: {
      200: {
        about: say('数据字典', 'The dictionary'),
        schema: Type.Object({
          lines: Type.Integer(),
          licence: Type.String(),
          columns: Type.Array(Type.Object({ name: Type.String(), words: theWords })),
        }),
      },
    },
    refuses: ['not-for-your-post'],
    aMinute: 60,
    handle: async ({ house, person }) => {
      assertGives(person!)
      return {
        lines: await openDataCount(house, person!.bureauId),
        licence: usualLicence,
        columns: openDataColumns.map(({ name, words }) => ({ name, words })),
      }
    },
  }),
  operation({
    id: 'takeOpenData',
    method: 'GET',
    path: `${path}/package`,
    tag: 'places',
    summary: say(
      '开放数据包（ZIP）：数据、数据字典、许可',
      'The open data (ZIP): the list, its dictionary, the licence',
    ),
    for: 'staff',
    query: Type.Object(
      { licence: Type.Optional(Type.String({ minLength: 1, maxLength: 200, pattern: '^[^\\u0000-\\u001f]+$' })) },
      closed,
    ),
    answers: {
      200: { about: say('边读边写，多大都行', 'Written while it is read, however large'), type: 'application/zip' },
    },
    refuses: ['not-for-your-post'],
    aMinute: 6,
    handle: async ({ house, person, query, reply }) => {
      assertGives(person!)
      const bureau = await theBureau(house.db, person!.bureauId)
      const files = await openDataFiles(house, bureau, (query.licence as string | undefined) ?? usualLicence)
      return reply
        .type('application/zip')
        .header('content-disposition', 'attachment; filename="open-data.zip"')
        .header('cache-control', 'private, no-store')
        .send(zipStream(files, house.now()))
    },
  }),
]
