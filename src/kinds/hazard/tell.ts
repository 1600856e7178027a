import { isProtected, untold } from '../common/questions.ts'
import { onward } from '../kind.ts'
import { crew } from '../posts.ts'
import { choice, instant, nothing, reference, says } from '../says.ts'
import { hasReporter, isHome, move, notYet, onlyByCode, police, telling } from './ask.ts'
import type { State } from './details.ts'

const feedback = { feedbackNo: reference(), template: choice('put_right', 'put_right_by_body', 'put_right_after_push') }

/** It is put right: whoever reported hears of it, the public reads where it was, and never more. */
export const tellingOf = {
  tellReporter: move({
    from: ['passed', 'reporter_told', 'published'],
    to: onward<State>({ passed: 'reporter_told' }),
    by: [...crew],
    says: says({ ...telling, ...feedback }),
    refuse: {
      'nobody-reported': seen => !hasReporter(seen),
      'anonymous-by-code': onlyByCode,
      'in-future': notYet('toldAt'),
    },
    counts: 'told',
    tells: ['told'],
    papers: ['feedbackRecord'],
    law: '安全生产法 73–76；M41',
  }),
  /** Whoever holds the code has read the outcome; the number is that of the log of looks. */
  reporterLooked: move({
    from: ['passed', 'reporter_told', 'published'],
    to: onward<State>({ passed: 'reporter_told' }),
    by: ['resident'],
    says: says({ lookNo: reference(), toldAt: instant(), how: choice('page'), confirmed: choice('code') }),
    refuse: { 'nobody-reported': seen => !hasReporter(seen), 'in-future': notYet('toldAt') },
    counts: 'told',
  }),
  /** Found by ourselves: those whose place it is hear that it is over. */
  tellPlace: move({
    from: ['passed'],
    to: 'reporter_told',
    by: [...crew],
    says: says({
      ...feedback,
      toldAt: instant(),
      how: choice('in_person', 'phone', 'letter'),
      whom: choice('responsible_unit', 'village_committee', 'school', 'neighbours'),
    }),
    refuse: {
      'somebody-reported': hasReporter,
      'in-future': notYet('toldAt'),
      'nothing-to-the-other-side': (seen, { whom }) => isProtected(seen) && whom === 'responsible_unit',
    },
    counts: 'told',
    papers: ['feedbackRecord'],
  }),
  publish: move({
    from: ['reporter_told', 'passed'],
    to: 'published',
    by: police,
    says: says({
      publishedAt: instant(),
      placeShown: choice('exact_place', 'street', 'village'),
      publicText: choice('fixed_at_once', 'fixed_in_time', 'fixed_late', 'fixed_by_body'),
    }),
    refuse: {
      untold,
      'never-made-public': isProtected,
      'home-only-as-village': (seen, { placeShown }) => isHome(seen) && placeShown !== 'village',
      'in-future': notYet('publishedAt'),
    },
    decides: true,
  }),
  close: move({
    from: ['published', 'reporter_told'],
    to: 'closed',
    by: police,
    says: nothing,
    refuse: { untold, 'publish-first': seen => seen.state === 'reporter_told' && !isProtected(seen) },
    tells: ['closed'],
    decides: true,
  }),
}
