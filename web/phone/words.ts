import { say, type Words } from '../../src/kinds/words.ts'

export const phone = {
  title: say('这部手机报过的事', 'Reported with this phone'),
  about: say(
    '不用注册。写下报事时留的手机号，我们发一个验证码，凭它能看到办到哪了。',
    'No account needed. Give the number that you left when you reported: we send a code to it, and by that you see how far things are.',
  ),
  number: say('手机号', 'Mobile number'),
  send: say('发验证码', 'Send me a code'),
  sending: say('正在发……', 'Sending…'),
  sent: (number: string, minutes: number): Words =>
    say(
      `如果用 ${number} 报过事，一分钟内会收到验证码，${minutes} 分钟内有效。`,
      `If something was reported with ${number}, a code comes within a minute. It is good for ${minutes} minutes.`,
    ),
  none: say(
    '没有收到？可能报的时候没留这个号码。请用编号查，或打派出所电话。',
    'Nothing came? Perhaps it was not this number that you left. Use your code, or call your police station.',
  ),
  code: say('验证码', 'Code'),
  codeHint: say(
    '短信里的 6 位数字。谁要都别给，民警也不会问您要。',
    'The 6 digits in the message. Tell them to nobody.',
  ),
  enter: say('进入', 'Enter'),
  entering: say('正在进入……', 'Entering…'),
  another: say('换一个号码，或再要一个', 'Another number, or another code'),
  needNumber: say('请写手机号。', 'Please give the number.'),
  needCode: say('请写短信里的 6 位数字。', 'Please type the 6 digits of the message.'),
  shown: say(
    '家里人共用一部手机很平常，所以这里只有编号和进度，没有姓名和内容。',
    'Families share a phone: here are codes and how far things are, no names and no words.',
  ),
  left: say(
    '需要保密的事、投诉和线索不在这里，选了“不让人知道我是谁”的隐患也不在。请用编号或链接查。',
    'What must stay safe, complaints and clues are not here, nor hazards whose reporter stays unknown. Use the code or the link.',
  ),
  nothing: say('这里没有可以显示的。', 'There is nothing to show here.'),
  received: say('已经收到，正在安排人办。', 'We have it, and are giving it to somebody.'),
  worked: say('正在办。', 'It is being worked on.'),
  answered: say('已经有答复。', 'There is an answer.'),
  since: (day: Words): Words => say(`${day.zh}收到的。`, `Received on ${day.en}.`),
  open: say('打开这件事', 'Open this matter'),
  leave: say('退出', 'Leave'),
  gone: say('已退出，这部手机上没有留下什么。', 'You have left. Nothing stays on this phone.'),
  ends: say('二十分钟后自动退出。', 'It ends by itself after twenty minutes.'),
  byCode: say('用编号查', 'By the code'),
}
