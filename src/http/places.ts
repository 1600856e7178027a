import Type from 'typebox'
import { choice } from '../kinds/says.ts'
import { say } from '../kinds/words.ts'
import { findPlaces, type PlaceFound, placeNamed } from '../places/find-by-name.ts'
import { officerFor } from '../places/officer.ts'
import { inEnglish } from '../places/surname.ts'
import { Refusal } from '../platform/refusal.ts'
import { homeOf } from './home.ts'
import { operation } from './operation.ts'
import { closed, named, orNull, theWords } from './schemas.ts'

const place = named(
  'Place',
  Type.Object({
    code: Type.String({ description: 'The state’s code of 12 digits for a village, 9 for a town, 6 for a county.' }),
    level: choice('city', 'county', 'town', 'village'),
    name: Type.String(),
    short: Type.String({ description: 'As people say it.' }),
    within: Type.String({ description: 'Town and county around it; 532 names repeat.' }),
  }),
)
const placeShown = ({ code, level, name, short, within }: PlaceFound) => ({ code, level, name, short, within })
const example = {
  code: '371702001001',
  level: 'village',
  name: '东安社区居民委员会',
  short: '东安社区',
  within: '牡丹区东城街道',
}

const hours = Type.Record(Type.String(), Type.Array(Type.Array(Type.String())), {
  description: 'By weekday (mon), pairs of 08:30 and 12:00.',
})

const officer = named(
  'Officer',
  Type.Object({
    surname: Type.String(),
    words: theWords,
    woman: orNull(Type.Boolean()),
    phone: orNull(Type.String()),
    beat: orNull(Type.String()),
    unit: Type.Object({ words: theWords, phone: orNull(Type.String()), hours: orNull(hours) }),
  }),
)

/** How an officer is addressed. */
export const addressed = (surname: string) => ({ zh: `${surname}警官`, en: `Officer ${inEnglish(surname)}` })

export const places = [
  operation({
    id: 'findPlaces',
    method: 'GET',
    path: '/api/v1/places',
    tag: 'places',
    summary: say('按名称、拼音首字母或代码找村居', 'Find villages by name, initials or code'),
    for: 'nobody',
    query: Type.Object(
      {
        q: Type.String({ minLength: 1, maxLength: 40, description: '东安, dasq, or the beginning of a code.' }),
        level: Type.Optional(choice('county', 'town', 'village')),
        within: Type.Optional(Type.String({ pattern: '^[0-9]{4,12}$', description: 'The code of what it lies in.' })),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
      },
      closed,
    ),
    answers: {
      200: {
        about: say('最像的在前', 'The likeliest first'),
        schema: Type.Object({ places: Type.Array(place) }),
        example: { places: [example] },
      },
    },
    aMinute: 600,
    handle: async ({ house, query: { q, level, within, limit } }) => {
      const { bureauId } = await homeOf(house)
      const found = await findPlaces(house.db, bureauId, { q, level, within, limit: limit ?? 20 })
      return { places: found.map(placeShown) }
    },
  }),
  operation({
    id: 'readPlace',
    method: 'GET',
    path: '/api/v1/places/{code}',
    tag: 'places',
    summary: say('一个地方和它下面的地方', 'One place, and those in it'),
    for: 'nobody',
    answers: {
      200: {
        about: say('这个地方', 'The place'),
        schema: Type.Object({ place, places: Type.Array(place, { description: 'Those right below it.' }) }),
        example: { place: example, places: [] },
      },
    },
    refuses: ['unknown-village'],
    handle: async ({ house, path }) => {
      const { bureauId } = await homeOf(house)
      const found = await placeNamed(house.db, bureauId, path['code']!)
      if (!found) throw new Refusal(404, 'unknown-village')
      return { place: placeShown(found.place), places: found.inside.map(placeShown) }
    },
  }),
  operation({
    id: 'whoIsMyOfficer',
    method: 'GET',
    path: '/api/v1/who',
    tag: 'places',
    summary: say('我的社区民警是谁：不用报事也能查', 'Who is my officer: no report needed'),
    for: 'nobody',
    query: Type.Object(
      {
        village: Type.Optional(Type.String({ minLength: 1, maxLength: 20 })),
        placeCode: Type.Optional(Type.String({ minLength: 1, maxLength: 40, description: 'On the door plate.' })),
      },
      closed,
    ),
    answers: {
      200: {
        about: say('姓什么、电话、几点在', 'Surname, phone, hours'),
        schema: officer,
        example: {
          surname: '王',
          words: addressed('王'),
          woman: false,
          phone: '139****0002',
          beat: '东安片区',
          unit: { words: say('东城派出所', 'Dongcheng Police Station'), phone: '0530-000****', hours: null },
        },
      },
    },
    refuses: ['unknown-village', 'village-of-another-city', 'unknown-place-code', 'no-place-given'],
    aMinute: 120,
    handle: async ({ house, query: { village, placeCode } }) => {
      const { bureauId } = await homeOf(house)
      const { surname, woman, phone, beat, unit } = await officerFor(
        house.db,
        bureauId,
        { village, placeCode },
        house.now(),
      )
      const { nameZh: zh, nameEn: en, phone: itsPhone, hours } = unit
      return {
        surname,
        words: addressed(surname),
        woman,
        phone,
        beat,
        unit: { words: { zh, en }, phone: itsPhone, hours },
      }
    },
  }),
]
