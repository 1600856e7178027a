import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { shippedCalendarData } from '../src/clock/shipped.ts'
import { run } from '../src/commands/due.ts'
import { loadYear } from '../src/places/load-year.ts'
import { readConfig } from '../src/platform/config.ts'
import { testHouse } from './house.ts'
import { bureauId } from './people.ts'

/** What `xjw due` prints, line by line, and its exit code. */
async function due(args: string[], { language = 'en', input = '' }: { language?: 'en' | 'zh'; input?: string } = {}) {
  const lines: string[] = []
  const say = (en: string, zh: string) => void lines.push(language === 'zh' ? zh : en)
  const now = () => new Date('2026-11-24T02:00:00Z')
  const { config } = readConfig([], {})
  const code = await run(args, { config, say, now }, Readable.from([input]))
  return { code, lines }
}

test('says the due first, then why', async () => {
  const { code, lines } = await due(['--from', '2026-09-30T10:00+08:00', '--limit', '3 workday'], { language: 'zh' })
  expect([code, lines[0], lines.at(-1)]).toEqual([
    0,
    '2026-10-11T00:00:00+08:00',
    '2026年10月10日（周六）24时前办结，都算按时。',
  ])
})

test('without --from it counts from now', async () => {
  expect((await due(['--limit', '1 hour'])).lines[0]).toBe('2026-11-24T11:00:00+08:00')
})

test('with --json its last line is the answer', async () => {
  const pause = ['--pause', '2026-11-25T09:00+08:00/2026-11-27T09:00+08:00']
  const { lines } = await due(['--limit', '2 day', ...pause, '--json'])
  expect(JSON.parse(lines.at(-1)!)).toMatchObject({ due: '2026-11-29T00:00:00+08:00', provisional: false })
})

test('names the year that is missing, and says how to get a provisional due', async () => {
  expect(await due(['--limit', '90 day'], { language: 'zh' })).toEqual({
    code: 1,
    lines: [
      '2027年的放假安排还没有载入，工作日算不准。请先载入该年日历，或者先取暂定时限。',
      '暂定时限请加 --provisional。',
    ],
  })
  const json = await due(['--limit', '90 day', '--json'])
  expect([json.code, JSON.parse(json.lines[0]!).year]).toEqual([1, 2027])
  expect((await due(['--limit', '90 day', '--provisional'])).lines[0]).toBe('2027-02-23T00:00:00+08:00')
})

test.each([[[]], [['--limit']], [['--limit', '2 day', '--wish']], [['2 day']]])(
  '%j shows how it is called',
  async args => {
    const { code, lines } = await due(args)
    expect([code, lines[0]?.startsWith('xjw due')]).toEqual([2, true])
  },
)

test.each([['2 days or so'], ['']])('a limit of %j is refused in words', async limit => {
  const { code, lines } = await due(['--limit', limit])
  expect([code, lines]).toEqual([
    1,
    ['Not a limit limit: write it like “3 workday”; units are minute, hour, workday, day.'],
  ])
})

test('by the calendar of a bureau, where it has one of its own', async () => {
  const house = await testHouse()
  const year = { year: 2027, holidays: [{ day: '2027-01-01', name: '元旦' }], makeup: [] }
  await loadYear(house.db, bureauId, shippedCalendarData, year)
  const lines: string[] = []
  const say = (en: string) => void lines.push(en)
  const open = async () => ({ ...house, close: async () => {} })
  const asked = { config: house.config, say, now: house.now, open }
  const args = ['--from', '2026-12-31T10:00+08:00', '--limit', '1 workday']
  expect(await run([...args, '--bureau', String(bureauId)], asked)).toBe(0)
  expect(lines[0]).toBe('2027-01-05T00:00:00+08:00')
  expect((await due(args)).code).toBe(1)
  await house.drop()
})

test('answers thousands of lines, each with a line, in their order', async () => {
  const questions = Array.from({ length: 5000 }, (_, i) =>
    i % 10 === 9 ? `{"from":${i}` : JSON.stringify({ from: '2026-01-05T10:00+08:00', limit: `${(i % 200) + 1} day` }),
  )
  const { code, lines } = await due(['--stdin'], { input: `\n${questions.join('\r\n')}` })
  expect([code, lines.length]).toEqual([0, 5000])
  const answers = lines.map(line => JSON.parse(line))
  expect(answers.filter(answer => answer.error === 'bad-question').length).toBe(500)
  expect(answers[0].lastDay).toBe('2026-01-06')
  expect(answers[4998].lastDay).toBe('2026-07-23')
})
