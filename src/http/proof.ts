import Type from 'typebox'
import { shownCheckpoint } from '../journal/checkpoint.ts'
import { consistencyOf, rootsOf } from '../journal/proofs.ts'
import { say } from '../kinds/words.ts'
import { receiptFor } from '../matters/receipt.ts'
import { Refusal } from '../platform/refusal.ts'
import { residentIn } from './asker.ts'
import { homeOf } from './home.ts'
import { operation } from './operation.ts'
import { closed, named } from './schemas.ts'
import { byLink } from './write-headers.ts'

const hex = Type.String({ pattern: '^([0-9a-f]{2})*$' })
const checkpoint = named(
  'Checkpoint',
  Type.Object({
    note: Type.String({ description: 'Five lines: what was signed, the bureau, the size, the root, the instant.' }),
    key: Type.String({
      pattern: '^([0-9a-f]{64}|04[0-9a-f]{128})$',
      description: 'The public half of the key for signing: Ed25519, or SM2 where the note says gm.',
    }),
    signature: hex,
  }),
)

export const proof = [
  operation({
    id: 'readRoots',
    method: 'GET',
    path: '/api/v1/public/roots',
    tag: 'about',
    summary: say(
      '办理记录的每日签名根，供任何人留存核对',
      'The signed root of the journal of each day, for anybody to keep',
    ),
    for: 'nobody',
    answers: {
      200: {
        about: say('最新的在前，最多三十一天', 'The newest first; 31 days at most'),
        schema: Type.Object({ checkpoints: Type.Array(checkpoint) }),
      },
    },
    aMinute: 60,
    handle: async ({ house }) => {
      const { bureauId, tz } = await homeOf(house)
      return { checkpoints: (await rootsOf(house, bureauId, tz)).map(shownCheckpoint) }
    },
  }),
  operation({
    id: 'readConsistency',
    method: 'GET',
    path: '/api/v1/public/consistency',
    tag: 'about',
    summary: say(
      '证明后来的根包含先前的根，未改一条',
      'Shows that a later root still holds all of an earlier one (RFC 6962)',
    ),
    for: 'nobody',
    query: Type.Object(
      {
        from: Type.Integer({ minimum: 1, maximum: 999_999_999, description: 'The size of the earlier one.' }),
        to: Type.Integer({ minimum: 1, maximum: 999_999_999, description: 'The size of the later one.' }),
      },
      closed,
    ),
    answers: { 200: { about: say('路径', 'The path'), schema: Type.Object({ path: Type.Array(hex) }) } },
    refuses: ['no-proof-yet'],
    aMinute: 60,
    handle: async ({ house, query: { from, to } }) => {
      const { bureauId } = await homeOf(house)
      const { rows } = await house.pool.query(
        'select count(*)::int as n from checkpoint where bureau_id = $1 and size = any($2)',
        [bureauId, [from, to]],
      )
      if (from > to || rows[0].n !== (from === to ? 1 : 2)) throw new Refusal(404, 'no-proof-yet')
      return { path: (await consistencyOf(house, bureauId, from, to)).map(one => one.toString('hex')) }
    },
  }),
  operation({
    id: 'readReceipt',
    method: 'GET',
    path: '/api/v1/my/receipt',
    tag: 'matters',
    summary: say(
      '自己这件事的回执：证明记录在案、未被改动，可自行核对',
      'The receipt of one’s own matter: shows that it stands in the journal, unchanged, and can be checked by oneself',
    ),
    for: 'nobody',
    byLink: true,
    headers: byLink,
    query: Type.Object(
      { no: Type.Optional(Type.Integer({ minimum: 1, maximum: 999_999, description: 'Which entry; the first.' })) },
      closed,
    ),
    answers: {
      200: {
        about: say('回执', 'The receipt'),
        schema: Type.Object({
          receipt: Type.String(),
          leaf: Type.Object({ matter: Type.String(), no: Type.Integer(), hash: hex }),
          before: Type.Optional(hex),
          entry: Type.Optional(Type.Unknown()),
          rows: Type.Optional(hex),
          said: Type.Optional(Type.Object({ salt: hex, text: Type.String() })),
          at: Type.Integer(),
          path: Type.Array(hex),
          checkpoint,
        }),
      },
    },
    refuses: ['no-such-matter', 'no-proof-yet'],
    aMinute: 30,
    handle: async ask => {
      const holder = residentIn(ask)
      ask.reply.header('cache-control', 'no-store')
      return receiptFor(ask.house, holder, ask.query.no ?? 1)
    },
  }),
]
