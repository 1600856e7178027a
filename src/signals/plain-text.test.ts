import { expect, test } from 'vitest'
import { addressFrom } from './duplicates/address.ts'
import { likenessFrom, wordsOf } from './duplicates/likeness.ts'
import { learn } from './kinds/learn.ts'
import { plainText } from './plain-text.ts'
import { piecesOf, tokensOf } from './search/tokens.ts'

const strange = {
  nothing: '',
  emoji: '😀🔥👮🏽‍♀️',
  controls: '\u0000\u0007\u001b[31m\u2028',
  overrides: '\u202e\u2066\u200f\u200b',
  halves: '\ud800\udfff\ud800',
  marks: 'e\u0301\u0301\u0301'.repeat(50),
  long: '井盖丢失'.repeat(25_000),
  spaces: ' '.repeat(100_000),
}

test('what is no text is none, and nothing that somebody writes is too much', () => {
  for (const name of ['nothing', 'emoji', 'overrides', 'halves', 'spaces'] as const)
    expect(plainText(strange[name]), name).toBe('')
  expect(plainText(strange.controls)).toBe('[31m')
  expect(plainText('Ｒｅｄ\u202eＬＩＧＨＴ_x000D_\u200bout')).toBe('redlight out')
  expect(plainText(strange.long)).toHaveLength(4000)
  for (const text of Object.values(strange)) {
    const began = performance.now()
    for (const read of [wordsOf, tokensOf, addressFrom]) read(text)
    likenessFrom({ type: text, group: text, where: text, text, village: null, near: null })
    expect(performance.now() - began).toBeLessThan(1000)
  }
})

test('of a text without words no kind is suggested, however long', () => {
  const examples = ['井盖丢了很危险', '路灯不亮看不见', '邻居吵架半夜大声', '邻居漏水不肯修'].map((text, i) => ({
    text,
    label: i < 2 ? 'hazard' : 'dispute',
  }))
  const model = learn(examples)!
  for (const name of ['nothing', 'emoji', 'overrides', 'halves', 'spaces'] as const)
    expect(model.suggest(strange[name]).unsure, name).toBe(true)
  expect(model.suggest(strange.long).label).toBe('hazard')
  expect(learn(examples.slice(0, 2))).toBeUndefined()
})

test('numbers of people are no words: nobody is looked up by a telephone or a card', () => {
  for (const number of ['13800138000', '138 0013 8000', '11010519491231002X', '0530-5620110'])
    expect(piecesOf(`他电话 ${number}，井盖`).words.join(), number).not.toMatch(/\d{3}/)
  expect(piecesOf('菏公(牡)受案字〔2026〕12号').words).toEqual(['2026', '12'])
})

test('an address is cut into its street, with the town, and its house', () => {
  expect(addressFrom('45-49 Stoughton St  Dorchester  MA  02125')).toMatchObject({
    streets: ['stoughton st|dorchester'],
    numbers: [45, 49],
  })
  expect(addressFrom('INTERSECTION of Utica St & Utica Pl  Boston  MA').streets).toEqual([
    'utica st|boston',
    'utica pl|boston',
  ])
  expect(addressFrom('人民路12号门口')).toMatchObject({ streets: ['人民路'], numbers: [12, 12] })
  expect(addressFrom('').streets).toEqual([])
})
