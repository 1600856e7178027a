import { say } from '../../kinds/words.ts'
import type { Board, Figure } from '../figure.ts'
import { inside, keptShare, share } from './boards.ts'

/** Of complaints: what is disclosed on the boards above, the whole for inspection (R25); in public for counties only (R32). */
const openly: readonly Board[] = ['public', 'county', 'city', 'inspection']
const along: readonly Board[] = ['county', 'city', 'inspection']

export const conductFigures: readonly Figure[] = [
  {
    name: 'complaints-answered',
    words: say('投诉按时答复率', 'Complaints answered in time'),
    about: say(
      '到期的投诉里，十五个工作日内答复的占多少（M56）。',
      'Of the complaints that were due: answered within fifteen workdays (M56).',
    ),
    series: ['promise'],
    measures: ['M56'],
    by: ['unit'],
    how: keptShare,
    boards: along,
  },
  {
    name: 'complaints-substantiated',
    words: say('投诉查实占比', 'Complaints found true'),
    about: say('有结论的投诉里，属实或部分属实的占多少。', 'Of the complaints concluded: found true, or partly.'),
    series: ['complaint'],
    by: ['unit', 'type'],
    boards: openly,
    how: share(['substantiated'], ['not-substantiated']),
  },
  {
    name: 'complaints-ended',
    words: say('投诉怎么办结的', 'How complaints ended'),
    about: say('办结的投诉各是什么结果，只有数目。', 'How complaints came out, as counts.'),
    series: ['complaint'],
    by: ['unit'],
    how: { counts: true },
    boards: openly,
  },
  {
    name: 'independence',
    words: say('调查回避率', 'Looked into by somebody else'),
    about: say(
      '调查的投诉里，先核查过利害关系的占多少；应为百分之百。',
      'Of the inquiries: conflicts were looked into first. It should be all.',
    ),
    series: ['independence'],
    by: ['unit'],
    how: share(['independent'], ['not-checked']),
    boards: along,
  },
  {
    name: 'conduct-repeat',
    words: say('同类毛病又犯', 'The same fault again'),
    about: say(
      '办结满九十天的，同一单位同类毛病九十天内又出现的占多少。',
      'Of what was ended 90 days ago: the same fault in the same unit within them.',
    ),
    series: ['over-90'],
    kinds: ['conduct'],
    by: ['unit'],
    how: { again: { days: 90 } },
    boards: along,
  },
  {
    name: 'praise-passed-on',
    words: say('表扬送到率', 'Praise passed on'),
    about: say('收到的表扬里，三个工作日内送到本人的占多少。', 'Of the praise: passed on within three workdays.'),
    series: ['praise'],
    by: ['unit'],
    how: keptShare,
    boards: inside,
  },
  {
    name: 'reviews-upheld',
    words: say('复核维持占比', 'Reviews upheld'),
    about: say('复核、复查里，维持原结论的占多少。', 'Of the reviews: the conclusion stood.'),
    series: ['review'],
    by: ['unit'],
    how: share(['upheld'], ['changed', 'annulled']),
    boards: along,
  },
]
