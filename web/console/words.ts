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
  late: say('晚了的', 'Late'),
  today: say('今天到期', 'Due today'),
  approve: say('等批准', 'To approve'),
  gaps: say('没人接的', 'Handover gaps'),
  noLate: say('没有晚的。', 'Nothing is late.'),
  noToday: say('今天没有到期的。', 'Nothing is due today.'),
  noApprove: say('没有等您批的。', 'Nothing to approve.'),
  noGaps: say('每件事都有人接。', 'Every matter has somebody.'),
  more: (n: number): Words => say(`还有${n}件`, `${n} more`),
  as: (time: string): Words => say(`${time} 的情况`, `As of ${time}`),
}
