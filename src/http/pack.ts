import Type from 'typebox'
import { say } from '../kinds/words.ts'
import { staff } from '../matters/asker.ts'
import { goAway } from '../people/session.ts'
import { packFor, villagesOf } from '../sync/village-pack.ts'
import { tokenIn } from './caller.ts'
import { matter } from './matter-schemas.ts'
import { viewOf } from './matter-view.ts'
import { operation } from './operation.ts'
import { placeShown } from './premises.ts'
import { closed, id, instant, orNull, premisesShown } from './schemas.ts'

const text = Type.String()

const packed = Type.Object(
  {
    shown: matter,
    unitPath: text,
    posts: Type.Array(text, { description: 'As which whoever asks may act on it.' }),
    open: Type.Array(Type.Unknown(), { description: 'Its open promises as they were given, for the rules.' }),
  },
  closed,
)

/** A phone keeps it so long at most (domain §3.4). */
const HOURS = 72

/** For an officer's phone that will have no signal. */
export const packs = [
  operation({
    id: 'listMyVillages',
    method: 'GET',
    path: '/api/v1/my-villages',
    tag: 'places',
    summary: say('我管的村居，各有几件没办完', 'The villages of my beats, and how much is open in each'),
    for: 'staff',
    answers: {
      200: {
        about: say('村居', 'Villages'),
        schema: Type.Object(
          { villages: Type.Array(Type.Object({ code: text, short: text, open: Type.Integer() }, closed)) },
          closed,
        ),
      },
    },
    handle: async ({ house, person }) => ({ villages: await villagesOf(house, person!) }),
  }),
  operation({
    id: 'takePack',
    method: 'GET',
    path: '/api/v1/pack',
    tag: 'matters',
    summary: say(
      '村包：没有信号也能办一天；受保护的、线索和投诉不带',
      'A village pack, to work a day without signal; nothing protected, no clue and no complaint is in it',
    ),
    for: 'staff',
    query: Type.Object(
      { villages: Type.Optional(Type.String({ maxLength: 400, pattern: '^[0-9,]*$', description: 'With commas.' })) },
      closed,
    ),
    answers: {
      200: {
        about: say('村包，七十二小时后作废', 'The pack; void after 72 hours'),
        schema: Type.Object(
          {
            at: instant,
            until: instant,
            lawbook: Type.Object({
              tz: text,
              calendar: Type.Unknown(),
              catalogue: Type.Array(Type.Unknown()),
              law: Type.Array(Type.Unknown()),
            }),
            colleagues: Type.Array(
              Type.Object({
                id,
                number: text,
                name: text,
                woman: orNull(Type.Boolean()),
                posts: Type.Array(Type.Object({ post: text, unitId: id, unitPath: text })),
              }),
            ),
            matters: Type.Array(packed),
            premises: Type.Array(premisesShown),
            more: Type.Boolean({ description: 'There are more than one phone carries.' }),
          },
          closed,
        ),
      },
    },
    handle: async ({ house, person, query, request, reply }) => {
      const villages = (query.villages ?? '').split(',').filter((code: string) => code !== '')
      const { matters, premises, ...pack } = await packFor(house, person!, villages)
      const now = house.now()
      const until = new Date(now.getTime() + HOURS * 3_600_000)
      await goAway(house.db, tokenIn(request)!, until)
      reply.header('cache-control', 'no-store')
      return {
        at: now.toISOString(),
        until: until.toISOString(),
        ...pack,
        premises: premises.map(placeShown),
        matters: await Promise.all(
          matters.map(async ({ whole, posts, promises }) => ({
            shown: await viewOf(house, staff(person!), whole),
            unitPath: whole.matter.unitPath,
            posts,
            open: promises,
          })),
        ),
      }
    },
  }),
]
