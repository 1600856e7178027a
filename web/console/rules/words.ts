import { say, type Words } from '../../../src/kinds/words.ts'

export const promised = {
  title: say('公开承诺', 'Public promises'),
  about: say(
    '改一条，就是新的一版：写明从哪天起、谁改的。已经作出的承诺，一条也不会变。',
    'Each change is a new edition, with its date and author. Promises already made stay as they were.',
  ),
  add: say('新写一条', 'Add a promise'),
  own: say('本市自定', 'Local'),
  retired: say('已停用', 'Retired'),
  later: (day: string): Words => say(`${day} 起执行`, `in force from ${day}`),
  edition: (n: number, day: string, author: string): Words =>
    say(`第${n}版，${day} 起，${author}`, `Edition ${n}, from ${day}, ${author}`),
  ships: (n: number): Words => say(`第${n}版，系统自带`, `Edition ${n}, built in`),
  editions: say('各版', 'Editions'),
  id: say('编号（如 M76）', 'Number (like M76)'),
  titleZh: say('标题', 'Title, in Chinese'),
  titleEn: say('标题（英文）', 'Title'),
  promiseZh: say('承诺的话，群众看到的', 'The promise as the public reads it, in Chinese'),
  promiseEn: say('承诺的话（英文）', 'The promise as the public reads it'),
  value: say('时限', 'Limit'),
  unit: say('单位', 'Unit'),
  by: say('谁来做', 'Who keeps it'),
  proof: say('凭什么算做到', 'What proves it'),
  basis: say('依据', 'Legal basis'),
  remedyAbout: say(
    '兑现得少的时候，公示板上写着正在怎么改。不写姓名。',
    'Where it is missed too often, the public board says what is being done about it. No names.',
  ),
  remedyZh: say('正在怎么改（公开）', 'What is being done about it, in Chinese (public)'),
  remedyEn: say('正在怎么改（英文，公开）', 'What is being done about it (public)'),
  pauses: say('可以因这些原因暂停', 'May be paused for'),
  kind: say('挂在哪类事项上', 'Kind of matter'),
  starts: say('哪一步起算', 'Step that starts the clock'),
  ends: say('哪一步算做到', 'Step that keeps it'),
  from: say('从哪天起', 'Starting on'),
  opened: say('报上来', 'When reported'),
  begins: say('起算', 'Starts with'),
  kept: say('算做到', 'Kept by'),
  byProof: say('凭据', 'Proved by'),
  preview: say('看看挂在哪里', 'See where it applies'),
  save: say('保存为新的一版', 'Save as a new edition'),
  retire: say('从这天起停用', 'Retire from this day'),
  saved: (n: number): Words => say(`已保存，第${n}版。`, `Saved as edition ${n}.`),
  same: say('没有变化，没有新的一版。', 'Nothing changed, so there is no new edition.'),
  voids: say('哪一步之后就不再需要', 'Step after which it is no longer owed'),
  attachedTo: (n: number): Words => say(`第${n}处挂接`, `Attachment ${n}`),
  attach: say('再挂到一处', 'Attach it elsewhere as well'),
  detach: say('去掉这一处', 'Remove this one'),
  clock: say('是哪一种时钟', 'Type of clock'),
  clocks: {
    none: say('都不是', 'Neither'),
    answer: say('首次答复', 'First answer'),
    outcome: say('结果', 'Outcome'),
  } as Readonly<Record<string, Words>>,
  only: say('只在这种情况下才作出', 'Promised only when'),
  always: say('什么情况都作出', 'Always'),
  runsFrom: say('从什么时候算起', 'Counted from'),
  endsWith: say('到哪一天为止', 'Last day'),
  byTheLimit: say('按期限算', 'as long as its limit'),
  fromTheStep: say('起算的那一步', 'the step that starts it'),
  backTo: (n: number): Words => say(`回到第${n}版`, `Back to edition ${n}`),
  asInEdition: (n: number): Words =>
    say(
      `下面是第${n}版的写法，还没有保存。看过再保存，就是新的一版。`,
      `Below is the wording of edition ${n}, not saved yet. Check it, then save it as a new edition.`,
    ),
}

/** How long, in words: 2小时, one hour. */
export const lengthOf = (value: number, unit: string): Words => {
  const { zh, en } = units[unit] ?? say(unit, unit)
  return say(`${value}${zh}`, value === 1 ? `1 ${en.replace(/s$/, '')}` : `${value} ${en}`)
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
  off: say('放假', 'Holiday'),
  worked: say('调休上班', 'Make-up workday'),
  add: say('加一天', 'Add a day'),
  remove: say('去掉', 'Remove'),
  day: say('哪一天', 'Which day'),
  name: say('名称', 'Name'),
  sort: say('放假还是上班', 'Holiday or workday'),
  file: say('从文件装入一年（holiday-cn）', 'Load a year from a file (holiday-cn)'),
  badFile: say(
    '这个文件不是一年的放假安排，没有装入。',
    'That file is not a year’s holiday schedule; nothing was loaded.',
  ),
  changed: say('有改动，还没有保存。', 'Changed but not saved yet.'),
  preview: say('看看会改变什么', 'Preview the changes'),
  save: say('保存为新的一版', 'Save as a new edition'),
  saved: (edition: string, settled: number): Words =>
    say(
      `已保存，版本 ${edition}。有 ${settled} 件事项的期限据此确定。`,
      `Saved as edition ${edition}. It settled the due dates of ${settled === 1 ? 'one matter' : `${settled} matters`}.`,
    ),
  days: say('变了的日子', 'Days that change'),
  noDays: say('没有哪天变了。', 'No days change.'),
  dues: say('今天起算的期限', 'Limits counted from today'),
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
    'During these hours reminders are held and sent as one message afterwards. Officers on duty and messages from the public are not affected. Set both times the same for no quiet hours.',
  ),
  from: say('从', 'From'),
  to: say('到', 'To'),
  save: say('保存', 'Save'),
  saved: say('已保存，从现在起这样。', 'Saved; in force from now on.'),
}

export const forms = {
  title: say('单据样式', 'Paper templates'),
  about: say(
    '每种单据都可以用 Word 或 WPS 改成自己所的样式。先看样张，满意了再启用；已经出过的单据不变。',
    'Each paper can be given your station’s own layout in Word or WPS. Check a sample first, then put it into use; papers already issued stay as they are.',
  ),
  messages: say(
    '短信和通知里的话不在这里改：手机谁都可能拿起来看，每一句都先斟酌好了，不透露是什么事。',
    'The wording of text messages is not edited here: anybody may pick up a phone, so each sentence was weighed to give nothing away.',
  ),
  promises: say('承诺的说法在这里', 'The wording of promises is here'),
  unit: say('哪个单位的', 'Unit'),
  none: say('没有这种单据。', 'There is no such paper.'),
  holds: (latest: { own: boolean; edition: number } | undefined): Words =>
    latest?.own
      ? say(`自定，第 ${latest.edition} 版`, `Customised, edition ${latest.edition}`)
      : say('统一样式', 'Standard'),
  take: say('一、下载现在的样式', '1. Download the current template'),
  takeHint: say(
    '用 Word 或 WPS 打开，改字、改表格、换位置都行；大括号里的名字别改，打印时换成真的内容。',
    'Open it in Word or WPS and change wording, tables and layout; leave the names in braces, which are replaced when it is printed.',
  ),
  download: say('下载 Word 文件', 'Download the Word file'),
  sample: say('看统一样式的样张', 'See a sample of the standard one'),
  bring: say('二、传回改好的文件', '2. Upload the edited file'),
  checking: say('正在核对……', 'Checking…'),
  faults: (n: number): Words =>
    say(`有 ${n} 处要改，改好再传：`, n === 1 ? 'One thing to change first:' : `${n} things to change first:`),
  open: say('看样张（PDF，事项是虚构的）', 'See a sample (PDF, an invented matter)'),
  use: say('三、启用', '3. Put it into use'),
  from: say('从哪天起', 'Starting on'),
  fromHint: say('不填就是现在。', 'Leave empty to start now.'),
  save: say('启用这个样式', 'Use this template'),
  saved: (n: number): Words => say(`已启用，第 ${n} 版。`, `In use: edition ${n}.`),
  undone: say('已撤销，从现在起用前一版。', 'Undone: the previous edition is in use from now on.'),
  undo: say('撤销这一版', 'Undo this edition'),
  editions: say('各版', 'Editions'),
  ours: say('一直用统一样式。', 'Always the standard template.'),
  edition: ({ edition, undoes }: { edition: number; undoes: number | null }): Words =>
    undoes === null
      ? say(`第 ${edition} 版`, `Edition ${edition}`)
      : say(`第 ${edition} 版：撤销第 ${undoes} 版`, `Edition ${edition}: undoes edition ${undoes}`),
  since: ({ zh, en }: Words): Words => say(`${zh}起`, `from ${en}`),
  placeholders: say('大括号里可以写什么', 'What can go in braces'),
  placeholdersHint: say(
    '单位、文号、编号、签名、核验码、日期和声明缺一不可。',
    'Unit, document number, code, signatures, verification code, date and statement are all required.',
  ),
  fields: say(
    '不用表格一行一行列，也可以把这些内容分开放：',
    'Instead of rows in a table, these can each be placed separately:',
  ),
}
