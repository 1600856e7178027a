import Type from 'typebox'
import { posts } from '../kinds/posts.ts'
import { choice } from '../kinds/says.ts'
import { say, type Words } from '../kinds/words.ts'
import { accountLog } from '../people/account-log.ts'
import { administrators } from '../people/accounts.ts'
import {
  closeFor,
  type Deed,
  endPost,
  givePost,
  linkFor,
  openFor,
  reachAs,
  rulesOf,
  setRules,
  signOutFor,
} from '../people/administration.ts'
import { accountsIn, facesOf } from '../people/who-is-who.ts'
import { whoAnswers } from '../places/who-answers.ts'
import { type Ask, operation } from './operation.ts'
import { closed, id, instant, named, orNull, theWords } from './schemas.ts'

const number = Type.String({ minLength: 1, maxLength: 40 })
const post = choice(...posts)
const unit = Type.String({ minLength: 1, maxLength: 40, description: 'Its code.' })
const link = Type.Object(
  { link: Type.String({ description: 'To be handed over, once; good for three days.' }) },
  closed,
)
const exampleLink = { link: '/password#n6.…' }

const account = named(
  'Account',
  Type.Object(
    {
      id,
      number: Type.String(),
      name: Type.String(),
      posts: Type.Array(Type.Object({ post: Type.String(), unit: Type.String(), words: theWords }, closed)),
      /** Administrators’ own links come from the server’s command line. */
      administers: Type.Boolean(),
    },
    closed,
  ),
)

const entry = named(
  'AccountEntry',
  Type.Object(
    {
      n: Type.Integer(),
      at: instant,
      what: Type.String(),
      by: orNull(Type.String({ description: 'Number and name; null: at the server’s command line.' })),
      about: orNull(Type.String()),
      details: Type.Unknown(),
      address: orNull(Type.String()),
    },
    closed,
  ),
)

const deedOf = ({ person, request }: Pick<Ask, 'person' | 'request'>): Deed => ({ by: person!, address: request.ip })
const linkTo = (token: string) => ({ link: `/password#${token}` })
const about = {
  done: { 204: { about: say('已办', 'Done') } },
  link: {
    201: {
      about: say('一次性链接，交给本人', 'The one-time link, for that person'),
      schema: link,
      example: exampleLink,
    },
  },
}

/** What is done to one account, named by its number, and answers nothing. */
const toSomebody = (
  id: string,
  path: string,
  summary: Words,
  does: (db: Ask['house']['db'], deed: Deed, number: string, now: Date) => Promise<unknown>,
) =>
  operation({
    id,
    method: 'POST',
    path: `/api/v1/accounts/${path}`,
    tag: 'session',
    summary,
    for: 'staff',
    body: Type.Object({ number }, { ...closed, examples: [{ number: '010199' }] }),
    answers: about.done,
    refuses: ['not-for-your-post', 'unknown-number', 'not-yourself'],
    handle: async ask => {
      await does(ask.house.db, deedOf(ask), ask.body.number, ask.house.now())
      return ask.reply.code(204).send()
    },
  })

/** For the three who administer, each their own part (people/administration.ts). */
export const accounts = [
  operation({
    id: 'listAccounts',
    method: 'GET',
    path: '/api/v1/accounts',
    tag: 'session',
    summary: say('账号，按姓名或警号找', 'Accounts, by name or number'),
    for: 'staff',
    query: Type.Object({ q: Type.Optional(Type.String({ maxLength: 40 })) }, closed),
    answers: {
      200: {
        about: say('最多五十个', 'Fifty at most'),
        schema: Type.Object({ accounts: Type.Array(account) }, closed),
      },
    },
    refuses: ['not-for-your-post'],
    handle: async ({ house, person, query: { q = '' } }) => {
      const reach = reachAs(person!, ...administrators)
      const { units } = await whoAnswers(house.db, person!.bureauId)
      const found = await accountsIn(house.db, person!.bureauId, { text: q, reach, most: 50 }, house.now())
      return {
        accounts: found.map(({ id, number, name, posts }) => ({
          id,
          number,
          name,
          posts: posts.map(({ post, unitId }) => {
            const { code = '', nameZh = '', nameEn = '' } = units.get(unitId) ?? {}
            return { post, unit: code, words: { zh: nameZh, en: nameEn } }
          }),
          administers: posts.some(({ post }) => administrators.includes(post)),
        })),
      }
    },
  }),
  operation({
    id: 'openAccount',
    method: 'POST',
    path: '/api/v1/accounts',
    tag: 'session',
    summary: say('开户（系统管理员）：还没有岗位', 'Open an account (system administrator): no post yet'),
    for: 'staff',
    body: Type.Object(
      { number, name: Type.String({ minLength: 1, maxLength: 60 }), woman: Type.Optional(Type.Boolean()) },
      { ...closed, examples: [{ number: '010199', name: '王来福' }] },
    ),
    answers: about.link,
    refuses: ['not-for-your-post', 'bad-number', 'bad-name', 'number-taken'],
    handle: async ask => {
      ask.reply.code(201).header('cache-control', 'no-store')
      return linkTo(await openFor(ask.house.db, deedOf(ask), ask.body, ask.house.now()))
    },
  }),
  operation({
    id: 'makeLink',
    method: 'POST',
    path: '/api/v1/accounts/link',
    tag: 'session',
    summary: say('另给一个链接（系统管理员）', 'A new link (system administrator)'),
    for: 'staff',
    body: Type.Object(
      {
        number,
        anew: Type.Optional(Type.Boolean({ description: 'The second factor is lost too: you have seen the person.' })),
      },
      { ...closed, examples: [{ number: '010199', anew: false }] },
    ),
    answers: about.link,
    refuses: ['not-for-your-post', 'unknown-number', 'not-yourself', 'not-for-administrators'],
    handle: async ask => {
      const { number, anew = false } = ask.body
      ask.reply.code(201).header('cache-control', 'no-store')
      return linkTo(await linkFor(ask.house.db, deedOf(ask), { number, anew }, ask.house.now()))
    },
  }),
  toSomebody('closeAccount', 'close', say('销户（系统管理员）', 'Close an account (system administrator)'), closeFor),
  operation({
    id: 'givePost',
    method: 'POST',
    path: '/api/v1/accounts/post',
    tag: 'session',
    summary: say('授予或收回岗位（安全管理员）', 'Give a post, or end it (security administrator)'),
    for: 'staff',
    body: Type.Object(
      { number, post, unit, ends: Type.Optional(Type.Boolean({ description: 'It is over, at once.' })) },
      { ...closed, examples: [{ number: '010199', post: 'beat_officer', unit: '371702001' }] },
    ),
    answers: about.done,
    refuses: [
      'not-for-your-post',
      'unknown-number',
      'not-yourself',
      'unknown-post',
      'unknown-unit',
      'posts-apart',
      'no-such-post',
    ],
    handle: async ask => {
      const { ends, ...posting } = ask.body
      await (ends ? endPost : givePost)(ask.house.db, deedOf(ask), posting, ask.house.now())
      return ask.reply.code(204).send()
    },
  }),
  toSomebody(
    'signOutSomebody',
    'sign-out',
    say('让某人在各处都退出（安全管理员）', 'Sign somebody out everywhere (security administrator)'),
    signOutFor,
  ),
  operation({
    id: 'signInRules',
    method: 'GET',
    path: '/api/v1/accounts/rules',
    tag: 'session',
    summary: say('登录的规定', 'The rules of signing in'),
    for: 'staff',
    answers: {
      200: {
        about: say('闲置多久退出；哪些岗位要第二样东西', 'When idle ends it; which posts need a second factor'),
        schema: Type.Object({ idleMinutes: Type.Integer(), secondFactor: Type.Array(Type.String()) }, closed),
      },
    },
    refuses: ['not-for-your-post'],
    handle: async ({ house, person }) => {
      reachAs(person!, ...administrators)
      return rulesOf(house.db, person!.bureauId)
    },
  }),
  operation({
    id: 'setSignInRules',
    method: 'POST',
    path: '/api/v1/accounts/rules',
    tag: 'session',
    summary: say(
      '改登录的规定（市局安全管理员）',
      'Set the rules of signing in (security administrator of the bureau)',
    ),
    for: 'staff',
    body: Type.Object(
      {
        idleMinutes: Type.Integer({ minimum: 5, maximum: 720 }),
        secondFactor: Type.Array(post, { maxItems: 20 }),
      },
      { ...closed, examples: [{ idleMinutes: 720, secondFactor: ['station_chief', ...administrators] }] },
    ),
    answers: about.done,
    refuses: ['not-for-your-post', 'unknown-post', 'administrators-always'],
    handle: async ask => {
      await setRules(ask.house.db, deedOf(ask), ask.body, ask.house.now())
      return ask.reply.code(204).send()
    },
  }),
  operation({
    id: 'readAccountLog',
    method: 'GET',
    path: '/api/v1/accounts/log',
    tag: 'session',
    summary: say('账号的日志（审计管理员）', 'The log of accounts (audit administrator)'),
    for: 'staff',
    query: Type.Object({ before: Type.Optional(Type.Integer({ minimum: 1 })) }, closed),
    answers: {
      200: {
        about: say('最新的在前；每条都含上一条的校验值', 'The newest first; each holds the digest of the one before'),
        schema: Type.Object(
          {
            entries: Type.Array(entry),
            head: orNull(
              Type.String({ description: 'Digest of the newest: written down elsewhere, it proves all before it.' }),
            ),
            broken: orNull(Type.Integer({ description: 'The line at which something was changed or is missing.' })),
          },
          closed,
        ),
      },
    },
    refuses: ['not-for-your-post'],
    handle: async ({ house, person, query, reply }) => {
      reachAs(person!, 'audit_admin')
      reply.header('cache-control', 'no-store')
      const { entries, ...proof } = await accountLog(house.db, person!.bureauId, { before: query.before })
      const faceOf = await facesOf(house.db, person!.bureauId)
      const who = (staffId: string | null) => (staffId === null ? null : (faceOf(staffId)?.name ?? staffId))
      return {
        entries: entries.map(({ at, actorId, aboutId, ...one }) => ({
          ...one,
          at: at.toISOString(),
          by: who(actorId),
          about: who(aboutId),
        })),
        ...proof,
      }
    },
  }),
]
