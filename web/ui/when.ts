import { say, type Words } from '../../src/kinds/words.ts'

/*
 * Moments in words, by the one time that China keeps: 周三下午五点前, by 17:00 on Wednesday. A due is exclusive, so one at
 * midnight is the end of the day before (R21).
 */
const MINUTE = 60_000
const DAY = 86_400_000
const BEIJING = 8 * 60 * MINUTE

type Face = { year: number; month: number; date: number; weekday: number; hour: number; minute: number; day: number }

function faceOf(ms: number): Face {
  const at = new Date(ms + BEIJING)
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    date: at.getUTCDate(),
    weekday: at.getUTCDay(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    day: Math.floor((ms + BEIJING) / DAY),
  }
}

const weekdaysZh = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const months = 'January February March April May June July August September October November December'.split(' ')
const digits = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']
const two = (n: number) => (n < 10 ? `0${n}` : String(n))

/** 今天, 周三, 11月25日: as near as it may be said. */
function dayWords(face: Face, today: Face): Words {
  const away = face.day - today.day
  if (away === 0) return say('今天', 'today')
  if (away === 1) return say('明天', 'tomorrow')
  if (away === -1) return say('昨天', 'yesterday')
  if (away > 1 && away < 7) return say(weekdaysZh[face.weekday]!, `on ${weekdays[face.weekday]}`)
  return say(`${face.month}月${face.date}日`, `on ${face.date} ${months[face.month - 1]}`)
}

function hourWords({ hour, minute }: Face): Words {
  const part =
    hour < 6 ? '凌晨' : hour < 11 ? '上午' : hour < 13 ? '中午' : hour < 18 ? '下午' : hour < 24 ? '晚上' : ''
  const said = digits[hour > 12 ? hour - 12 : hour]!
  const zh =
    minute === 0 ? `${said}点` : minute === 30 ? `${said}点半` : `${hour > 12 ? hour - 12 : hour}点${two(minute)}分`
  return say(part + zh, `${two(hour)}:${two(minute)}`)
}

/** 2026年11月25日 星期三, Wednesday 25 November 2026. */
function fullDay(face: Face): Words {
  return say(
    `${face.year}年${face.month}月${face.date}日 ${weekdaysZh[face.weekday]}`,
    `${weekdays[face.weekday]} ${face.date} ${months[face.month - 1]} ${face.year}`,
  )
}

/** Everything that the answer card shows of a due: the day, until when on it, and one phrase for a sentence. */
export function dueWords(due: string, now: number): { day: Words; until: Words; by: Words; full: Words } {
  const ms = Date.parse(due)
  const today = faceOf(now)
  const exact = faceOf(ms)
  const wholeDay = exact.hour === 0 && exact.minute === 0
  const face = wholeDay ? faceOf(ms - 1) : exact
  const near = dayWords(face, today)
  const away = face.day - today.day
  const dated = `${face.month}月${face.date}日`
  const dayZh =
    away >= 0 && away < 7 && near.zh !== dated ? `${dated} ${near.zh}` : `${dated} ${weekdaysZh[face.weekday]}`
  const day = say(dayZh, `${weekdays[face.weekday]} ${face.date} ${months[face.month - 1]!.slice(0, 3)}`)
  const full = fullDay(face)
  if (wholeDay) {
    const en = near.en === 'today' ? 'by the end of today' : `by the end of ${near.en.replace(/^on /, '')}`
    return { day, until: say('当天之内', 'by the end of that day'), by: say(`${near.zh}之内`, en), full }
  }
  const hour = hourWords(face)
  return {
    day,
    until: say(`${hour.zh}前`, `by ${hour.en}`),
    by: say(`${near.zh}${hour.zh}前`, `by ${hour.en} ${near.en}`),
    full,
  }
}

/** Of a day alone: 11月25日 周三. */
export function dayOfWords(day: string): Words {
  const face = faceOf(Date.parse(`${day}T12:00:00+08:00`))
  return say(
    `${face.month}月${face.date}日 ${weekdaysZh[face.weekday]}`,
    `${weekdays[face.weekday]} ${face.date} ${months[face.month - 1]}`,
  )
}

/** 今天 14:05, 11月23日 14:05. */
export function atWords(at: string, now: number): Words {
  const face = faceOf(Date.parse(at))
  const day = dayWords(face, faceOf(now))
  const clock = `${two(face.hour)}:${two(face.minute)}`
  return say(`${day.zh} ${clock}`, `${day.en.replace(/^on /, '')}, ${clock}`)
}

/** 2026年11月25日 周三 14:05, for where it must be exact. */
export function exactWords(at: string): Words {
  const face = faceOf(Date.parse(at))
  const { zh, en } = fullDay(face)
  return say(`${zh} ${two(face.hour)}:${two(face.minute)}`, `${en}, ${two(face.hour)}:${two(face.minute)}`)
}

/** How long until a due, or since it: 还剩3小时, 晚了2天; and whether it is kept, near or late. */
export function leftWords(due: string, now: number): { words: Words; mark: 'open' | 'due' | 'late' } {
  const left = Date.parse(due) - now
  const size = Math.abs(left)
  const [zh, en] =
    size >= 2 * DAY
      ? [`${Math.floor(size / DAY)}天`, `${Math.floor(size / DAY)} days`]
      : size >= 60 * MINUTE
        ? [`${Math.floor(size / (60 * MINUTE))}小时`, `${Math.floor(size / (60 * MINUTE))} h`]
        : [`${Math.max(1, Math.floor(size / MINUTE))}分钟`, `${Math.max(1, Math.floor(size / MINUTE))} min`]
  if (left <= 0) return { words: say(`晚了${zh}`, `${en} late`), mark: 'late' }
  return { words: say(`还剩${zh}`, `${en} left`), mark: left < DAY ? 'due' : 'open' }
}

/** What `<input type="datetime-local">` shows, in Beijing time, to the minute. */
export const toLocal = (ms: number): string => {
  const face = faceOf(ms)
  return `${face.year}-${two(face.month)}-${two(face.date)}T${two(face.hour)}:${two(face.minute)}`
}

/** And back, with its offset. */
export const fromLocal = (text: string): string => (text ? `${text.length === 16 ? `${text}:00` : text}+08:00` : '')
