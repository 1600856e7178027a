import { say, type Words } from '../../../src/kinds/words.ts'

export const promised = {
  title: say('公开承诺', 'What is promised'),
  about: say(
    '改一条，就是新的一版：写明从哪天起、谁改的。已经作出的承诺，一条也不会变。',
    'A change is a new edition, with its day and its author. What was promised already stays as it was promised.',
  ),
  add: say('新写一条', 'Write a new one'),
  own: say('本市自定', 'Our own'),
  retired: say('已停用', 'Retired'),
  later: (day: string): Words => say(`${day} 起执行`, `holds from ${day}`),
  edition: (n: number, day: string, author: string): Words =>
    say(`第${n}版，${day} 起，${author}`, `Edition ${n}, from ${day}, ${author}`),
  ships: (n: number): Words => say(`第${n}版，系统自带`, `Edition ${n}, it ships`),
  editions: say('各版', 'Editions'),
  id: say('编号（如 M76）', 'Number (like M76)'),
  titleZh: say('标题', 'Title, in Chinese'),
  titleEn: say('标题（英文）', 'Title'),
  promiseZh: say('承诺的话，群众看到的', 'The promise as people read it, in Chinese'),
  promiseEn: say('承诺的话（英文）', 'The promise as people read it'),
  value: say('时限', 'Limit'),
  unit: say('单位', 'Unit'),
  by: say('谁来做', 'Who keeps it'),
  proof: say('凭什么算做到', 'What proves it'),
  basis: say('依据', 'On what it rests'),
  pauses: say('可以因这些原因暂停', 'May be paused because of'),
  kind: say('挂在哪类事项上', 'On which kind of matter'),
  starts: say('哪一步起算', 'Which step begins it'),
  ends: say('哪一步算做到', 'Which step keeps it'),
  from: say('从哪天起', 'From which day'),
  opened: say('报上来', 'It is reported'),
  begins: say('起算', 'Begins with'),
  kept: say('算做到', 'Kept by'),
  byProof: say('凭据', 'Proved by'),
  preview: say('看看挂在哪里', 'See where it attaches'),
  save: say('保存为新的一版', 'Save as a new edition'),
  retire: say('从这天起停用', 'Retire from that day'),
  saved: (n: number): Words => say(`已保存，第${n}版。`, `Saved as edition ${n}.`),
  same: say('没有变化，没有新的一版。', 'Nothing changed; there is no new edition.'),
  voids: say('哪一步之后就不再需要', 'After which step it is no longer owed'),
  attachedTo: (n: number): Words => say(`第${n}处挂接`, `Attachment ${n}`),
  attach: say('再挂到一处', 'Attach it somewhere else too'),
  detach: say('去掉这一处', 'Take this one off'),
  clock: say('是哪一种时钟', 'Which clock it is'),
  clocks: {
    none: say('都不是', 'Neither'),
    answer: say('首次答复', 'Until a person answers'),
    outcome: say('结果', 'Until there is an outcome'),
  } as Readonly<Record<string, Words>>,
  only: say('只在这种情况下才作出', 'Promised only if'),
  always: say('什么情况都作出', 'Always'),
  runsFrom: say('从什么时候算起', 'It runs from'),
  fromTheStep: say('起算的那一步', 'the step that begins it'),
  backTo: (n: number): Words => say(`回到第${n}版`, `Back to edition ${n}`),
  asInEdition: (n: number): Words =>
    say(
      `下面是第${n}版的写法，还没有保存。看过再保存，就是新的一版。`,
      `Below it stands as in edition ${n}. Nothing is saved yet: look, then save it as a new edition.`,
    ),
}

export const units: Readonly<Record<string, Words>> = {
  minute: say('分钟', 'minutes'),
  hour: say('小时', 'hours'),
  workday: say('个工作日', 'workdays'),
  day: say('天', 'days'),
}

export const year = {
  title: say('工作日历', 'Work calendar'),
  edition: say('现行版本', 'Edition'),
  off: say('放假', 'Off'),
  worked: say('调休上班', 'Worked instead'),
  add: say('加一天', 'Add a day'),
  remove: say('去掉', 'Remove'),
  day: say('哪一天', 'Which day'),
  name: say('名称', 'Name'),
  sort: say('放假还是上班', 'Off or worked'),
  file: say('从文件装入一年（holiday-cn）', 'Load a year from a file (holiday-cn)'),
  badFile: say('这个文件不是一年的放假安排，没有装入。', 'That file is no year of holidays; nothing was loaded.'),
  changed: say('有改动，还没有保存。', 'Changed, and not saved yet.'),
  preview: say('看看会改变什么', 'See what changes'),
  save: say('保存为新的一版', 'Save as a new edition'),
  saved: (edition: string, settled: number): Words =>
    say(
      `已保存，版本 ${edition}。有 ${settled} 件事项的期限据此确定。`,
      `Saved as edition ${edition}. The dues of ${settled} matters were settled by it.`,
    ),
  days: say('变了的日子', 'Days that change'),
  noDays: say('没有哪天变了。', 'No day changes.'),
  dues: say('今天起算的期限', 'Limits that begin today'),
  before: say('原来', 'Before'),
  after: say('改后', 'After'),
  works: say('上班', 'worked'),
  rests: say('休息', 'off'),
  unknown: say('未装入', 'not loaded'),
  history: say('各版', 'Editions'),
}

export const quiet = {
  title: say('安静时段', 'Quiet hours'),
  about: say(
    '这段时间里，到期前的提醒和超期的催办都先不发，等时段过了合成一条。正在值班的人、群众发来的话不受影响。两个时间写成一样，就是不设。',
    'In these hours reminders wait, and come as one message when they are over. Whoever is on duty just then, and what people say to us, is not held back. The same time twice: none.',
  ),
  from: say('从', 'From'),
  to: say('到', 'To'),
  save: say('保存', 'Save'),
  saved: say('已保存，从现在起这样。', 'Saved; it holds from now on.'),
}

export const forms = {
  title: say('单据样式', 'Forms of papers'),
  about: say(
    '每种单据都可以用 Word 或 WPS 改成自己所的样式。先看样张，满意了再启用；已经出过的单据不变。',
    'Every paper may look as your station wants it, edited in Word or WPS. Look first, then use it; papers already given out stay as they were.',
  ),
  unit: say('哪个单位的', 'Of which unit'),
  none: say('没有这种单据。', 'There is no such paper.'),
  holds: (latest: { own: boolean; edition: number } | undefined): Words =>
    latest?.own
      ? say(`自定，第 ${latest.edition} 版`, `Own, edition ${latest.edition}`)
      : say('统一样式', 'As everywhere'),
  take: say('一、下载现在的样式', '1. Take the form as it is'),
  takeHint: say(
    '用 Word 或 WPS 打开，改字、改表格、换位置都行；大括号里的名字别改，打印时换成真的内容。',
    'Open it in Word or WPS and change words, tables and places; leave the names in braces, for which the real words come.',
  ),
  download: say('下载 Word 文件', 'Download the Word file'),
  sample: say('看统一样式的样张', 'See a sample of ours'),
  bring: say('二、传回改好的文件', '2. Bring it back'),
  checking: say('正在核对……', 'Checking…'),
  faults: (n: number): Words =>
    say(`有 ${n} 处要改，改好再传：`, n === 1 ? 'One thing to change first:' : `${n} things to change first:`),
  open: say('看样张（PDF，事项是虚构的）', 'See it as PDF, of an invented matter'),
  use: say('三、启用', '3. Use it'),
  from: say('从哪天起', 'From which day'),
  fromHint: say('不填就是现在。', 'Leave it empty for now.'),
  save: say('启用这个样式', 'Use this form'),
  saved: (n: number): Words => say(`已启用，第 ${n} 版。`, `In use: edition ${n}.`),
  undone: say('已撤销，从现在起用前一版。', 'Undone: the one before it holds from now on.'),
  undo: say('撤销这一版', 'Undo this edition'),
  editions: say('各版', 'Editions'),
  ours: say('一直用统一样式。', 'It has always looked as everywhere.'),
  edition: ({ edition, undoes }: { edition: number; undoes: number | null }): Words =>
    undoes === null
      ? say(`第 ${edition} 版`, `Edition ${edition}`)
      : say(`第 ${edition} 版：撤销第 ${undoes} 版`, `Edition ${edition}: undid edition ${undoes}`),
  since: ({ zh, en }: Words): Words => say(`${zh}起`, `from ${en}`),
  placeholders: say('大括号里可以写什么', 'What may stand in braces'),
  placeholdersHint: say(
    '单位、文号、编号、签名、核验码、日期和声明缺一不可。',
    'Unit, numbers, signatures, the square code, the day and the sentence about the law must all be there.',
  ),
  fields: say(
    '不用表格一行一行列，也可以把这些内容分开放：',
    'Instead of rows in a table, these may stand each in its own place:',
  ),
}
