import { createInterface } from 'node:readline'
import type { Calendar } from '../clock/calendar.ts'
import { type DueOptions, due, provisionalDue, readLimit } from '../clock/due.ts'
import { ClockFault } from '../clock/fault.ts'
import { faultInWords } from '../clock/fault-words.ts'
import { answerTo, answerToLine, faultAnswer } from '../clock/question.ts'
import { shippedCalendar } from '../clock/shipped.ts'
import { why } from '../clock/why.ts'
import { whyInWords } from '../clock/why-words.ts'
import { bureauOf } from '../matters/knowledge.ts'
import { theBureau } from '../places/bureau.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import type { Say } from '../say.ts'
import { bureau, flag, json, readTyped, usage, word } from '../typed.ts'
import type { Context } from '../xjw.ts'

export const summary = {
  en: "due [--from 2026-09-30T10:00+08:00] --limit '3 workday' [--pause FROM/TO]: when a limit ends, and why; due --stdin: one question in JSON a line",
  zh: "due [--from 2026-09-30T10:00+08:00] --limit '3 workday' [--pause 起/止]：推算期限到哪天，并说明怎么算的；due --stdin：每行一个 JSON 问题，逐行作答",
}

export const options = {
  from: word('from when (now)', '从什么时候起（默认现在）'),
  limit: word('how long: minute, hour, workday or day', '多久：minute、hour、workday、day'),
  pause: {
    ...word('while it stands still, FROM/TO; as often as need be', '停算的一段，起/止；可以写几次'),
    multiple: true,
    default: [] as string[],
  },
  provisional: flag('also where a year’s holidays are not known yet', '放假安排还没公布的年份也先算'),
  stdin: flag('one question in JSON a line, one answer a line', '每行一个 JSON 问题，逐行作答'),
  bureau,
  json,
} as const

type Asked = Pick<Context, 'config' | 'say' | 'now'> & Partial<Pick<Context, 'open'>>

/**
 * `xjw due [--from INSTANT] --limit '3 workday' [--pause A/B]… [--provisional] [--json]`, by the calendar that ships, or with
 * `--bureau B` by that bureau's own; or `xjw due --stdin`, one question in JSON a line (question.ts), one answer a line. Only
 * a bureau's own calendar needs a database.
 */
export async function run(args: string[], asked: Asked, input: NodeJS.ReadableStream = process.stdin): Promise<number> {
  const given = readArguments(args)
  if (given instanceof CannotStart) {
    asked.say(given.message, given.zh)
    return 2
  }
  const calendar = given.bureau === undefined ? shippedCalendar : await calendarFor(given.bureau, asked)
  if (given.stdin) return await answerEach(input, calendar, asked.say)
  const from = given.from ?? asked.now().toISOString()
  try {
    const options: DueOptions = { pauses: given.pause.map(readPause) }
    if (given.json) {
      const question = { from, limit: given.limit, provisional: given.provisional, ...options }
      const answer = answerTo(question, calendar)
      print(asked.say, answer)
      return 'error' in answer ? 1 : 0
    }
    const limit = readLimit(given.limit!)
    const ends = (given.provisional ? provisionalDue : due)(from, limit, calendar, options)
    asked.say(ends.due, ends.due)
    const lines = why(from, limit, calendar, options)
    const [zh, en] = [whyInWords(lines, 'zh'), whyInWords(lines, 'en')]
    for (const [i, line] of zh.entries()) asked.say(en[i]!, line)
    return 0
  } catch (fault) {
    if (!(fault instanceof ClockFault)) throw fault
    if (given.json) print(asked.say, faultAnswer(fault))
    else asked.say(faultInWords(fault, 'en'), faultInWords(fault, 'zh'))
    if (!given.json && fault.code === 'year-not-loaded') asked.say('Try --provisional.', '暂定时限请加 --provisional。')
    return 1
  }
}

/** The work calendar of a bureau, by its number; its only one, for an empty word. */
async function calendarFor(bureau: string, { open }: Asked): Promise<Calendar> {
  const house = await open!()
  try {
    const { bureauId } = await theBureau(house.db, bureau || undefined)
    return (await bureauOf(house.db, bureauId)).calendar
  } finally {
    await house.close()
  }
}

/** What was typed; how it is called, where it was called otherwise. */
function readArguments(args: string[]) {
  try {
    const { values } = readTyped(args, options, summary)
    return values.stdin || values.limit !== undefined ? values : usage(summary)
  } catch (error) {
    if (error instanceof CannotStart) return error
    throw error
  }
}

function readPause(text: string, i: number) {
  const [from, to, ...more] = text.split('/')
  if (from && to && more.length === 0) return { from, to }
  throw new ClockFault('bad-pause', `--pause ${text} is not FROM/TO`, { field: `pauses[${i}]` })
}

async function answerEach(input: NodeJS.ReadableStream, calendar: Calendar, say: Say): Promise<number> {
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }))
    if (line.trim() !== '') print(say, answerToLine(line, calendar))
  return 0
}

function print(say: Say, answer: unknown): void {
  const line = JSON.stringify(answer)
  say(line, line)
}
