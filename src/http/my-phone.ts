import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { printedCode } from '../kinds/printed-code.ts'
import { say } from '../kinds/words.ts'
import { linkByPhone, mattersByPhone } from '../matters/by-phone.ts'
import { endPhoneSession, openPhoneSession, phoneHeldBy } from '../matters/phone-session.ts'
import { askCode, goodForMinutes, heldPhone, isMobile } from '../notices/phone-code.ts'
import { Refusal } from '../platform/refusal.ts'
import { sourceOf } from './caller.ts'
import { homeOf } from './home.ts'
import { type Operation, operation } from './operation.ts'
import { closed, instant, language } from './schemas.ts'
import { exampleTracked, trackedFields, trackedShown } from './tracked.ts'

const phone = Type.String({ minLength: 1, maxLength: 40 })
const examplePhone = '13905300000'

/** Not the one of colleagues, and no cookie: a page that is closed has forgotten it. */
const header: NonNullable<Operation['headers']> = {
  'X-Phone-Session': {
    about: say('凭手机验证码进入后得到的', 'What one was given for the code from the telephone'),
    schema: Type.String(),
    example: '2v9.…',
  },
}

function sessionIn({ headers }: FastifyRequest): string {
  const token = headers['x-phone-session']
  if (token === undefined) throw new Refusal(401, 'phone-session-over')
  return String(token)
}

function assertMobile(text: string): void {
  if (!isMobile(text)) throw new Refusal(422, 'bad-input', { faults: [{ at: '/phone', code: 'not-a-mobile' }] })
}

/** What was reported with a telephone, for whoever holds it (R30): no account, no name. */
export const myPhone = [
  operation({
    id: 'askPhoneCode',
    method: 'POST',
    path: '/api/v1/my/phone/code',
    tag: 'matters',
    summary: say(
      '要一个手机验证码：不论这个号码报过事没有，回答都一样',
      'Ask for a code by SMS: answered alike, whether anything was reported with this number or not',
    ),
    for: 'nobody',
    body: Type.Object({ phone, language: Type.Optional(language) }, { ...closed, examples: [{ phone: examplePhone }] }),
    answers: {
      202: {
        about: say('报过事的号码，一分钟内会收到', 'If anything was reported with it, a code comes within a minute'),
        schema: Type.Object({ goodForMinutes: Type.Integer() }, closed),
        example: { goodForMinutes },
      },
    },
    refuses: [
      'bad-input',
      'no-phone-codes-here',
      'no-codes-today',
      'too-many-codes-here',
      'code-just-asked',
      'too-many-codes',
    ],
    aMinute: 20,
    handle: async ({ house, body, request, reply }) => {
      assertMobile(body.phone)
      const language = body.language === 'en' ? 'en' : 'zh'
      await askCode(house, await homeOf(house), { phone: body.phone, language }, sourceOf(request))
      reply.code(202).header('cache-control', 'no-store')
      return { goodForMinutes }
    },
  }),
  operation({
    id: 'enterByPhone',
    method: 'POST',
    path: '/api/v1/my/phone/session',
    tag: 'matters',
    summary: say('凭验证码进入，二十分钟', 'Enter by the code, for twenty minutes'),
    for: 'nobody',
    body: Type.Object(
      { phone, code: Type.String({ pattern: '^\\s*\\d{6}\\s*$' }) },
      { ...closed, examples: [{ phone: examplePhone, code: '000000' }] },
    ),
    answers: {
      201: {
        about: say('可以看这部手机报过的事', 'What was reported with this phone may be seen'),
        schema: Type.Object({ token: Type.String(), ends: instant }, closed),
        example: { token: '2v9.…', ends: '2026-11-24T02:20:00.000Z' },
      },
    },
    refuses: ['bad-input', 'code-wrong-or-over', 'too-many-tries'],
    aMinute: 20,
    handle: async ({ house, body, request, reply }) => {
      assertMobile(body.phone)
      const { bureauId } = await homeOf(house)
      const said = { phone: body.phone, code: body.code.trim() }
      const held = await heldPhone(house, bureauId, said, sourceOf(request))
      const { token, endsAt } = await openPhoneSession(house, bureauId, held)
      reply.code(201).header('cache-control', 'no-store')
      return { token, ends: endsAt.toISOString() }
    },
  }),
  operation({
    id: 'leavePhone',
    method: 'DELETE',
    path: '/api/v1/my/phone/session',
    tag: 'matters',
    summary: say('退出', 'Leave'),
    for: 'nobody',
    headers: header,
    answers: { 204: { about: say('已退出', 'Left') } },
    handle: async ({ house, request, reply }) => {
      const token = request.headers['x-phone-session']
      if (token !== undefined) await endPhoneSession(house, String(token))
      return reply.code(204).header('cache-control', 'no-store').send()
    },
  }),
  operation({
    id: 'listByPhone',
    method: 'GET',
    path: '/api/v1/my/phone/matters',
    tag: 'matters',
    summary: say(
      '这部手机报过的事：编号和凭编号能看到的，没有别的',
      'What was reported with this phone: codes, and what a code tells; nothing else',
    ),
    for: 'nobody',
    headers: header,
    answers: {
      200: {
        about: say(
          '最近的在前；受保护的、投诉和线索不在里面',
          'The latest first; nothing protected, no complaint, no clue',
        ),
        schema: Type.Object(
          {
            ends: instant,
            matters: Type.Array(Type.Object({ code: Type.String(), ...trackedFields }, closed)),
          },
          closed,
        ),
        example: { ends: '2026-11-24T02:20:00.000Z', matters: [{ code: 'HZ 7K3M-9PQR-4', ...exampleTracked }] },
      },
    },
    refuses: ['phone-session-over'],
    aMinute: 60,
    handle: async ({ house, request, reply }) => {
      reply.header('cache-control', 'no-store')
      const { bureauId, phone: held, endsAt } = await phoneHeldBy(house, sessionIn(request))
      const matters = await mattersByPhone(house, bureauId, held)
      return {
        ends: endsAt.toISOString(),
        matters: matters.map(({ code, ...found }) => ({ code: printedCode(code), ...trackedShown(found) })),
      }
    },
  }),
  operation({
    id: 'openByPhone',
    method: 'POST',
    path: '/api/v1/my/phone/link',
    tag: 'matters',
    summary: say(
      '凭编号和手机验证码，回到自己的事',
      'Back to one’s own matter by its code and the code from the telephone',
    ),
    for: 'nobody',
    headers: header,
    body: Type.Object(
      { code: Type.String({ minLength: 1, maxLength: 40 }) },
      { ...closed, examples: [{ code: 'HZ 7K3M-9PQR-4' }] },
    ),
    answers: {
      200: {
        about: say('查询链接', 'The secret link'),
        schema: Type.Object({ token: Type.String(), path: Type.String() }, closed),
      },
    },
    refuses: ['phone-session-over', 'not-on-this-phone'],
    aMinute: 30,
    handle: async ({ house, body, request, reply }) => {
      reply.header('cache-control', 'no-store')
      const { bureauId, phone: held } = await phoneHeldBy(house, sessionIn(request))
      const token = await linkByPhone(house, bureauId, held, body.code)
      if (token === undefined) throw new Refusal(404, 'not-on-this-phone')
      return { token, path: `/m#${token}` }
    },
  }),
]
