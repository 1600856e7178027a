import Type from 'typebox'
import { DAY } from '../clock/zone.ts'
import { choice } from '../kinds/says.ts'
import { say } from '../kinds/words.ts'
import { assertHolds } from '../people/holds.ts'
import { leads } from '../people/quiet-hours.ts'
import { findPlace } from '../places/find-place.ts'
import { surnameOf } from '../places/officer.ts'
import { type Plate, platesFor, villagesOf } from '../places/plates.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Ask, operation } from './operation.ts'
import { closed, described, id } from './schemas.ts'
import { sightOf } from './sight.ts'

const MOST = 2400

/** The plates that hang on doors, and the cards that officers leave: for whoever works in a station or leads one. */
export const doorPlates = operation({
  id: 'printPlates',
  method: 'POST',
  path: '/api/v1/door-plates',
  tag: 'places',
  summary: say(
    '打印门牌二维码（每张 A4 二十四个）或警民联系卡（每张十张）',
    'Print the codes for doors (24 on an A4) or contact cards (ten on one)',
  ),
  for: 'staff',
  body: Type.Object(
    {
      as: choice('plates', 'cards'),
      unit: Type.Optional(described(id, 'Whose villages; those of your own posts, if absent.')),
      village: Type.Optional(Type.String({ maxLength: 20, description: 'Only this one.' })),
    },
    { ...closed, examples: [{ as: 'plates' }] },
  ),
  answers: {
    200: {
      about: say('PDF，和上面有几个', 'The PDF, and how many are on it'),
      schema: Type.Object({ pdf: Type.String({ description: 'Base64.' }), count: Type.Integer() }, closed),
    },
  },
  refuses: ['not-for-your-post', 'no-such-unit', 'no-place-here'],
  aMinute: 30,
  handle: async ask => {
    const { house, person, body } = ask
    const { know, faceOf } = await sightOf(house, person!.bureauId)
    const path = await unitPathOf(ask, body.unit)
    const villages = villagesOf(know.known, path).filter(one => body.village === undefined || one === body.village)
    if (villages.length === 0) throw new Refusal(422, 'no-place-here')
    const plates = await platesFor(house.db, person!.bureauId, villages)
    const wanted = (body.as === 'cards' ? plates.filter(({ name }) => name === null) : plates).slice(0, MOST)
    const today = house.now()
    const sheetOf = ({ code, village, name }: Plate) => {
      const { beat, unit } = findPlace(know.known, { village })
      const holder = beat?.holders.find(
        ({ standIn, to }) => !standIn && (to === null || Date.parse(to) >= today.getTime() - DAY),
      )
      const face = holder && faceOf(holder.staffId)
      const who = face ? `${surnameOf(face.name)}警官` : unit.nameZh
      const short = know.known.places.get(village)?.short ?? village
      const phones = [face?.phone && `手机 ${face.phone}`, unit.phone && `派出所 ${unit.phone}`].filter(
        one => typeof one === 'string',
      )
      return {
        address: `${ask.request.protocol}://${ask.request.host}/?at=${code}`,
        code,
        ...(body.as === 'cards'
          ? {
              title: who,
              place: `${unit.nameZh} · ${short}`,
              lines: [...phones, '有事扫码说，紧急请拨 110'],
            }
          : {
              title: name ?? short,
              place: name === null ? unit.nameZh : short,
              lines: ['扫码说事 · 找包村民警', '紧急请拨 110'],
            }),
      }
    }
    const { printPlates } = await import('../papers/plates.ts')
    const sheets = body.as === 'cards' ? wanted.flatMap(one => Array(10).fill(sheetOf(one))) : wanted.map(sheetOf)
    return { pdf: (await printPlates(body.as, sheets)).toString('base64'), count: sheets.length }
  },
})

/** One's own station's, or that of a unit which one leads. */
async function unitPathOf({ house, person }: Ask<any, any, any>, wanted: string | undefined): Promise<string> {
  const { units } = (await sightOf(house, person!.bureauId)).know.known
  const own = assertHolds(person!, 'beat_officer', 'duty_officer', 'station_chief', 'county_officer', 'city_officer')
  if (wanted === undefined) return own.unitPath
  const unit = units.get(wanted)
  if (!unit) throw new Refusal(404, 'no-such-unit')
  if (unit.path !== own.unitPath && !leads(person!, unit.path)) throw new Refusal(403, 'not-for-your-post')
  return unit.path
}
