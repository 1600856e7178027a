import { say, type Words } from '../../../src/kinds/words.ts'

export const track = {
  title: say('查办到哪了', 'See how far it is'),
  code: say('编号', 'Code'),
  hint: say('答复卡上的编号，不分大小写，空格可以不写。', 'On your answer card. Capitals and spaces do not matter.'),
  look: say('查一下', 'Look'),
  looking: say('正在查……', 'Looking…'),
  received: say('已经收到，正在安排人办。', 'We have it, and are giving it to somebody.'),
  worked: say('正在办。', 'It is being worked on.'),
  answered: say('已经有答复。', 'There is an answer.'),
  since: (day: Words): Words => say(`${day.zh}收到的。`, `Received on ${day.en}.`),
  more: say(
    '只凭编号就能看到这些。想看详细的，请打开报的时候给您的链接。',
    'This is all that the code alone shows. For more, open the link you were given.',
  ),
  byPhone: say('编号找不到了？用手机验证码查', 'Lost the code? See by a code to your phone'),
  lost: say(
    '链接找不到了？打派出所电话，或带证件到窗口。',
    'Lost the link? Call the station, or come to the counter with your papers.',
  ),
  need: say('请写编号。', 'Please type the code.'),
  own: say('报的时候定过暗语？', 'Did you choose a secret word?'),
  ownHint: say(
    '编号加暗语，就能看办到哪了，也能和办的人说话。',
    'With the code and your word you see it all, and can talk with whoever has it.',
  ),
  word: say('您的暗语', 'Your word'),
  open: say('打开我的事', 'Open my matter'),
}
