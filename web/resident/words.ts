import { say, type Words } from '../../src/kinds/words.ts'

export const home = {
  title: say('什么事要告诉我们？', 'What would you like to tell us?'),
  about: say(
    '一分钟说完，当场告诉您几号前回话、谁来办。不用注册。',
    'It takes a minute. You see at once who will answer, and by when. No account needed.',
  ),
  kinds: say('选最像的一种，选错了我们会转到该去的地方。', 'Pick what comes closest. If it is another, we pass it on.'),
  more: say('还可以在这里', 'Also here'),
  track: say('查办到哪了', 'See how far it is'),
  trackAbout: say('用编号，或收到的链接', 'With your code, or the link you were given'),
  who: say('我的责任民警是谁', 'Who is my officer'),
  whoAbout: say('按村居查姓名、电话', 'By village: name and phone'),
  promises: say('75条承诺', 'The 75 promises'),
  promisesAbout: say('每件小事，多长时间办好', 'Each small thing, and how long it takes'),
  board: say('说到做到了没有', 'Did we keep our word?'),
  boardAbout: say('每条承诺兑现了多少，按地方公布', 'How many promises were kept, place by place'),
  others: say('也可以直接打电话或到派出所，一样办。', 'You may also call or come by; it is handled just the same.'),
  scanned: say('您扫的门牌在', 'The plate you scanned is in'),
}

/** What hangs in the village. */
export const notices = say('村里的公示', 'The notice board of this village')

export const cards = {
  title: say('您在这台手机上报过的', 'Reported from this phone'),
  by: (by: Words, who: Words): Words => say(`${by.zh}，${who.zh}给您回话`, `${who.en} answers you ${by.en}`),
  over: say('到时间了，没人联系您就打电话问', 'It was due: if nobody called, call us'),
  forget: say('不再留在手机上', 'Forget it on this phone'),
  call: say('打电话', 'Call'),
}

export const report = {
  step: (n: number, of: number): Words => say(`第${n}步，共${of}步`, `Step ${n} of ${of}`),
  next: say('下一步', 'Continue'),
  skip: say('说不准，跳过', 'Not sure, skip'),
  leave: say('快速离开', 'Leave quickly'),
  ours: say('这事我们先去看。', 'We come and look at this.'),
  theirs: (body: Words): Words =>
    say(
      `这事归${body.zh}管。照样报给我们：我们替您转过去，并告诉您转到了哪里。`,
      `This belongs to ${body.en}. Tell us all the same: we take it there, and tell you where it went.`,
    ),
  place: say('事情在哪里？', 'Where is it?'),
  here: say('用手机定位', 'Use my location'),
  locating: say('正在定位……', 'Finding you…'),
  noLocation: say('没有定到位，请按名字找。', 'Could not find you. Please search by name.'),
  myLocation: say('我现在的位置', 'Where I am now'),
  onMap: say('在地图上选', 'Choose on a map'),
  mapComing: say('地图马上就来……', 'The map is coming…'),
  mapLabel: say('地图：用方向键移动，加减号缩放', 'Map: move it with the arrow keys, zoom with plus and minus'),
  mapHint: say(
    '移动地图，或点一下，让事情的地方落在针尖下。',
    'Move the map, or touch it, until the place lies under the pin.',
  ),
  sketch: say('示意图，位置为大概', 'A sketch; places are approximate'),
  closer: say('放大', 'Closer'),
  further: say('缩小', 'Further'),
  nearPlace: (name: string): Words => say(`${name}附近`, `Near ${name}`),
  mapPoint: say('地图上选的地方', 'The place chosen on the map'),
  closerFirst: say('再放大一些，就能看到村居的名字。', 'Zoom in to see the names of villages.'),
  thisPlace: say('就是这里', 'This is the place'),
  noMap: say('地图没有打开。请按名字找，或用手机定位。', 'The map did not open. Search by name, or use your location.'),
  chosen: say('选好了', 'Chosen'),
  change: say('换一个', 'Change'),
  exactly: say('具体在哪', 'Where exactly'),
  exactlyHint: say('比如：村南头小卖部门口', 'For example: by the shop at the south end'),
  words: say('发生了什么？', 'What happened?'),
  anything: say('还有什么要告诉我们？', 'Anything else we should know?'),
  wordsHint: say(
    '想到什么说什么。说清什么时候、什么东西就行，其余我们来问。',
    'In your own words. When, and what: we will ask the rest.',
  ),
  filesTitle: say('照片或录音', 'Photos or a recording'),
  orSpeak: say('不方便打字，就说一段话。', 'If typing is hard, just speak.'),
  more: say('还想说得细一点', 'Say more'),
  anyDanger: say('有人处在危险中', 'Somebody is in danger'),
  dangerWhich: say('是哪一种？', 'Which of these?'),
  dangerNote: say(
    '正在发生，请马上打 110。勾选后，这件事只有办的人能看见，不会给对方、家里电话或村干部发任何消息。',
    'If it is happening now, call 110. Once ticked, only those who work on it see it; no word goes to the other side, the home phone or the village.',
  ),
  dangers: {
    violence_at_home: say('家里有人打人', 'Violence at home'),
    child_harmed: say('孩子受到伤害', 'A child is harmed'),
    informant_threatened: say('有人因为说了实话被威胁', 'Somebody is threatened for having spoken'),
  } as Readonly<Record<string, Words>>,
  safeWay: say('怎样联系您才安全', 'How may we reach you safely'),
  safeWayHint: say(
    '比如：白天打单位电话。不填，我们就不主动打。',
    'For example: at work, by day. Left empty, we do not call.',
  ),
  word: say('定一个暗语', 'Choose a secret word'),
  wordHint: say(
    '以后查这件事，要有链接，还要说出这个词。请记在心里。',
    'To look at this later one needs the link and this word. Keep it in mind.',
  ),
  needWords: say('请说一句发生了什么，或录一段话。', 'Tell us in a sentence what happened, or record your voice.'),
  needPlace: say('请选村居，或用手机定位。', 'Choose the village, or use your location.'),
  same: say('是这一件吗？', 'Is it this one?'),
  none: say('都不是，接着报', 'None of these: go on'),
  who: say('怎么给您回话？', 'How do we answer you?'),
  asSelf: say('我自己的事', 'It is my own matter'),
  asOther: say('替别人报', 'For somebody else'),
  asOtherAbout: say('老人、邻居、孩子、不方便用手机的人', 'An elder, a neighbour, a child, someone without a phone'),
  asNobody: say('不留名字', 'Without my name'),
  asNobodyAbout: say('用编号查结果，谁也看不到您是谁', 'Follow it by its code; nobody sees who you are'),
  ownWord: say('定一个暗语，以后凭编号和它回来', 'A secret word, to come back with the code'),
  ownWordHint: say(
    '四个字以上，别人猜不到的。不定也行，那就要留好链接。',
    'Four signs or more that nobody guesses. Without one, keep the link.',
  ),
  shortWord: say('暗语太短，请写四个字以上。', 'Too short: four signs or more.'),
  name: say('怎么称呼您', 'Your name'),
  phone: say('您的电话', 'Your phone'),
  phoneHint: say('只用来给您回话。', 'Only used to answer you.'),
  otherName: say('替谁报（姓名或称呼）', 'For whom (name)'),
  otherPhone: say('他的电话', 'Their phone'),
  vault: say(
    '您的名字和电话会封存起来：办事的人通过编号和您联系，看不到您是谁。',
    'Your name and phone are sealed: those who work on it reach you by the code and do not see who you are.',
  ),
  show: say('让办这件事的人看到我的名字和电话', 'Let whoever handles this see my name and phone'),
  send: say('报给派出所', 'Send to the station'),
  sending: say('正在送出……', 'Sending…'),
  sent: say('您要报的', 'What you are sending'),
  photos: (n: number): Words =>
    say(`照片、录音 ${n} 个`, `${n} photo${n === 1 ? '' : 's'} or recording${n === 1 ? '' : 's'}`),
  reachFault: say('请留一个电话，不然没法给您回话。', 'Please leave a phone, or we cannot answer you.'),
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
  phone: say('电话', 'Phone'),
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
}

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

export const who = {
  title: say('我的责任民警是谁', 'Who is my officer'),
  about: say('写村居的名字就行，不用报事，也不用登记。', 'Type the name of your village. No report, no sign-in.'),
  phone: say('电话', 'Phone'),
  station: say('派出所', 'Station'),
  stationPhone: say('派出所电话', 'Station phone'),
  hours: say('办事时间', 'Opening hours'),
  beat: say('负责', 'Answers for'),
  report: say('向这里报一件事', 'Report something here'),
  other: say('查别的村居', 'Another village'),
}

export const promises = {
  title: say('75条承诺', 'The 75 promises'),
  about: say(
    '每件小事多长时间办好，写在这里，一条一条都能查。晚了就是晚了，照样记着。',
    'How long each small thing takes, so that anybody can check. What was late stays late, on record.',
  ),
  within: say('时限', 'Within'),
  empty: say('还没有公布承诺。', 'No promises have been published yet.'),
  loading: say('正在打开……', 'Opening…'),
}

export const lost = {
  title: say('没有这一页', 'There is no such page'),
  home: say('回到首页', 'To the first page'),
}
