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
  asTable: say('图里的数都在旁边的表里。', 'What the chart shows stands in the table beside it.'),
  before: say('上一页', 'Before'),
  next: say('下一页', 'Next'),
  code: say('编号', 'Code'),
  village: say('村居', 'Village'),
  more: (n: number): Words =>
    say(`只显示最近的${n}件，请缩短时间。`, `Only the latest ${n} are shown: shorten the period.`),
}

export const kept = {
  title: say('75条兑现表', 'The promises, kept or not'),
  about: say(
    '到期的承诺里，按时兑现的占多少。每个比率旁边是基数 n；点一格，看没兑现的是哪些事。',
    'Of the promises that were due, how many were kept in time. Beside each rate stands its n; open a cell to see which were missed.',
  ),
  measure: say('承诺', 'Promise'),
  all: say('合计', 'All'),
  missed: say('没兑现', 'Missed'),
  missedLate: (n: number): Words => say(`晚了 ${n}`, `${n} late`),
  missedOpen: (n: number): Words => say(`没办 ${n}`, `${n} open`),
  badly: say('承诺本身要改', 'Badly designed promise'),
  badlyAbout: say(
    '到处都兑现不了，说明承诺定得不合适：三个以上地方，每处十件以上，兑现都不到一半。',
    'It fails everywhere, so it is the promise that is wrong: in three places or more, of ten or more each, fewer than half were kept.',
  ),
  none: say('这段时间没有到期的承诺。', 'No promise was due in this time.'),
  badlyOnly: say('只看要改的', 'Only those'),
  chart: say('各单位按时兑现率', 'Promises kept in time, by unit'),
  rate: say('兑现率', 'Kept'),
  whoseMissed: say('没兑现的', 'Missed'),
  noneMissed: say('您能看的事里，这一格没有没兑现的。', 'Of what you may see, none was missed here.'),
  onlyYours: say(
    '只列您能看的事，可能比格子里的数少。',
    'Only matters that you may see: there may be fewer than the cell says.',
  ),
  due: say('期限', 'Due'),
  how: say('怎么没兑现', 'How it was missed'),
  late: (at: string): Words => say(`晚了，${at} 才办`, `Late: kept ${at}`),
  ended: say('没兑现就结束了', 'Ended without being kept'),
  open: say('还没办', 'Still open'),
  pauses: say('暂停过，因为', 'Paused for'),
  state: say('环节', 'State'),
  kind: say('类别', 'Kind'),
}

export const hazards = {
  title: say('隐患闭环地图', 'Map of the hazards'),
  about: say(
    '受理的隐患走到哪一步。受保护的、涉及未成年人的、家里的事从不上图；私宅只标到村。',
    'How far each hazard is. What is protected, about a minor or within a family is never on it; a private home stands as its village.',
  ),
  map: say(
    '隐患地图：用方向键移动，加减号缩放；内容都在下面的表里',
    'Map of the hazards: move it with the arrow keys, zoom with plus and minus; all of it stands in the table below',
  ),
  funnel: say('三个到位', 'Three in place'),
  reported: say('受理', 'Reported'),
  seen: say('已查看', 'Looked at'),
  responsible: say('责任到位', 'Responsible'),
  urged: say('督促到位', 'Urged'),
  checked: say('复查到位', 'Looked at again'),
  right: say('整改好', 'Put right'),
  ofSeen: say('比率以已查看的为基数。', 'Rates are of those looked at.'),
  list: say('隐患清单', 'The hazards'),
  type: say('类型', 'Type'),
  stage: say('走到哪一步', 'How far'),
  opened: say('受理日', 'Came in'),
  due: say('整改期限', 'To be right by'),
  late: say('超期', 'Late'),
  every: say('全部', 'All'),
  none: say('这段时间没有能上图的隐患。', 'In this time there is no hazard that may stand on a map.'),
  noMap: say('地图没有取到，请看下面的表。', 'The map did not arrive; the table below has all of it.'),
  noPoint: (n: number): Words =>
    say(`${n}件没有位置，只在表里。`, `${n} have no place on the map and stand in the table alone.`),
  sketch: say('示意图，位置为大概', 'A sketch; places are approximate'),
  closer: say('放大', 'Closer'),
  further: say('缩小', 'Further'),
  many: (n: number): Words => say(`${n}件`, `${n} hazards`),
}

export const reviews = {
  title: say('小到大复盘', 'From small to big'),
  about: say(
    '严重的事之前，有过哪些有关联的小事。只为学到东西，不追责，不写名字。',
    'What small things hung together with something serious, before it. To learn from; without blame and without names.',
  ),
  none: say('这段时间没有严重的事。', 'Nothing serious happened in this time.'),
  noSign: say('之前一百八十天里没有关联的小事。', 'Nothing small hung together with it in the 180 days before.'),
  before: (days: number): Words => say(`前 ${days} 天`, `${days} days before`),
  signs: (n: number): Words => say(`之前有 ${n} 个苗头`, n === 1 ? 'One sign before' : `${n} signs before`),
  ask: say('复盘时一起问', 'To ask together'),
  asks: [
    say('第一个苗头出现时，谁能知道？', 'At the first sign, who could have known?'),
    say('哪一步早一点，会不一样？', 'Which step, taken earlier, would have changed it?'),
    say('要不要为此加一项检查或一条承诺？', 'Does it call for a new check, or a new promise?'),
  ],
  write: say('记下复盘结论', 'Write down what was learned'),
  due: (day: string): Words => say(`${day} 前要复盘`, `To be reviewed before ${day}`),
  done: (day: string, inTime: boolean): Words =>
    say(`${day} 已复盘${inTime ? '' : '（晚了）'}`, `Reviewed on ${day}${inTime ? '' : ', late'}`),
  tally: (inTime: number, late: number): Words =>
    say(`按时复盘 ${inTime} 件，晚了或还没复盘 ${late} 件`, `${inTime} reviewed in time; ${late} late`),
  choose: say('请选', 'Choose'),
  bothFirst: say('请先选好两项。', 'Choose both first.'),
  save: say('记下，先记的为准', 'Write it down; the first stays'),
  signsAsked: say('之前有没有苗头', 'Was there a sign before'),
  lessonAsked: say('要改什么', 'What is to change'),
  signsFound: {
    none: say('没有苗头', 'There was none'),
    heard_and_acted: say('听到了，也办了', 'Heard, and acted on'),
    heard_and_left: say('听到了，没往下办', 'Heard, and left'),
    not_heard: say('有，但没听到', 'There was, and nobody heard it'),
  } as Readonly<Record<string, Words>>,
  lessons: {
    new_check: say('加一项检查', 'A new check'),
    new_measure: say('加一条承诺', 'A new promise'),
    other_round: say('改巡访', 'Another round'),
    training: say('培训', 'Training'),
    nothing: say('不用改', 'Nothing'),
  } as Readonly<Record<string, Words>>,
  serious: say('严重的事', 'What was serious'),
  small: say('之前的小事', 'The small thing before'),
  days: say('提前几天', 'Days before'),
  day: say('日期', 'Day'),
}

export const audit = {
  title: say('随机抽查', 'Random audit'),
  about: say(
    '每月从办结的事里按公布的种子抽百分之三。名单和种子谁都能看，谁都能重抽一遍。',
    'Each month three in a hundred of what was ended are drawn by a published seed. Anybody may read list and seed, and draw again.',
  ),
  month: say('月份', 'Month'),
  drawn: (n: number, of: number): Words =>
    say(`从 ${of} 件里抽出，您管的 ${n} 件`, `Of ${of}; ${n} of them yours to audit`),
  on: say('抽签日', 'Drawn on'),
  seed: say('种子', 'Seed'),
  again: say('当场重抽一遍', 'Draw it again, here'),
  same: say(
    '重抽的结果一样：种子是抽签日和名单算出来的，抽中的位置也对。',
    'The same came out: the seed is that of day and list, and the places drawn are right.',
  ),
  differs: say('重抽的结果不一样，请马上报告。', 'Something else came out. Report it at once.'),
  cannot: say('这个浏览器不能算，请用别的工具重抽。', 'This browser cannot reckon it; draw again with another tool.'),
  how: say(
    '种子 = sha256(抽签日 + 名单，每行一项)；起点 = 种子前 8 位（十六进制）除以 4294967296；第 i 个位置 =（i + 起点）× 总数 ÷ 抽取数，去掉小数，都从 0 数起。',
    'Seed = sha256(day and list, a line each); start = its first 8 hexadecimal digits by 4294967296; place i = (i + start) × length ÷ number, without its fraction, both from 0.',
  ),
  list: say('抽中的事', 'What was drawn'),
  matter: say('事项', 'Matter'),
  none: say('这个月没有抽中您管的事。', 'Nothing of yours was drawn in this month.'),
}
