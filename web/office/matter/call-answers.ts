import { say, type Words } from '../../../src/kinds/words.ts'
import { levels } from '../../matter/words.ts'

/** What the independent call asks about safety (R37). */
const safetyLevels: readonly { value: number; words: Words }[] = [
  { value: 5, words: say('很安全', 'Very safe') },
  { value: 4, words: say('安全', 'Safe') },
  { value: 3, words: say('一般', 'So-so') },
  { value: 2, words: say('不太安全', 'Not very safe') },
  { value: 1, words: say('不安全', 'Not safe') },
]
/** Not to answer is an answer. */
const ratherNot = { value: undefined, words: say('不愿说', 'They would rather not say') }

/** The answers of the independent call, each question put though none needs one. */
export const callAnswers = { level: [...levels, ratherNot], safety: [...safetyLevels, ratherNot] }
