import { say, type Words } from './words.ts'

/** By weekday ("mon"), pairs of "08:30" and "12:00". */
export type Hours = Readonly<Record<string, readonly (readonly string[])[]>>

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const zh = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']
const en = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

const dayAndNight = say('全天二十四小时有人值班', 'Somebody is there day and night')

/** Opening hours, days that are alike taken together: 周一至周五 08:30–12:00，14:00–17:30. */
export function hoursWords(hours: Hours): Words[] {
  if (days.every((_, day) => spans(hours, day) === '00:00–24:00')) return [dayAndNight]
  const lines: Words[] = []
  for (let from = 0; from < days.length; ) {
    const open = spans(hours, from)
    let to = from
    while (to + 1 < days.length && spans(hours, to + 1) === open) to++
    if (open)
      lines.push(
        say(
          `${from === to ? zh[from] : `${zh[from]}至${zh[to]}`} ${open.split(' ').join('，')}`,
          `${from === to ? en[from] : `${en[from]}–${en[to]}`} ${open.split(' ').join(', ')}`,
        ),
      )
    from = to + 1
  }
  return lines
}

const spans = (hours: Hours, day: number): string =>
  (hours[days[day]!] ?? []).map(([opens, closes]) => `${opens}–${closes}`).join(' ')
