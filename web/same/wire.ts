import type { Words } from '../../src/kinds/words.ts'

/** What stands in the open at this place already. */
export type Standing = {
  id: string
  words: Words
  place: string | null
  stage: Words
  openedAt: string
  due: string | null
  metres: number | null
}
