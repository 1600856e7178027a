import { say, type Words } from '../../../src/kinds/words.ts'

export const cards = {
  title: say('您在这台手机上报过的', 'Reported from this phone'),
  by: (by: Words, who: Words): Words => say(`${by.zh}，${who.zh}给您回话`, `${who.en} answers you ${by.en}`),
  over: say('到时间了，没人联系您就打电话问', 'It was due: if nobody called, call us'),
  forget: say('不再留在手机上', 'Forget it on this phone'),
  call: say('打电话', 'Call'),
  look: say('查这件事', 'See how far it is'),
}

export const card = {
  share: say('发给家里人', 'Send it to somebody'),
  shared: (code: string, by: Words | null, who: Words, phone: string | null): Words =>
    say(
      `编号 ${code}。${by ? `${by.zh}，${who.zh}给回话` : who.zh}${phone ? `，电话 ${phone}` : ''}。`,
      `Code ${code}. ${who.en}${by ? ` answers ${by.en}` : ''}${phone ? `, ${phone}` : ''}.`,
    ),
  title: say('收到了', 'We have it'),
  by: say('几号前给您回话', 'You will hear from us by'),
  sentence: (by: Words, who: Words): Words =>
    say(`${by.zh}，${who.zh}给您回话。`, `${who.en} will answer you ${by.en}.`),
  byLink: say('几号前能看到回话', 'You can read our answer by'),
  sentenceByLink: (by: Words, who: Words): Words =>
    say(
      `${by.zh}，${who.zh}把回话写好。我们不打给您：您凭链接和暗语来看。`,
      `${who.en} will have written to you ${by.en}. We do not call you: you read it with the link and your word.`,
    ),
  withWhom: (who: Words): Words => say(`${who.zh}来办`, `${who.en} has it`),
  linkHidden: say(
    '打开它还要说出您定的暗语。不安全就不要存。',
    'To open it one also needs your word. Do not keep it where it is not safe.',
  ),
  provisional: say(
    '这一天只会往后调一次：明年的放假安排还没公布。',
    'Next year’s holidays are not published yet; this day may move once.',
  ),
  code: say('编号', 'Code'),
  codeHint: say(
    '电话里念给我们听就行，里面没有容易听错的字。',
    'Read it out on the phone; no sign in it can be mistaken.',
  ),
  who: say('谁来办', 'Who has it'),
  tail: (tail: string): Words => say(`警号尾号 ${tail}`, `badge ending ${tail}`),
  link: say('这件事的专用链接', 'The link to this matter'),
  linkHint: say('谁有它谁就能看，请只留给自己。', 'Whoever has it can look, so keep it to yourself.'),
  copy: say('复制链接', 'Copy the link'),
  copied: say('已复制', 'Copied'),
  print: say('打印', 'Print'),
  open: say('看办到哪了', 'See how far it is'),
  another: say('再报一件', 'Report another'),
  shot: say('建议把这一页截图保存。', 'Take a screenshot of this page.'),
  slip: say('本单据为服务凭证，不代替法律文书。', 'This slip is a record of service and replaces no legal document.'),
  why: say('为什么是这一天', 'Why this day'),
  leave: say('快速离开', 'Leave quickly'),
}
