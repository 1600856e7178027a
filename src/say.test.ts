import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { aligned, sayTo, showProgress } from './say.ts'

function said(isTTY: boolean, language: 'en' | 'zh', tell: (show: ReturnType<typeof showProgress>) => void) {
  const out = Object.assign(new PassThrough(), { isTTY })
  tell(showProgress(sayTo(out, language), 'Working', '正在处理'))
  return String(out.read())
}
const all = (show: ReturnType<typeof showProgress>) => {
  for (let done = 1; done <= 40; done++) show(done, 40)
}

test('progress is a line at each tenth where nobody looks on, in the language asked', () => {
  const lines = said(false, 'zh', all).trim().split('\n')
  expect(lines).toHaveLength(10)
  expect([lines[0], lines.at(-1)]).toEqual(['正在处理：10%', '正在处理：100%'])
})

test('at a terminal it is one line, drawn over itself until it is full', () => {
  const text = said(true, 'en', all)
  expect(text.split('\n')).toHaveLength(2)
  expect(text.endsWith(`\rWorking  ${'█'.repeat(30)} 100 %\x1b[K\n`)).toBe(true)
})

test('columns stand below each other, what is Chinese being twice as wide', () => {
  expect(
    aligned([
      ['所长', 'a', 'x'],
      ['Chief', 'bcd', 'y'],
    ]),
  ).toEqual(['所长   a    x', 'Chief  bcd  y'])
})
