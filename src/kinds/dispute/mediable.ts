import { say, type Words } from '../words.ts'
import {
  type Answers,
  exclusions,
  type Question,
  type QuestionId,
  questionIds,
  questions,
  type Stop,
} from './questions.ts'

export {
  type Answers,
  exclusions,
  type Question,
  type QuestionId,
  questionIds,
  questions,
  type Stop,
} from './questions.ts'

/*
 * Can this be mediated: nine questions (R36), asked from the top, the first one always first. A screen puts `next` until
 * there is none, and reads `say` to those whom `readTo` names. The seven exclusions of the law (程序规定 179) are found
 * from the answers; its last, open one is asked by itself at the end. Pure; the moves ask the same function.
 */

export const lanes = ['A', 'B', 'C', 'D', 'E'] as const
export type Lane = (typeof lanes)[number]

export type Verdict = {
  /** Violence at home: protection, and no further question (R26, R36). */
  readonly protect: boolean
  /** The questions that stand in the way, as they were answered. */
  readonly stops: readonly Question[]
  /** The items of 程序规定 179 that are ticked. */
  readonly excluded: readonly number[]
  /** Still to be asked, in their order; `next` is the first. */
  readonly open: readonly QuestionId[]
  readonly next: QuestionId | null
  /** All asked, nothing in the way: the law allows the lanes A and B. */
  readonly mediable: boolean
  readonly readTo: 'parties' | 'the_one_hurt_alone'
  readonly say: Words
}

const asked = (answer: string | undefined): boolean => answer !== undefined && answer !== 'not_asked'

/** Can this be mediated, as far as has been asked? */
export function mediable(answers: Answers): Verdict {
  const stops = questions.filter(({ id, stops }) => stops.includes(answers[id] ?? ''))
  const protect = answers.violenceAtHome === 'yes'
  const open = protect ? [] : questionIds.filter(id => !asked(answers[id]))
  const excluded = exclusions.filter(({ by }) => stops.some(({ id }) => id === by)).map(({ item }) => item)
  const yes = stops.length === 0 && open.length === 0
  return {
    protect,
    stops,
    excluded,
    open,
    next: open[0] ?? null,
    mediable: yes,
    readTo: protect ? 'the_one_hurt_alone' : 'parties',
    say: stops[0]?.because ?? (yes ? canBe : mustAsk),
  }
}

const canBe = say(
  '这件事可以调解。愿不愿意由您自己定，随时可以不调；谈成了写成协议，谈不成您可以起诉。',
  'This can be mediated. It is your own choice and you may stop at any time; what is agreed is written down, and if it fails you may go to court.',
)
const mustAsk = say(
  '还有几句话要问清楚，再告诉您能不能调。',
  'A few more questions first; then we tell you whether it can be mediated.',
)

/** Acts that the law lets be mediated (程序规定 178). */
export const coveredActs = [
  'beating',
  'injuring',
  'insult',
  'slander',
  'false_accusation',
  'damage',
  'disturbing',
  'privacy',
  'home_intrusion',
] as const
export const acts = ['none', ...coveredActs, 'other_act'] as const
export type Act = (typeof acts)[number]

const covered: ReadonlySet<Act> = new Set(coveredActs)
export const mayMediateAct = (act: Act): boolean => covered.has(act)

/** The lanes that stand open for these answers and this act ('none': civil only). Violence at home: none of them. */
export function lanesOpen(answers: Answers, act: Act): readonly Lane[] {
  const { protect, stops, mediable: yes } = mediable(answers)
  if (protect) return []
  const stopped = (...gates: Stop[]) => stops.some(({ gate }) => gates.includes(gate))
  const civil = act === 'none'
  const dangerous = stopped('case-not-mediation')
  const safe =
    !dangerous && asked(answers.violenceAtHome) && asked(answers.weaponOrInjury) && asked(answers.hiredOrGang)
  const open: Record<Lane, boolean> = {
    A: yes && act !== 'other_act',
    B: yes && covered.has(act),
    C: safe && answers.bothAgree === 'yes' && (civil || !stopped('excluded')),
    D: safe && civil,
    E: dangerous || !civil,
  }
  return lanes.filter(lane => open[lane])
}
