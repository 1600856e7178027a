import { heardFrom } from '../common/fields.ts'
import { crew, inspection } from '../posts.ts'
import { choice, otherMatter, reference, says, words } from '../says.ts'
import { concluderOf, inLane, reviewedAbove, underInspection } from './apart.ts'
import { type At, move, only, since } from './asks.ts'

const appealing = {
  from: ['answered', 'corrected', 'rechecked', 'closed'],
  refuse: {
    ...only('complaint', 'rating', 'review'),
    'no-further-review': (seen: At) => inLane(seen, 'review') && seen.details.level !== 'first',
    'review-by-the-province': reviewedAbove,
    'review-asked-already': (seen: At) => seen.details.reviews.includes('resident'),
    'too-late-for-review': (seen: At) =>
      since(seen, seen.details.answeredAt ?? seen.details.concludedAt) > Number(seen.law('petition-review-ask-days')),
  },
  change: (seen: At) => ({ ...seen.details, reviews: [...seen.details.reviews, 'resident'] }),
  opens: [
    {
      kind: 'conduct',
      move: 'appeal',
      as: 'review',
      says: (seen: At, { text }: { text: string }) => ({
        of: seen.id,
        level: inLane(seen, 'review') ? 'second' : 'first',
        text,
        ...(concluderOf(seen) && { concludedBy: concluderOf(seen) }),
        ...(seen.details.complained && { complained: seen.details.complained }),
      }),
    },
  ],
  law: '信访工作条例 35、36：收到书面答复之日起三十日内请求复查，再三十日内请求复核',
} as const

/** Who thinks a conclusion wrong asks the level above; what comes of it goes back to the inquiry. */
export const reviews = {
  /** The officer asks for another look. */
  askReview: move({
    from: ['concluded', 'answered', 'corrected', 'rechecked', 'closed'],
    by: [...crew, ...inspection, 'county_officer', 'city_officer'],
    says: says({ ground: choice('facts', 'recording', 'malicious', 'procedure', 'too_heavy'), text: words() }),
    refuse: {
      ...only('complaint', 'rating'),
      'not-the-officer': seen => ![seen.details.complained, seen.details.handler].includes(seen.by.id),
      'not-disclosed-yet': seen => underInspection(seen) && seen.details.disclosedAt === undefined,
      'review-by-the-province': reviewedAbove,
      'review-asked-already': seen => seen.details.reviews.includes('officer'),
      'too-late-for-review': seen => since(seen, seen.details.concludedAt) > Number(seen.law('officer-review-days')),
    },
    change: seen => ({ ...seen.details, reviews: [...seen.details.reviews, 'officer'] }),
    opens: [
      {
        kind: 'conduct',
        move: 'review',
        as: 'review',
        says: (seen, { ground, text }) => ({
          of: seen.id,
          ground,
          text,
          ...(seen.details.concludedBy && { concludedBy: seen.details.concludedBy }),
        }),
      },
    ],
    law: '国办发〔2019〕51号：申诉复核机制',
  }),
  /** The level above whoever concluded it: of a review, that above the reviewer, and then no further. */
  appealAbove: move({ ...appealing, by: ['resident'], says: says({ text: words() }) }),
  /** The same for whoever calls or comes: inspection takes it down, and the level above looks. */
  hearAppeal: move({ ...appealing, by: inspection, says: says({ text: words(), ...heardFrom }) }),
  /** A review has changed the conclusion: it is looked into again. */
  resume: move({
    from: ['answered', 'corrected', 'rechecked', 'closed'],
    to: 'investigating',
    by: inspection,
    says: says({ of: otherMatter(), orderNo: reference() }),
    refuse: only('complaint'),
    counts: 'reopened',
    tells: ['reopened'],
    decides: true,
    onlineOnly: true,
  }),
}
