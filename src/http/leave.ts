import Type from 'typebox'
import { dayOf } from '../clock/zone.ts'
import { say } from '../kinds/words.ts'
import { absencesOf, backOn, noteAbsence } from '../people/absence.ts'
import { homeOf } from './home.ts'
import { type Ask, operation } from './operation.ts'
import { closed, day, described } from './schemas.ts'

const days = {
  from: described(day, 'The first day.'),
  until: described(day, 'The last day, included.'),
}
const shown = Type.Object({ leaves: Type.Array(Type.Object(days, closed)) }, closed)
const answers = {
  200: {
    about: say('从今天起，您哪几天不在', 'On which days from today on you are away'),
    schema: shown,
    example: { leaves: [{ from: '2026-12-01', until: '2026-12-05' }] },
  },
}

type Asked = Pick<Ask, 'house' | 'person'>
const today = async ({ house }: Asked) => dayOf(house.now(), (await homeOf(house)).tz)
const mine = async (asked: Asked) => {
  const { bureauId, id } = asked.person!
  const all = await absencesOf(asked.house.db, bureauId, id, await today(asked))
  return { leaves: all.map(({ from, to }) => ({ from, until: to })) }
}

/** One's own days away: meanwhile new matters go to who stands in, and rungs of the ladder too. Nobody says why. */
export const leave = [
  operation({
    id: 'readLeave',
    method: 'GET',
    path: '/api/v1/leave',
    tag: 'session',
    summary: say('我登记的不在岗日子', 'The days on which I am away'),
    for: 'staff',
    answers,
    handle: asked => mine(asked),
  }),
  operation({
    id: 'noteLeave',
    method: 'POST',
    path: '/api/v1/leave',
    tag: 'session',
    summary: say(
      '登记哪几天不在岗：这几天新来的事给代管的人',
      'Say on which days I am away: what is new goes to who stands in',
    ),
    for: 'staff',
    body: Type.Object(days, { ...closed, examples: [{ from: '2026-12-01', until: '2026-12-05' }] }),
    answers,
    refuses: ['bad-day', 'ends-before-it-begins'],
    handle: async asked => {
      const { house, person, body } = asked
      const { bureauId, id: staffId } = person!
      await noteAbsence(house.db, bureauId, { staffId, from: body.from, to: body.until })
      return mine(asked)
    },
  }),
  operation({
    id: 'endLeave',
    method: 'DELETE',
    path: '/api/v1/leave',
    tag: 'session',
    summary: say(
      '回来了，或者不请假了：从今天起新来的事照旧给我；以后登记的日子不动。还没开始的，取消最近的一次',
      'Back, or not going: from today on what is new comes to me, and days noted for later stay. Where none has begun, the next is taken back',
    ),
    for: 'staff',
    answers,
    handle: async asked => {
      const { house, person } = asked
      await backOn(house.db, person!.bureauId, person!.id, await today(asked))
      return mine(asked)
    },
  }),
]
