import { say, type Words } from '../../src/kinds/words.ts'

export const shell = {
  brand: say('小警务 · 工作台', 'Small Policing · Console'),
  menu: say('目录', 'Menu'),
  office: say('办公页', 'Office'),
  warned: say('提醒', 'Warning'),
  notYours: say('工作台是给所长以上岗位用的', 'The console is for chiefs and above'),
  nothingHere: say('这里没有东西', 'There is nothing here'),
  notArrived: say('这一页没有取到', 'This page could not be loaded'),
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
  live: say('有变化自动更新', 'Updates by itself'),
  broken: say(
    '线断了，正在重新连接；数字可能不是最新的。',
    'The connection was lost and is being restored; the numbers may be out of date.',
  ),
  handOver: say('移交', 'Hand over'),
  choose: say('选中', 'Choose'),
  chooseNone: say('都不选', 'Choose none'),
  approve: say('审批', 'Decide'),
  call: say('回访', 'Call back'),
  notOffered: say(
    '现在没有您能办的这一步，可以打开看看。',
    'You cannot take this step at the moment. Open the matter to see why.',
  ),
  which: say('怎么办', 'What to do'),
  kept: say(
    '承诺照旧：换人不换期限，来办事的人会收到通知。',
    'The promise stands: another officer, the same date; the people concerned are told.',
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
      '没有等您批的。同事申请暂停计时、乡亲要求更正或换人，会出现在这里。',
      'Nothing to approve. When a colleague asks to pause a promise, or somebody asks for a correction or another officer, it appears here.',
    ),
  },
  badRating: {
    title: say('差评要回访', 'Poor ratings to follow up'),
    none: say('没有要回访的差评。', 'No poor rating is waiting for a call.'),
  },
  gaps: {
    title: say('没人接的', 'No one in charge'),
    none: say('每件事都有人接。', 'Every matter has someone in charge.'),
  },
  hot: {
    title: say('要紧的', 'Urgent'),
    none: say(
      '没有要紧的。三级以上的纠纷、紧急的隐患、受保护的事会出现在这里。',
      'Nothing urgent. Disputes at level three or above, urgent hazards and protected matters appear here.',
    ),
  },
} as const

export const deskGaps = {
  said: (n: number, soonest: Words): Words =>
    say(
      n === 1
        ? `14 天内值班室有一段时间没排人：${soonest.zh}`
        : `14 天内值班室有 ${n} 段时间没排人，最近的是${soonest.zh}`,
      n === 1
        ? `Nobody is on the duty roster ${soonest.en}`
        : `Nobody is on the duty roster ${n} times in the next 14 days, first ${soonest.en}`,
    ),
  at: (unit: Words, span: Words): Words => say(`${unit.zh}：${span.zh}`, `${unit.en}: ${span.en}`),
  more: (n: number): Words => say(`还有 ${n} 段`, `${n} more`),
  mend: say('去值班表补上', 'Put somebody on the roster'),
  ask: say(
    '值班表由市局和系统管理员改，请告诉他们这段时间谁值班。',
    'The city bureau and the system administrator edit the roster. Tell them who will be on duty.',
  ),
}

export const list = {
  title: say('事项', 'Matters'),
  filters: say('看哪些', 'Lists'),
  pane: say('早会板上的', 'On the board'),
  kind: say('类别', 'Kind'),
  all: say('全部', 'All'),
  open: say('在办', 'Open'),
  closed: say('已办结', 'Closed'),
  whether: say('办结没有', 'Open or closed'),
  shown: (n: number, more: boolean): Words =>
    say(more ? `已取${n}件，往下滚继续取` : `共${n}件`, more ? `${n} loaded; scroll for more` : `${n} in all`),
  none: say('没有这样的事项。换个条件看看。', 'No matters match. Try other filters.'),
  failed: say('没有取到下面的', 'The rest could not be loaded'),
  csv: say('导出 CSV', 'Export CSV'),
  xlsx: say('导出 Excel', 'Export Excel'),
  printed: (n: number): Words =>
    say(`纸上是已取的${n}件；要全部，请导出。`, `Only the ${n} loaded are printed; export to get them all.`),
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
