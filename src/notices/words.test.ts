import { expect, test } from 'vitest'
import { kinds } from '../kinds/index.ts'
import { letterText, templateFor, templates } from './letter.ts'
import { staffRoles } from './send.ts'
import { noticeWords, type Told } from './words.ts'

const told: Told = {
  kind: 'case',
  name: 'receipt',
  code: 'HZ-7K3M-9QWE',
  due: new Date('2026-11-25T17:00:00+08:00'),
  tz: 'Asia/Shanghai',
  surname: '王',
  phone: '138****5678',
  unitZh: '东城派出所',
  unitEn: 'Dongcheng station',
}

test('who reported reads a day, a time, an officer and a telephone', () => {
  const { zh, en } = noticeWords(told)
  expect(zh).toBe('您报的事收到了。编号 HZ-7K3M-9QWE，11月25日（周三） 17:00 前 王警官 给您回话，电话 138****5678。')
  expect(en).toContain('Officer Wang will answer you by Wednesday 2026-11-25 17:00')
})

test('a promise of days is read as its last day, without a time', () => {
  const { zh } = noticeWords({ ...told, due: new Date('2026-11-26T00:00:00+08:00') })
  expect(zh).toContain('11月25日（周三） 前')
})

test('no notice to a citizen says what it is about, and none leaves a place unfilled', () => {
  const names = kinds.map(({ words }) => words.name.zh)
  for (const kind of kinds)
    for (const [name, { to }] of Object.entries(kind.notices)) {
      const { zh, en } = noticeWords({ ...told, kind: kind.name, name })
      expect(zh + en, `${kind.name}.${name}`).not.toMatch(/[{}]/)
      if (to.every(role => staffRoles.includes(role))) continue
      expect(
        names.filter(n => zh.includes(n)),
        `${kind.name}.${name}`,
      ).toEqual([])
    }
})

test('a day that somebody outside is told is said to be that of what the notice speaks of, and it is one that the kind knows', () => {
  let named = 0
  for (const kind of kinds)
    for (const [name, { to, names }] of Object.entries(kind.notices)) {
      const { zh } = noticeWords({ ...told, kind: kind.name, name, due: new Date('2026-12-31T17:00:00+08:00') })
      const outside = to.some(role => kind.people.includes(role))
      // The clock says by which new day, where it tells that something is late.
      if (outside && zh.includes('12月31日') && name !== 'late')
        expect([kind.name, name, names]).not.toContain(undefined)
      if (typeof names !== 'object') continue
      named++
      if ('kept' in names) for (const move of names.kept) expect(kind.moves).toHaveProperty(move)
      else expect(kind.instants).toHaveProperty(names.lastDay)
    }
  expect(named).toBeGreaterThanOrEqual(10)
})

test('no message that leaves the house says what it is about: whatever kind, notice and role, it is one of five sentences', () => {
  const filled = { code: '', link: '', phone: '' }
  for (const language of ['zh', 'en'] as const) {
    const sentences = new Set(
      kinds.flatMap(({ notices }) =>
        Object.entries(notices).flatMap(([name, { to }]) =>
          to.map(role => letterText(staffRoles.includes(role) ? 'office' : templateFor(name, role), language, filled)),
        ),
      ),
    )
    expect(sentences.size).toBeLessThanOrEqual(Object.keys(templates).length)
    const names = kinds.flatMap(({ words }) => [
      words.name[language],
      ...Object.values<{ zh: string; en: string } | undefined>(words.options ?? {}).map(one => one?.[language] ?? ''),
    ])
    for (const sentence of sentences) expect(names.filter(one => one.length > 2 && sentence.includes(one))).toEqual([])
  }
})
