import { readFile, writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { readPdf } from '../../test/papers/read-pdf.ts'
import { kindNamed } from '../kinds/index.ts'
import { paperFont } from './font.ts'
import { NOT_LAW, type Sheet } from './form/sheet.ts'
import { linesIn } from './form/wording.ts'
import { printSheet } from './print.ts'

const sheet: Sheet = {
  title: '治安调解协议书',
  unit: '东城派出所',
  number: '东城所调字〔2026〕12号',
  code: 'HZ 7K3M-9PQR-4',
  to: '王秀兰、李国强',
  lines: [
    { label: '签订时间', value: ['2026年11月23日14时05分'] },
    { label: '协议内容', value: ['1. 鄄城、郓城两家各让一尺。', '2. 11月30日前拆除。'] },
  ],
  copies: ['交当事人', '交对方当事人', '存档'],
  signs: [{ who: '当事人（捺指印）' }, { who: '对方当事人（捺指印）' }, { who: '主持人' }],
  day: '2026年11月23日',
  phone: '0530-000****',
  verify: 'http://127.0.0.1/v/abc',
  void: null,
}

describe('a paper as it comes out', () => {
  test('bears the names that were written on the glass, and room for those that were not', async () => {
    const drawn = await sharp({ create: { width: 600, height: 200, channels: 3, background: '#fff' } })
      .jpeg()
      .toBuffer()
    const [given, ...others] = sheet.signs
    const { pictures } = await readPdf(await printSheet({ ...sheet, signs: [{ ...given!, drawn }, ...others] }))
    expect(pictures).toEqual([1, 1, 1])
  })

  test('says what it should, in official punctuation, with signatures, seal, page and copies, in a font it carries', async () => {
    const bytes = await printSheet(sheet)
    if (process.env['KEEP_PAPERS']) await writeFile(`${process.env['KEEP_PAPERS']}/agreement.pdf`, bytes)
    const { pages, fonts } = await readPdf(bytes)
    expect(pages).toHaveLength(3)
    for (const [i, page] of pages.entries()) {
      for (const text of [
        sheet.title,
        sheet.number!,
        sheet.code,
        '鄄城、郓城',
        '2026年11月23日14时05分',
        '（印章）',
        NOT_LAW,
      ])
        expect(page).toContain(text)
      expect(page).toContain(sheet.copies[i])
      expect(page).toContain(`第${i + 1}页 共3页`)
      for (const { who } of sheet.signs) expect(page).toContain(`${who}签名`)
    }
    expect(fonts.length).toBeGreaterThan(0)
    for (const font of fonts) expect(font).toEqual({ name: expect.stringContaining('Noto'), embedded: true })
    // Of 4.3 MB of font it takes what it needs.
    expect(bytes.length).toBeLessThan(80_000)
  })

  test('every name of a place that ships is written, not left as a gap', async () => {
    const { has } = await paperFont()
    const names = await readFile(new URL('../places/data/heze.csv', import.meta.url), 'utf8')
    expect([...new Set(names)].filter(one => one > '\u3000' && !has(one))).toEqual([])
  })

  test('a character that the font lacks is named, never an empty box; what can be written otherwise is', async () => {
    const { pages } = await readPdf(
      await printSheet({ ...sheet, to: '张䶮', lines: [{ label: '毛病', value: ['①门锁'] }] }),
    )
    expect(pages[0]).toContain('张〓')
    expect(pages[0]).toContain('U+4DAE')
    expect(pages[0]).toContain('(1)门锁')
  })

  test('a void one says so and why, and long words go on over the page', async () => {
    const long = Array.from({ length: 60 }, (_, i) => ({ label: `第${i}项`, value: ['责令改正的要求'.repeat(12)] }))
    const { pages } = await readPdf(await printSheet({ ...sheet, copies: ['存档'], lines: long, void: '打印错误' }))
    expect(pages.length).toBeGreaterThan(2)
    expect(pages.join('')).toContain('此单作废：打印错误')
    expect(pages.join('')).toContain('第59项')
  })
})

test('facts of the matter stand on a paper in words and as official days, never as codes', () => {
  const hazard = kindNamed('hazard')!
  const details = { ...hazard.blank, dueOn: '2026-12-01', dueReason: 'several_owners' } as Record<string, unknown>
  const called = { tz: 'Asia/Shanghai', person: () => undefined, colleague: () => undefined }
  const move = Object.keys(hazard.moves).find(name => hazard.moves[name]!.papers?.includes('orderPaper'))!
  expect(linesIn(hazard, { move, says: null }, hazard.papers['orderPaper']!, details, called)).toEqual([
    { label: '几号前改好', value: ['2026年12月1日'] },
    { label: '为什么给这些天', value: ['几家共有，要商量'] },
  ])
})
