import { Compile } from 'typebox/compile'
import { describe, expect, test } from 'vitest'
import { seriousAt } from '../figures/facts/serious.ts'
import { kindNamed, kinds, wordsFor } from './index.ts'
import { isOpening, type Kind, type Move, targets } from './kind.ts'
import { faultsOf } from './measures.ts'
import { ownStep } from './own-steps.ts'
import { posts } from './posts.ts'
import { shippedMeasures } from './shipped.ts'

/** Every field that may be said in a schema, lists and their items included. */
function fieldsOf(schema: any, found = new Map<string, any>()): Map<string, any> {
  for (const [name, field] of Object.entries<any>(schema.properties ?? {})) {
    found.set(name, field)
    if (!field['x-person']) {
      fieldsOf(field, found)
      if (field.items && !field.items['x-person']) fieldsOf(field.items, found)
    }
  }
  return found
}

const optionsOf = (field: any): string[] => [...(field.enum ?? []), ...(field.items?.enum ?? [])]

const bothLanguages = (words: { zh: string; en: string } | undefined) =>
  words !== undefined &&
  /[\u4e00-\u9fff]/.test(words.zh) &&
  /[A-Za-z—]/.test(words.en) &&
  !/[\u4e00-\u9fff]/.test(words.en)

/** States in which a matter can be, beginning from nothing and making any move. */
function reachable(kind: Kind): Set<string> {
  const found = new Set<string>()
  const moves = Object.values(kind.moves)
  for (const move of moves.filter(isOpening)) for (const state of targets(move, '')) found.add(state)
  for (let before = -1; before !== found.size; ) {
    before = found.size
    for (const state of [...found])
      for (const move of moves.filter(({ from }) => from.includes(state)))
        for (const to of targets(move, state)) found.add(to)
  }
  return found
}

test('the default catalogue fits the kinds: every name in it is known, every proof is required', () => {
  expect(faultsOf(shippedMeasures, kinds)).toEqual([])
})

test.each([
  ['a condition', { if: 'constructor' }, 'unknown-condition'],
  ['an instant', { from: 'toString' }, 'unknown-instant'],
  ['a move that keeps it', { ends: ['__proto__'] }, 'unknown-move'],
  ['a move with its proof', { ends: ['constructor'], proof: {} }, 'no-proof'],
])('a name that every object has is no name of %s', (_, on, code) => {
  const measure = shippedMeasures.find(({ on }) => on.some(({ kind }) => kind === 'case'))!
  const attached = { ...measure, on: [{ ...measure.on[0]!, kind: 'case', ...on }] }
  expect(faultsOf([attached], kinds).map(fault => fault.code)).toContain(code)
})

/** What somebody says by telephone or at the counter is taken down as this. */
const heardAs: Readonly<Record<string, string>> = {
  sayMore: 'hearMore',
  askCorrection: 'hearCorrection',
  askForAnother: 'hearForAnother',
  appealAbove: 'hearAppeal',
  // Not wanting to go on, said to the mediator.
  sayNo: 'breakOff',
  reporterLooked: 'tellReporter',
}
/**
 * Her own code says that she was told, where there is no signature and no call; "I met the same" is one tap upon what she reads, and a
 * report where she calls; a copy of what was given in confidence goes to whoever holds its code, and to no voice (R28). `appeal` comes from `appealAbove`.
 */
const onThePageAlone = ['confirmTold', 'reportSame', 'askCopy', 'appeal']

describe.each(kinds.map(kind => [kind.name, kind] as const))('the kind %s', (_, kind) => {
  const moves: [string, Move][] = Object.entries(kind.moves)

  test('begins somewhere: its start is an opening move', () => {
    expect(isOpening(kind.moves[kind.start]!)).toBe(true)
  })

  test('leads only into states that it has, from states that it has', () => {
    const states = new Set(kind.states)
    for (const [name, move] of moves) {
      for (const state of move.from) expect(states, name).toContain(state)
      if (!isOpening(move))
        for (const from of move.from) for (const to of targets(move, from)) expect(states, name).toContain(to)
    }
    for (const state of kind.ends) expect(states).toContain(state)
  })

  test('reaches every state', () => {
    expect([...kind.states].filter(state => !reachable(kind).has(state))).toEqual([])
  })

  test('has a way out of every state', () => {
    const stuck = kind.states.filter(
      from =>
        !kind.ends.includes(from) &&
        !moves.some(([, move]) => move.from.includes(from) && targets(move, from).some(to => to !== from)),
    )
    expect(stuck).toEqual([])
  })

  test('lets somebody do for whoever calls what they may do on the page (无障碍环境建设法 39)', () => {
    const byStaff = (name: string) =>
      kind.moves[name]?.by.some(post => !['resident', 'neighbour', 'clock'].includes(post))
    for (const [name, { by }] of moves)
      if (by.includes('resident') && !byStaff(name) && !onThePageAlone.includes(name))
        expect(byStaff(heardAs[name] ?? ''), name).toBe(true)
  })

  test('promises and counts the same, whether it was said on the page or taken down from a call', () => {
    const serious = (name: string) => seriousAt(kind.name, [{ move: name, saidAt: 1 }])
    for (const [said, heard] of Object.entries(heardAs)) {
      if (!kind.moves[said] || !kind.moves[heard]) continue
      expect(serious(heard), heard).toBe(serious(said))
      for (const { id, on } of shippedMeasures)
        for (const attached of on.filter(one => one.kind === kind.name))
          for (const list of [attached.starts, attached.ends, attached.voids ?? []])
            if (list.includes(said)) expect(list, id).toContain(heard)
    }
  })

  test('never lets an auxiliary decide', () => {
    expect(moves.filter(([, move]) => move.decides && move.by.includes('auxiliary')).map(([name]) => name)).toEqual([])
  })

  test('names only posts that exist', () => {
    for (const [name, move] of moves) for (const post of move.by) expect(posts, name).toContain(post)
  })

  test('sends only notices and prints only papers that it has', () => {
    for (const [, move] of moves) {
      for (const notice of move.tells ?? []) expect(Object.keys(kind.notices)).toContain(notice)
      for (const paper of move.papers ?? []) expect(Object.keys(kind.papers)).toContain(paper)
    }
  })

  test('prints every paper, and sends every notice that is its own, from some move', () => {
    const printed = new Set(moves.flatMap(([, move]) => move.papers ?? []))
    const sent = new Set(moves.flatMap(([, move]) => move.tells ?? []))
    expect(Object.keys(kind.papers).filter(name => !printed.has(name))).toEqual([])
    expect(Object.keys(kind.notices).filter(name => !sent.has(name) && kind.words.notices?.[name])).toEqual([])
  })

  test('prints on a paper only what the move that makes it states', () => {
    for (const [name, move] of moves)
      for (const paper of move.papers ?? [])
        for (const field of kind.papers[paper]!.prints)
          expect(
            moves.some(([, other]) => other.papers?.includes(paper) && other.says.properties[field]),
            `${name}: ${paper}.${field}`,
          ).toBe(true)
  })

  test('shows on a paper only facts that it keeps', () => {
    for (const [name, paper] of Object.entries(kind.papers))
      for (const fact of paper.shows ?? []) expect(Object.keys(kind.details.properties), name).toContain(fact)
  })

  test('wakes by itself only for what the clock may do, at an instant that it knows', () => {
    for (const { at, move, says } of kind.wakes ?? []) {
      expect(Object.keys(kind.instants)).toContain(at)
      expect(kind.moves[move]?.by, move).toContain('clock')
      expect(Compile(kind.moves[move]!.says).Check(says), move).toBe(true)
    }
  })

  test('opens only matters of kinds that there are, by their opening moves', () => {
    for (const [name, move] of moves)
      for (const opens of move.opens ?? []) {
        const other = kindNamed(opens.kind)
        if (!other) continue // the kinds come one by one; the list below says which are still to come
        expect(
          isOpening(other.moves[opens.move] ?? ({ from: ['none'] } as any)),
          `${name} opens ${opens.kind}.${opens.move}`,
        ).toBe(true)
      }
  })

  test('keeps no free text in its details', () => {
    for (const [name, field] of fieldsOf(kind.details)) expect(field['x-words'], name).toBeUndefined()
  })

  test('says each of its moves to whoever reported it in words of their own, or leaves it out', () => {
    if (!kind.moves[kind.start]!.by.includes('resident')) return
    for (const [name, move] of moves) {
      const step = ownStep(kind, name)
      expect(step, name).toBeDefined()
      if (step !== null) expect(bothLanguages(step), name).toBe(true)
      // What tells them something is never left out.
      else expect(move.counts === 'told' || move.by.includes('resident'), name).toBe(false)
    }
  })

  test('has words in both languages for everything that people see', () => {
    const missing: string[] = []
    const need = (of: any, name: string) => bothLanguages(wordsFor(kind, of, name)) || missing.push(`${of}.${name}`)
    for (const state of kind.states) need('states', state)
    for (const [name, move] of moves) {
      need('moves', name)
      for (const [field, schema] of fieldsOf(move.says)) {
        need('fields', field)
        for (const option of optionsOf(schema)) need('options', option)
      }
      for (const code of Object.keys(move.refuse ?? {})) need('refusals', code)
      if (typeof move.outcome === 'string') need('options', move.outcome)
    }
    for (const body of Object.values(kind.takenTo ?? {})) need('options', body)
    for (const paper of Object.keys(kind.papers)) need('papers', paper)
    for (const notice of Object.keys(kind.notices)) need('notices', notice)
    for (const role of kind.people) need('people', role)
    for (const name of Object.keys(kind.conditions)) need('conditions', name)
    for (const name of Object.keys(kind.instants)) need('instants', name)
    expect(missing).toEqual([])
    expect(bothLanguages(kind.words.name) && bothLanguages(kind.words.about)).toBe(true)
  })

  test('has no words for what it does not have', () => {
    const options = new Set(moves.flatMap(([, move]) => [...fieldsOf(move.says).values()].flatMap(optionsOf)))
    const fields = new Set(moves.flatMap(([, move]) => [...fieldsOf(move.says).keys()]))
    for (const body of Object.values(kind.takenTo ?? {})) options.add(body)
    const outcomes = moves.flatMap(([, { outcome }]) => (typeof outcome === 'string' ? [outcome] : []))
    const codes = new Set(moves.flatMap(([, move]) => Object.keys(move.refuse ?? {})))
    expect(Object.keys(kind.words.fields ?? {}).filter(name => !fields.has(name))).toEqual([])
    expect(
      Object.keys(kind.words.options ?? {}).filter(name => !options.has(name) && !outcomes.includes(name)),
    ).toEqual([])
    expect(Object.keys(kind.words.refusals ?? {}).filter(name => !codes.has(name))).toEqual([])
    expect(Object.keys(kind.words.conditions ?? {}).filter(name => !kind.conditions[name])).toEqual([])
    expect(Object.keys(kind.words.instants ?? {}).filter(name => !kind.instants[name])).toEqual([])
    expect(Object.keys(kind.words.moves).filter(name => !kind.moves[name])).toEqual([])
    expect(Object.keys(kind.words.states).filter(name => !kind.states.includes(name))).toEqual([])
  })
})
