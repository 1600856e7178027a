import { choice } from '../kinds/says.ts'
import { say } from '../kinds/words.ts'
import type { Tracked } from '../matters/store.ts'
import { unitShown } from './matter-schemas.ts'
import { day, theWords } from './schemas.ts'

const statusWords = {
  received: say('已收到', 'Received'),
  worked: say('正在办', 'Being worked on'),
  answered: say('已答复', 'Answered'),
} as const

/** All that is told of a matter by its code alone (R30). */
export const trackedFields = {
  status: choice('received', 'worked', 'answered'),
  words: theWords,
  day,
  unit: unitShown,
}
export const exampleTracked = {
  status: 'worked',
  words: statusWords.worked,
  day: '2026-11-24',
  unit: { words: say('东城派出所', 'Dongcheng Police Station'), phone: '0530-000****' },
}

export const trackedShown = ({ status, day, unit }: Tracked) => ({
  status,
  words: statusWords[status],
  day,
  unit: { words: { zh: unit.nameZh, en: unit.nameEn }, phone: unit.phone },
})
