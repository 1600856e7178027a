import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
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
import type { Say } from '../say.ts'
import type { Context } from '../xjw.ts'

export const summary = { en: 'say when a limit ends, and why', zh: '推算期限到哪天，并说明怎么算的' }

type Asked = Pick<Context, 'config' | 'say' | 'now'> & Partial<Pick<Context, 'open'>>

/**
 * `xjw due [--from INSTANT] --limit '3 workday' [--pause A/B]… [--provisional] [--json]`, by the calendar that ships, or with
 * `--bureau B` by that bureau's own; or `xjw due --stdin`, one question in JSON a line (question.ts), one answer a line. Only
 * a bureau's own calendar needs a database.
 */
export async function run(args: string[], asked: Asked, input: NodeJS.ReadableStream = process.stdin): Promise<number> {
  const given = readArguments(args)
  if (!given || (!given.stdin && given.limit === undefined)) {
    usage(asked.say)
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
    const { bureauId } = await theBureau(house.db, bureau === '' ? undefined : Number(bureau))
    return (await bureauOf(house.db, bureauId)).calendar
  } finally {
    await house.close()
  }
}

function readArguments(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        from: { type: 'string' },
        limit: { type: 'string' },
        bureau: { type: 'string' },
        pause: { type: 'string', multiple: true, default: [] },
        provisional: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        stdin: { type: 'boolean', default: false },
      },
    })
    return values
  } catch {
    return undefined
  }
}

function usage(say: Say): void {
  say(
    "xjw due [--from 2026-09-30T10:00+08:00] --limit '3 workday' [--pause FROM/TO] [--provisional] [--bureau 3717] [--json]",
    "xjw due [--from 2026-09-30T10:00+08:00] --limit '3 workday' [--pause 起/止] [--provisional] [--bureau 3717] [--json]",
  )
  say('xjw due --stdin   one question in JSON a line', 'xjw due --stdin   每行一个 JSON 问题，逐行作答')
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
