import Type from 'typebox'
import { demoPeople } from '../demo/load.ts'
import { say } from '../kinds/words.ts'
import { Refusal } from '../platform/refusal.ts'
import { operation } from './operation.ts'
import { named } from './schemas.ts'
import { enter, exampleSignedIn, signedIn } from './session.ts'

const demoPerson = named(
  'DemoPerson',
  Type.Object({
    post: Type.String(),
    number: Type.String(),
    password: Type.String(),
    name: Type.String(),
    unit: Type.String(),
  }),
)

/** Only where everything is invented: a real house has none of these addresses. */
export const demo = [
  operation({
    id: 'demoPeople',
    method: 'GET',
    path: '/demo/people.json',
    tag: 'demo',
    summary: say('演示中每个岗位的一个人', 'One invented person of each post'),
    for: 'nobody',
    answers: { 200: { about: say('演示人员', 'The people'), schema: Type.Array(demoPerson) } },
    handle: ({ house }) => demoPeople(house),
  }),
  operation({
    id: 'demoSession',
    method: 'POST',
    path: '/demo/session',
    tag: 'demo',
    summary: say('以某个岗位的身份登录', 'Sign in as the one of a post'),
    for: 'nobody',
    body: Type.Object(
      { post: Type.String({ minLength: 1, maxLength: 40 }) },
      { additionalProperties: false, examples: [{ post: 'beat_officer' }] },
    ),
    answers: { 201: { about: say('已登录', 'Signed in'), schema: signedIn, example: exampleSignedIn } },
    refuses: ['unknown-post'],
    handle: async ask => {
      const person = (await demoPeople(ask.house)).find(({ post }) => post === ask.body.post)
      if (!person) throw new Refusal(404, 'unknown-post')
      ask.reply.code(201)
      return enter(ask, { number: person.number, password: person.password })
    },
  }),
]
