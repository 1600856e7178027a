import Type from 'typebox'
import { addDays } from '../clock/day.ts'
import { dayOf, isoAt } from '../clock/zone.ts'
import { guard } from '../kinds/guard.ts'
import { choice } from '../kinds/says.ts'
import { say, type Words } from '../kinds/words.ts'
import { answerWhy, askWhy, type Finding, findings, questionsFor } from '../matters/looks.ts'
import { purposeWords } from '../matters/purposes.ts'
import { tellAnswered } from '../notices/answered.ts'
import { facesOf } from '../people/who-is-who.ts'
import { Refusal } from '../platform/refusal.ts'
import { residentIn } from './asker.ts'
import { homeOf } from './home.ts'
import { idIn, operation } from './operation.ts'
import { closed, day, id, instant, named, orNull, theWords } from './schemas.ts'
import { byLink } from './write-headers.ts'

export const findingWords: Readonly<Record<Finding, Words>> = {
  for_the_work: say('办这件事需要看', 'It was needed for the work'),
  not_needed: say('这次不需要看，已提醒本人', 'It was not needed; they were told so'),
  wrongful: say('这次不该看，已按规定处理', 'It was wrong, and is being dealt with'),
}

/** The last day of what is exclusive. */
const lastDay = (due: number, tz: string) =>
  addDays(dayOf(new Date(due), tz), isoAt(due, tz).slice(11, 19) === '00:00:00' ? -1 : 0)

const question = named(
  'LookQuestion',
  Type.Object(
    {
      id,
      code: Type.String({ description: 'Of the matter.' }),
      protected: Type.Boolean({ description: 'Whether the matter is: nothing of it is then kept on a device.' }),
      who: Type.String(),
      lookedAt: instant,
      purpose: orNull(theWords),
      askedAt: instant,
      lastDay: day,
      late: Type.Boolean(),
      answeredAt: orNull(instant),
      finding: orNull(theWords),
      answer: orNull(Type.String()),
    },
    closed,
  ),
)

/** “Why did somebody look at this?” */
export const looks = [
  operation({
    id: 'askWhy',
    method: 'POST',
    path: '/api/v1/my/looks/{look}/why',
    tag: 'matters',
    summary: say(
      '问这次查看为什么：五个工作日内，由督察答复',
      'Ask why somebody looked: inspection answers within five workdays',
    ),
    for: 'nobody',
    byLink: true,
    headers: byLink,
    answers: {
      201: {
        about: say('最晚哪天答复；再问一次不变', 'By which day it is answered; asked again, nothing changes'),
        schema: Type.Object({ lastDay: day }, closed),
      },
    },
    refuses: ['link-needed', 'no-such-matter', 'no-such-look', 'nobody-independent'],
    aMinute: 20,
    handle: async ask => {
      const holder = residentIn(ask)
      const { due } = await askWhy(ask.house, holder, ask.path['look']!.toLowerCase())
      ask.reply.code(201).header('cache-control', 'no-store')
      return { lastDay: lastDay(due, (await homeOf(ask.house)).tz) }
    },
  }),
  operation({
    id: 'listLookQuestions',
    method: 'GET',
    path: '/api/v1/look-questions',
    tag: 'matters',
    summary: say('群众问“为什么看”的（督察）', 'Questions why somebody looked (inspection)'),
    for: 'staff',
    answers: {
      200: {
        about: say('没答复的在前，按期限', 'The open ones first, by when'),
        schema: Type.Object({ questions: Type.Array(question) }, closed),
      },
    },
    refuses: ['not-for-your-post'],
    handle: async ({ house, person, reply }) => {
      reply.header('cache-control', 'no-store')
      const [{ tz }, faceOf] = await Promise.all([homeOf(house), facesOf(house.db, person!.bureauId)])
      const now = house.now().getTime()
      const questions = await questionsFor(house, person!)
      return {
        questions: questions.map(one => ({
          id: one.id,
          code: one.code,
          protected: one.protected,
          who: faceOf(one.staffId)?.name ?? one.staffId,
          answer: one.answer,
          lookedAt: isoAt(one.lookedAt, tz),
          purpose: purposeWords(one.what),
          askedAt: isoAt(one.askedAt, tz),
          lastDay: lastDay(one.due, tz),
          late: (one.answeredAt ?? now) >= one.due,
          answeredAt: one.answeredAt === null ? null : isoAt(one.answeredAt, tz),
          finding: one.finding && findingWords[one.finding],
        })),
      }
    },
  }),
  operation({
    id: 'answerWhy',
    method: 'POST',
    path: '/api/v1/look-questions/{question}/answer',
    tag: 'matters',
    summary: say('答复为什么看（督察；不能答自己的）', 'Answer why somebody looked (inspection; never one’s own)'),
    for: 'staff',
    body: Type.Object(
      {
        finding: choice(...findings),
        answer: Type.String({ minLength: 5, maxLength: 500, description: 'The person reads it.' }),
      },
      { ...closed, examples: [{ finding: 'for_the_work', answer: '值班民警要给您回电话，所以看了您的电话。' }] },
    ),
    answers: { 204: { about: say('已答复，本人在查询页可见', 'Answered: the person reads it on their page') } },
    refuses: ['not-for-your-post', 'no-look-question', 'answered-already', 'bad-input'],
    handle: async ({ house, person, body, path, reply }) => {
      const faults = guard(body.answer).map(() => ({ at: '/answer', code: 'not-for-a-citizen' }))
      if (faults.length > 0) throw new Refusal(422, 'bad-input', { faults: faults.slice(0, 1) })
      const question = idIn({ path }, 'question', 'no-look-question')
      await answerWhy(house, person!, question, body)
      await tellAnswered(house, person!.bureauId, question)
      return reply.code(204).send()
    },
  }),
]
