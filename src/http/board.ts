import Type from 'typebox'
import { dayOf, isoAt } from '../clock/zone.ts'
import { say } from '../kinds/words.ts'
import { boardFor } from '../matters/board.ts'
import { paneNames } from '../matters/panes.ts'
import { boardStream } from './board-stream.ts'
import { matterLine } from './matter-schemas.ts'
import { lineOf, sightOf } from './matter-view.ts'
import { operation } from './operation.ts'
import { instant, orNull } from './schemas.ts'

const closed = { additionalProperties: false }

export const board = [
  operation({
    id: 'readBoard',
    method: 'GET',
    path: '/api/v1/board',
    tag: 'matters',
    summary: say(
      '早会板：晚了的、一天内到期的、待批的、要回访的差评、没人接的、要紧的',
      'The morning board: late, due within a day, to approve, bad ratings to call back, nobody in charge, hot',
    ),
    for: 'staff',
    answers: {
      200: {
        about: say('每栏的件数，和最先到期的几件', 'Of each pane how many, and those that are due first'),
        schema: Type.Object(
          {
            at: instant,
            changesAt: orNull(
              Type.String({ format: 'date-time', description: 'When time alone will move something to another pane.' }),
            ),
            panes: Type.Array(
              Type.Object(
                {
                  name: Type.String({ enum: [...paneNames] }),
                  count: Type.Integer(),
                  matters: Type.Array(matterLine),
                },
                closed,
              ),
            ),
          },
          closed,
        ),
      },
    },
    handle: async ({ house, person, reply }) => {
      const at = house.now()
      const sight = await sightOf(house, person!.bureauId)
      const { tz } = sight.know
      const { panes, changesAt } = await boardFor(house, person!, at, dayOf(at, tz))
      reply.header('cache-control', 'no-store')
      return {
        at: isoAt(at.getTime(), tz),
        changesAt: changesAt === null ? null : isoAt(changesAt, tz),
        panes: paneNames.map(name => ({
          name,
          count: panes[name].count,
          matters: panes[name].matters.map(line => lineOf(sight, line)),
        })),
      }
    },
  }),
  operation({
    id: 'boardStream',
    method: 'GET',
    path: '/api/v1/board/stream',
    tag: 'matters',
    summary: say(
      '早会板的动静：我能看的事项一有变化就推（server-sent events）',
      'As something happens to a matter that I may see (server-sent events): the board is then read again',
    ),
    for: 'staff',
    answers: {
      200: {
        about: say('有变化的事项', 'Ids of the matters, and nothing else; after a broken line, read the board again'),
        type: 'text/event-stream',
      },
    },
    refuses: ['not-now'],
    handle: boardStream,
  }),
]
