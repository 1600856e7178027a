import Type from 'typebox'
import { say } from '../kinds/words.ts'
import type { Box } from '../places/geometry.ts'
import { cityBox, drawnIn } from '../places/sketch.ts'
import { whoAnswers } from '../places/who-answers.ts'
import { Refusal } from '../platform/refusal.ts'
import { homeOf } from './home.ts'
import { operation } from './operation.ts'
import { closed, named, orNull, theWords } from './schemas.ts'

const degrees = { lat: Type.Number(), lng: Type.Number() }

const tiles = named(
  'MapTiles',
  Type.Object({
    layers: Type.Array(Type.String(), {
      description: 'Addresses with {z}, {x} and {y}; the later ones over the earlier.',
    }),
    approval: Type.String({ description: 'The number under which the map was approved; to be shown on it.' }),
    credit: theWords,
  }),
)

/** What any map of ours is drawn on. */
export const map = operation({
  id: 'drawMap',
  method: 'GET',
  path: '/api/v1/map',
  tag: 'places',
  summary: say(
    '地图：本局的边界和地名；没有底图就是示意图',
    'A map: outlines and names of the bureau; a sketch without tiles',
  ),
  for: 'nobody',
  query: Type.Object(
    {
      box: Type.Optional(
        Type.String({ maxLength: 80, description: 'west,south,east,north in WGS-84. Absent: the whole city.' }),
      ),
    },
    closed,
  ),
  answers: {
    200: {
      about: say('这一片有什么', 'What is there'),
      schema: Type.Object({
        datum: Type.Literal('wgs-84'),
        city: Type.Object({ south: Type.Number(), west: Type.Number(), north: Type.Number(), east: Type.Number() }),
        tiles: orNull(tiles),
        outlines: Type.Array(
          Type.Object({
            name: Type.String(),
            ring: Type.Array(Type.Array(Type.Number(), { description: 'lng, lat' })),
          }),
        ),
        places: Type.Array(
          Type.Object({ code: Type.String(), level: Type.String(), short: Type.String(), ...degrees }),
          { description: 'Villages; where they are too many, towns; else counties.' },
        ),
      }),
    },
  },
  refuses: ['bad-input'],
  aMinute: 240,
  handle: async ({ house, query, reply }) => {
    const { bureauId } = await homeOf(house)
    const known = await whoAnswers(house.db, bureauId)
    const city = cityBox(known)
    const { tiles: under } = house.config
    reply.header('cache-control', 'public, max-age=60')
    return {
      datum: 'wgs-84',
      city,
      tiles: under ? { layers: under.layers, approval: under.approval, credit: under.credit } : null,
      ...drawnIn(known, query.box === undefined ? city : boxIn(query.box)),
    }
  },
})

function boxIn(text: string): Box {
  const numbers = text.split(',').map(one => (one.trim() === '' ? Number.NaN : Number(one)))
  const [west, south, east, north] = numbers as [number, number, number, number]
  if (numbers.length !== 4 || !numbers.every(Number.isFinite) || west > east || south > north)
    throw new Refusal(422, 'bad-input', { faults: [{ at: '/query/box', code: 'wrong-form' }] })
  return { west, south, east, north }
}
