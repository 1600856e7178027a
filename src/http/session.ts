import Type from 'typebox'
import { say } from '../kinds/words.ts'
import { accountByNumber } from '../people/accounts.ts'
import { knowDevice } from '../people/device.ts'
import { changePassword, setPassword } from '../people/one-time-link.ts'
import { hasSecondFactor, needsSecondFactor } from '../people/second-factor.ts'
import { endSessions, sessionsOf, signOut } from '../people/session.ts'
import { type Attempt, assertPassword, enterAs, type SignedIn, signIn } from '../people/sign-in.ts'
import { openStep } from '../people/step.ts'
import { type Person, personById } from '../people/who-is-who.ts'
import { whoAnswers } from '../places/who-answers.ts'
import { Refusal } from '../platform/refusal.ts'
import { cookieFor, deviceIn, fromOf, handOut, rememberDevice, siteOf, sourceOf, tokenIn } from './caller.ts'
import { homeOf } from './home.ts'
import { type Ask, idIn, operation } from './operation.ts'
import { closed, id, instant, named, orNull, theWords } from './schemas.ts'

const me = named(
  'Me',
  Type.Object({
    id,
    number: Type.String(),
    name: Type.String(),
    posts: Type.Array(
      Type.Object({ post: Type.String(), unit: Type.Object({ id, path: Type.String(), words: theWords }) }),
    ),
  }),
)
const exampleMe = {
  id: '0192f5a0-0000-7000-8000-000000000002',
  number: '010102',
  name: '王广义',
  posts: [
    {
      post: 'beat_officer',
      unit: {
        id: '0192f5a0-0000-7000-8000-000000000001',
        path: '/371702/371702001/',
        words: say('东城派出所', 'Dongcheng Police Station'),
      },
    },
  ],
}

export async function meOf({ house }: Pick<Ask, 'house'>, { bureauId, id, number, name, posts }: Person) {
  const { units } = await whoAnswers(house.db, bureauId)
  return {
    id,
    number,
    name,
    posts: posts.map(({ post, unitId, unitPath }) => {
      const { nameZh = '', nameEn = '' } = units.get(unitId) ?? {}
      return { post, unit: { id: unitId, path: unitPath, words: { zh: nameZh, en: nameEn } } }
    }),
  }
}

export const signedIn = Type.Object({
  token: Type.String({ description: 'For `Authorization: Bearer …`; browsers have it in a cookie as well.' }),
  expires: instant,
  me,
})
export const exampleSignedIn = { token: 'n6.…', expires: '2026-11-24T22:00:00.000Z', me: exampleMe }

/** Signs somebody in; the cookies are set. */
export async function enter(ask: Ask, who: Pick<Attempt, 'number' | 'password'>) {
  const { house, request } = ask
  const address = house.suite.hmac('sign-in address', sourceOf(request))
  const asked = { device: deviceIn(request), from: fromOf(request), site: siteOf(request) }
  const attempt = { ...who, ...asked, address, strict: house.mode === 'real' }
  return entered(ask, await signIn(house.db, attempt, house.now()))
}

/** One tap, in a demo alone: whatever a visitor has set up for an invented person keeps no other visitor out. */
export async function enterDemo(ask: Ask, number: string) {
  const { house, request } = ask
  const { bureauId } = await homeOf(house)
  const account = (await accountByNumber(house.db, bureauId, number))!
  const from = { ...fromOf(request), shown: 'demo' as const }
  const opened = await enterAs(house.db, account, { device: deviceIn(request), from }, house.now())
  const person = (await personById(house.db, bureauId, account.staffId, house.now()))!
  return entered(ask, { ...opened, person })
}

export async function entered({ house, request, reply }: Ask, { token, device, expiresAt, person }: SignedIn) {
  await handOut(house, request, reply, { token, device })
  return { token, expires: expiresAt.toISOString(), me: await meOf({ house }, person) }
}

export const accountOf = ({ bureauId, id }: Person) => ({ bureauId, staffId: id })

const sessionShown = named(
  'SignIn',
  Type.Object(
    {
      id,
      madeAt: instant,
      seenAt: instant,
      endsAt: instant,
      agent: orNull(Type.String({ description: 'Browser and system, as it says itself.' })),
      address: orNull(Type.String()),
      shown: Type.String({ description: 'With what: password, totp, passkey, recovery, city, demo.' }),
      mine: Type.Boolean({ description: 'The one by which this was asked.' }),
    },
    closed,
  ),
)

export const session = [
  operation({
    id: 'signIn',
    method: 'POST',
    path: '/api/v1/session',
    tag: 'session',
    summary: say('登录', 'Sign in'),
    for: 'nobody',
    body: Type.Object(
      { number: Type.String({ minLength: 1, maxLength: 40 }), password: Type.String({ minLength: 1, maxLength: 400 }) },
      { ...closed, examples: [{ number: '010102', password: 'demo' }] },
    ),
    answers: { 201: { about: say('已登录', 'Signed in'), schema: signedIn, example: exampleSignedIn } },
    refuses: ['wrong-number-or-password', 'too-many-tries', 'second-factor-first', 'second-factor-missing'],
    aMinute: 60,
    handle: async ask => {
      ask.reply.code(201)
      return enter(ask, ask.body)
    },
  }),
  operation({
    id: 'signOut',
    method: 'DELETE',
    path: '/api/v1/session',
    tag: 'session',
    summary: say('退出', 'Sign out'),
    for: 'nobody',
    answers: { 204: { about: say('已退出', 'Signed out') } },
    handle: async ({ house, request, reply }) => {
      const token = tokenIn(request)
      if (token) await signOut(house.db, token)
      const { name, options } = cookieFor(house, request)
      return reply.clearCookie(name, options).code(204).send()
    },
  }),
  operation({
    id: 'setPassword',
    method: 'POST',
    path: '/api/v1/password',
    tag: 'session',
    summary: say('用一次性链接设自己的密码', 'Set one’s own password, by the one-time link'),
    for: 'nobody',
    body: Type.Object(
      {
        link: Type.String({ minLength: 1, maxLength: 200, description: 'What stands after # in it.' }),
        password: Type.String({ minLength: 1, maxLength: 400 }),
      },
      { ...closed, examples: [{ link: 'n6.…', password: 'four words of my own' }] },
    ),
    answers: {
      200: {
        about: say('设好了，其他登录都已退出', 'Set; every session of theirs has ended'),
        schema: Type.Object(
          {
            setUp: orNull(
              Type.String({ description: 'With which a second factor may be set up, where there is none.' }),
            ),
            needed: Type.Boolean({ description: 'A post of theirs does not get in without.' }),
          },
          closed,
        ),
        example: { setUp: 'n6.…', needed: true },
      },
    },
    refuses: ['link-not-valid', 'password-too-short', 'password-too-long', 'password-is-common', 'password-is-number'],
    aMinute: 20,
    handle: async ({ house, body, request, reply }) => {
      const account = await setPassword(house.db, { token: body.link, password: body.password }, house.now())
      // Whoever holds the link is known here: others' wrong tries elsewhere keep them out no longer.
      const device = await knowDevice(house.db, account, deviceIn(request), house.now())
      rememberDevice(house, request, reply, device)
      reply.header('cache-control', 'no-store')
      if (await hasSecondFactor(house.db, account)) return { setUp: null, needed: false }
      const person = await personById(house.db, account.bureauId, account.staffId, house.now())
      const needed = house.mode === 'real' && person !== undefined && (await needsSecondFactor(house.db, person))
      return { setUp: await openStep(house.db, account, 'set_up', {}, house.now()), needed }
    },
  }),
  operation({
    id: 'changePassword',
    method: 'POST',
    path: '/api/v1/password/change',
    tag: 'session',
    summary: say('换自己的密码：先说现在的', 'Change one’s own password, by the one it is now'),
    for: 'staff',
    body: Type.Object(
      {
        present: Type.String({ minLength: 1, maxLength: 400 }),
        password: Type.String({ minLength: 1, maxLength: 400, description: 'The new one.' }),
      },
      { ...closed, examples: [{ present: 'demo', password: 'four words of my own' }] },
    ),
    answers: { 204: { about: say('换好了，其他登录都已退出', 'Changed; every other session of theirs has ended') } },
    refuses: [
      'wrong-number-or-password',
      'too-many-tries',
      'password-too-short',
      'password-too-long',
      'password-is-common',
      'password-is-number',
    ],
    handle: async ({ house, person, body, request, reply }) => {
      const account = accountOf(person!)
      await assertPassword(house.db, account, body.present, house.now())
      await changePassword(house.db, account, { password: body.password, token: tokenIn(request) }, house.now())
      return reply.code(204).header('cache-control', 'no-store').send()
    },
  }),
  operation({
    id: 'listSessions',
    method: 'GET',
    path: '/api/v1/sessions',
    tag: 'session',
    summary: say('我在哪些地方登录着', 'Where I am signed in'),
    for: 'staff',
    answers: {
      200: {
        about: say('最近登录的在前', 'The latest first'),
        schema: Type.Object({ sessions: Type.Array(sessionShown) }, closed),
      },
    },
    handle: async ({ house, person, request, reply }) => {
      reply.header('cache-control', 'no-store')
      const sessions = await sessionsOf(house.db, accountOf(person!), tokenIn(request), house.now())
      return {
        sessions: sessions.map(({ madeAt, seenAt, endsAt, ...one }) => ({
          ...one,
          madeAt: madeAt.toISOString(),
          seenAt: seenAt.toISOString(),
          endsAt: endsAt.toISOString(),
        })),
      }
    },
  }),
  operation({
    id: 'endOtherSessions',
    method: 'DELETE',
    path: '/api/v1/sessions',
    tag: 'session',
    summary: say('除了这里，其他地方都退出', 'Sign out everywhere else'),
    for: 'staff',
    answers: { 204: { about: say('都已退出', 'Signed out there') } },
    handle: async ({ house, person, request, reply }) => {
      await endSessions(house.db, accountOf(person!), { but: tokenIn(request) })
      return reply.code(204).send()
    },
  }),
  operation({
    id: 'endSession',
    method: 'DELETE',
    path: '/api/v1/sessions/{session}',
    tag: 'session',
    summary: say('让一处登录退出', 'Sign out in one place'),
    for: 'staff',
    answers: { 204: { about: say('已退出', 'Signed out there') } },
    refuses: ['no-such-session'],
    handle: async ({ house, person, path, reply }) => {
      const id = idIn({ path }, 'session', 'no-such-session')
      if (!(await endSessions(house.db, accountOf(person!), { id }))) throw new Refusal(404, 'no-such-session')
      return reply.code(204).send()
    },
  }),
  operation({
    id: 'whoAmI',
    method: 'GET',
    path: '/api/v1/me',
    tag: 'session',
    summary: say('我是谁，担任什么岗位', 'Who I am, and in which posts'),
    for: 'staff',
    answers: { 200: { about: say('本人', 'The one signed in'), schema: me, example: exampleMe } },
    handle: async ({ house, person }) => meOf({ house }, person!),
  }),
]
