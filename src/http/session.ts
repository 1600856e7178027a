import Type from 'typebox'
import { say } from '../kinds/words.ts'
import { setPassword } from '../people/one-time-link.ts'
import { signIn, signOut } from '../people/session.ts'
import type { Person } from '../people/who-is-who.ts'
import { whoAnswers } from '../places/who-answers.ts'
import { cookieFor, tokenIn } from './caller.ts'
import { type Ask, operation } from './operation.ts'
import { id, instant, named, theWords } from './schemas.ts'

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

/** Signs somebody in; the cookie is set. */
export async function enter({ house, request, reply }: Ask, who: { number: string; password: string }) {
  const { token, expiresAt, person } = await signIn(house.db, who, house.now())
  const { name, options } = cookieFor(house, request)
  reply.setCookie(name, token, { ...options, expires: expiresAt }).header('cache-control', 'no-store')
  return { token, expires: expiresAt.toISOString(), me: await meOf({ house }, person) }
}

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
      { additionalProperties: false, examples: [{ number: '010102', password: 'demo' }] },
    ),
    answers: { 201: { about: say('已登录', 'Signed in'), schema: signedIn, example: exampleSignedIn } },
    refuses: ['wrong-number-or-password', 'too-many-tries'],
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
      { additionalProperties: false, examples: [{ link: 'n6.…', password: 'four words of my own' }] },
    ),
    answers: { 204: { about: say('设好了，其他登录都已退出', 'Set; every session of theirs has ended') } },
    refuses: ['link-not-valid', 'password-too-short', 'password-too-long', 'password-is-number'],
    aMinute: 20,
    handle: async ({ house, body, reply }) => {
      await setPassword(house.db, { token: body.link, password: body.password }, house.now())
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
