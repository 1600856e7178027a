import { say } from '../kinds/words.ts'
import type { Figure } from './figure.ts'

const kept = { of: ['kept', 'late', 'open'], good: ['kept'] }
const every = ['kind', 'measure', 'unit', 'type'] as const

/** Every figure that a board shows, by its name. */
export const figures: readonly Figure[] = [
  {
    name: 'on-time',
    words: say('按时兑现率', 'Promises kept in time'),
    about: say(
      '到期的承诺里，在期限前兑现的占多少；过期没办的算没兑现，不再需要办的不算。',
      'Of the promises that were due: kept before it. What is overdue and open counts as not kept; what is no longer owed is left out.',
    ),
    ...{ series: ['promise'], by: every, share: kept },
  },
]

export const figureNamed = (name: string): Figure | undefined => figures.find(figure => figure.name === name)
