import { type Calendar, type CalendarData, calendarFrom } from './calendar.ts'
import { type DueOptions, due, provisionalDue } from './due.ts'
import { ClockFault, type ClockFaultCode } from './fault.ts'
import { checkLimit, type Limit, readLimit } from './limit.ts'
import { nextOpen, type OpenUnit, openBetween, openFor } from './open-time.ts'
import { type OpeningData, openingFrom } from './opening-hours.ts'
import { why } from './why.ts'
import { whyInWords } from './why-words.ts'
import { type Instant, isoAt } from './zone.ts'

type Why = { readonly zh: readonly string[]; readonly en: readonly string[] }

/** An answer as it is printed: one line of JSON. */
export type Answer =
  | {
      readonly due: string
      readonly lastDay?: string
      readonly provisional?: boolean
      readonly capped?: boolean
      readonly why: Why
    }
  | { readonly seconds: number; readonly why: Why }
  | {
      readonly error: ClockFaultCode
      readonly message: string
      readonly field?: string
      readonly year?: number
      readonly faults?: readonly unknown[]
    }

/**
 * Answers a question that came from outside. Of days: `{from, limit, pauses?, cap?, extensions?, provisional?, calendar?}`,
 * the limit as '3 workday' or `{value, unit}`. Of open hours (R21): `{op: 'add'|'between'|'next', start, end?, n?, unit?,
 * calendar}`. Never throws for what is in the question.
 */
export function answerTo(question: unknown, calendar: Calendar): Answer {
  try {
    if (!isObject(question)) throw bad('')
    return question['op'] === undefined ? ofDays(question, calendar) : ofOpenHours(question)
  } catch (fault) {
    if (!(fault instanceof ClockFault)) throw fault
    return faultAnswer(fault)
  }
}

export function faultAnswer({ code, message, field, year, faults }: ClockFault): Answer {
  return {
    error: code,
    message,
    ...(field !== undefined && { field }),
    ...(year !== undefined && { year }),
    ...(faults.length > 0 && { faults }),
  }
}

/** A line of JSON, read and answered. */
export function answerToLine(line: string, calendar: Calendar): Answer {
  let question: unknown
  try {
    question = JSON.parse(line)
  } catch {
    return faultAnswer(new ClockFault('bad-question', 'not a line of JSON'))
  }
  return answerTo(question, calendar)
}

const isObject = (x: unknown): x is Record<string, unknown> => typeof x === 'object' && x !== null && !Array.isArray(x)
const bad = (field: string): ClockFault => new ClockFault('bad-question', field || 'not an object', { field })

function ofDays(question: Record<string, unknown>, shipped: Calendar): Answer {
  const calendar = question['calendar'] === undefined ? shipped : calendarFrom(question['calendar'] as CalendarData)
  const from = question['from'] as Instant
  const { limit } = question
  const period = typeof limit === 'string' ? readLimit(limit) : checkLimit(limit as Limit)
  const options = optionsOf(question)
  const ends = (question['provisional'] === true ? provisionalDue : due)(from, period, calendar, options)
  const lines = why(from, period, calendar, options)
  return { ...ends, why: { zh: whyInWords(lines, 'zh'), en: whyInWords(lines, 'en') } }
}

function optionsOf({ pauses, extensions, cap }: Record<string, unknown>): DueOptions {
  for (const [field, list] of Object.entries({ pauses, extensions }))
    if (list !== undefined && !(Array.isArray(list) && list.every(isObject))) throw bad(field)
  if (cap !== undefined && !isObject(cap)) throw bad('cap')
  if (cap?.['excludes'] !== undefined && !Array.isArray(cap['excludes'])) throw bad('cap.excludes')
  if (cap?.['extension'] !== undefined && !isObject(cap['extension'])) throw bad('cap.extension')
  const given = Object.entries({ pauses, extensions, cap }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given) as DueOptions
}

function ofOpenHours({ op, start, end, n, unit, calendar }: Record<string, unknown>): Answer {
  if (!['add', 'next', 'next_working_time', 'between', 'between_seconds'].includes(op as string)) throw bad('op')
  const opening = openingFrom(calendar as OpeningData)
  const say = (date: Date, zh: string, en: string): Answer => {
    const due = isoAt(date.getTime(), opening.tz)
    return { due, why: { zh: [`${zh}，到${due}。`], en: [`${en}: ${due}.`] } }
  }
  if (op === 'add') {
    if (typeof n !== 'number') throw new ClockFault('bad-limit', 'n is not a whole number', { field: 'n' })
    if (typeof unit !== 'string')
      throw new ClockFault('bad-limit', 'unit is none of second, minute, hour, day', { field: 'unit' })
    const one = unit.replace(/s$/, '') as OpenUnit
    const units = { second: '秒', minute: '分钟', hour: '小时', day: '个开放日' }
    const date = openFor(start as Instant, n, one, opening)
    return say(
      date,
      `只算开放时间，满${n}${units[one]}`,
      `${n} ${one}${Math.abs(n) === 1 ? '' : 's'} of open time end at`,
    )
  }
  if (op === 'next' || op === 'next_working_time')
    return say(nextOpen(start as Instant, opening), '最近的开放时刻', 'The next open moment')
  const seconds = openBetween(start as Instant, end as Instant, opening) / 1000
  return { seconds, why: { zh: [`两个时刻之间开放${seconds}秒。`], en: [`Open for ${seconds} seconds between them.`] } }
}
