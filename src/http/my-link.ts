import Type from 'typebox'
import { say } from '../kinds/words.ts'
import { linkByWord } from '../matters/by-word.ts'
import { Refusal } from '../platform/refusal.ts'
import { operation } from './operation.ts'
import { closed } from './schemas.ts'
import { mayTry } from './words-tried.ts'

/** Back to one's own page without an account and without a name. */
export const myLink = operation({
  id: 'openByWord',
  method: 'POST',
  path: '/api/v1/my/link',
  tag: 'matters',
  summary: say(
    '凭编号和报的时候定的暗语，回到自己的事：不用账号',
    'Back to one’s own matter by its code and the word chosen at report: no account',
  ),
  for: 'nobody',
  body: Type.Object(
    { code: Type.String({ minLength: 1, maxLength: 40 }), word: Type.String({ minLength: 1, maxLength: 200 }) },
    { ...closed, examples: [{ code: 'HZ 7K3M-9PQR-4', word: '柳树下的井' }] },
  ),
  answers: {
    200: {
      about: say('查询链接', 'The secret link'),
      schema: Type.Object({ token: Type.String(), path: Type.String() }, closed),
    },
  },
  refuses: ['unknown-code-or-word'],
  aMinute: 10,
  handle: async ({ house, body: { code, word }, reply }) => {
    reply.header('cache-control', 'no-store')
    // Counted apart from those at the link: whoever knows the code alone shuts nobody out who holds that.
    const token = await linkByWord(house, code, word, matterId => mayTry(house, `${matterId} by code`, word))
    if (token === undefined) throw new Refusal(404, 'unknown-code-or-word')
    return { token, path: `/m#${token}` }
  },
})
