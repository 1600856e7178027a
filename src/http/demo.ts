import Type from 'typebox'
import { demoPeople } from '../demo/people.ts'
import { say } from '../kinds/words.ts'
import { outboxOf, type Sent } from '../notices/outbox.ts'
import { codesShown } from '../notices/phone-code.ts'
import { inMarkup } from '../platform/markup.ts'
import { Refusal } from '../platform/refusal.ts'
import { homeOf } from './home.ts'
import type { Language } from './language.ts'
import { operation } from './operation.ts'
import { closed, instant, named, orNull, theWords } from './schemas.ts'
import { enterDemo, exampleSignedIn, signedIn } from './session.ts'

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

const sentShown = named(
  'Sent',
  Type.Object(
    {
      pos: Type.Integer(),
      at: Type.Unsafe<Date>(instant),
      code: Type.String(),
      name: Type.String({ description: 'Of the notice.' }),
      to: Type.String({ description: 'A role; whose telephone that is lies elsewhere.' }),
      staff: Type.Boolean(),
      held: orNull(Type.String()),
      goesAt: Type.Unsafe<Date>(instant),
      matters: Type.Integer({
        description: 'Of how many it speaks: what the clock says to one person is one message.',
      }),
      text: orNull(theWords),
      letter: orNull(
        Type.Object({ channel: Type.String(), text: Type.String({ description: 'Code and link only.' }) }, closed),
      ),
    },
    closed,
  ),
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
      { ...closed, examples: [{ post: 'beat_officer' }] },
    ),
    answers: { 201: { about: say('已登录', 'Signed in'), schema: signedIn, example: exampleSignedIn } },
    refuses: ['unknown-post'],
    aMinute: 120,
    handle: async ask => {
      const person = (await demoPeople(ask.house)).find(({ post }) => post === ask.body.post)
      if (!person) throw new Refusal(404, 'unknown-post')
      ask.reply.code(201)
      return enterDemo(ask, person.number)
    },
  }),
  operation({
    id: 'demoOutbox',
    method: 'GET',
    path: '/demo/outbox',
    tag: 'demo',
    summary: say('演示中发出的通知，最新的在前', 'What was sent in the demo, the newest first'),
    for: 'nobody',
    query: Type.Object(
      {
        before: Type.Optional(Type.Integer({ minimum: 1 })),
        most: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
      },
      closed,
    ),
    answers: {
      200: {
        about: say('发件箱；浏览器看到的是网页', 'The outbox; a browser gets a page'),
        schema: Type.Object(
          {
            sent: Type.Array(sentShown),
            codes: Type.Array(Type.Object({ at: Type.Unsafe<Date>(instant), text: Type.String() }, closed), {
              description: 'By which residents show that they hold a telephone.',
            }),
          },
          closed,
        ),
      },
    },
    handle: async ({ house, query, request, reply, language }) => {
      const { bureauId } = await homeOf(house)
      const linkTo = { suite: house.suite, address: `${request.protocol}://${request.host}` }
      const sent = await outboxOf(house.db, bureauId, { ...(query as { before?: number; most?: number }), linkTo })
      reply.header('cache-control', 'no-store')
      const codes = await codesShown(house, bureauId)
      if (!/text\/html/.test(String(request.headers.accept ?? ''))) return { sent, codes }
      return reply.type('text/html; charset=utf-8').send(outboxPage(sent, codes, language))
    },
  }),
]

const headings = {
  zh: { title: '发件箱（演示）', none: '还没有发出通知。', held: '受保护，没有发出', to: '发给' },
  en: { title: 'Outbox (demo)', none: 'Nothing has been sent yet.', held: 'held back: protected', to: 'to' },
}

function outboxPage(sent: readonly Sent[], codes: readonly { at: Date; text: string }[], language: Language): string {
  const said = headings[language]
  const fresh = codes.map(({ at, text }) => `<li><time>${at.toISOString()}</time><br><b>sms</b> ${inMarkup(text)}</li>`)
  const lines = sent.map(
    ({ at, to, code, text, letter }) =>
      `<li><time>${at.toISOString()}</time> ${said.to} ${inMarkup(to)} · ${inMarkup(code)}<br>${inMarkup(text?.[language] ?? said.held)}${letter ? `<br><b>${inMarkup(letter.channel)}</b> ${inMarkup(letter.text)}` : ''}</li>`,
  )
  const all = [...fresh, ...lines]
  const body = all.length > 0 ? `<ol>${all.join('')}</ol>` : `<p>${said.none}</p>`
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${said.title}</title>`
  return `<!doctype html><html lang="${language}"><head>${head}</head><body><h1>${said.title}</h1>${body}</body></html>`
}
