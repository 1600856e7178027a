import { say, type Words } from '../../src/kinds/words.ts'

export const office = {
  brand: say('小警务 · 办公', 'Small Policing · Office'),
  today: say('今天', 'Today'),
  console: say('工作台', 'Console'),
  find: say('查找', 'Find'),
  intake: say('新登记', 'New report'),
  pack: say('村包', 'Village pack'),
  out: say('退出', 'Sign out'),
  opening: say('正在打开……', 'Opening…'),
  retry: say('再试一次', 'Try again'),
  missingYear: (years: string): Words =>
    say(
      `${years} 年的放假安排还没有装入。两个月内就要用到：请在国务院公布后尽快装入，现在给的期限先按最早的一天算。`,
      `The holidays of ${years} are not loaded, and are needed within two months. Until then dues are given as the earliest day they can be.`,
    ),
}

export const signIn = {
  title: say('登录', 'Sign in'),
  number: say('警号', 'Number'),
  password: say('密码', 'Password'),
  enter: say('登录', 'Sign in'),
  entering: say('正在登录……', 'Signing in…'),
  demo: say('演示：点一下，就以这个岗位进去', 'Demo: one tap, and you are in as'),
  demoAbout: say('这些人都是编的。', 'All of these people are invented.'),
  city: say('用市局统一登录', 'Sign in as the city knows me'),
  forgot: say('忘了密码，请所里的系统管理员发一个新链接。', 'Forgotten? Ask your system administrator for a new link.'),
}

/** Why the city's sign-in led back to the door. */
export const byCity: Readonly<Record<string, Words>> = {
  'city-silent': say(
    '市局统一登录没有回应，请用警号和密码。',
    'The city’s sign-in does not answer. Use number and password.',
  ),
  'city-again': say('没有登录成，请再试一次。', 'That did not work. Please try again.'),
  'city-unknown': say(
    '市局认得您，但这里还没有您的账号。请系统管理员开户。',
    'The city knows you, and there is no account for you here. Ask your system administrator.',
  ),
  'city-weak': say(
    '您的岗位要两样东西。请在市局登录时用上第二样，或在这里用警号和密码。',
    'Your post needs two things shown. Show both to the city, or use number and password here.',
  ),
}

export const signIns = {
  title: say('我的登录', 'Where I am signed in'),
  about: say(
    '有不认识的，就让它退出，再换个密码。',
    'One that you do not know? Sign it out, and change your password.',
  ),
  here: say('就是这里', 'This one'),
  unknown: say('没有说明是什么设备', 'A device that does not say what it is'),
  since: say('登录于', 'Signed in'),
  seen: say('最近使用', 'Last used'),
  end: say('让它退出', 'Sign it out'),
  endOthers: say('其他地方都退出', 'Sign out everywhere else'),
  factors: say('登录时的第二样东西', 'My second factors'),
  none: say('还没有设。', 'None is set up.'),
  totp: say('验证器', 'App with codes'),
  passkey: say('通行密钥', 'Passkey'),
  set: say('设于', 'set up'),
  left: (n: number) => say(`备用码还剩${n}个`, `${n} recovery codes are left`),
  add: say('再设一样', 'Set up another'),
  password: say('先确认密码', 'Your password, once more'),
  remove: say('去掉', 'Remove it'),
  removeAbout: say(
    '请出示另一样；没有另一样，就用一个备用码。',
    'Show another one; where there is none, use a recovery code.',
  ),
  removeByPasskey: say('用另一个通行密钥', 'Use another passkey'),
  toRemove: say('去掉（先填下面的密码）', 'Remove (your password below first)'),
  changePassword: say('换密码', 'Change my password'),
  present: say('现在的密码', 'The password it is now'),
  fresh: say('新密码（至少十个字）', 'The new one (at least ten characters)'),
  change: say('换好', 'Change it'),
  changed: say('换好了，其他地方的登录都已退出。', 'Changed. Every other sign-in has ended.'),
}

export const accounts = {
  title: say('账号', 'Accounts'),
  notDone: say('没有办成', 'Not done'),
  link: say('交给本人，三天内打开，只能用一次：', 'For that person, once, within three days:'),
  who: say('姓名或警号', 'Name or number'),
  find: say('查找', 'Find'),
  number: say('警号', 'Number'),
  name: say('姓名', 'Name'),
  open: say('开户', 'Open an account'),
  noPost: say('还没有岗位', 'No post yet'),
  linkFor: say('另给链接', 'New link'),
  anew: say('从头设的链接', 'Link to begin anew'),
  close: say('销户', 'Close'),
  sure: say('确定吗？再点一次', 'Sure? Tap once more'),
  end: say('收回', 'End'),
  more: say('授予岗位、退出登录', 'Give a post, sign out'),
  post: say('岗位', 'Post'),
  unit: say('单位编码', 'Code of the unit'),
  give: say('授予', 'Give it'),
  signOut: say('让其在各处都退出', 'Sign them out everywhere'),
  log: say('账号日志', 'Log of accounts'),
  whole: say('这里的每一条都没有被改过、删过。', 'None of these lines was changed or taken out.'),
  broken: (n: number) =>
    say(`第${n}条前后被改过或少了一条，请查。`, `At line ${n} something was changed or is missing.`),
  head: say('最新一条的校验值，可以抄下来日后核对：', 'Digest of the newest line; write it down to compare later:'),
  by: say('由', 'by'),
  server: say('服务器命令行', 'the server’s command line'),
  older: say('更早的', 'Earlier'),
  happened: {
    opened: say('开户', 'Account opened'),
    closed: say('销户', 'Account closed'),
    post_given: say('授予岗位', 'Post given'),
    post_ended: say('收回岗位', 'Post ended'),
    link_made: say('给了链接', 'Link made'),
    link_anew: say('给了从头设的链接', 'Link to begin anew made'),
    password_set: say('设了密码', 'Password set'),
    second_factor_set_up: say('设了第二样东西', 'Second factor set up'),
    second_factor_removed: say('去掉了第二样东西', 'Second factor removed'),
    signed_out_by_admin: say('被要求退出', 'Signed out by an administrator'),
    rules_set: say('改了登录规定', 'Rules of signing in set'),
    signed_in: say('登录', 'Signed in'),
    tries_used_up: say('多次输错，暂停', 'Too many wrong tries'),
    sheet_changed: say('改了区划、单位、片区、人员或值班表', 'Places, units, beats, people or rosters changed'),
    custodian_named: say('交给其一份保管库密钥', 'Was handed a share of the vault’s key'),
  },
}

export const second = {
  title: say('还差一步', 'One more step'),
  setUp: say('再设一样东西', 'Set up a second thing'),
  about: say(
    '光有密码还不够：密码被人看见了，别人也进不来。两种办法选一种就行。',
    'A password alone is not enough: should somebody see it, they still do not get in. Either of these will do.',
  ),
  passkey: say('通行密钥', 'A passkey'),
  passkeyAbout: say(
    '用这台电脑或手机的指纹、面容、锁屏密码，或插一把安全密钥。以后登录点一下。',
    'This computer’s or phone’s own fingerprint, face or PIN, or a security key. From then on one tap.',
  ),
  makePasskey: say('设通行密钥', 'Set up a passkey'),
  showPasskey: say('用通行密钥登录', 'Use my passkey'),
  noPasskey: say(
    '没有完成。请再点一次，照浏览器的提示做；或者用验证器。',
    'That was not finished. Tap once more and do as the browser says; or use an app.',
  ),
  app: say('验证器', 'An app with codes'),
  appAbout: say(
    '手机上的验证器扫这个码，再把它显示的六位数字填在下面。',
    'Scan this with an authenticator app on your phone, then type the six figures that it shows.',
  ),
  qr: say('给验证器扫的二维码', 'QR code for the app'),
  byHand: say('扫不了就手工输入：', 'If it cannot be scanned, type this:'),
  code: say('六位数字', 'Six figures'),
  codeOr: say('验证器上的六位数字，或一个备用码', 'Six figures of the app, or a recovery code'),
  recoveryCode: say('或者一个备用码', 'Or a recovery code'),
  useApp: say('用验证器', 'Use the app'),
  recovery: say('备用码', 'Recovery codes'),
  recoveryAbout: say(
    '手机丢了、密钥坏了，用一个备用码也能登录，每个只能用一次。只显示这一次：请打印或抄下来，锁好。',
    'Phone lost, key broken? One of these lets you in, each of them once. They are shown this once: print or copy them, and lock them away.',
  ),
  print: say('打印', 'Print'),
  lost: say(
    '都不在手边？请系统管理员当面核实后，发一个从头设的链接。',
    'None at hand? Ask your system administrator, in person, for a link that begins anew.',
  ),
  again: say('换个人登录', 'Sign in as somebody else'),
  notYet: say('还没有登录', 'Not signed in yet'),
  later: say('以后再设', 'Later'),
}

export const newPassword = {
  title: say('设一个密码', 'Set a password'),
  about: say(
    '这个链接只能用一次。密码至少十个字，好记的几个词连起来就行，不用隔段时间就换。',
    'This link works once. At least ten characters: a few words that you remember will do, and you need not change it every so often.',
  ),
  password: say('新密码', 'New password'),
  show: say('显示密码', 'Show it'),
  set: say('设好', 'Set it'),
  setting: say('正在设……', 'Setting…'),
  done: say('密码设好了', 'Your password is set'),
  enter: say('去登录', 'Sign in'),
}

export const list = {
  title: say('今天要办的', 'What to do today'),
  mine: say('我手上的', 'Mine'),
  unit: say('本单位的', 'My unit'),
  late: say('已经晚了', 'Late'),
  dueToday: say('今天到期', 'Due today'),
  toApprove: say('等我批的', 'To approve'),
  gaps: say('没人接的', 'Handover gaps'),
  closed: say('已办结', 'Closed'),
  lists: say('看哪些', 'Which'),
  call: say('等您打电话的', 'Waiting for your call'),
  others: say('按剩下的时间排', 'By time left'),
  n: (n: number): Words => say(`${n}件`, `${n}`),
  more: say('再看一些', 'Show more'),
  none: {
    mine: say(
      '手上没有事。新的事项会出现在这里，最急的在最上面。',
      'Nothing in hand. New matters will appear here, the most urgent first.',
    ),
    unit: say('本单位没有正在办的事。', 'Nothing open in your unit.'),
    late: say('没有晚的。', 'Nothing is late.'),
    dueToday: say('今天没有到期的。', 'Nothing is due today.'),
    toApprove: say(
      '没有等您批的。同事申请暂停计时，会出现在这里。',
      'Nothing to approve. When a colleague asks to pause a promise, it appears here.',
    ),
    gaps: say('每件事都有人接。', 'Every matter has somebody.'),
    closed: say('还没有办结的。', 'Nothing closed yet.'),
  } as Readonly<Record<string, Words>>,
  protected: say('受保护', 'Protected'),
}

const percent = (share: number): string => {
  const of = share * 100
  return `${of >= 1 ? Math.round(of) : of >= 0.01 ? Number(of.toPrecision(1)) : '<0.01'} %`
}

export const signs = {
  title: say('苗头', 'Early signs'),
  about: say('按规则从事情和地方里找，不看人。', 'Found by rule, in matters and places, never in people.'),
  lately: say('近九十天', 'The last ninety days'),
  none: say('没有发现苗头。', 'None was found.'),
  series: say('在办的系列', 'Series in hand'),
  noSeries: say('没有在办的系列。', 'No series is in hand.'),
  rules: say('按这些规则找', 'The rules'),
  todo: say('可以这样办', 'What to do'),
  ofUse: say(
    '这条提示有没有用？没用的次数多了，会请定规则的人来改。',
    'Was it of use? What often is not is shown to who owns the rule.',
  ),
  useful: say('有用', 'Of use'),
  useless: say('没用', 'Of no use'),
  edition: (n: number, on: boolean) => say(`第${n}版${on ? '' : '（停用）'}`, `edition ${n}${on ? '' : ' (off)'}`),
  record: (made: number, useful: number, useless: number) =>
    say(
      `这一版提示了${made}次，有用${useful}次，没用${useless}次。`,
      `This edition made ${made}: ${useful} of use, ${useless} of none.`,
    ),
  reconsider: say('三次没用，请改一改', 'Of no use three times: reconsider'),
  inForce: say('启用', 'In force'),
  save: say('出新版', 'Save as a new edition'),
  numbers: (rule: string, n: Record<string, any>): Words => {
    if (rule === 'gate_week')
      return say(
        `${n['days']}天里${n['n']}件，平常${n['expected'] < 0.1 ? '不到0.1' : n['expected']}件；碰巧这样的可能${percent(n['chance'])}`,
        `${n['n']} in ${n['days']} days, where ${n['expected'] < 0.1 ? 'less than 0.1' : n['expected']} is usual; by chance ${percent(n['chance'])}`,
      )
    if (rule === 'measure_missed')
      return say(
        `${n['measure']}：${n['n']}件里${n['late']}件超期，${n['units']}个单位里${n['bad']}个都这样`,
        `${n['measure']}: ${n['late']} of ${n['n']} late, in ${n['bad']} of ${n['units']} units`,
      )
    if (n['relapsed']) return say('已确认复发', 'Found to have relapsed')
    return n['after'] === 0
      ? say('办结当天又来', 'Back on the day that it ended')
      : say(`办结${n['after']}天后又来`, `Back ${n['after']} days after it ended`)
  },
}

export const callScript = {
  title: say('打电话时怎么说', 'What to say on the telephone'),
  hello: say(
    '“您好，我是……派出所的，不是办您这件事的人。您的事办完了，公安局随机抽到您，想听听您怎么说。可以不答，答什么都不影响您的事。现在方便吗？”',
    '“Good day, I am of another station and did not handle your matter. You were drawn by lot, and we would like to hear how it was. You need not answer, and nothing depends on it. Is this a good time?”',
  ),
  asks: [
    say('这件事办得怎么样？（五档，照她的话选）', 'How was it handled? (five levels, in their words)'),
    say('您觉得住的地方安全吗？（五档）', 'How safe do you feel where you live? (five levels)'),
    say('结果有人告诉您吗？', 'Did anybody tell you how it came out?'),
  ],
  rules: [
    say(
      '只问这三句，不问事情本身，不劝、不解释、不问对谁不满意。',
      'Ask these three only: nothing about the matter or anybody in it, and argue nothing.',
    ),
    say(
      '不愿意答也是答，记“不愿意答”，不再打。',
      'Not wanting to answer is an answer: write it down, and do not call again.',
    ),
    say(
      '没接通不算数：换一天、换个时段再打，三天两个时段都不通才作罢。',
      'No answer is not yet “not reached”: try on three days, at two times of day at least.',
    ),
    say(
      '她要再反映，请她用原来的链接，或由您替她新报一件；说到有危险，先报 110。',
      'What else they bring is a report of its own; of danger, call 110 first.',
    ),
  ],
}

export const slips = {
  title: say('可以现在打印的', 'To print now'),
  later: say('编号后补：送出后才有正式编号', 'Its number follows once it is sent'),
  about: say(
    '没有信号也能打印。名字请手写；正式编号在送出后给，凭办理代码对上。',
    'This prints without signal. Write the name by hand; the number follows, and the code of the act finds it.',
  ),
  print: say('打印', 'Print'),
}

export const handedToMe = {
  title: (by: Words): Words => say(`${by.zh}交给您的`, `Handed to you by ${by.en}`),
  colleague: say('同事', 'a colleague'),
  remark: say('交代：', 'Please know:'),
  promised: say('已经答应了乡亲：', 'What they were promised:'),
  theyKnow: say(
    '承诺照旧。乡亲会收到通知，自己的页面上也写着现在由您办。',
    'The promises stand. Whoever waits is told, and reads on their own page, that it is with you now.',
  ),
}

export const jot = {
  open: (n: number): Words => say(`还差${n}项`, `${n} more to say`),
  text: say('看到什么、谁说了什么', 'What was seen and said'),
  about: say(
    '只写这一遍。下面每一张单据、每一条记录都会自己带上文字、照片和时间。',
    'Write it once. Each paper and record below takes the words, photos and time from here.',
  ),
  follows: say('由这一笔做成', 'What follows from it'),
  prints: say('单据：', 'Paper:'),
  ready: say('都齐了，看一眼就能送出', 'Complete: look it over and send'),
  done: say('已做', 'Done'),
  over: say('都做完了，收起这一笔', 'All done: put the note away'),
}

export const round = {
  onTheWay: say('路上看到的', 'Seen on the way'),
  listed: say('逐项看', 'What to look at'),
  oneTap: say('哪一项不好点哪一项，点一下就报成隐患。', 'Tap what is wrong: one tap reports it as a hazard.'),
  withPhoto: say('带照片、写两句再报', 'Report with a photo or words'),
  wrong: say('有问题', 'Something is wrong'),
  seenNow: say('这处看完了', 'Seen'),
  seen: say('看过', 'Seen'),
  left: say('没看成', 'Not seen'),
  hazard: say('有隐患', 'Hazard'),
  opened: (n: number): Words =>
    say(`这次报了${n}处隐患，每处都单独一件。`, `${n} hazards reported, each a matter of its own.`),
}

export const series = {
  members: (n: number) => say(`这个系列里的${n}件`, `The ${n} in this series`),
  sketch: (n: number) => say(`${n}件的相对位置，上方为北`, `Where ${n} of them were, against one another; north is up`),
  rounded: say('示意图：位置约到百米，上方为北。', 'A sketch: places are rounded to some hundred metres; north is up.'),
  offered: say('又发现相像的，请看是不是一回事', 'These look alike too: are they one thing?'),
  takeIn: say('是，归进来', 'Yes, take in'),
  leaveOut: say('不是', 'No'),
  inSeries: say('它所在的系列', 'The series it is in'),
  nothingLearned: say('别的几件还没有学到什么。', 'Nothing was learned from the others yet.'),
  fromHere: say('从这件学到', 'learned here'),
  fromAnother: say('从别的件学到', 'learned from another'),
}

export const find = {
  title: say('查找', 'Find'),
  label: say('编号、地名或说过的话', 'Code, place or words'),
  go: say('查找', 'Find'),
  looking: say('正在找……', 'Looking…'),
  found: (n: number): Words => say(`找到${counted(n)}件。`, `${counted(n)} found.`),
  nearly: (n: number): Words =>
    say(`没有一字不差的；差一个字的有${counted(n)}件。`, `None as you typed it; ${counted(n)} with one sign changed.`),
  near: say('差一个字', 'One sign differs'),
  newest: (n: number): Words =>
    say(`先看最新的${n}件，加个词可以缩小。`, `The newest ${n} are shown; add a word to narrow it.`),
  none: say(
    '在您能看的事项里没有找到。少写一个词，或换个说法。',
    'Nothing among what you may see. Try fewer words, or others.',
  ),
  matters: say('事项', 'Matters'),
  places: say('地方', 'Places'),
  ways: say('可以这样查', 'What you can type'),
  byCode: {
    what: say('编号，或开头几位', 'A code, or how it begins'),
    example: say('HZ 7K3M-9PQR-4，或 HZ 7K3M', 'HZ 7K3M-9PQR-4, or HZ 7K3M'),
  },
  byPlace: { what: say('地名', 'A place'), example: say('东安，牡丹区', 'A village, a town, a county') },
  byInitials: {
    what: say('地名的拼音首字母', 'The pinyin initials of a place'),
    example: say('dasq（东安社区）', 'dasq for Dong’an Shequ'),
  },
  byWords: {
    what: say('说过的话，类别，文号', 'Words that were said, a kind, an official number'),
    example: say('灯箱 被砸：用空格分开，每个词都要有', 'Parted by spaces: every word must be there'),
  },
  key: say('在哪一页按 / 键都回到这里', 'The / key leads here from any page'),
  not: say(
    '不能按姓名和电话查人；受保护的事不按内容查。',
    'Nobody is looked up by name or telephone, nor what is protected by its words.',
  ),
}

/** The search counts to a thousand. */
const counted = (n: number) => (n < 200 ? String(n) : '200+')

export const matter = {
  next: say('下一步', 'What to do next'),
  other: say('别的办理动作', 'Other steps'),
  notNow: say('现在还不能做的', 'Not yet'),
  people: say('相关的人', 'People'),
  noPeople: say('没有登记人员。', 'Nobody is named.'),
  sealed: say('身份已封存，通过编号联系', 'Sealed; reach them by the code'),
  show: say('显示全部', 'Show in full'),
  hide: say('收起', 'Hide'),
  looked: say(
    '您看过、看来做什么，都会记下来，本人能查到。',
    'That you looked, and what for, is kept; they can see it.',
  ),
  whatFor: say('看来做什么？', 'What for?'),
  purposes: {
    call_back: say('给本人打电话', 'To call them'),
    survey: say('抽样回访', 'To ask how it was, as one of those drawn'),
    visit: say('上门、送达', 'To visit or serve'),
    identify: say('核对是不是本人', 'To make sure who it is'),
    handle: say('办这件事要用', 'To work on the matter'),
  } as Readonly<Record<string, Words>>,
  jot: say('记一笔，到处用', 'One note for all of it'),
  said: say('报的是什么', 'What was reported'),
  facts: say('要点', 'Facts'),
  opened: say('报的时间', 'Reported'),
  owner: say('承办人', 'Handled by'),
  why: say('为什么在我这里', 'Why with me'),
  channel: say('怎么来的', 'How it came'),
  linked: say('有关的事项', 'Linked matters'),
  perhapsSame: say('也许是同一件事', 'Perhaps the same'),
  protected: say(
    '受保护事项：不联系对方，不在短信里提任何内容。',
    'Protected: do not contact the other side; nothing of it in messages.',
  ),
}

export const channelWords: Readonly<Record<string, Words>> = {
  page: say('网页', 'The page'),
  qr: say('扫码', 'A scanned plate'),
  phone: say('电话', 'Telephone'),
  counter: say('窗口', 'The counter'),
  officer: say('民警发现', 'Found by an officer'),
  neighbour: say('别的单位转来', 'From another body'),
  api: say('接口', 'The API'),
  open311: say('Open311', 'Open311'),
  clock: say('到时自动', 'The clock'),
}

export const intake = {
  title: say('登记一件事', 'Take a report'),
  about: say(
    '替来电的、来窗口的群众登记，或记下您自己发现的。',
    'For whoever calls or comes to the counter, or what you found yourself.',
  ),
  which: say('是哪一类？', 'Which kind?'),
  others: say('别的登记方式，和民警自己发现的', 'Other ways to begin, and what an officer found'),
  words: say('来报的人怎么说', 'What they say'),
  keys: say(
    '全程用键盘：Tab 往下走，回车选中，Ctrl+回车登记。',
    'All by keyboard: Tab goes on, Enter takes, Ctrl+Enter records.',
  ),
  suggested: (kind: Words, likely: number, measure: { id: string; words: Words } | null): Words => {
    const tenth = Math.round(likely * 10)
    return say(
      `像是${kind.zh}（十有${tenth}准）${measure ? `，承诺“${measure.words.zh}”` : ''}，您来定。`,
      `Perhaps: ${kind.en} (right ${tenth} times of ten)${measure ? `, promise “${measure.words.en}”` : ''}. You decide.`,
    )
  },
  unsure: say('拿不准是哪一类，请您选。', 'Not sure which kind: please choose.'),
  likely: (because: string): Words => say(`按“${because}”猜的，您来定。`, `A guess from “${because}”; you decide.`),
  because: (village: string, beat: string | null, unit: Words): Words =>
    beat === null
      ? say(
          `会接：${village}没有片区民警，由${unit.zh}值班的接`,
          `takes it: ${village} is in no beat, so the desk of ${unit.en}`,
        )
      : say(`会接：${village}在${beat}，属${unit.zh}`, `takes it: ${village} lies in ${beat}, ${unit.en}`),
  channel: say('怎么来的', 'How it came'),
  place: say('地点', 'Place'),
  reporter: say('谁报的', 'Who reports it'),
  onBehalf: say('替谁报的（本人不在场时填）', 'For whom, if somebody else'),
  needPlace: say('请选村居。', 'Choose the village.'),
  send: say('登记', 'Record it'),
  sending: say('正在登记……', 'Recording…'),
  done: say('已登记', 'Recorded'),
  readOut: say('请念给报的人听', 'Read this out to them'),
  link: say('专用链接（可写在答复卡上）', 'Their secret link (for the answer card)'),
  open: say('打开这件事', 'Open it'),
  another: say('再登记一件', 'Take another'),
  change: say('换一个', 'Change'),
}

export const signal = {
  none: say('没有信号，照常办，有信号自动送出。', 'No signal. Work on; it is sent when there is some.'),
  unsent: (n: number): Words => say(`${n}条还没送出`, `${n} not yet sent`),
  stopped: (n: number): Words => say(`${n}条要您看一眼`, `${n} need${n === 1 ? 's' : ''} a look`),
}

export const packing = {
  title: say('带上村包', 'Take a village pack'),
  about: say(
    '去没有信号的村之前，把那里的事带在手机上。路上照常登记、办理、看时限，回来自动送出。',
    'Before you go where there is no signal, take what is open there. Record, act and see the days as always; it is sent when you are back.',
  ),
  which: say('明天去哪些村', 'Which villages'),
  open: (n: number): Words => say(n > 0 ? `${n}件在办` : '没有在办的', n > 0 ? `${n} open` : 'nothing open'),
  take: say('带上', 'Take them along'),
  taking: say('正在装……', 'Packing…'),
  have: (n: number, where: string): Words =>
    say(`手机上有${n}件事${where && `：${where}`}`, `${n} on this phone${where && `: ${where}`}`),
  until: (at: Words): Words => say(`${at.zh} 自动清除`, `It clears itself: ${at.en}`),
  names: say('带上等我回话的人的姓名电话', 'Take along names and phones of those who wait for my call'),
  namesAbout: say('每一位都会记下您看过，用来回话。', 'That you looked, to call them back, is written down for each.'),
  more: say('件数太多，只带了最急的。', 'There was more: the most urgent were taken.'),
  leave: say('现在就清除', 'Clear it now'),
  safe: say(
    '手机上是加密的，七十二小时后自动清除；受保护的事、线索和投诉不会装进来。',
    'Encrypted on the phone and cleared after 72 hours. Nothing protected, no clue and no complaint is in it.',
  ),
  noVillages: say('您没有包村，只装您手上的事。', 'You hold no beat: only what you have in hand is packed.'),
  unable: say(
    '这个浏览器不能存东西（可能是无痕模式），没有信号时请用纸笔记。',
    'This browser keeps nothing (a private window, perhaps). Without signal, use paper.',
  ),
}

export const unsent = {
  title: say('还没送出的', 'Not yet sent'),
  none: say('都送出了。没有信号时办的事，会先放在这里。', 'All sent. What you do without signal waits here first.'),
  now: say('现在就送', 'Send now'),
  waits: say('等信号，自动送出。', 'Waiting for signal; it goes by itself.'),
  mine: say('您办的', 'What you did'),
  theirs: say('现在的情况', 'How it stands now'),
  again: say('照样送出', 'Send it all the same'),
  look: say('打开这件事', 'Open the matter'),
  drop: say('不要了', 'Let it go'),
}

export const handOver = {
  title: say('交接班、请假移交', 'Hand over'),
  about: say(
    '选好交给谁。承诺照旧，来办事的人会收到通知。交接班是一次全部交过去；其他的一件一件交，有交不了的会写明为什么。',
    'Choose to whom. Every promise stands, and the people hear who has it. At the end of a shift all of it goes at once; else each goes by itself, and what cannot says why.',
  ),
  days: say('哪天起不在，到哪天（含）', 'Away from which day, until which (included)'),
  from: say('哪天起不在', 'Away from'),
  until: say('到哪天（含）', 'Until (included)'),
  noDays: say('请写明哪天起、到哪天不在。', 'Say from which day until which you are away.'),
  away: (from: string, until: string): Words => say(`${from} 至 ${until} 不在岗。`, `Away from ${from} to ${until}.`),
  handed: say('已交', 'Handed over'),
  movedOn: say('刚刚有变化，请看一眼，再交一次。', 'It has changed just now: have a look, and hand it over again.'),
  kept: say(
    '承诺照旧：换人不换期限，来办事的人会收到通知。',
    'The promises stand: another hand, the same day; the people hear of it.',
  ),
  sendEach: (n: number): Words => say(`移交这${n}件`, `Hand over these ${n}`),
  some: (done: number, all: number): Words =>
    say(
      `${all}件里交好了${done}件，其余的写明了为什么。`,
      `${done} of ${all} are handed over; the others say why not.`,
    ),
  to: say('交给谁', 'To whom'),
  noTo: say('请先选交给谁。', 'Choose to whom first.'),
  because: say('为什么交', 'Why'),
  remark: say('要交代的话', 'What they should know'),
  which: (n: number): Words => say(`交哪些（已选${n}件）`, `Which (${n} chosen)`),
  none: say('一件也没选。', 'None is chosen.'),
  send: say('全部交接', 'Hand them over'),
  done: (n: number): Words => say(`${n}件事已经交好。`, `${n} matters are handed over.`),
}

export const clue = {
  title: say('记线索', 'Note a clue'),
  line: say('听到、看到了什么？', 'What was heard or seen?'),
  lineHint: say('一句话就够；也可以拍一张，或说一段话。', 'A line is enough; or a photo, or a few spoken words.'),
  need: say('请写一句，或者拍一张、说一段。', 'Write a line, or add a photo or a recording.'),
  place: say('在哪里', 'Where'),
  station: say('本所', 'This station'),
  locate: say('就在这里（定位）', 'Right here (GPS)'),
  here: say('就在您现在的位置', 'Right where you are'),
  change: say('改选村居', 'Choose a village'),
  source: say('怎么来的', 'How it came'),
  who: say('谁说的（可不填）', 'Who told you (optional)'),
  sealed: say(
    '名字和电话当场封存，谁也看不到，只用来回话。',
    'Sealed at once and seen by nobody; only to answer them.',
  ),
  send: say('记下', 'Note it'),
  sending: say('正在记下……', 'Noting…'),
  done: (printed: string, who: Words): Words =>
    say(`记下了：${printed}，由${who.zh}看。`, `Noted: ${printed}; ${who.en} reads it.`),
  open: say('打开', 'Open'),
}

export const scan = {
  start: say('扫门牌', 'Scan a door plate'),
  stop: say('不扫了', 'Stop scanning'),
  seen: say('镜头里看到的', 'What the camera sees'),
  typed: say('门牌上的码', 'The code on the plate'),
  hint: say('对准门牌上的方块；扫不了就照着打。', 'Point at the square on the plate, or type what stands beside it.'),
  take: say('就用这个', 'Use it'),
  noPlate: say('这不是门牌上的码，请再对准，或照着打。', 'That is no code of a door plate. Point again, or type it.'),
  noCamera: say(
    '这台设备没有允许用镜头，请照着门牌打。',
    'This device does not allow the camera. Type what stands on the plate.',
  ),
  plate: (code: string): Words => say(`门牌 ${code}`, `plate ${code}`),
  change: say('换一个', 'Change'),
}

export const plates = {
  title: say('门牌二维码和联系卡', 'Codes for doors, and contact cards'),
  about: say(
    '扫一扫就到这个村居、这个场所，不带任何人的信息。再印一次，码不变。',
    'Scanned, it leads to this village or these premises, and says nothing about anybody. Printed again, the codes are the same.',
  ),
  plates: say('门牌二维码（A4，24 个）', 'Codes for doors (24 on an A4)'),
  cards: say('警民联系卡（A4，10 张）', 'Contact cards (10 on an A4)'),
  making: say('正在排版……', 'Setting them…'),
  open: (n: number): Words => say(`打开 PDF（共 ${n} 个）`, `Open the PDF (${n} of them)`),
}
