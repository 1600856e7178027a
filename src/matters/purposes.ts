import { say, type Words } from '../kinds/words.ts'

/** What somebody of the bureau may look at a name or a telephone for; the person whom it is about reads it (R27, PIPL 6). */
export const purposes = {
  call_back: say('给本人打电话回话', 'to call them back'),
  visit: say('上门、送达', 'to visit or serve'),
  identify: say('核对是不是本人', 'to make sure who it is'),
  handle: say('办这件事要用', 'to work on the matter'),
  paper: say('打印给本人的单据', 'to print a paper for them'),
} as const satisfies Readonly<Record<string, Words>>

export type Purpose = keyof typeof purposes
export const purposeNames = Object.keys(purposes) as Purpose[]

/** Of looks from before purposes were asked: none is known. */
export const purposeWords = (what: string): Words | null =>
  Object.hasOwn(purposes, what) ? purposes[what as Purpose] : null
