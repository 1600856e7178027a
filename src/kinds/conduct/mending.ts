import { inFuture, isTold } from '../common/questions.ts'
import { fork } from '../kind.ts'
import { inspection } from '../posts.ts'
import { choice, evidence, instant, maybe, reference, says } from '../says.ts'
import { inLane, underInspection } from './apart.ts'
import { type At, chiefs, counter, holds, move, only, owedWord } from './asks.ts'
import type { Details, State } from './details.ts'

export const mendings = choice('apology', 'talk', 'training', 'roster', 'procedure', 'equipment', 'place', 'replaced')

/** What was found to be so is put right, looked at again and closed. */
export const mending = {
  /** At the station: what a complaint or a check has found is put right. */
  correct: move({
    from: ['concluded', 'answered'],
    to: 'corrected',
    by: chiefs,
    says: says({ correctionNo: reference(), done: mendings, doneAt: instant(), photos: maybe(evidence()) }),
    refuse: {
      ...only('complaint', 'finding', 'rating'),
      'nothing-to-correct': seen => !holds(seen),
      // Whoever could be reached looks again at what was mended: setRight.
      'ask-them-again': seen => inLane(seen, 'rating') && isTold(seen),
      'answer-first': seen => inLane(seen, 'complaint') && seen.state === 'concluded',
      'disclose-first': seen => inLane(seen, 'complaint') && seen.details.disclosedAt === undefined,
      'not-by-oneself': seen => [seen.details.complained, seen.details.handler].includes(seen.by.id),
      'in-future': (seen, { doneAt }) => inFuture(seen, doneAt),
    },
    change: seen => ({ ...seen.details, correctedBy: seen.by.id }),
    papers: ['correctionNote'],
    decides: true,
    law: '公安机关督察条例 9、11',
  }),
  recheck: move({
    from: ['corrected'],
    to: 'rechecked',
    by: inspection,
    says: says({
      recheckNo: reference(),
      recheckedAt: instant(),
      lookedAt: choice('correction_note', 'photos', 'on_the_spot'),
    }),
    refuse: {
      ...only('complaint', 'finding'),
      'not-by-who-corrected': seen => seen.details.correctedBy === seen.by.id,
      'in-future': (seen, { recheckedAt }) => inFuture(seen, recheckedAt),
    },
    tells: ['putRight'],
    decides: true,
    law: '公安机关督察条例 9、11',
  }),
  sendBack: move({
    from: ['corrected'],
    to: fork<State, Details, unknown>(['answered', 'concluded'], seen =>
      inLane(seen, 'complaint') ? 'answered' : 'concluded',
    ),
    by: inspection,
    says: says({ recheckNo: reference(), recheckedAt: instant(), still: choice('not_done', 'half_done', 'came_back') }),
    refuse: {
      ...only('complaint', 'finding'),
      'not-by-who-corrected': seen => seen.details.correctedBy === seen.by.id,
      'in-future': (seen, { recheckedAt }) => inFuture(seen, recheckedAt),
    },
    tells: ['toCorrect', 'found'],
    decides: true,
  }),
  close: move({
    from: ['concluded', 'answered', 'corrected', 'rechecked'],
    to: 'closed',
    by: [...new Set([...counter, ...chiefs])],
    says: says({ lesson: maybe(choice('words', 'signs', 'hours', 'roster', 'forms', 'nothing')) }),
    refuse: {
      untold: owedWord,
      'answer-first': seen => inLane(seen, 'complaint', 'review') && seen.state === 'concluded',
      'correct-first': seen =>
        holds(seen) && !inLane(seen, 'review') && (seen.state === 'concluded' || seen.state === 'answered'),
      'recheck-first': seen => inLane(seen, 'complaint', 'finding') && seen.state === 'corrected',
      'not-a-worker': seen => !underInspection(seen) && !inLane(seen, 'small') && !isChief(seen),
    },
    tells: ['closed'],
    decides: true,
  }),
}

function isChief(seen: At): boolean {
  return seen.by.posts.some(post => (chiefs as readonly string[]).includes(post))
}
