import { say, type Words } from './words.ts'

/** For how long what is personal in a matter is kept once it is closed (domain.md §3.4; PIPL 19, 47). */
export type KeepingRule = {
  readonly id: string
  /** What goes: what was said (with the files), who is in it, who reported it. */
  readonly what: readonly ('words' | 'people' | 'reporter')[]
  /** Counted from the day of closing, in the bureau's zone; days besides. */
  readonly months: number
  readonly days?: number
  /** Only these kinds; those that are protected, or are not; those that ended so; those with somebody in this role. */
  readonly kinds?: readonly string[]
  readonly protected?: boolean
  readonly ifOutcome?: readonly string[]
  readonly unlessOutcome?: readonly string[]
  readonly role?: string
  readonly words: Words
}

/** What several rules meet goes by the shortest. Whatever is linked to an open matter stays until that is closed, too. */
export const keepingRules: readonly KeepingRule[] = [
  {
    id: 'hazard-reporter',
    kinds: ['hazard'],
    what: ['reporter'],
    months: 6,
    words: say('谁反映的隐患：办结后六个月', 'Who reported a hazard: six months after it is closed'),
  },
  {
    id: 'clue-unadopted',
    kinds: ['clue'],
    unlessOutcome: ['became_case', 'became_dispute', 'became_hazard', 'joined'],
    what: ['words', 'people', 'reporter'],
    months: 12,
    words: say('未采用的线索：十二个月', 'A clue that came to nothing: twelve months'),
  },
  {
    id: 'clue-expired',
    // Twelve months it was kept already; for thirty days more it may be taken up again (law.ts, reopen-days), longer than a month is in February.
    kinds: ['clue'],
    ifOutcome: ['expired'],
    what: ['words', 'people', 'reporter'],
    months: 0,
    days: 30,
    words: say('到期的线索：到期后三十日', 'A clue that expired: thirty days after it did'),
  },
  {
    id: 'service',
    kinds: ['service'],
    protected: false,
    what: ['words', 'people'],
    months: 12,
    words: say('小事：办结后一年', 'A service: a year after it is done'),
  },
  {
    id: 'dispute',
    kinds: ['dispute'],
    protected: false,
    what: ['words', 'people'],
    months: 24,
    words: say('纠纷：办结后两年，之后只留统计', 'A dispute: two years after it is closed, then sums only'),
  },
  {
    id: 'minor',
    role: 'guardian',
    what: ['words', 'people', 'reporter'],
    months: 24,
    words: say('涉及未成年人：办结后两年', 'With a minor in it: two years after it is closed'),
  },
  {
    id: 'protected',
    protected: true,
    what: ['words', 'people', 'reporter'],
    months: 36,
    words: say('受保护事项：办结后三年', 'A protected matter: three years after it is closed'),
  },
  {
    id: 'complaint',
    kinds: ['conduct'],
    what: ['words', 'people', 'reporter'],
    months: 60,
    words: say('对民警的投诉：办结后五年', 'A complaint: five years after it is closed'),
  },
  {
    id: 'ledger',
    what: ['words', 'people', 'reporter'],
    months: 60,
    words: say(
      '其余各类：办结后五年，承诺与时限去除个人信息后保留',
      'All else: five years after it is closed; promises and dues stay, without anybody in them',
    ),
  },
]
