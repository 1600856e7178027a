import { dayOf, isoAt } from '../clock/zone.ts'
import { kindNamed, wordsFor } from '../kinds/index.ts'
import type { Words } from '../kinds/words.ts'
import { inEnglish } from '../places/surname.ts'

export type Told = {
  kind: string
  name: string
  code: string
  /** Exclusive, as promises are; null where none is open. */
  due: Date | null
  tz: string
  /** The owner as one is addressed, and how to reach them. */
  surname: string
  phone: string | null
  unitZh: string
  unitEn: string
}

/**
 * A notice as it is read on a telephone that anybody may pick up: a code, a day, an officer; never what it is about
 * (domain §3.3). Refuses nothing: a notice whose kind has gone keeps its code.
 */
export function noticeWords(told: Told): Words {
  const kind = kindNamed(told.kind)
  const words = kind && wordsFor(kind, 'notices', told.name)
  if (!words) return { zh: told.code, en: told.code }
  const [zh, en] = [dayWords(told, 'zh'), dayWords(told, 'en')]
  const phone = told.phone ?? '110'
  return {
    zh: fill(words.zh, { ...told, ...zh, who: `${told.surname}警官`, unit: told.unitZh, phone }),
    en: fill(words.en, { ...told, ...en, who: `Officer ${inEnglish(told.surname)}`, unit: told.unitEn, phone }),
  }
}

/** Several things that the clock has to say to one person, in one message. */
export const digestWords = (matters: number): Words => ({
  zh: `您有 ${matters} 件事项快到期或已超期，请打开“今天”查看。`,
  en: `${matters} matters are due soon or late. Open “Today” to see them.`,
})

const fill = (text: string, values: Record<string, unknown>): string =>
  text
    .replace(/\{(\w+)\}/g, (whole, name) => (values[name] === undefined ? whole : String(values[name])))
    .replace(/ {2,}/g, ' ')

const weekdays = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
}

/** The last day on which it can be done; midnight is the end of the day before, and is not said as a time. */
export function dayWords({ due, tz }: Pick<Told, 'due' | 'tz'>, language: 'zh' | 'en'): { day: string; time: string } {
  if (!due) return language === 'zh' ? { day: '尽快', time: '' } : { day: 'soon', time: '' }
  const local = isoAt(due.getTime(), tz)
  const midnight = local.slice(11, 16) === '00:00'
  const day = midnight ? dayOf(new Date(due.getTime() - 1), tz) : local.slice(0, 10)
  const [, month, date] = day.split('-').map(Number)
  const weekday = weekdays[language][new Date(`${day}T12:00:00Z`).getUTCDay()]
  const time = midnight ? '' : local.slice(11, 16)
  return { day: language === 'zh' ? `${month}月${date}日（${weekday}）` : `${weekday} ${day}`, time }
}
