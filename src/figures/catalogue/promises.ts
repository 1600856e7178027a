import { say } from '../../kinds/words.ts'
import type { Figure } from '../figure.ts'
import { above, everywhere, inside, keptShare, leading, share } from './boards.ts'

const every = ['kind', 'measure', 'unit', 'type'] as const
const coarse = ['kind', 'unit', 'type'] as const

export const promiseFigures: readonly Figure[] = [
  {
    name: 'on-time',
    words: say('按时兑现率', 'Promises kept in time'),
    about: say(
      '到期的承诺里，在期限前兑现的占多少；过期没办的算没兑现，不再需要办的不算。',
      'Of the promises that were due: kept before it. What is overdue and open counts as not kept; what is no longer owed is left out.',
    ),
    series: ['promise'],
    by: every,
    how: keptShare,
    boards: everywhere,
  },
  {
    name: 'told-victim',
    words: say('破案见面率', 'Told within 48 hours of being found out'),
    about: say(
      '查清的案件里，四十八小时内（加上依法暂停的时间）当面告诉当事人的占多少；依法暂缓的不算。',
      'Of the cases found out: the victim was told within 48 hours, pauses added. What is lawfully put off is left out.',
    ),
    series: ['told-victim'],
    by: ['unit', 'type'],
    how: share(['told'], ['not-told']),
    boards: everywhere,
  },
  {
    name: 'told-victim-put-off',
    words: say('暂缓告知占比', 'Share of tellings put off'),
    about: say(
      '查清的案件里，因会妨碍侦查等依法暂缓告知的占多少。',
      'Of the cases found out: the telling is lawfully put off.',
    ),
    series: ['told-victim-put'],
    by: ['unit', 'type'],
    boards: inside,
    how: share(['put-off'], ['not-put-off']),
  },
  {
    name: 'told-victim-confirmed',
    words: say('告知经本人确认占比', 'Share of tellings confirmed'),
    about: say(
      '已告知的案件里，由本人凭码、签名或录音电话确认的占多少；其余只算“据称已告知”。',
      'Of those told: confirmed by their code or signature, or called and saying so to another unit; the others are said to be told.',
    ),
    series: ['told-victim-how'],
    by: ['unit', 'type'],
    how: share(['confirmed'], ['said']),
    boards: inside,
  },
  {
    name: 'unsolved-informed',
    words: say('未破也有回音', 'Unsolved, but kept informed'),
    about: say(
      '眼下没有破的案件里，三十天内有过回音的占多少。',
      'Of the cases that are unsolved now: there was word within 30 days.',
    ),
    series: ['unsolved'],
    by: ['unit', 'type'],
    how: { standing: true },
    boards: everywhere,
  },
  {
    name: 'first-answer',
    words: say('多久有人回话', 'How soon somebody answers'),
    about: say(
      '从报告到第一次有人回话的分钟数：中位数、九成、九成五，白天夜里分开；没人回的按已等的时间算进去，自动回复不算。',
      'Minutes from the report to the first human answer: median, 90th and 95th percentile, by day and by night. What nobody answered counts with its age; what a machine sent does not.',
    ),
    series: ['answer'],
    by: coarse,
    how: { minutes: { waiting: 'unanswered' } },
    boards: everywhere,
  },
  {
    name: 'reopened',
    words: say('三十天内重办率', 'Opened again within 30 days'),
    about: say(
      '办结满三十天的事里，三十天内又重新办的占多少。',
      'Of what was ended 30 days ago: opened again within them.',
    ),
    series: ['closed-30'],
    by: coarse,
    how: share(['reopened'], ['stayed']),
    boards: inside,
  },
  {
    name: 'outcomes',
    words: say('怎么办结的', 'How they ended'),
    about: say('办结的事各是什么结果。', 'Of what was ended, how each came out.'),
    series: ['outcome'],
    by: coarse,
    how: { counts: true },
    boards: inside,
  },
  {
    name: 'fairness-villages',
    words: say('村与村的兑现差距', 'Gap between villages'),
    about: say(
      '到期承诺满十项的村里，兑现率最高与最低相差多少。不显示是哪个村。',
      'Of villages with ten promises or more: the highest share kept in time less the lowest. Which ones is not shown.',
    ),
    series: ['village'],
    by: [],
    how: { spread: { of: ['kept', 'late', 'open'], good: ['kept'] } },
    boards: leading,
  },
  {
    name: 'fairness-channels',
    words: say('各渠道兑现率', 'Kept in time, by channel'),
    about: say(
      '电话、窗口、网页等渠道来的事，兑现率是不是一样。',
      'Whether what comes by phone or counter is kept as well as what comes by the page.',
    ),
    series: ['channel'],
    by: ['type'],
    how: keptShare,
    boards: above,
  },
  {
    name: 'fairness-help',
    words: say('无障碍需求满足率', 'Help to communicate, in time'),
    about: say(
      '提出手语、大字等需要的，按时安排的占多少。',
      'Of those who asked for sign language, large print and the like: arranged in time.',
    ),
    series: ['promise'],
    measures: ['M74'],
    by: ['unit'],
    how: keptShare,
    boards: inside,
  },
]
