import { expect, test } from 'vitest'
import { idOf, play } from '../../test/play.ts'
import { chanceOf, sayAnything } from '../../test/say-anything.ts'
import { isAnswer, isReply } from '../kinds/answering.ts'
import { kinds } from '../kinds/index.ts'
import { isOpening } from '../kinds/kind.ts'
import { dayNamed, type Owed } from '../kinds/notice-day.ts'
import { shippedMeasures } from '../kinds/shipped.ts'

/** However a matter can begin, many times over, whatever is said and whoever says it. */
const openings = kinds.flatMap(kind =>
  Object.entries(kind.moves)
    .filter(([, move]) => isOpening(move))
    .map(([name, move]) => [`${kind.name}.${name}`, kind, name, move] as const),
)

/**
 * A round is our own work, and so is a call about a matter that is over: nobody reports it, so nobody waits for a word. A series gathers
 * matters each of which has its own two.
 */
const nobodyWaits = (kind: string) => kind === 'round' || kind === 'survey'
const own = openings.filter(([, kind]) => !kind.gathers)

const owedIn = (m: ReturnType<typeof play>): Owed[] =>
  m.promises.map(({ measure, on, due }) => ({
    measure: shippedMeasures.find(({ id }) => id === measure)!,
    on,
    due,
    moved: false,
  }))

test.each(own)('%s begins two clocks: until a person answers, and until there is an outcome', (_, kind, name, move) => {
  const chance = chanceOf(75)
  let tried = 0
  for (let i = 0; i < 300 && tried < 60; i++) {
    const m = play(kind, { catalogue: shippedMeasures }).by(chance.pick(move.by))
    const around = {
      now: m.now,
      staff: [idOf(1)],
      matters: [idOf(1001)],
      files: ['a'.repeat(64)],
      people: [idOf(200)],
    }
    const says = sayAnything(move.says, chance, around)
    if (m.refused(name, says).length > 0) continue
    tried++
    m.does(name, says)
    // Over as it began (found, and nothing to put right): nothing is owed any more.
    if (kind.ends.includes(m.state!)) continue
    const clocks = m.given.map(({ measure, on }) => shippedMeasures.find(({ id }) => id === measure)!.on[on]!.clock)
    if (!nobodyWaits(kind.name)) expect(clocks, JSON.stringify(says)).toContain('answer')
    expect(clocks, JSON.stringify(says)).toContain('outcome')
    // And the receipt names the first of those that answer, not the half hour in which it is registered.
    for (const notice of ['receipt', 'condolence'].filter(one => m.told(one)?.includes('reporter'))) {
      const named = dayNamed(kind, notice, m.seen(), owedIn(m))
      const answers = owedIn(m).filter(({ measure, on }) => isAnswer({ ...measure, on: [measure.on[on]!] }, kind))
      expect(answers.map(({ due }) => due)).toContain(named)
      expect(Math.min(...answers.map(({ due }) => Date.parse(due)))).toBe(Date.parse(named!))
    }
  }
  expect(tried).toBeGreaterThan(0)
})

test('what ends the clock of the first answer is said to people by one of ours, never by a machine or by themselves', () => {
  const answers = shippedMeasures.flatMap(({ id, on }) =>
    on.filter(({ clock }) => clock === 'answer').map(on => ({ id, on })),
  )
  expect(answers.length).toBeGreaterThanOrEqual(10)
  for (const { id, on } of answers) {
    const kind = kinds.find(({ name }) => name === on.kind)!
    for (const end of on.ends) {
      const { by } = kind.moves[end]!
      expect([id, on.kind, end, by.some(post => ['clock', 'resident', 'neighbour'].includes(post))]).toEqual([
        id,
        on.kind,
        end,
        false,
      ])
      expect([id, end, isReply(kind, end)]).toEqual([id, end, true])
    }
  }
})

test('whatever is opened again begins a first answer again, by what whoever asked for it waits for', () => {
  const again = kinds.filter(({ moves, gathers }) => moves['reopen'] && !gathers)
  expect(again.map(({ name }) => name)).toEqual(expect.arrayContaining(['service', 'clue', 'case', 'hazard']))
  for (const { name } of again) {
    const starting = shippedMeasures.flatMap(({ on }) =>
      on.filter(one => one.kind === name && one.starts.includes('reopen')),
    )
    expect([name, starting.some(({ clock }) => clock === 'outcome')]).toEqual([name, true])
    const waitsFor = shippedMeasures.some(measure =>
      measure.on.some(
        (on, i) =>
          on.kind === name &&
          on.starts.includes('reopen') &&
          isAnswer({ ...measure, on: measure.on.slice(i, i + 1) }, kinds.find(one => one.name === name)!),
      ),
    )
    expect([name, waitsFor]).toEqual([name, true])
  }
})
