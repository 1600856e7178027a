import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { testKeys } from '../../test/house.ts'
import { printedCode } from '../kinds/printed-code.ts'
import { newCode, readCode } from './code.ts'
import { isWord, linkFor, readLink, wordDigest } from './link.ts'

const letters = fc.string({ unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), minLength: 2, maxLength: 4 })
const chance = fc.infiniteStream(fc.nat({ max: 255 }))
const code = fc
  .tuple(letters, chance)
  .map(([bureau, bytes]) => newCode(bureau, size => Uint8Array.from({ length: size }, () => bytes.next().value!)))
const typed = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789']

describe('a code', () => {
  test('is read as it is printed, in small letters, full-width, and however it is spaced', () => {
    fc.assert(
      fc.property(code, one => {
        const printed = printedCode(one)
        expect(printed).toMatch(/^[A-Z]{2,4} .{4}-.{4}-.$/)
        const wide = printed.replace(/[A-Z0-9]/g, c => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
        for (const text of [one, printed, printed.toLowerCase(), ` ${printed} `, wide, printed.replace(/-/g, '—')])
          expect(readCode(text)?.code).toBe(one)
      }),
    )
  })

  test('with any one character mistaken is none', () => {
    fc.assert(
      fc.property(code, one => {
        for (let i = 0; i < one.length; i++)
          for (const other of typed) {
            if (other === one[i]) continue
            expect(readCode(one.slice(0, i) + other + one.slice(i + 1))).toBeUndefined()
          }
      }),
    )
  })

  test('with any two neighbours swapped is none', () => {
    fc.assert(
      fc.property(code, one => {
        for (let i = 0; i + 1 < one.length; i++) {
          const swapped = one.slice(0, i) + one[i + 1] + one[i] + one.slice(i + 2)
          if (swapped !== one) expect(readCode(swapped)).toBeUndefined()
        }
      }),
    )
  })

  test('has no character that is read for another, and each as often as any', () => {
    const counts = new Map<string, number>()
    for (let i = 0; i < 4000; i++)
      for (const character of newCode('HZ').slice(2, 10)) counts.set(character, (counts.get(character) ?? 0) + 1)
    expect([...counts.keys()].sort().join('')).toBe('23456789ABCDEFGHJKMNPQRSTUVWXYZ')
    // 32,000 throws on 31 sides: 1,032 each, give or take 32.
    for (const n of counts.values()) expect(Math.abs(n - 1032)).toBeLessThan(200)
  })

  test('is looked for in nothing else', () => {
    for (const text of ['', 'HZ', '灯箱', 'HZ 7K3M-9PQR', '\0'.repeat(12), 'A'.repeat(100_000), "' or 1=1 --"])
      expect(readCode(text)).toBeUndefined()
  })
})

describe('a link', () => {
  const { suite } = testKeys
  const link = fc.record({
    bureauId: fc.nat({ max: 2 ** 31 - 1 }),
    matterId: fc.uuid(),
    n: fc.nat({ max: 1000 }),
    personId: fc.option(fc.uuid(), { nil: undefined }),
  })

  test('says whose it is, and is made by nobody else', () => {
    fc.assert(
      fc.property(link, link, (one, other) => {
        const token = linkFor(suite, one)
        expect(readLink(suite, token)).toEqual(one)
        const mac = linkFor(suite, other).split('.').at(-1)!
        if (token !== linkFor(suite, other))
          expect(readLink(suite, [...token.split('.').slice(0, -1), mac].join('.'))).toBeUndefined()
      }),
    )
  })

  test('with anything changed is none', () => {
    fc.assert(
      fc.property(link, fc.nat(), fc.constantFrom(...'Ab3-_.'), (one, at, to) => {
        const token = linkFor(suite, one)
        const i = at % token.length
        const changed = token.slice(0, i) + to + token.slice(i + 1)
        if (changed !== token) expect(readLink(suite, changed)).not.toEqual(one)
      }),
    )
  })

  test('asks a protected matter’s word as it was chosen, whatever the width of its letters', () => {
    const kept = wordDigest(suite, 'm', 'abc')
    expect(isWord(suite, 'm', kept, ' ａｂｃ')).toBe(true)
    expect(isWord(suite, 'm', kept, 'abd')).toBe(false)
    expect(isWord(suite, 'n', kept, 'abc')).toBe(false)
    expect(isWord(suite, 'm', kept, undefined)).toBe(false)
    expect(isWord(suite, 'm', null, 'abc')).toBe(false)
  })
})
