import { say, type Words } from '../../src/kinds/words.ts'

export const board = {
  title: say('说到做到了没有', 'Did we keep our word?'),
  about: (month: Words): Words =>
    say(
      `${month.zh}到期的承诺，兑现了多少。没办完的算没兑现，不是算没有。`,
      `Promises due in ${month.en}, and how many were kept. What is still undone counts as not kept.`,
    ),
  opening: say('正在打开……', 'Opening…'),
  city: say('全市', 'The city'),
  earlier: say('上个月', 'Month before'),
  later: say('下个月', 'Month after'),
  hidden: say('数目太少，或会推算出个别的事，不公布', 'Not shown: too few, or it would give single ones away'),
  nothing: say('无', 'none'),
  legend: say(
    '“–”：数目太少，或会推算出个别的事，不公布。“无”：这个月没有到期的。',
    '“–”: too few, or it would give single ones away, so not shown. “None”: none was due in this month.',
  ),
  noSuchMonth: say(
    '这个月的数没有公布：每月一日公布上个月的。',
    'Nothing is published for that month: each is when it is over.',
  ),
  latest: say('看最近公布的', 'The newest that is published'),
  myVillage: say('找我的村', 'Find my village'),
  /** At the foot of what is hung up. */
  printed: (day: string): Words => say(`${day}打印。紧急请拨 110。`, `Printed on ${day}. In an emergency call 110.`),
  fewShort: say('–', '–'),
  kept: (k: number, n: number): Words => say(`${n}件里兑现了${k}件`, `${k} of ${n} kept`),
  figures: say('几个总数', 'In short'),
  worst: say('兑现得最少的三条', 'The three kept least'),
  worstAbout: say(
    '到处都做不到的承诺，多半是承诺定得不好，不是哪个人不好。',
    'A promise missed everywhere is most likely a badly made promise, not a bad officer.',
  ),
  remedy: say('正在怎么改：', 'What is done about it:'),
  noRemedy: say('怎么改还在定，定了写在这里。', 'What to do about it is being settled; it will stand here.'),
  ended: say('投诉是怎么办结的', 'How complaints ended'),
  endedAs: {
    substantiated: say('属实，或部分属实', 'Found true, or partly'),
    'not-substantiated': say('不属实，或无法查实', 'Not found true, or could not be settled'),
  } as Readonly<Record<string, Words>>,
  endedNone: say('这个月没有办结的投诉。', 'No complaint ended in this month.'),
  /** Ten or more ended where `n` is known; else how many is hidden as well. */
  endedHidden: (n: number | undefined): Words =>
    n === undefined
      ? say(
          '数目太少，或者公布出来会推算出个别的事，所以不公布。办结的每件都有书面答复。',
          'Not shown: there are too few, or showing them would give single ones away. Each that ended was answered in writing.',
        )
      : say(
          `共${n}件。各是什么结果不公布：有的太少，公布出来会推算出个别的事。每件都有书面答复。`,
          `${n} in all. How they came out is not shown: some are so few that it would give single ones away. Each was answered in writing.`,
        ),
  cases: (n: number): Words => say(`${n}件`, `${n}`),
  all: say('每一条承诺', 'Every promise'),
  places: say('按地方看', 'By place'),
  towns: say('看哪个镇街', 'The towns'),
  measure: say('承诺', 'Promise'),
  together: say('所有承诺一起', 'All promises together'),
  print: say('打印成公告（A3）', 'Print as a notice (A3)'),
  none: say(
    '这个月还没有能公布的数。每月一日公布上个月的。',
    'Nothing to publish for this month yet. Each month is published when it is over.',
  ),
  back: say('回到全市', 'Back to the city'),
  foot: say(
    '只有事和地方，没有人的排名。数字每分钟更新，任何人可以核对。',
    'Matters and places only; nobody is ranked.',
  ),
  groups: {
    case: say('小案件', 'Small cases'),
    dispute: say('小纠纷', 'Small disputes'),
    hazard: say('小隐患', 'Small hazards'),
    conduct: say('警务小节', 'Manners'),
    service: say('小事', 'Small services'),
    local: say('本地增加的', 'Added here'),
  },
}

export const town = {
  title: (name: Words): Words => say(`${name.zh} · 说到做到了没有`, `${name.en} · did we keep our word?`),
  none: say('这个月没有到期的承诺。', 'No promise was due here in this month.'),
  tooFew: say(
    '这个月到期的太少，公布出来会推算出个别的事，所以不公布。',
    'Too few were due here in this month: showing them would give single ones away.',
  ),
  hidden: (n: number): Words =>
    say(
      `另有${n}条承诺：数目太少，或会推算出个别的事，不公布。`,
      `${n} more promises are not shown: too few, or they would give single ones away.`,
    ),
  fixed: say('整改好的隐患', 'Hazards put right'),
  noFixed: say(
    '近九十天没有改好的隐患。改好了会写在这里，只写哪个村、哪一类、哪一天。',
    'None was put right within ninety days. Once one is, it stands here: village, sort and day.',
  ),
  endedOf: (county: Words): Words =>
    say(
      `投诉只按县区公布，这是${county.zh}的。`,
      `Complaints are published by county only: these are those of ${county.en}.`,
    ),
  villages: say('看哪个村', 'The villages'),
  back: (county: Words): Words => say(`回到${county.zh}`, `Back to ${county.en}`),
}

export const village = {
  title: (name: string): Words => say(`${name} · 公示`, `${name} · notice board`),
  officer: say('包村民警', 'Your officer'),
  desk: say('由值班民警负责', 'The duty officer answers'),
  fixed: say('整改好的', 'Put right'),
  open: say('正在改的', 'Being put right'),
  fixedOn: (day: string): Words => say(`${day} 改好`, `put right on ${day}`),
  until: (day: string): Words => say(`最晚 ${day}`, `by ${day}`),
  noFixed: say(
    '改好的隐患会写在这里，只写哪一类、哪一天。',
    'Hazards put right appear here: the sort and the day, no more.',
  ),
  noOpen: say('没有正在改的。', 'Nothing is open.'),
  report: say('向这里报一件事', 'Report something here'),
  town: say('看本镇街兑现得怎样', 'How the town kept its word'),
  city: say('看全市兑现得怎样', 'How the city kept its word'),
  printed: (unit: Words, day: string): Words =>
    say(`${unit.zh} ${day}公示。紧急请拨 110。`, `${unit.en}, ${day}. In an emergency call 110.`),
  foot: say('只写类别和日期，不写哪一家、谁报的。', 'Sorts and days only: never which house, nor who reported it.'),
}
