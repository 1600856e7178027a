import { everyReason, reported } from '../common/fields.ts'
import { keep } from '../common/keep.ts'
import { inFuture } from '../common/questions.ts'
import { fork } from '../kind.ts'
import { crew, inspection, type Post } from '../posts.ts'
import {
  choice,
  choices,
  count,
  evidence,
  instant,
  maybe,
  otherMatter,
  reference,
  says,
  staff,
  toldWords,
  words,
  wordsAsked,
} from '../says.ts'
import { type At, move } from './asks.ts'
import type { Details, State } from './details.ts'

export const faults = [
  'attitude',
  'door',
  'nobody_there',
  'runaround',
  'refused',
  'unfair',
  'appearance',
  'took_something',
  'force',
  'told_others',
  'other',
] as const

export const troubles = ['waiting', 'could_not_reach', 'other_hours', 'papers_missing', 'nobody_in_charge'] as const

/** What a check of a shift may find: about the shift and the place, never about one person. */
export const findings = [
  'appearance',
  'no_certificate',
  'recorder_off',
  'desk_empty',
  'late_to_post',
  'phone_not_answered',
  'hall_untidy',
  'other',
] as const

type AuditSaid = { readonly follows?: 'put_right' | 'noted' }

const anybody = ['resident', 'neighbour', ...crew] as const
const heads: readonly Post[] = ['station_chief', 'county_officer', 'city_officer', ...inspection]

/** What concerns the chief himself, or one above, is looked into by inspection (R25). */
const lineFor = (seen: At, handler: string | undefined) => {
  const held = (handler && seen.colleague(handler)?.held) || []
  return held.some(({ post }) => heads.includes(post)) ? 'inspection' : 'station'
}

export const openings = {
  /** "Not good" about how a matter came out: opened by the rating of any kind, or by what somebody told who called on behalf of the sample. */
  rateBadly: move({
    from: [],
    beside: true,
    to: 'received',
    by: ['resident', 'neighbour', 'window_clerk', 'duty_officer', 'beat_officer', 'station_chief', 'county_officer'],
    says: says({
      stars: count(2, 1),
      about: otherMatter(),
      handler: maybe(staff()),
      reasons: maybe(choices(...everyReason)),
      comment: maybe(words(1000)),
    }),
    change: (seen, input) => ({
      ...seen.details,
      ...keep(input, 'stars', 'about', 'handler'),
      lane: 'rating',
      line: lineFor(seen, input.handler),
    }),
    tells: ['receipt', 'landed'],
    law: '国办发〔2019〕51号：实名差评全部回访',
  }),
  /** About a person: to inspection alone, whoever typed it in. */
  complain: move({
    from: [],
    to: 'received',
    by: [...anybody, ...inspection, 'county_officer', 'city_officer'],
    says: says({
      text: reported.text,
      fault: choice(...faults),
      about: maybe(otherMatter()),
      /** As far as they know: a name, the number on the badge, how they looked, or which desk. */
      whom: maybe(wordsAsked(200)),
      complained: maybe(staff()),
      happenedAt: reported.happenedAt,
      where: reported.where,
      files: reported.files,
      danger: reported.danger,
    }),
    refuse: { 'in-future': (seen, { happenedAt }) => inFuture(seen, happenedAt) },
    change: (seen, input) => ({
      ...seen.details,
      ...keep(input, 'fault', 'about', 'complained'),
      lane: 'complaint',
      line: 'inspection',
    }),
    tells: ['receipt', 'landed'],
    law: '公安机关督察条例 4、9；人民警察法 46',
  }),
  /** Doors hard to enter, people hard to find, things hard to get done: put right at once, by whoever is there. */
  bringUp: move({
    from: [],
    to: 'received',
    by: anybody,
    says: says({
      trouble: choice(...troubles),
      text: maybe(words(1000)),
      where: reported.where,
      about: maybe(otherMatter()),
    }),
    change: (seen, input) => ({ ...seen.details, ...keep(input, 'trouble', 'about'), lane: 'small', line: 'station' }),
    tells: ['receipt', 'landed'],
  }),
  praise: move({
    from: [],
    to: 'received',
    by: [...anybody, ...inspection],
    says: says({ text: words(), praised: maybe(staff()), about: maybe(otherMatter()) }),
    change: (seen, input) => ({ ...seen.details, ...keep(input, 'praised', 'about'), lane: 'praise', line: 'station' }),
    tells: ['receipt', 'landed'],
  }),
  /** An own check: of the shift, without a name and without a picture. */
  find: move({
    from: [],
    to: 'concluded',
    by: ['station_chief', 'duty_officer', 'county_officer', ...inspection],
    says: says({
      found: choice(...findings),
      shift: choice('day', 'evening', 'night'),
      foundAt: instant(),
      remark: maybe(words(500)),
    }),
    refuse: { 'in-future': (seen, { foundAt }) => inFuture(seen, foundAt) },
    change: (seen, { found }) => ({
      ...seen.details,
      found,
      lane: 'finding',
      line: 'station',
      conclusion: 'substantiated',
      concludedAt: seen.at,
    }),
    tells: ['landed', 'found'],
    law: '公安机关督察条例 4：警容风纪；国办函〔2026〕12号',
  }),
  /** What inspectors see on the spot: they say so at once, and it is put right (督察条例 9). */
  inspect: move({
    from: [],
    to: 'concluded',
    by: inspection,
    says: says({
      found: choice(...findings),
      shift: choice('day', 'evening', 'night'),
      foundAt: instant(),
      noticeNo: reference(),
      files: maybe(evidence()),
      remark: maybe(words(500)),
    }),
    refuse: {
      'in-future': (seen, { foundAt }) => inFuture(seen, foundAt),
      'no-pictures-of-people': (_seen, { found, files }) => found === 'appearance' && files !== undefined,
    },
    change: (seen, { found }) => ({
      ...seen.details,
      found,
      lane: 'finding',
      line: 'station',
      conclusion: 'substantiated',
      concludedAt: seen.at,
      concludedBy: seen.by.id,
    }),
    tells: ['landed', 'found'],
    law: '公安机关督察条例 4、9',
  }),
  /** What inspection saw in a matter that the seed of a month had drawn: about the matter, in guarded words, and about nobody (domain §4). */
  audit: move({
    from: [],
    beside: true,
    to: fork<State, Details, AuditSaid>(['concluded', 'closed'], (_seen, { follows }) =>
      follows === 'put_right' ? 'concluded' : 'closed',
    ),
    by: inspection,
    says: says({
      about: otherMatter(),
      month: reference(),
      found: choice('in_order', 'something_missing'),
      missing: maybe(toldWords(500)),
      follows: maybe(choice('put_right', 'noted')),
    }),
    refuse: {
      'say-what-is-missing': (_seen, { found, missing, follows }) =>
        found === 'something_missing' && (missing === undefined || follows === undefined),
      'nothing-is-missing': (_seen, { found, missing, follows }) =>
        found === 'in_order' && (missing !== undefined || follows !== undefined),
    },
    change: (seen, said) => ({
      ...seen.details,
      ...keep(said, 'about', 'month', 'found', 'follows'),
      lane: 'finding',
      line: 'station',
      ...(said.follows === 'put_right' && {
        conclusion: 'substantiated',
        concludedAt: seen.at,
        concludedBy: seen.by.id,
      }),
    }),
    tells: ['landed', 'found'],
    law: '公安机关督察条例 4、9',
  }),
  /** The officer thinks it unjust: opened by `askReview`. */
  review: move({
    from: [],
    beside: true,
    to: 'received',
    by: [...crew, ...inspection, 'county_officer', 'city_officer'],
    says: says({
      of: otherMatter(),
      ground: choice('facts', 'recording', 'malicious', 'procedure', 'too_heavy'),
      text: words(),
      concludedBy: maybe(staff()),
    }),
    change: (seen, input) => ({
      ...seen.details,
      ...keep(input, 'of', 'concludedBy'),
      complained: seen.by.id,
      lane: 'review',
      line: 'inspection',
      level: 'officer',
    }),
    tells: ['receipt', 'landed'],
    law: '国办发〔2019〕51号：申诉复核机制',
  }),
  /** The one who complained asks the level above to look again: opened by `appealAbove`. */
  appeal: move({
    from: [],
    beside: true,
    to: 'received',
    by: ['resident'],
    says: says({
      of: otherMatter(),
      level: choice('first', 'second'),
      text: words(),
      concludedBy: maybe(staff()),
      complained: maybe(staff()),
    }),
    change: (seen, input) => ({
      ...seen.details,
      ...keep(input, 'of', 'level', 'concludedBy', 'complained'),
      lane: 'review',
      line: 'inspection',
    }),
    tells: ['receipt', 'landed'],
    law: '信访工作条例 35、36',
  }),
}
