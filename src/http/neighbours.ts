import Type from 'typebox'
import { dayOf, isoAt } from '../clock/zone.ts'
import { choice } from '../kinds/says.ts'
import { say } from '../kinds/words.ts'
import { addNeighbour, endNeighbour, scopes } from '../neighbours/keys.ts'
import { neighboursOf, sentBy } from '../neighbours/overview.ts'
import { serviceOf } from '../neighbours/services.ts'
import { deadCalls, replay } from '../neighbours/webhooks.ts'
import { channelNames } from '../notices/channels/channel.ts'
import { channelsOf } from '../notices/channels/index.ts'
import { channelStates, deadMessages, replayMessages } from '../notices/state.ts'
import { assertHolds } from '../people/holds.ts'
import type { Person } from '../people/who-is-who.ts'
import { uuidv7 } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import { once } from './once.ts'
import { type Ask, idIn, operation } from './operation.ts'
import { closed, id, instant, named, orNull, theWords } from './schemas.ts'
import { sightOf } from './sight.ts'
import { mayHaveKey, refusesKey } from './write-headers.ts'

/** Keys, calls and channels are the system administrator's: who sees no matter by them. */
const assertAdministers = (person: Person) => assertHolds(person, 'system_admin')

const timesOf = async ({ house, person }: Ask) => {
  const { know } = await sightOf(house, person!.bureauId)
  return (at: Date | null) => (at === null ? null : isoAt(at.getTime(), know.tz))
}

const webhook = Type.Object({
  id,
  url: Type.String(),
  kinds: orNull(Type.Array(Type.String())),
  waiting: Type.Integer(),
  dead: Type.Integer({ description: 'Given up after three days.' }),
})
const neighbour = named(
  'Neighbour',
  Type.Object({
    id,
    name: Type.String(),
    scopes: Type.Array(Type.String()),
    perMinute: Type.Integer(),
    madeAt: instant,
    endedAt: orNull(instant),
    fileForm: orNull(Type.String()),
    sent: Type.Integer(),
    sentToday: Type.Integer(),
    lastAt: orNull(instant),
    webhooks: Type.Array(webhook),
  }),
)

export const neighbours = [
  operation({
    id: 'listNeighbours',
    method: 'GET',
    path: '/api/v1/neighbours',
    tag: 'about',
    summary: say('互通单位：各有什么权限，送来多少', 'Systems beside ours: what each may do, and how much it brought'),
    for: 'staff',
    answers: {
      200: {
        about: say('密钥只在发放时显示一次', 'Keys are shown once, when they are given'),
        schema: Type.Object({
          scopes: Type.Array(Type.String()),
          neighbours: Type.Array(neighbour),
          dead: Type.Array(
            Type.Object({
              id,
              webhook: id,
              url: Type.String(),
              pos: Type.Integer(),
              tries: Type.Integer(),
              deadAt: instant,
              last: Type.String(),
            }),
            { description: 'Calls that were given up, the latest first; without the matter that they were about.' },
          ),
        }),
      },
    },
    refuses: ['not-for-your-post'],
    handle: async ask => {
      const { house, person } = ask
      assertAdministers(person!)
      const at = await timesOf(ask)
      const [all, dead] = await Promise.all([
        neighboursOf(house.db, person!.bureauId, house.now()),
        deadCalls(house.db, person!.bureauId),
      ])
      return {
        scopes,
        neighbours: all.map(one => ({
          ...one,
          madeAt: at(one.madeAt),
          endedAt: at(one.endedAt),
          lastAt: at(one.lastAt),
        })),
        dead: dead.map(({ matter: _, pos, ...one }) => ({ ...one, pos: Number(pos), deadAt: at(one.deadAt) })),
      }
    },
  }),
  operation({
    id: 'addNeighbour',
    method: 'POST',
    path: '/api/v1/neighbours',
    tag: 'about',
    summary: say('给一个互通单位发密钥，只显示这一次', 'Give a system beside ours a key, shown this once'),
    for: 'staff',
    headers: mayHaveKey,
    body: Type.Object(
      {
        name: Type.String({ minLength: 1, maxLength: 80 }),
        scopes: Type.Array(choice(...scopes), { minItems: 1, uniqueItems: true }),
        perMinute: Type.Integer({ minimum: 1, maximum: 100_000 }),
      },
      { ...closed, examples: [{ name: '12345', scopes: ['requests'], perMinute: 60 }] },
    ),
    answers: {
      201: {
        about: say('密钥，请马上交给对方', 'Its key; hand it over at once'),
        schema: Type.Object({ id, key: Type.String() }),
      },
    },
    refuses: ['not-for-your-post', 'bad-input', 'no-name', 'unknown-scope', ...refusesKey, 'shown-once'],
    handle: async ask => {
      const { house, person, body, reply } = ask
      assertAdministers(person!)
      const add = () => addNeighbour(house.db, person!.bureauId, body, house.now())
      const made = await once(ask, body, add, { shownOnce: true })
      reply.code(201).header('cache-control', 'no-store')
      return made
    },
  }),
  operation({
    id: 'endNeighbour',
    method: 'POST',
    path: '/api/v1/neighbours/{neighbour}/end',
    tag: 'about',
    summary: say('停用一个互通单位的密钥', 'End the key of a system beside ours'),
    for: 'staff',
    answers: { 204: { about: say('密钥从现在起无效', 'Its key opens nothing from now on') } },
    refuses: ['not-for-your-post', 'unknown-neighbour'],
    handle: async ask => {
      assertAdministers(ask.person!)
      await endNeighbour(
        ask.house.db,
        ask.person!.bureauId,
        idIn(ask, 'neighbour', 'unknown-neighbour'),
        ask.house.now(),
      )
      return ask.reply.code(204).send()
    },
  }),
  operation({
    id: 'sentByNeighbour',
    method: 'GET',
    path: '/api/v1/neighbours/{neighbour}/sent',
    tag: 'about',
    summary: say('一个互通单位送来过什么', 'What a system beside ours brought'),
    for: 'staff',
    answers: {
      200: {
        about: say(
          '最近两百件：哪一类、对方编号、收下没有；不含内容',
          'The latest two hundred: of what sort, under which number of theirs, taken or not; never what they say',
        ),
        schema: Type.Object({
          sent: Type.Array(
            Type.Object({
              at: instant,
              service: Type.String(),
              words: theWords,
              own: orNull(Type.String()),
              taken: Type.Boolean(),
            }),
          ),
        }),
      },
    },
    refuses: ['not-for-your-post', 'unknown-neighbour'],
    handle: async ask => {
      assertAdministers(ask.person!)
      const at = await timesOf(ask)
      const rows = await sentBy(ask.house.db, ask.person!.bureauId, idIn(ask, 'neighbour', 'unknown-neighbour'))
      return {
        sent: rows.map(one => ({
          ...one,
          at: at(one.at),
          words: serviceOf(one.service)?.name ?? say(one.service, one.service),
        })),
      }
    },
  }),
  operation({
    id: 'replayWebhook',
    method: 'POST',
    path: '/api/v1/webhooks/{webhook}/replay',
    tag: 'about',
    summary: say('把送不到的回调重新投递', 'Try the calls of a webhook anew that were given up'),
    for: 'staff',
    headers: mayHaveKey,
    answers: { 200: { about: say('重新投递几条', 'How many'), schema: Type.Object({ count: Type.Integer() }) } },
    refuses: ['not-for-your-post', 'unknown-webhook', ...refusesKey],
    handle: async ask => {
      assertAdministers(ask.person!)
      const { house, person } = ask
      const webhook = idIn(ask, 'webhook', 'unknown-webhook')
      return once(ask, null, async () => ({
        count: await replay(house.db, person!.bureauId, webhook, house.now()),
      }))
    },
  }),
  operation({
    id: 'listChannels',
    method: 'GET',
    path: '/api/v1/channels',
    tag: 'about',
    summary: say('消息渠道现在怎样', 'How the ways out are'),
    for: 'staff',
    query: Type.Object({ look: Type.Optional(Type.Boolean({ description: 'Ask each of them just now.' })) }, closed),
    answers: {
      200: {
        about: say(
          '每条渠道，和送不到的消息（不含内容和地址）',
          'Each way out, and messages that were given up: neither words nor addresses',
        ),
        schema: Type.Object({
          channels: Type.Array(
            Type.Object({
              name: Type.String(),
              isSetUp: Type.Boolean(),
              wrong: orNull(Type.String()),
              perMinute: Type.Integer(),
              waiting: Type.Integer(),
              sentToday: Type.Integer(),
              arrived: Type.Integer(),
              dead: Type.Integer(),
              downUntil: orNull(instant),
              last: orNull(Type.String()),
              sentAt: orNull(instant),
            }),
          ),
          dead: Type.Array(
            Type.Object({
              id: Type.String(),
              channel: Type.String(),
              template: Type.String(),
              tries: Type.Integer(),
              deadAt: instant,
              last: Type.String(),
            }),
          ),
        }),
      },
    },
    refuses: ['not-for-your-post'],
    handle: async ask => {
      const { house, person } = ask
      assertAdministers(person!)
      const at = await timesOf(ask)
      const { ways } = channelsOf(house)
      const states = await channelStates(house, person!.bureauId)
      const looked = await Promise.all(
        states.map(async one => (ask.query.look && (await ways.get(one.name)?.look())) || null),
      )
      const dead = await deadMessages(house.db, person!.bureauId)
      return {
        channels: states.map(({ name, perMinute, waiting, sentToday, arrived, dead: given, ...one }, i) => ({
          name,
          isSetUp: ways.has(name),
          wrong: looked[i]!,
          perMinute,
          waiting,
          sentToday,
          arrived,
          dead: given,
          downUntil: at(one.downUntil),
          last: one.last,
          sentAt: at(one.sentAt),
        })),
        dead: dead.map(({ id, channel, template, tries, last, deadAt }) => ({
          id,
          channel,
          template,
          tries,
          last,
          deadAt: at(deadAt),
        })),
      }
    },
  }),
  operation({
    id: 'testChannel',
    method: 'POST',
    path: '/api/v1/channels/{channel}/test',
    tag: 'about',
    summary: say('发一条测试消息', 'Send a message to try a channel'),
    for: 'staff',
    headers: mayHaveKey,
    body: Type.Object(
      { to: Type.String({ minLength: 1, maxLength: 200, description: 'Your own address or number.' }) },
      { ...closed, examples: [{ to: '13905300000' }] },
    ),
    answers: {
      200: {
        about: say('渠道怎么说', 'What the channel says'),
        schema: Type.Object({ how: Type.String(), why: orNull(Type.String()) }),
      },
    },
    refuses: ['not-for-your-post', 'no-such-channel', 'bad-input', ...refusesKey],
    aMinute: 10,
    handle: async ask => {
      const { house, person, path, body } = ask
      assertAdministers(person!)
      const channel = channelsOf(house).ways.get(path['channel'] as (typeof channelNames)[number])
      if (!channel) throw new Refusal(404, 'no-such-channel')
      const to = channel.addressOf(body.to)
      if (to === undefined) throw new Refusal(422, 'bad-input', { faults: [{ at: '/to', code: 'wrong-form' }] })
      const { know } = await sightOf(house, person!.bureauId)
      const day = dayOf(house.now(), know.tz)
      return once(ask, body, async () => {
        const outcome = await channel.send({
          id: uuidv7(house.now()),
          to,
          link: null,
          title: '小警务测试消息',
          text: `小警务测试消息（${day}），收到即表示渠道正常，无需回复。`,
        })
        return { how: outcome.how, why: 'why' in outcome ? outcome.why : null }
      })
    },
  }),
  operation({
    id: 'replayChannel',
    method: 'POST',
    path: '/api/v1/channels/{channel}/replay',
    tag: 'about',
    summary: say('把这条渠道送不到的消息重发', 'Try the messages of a channel anew that were given up'),
    for: 'staff',
    headers: mayHaveKey,
    answers: { 200: { about: say('重发几条', 'How many'), schema: Type.Object({ count: Type.Integer() }) } },
    refuses: ['not-for-your-post', 'no-such-channel', ...refusesKey],
    handle: async ask => {
      const { house, person, path } = ask
      assertAdministers(person!)
      const channel = path['channel']!
      if (!(channelNames as readonly string[]).includes(channel)) throw new Refusal(404, 'no-such-channel')
      return once(ask, null, async () => ({
        count: await replayMessages(house.db, person!.bureauId, { channel }, house.now()),
      }))
    },
  }),
]
