import { expect, test } from 'vitest'
import { hoursWords } from './hours-words.ts'

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const each = (open: string[][], of = days) => Object.fromEntries(of.map(day => [day, open]))

test('days that are alike are said together, and closed ones not at all', () => {
  const weekdays = each(
    [
      ['08:30', '12:00'],
      ['13:30', '17:30'],
    ],
    days.slice(0, 5),
  )
  expect(hoursWords(weekdays).map(({ zh }) => zh)).toEqual(['周一至周五 08:30–12:00，13:30–17:30'])
  expect(hoursWords({ ...weekdays, sat: [['09:00', '12:00']] }).map(({ en }) => en)).toEqual([
    'Mon–Fri 08:30–12:00, 13:30–17:30',
    'Sat 09:00–12:00',
  ])
})

test('where somebody is there day and night, it is said so and not as a time of day', () => {
  expect(hoursWords(each([['00:00', '24:00']])).map(({ zh }) => zh)).toEqual(['全天二十四小时有人值班'])
  expect(hoursWords(each([['00:00', '24:00']], days.slice(1)))[0]?.en).toBe('Tue–Sun 00:00–24:00')
})
