import Type from 'typebox'
import { say } from '../kinds/words.ts'
import {
  askAnother,
  needsSecondFactor,
  offerSecondFactor,
  removeSecondFactor,
  secondFactorsOf,
  setUpSecondFactor,
} from '../people/second-factor.ts'
import { endSessions } from '../people/session.ts'
import { assertPassword, signInWith } from '../people/sign-in.ts'
import { openStep } from '../people/step.ts'
import { deviceIn, fromOf, siteOf, tokenIn } from './caller.ts'
import { operation } from './operation.ts'
import { closed, id, instant, named, orNull } from './schemas.ts'
import { accountOf, entered, exampleSignedIn, signedIn } from './session.ts'

const step = Type.String({ minLength: 1, maxLength: 200, description: 'As it was answered in the step before.' })
const short = Type.String({ maxLength: 4000 })

/** What a browser answers (WebAuthn level 3, its JSON); `@simplewebauthn/server` checks the inside. */
const credential = Type.Object(
  {
    id: short,
    rawId: short,
    type: Type.Literal('public-key'),
    clientExtensionResults: Type.Object({}, closed),
    response: Type.Object(
      {
        clientDataJSON: short,
        attestationObject: Type.Optional(Type.String({ maxLength: 20_000 })),
        authenticatorData: Type.Optional(short),
        signature: Type.Optional(short),
        userHandle: Type.Optional(short),
        transports: Type.Optional(Type.Array(Type.String({ maxLength: 20 }), { maxItems: 8 })),
      },
      closed,
    ),
  },
  closed,
)
const shown = {
  code: Type.Optional(Type.String({ minLength: 6, maxLength: 40, description: 'Six figures, or a recovery code.' })),
  passkey: Type.Optional(credential),
}

const factor = named(
  'SecondFactor',
  Type.Object({ id, sort: Type.String(), madeAt: instant, usedAt: orNull(instant) }, closed),
)

/** A code of an app, a passkey, or a recovery code: shown after the password, and set up where a one-time link leads. */
export const secondFactor = [
  operation({
    id: 'showSecondFactor',
    method: 'POST',
    path: '/api/v1/session/second',
    tag: 'session',
    summary: say('登录的第二步', 'The second step of signing in'),
    for: 'nobody',
    body: Type.Object({ step, ...shown }, { ...closed, examples: [{ step: 'n6.…', code: '123456' }] }),
    answers: { 201: { about: say('已登录', 'Signed in'), schema: signedIn, example: exampleSignedIn } },
    refuses: ['step-over', 'second-factor-wrong', 'too-many-tries', 'wrong-number-or-password'],
    aMinute: 30,
    handle: async ask => {
      const { house, request, reply, body } = ask
      reply.code(201)
      const asked = { ...body, site: siteOf(request), from: fromOf(request), device: deviceIn(request) }
      return entered(ask, await signInWith(house, asked, house.now()))
    },
  }),
  operation({
    id: 'offerSecondFactor',
    method: 'POST',
    path: '/api/v1/second-factors/offer',
    tag: 'session',
    summary: say('可以设的第二样东西', 'What may be set up as a second factor'),
    for: 'nobody',
    body: Type.Object({ step }, { ...closed, examples: [{ step: 'n6.…' }] }),
    answers: {
      200: {
        about: say('验证器的密钥；浏览器通行密钥的参数', 'A secret for an app; what a browser is asked for a passkey'),
        schema: Type.Object({ secret: Type.String(), uri: Type.String(), passkey: Type.Unknown() }, closed),
      },
    },
    refuses: ['step-over'],
    aMinute: 30,
    handle: async ({ house, request, body, reply }) => {
      reply.header('cache-control', 'no-store')
      return offerSecondFactor(house, { token: body.step, site: siteOf(request) }, house.now())
    },
  }),
  operation({
    id: 'setUpSecondFactor',
    method: 'POST',
    path: '/api/v1/second-factors',
    tag: 'session',
    summary: say('设好第二样东西', 'Set up a second factor'),
    for: 'nobody',
    body: Type.Object({ step, ...shown }, { ...closed, examples: [{ step: 'n6.…', code: '123456' }] }),
    answers: {
      201: {
        about: say(
          '设好了；手机不在时用的备用码，只显示这一次',
          'Set up; codes for when the phone is gone, shown this once',
        ),
        schema: Type.Object({ recovery: Type.Array(Type.String()) }, closed),
      },
    },
    refuses: ['step-over', 'second-factor-wrong'],
    aMinute: 30,
    handle: async ({ house, request, body, reply }) => {
      const { account, recovery } = await setUpSecondFactor(house, { ...body, site: siteOf(request) }, house.now())
      await endSessions(house.db, account, { but: tokenIn(request) })
      reply.code(201).header('cache-control', 'no-store')
      return { recovery }
    },
  }),
  operation({
    id: 'beginSecondFactor',
    method: 'POST',
    path: '/api/v1/second-factors/begin',
    tag: 'session',
    summary: say('再设一样或去掉一样，先确认密码', 'Set up another one, or remove one; first the password again'),
    for: 'staff',
    body: Type.Object(
      { password: Type.String({ minLength: 1, maxLength: 400 }) },
      { ...closed, examples: [{ password: 'four words of my own' }] },
    ),
    answers: {
      200: {
        about: say(
          '可以设了；show：去掉一样时，用它出示另一样',
          'It may be set up; with show another one is shown, to remove one',
        ),
        schema: Type.Object(
          {
            setUp: Type.String(),
            show: orNull(Type.Object({ step: Type.String(), passkey: Type.Optional(Type.Unknown()) }, closed)),
          },
          closed,
        ),
        example: { setUp: 'n6.…', show: null },
      },
    },
    refuses: ['wrong-number-or-password', 'too-many-tries'],
    handle: async ({ house, person, body, request, reply }) => {
      const account = accountOf(person!)
      await assertPassword(house.db, account, body.password, house.now())
      reply.header('cache-control', 'no-store')
      const { step, passkey } = (await askAnother(house.db, account, siteOf(request), house.now())) ?? {}
      return {
        setUp: await openStep(house.db, account, 'set_up', {}, house.now()),
        show: step === undefined ? null : { step, ...(passkey && { passkey }) },
      }
    },
  }),
  operation({
    id: 'removeSecondFactor',
    method: 'POST',
    path: '/api/v1/second-factors/remove',
    tag: 'session',
    summary: say('去掉一样：出示另一样，或一个备用码', 'Remove one: by showing another, or a recovery code'),
    for: 'staff',
    body: Type.Object(
      { factor: id, step, ...shown },
      {
        ...closed,
        examples: [{ factor: '0192f5a0-0000-7000-8000-000000000001', step: 'n6.…', code: '123456' }],
      },
    ),
    answers: { 204: { about: say('去掉了，其他登录都已退出', 'Removed; every other session of theirs has ended') } },
    refuses: ['no-such-factor', 'last-second-factor', 'step-over', 'second-factor-wrong', 'too-many-tries'],
    handle: async ({ house, person, body, request, reply }) => {
      await removeSecondFactor(house, person!, { ...body, site: siteOf(request) }, house.now())
      await endSessions(house.db, accountOf(person!), { but: tokenIn(request) })
      return reply.code(204).header('cache-control', 'no-store').send()
    },
  }),
  operation({
    id: 'listSecondFactors',
    method: 'GET',
    path: '/api/v1/second-factors',
    tag: 'session',
    summary: say('我设了哪些', 'What I have set up'),
    for: 'staff',
    answers: {
      200: {
        about: say('先设的在前', 'The first set up first'),
        schema: Type.Object(
          {
            factors: Type.Array(factor),
            recoveryLeft: Type.Integer(),
            needed: Type.Boolean({ description: 'Their post needs one: the last stays.' }),
          },
          closed,
        ),
      },
    },
    handle: async ({ house, person, reply }) => {
      reply.header('cache-control', 'no-store')
      const { factors, recoveryLeft } = await secondFactorsOf(house.db, accountOf(person!))
      return {
        factors: factors.map(({ madeAt, usedAt, ...one }) => ({
          ...one,
          madeAt: madeAt.toISOString(),
          usedAt: usedAt?.toISOString() ?? null,
        })),
        recoveryLeft,
        needed: await needsSecondFactor(house.db, person!),
      }
    },
  }),
]
