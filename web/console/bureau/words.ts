import { say, type Words } from '../../../src/kinds/words.ts'

export const names = {
  places: say('村居和区划', 'Places'),
  units: say('单位', 'Units'),
  people: say('人员账号', 'People'),
  beats: say('责任片区', 'Beats'),
  rosters: say('值班表', 'Duty rosters'),
}

export const sheet = {
  find: say('找一行', 'Find a line'),
  lines: (n: number): Words => say(`共 ${n} 行`, n === 1 ? 'One line' : `${n} lines`),
  these: (first: number, last: number): Words =>
    say(`这里是第 ${first} 到 ${last} 行。`, `Showing lines ${first} to ${last}.`),
  edit: say('改', 'Edit'),
  add: say('新增一行', 'Add a line'),
  adding: say('新增', 'Add'),
  changing: say('修改', 'Edit'),
  upload: say('从文件导入（CSV 或 XLSX，首行是列名）', 'Import from a file (CSV or XLSX, with a header row)'),
  download: say('全部存为 CSV', 'Download all as CSV'),
  excel: say('全部存为 XLSX', 'Download all as XLSX'),
  preview: say('预览', 'Preview'),
  previewing: say('正在核对……', 'Checking…'),
  save: say('保存', 'Save'),
  saving: say('正在保存……', 'Saving…'),
  saved: (no: number, lines: number): Words =>
    say(
      `已保存：第 ${no} 次改动，${lines} 行。`,
      `Saved as edit ${no}: ${lines === 1 ? 'one line' : `${lines} lines`}.`,
    ),
  undone: (lines: number): Words =>
    say(
      `已撤销，${lines} 行恢复原样。`,
      `Undone: ${lines === 1 ? 'one line is' : `${lines} lines are`} back as before.`,
    ),
  cancel: say('不改了', 'Cancel'),
  willChange: (n: number): Words =>
    say(`会改 ${n} 行，还没有保存：`, `${n === 1 ? 'One line' : `${n} lines`} will change; nothing is saved yet:`),
  nothing: say('和现在的一样，没有要改的。', 'Nothing would change.'),
  faults: (n: number): Words =>
    say(`有 ${n} 处不对，一行也没改：`, `${n === 1 ? 'One fault' : `${n} faults`}; nothing was changed:`),
  history: say('改过哪些', 'Edit history'),
  none: say('还没有改过。', 'Nothing has been edited yet.'),
  undo: say('撤销这次改动', 'Undo this edit'),
  undid: (no: number): Words => say(`撤销第 ${no} 次`, `Undid edit ${no}`),
  changed: (n: number): Words => say(`改 ${n} 行`, n === 1 ? 'One line' : `${n} lines`),
  added: say('新增', 'added'),
  gone: say('去掉', 'gone'),
  empty: say('空', 'empty'),
  key: say('这一项不能改；要换就新增一行。', 'This cannot be changed; to use another, add a line.'),
}

export const sorts: Readonly<Record<string, Words>> = {
  bureau: say('市局', 'Bureau'),
  county: say('县区局', 'County bureau'),
  station: say('派出所', 'Station'),
  window: say('窗口', 'Window'),
  desk: say('值班室', 'Desk'),
  inspection: say('督察', 'Inspection'),
}
