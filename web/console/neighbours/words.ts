import { say, type Words } from '../../../src/kinds/words.ts'

export const lists = {
  title: say('诉求清单', 'Request lists'),
  about: say(
    '热线或其他系统的诉求表格：CSV（UTF-8、GB18030 都行）或 .xlsx，首行是列名，要有编号一列。先核对，您点“收下”才收；同一编号只收一次。',
    'Requests from a hotline or another system: CSV (UTF-8 or GB18030) or .xlsx, with a header row and a number column. The file is checked first and taken only when you say so; each number is taken once.',
  ),
  from: say('哪个单位的清单', 'Whose list'),
  choose: say('请选择', 'Choose'),
  none: say(
    '还没有互通单位。请系统管理员先到“互通单位”里建一个。',
    'No partner system yet. The system administrator adds one under “Partner systems”.',
  ),
  file: say('选文件', 'File'),
  sending: say('正在上传……', 'Sending…'),
  empty: say('还没有交过清单。', 'No list has been handed in yet.'),
  states: {
    looking: say('正在核对', 'Being checked'),
    looked: say('核对完，等您收下', 'Checked; waiting for you'),
    taking: say('正在收', 'Being taken'),
    taken: say('已收完', 'Taken'),
    refused: say('没有收', 'Not taken'),
    dropped: say('不收了', 'Dropped'),
    failed: say('没办成，已停下', 'Failed and stopped'),
  } as Record<string, Words>,
  could: (rows: number, added: number, known: number, refused: number): Words =>
    say(
      `共 ${rows} 行：可收 ${added} 行，已有 ${known} 行，不能收 ${refused} 行。`,
      `${rows} lines: ${added} can be taken, ${known} already here, ${refused} cannot be taken.`,
    ),
  did: (rows: number, added: number, known: number, refused: number): Words =>
    say(
      `${rows} 行里新收 ${added} 件，已有 ${known} 行，不能收 ${refused} 行。`,
      `${rows} lines: ${added} new, ${known} already here, ${refused} could not be taken.`,
    ),
  left: (seconds: number): Words =>
    seconds < 90
      ? say(`大约还要 ${seconds} 秒`, `about ${seconds} s left`)
      : say(`大约还要 ${Math.round(seconds / 60)} 分钟`, `about ${Math.round(seconds / 60)} min left`),
  passedOver: say('没有用到的列：', 'Columns not used: '),
  line: (n: number): Words => say(`第 ${n} 行`, `line ${n}`),
  wrong: say('不能收的行', 'Lines that could not be taken'),
  report: say('下载逐行报告', 'Line-by-line report'),
  take: say('收下', 'Take it'),
  again: say('再试一次', 'Try again'),
  drop: say('不收了', 'Drop it'),
}

export const openData = {
  title: say('开放数据', 'Open data'),
  about: say(
    '可以公开的隐患清单：不含文字、人和坐标；同类不足十件的只写到县、市或年。公开前请先看一遍。',
    'Hazards that may be made public: no text, no people, no coordinates; where there are fewer than ten of a type, the place is given more broadly. Look it through before you publish it.',
  ),
  lines: (n: number): Words => say(`现在有 ${n} 条。`, `${n === 1 ? 'One line' : `${n} lines`} at present.`),
  licence: say('许可（写进数据包）', 'Licence (included in the package)'),
  take: say('下载数据包', 'Download the package'),
  taking: say('正在下载', 'Downloading'),
  taken: (bytes: number): Words => {
    const mb = (bytes / 2 ** 20).toFixed(1)
    return say(`已收到 ${mb} MB`, `${mb} MB so far`)
  },
  done: say('已下载：数据、数据字典和许可。', 'Downloaded: the list, its data dictionary and the licence.'),
  dictionary: say('数据字典', 'Data dictionary'),
  column: say('列名', 'Column'),
  meaning: say('含义', 'Meaning'),
}

export const neighbours = {
  title: say('互通单位', 'Partner systems'),
  about: say(
    '12345、110、城市应用等系统，凭密钥送诉求、看进展。密钥只在发放时显示一次，我们只存它的摘要。',
    'The 12345 hotline, 110 and city apps send requests and follow them with a key. A key is shown once, when it is issued; we keep only its digest.',
  ),
  add: say('发一个密钥', 'Issue a key'),
  name: say('单位名称', 'Name'),
  scopes: say('权限', 'Permissions'),
  scope: {
    requests: say('送诉求', 'Send requests'),
    updates: say('补充自己送来的', 'Add to what it sent'),
    events: say('看进展', 'Follow progress'),
  } as Record<string, Words>,
  perMinute: say('每分钟最多几次', 'Most calls per minute'),
  make: say('发放', 'Issue'),
  key: say('密钥（只显示这一次，请马上交给对方）', 'The key, shown only once: hand it over now'),
  hide: say('记下了，收起', 'Noted; hide it'),
  none: say('还没有互通单位。', 'No partner system yet.'),
  minute: (n: number): Words => say(`每分钟 ${n} 次`, `${n} per minute`),
  brought: (all: number, today: number): Words =>
    say(`送来 ${all} 件，近一天 ${today} 件`, `${all} sent in all, ${today} in the last day`),
  ended: say('已停用', 'Ended'),
  end: say('停用密钥', 'Revoke the key'),
  endSure: say('再点一次停用', 'Press again to revoke it'),
  sent: say('送来过什么', 'What it sent'),
  number: say('对方编号', 'Their number'),
  sort: say('类别', 'Sort'),
  when: say('时间', 'When'),
  notTaken: say('没有收下', 'not accepted'),
  hook: (waiting: number, dead: number): Words =>
    say(`等待 ${waiting} 条，送不到 ${dead} 条`, `${waiting} waiting, ${dead} undeliverable`),
  again: say('重新投递', 'Try again'),
  replayed: (n: number): Words => say(`${n} 条重新投递。`, `${n === 1 ? 'One is' : `${n} are`} being sent again.`),
  dead: say('送不到的回调', 'Undeliverable calls'),
}

export const channels = {
  title: say('消息渠道', 'Channels'),
  about: say(
    '短信、邮件、微信和群消息。消息里只有查询码和链接，不说是什么事。渠道在启动设置里配置。',
    'SMS, e-mail, WeChat and group messages. A message holds only a code and a link, never the matter. Channels are set in the start-up configuration.',
  ),
  look: say('现在问一遍', 'Check now'),
  none: say('还没有设置渠道。', 'No channel is set up.'),
  names: {
    sms: say('短信', 'SMS'),
    email: say('邮件', 'E-mail'),
    wechat: say('微信', 'WeChat'),
    push: say('浏览器推送', 'Browser push'),
    wecom: say('企业微信群', 'WeCom group'),
    dingtalk: say('钉钉群', 'DingTalk group'),
  } as Record<string, Words>,
  well: say('正常', 'Working'),
  down: (until: string): Words => say(`对方不通，${until} 再试`, `Not answering; next try at ${until}`),
  notSet: say('没有设置', 'Not set up'),
  counts: (waiting: number, sent: number, arrived: number, dead: number): Words =>
    say(
      `等待 ${waiting}，近一天发出 ${sent}（确认送达 ${arrived}），送不到 ${dead}`,
      `${waiting} waiting, ${sent} sent in the last day (${arrived} confirmed), ${dead} undeliverable`,
    ),
  to: say('发给（您自己的号码或地址）', 'To (your own number or address)'),
  test: say('发测试消息', 'Send a test message'),
  outcome: (how: string, why: string | null): Words =>
    how === 'sent'
      ? say('已发出，请看是否收到。', 'Sent; check that it arrives.')
      : say(`没有发出：${why ?? how}`, `Not sent: ${why ?? how}`),
  again: say('重发送不到的', 'Resend the undeliverable ones'),
  replayed: (n: number): Words => say(`${n} 条重新发送。`, `${n === 1 ? 'One is' : `${n} are`} being sent again.`),
  dead: say('送不到的消息', 'Undeliverable messages'),
}
