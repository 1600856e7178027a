import Type from 'typebox'
import { choice } from '../kinds/says.ts'
import { say } from '../kinds/words.ts'
import { custodianOf, custodiansOf } from '../matters/custodians.ts'
import { type OpeningReason, openingReasons } from '../matters/purposes.ts'
import { askedFor, askToOpen, bringPart, openingsOf } from '../matters/vault.ts'
import { sessionsOf } from '../people/session.ts'
import { facesOf, type Person } from '../people/who-is-who.ts'
import { Refusal } from '../platform/refusal.ts'
import { tokenIn } from './caller.ts'
import { once } from './once.ts'
import { type Ask, idIn, operation } from './operation.ts'
import { closed, id, instant, named, orNull, theWords } from './schemas.ts'
import { mayHaveKey, refusesKey } from './write-headers.ts'

const hex = Type.String({ pattern: '^([0-9a-f]{2}){32,65}$' })
const reasons = Object.keys(openingReasons) as OpeningReason[]
const because = choice(...reasons)
const suite = choice('standard', 'gm')

const opening = named(
  'VaultOpening',
  Type.Object(
    {
      id,
      code: Type.String(),
      because,
      words: theWords,
      reason: Type.String(),
      state: choice('asked', 'half', 'opened', 'over'),
      askedBy: Type.String({ description: 'By name.' }),
      askedAt: instant,
      endsAt: instant,
      firstBy: orNull(Type.String()),
      openedBy: orNull(Type.String()),
      openedAt: orNull(instant),
      point: orNull(hex),
    },
    closed,
  ),
)

export const vault = [
  operation({
    id: 'readVault',
    method: 'GET',
    path: '/api/v1/vault',
    tag: 'vault',
    summary: say(
      '保管人：谁保管哪一份，申请过和打开过哪些（保管人与市局法制可看）',
      'Custodians: who holds which share, what was asked for and opened (for them, and the city’s legal officer)',
    ),
    for: 'staff',
    answers: {
      200: {
        about: say('最近一年的，最新在前', 'Of the last year, the newest first'),
        schema: Type.Object(
          {
            suite,
            mine: orNull(Type.Object({ n: Type.Integer(), edition: Type.Integer(), half: hex }, closed)),
            custodians: Type.Array(Type.Object({ n: Type.Integer(), name: Type.String() }, closed)),
            reasons: Type.Array(Type.Object({ because, words: theWords }, closed)),
            openings: Type.Array(opening),
          },
          closed,
        ),
      },
    },
    refuses: ['custodians-only'],
    handle: async ({ house, person, reply }) => {
      const mine = await custodianOf(house, person!).catch(error => {
        if (!reviews(person!)) throw error
        return null
      })
      reply.header('cache-control', 'no-store')
      const { bureauId } = person!
      const faceOf = await facesOf(house.db, bureauId)
      const nameOf = (staffId: string) => faceOf(staffId)?.name ?? staffId
      const who = (staffId: string | null) => staffId && nameOf(staffId)
      const now = house.now()
      const openings = await openingsOf(house, person!)
      return {
        suite: house.suite.name,
        mine: mine && { ...mine, half: mine.half.toString('hex') },
        custodians: (await custodiansOf(house, bureauId)).map(({ n, staffId }) => ({ n, name: nameOf(staffId) })),
        reasons: reasons.map(one => ({ because: one, words: openingReasons[one] })),
        openings: openings.map(one => ({
          ...one,
          words: openingReasons[one.because],
          state: one.openedBy ? 'opened' : one.endsAt <= now ? 'over' : one.firstBy ? 'half' : 'asked',
          askedBy: nameOf(one.askedBy),
          firstBy: who(one.firstBy),
          openedBy: who(one.openedBy),
          askedAt: one.askedAt.toISOString(),
          endsAt: one.endsAt.toISOString(),
          openedAt: one.openedAt?.toISOString() ?? null,
          point: mine && one.point ? one.point.toString('hex') : null,
        })),
      }
    },
  }),
  operation({
    id: 'askToOpenVault',
    method: 'POST',
    path: '/api/v1/vault/openings',
    tag: 'vault',
    summary: say(
      '保管人申请查看一件事的报告人是谁：写明理由，须另一名保管人同意',
      'A custodian asks to open who reported one matter: with a reason, and another custodian beside them',
    ),
    for: 'staff',
    headers: mayHaveKey,
    body: Type.Object(
      {
        code: Type.String({ minLength: 4, maxLength: 64, description: 'Of the matter.' }),
        because,
        reason: Type.String({ minLength: 10, maxLength: 500 }),
      },
      {
        ...closed,
        examples: [
          { code: 'HZ 7K3M-9PQR-4', because: 'court_order', reason: '菏泽市中级人民法院调取，2026年第12号函' },
        ],
      },
    ),
    answers: {
      201: {
        about: say(
          '已申请：各人在自己的浏览器里用保管的那一份算出一段，一天内有效',
          'Asked: each brings a part, within a day',
        ),
        schema: Type.Object(
          { id, code: Type.String(), point: hex, endsAt: instant },
          { ...closed, description: 'point: what the shares are applied to.' },
        ),
      },
    },
    refuses: [
      'custodians-only',
      'second-factor-for-vault',
      'nothing-in-the-vault',
      'too-near',
      'opening-over',
      ...refusesKey,
    ],
    handle: async ask => {
      const { house, person, body, reply } = ask
      await assertSecondFactor(ask)
      const { id } = await once(ask, body, async () => ({ id: await askToOpen(house, person!, body) }))
      const { point, endsAt, ...asked } = await askedFor(house, person!, id)
      reply.code(201).header('cache-control', 'no-store')
      return { ...asked, point: point.toString('hex'), endsAt: endsAt.toISOString() }
    },
  }),
  operation({
    id: 'bringVaultPart',
    method: 'POST',
    path: '/api/v1/vault/openings/{opening}/part',
    tag: 'vault',
    summary: say(
      '保管人交出自己算出的一段；第二名保管人交出时打开，记入办理记录和查看记录，并告知报告人',
      'A custodian brings their part; with the second one’s it opens, which is written into the journal and told to who reported it',
    ),
    for: 'staff',
    body: Type.Object(
      {
        part: hex,
        proof: Type.String({ pattern: '^[0-9a-f]{128}$', description: 'That it was made with their share.' }),
      },
      { ...closed, examples: [{ part: '5f'.repeat(32), proof: '0a'.repeat(64) }] },
    ),
    answers: {
      200: {
        about: say('还差一人，或报告人是谁', 'One more is needed, or who reported it'),
        schema: Type.Object(
          {
            state: choice('half', 'opened'),
            code: Type.Optional(Type.String()),
            identity: Type.Optional(Type.Unknown()),
            readUntil: Type.Optional(instant),
          },
          {
            ...closed,
            description: 'identity: as they said it. readUntil: whoever opened it may ask again until then.',
          },
        ),
      },
    },
    refuses: [
      'custodians-only',
      'second-factor-for-vault',
      'no-such-opening',
      'opening-over',
      'second-custodian-needed',
      'part-wrong',
      'nothing-in-the-vault',
      'too-near',
    ],
    handle: async ask => {
      const { house, person, body, reply } = ask
      await assertSecondFactor(ask)
      const opening = idIn(ask, 'opening', 'no-such-opening')
      const [point, proof] = [Buffer.from(body.part, 'hex'), Buffer.from(body.proof, 'hex')]
      const opened = await bringPart(house, person!, opening, { point, proof })
      reply.header('cache-control', 'no-store')
      return opened.state === 'half' ? opened : { ...opened, readUntil: opened.readUntil.toISOString() }
    },
  }),
]

/** Who looks afterwards at what custodians did. */
const reviews = ({ posts }: Person) => posts.some(({ post, unitPath }) => post === 'legal_officer' && unitPath === '/')

/** A custodian shows more than a password, whatever their post. */
async function assertSecondFactor({
  house,
  person,
  request,
}: Pick<Ask, 'house' | 'person' | 'request'>): Promise<void> {
  if (house.mode === 'demo') return
  const account = { bureauId: person!.bureauId, staffId: person!.id }
  const mine = (await sessionsOf(house.db, account, tokenIn(request), house.now())).find(one => one.mine)
  if (mine?.shown === 'password') throw new Refusal(403, 'second-factor-for-vault')
}
