import { say, type Words } from '../kinds/words.ts'

/** What somebody of the bureau may look at a name or a telephone for; the person whom it is about reads it (R27, PIPL 6). */
export const purposes = {
  call_back: say('给本人打电话回话', 'to call them back'),
  survey: say('抽样回访：问问办得怎么样', 'to ask how it was, as one of those drawn'),
  visit: say('上门、送达', 'to visit or serve'),
  identify: say('核对是不是本人', 'to make sure who it is'),
  handle: say('办这件事要用', 'to work on the matter'),
  paper: say('打印给本人的单据', 'to print a paper for them'),
} as const satisfies Readonly<Record<string, Words>>

/** Why two custodians may open who reported something; on the page of whoever it was, too. */
export const openingReasons = {
  life_in_danger: say(
    '有人生命安全受到威胁，必须找到报告人',
    'somebody’s life is in danger, and who reported it must be found',
  ),
  court_order: say('法院、检察院依法调取', 'by order of a court or procuratorate'),
  reporter_asked: say(
    '报告人本人要求（如申领奖励）',
    'who reported it asked for it (to be given a reward, for example)',
  ),
} as const satisfies Readonly<Record<string, Words>>
export type OpeningReason = keyof typeof openingReasons

export type Purpose = keyof typeof purposes
export const purposeNames = Object.keys(purposes) as Purpose[]

/** As it stands among those who looked. */
const opened = Object.fromEntries(
  Object.entries(openingReasons).map(([name, { zh, en }]) => [
    name,
    say(`经两名保管人同意，查看报告人身份：${zh}`, `two custodians opened who reported it: ${en}`),
  ]),
)

/** Of looks from before purposes were asked: none is known. */
export const purposeWords = (what: string): Words | null =>
  Object.hasOwn(purposes, what) ? purposes[what as Purpose] : (opened[what] ?? null)
