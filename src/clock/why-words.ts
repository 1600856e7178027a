import { type Day, dayAt, numberOf, weekdayAt } from './day.ts'
import type { Limit } from './limit.ts'
import type { Named, WhyLine } from './why.ts'

export type Language = 'zh' | 'en'

/** The way to a due in sentences, one a line. */
export function whyInWords(lines: readonly WhyLine[], language: Language): string[] {
  return lines.map(language === 'zh' ? inChinese : inEnglish)
}

function inChinese(line: WhyLine): string {
  switch (line.is) {
    case 'starts':
      return `${zhDay(line.day)}是起始日，不算在内，从次日起算。`
    case 'counted':
      return line.unit === 'day'
        ? `${zhSpan(line)}：第${zhNth(line)}天，周末也算。`
        : `${zhSpan(line)}：第${zhNth(line)}个工作日。`
    case 'makeup':
      return `${zhDay(line.day)}：因${line.name}调休上班，算第${line.nth}个工作日。`
    case 'weekend':
      return `${zhSpan(line)}：周末，不算。`
    case 'holiday':
      return `${zhSpan(line)}：${line.name}放假，不算。`
    case 'paused':
      return `${zhSpan(line)}：暂停计时，不算。`
    case 'long':
      return `${zhSpan(line)}：时间较长，不逐日列出，共算${zhLimit(line.limit)}。`
    case 'runs':
      return `从${zhTime(line.from)}起算${zhLimit(line.limit)}，昼夜连续计时，周末和节假日也算。`
    case 'stood':
      return `${zhTime(line.from)}至${zhTime(line.to)}：暂停计时，时限相应顺延。`
    case 'moved':
      if (line.by === 'pause') return `期满日${zhDay(line.from)}正值暂停，顺延到${zhDay(line.to)}。`
      if (line.by === 'weekend') return `期满日${zhDay(line.from)}是周末，顺延到${zhDay(line.to)}。`
      return `期满日${zhDay(line.from)}正值${line.name}放假，顺延到节后第一个工作日${zhDay(line.to)}。`
    case 'extended':
      return `依法延长${zhLimit(line)}。`
    case 'held':
      return `按承诺和暂停可到${zhEnd(line.promised)}，但法定期限是${zhLimit(line.law)}，以法定期限为准：`
    case 'unannounced':
      return `${line.year}年放假安排尚未公布，先按平常周末推算；公布后只会推后，不会提前。`
    case 'ends':
      return `${line.provisional ? '暂定' : ''}${zhEnd(line.due)}前办结，都算按时。`
  }
}

function inEnglish(line: WhyLine): string {
  switch (line.is) {
    case 'starts':
      return `${enDay(line.day)} is the starting day; counting begins the day after.`
    case 'counted':
      return line.unit === 'day'
        ? `${enSpan(line)}: ${enNth('day', line)}, weekends included.`
        : `${enSpan(line)}: ${enNth('workday', line)}.`
    case 'makeup':
      return `${enDay(line.day)}: worked in exchange for ${enNamed(line)}, workday ${line.nth}.`
    case 'weekend':
      return `${enSpan(line)}: weekend, not counted.`
    case 'holiday':
      return `${enSpan(line)}: ${enNamed(line)}, not counted.`
    case 'paused':
      return `${enSpan(line)}: paused, not counted.`
    case 'long':
      return `${enSpan(line)}: too long to list day by day; ${enLimit(line.limit)} in all.`
    case 'runs':
      return `${enLimit(line.limit)} from ${enTime(line.from)}, day and night, weekends and holidays included.`
    case 'stood':
      return `${enTime(line.from)} to ${enTime(line.to)}: paused; the limit waits as long.`
    case 'moved':
      if (line.by === 'pause') return `The last day, ${enDay(line.from)}, is paused: it moves to ${enDay(line.to)}.`
      if (line.by === 'weekend')
        return `The last day, ${enDay(line.from)}, is a weekend: it moves to ${enDay(line.to)}.`
      return `The last day, ${enDay(line.from)}, falls in ${enNamed(line)}: it moves to the next workday, ${enDay(line.to)}.`
    case 'extended':
      return `Extended by law: ${enLimit(line)}.`
    case 'held':
      return `Promise and pauses would run to ${enEnd(line.promised)}, but the law allows ${enLimit(line.law)}, and the law stands:`
    case 'unannounced':
      return `The holidays of ${line.year} are not announced yet; ordinary weekends are assumed. The announcement can only move this later.`
    case 'ends':
      return `${line.provisional ? 'Provisionally, done' : 'Done'} before ${enEnd(line.due)} is on time.`
  }
}

type Stretch = { readonly from: Day; readonly to: Day }

const daysOf = ({ from, to }: Stretch): number => numberOf(to) - numberOf(from) + 1
const numbers = (line: Stretch & { readonly nth: number }, sign: string): string =>
  daysOf(line) === 1 ? `${line.nth}` : `${line.nth}${sign}${line.nth + daysOf(line) - 1}`

const sameYear = (a: Day, b: Day): boolean => a.slice(0, 4) === b.slice(0, 4)

const zhWeekdays = ['日', '一', '二', '三', '四', '五', '六']
const parts = (day: Day): [number, number, number] => [
  Number(day.slice(0, 4)),
  Number(day.slice(5, 7)),
  Number(day.slice(8, 10)),
]

function zhDay(day: Day): string {
  const [year, month, date] = parts(day)
  return `${year}年${month}月${date}日（周${zhWeekdays[weekdayAt(numberOf(day))]}）`
}
const zhSpan = ({ from, to }: Stretch): string => {
  if (from === to) return zhDay(from)
  return `${zhDay(from)}至${sameYear(from, to) ? zhDay(to).slice(5) : zhDay(to)}`
}
const zhNth = (line: Stretch & { readonly nth: number }): string => numbers(line, '至')
const zhTime = (iso: string): string => zhDay(iso.slice(0, 10)) + iso.slice(11, 16)
const zhUnits = { minute: '分钟', hour: '小时', day: '天', workday: '个工作日' }
const zhLimit = ({ value, unit }: Pick<Limit, 'value' | 'unit'>): string => `${value}${zhUnits[unit]}`
/** Midnight is said as the end of the day before: nobody should read the next date on a card. */
const zhEnd = (iso: string): string => (isMidnight(iso) ? `${zhDay(dayBefore(iso))}24时` : zhTime(iso))

const enWeekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const enMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function enDay(day: Day): string {
  const [year, month, date] = parts(day)
  return `${enWeekdays[weekdayAt(numberOf(day))]} ${date} ${enMonths[month - 1]} ${year}`
}
const enSpan = ({ from, to }: Stretch): string => {
  if (from === to) return enDay(from)
  return `${sameYear(from, to) ? enDay(from).slice(0, -5) : enDay(from)} to ${enDay(to)}`
}
const enNth = (unit: string, line: Stretch & { readonly nth: number }): string =>
  `${unit}${daysOf(line) === 1 ? '' : 's'} ${numbers(line, '–')}`
const enTime = (iso: string): string => `${iso.slice(11, 16)} on ${enDay(iso.slice(0, 10))}`
const enLimit = ({ value, unit }: Pick<Limit, 'value' | 'unit'>): string => `${value} ${unit}${value === 1 ? '' : 's'}`
const enNamed = ({ name, en }: Named): string => en ?? name
const enEnd = (iso: string): string => (isMidnight(iso) ? `the end of ${enDay(dayBefore(iso))}` : enTime(iso))

const isMidnight = (iso: string): boolean => iso.slice(11, 19) === '00:00:00'
const dayBefore = (iso: string): Day => dayAt(numberOf(iso.slice(0, 10)) - 1)
