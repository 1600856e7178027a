import { say, type Words } from '../../../src/kinds/words.ts'

export const looks = {
  title: say('为什么看', 'Why they looked'),
  about: say(
    '群众看到谁查看过自己的姓名电话，会问为什么。五个工作日内由督察问清、写明，本人在查询页上看到。问到自己的，由别人来答。',
    'People can see who viewed their name and phone, and may ask why. Inspection finds out and answers within five workdays; they read the answer on their page. A question about you is answered by someone else.',
  ),
  none: say('没有要答复的。', 'Nothing to answer.'),
  looked: (who: string, when: string): Words => say(`${who} 于 ${when} 查看`, `Viewed by ${who}, ${when}`),
  by: (day: Words): Words => say(`${day.zh}前答复`, `Answer by ${day.en}`),
  late: say('已超期', 'Late'),
  finding: say('查下来', 'What you found'),
  findings: [
    ['for_the_work', say('办这件事需要看', 'The work required it')],
    ['not_needed', say('这次不需要看，已提醒本人', 'It was not needed; the officer was reminded')],
    ['wrongful', say('这次不该看，已按规定处理', 'It was wrong and is being dealt with')],
  ] as const satisfies readonly (readonly [string, Words])[],
  answer: say('写给本人的话（不写姓名、电话）', 'Message to the person (no names or phone numbers)'),
  send: say('答复', 'Answer'),
  done: say('已答复，本人在查询页上能看到。', 'Answered; they can read it on their page.'),
}
