import type { FastifyInstance } from 'fastify'
import type { House } from '../house.ts'
import { say, type Words } from '../kinds/words.ts'
import { isVoid } from '../papers/store.ts'
import { readToken } from '../papers/token.ts'
import { languageOf } from './language.ts'
import { plainPage, plainPolicy } from './plain-page.ts'

const answers: Readonly<Record<'genuine' | 'void' | 'unknown', Words>> = {
  genuine: say('这张单据是我们出具的，有效。', 'We gave out this paper, and it counts.'),
  void: say('这张单据是我们出具的，已作废。', 'We gave out this paper, and it counts no more.'),
  unknown: say('不是我们出具的单据，或者没有扫全。', 'This is no paper of ours, or the code was not read whole.'),
}

const more = say(
  '要看内容，请用您的查询链接，或问出具单据的派出所。',
  'To read what it says, use your secret link, or ask the station that gave it out.',
)

/** What the code on a paper leads to, for anybody: whether it is genuine, void, or none of ours; nothing more (R28, R30). */
export function verifyPage(app: FastifyInstance, house: House): void {
  app.get<{ Params: { token: string } }>(
    '/v/:token',
    { config: { rateLimit: { max: 60, timeWindow: 60_000 } } },
    async (request, reply) => {
      const which = readToken(house.suite, request.params.token)
      const how = which === undefined ? 'unknown' : (await isVoid(house, which)) ? 'void' : 'genuine'
      const language = languageOf(request.headers['accept-language'])
      return reply
        .code(how === 'unknown' ? 404 : 200)
        .header('cache-control', 'no-store')
        .header('content-security-policy', plainPolicy)
        .type('text/html; charset=utf-8')
        .send(plainPage(language, answers[how], more[language]))
    },
  )
}
