import { say } from '../../src/kinds/words.ts'

export const hear = {
  about: say(
    '消息里只有编号和链接，不写是什么事。夜里不打扰。',
    'A message holds the code and a link, never what it is about. None comes by night.',
  ),
  way: say('怎样告诉您', 'How'),
  sms: say('短信', 'SMS'),
  email: say('电子邮件', 'E-mail'),
  wechat: say('微信消息', 'WeChat'),
  consent: say(
    '同意后，微信只给我们您在本号的编号，不含头像和昵称。封存起来，只发这件事的消息；改选别的方式就解除并删除。',
    'WeChat then gives us your number with this account: no name, no picture. It is sealed, for news of this matter alone; choose another way and it is deleted.',
  ),
  bind: say('同意，绑定微信', 'Agree, and bind WeChat'),
  push: say('这台手机上弹出提醒', 'A notice on this phone'),
  none: say('不用告诉，我自己来看', 'Not at all: I look here myself'),
  number: say('手机号', 'Mobile number'),
  mail: say('邮箱', 'E-mail address'),
  usual: say('不填，就发到您报的时候留的号码。', 'Left empty: to the number that you gave when you reported.'),
  sealed: say('封存起来，谁也看不到。', 'It is sealed: nobody sees it.'),
  kept: say('您留的地址已封存。要换才填。', 'Your address is kept sealed. Type one only to change it.'),
  language: say('用什么文字', 'In which language'),
  save: say('就这样', 'Save'),
  saved: say('记下了，有消息就这样告诉您。', 'Saved. This is how you will hear.'),
  stopped: say('记下了，不再发消息。您随时可以来这里看。', 'Saved. No more messages; you can look here any time.'),
  notAllowed: say(
    '手机没有允许提醒。请在浏览器设置里允许，或换一种方式。',
    'The phone did not allow it. Allow notices in the browser’s settings, or choose another way.',
  ),
}
