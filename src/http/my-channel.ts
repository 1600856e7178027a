import Type from 'typebox'
import { choice } from '../kinds/says.ts'
import { say } from '../kinds/words.ts'
import { signsAs } from '../matters/actors.ts'
import { matterFor } from '../matters/store.ts'
import { channelsOf } from '../notices/channels/index.ts'
import { agreeingAt } from '../notices/channels/wechat.ts'
import { type Choice, choices, choose, isChannel, offeredBy, reachOf } from '../notices/reach.ts'
import { takeReceipts } from '../notices/receipts.ts'
import { Refusal } from '../platform/refusal.ts'
import { residentIn } from './asker.ts'
import { homeOf } from './home.ts'
import { type Ask, operation } from './operation.ts'
import { closed, language, named, orNull } from './schemas.ts'
import { byLink } from './write-headers.ts'

const shown = named(
  'MyChannel',
  Type.Object(
    {
      offered: Type.Array(Type.String(), { description: 'Ways that this bureau has; none for a protected matter.' }),
      channel: Type.String({ description: 'none: nothing is sent.' }),
      language: Type.String(),
      given: Type.Boolean({ description: 'An address was given here; it is shown to nobody again.' }),
      wechat: orNull(
        Type.String({
          description:
            'Where one agrees in WeChat (OAuth 2, snsapi_base): add `&state=…#wechat_redirect`; one comes back to /m with a code.',
        }),
      ),
      pushKey: orNull(Type.String({ description: 'For a browser that wants to be woken (VAPID).' })),
    },
    closed,
  ),
)

/** Whoever holds the link, and who they are in the matter. Refuses `link-needed` (401) and `no-such-matter` (404). */
async function mineOf(ask: Ask) {
  const holder = residentIn(ask)
  const whole = await matterFor(ask.house, holder, holder.holds.matterId)
  const personId = whole && signsAs(holder, whole.matter)
  if (!personId) throw new Refusal(404, 'no-such-matter')
  const { matter } = whole
  return { who: { bureauId: holder.bureauId, matterId: matter.id, personId }, isProtected: matter.protected }
}

async function shownTo({ house, reply }: Ask, { who, isProtected }: Awaited<ReturnType<typeof mineOf>>) {
  reply.header('cache-control', 'no-store')
  const { channel, language, given } = await reachOf(house, who)
  const { settings, address } = channelsOf(house)
  const pushKey = settings?.push?.publicKey ?? null
  const wechat = settings?.wechat ? agreeingAt(settings.wechat, `${address}/m`) : null
  // Of a protected matter nothing is sent to anybody in it (R26).
  if (isProtected) return { offered: [], channel: 'none', language, given: false, wechat: null, pushKey: null }
  return { offered: offeredBy(house), channel, language, given, wechat, pushKey }
}

/** How one hears of one's own matter; and what the gateway says of messages that it took. */
export const myChannel = [
  operation({
    id: 'readMyChannel',
    method: 'GET',
    path: '/api/v1/my/channel',
    tag: 'matters',
    summary: say('这件事有消息时，怎样告诉我', 'How I hear of news on my matter'),
    for: 'nobody',
    byLink: true,
    headers: byLink,
    answers: {
      200: { about: say('现在的方式，和可以选的方式', 'As it is now, and what may be chosen'), schema: shown },
    },
    refuses: ['link-needed', 'no-such-matter'],
    aMinute: 60,
    handle: async ask => shownTo(ask, await mineOf(ask)),
  }),
  operation({
    id: 'chooseMyChannel',
    method: 'POST',
    path: '/api/v1/my/channel',
    tag: 'matters',
    summary: say('选方式和语言，或者不再收', 'Choose a way and a language, or stop it'),
    for: 'nobody',
    byLink: true,
    headers: byLink,
    body: Type.Object(
      {
        channel: choice(...choices),
        language,
        address: Type.Optional(
          Type.String({
            maxLength: 2000,
            description: 'A number, a mail address, or what the browser gave. Kept sealed.',
          }),
        ),
        code: Type.Optional(
          Type.String({
            pattern: '^[\\w-]{1,200}$',
            description: 'For WeChat: what one came back with after agreeing there. Used once.',
          }),
        ),
      },
      { ...closed, examples: [{ channel: 'none', language: 'zh' }] },
    ),
    answers: { 200: { about: say('选好了', 'As it is from now on'), schema: shown } },
    refuses: [
      'link-needed',
      'no-such-matter',
      'channel-not-here',
      'address-needed',
      'address-wrong',
      'wechat-refused',
      'wechat-silent',
    ],
    aMinute: 20,
    handle: async ask => {
      const mine = await mineOf(ask)
      const said = ask.body as { channel: Choice; language: 'zh' | 'en'; address?: string; code?: string }
      if (mine.isProtected) throw new Refusal(422, 'channel-not-here')
      await choose(ask.house, mine.who, said)
      return shownTo(ask, mine)
    },
  }),
  operation({
    id: 'hearReceipt',
    method: 'GET',
    path: '/api/v1/channels/{channel}/receipt',
    tag: 'about',
    summary: say(
      '短信网关回报送达情况：凭双方约定的口令',
      'What a gateway reports of messages that it took, by its password',
    ),
    for: 'nobody',
    answers: {
      200: { about: say('照网关的约定应答', 'As the gateway wants it'), type: 'application/json; charset=utf-8' },
    },
    refuses: ['key-unknown'],
    aMinute: 6000,
    handle: async ({ house, path, request, reply }) => {
      const name = path['channel']!
      if (!isChannel(name)) throw new Refusal(403, 'key-unknown')
      const fields = Object.fromEntries(
        Object.entries(request.query as Record<string, unknown>).map(([field, value]) => [
          field,
          String(value).slice(0, 200),
        ]),
      )
      const { bureauId } = await homeOf(house)
      const answer = await takeReceipts(house, bureauId, name, { fields, headers: request.headers })
      if (answer === undefined) throw new Refusal(403, 'key-unknown')
      return reply.header('cache-control', 'no-store').type('application/json; charset=utf-8').send(answer)
    },
  }),
]
