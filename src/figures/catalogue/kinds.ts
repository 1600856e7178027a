import { say } from '../../kinds/words.ts'
import type { Figure } from '../figure.ts'
import { above, everywhere, inside, keptShare, leading, share } from './boards.ts'

const where = ['unit', 'type'] as const

export const kindFigures: readonly Figure[] = [
  {
    name: 'mediation',
    words: say('调解成功率', 'Agreed in mediation'),
    about: say('调解结束的纠纷里，达成协议的占多少。', 'Of the mediations that ended: with an agreement.'),
    ...{
      series: ['mediation'],
      by: where,
      how: share(['agreed'], ['ended-without']),
      boards: everywhere,
    },
  },
  {
    name: 'performance',
    words: say('协议履行率', 'Terms performed'),
    about: say('到期的协议条款里，已履行的占多少。', 'Of the terms that were due: performed.'),
    ...{ series: ['term'], by: where, how: share(['performed'], ['not-performed']), boards: inside },
  },
  ...([30, 90] as const).map(
    (days): Figure => ({
      name: `relapse-${days}`,
      words: say(`${days}天内又起纠纷`, `The same quarrel again within ${days} days`),
      about: say(
        `达成协议满${days}天的纠纷里，${days}天内经人确认又起的占多少。`,
        `Of what was agreed ${days} days ago: confirmed by somebody to have broken out again.`,
      ),
      ...{ series: [`relapse-${days}`], by: where, how: share(['again'], ['quiet']), boards: inside },
    }),
  ),
  {
    name: 'found-early',
    words: say('抓早率', 'Found early'),
    about: say(
      '纠纷里，走访或听说时就发现、还没人报警的占多少。',
      'Of the quarrels: found on a visit or by a hint, before anybody called.',
    ),
    ...{ series: ['found-early'], by: where, how: share(['early'], ['reported']), boards: inside },
  },
  {
    name: 'hazard-loop',
    words: say('隐患闭环率', 'Hazards put right and told'),
    about: say(
      '到期的隐患里，复查合格并告诉了报告人（或匿名可凭码查看）的占多少。',
      'Of the hazards that were due: looked at again and right, and the reporter told, or the answer lies under the code.',
    ),
    ...{ series: ['hazard-loop'], by: where, how: share(['closed'], ['not-closed']), boards: everywhere },
  },
  {
    name: 'hazard-responsible',
    words: say('责任到位', 'Responsibility settled in three workdays'),
    about: say(
      '查看后三个工作日内明确责任并送达通知的占多少（M36）。',
      'Served on whoever is responsible within three workdays of the inspection (M36).',
    ),
    ...{ series: ['promise'], measures: ['M36'], by: where, how: keptShare, boards: inside },
  },
  {
    name: 'hazard-put-right',
    words: say('整改到位', 'Put right in time'),
    about: say('到期的隐患里，期限内整改好的占多少。', 'Of the hazards that were due: put right before it.'),
    ...{ series: ['put-right'], by: where, how: share(['in-time'], ['not-in-time']), boards: everywhere },
  },
  {
    name: 'hazard-rechecked',
    words: say('复查到位', 'Looked at again in three workdays'),
    about: say('到期后三个工作日内复查的占多少（M38）。', 'Looked at again within three workdays of the day (M38).'),
    ...{ series: ['promise'], measures: ['M38'], by: where, how: keptShare, boards: inside },
  },
  {
    name: 'hazard-repeat',
    words: say('同处又现隐患', 'The same hazard there again'),
    about: say(
      '整改好满九十天的隐患里，同一地点同一类型九十天内又出现的占多少。',
      'Of what was put right 90 days ago: the same type at the same place within them.',
    ),
    ...{ series: ['over-90'], kinds: ['hazard'], by: where, how: { again: { days: 90 } }, boards: inside },
  },
  {
    name: 'hazard-transfers',
    words: say('移送签收率', 'Transfers received'),
    about: say(
      '移送的隐患里，对方签收没有退回的占多少。',
      'Of what was handed to another body: received, and not handed back.',
    ),
    ...{ series: ['transfer'], by: where, how: share(['received'], ['handed-back']), boards: inside },
  },
  {
    name: 'hazards-fixed',
    words: say('整改好的隐患', 'Hazards put right'),
    about: say('这段时间整改好的隐患有多少处。', 'How many hazards were put right.'),
    ...{ series: ['fixed'], by: where, how: { counts: true }, boards: everywhere },
  },
  {
    name: 'one-visit',
    words: say('只跑一次率', 'One visit at most'),
    about: say(
      '办成的事里，只跑一次窗口或不用跑的占多少；我们上门的不算跑。',
      'Of the services done: they came once or not at all. Where we came to them, they did not.',
    ),
    ...{ series: ['visits'], by: where, how: share(['one'], ['more']), boards: everywhere },
  },
  {
    name: 'told-once',
    words: say('一次说清率', 'Told once what is missing'),
    about: say(
      '缺材料的事里，只告知过一次的占多少。',
      'Of those with papers missing: there was one list, and no second.',
    ),
    ...{ series: ['missing-list'], by: where, how: share(['once'], ['again']), boards: everywhere },
  },
  {
    name: 'small-to-big',
    words: say('小到大', 'Small things that grew'),
    about: say(
      '受理满九十天的小事里，九十天内与严重后果有关联的占多少。用来改进办法，不用来考核：否则就没人登记了。',
      'Of what came in 90 days ago: something serious came of it within them. To learn from, never to pay by: it would punish writing things down.',
    ),
    ...{ series: ['escalation'], by: ['kind', 'unit', 'type'], how: share(['serious'], ['calm']), boards: leading },
  },
  {
    name: 'early-signs',
    words: say('早有苗头', 'There had been a sign'),
    about: say(
      '严重的事里，之前一百八十天内有过关联小事的占多少。逐件回看，不追责。',
      'Of what was serious: something small hung together with it in the 180 days before. Each is looked back at, without blame.',
    ),
    ...{ series: ['serious'], by: ['kind', 'unit'], how: share(['sign'], ['no-sign']), boards: leading },
  },
  {
    name: 'overdue',
    words: say('逾期未办占比', 'Overdue and open'),
    about: say('到期的承诺里，过期还没办的占多少。', 'Of the promises that were due: still open.'),
    ...{ series: ['promise'], by: ['kind', 'measure', 'unit'], how: share(['open'], ['kept', 'late']), boards: above },
  },
]
