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
const digits = '零一二三四五六七八九十'
/** 三十五, as one says it. @param n below a hundred */
const inChinese = (n: number): string =>
  n <= 10 ? digits[n]! : (n < 20 ? '' : digits[Math.floor(n / 10)]!) + '十' + (n % 10 === 0 ? '' : digits[n % 10]!)
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

/** 下午四点三十五分, 早上七点半: in words, as one says it on the telephone. */
function hourWords({ hour, minute }: Face): Words {
  const part =
    hour < 6 ? '凌晨' : hour < 8 ? '早上' : hour < 12 ? '上午' : hour < 13 ? '中午' : hour < 18 ? '下午' : '晚上'
  const clock = hour > 12 ? hour - 12 : hour
  const past = minute === 0 ? '' : minute === 30 ? '半' : `${minute < 10 ? '零' : ''}${inChinese(minute)}分`
  return say(`${part}${clock === 2 ? '两' : inChinese(clock)}点${past}`, `${two(hour)}:${two(minute)}`)
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

/** 明天 20:00 到11月26日 08:00, from tomorrow, 20:00 until 26 November, 08:00. @param to null: nobody knows yet */
export function spanWords(from: string, to: string | null, now: number): Words {
  const begin = Date.parse(from) <= now ? say('现在', 'now') : atWords(from, now)
  if (to === null) return say(`${begin.zh}起`, begin.en === 'now' ? 'from now on' : `from ${begin.en} on`)
  const end = atWords(to, now)
  return say(`${begin.zh} 到${end.zh}`, `from ${begin.en} until ${end.en}`)
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
