import { addDays, isDay } from '../clock/day.ts'
import { startOfDay } from '../clock/zone.ts'
import { loadBureau } from '../demo/bureau.ts'
import { passOver } from '../demo/matters.ts'
import { demoPhotos } from '../demo/photos.ts'
import { bureauId } from '../demo/plan.ts'
import { inBulk } from '../demo/year/bulk.ts'
import { simulate } from '../demo/year/simulate.ts'
import { numberAll } from '../journal/feed.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import { megabytes, showProgress } from '../say.ts'
import { flag, json, readTyped, usage, word } from '../typed.ts'
import type { Context } from '../xjw.ts'

export const summary = {
  en: 'simulate [--days 365] [--seed 1] [--scale 20000] [--until DAY] [--bulk]: a plausible year in a demo',
  zh: 'simulate [--days 365] [--seed 1] [--scale 20000] [--until 日期] [--bulk]：在演示环境里过一遍像样的一年',
}

export const options = {
  days: { ...word('how many days of it', '多少天'), default: '365' },
  seed: { ...word('the same seed gives the same year', '种子相同，这一年就相同'), default: '1' },
  scale: { ...word('how many matters', '多少件事项'), default: '20000' },
  until: { ...word('its last day', '最后一天'), default: '2026-11-24' },
  bulk: flag('many at a time, fast', '成批写入，更快'),
  json,
} as const

/** The clock and the ids come from the seed (R40): the same seed, days, scale and last day give the same export. */
export async function run(args: string[], context: Context): Promise<number> {
  const { days, scale, until, seed, bulk, json } = readOptions(args)
  const { say, now } = context
  const house = await context.open()
  try {
    if (house.mode !== 'demo') throw isReal()
    await loadBureau(house.db, now(), () => {})
    const began = performance.now()
    const progress = showProgress(say, 'Simulating', '正在模拟', { rated: true })
    const photos = await demoPhotos(house)
    const last = startOfDay(until, 'Asia/Shanghai')
    const { opened, acts, refused } = await simulate({
      house,
      bureauId,
      seed,
      photos,
      from: addDays(until, -days),
      until: last,
      count: scale,
      ...(bulk && (await inBulk(house, bureauId, last))),
      progress,
    })
    await numberAll(house.pool)
    await passOver(house)
    await house.pool.query('analyze')
    return report(context, began, { matters: opened, entries: acts, refused }, json)
  } finally {
    await house.close()
  }
}

type Report = { matters: number; entries: number; refused: Record<string, number> }

function report({ say }: Context, began: number, done: Report, json = false): number {
  const seconds = (performance.now() - began) / 1000
  const rate = Math.round(done.entries / seconds)
  const rss = process.resourceUsage().maxRSS * 1024
  say(
    `${done.matters} matters, ${done.entries} acts in ${seconds.toFixed(1)} s: ${rate} a second, ${megabytes(rss)} MB of memory at most.`,
    `${done.matters}个事项、${done.entries}次办理，用时${seconds.toFixed(1)}秒，每秒${rate}次，内存最多${megabytes(rss)} MB。`,
  )
  for (const [what, n] of Object.entries(done.refused)) say(`  refused ${n} times: ${what}`, `  被拒绝${n}次：${what}`)
  if (json) {
    const line = JSON.stringify({ ...done, seconds, rate, rss })
    say(line, line)
  }
  return Object.keys(done.refused).length > 0 ? 1 : 0
}

function readOptions(args: string[]) {
  const { days, scale, until, ...values } = readTyped(args, options, summary).values
  const whole = (text: string, most: number) => {
    if (!/^[1-9]\d*$/.test(text) || Number(text) > most) throw usage(summary)
    return Number(text)
  }
  if (!isDay(until)) throw usage(summary)
  const numbers = { days: whole(days, 1000), scale: whole(scale, 1_000_000) }
  return { ...values, ...numbers, until }
}

const isReal = () =>
  new CannotStart(
    'A real bureau is never filled with invented matters. Choose a demo with --data.',
    '正式数据里绝不装入虚构的事项。请用 --data 指定演示环境。',
  )
