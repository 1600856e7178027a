import Type from 'typebox'
import { isoAt } from '../clock/zone.ts'
import { stageOf, stageWords } from '../kinds/hazard/stage.ts'
import { kindNamed, wordsFor } from '../kinds/index.ts'
import { say } from '../kinds/words.ts'
import { inWgs84 } from '../places/datum.ts'
import { alreadyInTheOpen } from '../signals/duplicates/in-the-open.ts'
import { homeOf } from './home.ts'
import { operation } from './operation.ts'
import { closed, id, instant, orNull, theWords } from './schemas.ts'
import { sightOf } from './sight.ts'

/** While somebody reports: what stands in the open at this place already, so that one tap is enough. */
export const isItThis = operation({
  id: 'isItThis',
  method: 'POST',
  path: '/api/v1/is-it-this',
  tag: 'matters',
  summary: say(
    '报之前看一眼：这一处是不是已经有人报过；只有公开的隐患，别的一律回答“没有”',
    'Before reporting: is it this one? Hazards in the open only; for all else the answer is always “none”',
  ),
  for: 'nobody',
  body: Type.Object(
    {
      kind: Type.String({ maxLength: 40 }),
      type: Type.Optional(Type.String({ maxLength: 40, description: 'Of a hazard, where it is known.' })),
      text: Type.Optional(Type.String({ maxLength: 2000, description: 'Looked at for the sort of thing it names.' })),
      place: Type.Object(
        {
          village: Type.Optional(Type.String({ minLength: 1, maxLength: 20 })),
          placeCode: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
          point: Type.Optional(
            Type.Object(
              { lat: Type.Number(), lng: Type.Number(), datum: Type.Optional(Type.String({ maxLength: 10 })) },
              closed,
            ),
          ),
        },
        closed,
      ),
    },
    { ...closed, examples: [{ kind: 'hazard', type: 'manhole', place: { placeCode: 'dongan01' } }] },
  ),
  answers: {
    200: {
      about: say(
        '最近的在前，最多三件；点一下“就是这件”，用 reportSame 报',
        'The nearest first, three at most; “yes, this one” is sent as reportSame',
      ),
      schema: Type.Object(
        {
          candidates: Type.Array(
            Type.Object(
              {
                id,
                type: Type.String(),
                words: theWords,
                place: orNull(Type.String({ description: 'The village.' })),
                stage: theWords,
                openedAt: instant,
                due: orNull(instant),
                metres: orNull(Type.Integer({ description: 'In hundreds.' })),
              },
              closed,
            ),
          ),
        },
        closed,
      ),
    },
  },
  refuses: [
    'bad-input',
    'unknown-village',
    'village-of-another-city',
    'unknown-place-code',
    'outside-city',
    'no-place-given',
  ],
  aMinute: 30,
  handle: async ({ house, body: { kind, type, text, place }, reply }) => {
    reply.header('cache-control', 'no-store')
    if (kind !== 'hazard') return { candidates: [] }
    const { bureauId } = await homeOf(house)
    const { know } = await sightOf(house, bureauId)
    const { point, village, placeCode } = place
    const where = { village, placeCode, point: point && inWgs84(point, point.datum) }
    const found = await alreadyInTheOpen(house, know.known, { bureauId, type, text, where })
    const hazard = kindNamed('hazard')!
    return {
      candidates: found.map(one => ({
        id: one.id,
        type: one.type,
        words: wordsFor(hazard, 'options', one.type) ?? hazard.words.name,
        place: one.village === null ? null : (know.known.places.get(one.village)?.short ?? null),
        stage: stageWords[stageOf(one.state) ?? 'seen'],
        openedAt: isoAt(one.openedAt - (one.openedAt % 3_600_000), know.tz),
        due: one.due === null ? null : isoAt(one.due, know.tz),
        metres: one.metres,
      })),
    }
  },
})
