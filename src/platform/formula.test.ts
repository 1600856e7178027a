import { expect, test } from 'vitest'
import { guarded, unguarded } from './formula.ts'

test.each(['=1+1', ' =1', '＝1', '\u200b+1', '\ufeff-1', '\u0001@a', '\t=1'])(
  '%j is text with an apostrophe, and itself without it',
  text => {
    expect(guarded(text)).toBe(`'${text}`)
    expect(unguarded(guarded(text))).toBe(text)
  },
)

test.each(['灯箱', '1-2', "it's", "'quoted'", ''])('%j stays as it is, both ways', text => {
  expect([guarded(text), unguarded(text)]).toEqual([text, text])
})
