import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { isoAt } from '../clock/zone.ts'
import { type Answer, answerOf, type Bureau } from '../figures/answer.ts'
import { auditOf, isTrue, madeDraw } from '../figures/audit.ts'
import { figureNamed, figures } from '../figures/catalogue.ts'
import type { Cell } from '../figures/cells.ts'
import { countFigures, rebuildFigures } from '../figures/count.ts'
import type { Figure } from '../figures/figure.ts'
import { lastMonth, readPeriod } from '../figures/period.ts'
import { monthOf } from '../figures/public.ts'
import { type Review, reviewsOf } from '../figures/review.ts'
import type { Axis } from '../figures/sums.ts'
import { callsOf } from '../figures/survey.ts'
import { tableOf } from '../figures/table.ts'
import type { House } from '../house.ts'
import { numberFeed } from '../journal/feed.ts'
import { bureauOf } from '../matters/knowledge.ts'
import { theBureau } from '../places/bureau.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import { tableStream } from '../platform/table.ts'
import type { Say } from '../say.ts'
import { bureau, json, readTyped, word } from '../typed.ts'
import type { Context } from '../xjw.ts'

export const summary = {
  en: 'figures [NAME --from D --to D --by kind|measure|unit|type --json]: any number of a board; alone: their names; figures rebuild: count anew; figures audit --month 2026-10: the draw of a month, again; figures survey --month 2026-10: whom another unit calls, and how far it has come; figures review: back from what was serious',
  zh: 'figures [名称 --from 日 --to 日 --by kind|measure|unit|type --json]：查看任一项数据；不带名称则列出全部；figures rebuild：从头重算；figures audit --month 2026-10：重抽某月的督察抽查名单；figures survey --month 2026-10：某月独立回访抽得对不对、打到哪了；figures review：从严重的事往回看',
}

export const options = {
  from: word('the first day', '从哪天起'),
  to: word('the last day', '到哪天为止'),
  by: {
    ...word('along what it is told apart: kind, measure, unit, type', '按什么分：kind、measure、unit、type'),
    multiple: true,
    default: [] as string[],
  },
  measure: word('of one promise alone', '只看这一项承诺'),
  month: word('of which month, like 2026-10', '哪个月，如 2026-10'),
  out: word('into a file too: .csv or .xlsx', '另存为文件：.csv 或 .xlsx'),
  bureau,
  json,
} as const

/** What else can be asked for by a name. */
const besides = ['rebuild', 'audit', 'survey', 'review']

/** For whoever holds the server: everything is counted, also what one post or another may not know of. */
const everything = { behind: ['', 'protected', 'owner', 'inspection', 'barred', 'disclosed'] } as const

/** Days are the bureau's and both included; an instant with its offset is excluded as an end. Without either: the month before. */
export async function run(args: string[], context: Context): Promise<number> {
  const { name, values } = readOptions(args)
  const { say } = context
  if (name === undefined) return list(say, values.json)
  const figure = figureNamed(name)
  if (!figure && !besides.includes(name))
    throw new CannotStart(
      `There is no figure “${name}”: ${figures.map(one => one.name).join(', ')}`,
      `没有“${name}”这项数据。可用的有：${figures.map(one => one.name).join('、')}`,
    )
  const by = figure ? values.by.flatMap(text => text.split(',')).map(text => readAxis(text, figure)) : []
  const house = await context.open()
  try {
    const bureau = await theBureau(house.db, values.bureau)
    const { bureauId, tz } = bureau
    for (let n = 1; n > 0; ) n = await numberFeed(house.pool, bureauId)
    if (name === 'rebuild') {
      const read = await rebuildFigures(house, bureauId, tz)
      say(`Counted anew from ${read} entries.`, `已按${read}条办理记录从头重算。`)
      return 0
    }
    for (let n = 1; n > 0; ) n = await countFigures(house, bureauId, tz)
    if (name === 'audit') return await audit(house, bureau, values, say)
    if (name === 'survey') return await survey(house, bureau, values, say)
    const last = lastMonth(house.now(), tz)
    const measures = values.measure === undefined ? undefined : [values.measure]
    const period = readPeriod(values.from ?? last.from, values.to ?? last.to, tz)
    if (!figure) {
      const { calendar } = await bureauOf(house.db, bureauId)
      const events = await reviewsOf(house, bureau, period, { behind: everything.behind }, calendar)
      showReviews(say, events)
      if (values.json) print(say, { reviews: events })
      return 0
    }
    const answer = await answerOf(house, bureau, { figure, period, by, sight: everything, measures })
    show(say, answer, tz)
    if (values.out) await toFile(values.out, figure, answer, context)
    if (values.json) print(say, answer)
    return 0
  } finally {
    await house.close()
  }
}

async function audit(
  house: House,
  bureau: Bureau,
  { month, json }: { month?: string; json: boolean },
  say: Say,
): Promise<number> {
  const days = monthOf(month, house.now(), bureau.tz)
  const made = await auditOf(house, bureau, days)
  const { list: all, matters, drawnOn, seed } = made
  const good = isTrue(made)
  say(
    `${made.month}, drawn on ${drawnOn}: ${matters.length} of ${all.length}. Seed ${seed}, which ${good ? 'is' : 'IS NOT'} the hash of that day and that list.`,
    `${made.month}，${drawnOn} 抽取：${all.length}件中抽${matters.length}件。种子 ${seed}，${good ? '与日期和名单相符' : '与日期和名单不符'}。`,
  )
  for (const id of matters) say(`  ${id}`, `  ${id}`)
  if (json) print(say, { ...made, isTrue: good })
  return good ? 0 : 1
}

/** Whether the draw of a month holds, and how far its calls have come; never which matters they are about. */
async function survey(
  house: House,
  bureau: Bureau,
  { month, json }: { month?: string; json: boolean },
  say: Say,
): Promise<number> {
  const days = monthOf(month, house.now(), bureau.tz)
  const made = await madeDraw(house, bureau, days.month, 'survey')
  if (!made) {
    say(`Nothing was drawn of ${days.month} yet.`, `${days.month} 还没有抽。`)
    return 1
  }
  const good = isTrue(made)
  const calls = await callsOf(house, bureau, made.month)
  const drawn = made.picked.length
  say(
    `${made.month}, drawn on ${made.drawnOn}: ${drawn} of ${made.list.length}. Seed ${made.seed}, which ${good ? 'is' : 'IS NOT'} the hash of that day and that list.`,
    `${made.month}，${made.drawnOn} 抽取：${made.list.length}件中抽${drawn}件。种子 ${made.seed}，${good ? '与日期和名单相符' : '与日期和名单不符'}。`,
  )
  for (const [state, n] of Object.entries(calls)) say(`  ${state}: ${n}`, `  ${state}：${n}`)
  const { drawnOn, seed } = made
  if (json) print(say, { month: made.month, drawnOn, seed, of: made.list.length, drawn, calls, isTrue: good })
  return good ? 0 : 1
}

function showReviews(say: Say, events: readonly Review[]): void {
  if (events.length === 0) say('Nothing serious in this time.', '这段时间没有严重的事。')
  for (const { matterId, kind, at, small, due, reviewed } of events) {
    say(
      `${at}  ${kind}  ${matterId}: ${small.length} small before it; ${reviewed ? `reviewed ${reviewed.at}: ${reviewed.signs}, ${reviewed.lesson}` : `to be reviewed before ${due}`}`,
      `${at}  ${kind}  ${matterId}：之前有${small.length}件小事；${reviewed ? `${reviewed.at} 已回看：${reviewed.signs}，${reviewed.lesson}` : `${due} 前要回看`}`,
    )
    for (const one of small) {
      const line = `  ${one.openedAt}  ${one.kind}  ${one.matterId}`
      say(`${line}, ${one.daysBefore} days before`, `${line}，早${one.daysBefore}天`)
    }
  }
}

/** `.csv` or `.xlsx`. Never over what is there. */
async function toFile(path: string, figure: Figure, answer: Answer, { say, config, now }: Context): Promise<void> {
  const type = path.endsWith('.xlsx') ? 'xlsx' : path.endsWith('.csv') ? 'csv' : undefined
  if (!type)
    throw new CannotStart('--out takes a name that ends in .csv or .xlsx.', '--out 的文件名须以 .csv 或 .xlsx 结尾。')
  const table = tableOf(figure, answer, config.language, now())
  await pipeline(tableStream(table, type), createWriteStream(path, { flags: 'wx', mode: 0o600 })).catch(why => {
    if (why.code !== 'EEXIST') throw why
    throw new CannotStart(`${path} is there already and was not touched.`, `${path} 已存在，未做任何改动。`)
  })
  say(`Written: ${path}`, `已写入：${path}`)
}

function list(say: Say, json: boolean): number {
  for (const { name, words, by } of figures)
    say(
      `${name.padEnd(24)} ${words.en} (--by ${by.join(', ')})`,
      `${name.padEnd(24)} ${words.zh}（--by ${by.join('、')}）`,
    )
  if (json) print(say, { figures: figures.map(({ name, words, about, by }) => ({ name, words, about, by })) })
  return 0
}

function show(say: Say, { figure, from, until, by, rows, ...all }: Answer, tz: string): void {
  const { words } = figureNamed(figure)!
  const end = isoAt(Date.parse(until), tz)
  say(
    `${words.en}, from ${from}, before ${end}: ${inWords(all)}`,
    `${words.zh}，${from} 至 ${end}（不含）：${inWords(all)}`,
  )
  for (const row of rows) {
    const at = by.map(axis => row[axis] || '—').join('  ')
    say(`  ${at}  ${row.name?.en ?? ''}  ${inWords(row)}`, `  ${at}  ${row.name?.zh ?? ''}  ${inWords(row)}`)
  }
}

function inWords({ n, k, rate, low, mean, minutes, gap, came }: Cell): string {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`
  const parts = [
    ...(rate === null ? [] : [percent(rate)]),
    ...(mean === undefined || mean === null ? [] : [mean.toFixed(2)]),
    ...(gap === undefined || gap === null ? [] : [percent(gap)]),
    ...(minutes ? [`p50 ${minutes.p50 ?? '—'} min, p90 ${minutes.p90 ?? '—'} min, p95 ${minutes.p95 ?? '—'} min`] : []),
    `n = ${n}`,
    ...(rate !== null && low !== null ? [`k = ${k}`, `≥ ${percent(low)}`] : []),
    ...(Object.keys(came).length > 0
      ? [
          Object.entries(came)
            .map(([code, times]) => `${code} ${times}`)
            .join(' '),
        ]
      : []),
  ]
  return parts.join(' | ')
}

function readAxis(text: string, { name, by }: Figure): Axis {
  const axis = by.find(one => one === text)
  const [en, zh] = by.length > 0 ? [by.join(', '), by.join('、')] : ['nothing', '空']
  if (!axis)
    throw new CannotStart(`“${name}” goes --by ${en}; not by “${text}”.`, `“${name}”可以 --by ${zh}，不能按“${text}”。`)
  return axis
}

function print(say: Say, answer: unknown): void {
  const line = JSON.stringify(answer)
  say(line, line)
}

function readOptions(args: string[]) {
  const { values, positionals } = readTyped(args, options, summary, 1)
  return { name: positionals[0], values }
}
