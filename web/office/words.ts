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
  notIn: say('没有登录上', 'Not signed in'),
  demo: say('演示：点一下，就以这个岗位进去', 'Demo: tap to enter as'),
  demoAbout: say(
    '这些人都是编的，在派出所的都是东城派出所的。想看一件事怎么办，请报在东安社区（打 dasq 就能找到）。',
    'These people are all invented; station staff belong to Dongcheng. To follow a matter through, report one in Dong’an (type dasq).',
  ),
  city: say('用市局统一登录', 'Use the city’s single sign-on'),
  forgot: say('忘了密码，请所里的系统管理员发一个新链接。', 'Forgotten? Ask your system administrator for a new link.'),
}

/** Why the city's sign-in led back to the door. */
export const byCity: Readonly<Record<string, Words>> = {
  'city-silent': say(
    '市局统一登录没有回应，请用警号和密码。',
    'The city’s single sign-on is not answering. Use your number and password.',
  ),
  'city-again': say('没有登录成，请再试一次。', 'That did not work. Please try again.'),
  'city-unknown': say(
    '市局认得您，但这里还没有您的账号。请系统管理员开户。',
    'The city recognises you, but you have no account here yet. Ask your system administrator.',
  ),
  'city-weak': say(
    '您的岗位要两样东西。请在市局登录时用上第二样，或在这里用警号和密码。',
    'Your post requires a second factor. Use it with the city’s sign-on, or use your number and password here.',
  ),
}

export const signIns = {
  title: say('我的登录', 'Where I am signed in'),
  about: say('有不认识的，就让它退出，再换个密码。', 'Don’t recognise one? Sign it out and change your password.'),
  here: say('就是这里', 'This one'),
  unknown: say('没有说明是什么设备', 'Unknown device'),
  since: say('登录于', 'Signed in'),
  seen: say('最近使用', 'Last used'),
  end: say('让它退出', 'Sign it out'),
  endOthers: say('其他地方都退出', 'Sign out everywhere else'),
  factors: say('登录时的第二样东西', 'Second factors'),
  none: say('还没有设。', 'None is set up.'),
  totp: say('验证器', 'Authenticator app'),
  passkey: say('通行密钥', 'Passkey'),
  set: say('设于', 'set up'),
  last: say('您的岗位要有一样：要换，先再设一样。', 'Your post requires one: to replace it, set up another first.'),
  left: (n: number) => say(`备用码还剩${n}个`, n === 1 ? 'One recovery code is left' : `${n} recovery codes are left`),
  add: say('再设一样', 'Set up another'),
  password: say('先确认密码', 'Confirm your password'),
  remove: say('去掉', 'Remove'),
  removing: (what: Words): Words => say(`去掉${what.zh}`, `Remove: ${what.en.toLowerCase()}`),
  goOn: say('继续', 'Go on'),
  notNow: say('先不改了', 'Leave it as it is'),
  notYet: say('还没有改', 'Nothing was changed'),
  removeAbout: say(
    '还要出示一样：没有别的，就用一个备用码。这样捡到您电脑的人也去不掉它。',
    'Confirm with another factor, or with a recovery code if you have no other. That way no one at your unlocked computer can remove it.',
  ),
  removeByPasskey: say('用另一个通行密钥', 'Use another passkey'),
  changePassword: say('换密码', 'Change my password'),
  present: say('现在的密码', 'Current password'),
  fresh: say('新密码（至少十个字）', 'New password (at least ten characters)'),
  change: say('换好', 'Change it'),
  changed: say('换好了，其他地方的登录都已退出。', 'Changed. Every other sign-in has ended.'),
}

export const accounts = {
  title: say('账号', 'Accounts'),
  notDone: say('没有办成', 'Not done'),
  link: say('交给本人，三天内打开，只能用一次：', 'Give this to the person; it works once, within three days:'),
  who: say('姓名或警号', 'Name or number'),
  find: say('查找', 'Find'),
  number: say('警号', 'Number'),
  name: say('姓名', 'Name'),
  open: say('开户', 'Open an account'),
  noPost: say('还没有岗位', 'No post yet'),
  linkFor: say('另给链接', 'New link'),
  anew: say('从头设的链接', 'Reset link'),
  close: say('销户', 'Close'),
  sure: say('确定吗？再点一次', 'Sure? Tap once more'),
  end: say('收回', 'End'),
  more: say('授予岗位、退出登录', 'Assign a post, sign out'),
  post: say('岗位', 'Post'),
  unit: say('单位编码', 'Unit code'),
  give: say('授予', 'Assign'),
  signOut: say('让其在各处都退出', 'Sign this person out everywhere'),
  log: say('账号日志', 'Account log'),
  whole: say('这里的每一条都没有被改过、删过。', 'None of these entries has been changed or removed.'),
  broken: (n: number) =>
    say(
      `第${n}条前后被改过或少了一条，请查。`,
      `Around entry ${n} something was changed or is missing. Please investigate.`,
    ),
  head: say('最新一条的校验值，可以抄下来日后核对：', 'Digest of the latest entry; note it down to compare later:'),
  by: say('由', 'by'),
  server: say('服务器命令行', 'the server’s command line'),
  older: say('更早的', 'Earlier'),
  /** By what somebody came in, and what they set up. */
  shown: {
    password: say('凭密码', 'by password'),
    totp: say('验证器', 'authenticator app'),
    passkey: say('通行密钥', 'passkey'),
    recovery: say('备用码', 'recovery code'),
    city: say('市局统一登录', 'the city’s sign-in'),
    demo: say('演示', 'demo'),
  } as Readonly<Record<string, Words>>,
  happened: {
    opened: say('开户', 'Account opened'),
    closed: say('销户', 'Account closed'),
    post_given: say('授予岗位', 'Post given'),
    post_ended: say('收回岗位', 'Post ended'),
    link_made: say('给了链接', 'Link made'),
    link_anew: say('给了从头设的链接', 'Reset link made'),
    password_set: say('设了密码', 'Password set'),
    second_factor_set_up: say('设了第二样东西', 'Second factor set up'),
    second_factor_removed: say('去掉了第二样东西', 'Second factor removed'),
    signed_out_by_admin: say('被要求退出', 'Signed out by an administrator'),
    rules_set: say('改了登录规定', 'Sign-in rules changed'),
    signed_in: say('登录', 'Signed in'),
    tries_used_up: say('多次输错，暂停', 'Locked after too many wrong tries'),
    sheet_changed: say('改了区划、单位、片区、人员或值班表', 'Places, units, beats, people or rosters changed'),
    law_set: say('改了法定期限或开关', 'A statutory limit or switch changed'),
    custodian_named: say('交给其一份保管库密钥', 'Given a share of the vault key'),
  },
}

export const second = {
  title: say('还差一步', 'One more step'),
  setUp: say('再设一样东西', 'Set up a second thing'),
  about: say(
    '光有密码还不够：密码被人看见了，别人也进不来。两种办法选一种就行。',
    'A password alone is not enough: if someone sees it, they still cannot get in. Choose either of these.',
  ),
  passkey: say('通行密钥', 'A passkey'),
  passkeyAbout: say(
    '用这台电脑或手机的指纹、面容、锁屏密码，或插一把安全密钥。以后登录点一下。',
    'Use this device’s fingerprint, face or PIN, or plug in a security key. After that, signing in takes one tap.',
  ),
  makePasskey: say('设通行密钥', 'Set up a passkey'),
  showPasskey: say('用通行密钥登录', 'Use my passkey'),
  noPasskey: say(
    '没有完成。请再点一次，照浏览器的提示做；或者用验证器。',
    'That was not completed. Tap again and follow the browser’s prompts, or use an authenticator app.',
  ),
  app: say('验证器', 'An authenticator app'),
  appAbout: say(
    '手机上的验证器扫这个码，再把它显示的六位数字填在下面。',
    'Scan this code with an authenticator app on your phone, then enter the six digits it shows.',
  ),
  qr: say('给验证器扫的二维码', 'QR code for the app'),
  byHand: say('扫不了就手工输入：', 'Can’t scan it? Enter this by hand:'),
  code: say('六位数字', 'Six digits'),
  codeOr: say('验证器上的六位数字，或一个备用码', 'Six digits from the app, or a recovery code'),
  recoveryCode: say('或者一个备用码', 'Or a recovery code'),
  useApp: say('用验证器', 'Use the app'),
  recovery: say('备用码', 'Recovery codes'),
  recoveryAbout: say(
    '手机丢了、密钥坏了，用一个备用码也能登录，每个只能用一次。只显示这一次：请打印或抄下来，锁好。',
    'If you lose your phone or key, one of these codes lets you in; each works once. They are shown only now: print or copy them and lock them away.',
  ),
  print: say('打印', 'Print'),
  lost: say(
    '都不在手边？请系统管理员当面核实后，发一个从头设的链接。',
    'None to hand? Ask your system administrator, in person, for a reset link.',
  ),
  again: say('换个人登录', 'Sign in as someone else'),
  notYet: say('还没有登录', 'Not signed in yet'),
  later: say('以后再设', 'Later'),
}

export const newPassword = {
  notYet: say('密码还没有设好', 'Your password is not set yet'),
  title: say('设一个密码', 'Set a password'),
  about: say(
    '这个链接只能用一次。密码至少十个字，好记的几个词连起来就行，不用隔段时间就换。',
    'This link works only once. Use at least ten characters: a few memorable words will do, and you need not change it regularly.',
  ),
  password: say('新密码', 'New password'),
  show: say('显示密码', 'Show password'),
  set: say('设好', 'Set password'),
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
  gaps: say('没人接的', 'No one in charge'),
  closed: say('已办结', 'Closed'),
  lists: say('看哪些', 'Lists'),
  call: say('现在或这两天要回话的', 'Call now or within two days'),
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
      '没有等您批的。同事申请暂停计时、乡亲要求更正或换人，会出现在这里。',
      'Nothing to approve. When a colleague asks to pause a promise, or somebody asks for a correction or another officer, it appears here.',
    ),
    gaps: say('每件事都有人接。', 'Every matter has someone in charge.'),
    closed: say('还没有办结的。', 'Nothing closed yet.'),
  } as Readonly<Record<string, Words>>,
  protected: say('受保护', 'Protected'),
}

const percent = (share: number): string => {
  const of = share * 100
  return `${of >= 1 ? Math.round(of) : of >= 0.01 ? Number(of.toPrecision(1)) : '<0.01'}%`
}

export const calling = {
  title: say('给本人回话', 'Call them'),
  phone: say('看电话，打给本人', 'Show the phone and call'),
  mayBeSaid: say('可以这样说', 'What you may say'),
  hello: (unit: string, name: string, when: string, code: string): Words =>
    say(
      `“您好，我是${unit}的${name}。您${when}报的事，编号${code}，我给您回个话。`,
      `“Hello, this is ${name} of ${unit}. I am calling about what you reported (${when}), code ${code}.`,
    ),
  stands: (state: Words): Words => say(`现在的情况：${state.zh}。”`, `How it stands: ${state.en}.”`),
  never: say(
    '不说别人的姓名、电话和住址，不说怎么查的，没有定的事不打包票。',
    'No names, phones or addresses of others, nothing of how it is looked into, no promise of what is not decided.',
  ),
  safely: say(
    '这件事受保护：只用约好的稳妥办法联系；接电话的不是本人，就说打错了。',
    'It is protected: reach them only in the safe way that was agreed. If somebody else answers, you have the wrong number.',
  ),
  tried: (n: number, daysLeft: number, today: boolean): Words =>
    say(
      `没联系上${n}次${daysLeft === 0 ? '，可以按联系不上办' : `，还要再换${daysLeft}天${today ? '；今天已试过，请明天换个钟点' : ''}`}`,
      `${n === 1 ? 'Tried once' : `Tried ${n} times`}${
        daysLeft === 0
          ? '; it may be recorded that they cannot be reached'
          : `, ${daysLeft === 1 ? 'one more day is needed' : `${daysLeft} more days are needed`}${today ? '; tried today already, so tomorrow at another hour' : ''}`
      }`,
    ),
  result: say('打完记一下', 'What came of it'),
  notReached: say('没联系上', 'Could not reach them'),
}

export const signs = {
  title: say('苗头', 'Early signs'),
  about: say('按规则从事情和地方里找，不看人。', 'Found by rules, in matters and places, never in people.'),
  lately: say('近九十天', 'The last ninety days'),
  none: say('没有发现苗头。', 'None found.'),
  series: say('在办的系列', 'Series in hand'),
  noSeries: say('没有在办的系列。', 'No series is in hand.'),
  rules: say('按这些规则找', 'The rules'),
  todo: say('可以这样办', 'What to do'),
  ofUse: say(
    '这条提示有没有用？没用的次数多了，会请定规则的人来改。',
    'Was this useful? If it often is not, whoever set the rule is asked to revise it.',
  ),
  useful: say('有用', 'Useful'),
  useless: say('没用', 'Not useful'),
  edition: (n: number, on: boolean) => say(`第${n}版${on ? '' : '（停用）'}`, `edition ${n}${on ? '' : ' (off)'}`),
  record: (made: number, useful: number, useless: number) =>
    say(
      `这一版提示了${made}次，有用${useful}次，没用${useless}次。`,
      `This edition raised ${made}: ${useful} useful, ${useless} not.`,
    ),
  reconsider: say('三次没用，请改一改', 'Not useful three times: please revise it'),
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
    if (n['relapsed']) return say('已确认复发', 'Confirmed relapse')
    return n['after'] === 0
      ? say('办结当天又来', 'Back on the day it closed')
      : say(`办结${n['after']}天后又来`, `Back ${n['after'] === 1 ? 'one day' : `${n['after']} days`} after it closed`)
  },
}

export const callScript = {
  title: say('打电话时怎么说', 'What to say on the phone'),
  hello: say(
    '“您好，我是……派出所的，不是办您这件事的人。您的事办完了，公安局随机抽到您，想听听您怎么说。可以不答，答什么都不影响您的事。现在方便吗？”',
    '“Hello, I am calling from another police station; I did not handle your matter. It is now closed, and you were picked at random so that we can hear how it went. You need not answer, and nothing depends on what you say. Is this a good time?”',
  ),
  asks: [
    say('这件事办得怎么样？（五档，照对方的话选）', 'How was it handled? (five levels, in their words)'),
    say('您觉得住的地方安全吗？（五档）', 'How safe do you feel where you live? (five levels)'),
    say('结果有人告诉您吗？', 'Did anyone tell you the outcome?'),
  ],
  rules: [
    say(
      '只问这三句，不问事情本身，不劝、不解释、不问对谁不满意。',
      'Ask only these three: nothing about the matter itself or anyone in it, and do not argue or explain.',
    ),
    say(
      '不愿意答也是答，记“不愿意答”，不再打。',
      'Not wanting to answer is an answer too: record it and do not call again.',
    ),
    say(
      '没接通不算数：换一天、换个时段再打，三天两个时段都不通才作罢。',
      'One missed call does not count: try on three days, at two different times of day, before giving up.',
    ),
    say(
      '对方要再反映，请用原来的链接，或由您替着新报一件；说到有危险，先报 110。',
      'If they raise something new, they use their own link or you report it for them; if there is danger, call 110 first.',
    ),
  ],
}

export const nine = {
  title: say('能不能调', 'Can it be mediated?'),
  of: (no: number): Words => say(`第${no}问，共九问`, `Question ${no} of nine`),
  atLast: say('最后一问', 'One last question'),
  skip: say('还没问，先往下', 'Not asked yet; skip for now'),
  may: say('可以调', 'It can be mediated'),
  mayNot: say('不能在这里调', 'It cannot be mediated here'),
  unasked: say('还没问全', 'Not all questions asked yet'),
  read: say('可以照着念给双方听：', 'You may read this to both sides:'),
  readAlone: say('单独念给受害的人听：', 'Read this to the injured party alone:'),
  enough: say('问到这里，往下办', 'That is enough: continue'),
  answered: say('已经问过的', 'Asked so far'),
  change: say('改', 'Change'),
  ways: say('走哪条路', 'Which way'),
  choose: say('请选择', 'Choose'),
  noWay: say('三样危险还没问全，先问清。', 'Ask about all three dangers first.'),
  closed: say('法律不让走的：', 'Not allowed by law:'),
  and: say('、', ', '),
  byForm: say('不一问一答，直接填表', 'Fill in the whole form instead'),
}

export const slips = {
  title: say('可以现在打印的', 'Ready to print'),
  later: say('编号后补：送出后才有正式编号', 'The official number is given once it is sent'),
  about: say(
    '没有信号也能打印。名字请手写；正式编号在送出后给，凭办理代码对上。',
    'You can print without signal. Write the name by hand; the official number is given once it is sent, and is matched by the action code.',
  ),
  print: say('打印', 'Print'),
}

export const handedToMe = {
  title: (by: Words): Words => say(`${by.zh}交给您的`, `Handed to you by ${by.en}`),
  colleague: say('同事', 'a colleague'),
  remark: say('交代：', 'Note:'),
  promised: say('已经答应了乡亲：', 'What they were promised:'),
  theyKnow: say(
    '承诺照旧。乡亲会收到通知，自己的页面上也写着现在由您办。',
    'The promises stand. The people waiting are told, and see on their page that it is now with you.',
  ),
}

export const jot = {
  open: (n: number): Words => say(`还差${n}项`, `${n} more to fill in`),
  text: say('看到什么、谁说了什么', 'What was seen and said'),
  about: say(
    '只写这一遍。下面每一张单据、每一条记录都会自己带上文字、照片和时间。',
    'Write it only once: each paper and record below takes its words, photos and time from here.',
  ),
  follows: say('由这一笔做成', 'What follows from it'),
  prints: say('单据：', 'Paper:'),
  ready: say('都齐了，看一眼就能送出', 'Complete: check it and send'),
  done: say('已做', 'Done'),
  over: say('都做完了，收起这一笔', 'All done: close the note'),
}

export const round = {
  onTheWay: say('路上看到的', 'Seen on the way'),
  listed: say('逐项看', 'What to look at'),
  oneTap: say('哪一项不好点哪一项，点一下就报成隐患。', 'Tap whatever is wrong: one tap reports it as a hazard.'),
  withPhoto: say('带照片、写两句再报', 'Report with a photo or words'),
  wrong: say('有问题', 'Something is wrong'),
  seenNow: say('这处看完了', 'Seen'),
  seen: say('看过', 'Seen'),
  left: say('没看成', 'Not seen'),
  hazard: say('有隐患', 'Hazard'),
  opened: (n: number): Words =>
    say(
      `这次报了${n}处隐患，每处都单独一件。`,
      `${n === 1 ? 'One hazard reported, as a matter of its own.' : `${n} hazards reported, each as a matter of its own.`}`,
    ),
}

export const series = {
  members: (n: number) => say(`这个系列里的${n}件`, `The ${n} in this series`),
  sketch: (n: number) => say(`${n}件的相对位置，上方为北`, `Relative positions of ${n} of them; north is up`),
  rounded: say('示意图：位置约到百米，上方为北。', 'A sketch: positions are rounded to about 100 metres; north is up.'),
  offered: say('又发现相像的，请看是不是一回事', 'These look similar too: do they belong together?'),
  takeIn: say('是，归进来', 'Yes, add it'),
  leaveOut: say('不是', 'No'),
  inSeries: say('它所在的系列', 'The series it is in'),
  nothingLearned: say('别的几件还没有学到什么。', 'Nothing learned from the others yet.'),
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
    say(`没有一字不差的；差一个字的有${counted(n)}件。`, `No exact match; ${counted(n)} with one character different.`),
  near: say('差一个字', 'One character differs'),
  newest: (n: number): Words =>
    say(`先看最新的${n}件，加个词可以缩小。`, `Showing the newest ${n}; add a word to narrow it down.`),
  none: say(
    '在您能看的事项里没有找到。少写一个词，或换个说法。',
    'Nothing found among the matters you may see. Try fewer or different words.',
  ),
  here: say('没有信号：只找了这台手机上带着的事项。', 'No signal: only what is on this phone was searched.'),
  matters: say('事项', 'Matters'),
  places: say('地方', 'Places'),
  ways: say('可以这样查', 'What you can type'),
  byCode: {
    what: say('编号，或开头几位', 'A code, or its first characters'),
    example: say('HZ 7K3M-9PQR-4，或 HZ 7K3M', 'HZ 7K3M-9PQR-4, or HZ 7K3M'),
  },
  byPlace: { what: say('地名', 'A place'), example: say('东安，牡丹区', 'A village, a town, a county') },
  byInitials: {
    what: say('地名的拼音首字母', 'The pinyin initials of a place'),
    example: say('dasq（东安社区）', 'dasq for Dong’an Shequ'),
  },
  byWords: {
    what: say('说过的话，类别，文号', 'Words used, a kind, an official number'),
    example: say('灯箱 被砸：用空格分开，每个词都要有', 'Separate words with spaces; all must match'),
  },
  key: say('在哪一页按 / 键都回到这里', 'Press / on any page to come back here'),
  not: say(
    '不能按姓名和电话查人；受保护的事不按内容查。',
    'People cannot be looked up by name or phone number, and protected matters cannot be found by their content.',
  ),
}

/** The search counts to a thousand. */
const counted = (n: number) => (n < 200 ? String(n) : '200+')

export const matter = {
  talk: {
    title: say('和报告人说话', 'Talk with whoever reported'),
    label: say('写给报告人', 'To whoever reported'),
    hint: say(
      '对方凭链接或编号看，也在那里回。不要写名字、电话和住址。',
      'They read it by their link or code, and answer there. No names, phones or addresses.',
    ),
  },
  next: say('下一步', 'What to do next'),
  other: say('别的办理动作', 'Other steps'),
  notNow: say('现在还不能做的', 'Not possible yet'),
  people: say('相关的人', 'People'),
  noPeople: say('没有登记人员。', 'No one is named.'),
  sealed: say('身份已封存，通过编号联系', 'Identity sealed; contact through the code'),
  show: say('显示全部', 'Show in full'),
  hide: say('收起', 'Hide'),
  looked: say(
    '您看过、看来做什么，都会记下来，本人能查到。',
    'That you looked, and why, is recorded; the person can see it.',
  ),
  whatFor: say('看来做什么？', 'What for?'),
  purposes: {
    call_back: say('给本人打电话', 'To call them'),
    survey: say('抽样回访', 'Sample follow-up call'),
    visit: say('上门、送达', 'To visit or serve'),
    identify: say('核对是不是本人', 'To confirm identity'),
    handle: say('办这件事要用', 'To work on the matter'),
  } as Readonly<Record<string, Words>>,
  // The head says what is done; many steps are called by what came of it, which is no name for a button.
  record: say('记下', 'Record it'),
  jot: say('记一笔，到处用', 'One note, used everywhere'),
  said: say('报的是什么', 'What was reported'),
  facts: say('要点', 'Facts'),
  opened: say('报的时间', 'Reported'),
  owner: say('承办人', 'Handled by'),
  why: say('为什么在我这里', 'Why it came to me'),
  channel: say('怎么来的', 'How it came in'),
  linked: say('有关的事项', 'Linked matters'),
  perhapsSame: say('也许是同一件事', 'Possibly the same matter'),
  protected: say(
    '受保护事项：不联系对方，不在短信里提任何内容。',
    'Protected: do not contact the other side, and mention nothing of it in messages.',
  ),
}

export const channelWords: Readonly<Record<string, Words>> = {
  page: say('网页', 'Web page'),
  qr: say('扫码', 'QR code'),
  phone: say('电话', 'Telephone'),
  counter: say('窗口', 'Counter'),
  officer: say('民警发现', 'Found by an officer'),
  neighbour: say('别的单位转来', 'Passed on by another body'),
  api: say('接口', 'API'),
  open311: say('Open311', 'Open311'),
  clock: say('到时自动', 'Automatic'),
}

export const intake = {
  title: say('登记一件事', 'Take a report'),
  about: say(
    '替来电的、来窗口的群众登记，或记下您自己发现的。',
    'For someone who calls or comes to the counter, or for what you found yourself.',
  ),
  which: say('是哪一类？', 'Which kind?'),
  others: say('别的登记方式，和民警自己发现的', 'Other ways to record, and what an officer found'),
  words: say('来报的人怎么说', 'In their words'),
  keys: say(
    '全程用键盘：Tab 往下走，回车选中，Ctrl+回车登记。',
    'Keyboard only: Tab to move on, Enter to choose, Ctrl+Enter to record.',
  ),
  suggested: (kind: Words, likely: number, measure: { id: string; words: Words } | null): Words => {
    const tenth = Math.round(likely * 10)
    return say(
      `像是${kind.zh}（这样认出来的，十件里有${tenth}件对）${measure ? `，承诺“${measure.words.zh}”` : ''}，您来定。`,
      `Perhaps ${kind.en} (such guesses are right ${tenth} times in ten)${measure ? `, promise “${measure.words.en}”` : ''}. You decide.`,
    )
  },
  unsure: say('拿不准是哪一类，请您选。', 'Not sure which kind: please choose.'),
  likely: (because: string): Words =>
    say(`按“${because}”猜的，您来定。`, `Suggested because of “${because}”; you decide.`),
  because: (village: string, beat: string | null, unit: Words): Words =>
    beat === null
      ? say(
          `会接：${village}没有片区民警，由${unit.zh}值班的接`,
          `takes it: ${village} is in no beat, so the desk of ${unit.en}`,
        )
      : say(`会接：${village}在${beat}，属${unit.zh}`, `takes it: ${village} lies in ${beat}, ${unit.en}`),
  channel: say('怎么来的', 'How it came in'),
  place: say('地点', 'Place'),
  reporter: say('谁报的', 'Who reports it'),
  onBehalf: say('替谁报的（本人不在场时填）', 'For whom, if someone else'),
  needPlace: say('请选村居。', 'Choose the village.'),
  send: say('登记', 'Record it'),
  sending: say('正在登记……', 'Recording…'),
  done: say('已登记', 'Recorded'),
  readOut: say('请念给报的人听', 'Read this out to them'),
  link: say('专用链接（可写在答复卡上）', 'Their private link (for the answer card)'),
  open: say('打开这件事', 'Open this matter'),
  another: say('再登记一件', 'Record another'),
  change: say('换一个', 'Change'),
}

export const signal = {
  none: say('没有信号，照常办，有信号自动送出。', 'No signal. Carry on; everything is sent when you are back online.'),
  unsent: (n: number): Words => say(`${n}条还没送出`, `${n} not yet sent`),
  stopped: (n: number): Words => say(`${n}条要您看一眼`, `${n} need${n === 1 ? 's' : ''} a look`),
}

export const packing = {
  title: say('带上村包', 'Take a village pack'),
  about: say(
    '去没有信号的村之前，把那里的事带在手机上。路上照常登记、办理、看时限，回来自动送出。',
    'Before going where there is no signal, take the open matters of that village on your phone. Record, act and check deadlines as usual; it is all sent when you are back.',
  ),
  which: say('明天去哪些村', 'Which villages'),
  open: (n: number): Words => say(n > 0 ? `${n}件在办` : '没有在办的', n > 0 ? `${n} open` : 'nothing open'),
  take: say('带上', 'Download'),
  taking: say('正在装……', 'Packing…'),
  have: (n: number, where: string): Words =>
    say(`手机上有${n}件事${where && `：${where}`}`, `${n} on this phone${where && `: ${where}`}`),
  until: (at: Words): Words => say(`${at.zh} 自动清除`, `Clears itself: ${at.en}`),
  names: say('带上等我回话的人的姓名电话', 'Include names and phones of people waiting for my call'),
  namesAbout: say(
    '每一位都会记下您看过，用来回话。',
    'For each of them it is recorded that you looked, in order to call back.',
  ),
  more: say('件数太多，只带了最急的。', 'There were too many: only the most urgent were taken.'),
  leave: say('现在就清除', 'Clear it now'),
  safe: say(
    '手机上是加密的，七十二小时后自动清除；受保护的事、线索和投诉不会装进来。',
    'Encrypted on the phone and cleared after 72 hours. Protected matters, clues and complaints are never included.',
  ),
  noVillages: say('您没有包村，只装您手上的事。', 'You have no beat: only your own matters are packed.'),
  unable: say(
    '这个浏览器不能存东西（可能是无痕模式），没有信号时请用纸笔记。',
    'This browser cannot store anything (perhaps a private window). Without signal, use paper.',
  ),
}

export const unsent = {
  title: say('还没送出的', 'Not yet sent'),
  none: say('都送出了。没有信号时办的事，会先放在这里。', 'All sent. What you do without signal waits here first.'),
  now: say('现在就送', 'Send now'),
  waits: say('等信号，自动送出。', 'Waiting for signal; it will be sent by itself.'),
  mine: say('您写的', 'What you wrote'),
  theirs: say('现在的情况', 'How it stands now'),
  again: say('照样送出', 'Send it all the same'),
  look: say('打开这件事', 'Open the matter'),
  edit: say('改一改再送', 'Change it and send'),
  leaveEdit: say('不改了', 'Leave it as it was'),
  files: say('照片和录音照旧一起送。', 'Photos and recordings go along as they were.'),
  copy: say('复制我写的', 'Copy what I wrote'),
  copied: say('已复制', 'Copied'),
  drop: say('不要了', 'Discard'),
  sure: say('真的不要了？再点一次', 'Really discard it? Tap again'),
  nothing: say('只有这一步，没有另写什么。', 'Just the step; nothing was written with it.'),
  notHere: say('有信号时才看得到。', 'Shown once there is signal.'),
}

export const handOver = {
  title: say('交接班、请假移交', 'Hand over'),
  about: say(
    '选好交给谁。承诺照旧，来办事的人会收到通知。交接班是一次全部交过去；其他的一件一件交，有交不了的会写明为什么。',
    'Choose who takes over. Every promise stands, and the people concerned are told. At the end of a shift everything goes at once; otherwise one at a time, and any that cannot go say why.',
  ),
  days: say('哪天起不在，到哪天（含）', 'First and last day away'),
  from: say('哪天起不在', 'First day away'),
  until: say('到哪天（含）', 'Last day away'),
  noDays: say('请写明哪天起、到哪天不在。', 'Enter your first and last day away.'),
  away: (from: string, until: string): Words => say(`${from} 至 ${until} 不在岗。`, `Away from ${from} to ${until}.`),
  standsIn: say(
    '这几天新来的事给代管的同事，没有代管的给值班室。',
    'New matters on these days go to your stand-in, or else to the duty desk.',
  ),
  noted: (from: string, until: string): Words =>
    say(
      `已登记 ${from} 至 ${until} 不在岗，这几天新来的事由代管的同事或值班室接。`,
      `You are recorded as away from ${from} to ${until}: new matters go to your stand-in, or else to the duty desk.`,
    ),
  back: say('回来了，或者不请假了', 'I am back, or not going away'),
  handed: say('已交', 'Handed over'),
  movedOn: say('刚刚有变化，请看一眼，再交一次。', 'This has just changed: check it and hand it over again.'),
  kept: say(
    '承诺照旧：换人不换期限，来办事的人会收到通知。',
    'The promises stand: another officer, the same date; the people concerned are told.',
  ),
  sendEach: (n: number): Words => say(`移交这${n}件`, `Hand over ${n === 1 ? 'this one' : `these ${n}`}`),
  some: (done: number, all: number): Words =>
    say(`${all}件里交好了${done}件，其余的写明了为什么。`, `${done} of ${all} handed over; the others say why not.`),
  to: say('交给谁', 'Hand over to'),
  noTo: say('请先选交给谁。', 'Choose who takes over first.'),
  because: say('为什么交', 'Why'),
  remark: say('要交代的话', 'What they should know'),
  which: (n: number): Words => say(`交哪些（已选${n}件）`, `Which matters (${n} chosen)`),
  none: say('一件也没选。', 'None chosen.'),
  send: say('全部交接', 'Hand them over'),
  done: (n: number): Words => say(`${n}件事已经交好。`, `${n === 1 ? 'One matter' : `${n} matters`} handed over.`),
}

export const clue = {
  title: say('记线索', 'Note a clue'),
  line: say('听到、看到了什么？', 'What was heard or seen?'),
  lineHint: say('一句话就够；也可以拍一张，或说一段话。', 'One line is enough, or a photo or a short recording.'),
  need: say('请写一句，或者拍一张、说一段。', 'Write a line, or add a photo or a recording.'),
  place: say('在哪里', 'Where'),
  station: say('本所', 'This station'),
  locate: say('就在这里（定位）', 'Right here (GPS)'),
  lost: say('没有定到位置，请选村居。', 'Your location was not found: choose the village.'),
  here: say('就在您现在的位置', 'Right where you are'),
  change: say('改选村居', 'Choose a village'),
  source: say('怎么来的', 'How it came in'),
  who: say('谁说的（可不填）', 'Who told you (optional)'),
  sealed: say(
    '名字和电话当场封存，谁也看不到，只用来回话。',
    'Sealed at once; no one can see it. Used only to answer them.',
  ),
  send: say('记下', 'Note it'),
  sending: say('正在记下……', 'Noting…'),
  done: (printed: string, who: Words): Words =>
    say(`记下了：${printed}，由${who.zh}看。`, `Noted: ${printed}. ${who.en} will read it.`),
  open: say('打开', 'Open'),
}

export const scan = {
  start: say('扫门牌', 'Scan a door plate'),
  stop: say('不扫了', 'Stop scanning'),
  seen: say('镜头里看到的', 'What the camera sees'),
  typed: say('门牌上的码', 'The code on the plate'),
  hint: say('对准门牌上的方块；扫不了就照着打。', 'Point at the square on the plate, or type the code beside it.'),
  take: say('就用这个', 'Use it'),
  noPlate: say('这不是门牌上的码，请再对准，或照着打。', 'That is not a door-plate code. Try again, or type it.'),
  noCamera: say(
    '这台设备没有允许用镜头，请照着门牌打。',
    'This device does not allow the camera. Type the code on the plate.',
  ),
  plate: (code: string): Words => say(`门牌 ${code}`, `plate ${code}`),
  change: say('换一个', 'Change'),
}

export const plates = {
  title: say('门牌二维码和联系卡', 'Door QR codes and contact cards'),
  about: say(
    '扫一扫就到这个村居、这个场所，不带任何人的信息。再印一次，码不变。',
    'Scanning leads to this village or these premises and reveals nothing about anyone. Reprinting gives the same codes.',
  ),
  plates: say('门牌二维码（A4，24 个）', 'Door QR codes (24 per A4)'),
  cards: say('警民联系卡（A4，10 张）', 'Contact cards (10 per A4)'),
  making: say('正在排版……', 'Preparing…'),
  open: (n: number): Words => say(`打开 PDF（共 ${n} 个）`, `Open the PDF (${n} in all)`),
}
