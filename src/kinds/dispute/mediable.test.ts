import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Act, type Answers, acts, exclusions, lanesOpen, mediable, questionIds, questions } from './mediable.ts'

const good: Answers = {
  violenceAtHome: 'no',
  weaponOrInjury: 'no',
  hiredOrGang: 'no',
  sameAgain: 'no',
  lightAndCivil: 'yes',
  bothAgree: 'yes',
  struckOrRan: 'no',
  guardianHere: 'nobody',
  twoOrRecorded: 'yes',
  otherwiseUnsuitable: 'no',
}

describe('can this be mediated', () => {
  test('nine questions, violence at home first, and the open end of the law’s list', () => {
    expect(questions.map(({ no }) => no)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, null])
    expect(questions.map(({ id }) => id)).toEqual(questionIds)
    expect(questions[0]!.id).toBe('violenceAtHome')
    for (const { ask, hint, because, stops, options } of questions) {
      for (const words of [ask, hint, because]) {
        expect(words.zh).toMatch(/[\u4e00-\u9fff]/)
        expect(words.en).not.toMatch(/[\u4e00-\u9fff]/)
      }
      for (const answer of stops) expect(options).toContain(answer)
    }
  })
  test('asked one by one, from the top, until there is none left', () => {
    const order: string[] = []
    let answers: Answers = {}
    for (let { next } = mediable(answers); next; { next } = mediable(answers)) {
      order.push(next)
      answers = { ...answers, [next]: good[next] }
    }
    expect(order).toEqual(questionIds)
    expect(mediable(answers)).toMatchObject({ mediable: true, stops: [], excluded: [], readTo: 'parties' })
  })
  test('violence at home forks at once: no further question, and read to the one hurt, alone', () => {
    const verdict = mediable({ violenceAtHome: 'yes' })
    expect(verdict).toMatchObject({ protect: true, next: null, open: [], mediable: false })
    expect(verdict.readTo).toBe('the_one_hurt_alone')
    expect(verdict.say.zh).toContain('不能靠调解了结')
  })
  test('each of the seven items of the law is found by its question', () => {
    const ticked = (more: Answers) => mediable({ ...good, ...more }).excluded
    expect(ticked({})).toEqual([])
    expect(ticked({ hiredOrGang: 'yes' })).toEqual([1, 2])
    expect(ticked({ sameAgain: 'yes' })).toEqual([3])
    expect(ticked({ bothAgree: 'no' })).toEqual([4])
    expect(ticked({ struckOrRan: 'yes' })).toEqual([5, 6])
    expect(ticked({ otherwiseUnsuitable: 'yes' })).toEqual([7])
    expect(exclusions.map(({ item }) => item)).toEqual([1, 2, 3, 4, 5, 6, 7])
  })
  test('says to the parties what stands in the way, the gravest first', () => {
    expect(mediable({ ...good, bothAgree: 'no' }).say.zh).toContain('您可以到法院起诉')
    expect(mediable({ ...good, weaponOrInjury: 'yes', bothAgree: 'no' }).say.zh).toContain('要按案件办')
    expect(mediable({}).say.zh).toContain('还有几句话要问清楚')
    expect(mediable(good).say.zh).toContain('可以调解')
  })
})

describe('which lanes stand open', () => {
  test.each<[string, Answers, Act, string]>([
    ['a light blow between neighbours who both agree', {}, 'beating', 'ABCE'],
    ['a quarrel in which no law was broken', {}, 'none', 'ACD'],
    ['civil, and one will not', { bothAgree: 'no' }, 'none', 'D'],
    ['a blow, and one will not', { bothAgree: 'no' }, 'beating', 'E'],
    ['a knife', { weaponOrInjury: 'yes' }, 'beating', 'E'],
    ['hired', { hiredOrGang: 'yes' }, 'none', 'E'],
    ['the same again', { sameAgain: 'yes' }, 'disturbing', 'E'],
    ['an act that may not be mediated', {}, 'other_act', 'CE'],
    ['the guardian is not here yet', { guardianHere: 'not_here' }, 'beating', 'CE'],
    ['one officer and no recording', { twoOrRecorded: 'no' }, 'beating', 'CE'],
    ['the dangers not asked yet', { weaponOrInjury: 'not_asked' }, 'none', ''],
    ['violence at home', { violenceAtHome: 'yes' }, 'beating', ''],
  ])('%s', (_, more, act, open) => expect(lanesOpen({ ...good, ...more }, act).join('')).toBe(open))

  test('whatever is answered: no lane A or B with an exclusion, a danger or an open question', () => {
    const answers = fc.record(
      Object.fromEntries(questions.map(({ id, options }) => [id, fc.constantFrom(...options)])),
      { requiredKeys: [] },
    ) as fc.Arbitrary<Answers>
    let opened = 0
    fc.assert(
      fc.property(fc.oneof(answers, fc.constant(good)), fc.constantFrom(...acts), (said, act) => {
        const lanes = lanesOpen(said, act)
        const { excluded, open, protect, stops } = mediable(said)
        if (lanes.includes('A') || lanes.includes('B')) {
          opened++
          expect([excluded, open, stops, protect]).toEqual([[], [], [], false])
        }
        if (protect) expect(lanes).toEqual([])
      }),
      { numRuns: 2000 },
    )
    expect(opened).toBeGreaterThan(100)
  })
})
