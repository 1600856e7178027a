import Type from 'typebox'
import { say } from '../kinds/words.ts'
import { knowledgeOf } from '../matters/knowledge.ts'
import { reachOf } from '../matters/reach.ts'
import { visibleTo } from '../matters/visible-to.ts'
import {
  type Event,
  type Eyes,
  endOfFeed,
  eventsAfter,
  eventsShownAfter,
  eyesOfNeighbour,
} from '../neighbours/events.ts'
import { countCall, type Neighbour, neighbourOf } from '../neighbours/keys.ts'
import { drained } from '../platform/drained.ts'
import { Refusal } from '../platform/refusal.ts'
import { callerOf } from './caller.ts'
import { homeOf } from './home.ts'
import { type Ask, operation } from './operation.ts'
import { closed, id, instant } from './schemas.ts'
import { openStream } from './stream.ts'

const event = Type.Object(
  {
    pos: Type.Integer({ description: 'In the feed: ever growing, and given once.' }),
    matter: id,
    kind: Type.String(),
    move: Type.String(),
    state: Type.String({ description: 'Where it left the matter.' }),
    at: instant,
  },
  closed,
)

const after = Type.Optional(
  Type.Integer({ minimum: 0, description: '`next` of the answer before; 0 or absent: from the beginning.' }),
)
const apiKey = {
  'X-Api-Key': {
    about: say('互通单位的密钥；工作人员登录后不用带', 'The key of a neighbour; staff need none'),
    schema: Type.String(),
    example: 'k3y',
  },
}

/** Whose eyes these are: somebody's of the bureau, or a neighbour's, whose key it is. Asked anew each time: both may end. */
async function eyesOf(
  { house, request }: Pick<Ask, 'house' | 'request'>,
  counted: boolean,
): Promise<{ bureauId: number; eyes: Eyes }> {
  const key = request.headers['x-api-key']
  if (key === undefined) {
    const person = await callerOf(house, request)
    if (!person) throw new Refusal(401, 'sign-in-first')
    const { known } = await knowledgeOf(house.db, person.bureauId, house.now())
    return { bureauId: person.bureauId, eyes: visibleTo(reachOf(known, person)) }
  }
  const { bureauId } = await homeOf(house)
  const neighbour: Neighbour | undefined = await neighbourOf(house.db, bureauId, String(key))
  if (!neighbour) throw new Refusal(403, 'key-unknown')
  if (!neighbour.scopes.includes('events')) throw new Refusal(403, 'not-in-scope')
  if (counted) countCall(neighbour, house.now())
  return { bureauId, eyes: eyesOfNeighbour(bureauId, neighbour.id) }
}

export const events = [
  operation({
    id: 'events',
    method: 'GET',
    path: '/api/v1/events',
    tag: 'matters',
    summary: say('办理动态，按顺序，一条不漏、一条不重', 'What happened, in order: nothing skipped, nothing twice'),
    for: 'nobody',
    headers: apiKey,
    query: Type.Object({ after, limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })) }, closed),
    answers: {
      200: {
        about: say('动态，和下一次从哪里接着要', 'Events, and where to go on'),
        schema: Type.Object({ events: Type.Array(event), next: Type.Integer() }, closed),
      },
    },
    refuses: ['sign-in-first', 'key-unknown', 'not-in-scope'],
    handle: async ask => {
      const { bureauId, eyes } = await eyesOf(ask, true)
      ask.reply.header('cache-control', 'no-store')
      return eventsShownAfter(ask.house, bureauId, ask.query.after ?? 0, eyes, ask.query.limit ?? 1000)
    },
  }),
  operation({
    id: 'eventStream',
    method: 'GET',
    path: '/api/v1/events/stream',
    tag: 'matters',
    summary: say('办理动态，发生一条推一条（server-sent events）', 'The same as they happen (server-sent events)'),
    for: 'nobody',
    headers: {
      ...apiKey,
      'Last-Event-ID': {
        about: say('断线后从哪里接着推', 'Where to go on after the line broke'),
        schema: Type.String(),
        example: '42',
      },
    },
    query: Type.Object({ after }, closed),
    answers: { 200: { about: say('一条一条的动态', 'One event after another'), type: 'text/event-stream' } },
    refuses: ['sign-in-first', 'key-unknown', 'not-in-scope', 'not-now'],
    handle: async ask => {
      const { bureauId } = await eyesOf(ask, true)
      const said = ask.request.headers['last-event-id']
      const from = typeof said === 'string' && /^\d{1,15}$/.test(said) ? Number(said) : ask.query.after
      await stream(ask, bureauId, from ?? (await endOfFeed(ask.house, bureauId)))
      return ask.reply
    },
  }),
]

const MOST = 500
const HEARTBEAT = 15_000
let streams = 0

/** Writes what is new as far as the other side reads; ends when the other side goes, or may see no more. */
const stream = (ask: Pick<Ask, 'house' | 'request' | 'reply'>, bureauId: number, from: number) =>
  openStream(ask, {
    bureauId,
    isFull: () => streams >= MOST,
    first: ': here\n\n',
    opened: ({ raw, end }) => {
      const { house } = ask
      let pos = from
      let writing = false
      let more = false
      let ended = false
      const write = async () => {
        more = true
        if (writing) return
        writing = true
        try {
          while (more && !ended) {
            more = false
            const { eyes } = await eyesOf(ask, false)
            const { events, next } = await eventsAfter(house, bureauId, pos, eyes)
            more ||= next !== pos
            pos = next
            const text = events.map(lineOf).join('')
            if (text !== '' && !raw.write(text)) await drained(raw)
          }
        } catch (error) {
          broke(error)
        } finally {
          writing = false
        }
      }
      const broke = (error: unknown) => {
        if (!(error instanceof Refusal)) house.log.error({ err: error }, 'a stream of events broke')
        end()
      }
      // That the line holds; and whether the other side may still see anything.
      const beat = async () => {
        try {
          await eyesOf(ask, false)
          if (!writing) raw.write(': still here\n\n')
        } catch (error) {
          broke(error)
        }
      }
      streams++
      const beats = setInterval(beat, HEARTBEAT)
      write()
      return {
        changed: write,
        ended: () => {
          ended = true
          streams--
          clearInterval(beats)
        },
      }
    },
  })

const lineOf = (one: Event) => `id: ${one.pos}\nevent: ${one.kind}\ndata: ${JSON.stringify(one)}\n\n`
