import { say, type Words } from '../../src/kinds/words.ts'

export const looks = {
  whyLooked: say('这次查看为什么？', 'Why this look?'),
  whyAsked: (day: Words): Words =>
    say(`已经问了，督察${day.zh}前答复您，答复写在这里。`, `Asked. Inspection answers by ${day.en}, here.`),
  noLooks: say('还没有人打开看过。', 'Nobody has opened them yet.'),
}
