import { say } from '../../kinds/words.ts'
import type { Figure } from '../figure.ts'
import { everywhere, inside, leading, share } from './boards.ts'

const where = ['kind', 'unit', 'type'] as const
const content = ['3', '4', '5']
const stars = share(content, ['1', '2'])

export const voiceFigures: readonly Figure[] = [
  {
    name: 'satisfaction',
    words: say('满意率', 'Satisfied'),
    about: say(
      '给出的评价里，基本满意及以上的占多少；没评价的既不算满意也不算不满意。',
      'Of the ratings given: three of five or better. Silence is neither.',
    ),
    series: ['rating'],
    by: where,
    how: stars,
    boards: everywhere,
  },
  {
    name: 'rating-mean',
    words: say('评价均值', 'Mean rating'),
    about: say('给出的评价平均几分（满分五分）。', 'The mean of the ratings given, of five.'),
    series: ['rating'],
    by: where,
    how: { mean: true },
    boards: inside,
  },
  {
    name: 'response-share',
    words: say('评价参与率', 'Share who rated'),
    about: say('可以评价的事里，给出评价的占多少。', 'Of those who could: gave a rating.'),
    series: ['invited'],
    by: where,
    how: share(['rated'], ['silent']),
    boards: everywhere,
  },
  {
    name: 'survey-content',
    words: say('独立回访满意率', 'Satisfied, by another unit’s calls'),
    about: say(
      '每月从办结的事里按公开种子抽百分之五，由别的单位打电话问；答了的人里，基本满意及以上的占多少。',
      'One in twenty of what was ended each month, drawn by a published seed and called by another unit: three of five or better, of those who answered.',
    ),
    series: ['survey'],
    by: where,
    how: stars,
    boards: everywhere,
  },
  {
    name: 'survey-safety',
    words: say('安全感', 'Feeling safe'),
    about: say(
      '独立回访里，答“安全”“很安全”的占多少（“一般”不算）。',
      'Of those whom another unit called: “safe” or “very safe”. “So-so” is not.',
    ),
    series: ['survey-safety'],
    by: ['unit'],
    how: share(['4', '5'], ['1', '2', '3']),
    boards: everywhere,
  },
  {
    name: 'survey-reached',
    words: say('独立回访答到率', 'Calls of the survey that were answered'),
    about: say(
      '抽中的里，答了的占多少；不愿答、没联系上、还没打的都算在内。',
      'Of those drawn: answered. Who would rather not, was not reached, or is still to be called counts too.',
    ),
    series: ['survey-call'],
    by: ['unit'],
    how: share(['answered'], ['refused', 'unreached', 'to_call']),
    boards: leading,
  },
  {
    name: 'survey-told',
    words: say('回访时说被告知过结果', 'Say that they were told'),
    about: say(
      '独立回访里，说“结果有人告诉我”的占多少；说没有、记不清的，都不算。',
      'Of those whom another unit called: say that somebody told them how it came out.',
    ),
    series: ['survey-told'],
    by: where,
    how: share(['yes'], ['no', 'not_sure']),
    boards: leading,
  },
  {
    name: 'rating-gap',
    words: say('自评与独立回访差', 'Gap between own ratings and the independent sample'),
    about: say(
      '群众自己点的满意率，减去独立回访听到的满意率；数量按两边少的算。相差超过十个百分点，要查数据。',
      'Satisfied by their own rating, less satisfied as heard by another unit; n is the lesser of the two. Beyond ten points the data are to be looked into.',
    ),
    series: ['rating-self'],
    by: ['unit'],
    how: { gap: { good: content, less: 'survey' } },
    boards: everywhere,
  },
  {
    name: 'bad-ratings-closed',
    words: say('差评办结率', 'Bad ratings answered and mended'),
    about: say(
      '差评里，一个工作日内回电、五个工作日内改好或说清的占多少。',
      'Of the bad ratings: called within a workday, and mended or explained within five.',
    ),
    series: ['bad-rating'],
    by: ['unit'],
    how: share(['closed'], ['not-closed']),
    boards: inside,
  },
  {
    name: 'hotline-response',
    words: say('热线响应率', 'Hotline: contacted in time'),
    about: say('热线转来的事里，一天内联系的占多少。', 'Of what the hotline passed on: contacted within a day.'),
    series: ['hotline'],
    by: ['unit'],
    how: share(['in-time'], ['not-in-time']),
    boards: leading,
  },
  {
    name: 'hotline-solved',
    words: say('热线解决率', 'Hotline: solved'),
    about: say(
      '联系上的人里，办结且没有再提、没给差评的占多少。',
      'Of those reached: ended, not brought up again, and not rated badly.',
    ),
    series: ['hotline'],
    by: ['unit'],
    how: share(['solved'], ['not-solved']),
    boards: leading,
  },
  {
    name: 'hotline-satisfied',
    words: say('热线满意率', 'Hotline: content'),
    about: say('联系上并评价的人里，满意的占多少。', 'Of those reached who rated: content.'),
    series: ['hotline'],
    by: ['unit'],
    how: share(['content'], ['not-content']),
    boards: leading,
  },
  {
    name: 'hotline-three',
    words: say('热线三率综合', 'Hotline: the three together'),
    about: say('响应、解决、满意按 0.30、0.35、0.35 加权。', 'Response, solved and content by 0.30, 0.35 and 0.35.'),
    series: ['hotline'],
    by: ['unit'],
    boards: leading,
    how: {
      composite: [
        { weight: 0.3, of: ['in-time', 'not-in-time'], good: ['in-time'] },
        { weight: 0.35, of: ['solved', 'not-solved'], good: ['solved'] },
        { weight: 0.35, of: ['content', 'not-content'], good: ['content'] },
      ],
    },
  },
]
