/*
 * Makes src/clock/data/cn-YYYY.json from npm `chinese-days` (MIT), which is unpacked outside of this project:
 *   npm i --prefix /tmp/calendars chinese-days@1.5.7
 *   node scripts/make-calendars.ts /tmp/calendars/node_modules/chinese-days 2024 2025 2026
 * When a new year is announced: take the release that has it, run this, add the year in src/clock/shipped.ts.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { calendarFrom, type NamedDay } from '../src/clock/calendar.ts'

const [from, ...years] = process.argv.slice(2)
if (!from || years.length === 0) throw new Error('say where chinese-days lies, and which years')

// Each entry is "English name,Chinese name,days"; the shorter usual names are ours.
const usual: Record<string, string> = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' }
const named = (entries: Record<string, string>): NamedDay[] =>
  Object.entries(entries)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, names]) => {
      const [en = '', zh = ''] = names.split(',')
      return { day, name: usual[zh] ?? zh, en }
    })

for (const year of years) {
  const file = JSON.parse(readFileSync(join(from, 'dist/years', `${year}.json`), 'utf8'))
  const made = { year: Number(year), holidays: named(file.holidays), makeup: named(file.workdays) }
  if (made.holidays.length === 0) throw new Error(`${year} is not announced yet`)
  calendarFrom({ edition: year, years: [made] })
  const lines = (days: NamedDay[]) => days.map(day => `    ${JSON.stringify(day)}`).join(',\n')
  const text = `{\n  "year": ${year},\n  "holidays": [\n${lines(made.holidays)}\n  ],\n  "makeup": [\n${lines(made.makeup)}\n  ]\n}\n`
  writeFileSync(new URL(`../src/clock/data/cn-${year}.json`, import.meta.url), text)
}
