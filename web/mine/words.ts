import { say, type Words } from '../../src/kinds/words.ts'

export const mine = {
  title: say('我报的事', 'My report'),
  opening: say('正在打开……', 'Opening…'),
  notHere: say('没有打开，请再试一次。', 'It did not open. Try again.'),
  noLink: say('这里要用报的时候给您的专用链接打开。', 'Open this by the link that you were given when you reported.'),
  byCode: say('用编号查办到哪了', 'See how far it is by its code'),
  lostLink: say(
    '链接找不到了，打派出所电话，或带证件到窗口，都能重新给您一个。',
    'Link lost? Call the station, or come to the counter with a paper that says who you are: you get another.',
  ),
  wordTitle: say('打不开？', 'Does it not open?'),
  wordAbout: say(
    '如果您报的时候定过暗语，请写在这里。没定过，请核对链接是不是完整。',
    'If you chose a secret word, type it here. If not, check that the link is whole.',
  ),
  word: say('您的暗语', 'Your word'),
  enter: say('打开', 'Open'),
  leave: say('快速离开', 'Leave quickly'),
  by: say('下一步最晚', 'Next, at the latest'),
  overdue: say(
    '说好的时间过了，还没做到。已经催办，您也可以打电话问。',
    'It was due and is not done. We are pressing for it; you may also call.',
  ),
  newDay: (day: Words, why: Words): Words =>
    say(
      `对不起，要晚一些：${day.zh}前给您结果。原因：${why.zh}。`,
      `We are sorry, it will take longer: by ${day.en}. Why: ${why.en.toLowerCase()}.`,
    ),
  noDue: say('这件事已经没有要等的答复。', 'No answer is outstanding.'),
  has: (who: Words): Words => say(`${who.zh}在办`, `${who.en} has it`),
  told: say('结果已经告诉您', 'What you were told'),
  toldAt: say('告诉您的时间', 'You were told'),
  yours: say('等您说一句', 'Waiting for a word from you'),
  more: say('还可以', 'You may also'),
  history: say('办到哪了', 'How far it is'),
  youSaid: say('您报的', 'What you said'),
  promises: say('我们答应您的', 'What we promised you'),
  looks: say('谁看过您的名字和电话', 'Who looked at your name and phone'),
  whyLooked: say('这次查看为什么？', 'Why this look?'),
  whyAsked: (day: Words): Words =>
    say(`已经问了，督察${day.zh}前答复您，答复写在这里。`, `Asked. Inspection answers by ${day.en}, here.`),
  receipt: say('记录有没有被改过', 'Was the record changed?'),
  hear: say('有消息怎样告诉您', 'How you hear of news'),
  copy: say('与您有关的全部记录', 'Everything kept about you'),
  copyAbout: say(
    '一个文件，可以自己存着。里面只有您自己的，没有别人的姓名电话。',
    'One file, yours to keep. It is about you; nobody else’s name or phone is in it.',
  ),
  copySave: say('存一份', 'Save a copy'),
  noLooks: say('还没有人打开看过。', 'Nobody has opened them yet.'),
  you: say('您', 'You'),
  closed: say('已办结', 'Closed'),
  joined: say('那一件有了结果，就告诉您', 'You hear it when that one comes out'),
  rated: say('您的评价', 'Your rating'),
  thanks: say('谢谢，已记下。', 'Thank you, it is recorded.'),
}
