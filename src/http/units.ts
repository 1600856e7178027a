import Type from 'typebox'
import { say } from '../kinds/words.ts'
import { type Unit, whoAnswers } from '../places/who-answers.ts'
import { operation } from './operation.ts'
import { closed, id, named, orNull, searched, theWords } from './schemas.ts'

const asked = named('UnitFound', Type.Object({ id, name: theWords, above: orNull(theWords) }, closed))

/** Those that matters are moved to: windows and desks are part of their station, and inspection has its own line. */
const worksOnMatters = ({ sort }: Unit) => sort === 'station' || sort === 'county' || sort === 'bureau'
const nameOf = ({ nameZh, nameEn }: Unit) => ({ zh: nameZh, en: nameEn })

/** For moving a matter to another unit: what a move names a unit by is its id. */
export const units = operation({
  id: 'findUnits',
  method: 'GET',
  path: '/api/v1/units',
  tag: 'session',
  summary: say('按名称、编码或 id 找本市的单位', 'Find units of the bureau by name, code or id'),
  for: 'staff',
  query: searched(40),
  answers: {
    200: {
      about: say('单位', 'Units'),
      schema: Type.Object({ units: Type.Array(asked) }, closed),
      example: {
        units: [
          {
            id: '0192f5a0-0000-7000-8000-000000000003',
            name: say('西城派出所', 'Xicheng Police Station'),
            above: say('牡丹分局', 'Mudan Public Security Bureau'),
          },
        ],
      },
    },
  },
  handle: async ({ house, person, query: { q = '', limit = 20 } }) => {
    const { units } = await whoAnswers(house.db, person!.bureauId)
    const text = q.trim().toLowerCase()
    const found = [...units.values()].filter(
      unit =>
        worksOnMatters(unit) &&
        (unit.id === text ||
          unit.code.startsWith(text) ||
          unit.nameZh.includes(text) ||
          unit.nameEn.toLowerCase().includes(text)),
    )
    return {
      units: found.slice(0, limit).map(unit => {
        const above = unit.parentId ? units.get(unit.parentId) : undefined
        return { id: unit.id, name: nameOf(unit), above: above ? nameOf(above) : null }
      }),
    }
  },
})
