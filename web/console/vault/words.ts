import { say, type Words } from '../../../src/kinds/words.ts'

export const vault = {
  title: say('谁反映的', 'Who reported'),
  about: say(
    '谁反映的，任何岗位都看不到。确有必要时，由两名保管人各用一份，只打开这一件；理由记入办理记录，并当即告知反映人。',
    'No one, whatever their post, can see who reported. Where it is truly necessary, two custodians open it for one matter, each with their share; the reason is recorded and the person is told at once.',
  ),
  ask: say('申请打开一件', 'Ask to open one'),
  code: say('事项编号', 'Code of the matter'),
  because: say('理由', 'Why'),
  reason: say(
    '具体情况和依据（至少十个字，反映人看不到）',
    'Details and grounds (at least ten characters; the person does not see this)',
  ),
  send: say('申请', 'Ask'),
  asked: (code: string): Words =>
    say(
      `${code} 已申请。一天内，两名保管人各用一份。`,
      `Request made for ${code}. Two custodians must use their shares within a day.`,
    ),
  share: say('您保管的那一份', 'Your share'),
  shareHint: say(
    '打开存放它的文件，或把那一行贴进来。只在这台机器上计算，不会上传，离开本页就没有了。',
    'Open the file it is kept in, or paste the line here. It is used only on this machine, never uploaded, and gone when you leave this page.',
  ),
  file: say('从文件打开', 'Open its file'),
  notMine: say(
    '这不是您保管的那一份，或者是旧的一份。请换一个文件。',
    'This is not your share, or an older one. Try another file.',
  ),
  ready: (n: number): Words => say(`第 ${n} 份，核对无误。`, `Share ${n}: verified.`),
  openings: say('申请过的和打开过的', 'Requests and openings'),
  none: say('还没有。', 'None yet.'),
  states: {
    asked: say('已申请，还差两人', 'Requested; two custodians needed'),
    half: say('一人已同意，还差一人', 'One has agreed; one more needed'),
    opened: say('已打开', 'Opened'),
    over: say('已过期', 'Expired'),
  },
  by: (who: string, when: string): Words => say(`${who} 于 ${when} 申请`, `Requested by ${who}, ${when}`),
  agreed: (who: string): Words => say(`${who} 已同意`, `${who} has agreed`),
  openedBy: (first: string, second: string, when: string): Words =>
    say(
      `${first}、${second} 于 ${when} 打开，已告知反映人`,
      `Opened by ${first} and ${second}, ${when}; the reporter was told`,
    ),
  agree: (code: string): Words => say(`同意打开 ${code}`, `Agree to open ${code}`),
  shareFirst: say('请先放上您保管的那一份。', 'Add your share first.'),
  waiting: say('收到了，还要另一名保管人用他的一份。', 'Received. Another custodian must add theirs.'),
  who: say('反映人', 'Who reported it'),
  fields: {
    name: say('姓名', 'Name'),
    represented: say('替谁反映', 'For whom'),
  } as Readonly<Record<string, Words>>,
  until: (when: string): Words =>
    say(
      `${when} 前可以再看一次。只用于所写的理由，不拍照、不转告。`,
      `You may view it again until ${when}, for the reason given only. Take no photo and tell no one.`,
    ),
  custodians: say('保管人', 'Custodians'),
}
