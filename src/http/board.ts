import Type from 'typebox'
import { DAY, dayOf, isoAt } from '../clock/zone.ts'
import { choice } from '../kinds/says.ts'
import { say } from '../kinds/words.ts'
import { boardFor } from '../matters/board.ts'
import { paneNames } from '../matters/panes.ts'
import { leads } from '../people/quiet-hours.ts'
import { gapsWithin } from '../people/roster.ts'
import { boardStream } from './board-stream.ts'
import { lineOf } from './line.ts'
import { matterLine } from './matter-schemas.ts'
import { type Ask, operation } from './operation.ts'
import { closed, id, instant, orNull, theWords } from './schemas.ts'
import { sightOf } from './sight.ts'

/** Days. */
const AHEAD = 14
/** So many gaps are named; all are counted. */
const NAMED = 8

/** When nobody will be at the desks that somebody leads, the soonest first. */
async function deskGapsFor({ house, person }: Ask, at: Date, tz: string) {
  const isTheirs = (path: string) => leads(person!, path)
  const end = new Date(at.getTime() + AHEAD * DAY)
  const gaps = await gapsWithin(house.db, person!.bureauId, { isTheirs, at, days: AHEAD, tz })
  const soonest = gaps.toSorted((one, other) => one.from.getTime() - other.from.getTime())
  return {
    count: gaps.length,
    first: soonest.slice(0, NAMED).map(({ unit, from, to }) => ({
      unit: unit.id,
      words: say(unit.nameZh, unit.nameEn),
      from: isoAt(from.getTime(), tz),
      to: to < end ? isoAt(to.getTime(), tz) : null,
    })),
  }
}

export const board = [
  operation({
    id: 'readBoard',
    method: 'GET',
    path: '/api/v1/board',
    tag: 'matters',
    summary: say(
      '早会板：晚了的、一天内到期的、待批的、要回访的差评、没人接的、要紧的；值班室哪一段没人',
      'The morning board: late, due within a day, to approve, bad ratings to call back, nobody in charge, hot; and when a desk has nobody',
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
            deskGaps: Type.Object(
              {
                count: Type.Integer(),
                first: Type.Array(
                  Type.Object({ unit: id, words: theWords, from: instant, to: orNull(instant) }, closed),
                ),
              },
              {
                ...closed,
                description:
                  'When nobody is on the roster of a desk that you lead, fourteen days ahead: the soonest eight; all are counted. `to` null: it is empty to the end of these days.',
              },
            ),
            panes: Type.Array(
              Type.Object(
                {
                  name: choice(...paneNames),
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
    handle: async ask => {
      const { house, person, reply } = ask
      const at = house.now()
      const sight = await sightOf(house, person!.bureauId)
      const { tz } = sight.know
      const [{ panes, changesAt }, deskGaps] = await Promise.all([
        boardFor(house, person!, at, dayOf(at, tz)),
        deskGapsFor(ask, at, tz),
      ])
      reply.header('cache-control', 'no-store')
      return {
        at: isoAt(at.getTime(), tz),
        changesAt: changesAt === null ? null : isoAt(changesAt, tz),
        deskGaps,
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
