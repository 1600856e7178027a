import { say } from '../../kinds/words.ts'
import type { Board, Figure } from '../figure.ts'
import { above, share } from './boards.ts'

/** Who guards the figures: those who do not make them. */
const guards: readonly Board[] = ['county', 'city', 'inspection']

/** What would tell that figures are being made rather than earned (domain §4.11), and what the work costs those who do it. */
export const guardFigures: readonly Figure[] = [
  {
    name: 'guard-paused',
    words: say('暂停时间占比', 'Share of time paused'),
    about: say('已了结的承诺，暂停的时间占总时间多少。', 'Of the time that promises ran: they stood still.'),
    series: ['ran'],
    by: ['kind', 'measure', 'unit'],
    how: { totals: { of: 'ran', good: 'still' } },
    boards: guards,
  },
  {
    name: 'guard-void',
    words: say('作废占比', 'Share void'),
    about: say('承诺里，到期前就不再需要办的占多少。', 'Of the promises: no longer owed before they were due.'),
    series: ['promise'],
    by: ['kind', 'measure', 'unit'],
    how: share(['void'], ['kept', 'late', 'open']),
    boards: guards,
  },
  {
    name: 'guard-batch-closing',
    words: say('成批办结', 'Closed in batches'),
    about: say(
      '办结的事里，同一人十分钟内办结五件以上的占多少。',
      'Of what was ended: by one person, five or more within ten minutes.',
    ),
    series: ['closing'],
    by: ['unit'],
    how: { guard: 'batch-closing' },
    boards: guards,
  },
  {
    name: 'guard-month-end',
    words: say('月底突击办结', 'Closed on the last day of the month'),
    about: say('办结的事里，在当月最后二十四小时办结的占多少。', 'Of what was ended: in the last 24 hours of a month.'),
    series: ['closing'],
    by: ['unit', 'kind'],
    how: share(['last-day'], ['other-day']),
    boards: guards,
  },
  {
    name: 'guard-quick-telling',
    words: say('不到十五秒的告知', 'Tellings under 15 seconds'),
    about: say(
      '告知里，通话或面谈不到十五秒的，或离同一人上一次告知不到十五秒的占多少：这么短讲不清。',
      'Of the tellings: spoken for less than 15 seconds, or written less than 15 after another by the same person. Nobody was told in that time.',
    ),
    series: ['telling'],
    by: ['unit'],
    how: { guard: 'quick-telling' },
    boards: guards,
  },
  {
    name: 'guard-one-device',
    words: say('同一设备一天多次评价', 'Several ratings a day from one device'),
    about: say(
      '凭链接给出的评价里，同一处一天超过三次的占多少。只在全市一级看，不记是哪件事。',
      'Of the ratings by link: more than three in a day came from one place. For the city as a whole; of which matter is not noted.',
    ),
    series: ['rating-device'],
    by: [],
    how: { guard: 'one-device' },
    boards: ['city'],
  },
  {
    name: 'guard-written-late',
    words: say('三天后才补记', 'Written down after three days'),
    about: say('做了三天以后才记下来的有多少条。', 'How many entries came more than 72 hours after they were done.'),
    series: ['written-late'],
    by: ['unit', 'kind'],
    how: { counts: true },
    boards: guards,
  },
  {
    name: 'privacy-looks',
    words: say('不说用途就看', 'Looked at without a purpose'),
    about: say(
      '看群众姓名、电话的，没有写明用途的占多少；应当是零。',
      'Of the looks at names and telephones: without a purpose. It should be none.',
    ),
    series: ['looks'],
    by: [],
    how: { guard: 'looks' },
    boards: guards,
  },
  {
    name: 'privacy-why-looked',
    words: say('“为什么看我的事”按时答复', 'Asked why somebody looked: answered in time'),
    about: say(
      '群众问“为什么看我的事”，五个工作日内由督察答复的占多少。',
      'People ask why somebody looked at their matter: answered by inspection within five workdays.',
    ),
    series: ['questions'],
    by: [],
    how: { guard: 'why-looked' },
    boards: guards,
  },
  {
    name: 'privacy-wrongful',
    words: say('查出不该看的', 'Looks found wrongful'),
    about: say(
      '问过“为什么看我的事”的，查出是不该看的占多少；应当是零。',
      'Of the looks that people asked about: found to have been wrongful. It should be none.',
    ),
    series: ['questions'],
    by: [],
    how: { guard: 'wrongful' },
    boards: guards,
  },
  {
    name: 'privacy-openings',
    words: say('两人开封报告人身份', 'Who reported, opened by two custodians'),
    about: say(
      '申请开封报告人身份的有多少次，真的开了多少次；每次都告知了本人。',
      'How often it was asked to open who reported something, and how often two custodians did. The person was told each time.',
    ),
    series: ['openings'],
    by: [],
    how: { guard: 'openings' },
    boards: ['city', 'inspection'],
  },
  {
    name: 'privacy-destroyed',
    words: say('到期销毁按时', 'Destroyed when its time was over'),
    about: say(
      '这段时间销毁的个人信息里，保存期满两天内销毁的占多少。',
      'Of the personal data destroyed in the period: within two days of the end of its term.',
    ),
    series: ['destroyed'],
    by: [],
    how: { guard: 'destroyed' },
    boards: ['city'],
  },
  {
    name: 'burden-fields',
    words: say('一件事要填多少项', 'Fields asked for in a matter'),
    about: say(
      '办结的事里，各步要求民警必填的项数（中位数、九成）；实际填的只多不少。',
      'Of what was ended: how many fields its steps demanded of officers, at the median and nine in ten. At least so many were typed.',
    ),
    series: ['fields'],
    by: ['kind', 'unit'],
    how: { minutes: {} },
    boards: above,
  },
  {
    name: 'burden-sync',
    words: say('现场到入库分钟', 'Minutes from the field to the record'),
    about: say('现场记录到存进来隔多少分钟。', 'Minutes from a note in the field until it is recorded.'),
    series: ['synced'],
    by: ['unit'],
    how: { minutes: {} },
    boards: above,
  },
  {
    name: 'burden-night',
    words: say('每人每周夜里被叫起', 'Nights interrupted per officer and week'),
    about: say(
      '每名民警每周有几个夜里要办事；不足五人不显示。',
      'How many nights a week an officer has to act; not shown for fewer than five.',
    ),
    series: ['night'],
    by: [],
    how: { guard: 'night' },
    boards: guards,
  },
]
