import { say, type Words } from '../../../src/kinds/words.ts'

export const common = {
  from: say('从', 'From'),
  to: say('到', 'To'),
  show: say('看这段', 'Show'),
  save: say('存为表格', 'Save as a file'),
  unit: say('单位', 'Unit'),
  of: say('范围', 'Where'),
  whole: say('我的全部', 'All of mine'),
  period: (from: string, to: string): Words => say(`${from} 至 ${to}`, `${from} to ${to}`),
  asTable: say('图里的数，这一页的表里都有。', 'All that the chart shows also stands in a table on this page.'),
  before: say('上一页', 'Previous'),
  next: say('下一页', 'Next'),
  code: say('编号', 'Code'),
  village: say('村居', 'Village'),
  more: (n: number): Words =>
    say(`只显示最近的${n}件，请缩短时间。`, `Only the latest ${n} are shown: shorten the period.`),
}

export const kept = {
  title: say('75条兑现表', 'Promises kept and missed'),
  about: say(
    '到期的承诺里，按时兑现的占多少。每个比率旁边是基数 n；点一格，看没兑现的是哪些事。',
    'Of the promises that fell due, the share kept on time. Each rate has its n beside it; open a cell to see which were missed.',
  ),
  measure: say('承诺', 'Promise'),
  all: say('合计', 'All'),
  missed: say('没兑现', 'Missed'),
  missedLate: (n: number): Words => say(`晚了 ${n}`, `${n} late`),
  missedOpen: (n: number): Words => say(`没办 ${n}`, `${n} open`),
  badly: say('承诺本身要改', 'Badly designed promise'),
  badlyAbout: say(
    '到处都兑现不了，说明承诺定得不合适：三个以上地方，每处十件以上，兑现都不到一半。',
    'It is missed everywhere, so the promise itself is at fault: in at least three places with ten or more each, fewer than half were kept.',
  ),
  none: say('这段时间没有到期的承诺。', 'No promise fell due in this period.'),
  badlyOnly: say('只看要改的', 'Only those to redesign'),
  chart: say('各单位按时兑现率', 'Promises kept on time, by unit'),
  rate: say('兑现率', 'Kept'),
  whoseMissed: say('没兑现的', 'Missed'),
  noneMissed: say('您能看的事里，这一格没有没兑现的。', 'Among the matters you may see, none was missed here.'),
  onlyYours: say(
    '只列您能看的事，可能比格子里的数少。',
    'Only matters you may see are listed, so there may be fewer than the cell shows.',
  ),
  due: say('期限', 'Due'),
  how: say('怎么没兑现', 'How it was missed'),
  late: (at: string): Words => say(`晚了，${at} 才办`, `Late: done ${at}`),
  ended: say('没兑现就结束了', 'Ended without being kept'),
  open: say('还没办', 'Still open'),
  pauses: say('暂停过，因为', 'Paused for'),
  state: say('环节', 'State'),
  kind: say('类别', 'Kind'),
}

export const hazards = {
  title: say('隐患闭环地图', 'Hazard map'),
  about: say(
    '受理的隐患走到哪一步。受保护的、涉及未成年人的、家里的事从不上图；私宅只标到村。',
    'How far each hazard has got. Protected matters, minors and family matters are never shown; a private home appears only as its village.',
  ),
  map: say(
    '隐患地图：用方向键移动，加减号缩放；内容都在下面的表里',
    'Hazard map: move with the arrow keys, zoom with plus and minus; the table below has it all',
  ),
  funnel: say('三个到位', 'Three in place'),
  reported: say('受理', 'Reported'),
  seen: say('已查看', 'Looked at'),
  responsible: say('责任到位', 'Responsible'),
  urged: say('督促到位', 'Urged'),
  checked: say('复查到位', 'Looked at again'),
  right: say('整改好', 'Put right'),
  ofSeen: say('比率以已查看的为基数。', 'Rates are out of those inspected.'),
  list: say('隐患清单', 'List of hazards'),
  type: say('类型', 'Type'),
  stage: say('走到哪一步', 'Stage'),
  opened: say('受理日', 'Reported on'),
  due: say('整改期限', 'To be fixed by'),
  late: say('超期', 'Late'),
  open: say('还没整改好', 'Not yet put right'),
  every: say('全部', 'All'),
  none: say('这段时间没有能上图的隐患。', 'No hazard in this period may be shown on a map.'),
  noMap: say('地图没有取到，请看下面的表。', 'The map could not be loaded; the table below has everything.'),
  noPoint: (n: number): Words =>
    say(
      `${n}件没有位置，只在表里。`,
      `${n === 1 ? 'One has' : `${n} have`} no location and ${n === 1 ? 'is' : 'are'} only in the table.`,
    ),
  sketch: say('示意图，位置为大概', 'A sketch; locations are approximate'),
  closer: say('放大', 'Closer'),
  further: say('缩小', 'Further'),
  many: (n: number): Words => say(`${n}件`, `${n} hazards`),
}

export const reviews = {
  title: say('小到大复盘', 'From small to big'),
  about: say(
    '严重的事之前，有过哪些有关联的小事。只为学到东西，不追责，不写名字。',
    'What small, related things came before something serious. For learning only: no blame, no names.',
  ),
  none: say('这段时间没有严重的事。', 'Nothing serious happened in this period.'),
  noSign: say('之前一百八十天里没有关联的小事。', 'Nothing related came up in the 180 days before.'),
  before: (days: number): Words => say(`前 ${days} 天`, days === 1 ? 'one day before' : `${days} days before`),
  signs: (n: number): Words => say(`之前有 ${n} 个苗头`, n === 1 ? 'One sign before' : `${n} signs before`),
  ask: say('复盘时一起问', 'Questions for the review'),
  asks: [
    say('第一个苗头出现时，谁能知道？', 'At the first sign, who could have known?'),
    say('哪一步早一点，会不一样？', 'Which step, taken earlier, would have changed it?'),
    say('要不要为此加一项检查或一条承诺？', 'Does it call for a new check, or a new promise?'),
  ],
  write: say('记下复盘结论', 'Record what was learned'),
  due: (day: string): Words => say(`${day} 前要复盘`, `Review due before ${day}`),
  done: (day: string, inTime: boolean): Words =>
    say(`${day} 已复盘${inTime ? '' : '（晚了）'}`, `Reviewed on ${day}${inTime ? '' : ', late'}`),
  tally: (inTime: number, late: number): Words =>
    say(`按时复盘 ${inTime} 件，晚了或还没复盘 ${late} 件`, `${inTime} reviewed on time; ${late} late or still to do`),
  choose: say('请选', 'Choose'),
  bothFirst: say('请先选好两项。', 'Choose both first.'),
  save: say('记下，先记的为准', 'Record it (this cannot be changed later)'),
  signsAsked: say('之前有没有苗头', 'Was there an earlier sign?'),
  lessonAsked: say('要改什么', 'What should change?'),
  signsFound: {
    none: say('没有苗头', 'None'),
    heard_and_acted: say('听到了，也办了', 'Noticed and acted on'),
    heard_and_left: say('听到了，没往下办', 'Noticed but not acted on'),
    not_heard: say('有，但没听到', 'There was one, but nobody noticed'),
  } as Readonly<Record<string, Words>>,
  lessons: {
    new_check: say('加一项检查', 'A new check'),
    new_measure: say('加一条承诺', 'A new promise'),
    other_round: say('改巡访', 'Change the rounds'),
    training: say('培训', 'Training'),
    nothing: say('不用改', 'Nothing'),
  } as Readonly<Record<string, Words>>,
  serious: say('严重的事', 'Serious matter'),
  small: say('之前的小事', 'Earlier small matter'),
  days: say('提前几天', 'Days before'),
  day: say('日期', 'Day'),
}

export const audit = {
  title: say('随机抽查', 'Random audit'),
  about: say(
    '每月从办结的事里按公布的种子抽百分之三。名单和种子谁都能看，谁都能重抽一遍。',
    'Each month 3% of closed matters are drawn with a published seed. Anyone may read the list and the seed, and repeat the draw.',
  ),
  month: say('月份', 'Month'),
  drawn: (n: number, of: number): Words =>
    say(`从 ${of} 件里抽出，您管的 ${n} 件`, `Drawn from ${of}; ${n} ${n === 1 ? 'is' : 'are'} yours to audit`),
  on: say('抽签日', 'Drawn on'),
  seed: say('种子', 'Seed'),
  again: say('当场重抽一遍', 'Repeat the draw here'),
  same: say(
    '重抽的结果一样：种子是抽签日和名单算出来的，抽中的位置也对。',
    'Same result: the seed matches the day and the list, and the right places were drawn.',
  ),
  differs: say('重抽的结果不一样，请马上报告。', 'The result is different. Report it at once.'),
  cannot: say(
    '这个浏览器不能算，请用别的工具重抽。',
    'This browser cannot compute it; repeat the draw with another tool.',
  ),
  how: say(
    '种子 = sha256(抽签日 + 名单，每行一项)；起点 = 种子前 8 位（十六进制）除以 4294967296；第 i 个位置 =（i + 起点）× 总数 ÷ 抽取数，去掉小数，都从 0 数起。',
    'Seed = sha256(the day and the list, one per line); start = its first 8 hex digits ÷ 4294967296; place i = floor((i + start) × length ÷ number drawn), both counted from 0.',
  ),
  list: say('抽中的事', 'Matters drawn'),
  kind: say('类别', 'Kind'),
  closed: say('办结日', 'Closed on'),
  closedOn: (day: Words): Words => say(`${day.zh}办结`, `closed on ${day.en}`),
  none: say('这个月没有抽中您管的事。', 'None of your matters was drawn this month.'),
  tally: (looked: number, of: number): Words =>
    say(`看过 ${looked} 件，还有 ${of - looked} 件`, `${looked} looked at, ${of - looked} to go`),
  write: say('记下看到的', 'Record what you found'),
  aboutTheMatter: say(
    '先点编号，把办理过程看一遍，再记。只记这件事办得怎样，不评人。',
    'Open the matter by its code and read how it went, then record. This is about the matter; nobody is judged.',
  ),
  foundAsked: say('看下来怎样', 'What did you find?'),
  found: {
    in_order: say('办得齐全', 'In order'),
    something_missing: say('缺了东西', 'Something is missing'),
  } as Readonly<Record<string, Words>>,
  missingAsked: say('缺什么', 'What is missing?'),
  nobodyNamed: say(
    '写缺了哪一步、哪份材料，不写姓名和住址。',
    'Write which step or paper is missing. No names, no addresses.',
  ),
  followsAsked: say('接下来', 'What follows?'),
  follows: {
    put_right: say('请单位补上，再来复查', 'The unit puts it right; we look again'),
    noted: say('补不了，记下供以后改进', 'It cannot be mended: kept to learn from'),
  } as Readonly<Record<string, Words>>,
  save: say('记下，以后不能改', 'Record it (this cannot be changed later)'),
  foundFirst: say('请先选“办得齐全”或“缺了东西”。', 'Choose “In order” or “Something is missing” first.'),
  missingFirst: say('请写明缺什么，并选好接下来怎么办。', 'Say what is missing, and choose what follows.'),
  became: (state: Words): Words => say(`现在：${state.zh}`, `now: ${state.en.toLowerCase()}`),
  open: say('看这条记录', 'Open the record'),
  earlier: say('历次抽查', 'Earlier audits'),
  earlierAbout: say('历次看到的，和后来怎样。最近的在前。', 'What was found, and what became of it. The latest first.'),
  earlierNone: say('还没有记下过。记下的会列在这里。', 'Nothing recorded yet. What is recorded is listed here.'),
  foundHead: say('看到的', 'Found'),
  becameHead: say('后来', 'What became of it'),
}
