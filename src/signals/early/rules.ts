import { say, type Words } from '../../kinds/words.ts'

export type RuleName = 'dispute_returns' | 'hazard_again' | 'gate_week' | 'measure_missed'

/** A rule as data: what it looks for, and its numbers. A bureau changes the numbers by a new edition; the old one stays. */
export type Rule = {
  readonly name: RuleName
  readonly edition: number
  readonly on: boolean
  readonly numbers: Readonly<Record<string, number>>
}

/** What a number of a rule may be. */
type Range = { readonly least: number; readonly most: number; readonly whole?: true; readonly words: Words }

type Shipped = {
  readonly title: Words
  readonly says: Words
  readonly todo: Words
  readonly numbers: Readonly<Record<string, Range & { readonly is: number }>>
}

/** What ships: about matters and places, never people (domain §3.5). */
export const shippedRules: Readonly<Record<RuleName, Shipped>> = {
  dispute_returns: {
    title: say('纠纷又起', 'A dispute returns'),
    says: say(
      '办结不久的纠纷，又在同一处、为相近的事报来，或被确认复发。',
      'A dispute that had ended is back: reported again at the same place in like words, or found to have relapsed.',
    ),
    todo: say(
      '把两次的约定对着看：哪一条没做到；请原来的调解人一起去。',
      'Hold the two agreements side by side: what was not kept? Go with whoever mediated.',
    ),
    numbers: {
      days: {
        is: 90,
        least: 7,
        most: 365,
        whole: true,
        words: say('办结后多少天内', 'Within so many days of its end'),
      },
    },
  },
  hazard_again: {
    title: say('同一处隐患又来', 'The same hazard at the same place'),
    says: say(
      '整改验收过的隐患，又在同一处、同一类报来。',
      'A hazard that was put right is reported again, of the same type, at the same place.',
    ),
    todo: say(
      '上次改的办法没管住。换一个办法，或报有权的部门一起定。',
      'What was done did not hold. Take another way, or settle it with the body in charge.',
    ),
    numbers: {
      days: {
        is: 90,
        least: 7,
        most: 365,
        whole: true,
        words: say('办结后多少天内', 'Within so many days of its end'),
      },
      metres: {
        is: 150,
        least: 50,
        most: 500,
        whole: true,
        words: say('多少米以内算同一处', 'As the same place counts what is so many metres away'),
      },
    },
  },
  gate_week: {
    title: say('一处一周好几件', 'Several at one gate in a week'),
    says: say(
      '同一门口、路段一周里来了几件事，比这个季节、星期几、赶不赶集该有的明显多。',
      'More came at one gate or part of a street in a week than season, weekday and market days explain.',
    ),
    todo: say(
      '去那里站一会儿，问问开门的人；看是不是一回事，可归为一个系列。',
      'Go and stand there, ask who opens the doors; if it is one thing, draw a series.',
    ),
    numbers: {
      days: { is: 7, least: 2, most: 28, whole: true, words: say('几天里', 'In so many days') },
      least: { is: 3, least: 2, most: 20, whole: true, words: say('至少几件', 'So many matters at least') },
      vain: {
        is: 0.1,
        least: 0.01,
        most: 0.5,
        words: say('允许多大比例是虚的', 'The share that may be called in vain'),
      },
      budget: {
        is: 2,
        least: 1,
        most: 20,
        whole: true,
        words: say('一个片区一个月最多提示几次', 'So many signs for a beat in a month at most'),
      },
    },
  },
  measure_missed: {
    title: say('一条承诺到处都没做到', 'A measure missed everywhere'),
    says: say(
      '一条措施在大多数单位都常常超期：是措施定得不合适，不是哪个人。',
      'A measure is late in most units: it is badly made, not badly kept by somebody.',
    ),
    todo: say(
      '不要催人，先看这条措施：时限、起算、要的材料哪里不合理，出一个新版。',
      'Do not press people: look at the measure, its limit, its start, its proof, and write a new edition.',
    ),
    numbers: {
      days: {
        is: 28,
        least: 7,
        most: 180,
        whole: true,
        words: say('最近多少天到期的', 'Due in the last so many days'),
      },
      least: { is: 20, least: 5, most: 1000, whole: true, words: say('至少多少件', 'Of so many promises at least') },
      late: { is: 0.3, least: 0.05, most: 1, words: say('超期占多大比例', 'The share that is late') },
      units: { is: 0.5, least: 0.1, most: 1, words: say('在多大比例的单位里', 'In such a share of the units') },
    },
  },
}

export const ruleNames = Object.keys(shippedRules) as RuleName[]

export const shippedRule = (name: RuleName): Rule => ({
  name,
  edition: 1,
  on: true,
  numbers: Object.fromEntries(Object.entries(shippedRules[name].numbers).map(([key, { is }]) => [key, is])),
})

/** Names of the numbers that are none of this rule's, missing, or out of range. */
export function faultyNumbers(name: RuleName, numbers: Readonly<Record<string, unknown>>): string[] {
  const ranges = shippedRules[name].numbers
  const wrong = Object.entries(ranges).flatMap(([key, { least, most, whole }]) => {
    const n = numbers[key]
    const fits = typeof n === 'number' && n >= least && n <= most && (!whole || Number.isInteger(n))
    return fits ? [] : [key]
  })
  return [...wrong, ...Object.keys(numbers).filter(key => !Object.hasOwn(ranges, key))]
}
