import { say, type Words } from '../../src/kinds/words.ts'

export const shell = {
  brand: say('小警务 · 工作台', 'Small Policing · Console'),
  menu: say('目录', 'Menu'),
  office: say('办公页', 'Office'),
  warned: say('提醒', 'Warning'),
  notYours: say('工作台是给所长以上岗位用的', 'The console is for chiefs and above'),
  nothingHere: say('这里没有东西', 'There is nothing here'),
  notArrived: say('这一页没有取到', 'This page did not arrive'),
}

export const groups = {
  now: say('今天', 'Today'),
  figures: say('数据', 'Figures'),
  rules: say('规矩', 'Rules'),
  bureau: say('本局', 'The bureau'),
}

export const board = {
  title: say('早会板', 'Morning board'),
  more: (n: number): Words => say(`还有${n}件`, `${n} more`),
  as: (time: string): Words => say(`${time} 的情况`, `As of ${time}`),
  live: say('有变化自动更新', 'It follows what happens'),
  broken: say(
    '线断了，正在重新连接；数字可能不是最新的。',
    'The line broke and is being mended; the numbers may be old.',
  ),
  handOver: say('移交', 'Hand over'),
  choose: say('选中', 'Choose'),
  chooseNone: say('都不选', 'Choose none'),
  approve: say('审批', 'Decide'),
  call: say('回访', 'Call back'),
  notOffered: say(
    '现在没有您能办的这一步，可以打开看看。',
    'There is no such step for you now. Open the matter to see why.',
  ),
  which: say('怎么办', 'What to do'),
  kept: say(
    '承诺照旧：换人不换期限，来办事的人会收到通知。',
    'The promise stands: another hand, the same day; the people hear of it.',
  ),
  done: (what: Words, code: string): Words => say(`${code}：${what.zh}，记下了。`, `${code}: ${what.en}, recorded.`),
}

export const panes = {
  late: { title: say('晚了的', 'Late'), none: say('没有晚的。', 'Nothing is late.') },
  soon: {
    title: say('一天内到期', 'Due within a day'),
    none: say('一天内没有到期的。', 'Nothing is due within a day.'),
  },
  toApprove: {
    title: say('等批准', 'To approve'),
    none: say(
      '没有等您批的。同事申请暂停计时，会出现在这里。',
      'Nothing to approve. When a colleague asks to pause a promise, it appears here.',
    ),
  },
  badRating: {
    title: say('差评要回访', 'Bad ratings to call'),
    none: say('没有要回访的差评。', 'No bad rating waits for a call.'),
  },
  gaps: { title: say('没人接的', 'Nobody in charge'), none: say('每件事都有人接。', 'Every matter has somebody.') },
  hot: {
    title: say('要紧的', 'Hot'),
    none: say(
      '没有要紧的。三级以上的纠纷、紧急的隐患、受保护的事会出现在这里。',
      'Nothing hot. Disputes of heat three and up, urgent hazards and what is protected appear here.',
    ),
  },
} as const

export const list = {
  title: say('事项', 'Matters'),
  filters: say('看哪些', 'Which'),
  pane: say('早会板上的', 'On the board'),
  kind: say('类别', 'Kind'),
  all: say('全部', 'All'),
  open: say('在办', 'Open'),
  closed: say('已办结', 'Closed'),
  whether: say('办结没有', 'Open or closed'),
  shown: (n: number, more: boolean): Words =>
    say(more ? `已取${n}件，往下滚继续取` : `共${n}件`, more ? `${n} fetched; scroll on for more` : `${n} in all`),
  none: say('没有这样的事项。换个条件看看。', 'There are none like that. Try another filter.'),
  failed: say('没有取到下面的', 'What follows did not arrive'),
  csv: say('导出 CSV', 'Export CSV'),
  xlsx: say('导出 Excel', 'Export Excel'),
  printed: (n: number): Words =>
    say(`纸上是已取的${n}件；要全部，请导出。`, `On paper are the ${n} fetched; export for all.`),
  columns: {
    code: say('编号', 'Code'),
    kind: say('类别', 'Kind'),
    place: say('村居', 'Village'),
    state: say('环节', 'State'),
    owner: say('承办人', 'Handled by'),
    next: say('下一条承诺', 'Next promise'),
    due: say('时限', 'Due'),
  },
}
