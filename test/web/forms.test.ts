import { expect, test } from 'vitest'
import { kinds, wordsFor } from '../../src/kinds/index.ts'
import { isOpening } from '../../src/kinds/kind.ts'
import { checkSays } from '../../src/matters/check.ts'
import { faultWords } from '../../web/forms/fault-words.ts'
import { faultsOf } from '../../web/forms/faults-of.ts'
import { controlOf, type Schema, said, withNone } from '../../web/forms/field-of.ts'
import { reportsOf } from '../../web/reports-of.ts'
import { chanceOf, sayAnything } from '../say-anything.ts'

const moves = kinds.flatMap(kind => Object.entries(kind.moves).map(([name, move]) => ({ kind, name, move })))

/** Each field that may be said, lists and groups included. */
function fieldsIn(schema: Schema, at = ''): { at: string; name: string; schema: Schema }[] {
  const properties: [string, Schema][] = Object.entries(schema['properties'] ?? {})
  return properties.flatMap(([name, field]) => {
    const items: Schema = field['items'] ?? {}
    const inner =
      field['x-person'] || field['x-evidence']
        ? []
        : [...fieldsIn(field, `${at}${name}.`), ...fieldsIn(items, `${at}${name}.`)]
    return [{ at: at + name, name, schema: field }, ...inner]
  })
}

test('every keyword of what is said in a move has a control of its own', () => {
  const control: Record<string, string> = {
    'x-evidence': 'evidence',
    'x-signature': 'signature',
    'x-staff': 'staff',
    'x-unit': 'unit',
    'x-matter': 'matter',
    'x-premises': 'premises',
    'x-known': 'known',
    'x-person': 'person',
    'x-own-word': 'line',
  }
  const used = new Set<string>()
  for (const { kind, name, move } of moves)
    for (const { at, schema } of fieldsIn(move.says as Schema)) {
      const where = `${kind.name}.${name}.${at}`
      for (const keyword of Object.keys(schema).filter(one => one.startsWith('x-'))) {
        used.add(keyword)
        // Where it is kept, and not how it is said.
        if (keyword === 'x-apart') continue
        // A signature is evidence, written here.
        if (keyword === 'x-evidence' && schema['x-signature']) continue
        if (keyword === 'x-words' || keyword === 'x-guard' || keyword === 'x-asked')
          expect([where, controlOf(schema)]).toEqual([where, expect.stringMatching(/^(words|line)$/)])
        else expect([where, controlOf(schema)]).toEqual([where, control[keyword]])
      }
      if (schema['format'] === 'uuid') expect([where, controlOf(schema)]).not.toEqual([where, 'line'])
    }
  expect([...used]).toEqual(
    expect.arrayContaining(['x-evidence', 'x-guard', 'x-matter', 'x-person', 'x-premises', 'x-staff']),
  )
})

const person = { name: '张三丰', phone: '139****0001' }
const around = {
  now: '2026-11-24T10:00:00+08:00',
  staff: [uuid(1)],
  matters: [uuid(2)],
  files: ['a'.repeat(64)],
  people: [uuid(3)],
}

function uuid(n: number) {
  return `00000000-0000-7000-8000-00000000000${n}`
}

/** As the form has it: people as what was typed about them. */
function typed(schema: Schema, value: any): any {
  if (schema['x-person']) return person
  if (schema['type'] === 'array' && schema['items']) return value.map((each: any) => typed(schema['items'], each))
  if (schema['properties'])
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, typed(schema['properties'][name], each)]),
    )
  return value
}

test('what the server would take, the form sends; what it would miss, the form asks for', () => {
  const chance = chanceOf(20261124)
  let tried = 0
  for (const { kind, name, move } of moves) {
    const where = `${kind.name}.${name}`
    for (let i = 0; i < 12; i++) {
      const says = said(typed(move.says as Schema, sayAnything(move.says, chance, around))) ?? {}
      const theirs = checkSays(move.says, says, 'Asia/Shanghai', () => uuid(4)).faults
      const ours = faultsOf(move.says as Schema, says)
      // Never stricter than the server: else somebody could not say what the law lets them say.
      if (theirs.length === 0) expect([where, ours]).toEqual([where, []])
      tried++
    }
    for (const missing of (move.says['required'] ?? []) as string[]) {
      const says = typed(move.says as Schema, sayAnything(move.says, chance, around))
      delete says[missing]
      // None of several is an answer, and is sent as one.
      if (controlOf((move.says.properties as Record<string, Schema>)[missing]!) === 'choices') {
        expect([where, withNone(move.says as Schema, says)[missing]]).toEqual([where, []])
        continue
      }
      expect(
        faultsOf(move.says as Schema, says).map(({ at }) => at),
        where,
      ).toContain(missing)
    }
  }
  expect(tried).toBeGreaterThan(2000)
  for (const words of Object.values(faultWords)) expect(words.zh && words.en).toBeTruthy()
})

test('what is not said is not sent', () => {
  expect(said({ a: '', b: '  x ', c: [], d: { e: undefined }, f: false, g: 0, h: [{ i: '' }, { i: 'j' }] })).toEqual({
    b: 'x',
    f: false,
    g: 0,
    h: [{ i: 'j' }],
  })
  expect(said({ a: '' })).toBeUndefined()
})

test('residents are asked the questions of the kind, in words, and none that only the office can answer', () => {
  const reports = reportsOf(kinds, wordsFor)
  expect(reports.map(({ kind }) => kind)).toEqual(['case', 'hazard', 'dispute', 'service', 'clue', 'conduct'])
  for (const { kind, openings } of reports) {
    expect([kind, openings.length]).not.toEqual([kind, 0])
    for (const { move, questions } of openings) {
      const law = kinds.find(({ name }) => name === kind)!.moves[move]!
      expect([kind, move, isOpening(law), law.by.includes('resident')]).toEqual([kind, move, true, true])
      for (const { name, words, schema, options } of questions) {
        expect(words.zh, `${kind}.${move}.${name}`).toMatch(/[\u4e00-\u9fff]/)
        expect(Object.keys(options)).toEqual(schema['enum'] ?? schema['items']?.enum ?? [])
        for (const option of Object.values(options)) expect(option.zh).toMatch(/[\u4e00-\u9fff]|^\d/)
      }
    }
  }
  expect(reports.find(({ kind }) => kind === 'conduct')!.openings.map(({ move }) => move)).toEqual([
    'complain',
    'bringUp',
    'praise',
  ])
})

test('on their own page residents are asked for nothing that only the forms of the office can ask', () => {
  const theirs = moves.filter(({ move }) => move.by.includes('resident') && !isOpening(move))
  expect(theirs.length).toBeGreaterThan(20)
  for (const { kind, name, move } of theirs)
    for (const { at, schema } of fieldsIn(move.says as Schema))
      expect(
        ['staff', 'matter', 'premises', 'person', 'signature', 'known'],
        `${kind.name}.${name}.${at}`,
      ).not.toContain(controlOf(schema))
})
