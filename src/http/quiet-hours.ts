import Type from 'typebox'
import { say } from '../kinds/words.ts'
import { leads, type QuietHours, quietHoursOf, setQuietHours } from '../people/quiet-hours.ts'
import { Refusal } from '../platform/refusal.ts'
import { operation } from './operation.ts'
import { closed, id, theWords } from './schemas.ts'

const time = Type.String({
  pattern: '^([01]\\d|2[0-3]):[0-5]\\d$',
  description: 'A time of day in the bureau’s own zone, like 21:00.',
})
const shown = Type.Object({ id, words: theWords, from: time, to: time, mayEdit: Type.Boolean() }, closed)
const show = ({ id, nameZh, nameEn, from, to }: QuietHours, mayEdit: boolean) => ({
  id,
  words: { zh: nameZh, en: nameEn },
  from,
  to,
  mayEdit,
})

/** When the clock keeps silent, unit by unit: for whoever leads one to set, for everybody of it to read. */
export const quietHours = [
  operation({
    id: 'readQuietHours',
    method: 'GET',
    path: '/api/v1/quiet-hours',
    tag: 'places',
    summary: say('安静时段：这段时间里催办和提醒不发', 'Quiet hours, in which reminders wait'),
    for: 'staff',
    answers: {
      200: {
        about: say('您管的单位，和您自己的单位', 'The units that you lead, and your own'),
        schema: Type.Object({ units: Type.Array(shown) }, closed),
      },
    },
    handle: async ({ house, person }) => {
      const units = await quietHoursOf(house.db, person!.bureauId)
      const own = (path: string) => person!.posts.some(({ unitPath }) => unitPath === path)
      return {
        units: units
          .filter(({ path }) => leads(person!, path) || own(path))
          .map(unit => show(unit, leads(person!, unit.path))),
      }
    },
  }),
  operation({
    id: 'setQuietHours',
    method: 'POST',
    path: '/api/v1/quiet-hours',
    tag: 'places',
    summary: say('定一个单位的安静时段', 'Set the quiet hours of a unit'),
    for: 'staff',
    body: Type.Object(
      { unit: id, from: time, to: time },
      { ...closed, examples: [{ unit: '0192f5a0-0000-7000-8000-000000000002', from: '20:30', to: '08:00' }] },
    ),
    answers: { 200: { about: say('从现在起这样', 'As it is from now on'), schema: shown } },
    refuses: ['not-for-your-post', 'no-such-unit'],
    handle: async ({ house, person, body }) => {
      const { bureauId } = person!
      const { unit: wanted, from, to } = body as { unit: string; from: string; to: string }
      const unit = (await quietHoursOf(house.db, bureauId)).find(one => one.id === wanted)
      if (!unit) throw new Refusal(404, 'no-such-unit')
      if (!leads(person!, unit.path)) throw new Refusal(403, 'not-for-your-post')
      await setQuietHours(house.db, bureauId, wanted, from, to)
      return show({ ...unit, from, to }, true)
    },
  }),
]
