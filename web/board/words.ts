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
  few: say('不满十件，不公布', 'Fewer than ten: not shown'),
  fewShort: say('–', '–'),
  kept: (k: number, n: number): Words => say(`${n}件里兑现了${k}件`, `${k} of ${n} kept`),
  figures: say('几个总数', 'In short'),
  worst: say('兑现得最少的三条', 'The three kept least'),
  worstAbout: say(
    '到处都做不到的承诺，多半是承诺定得不好，不是哪个人不好。',
    'A promise missed everywhere is most likely a badly made promise, not a bad officer.',
  ),
  all: say('每一条承诺', 'Every promise'),
  places: say('按地方看', 'By place'),
  measure: say('承诺', 'Promise'),
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
  city: say('看全市兑现得怎样', 'How the city kept its word'),
  foot: say('只写类别和日期，不写哪一家、谁报的。', 'Sorts and days only: never which house, nor who reported it.'),
}
