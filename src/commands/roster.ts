import { readFile } from 'node:fs/promises'
import { DAY, isoAt } from '../clock/zone.ts'
import { gapsAhead, importRoster } from '../people/roster.ts'
import { theBureau } from '../places/bureau.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import { faultSaid } from '../platform/line-fault.ts'
import { bureau, json, readTyped, usage, word } from '../typed.ts'
import type { Context } from '../xjw.ts'

export const summary = {
  en: 'roster load FILE: take a duty roster (CSV); roster gaps [--days 14]: when a desk has nobody',
  zh: 'roster load 文件：装入值班表（CSV）；roster gaps [--days 14]：列出无人值班的时段',
}

export const options = {
  days: { ...word('how far ahead', '往后看多少天'), default: '14' },
  bureau,
  json,
} as const

export async function run(args: string[], context: Context): Promise<number> {
  const { what, file, values } = readOptions(args)
  const { db, close } = await context.open()
  try {
    const { bureauId, tz } = await theBureau(db, values.bureau)
    return what === 'load' ? await load(context, db, bureauId, file!) : await gaps(context, db, bureauId, tz, values)
  } finally {
    await close()
  }
}

type Db = Parameters<typeof importRoster>[0]

async function load({ say }: Context, db: Db, bureauId: number, file: string): Promise<number> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CannotStart(`${file} cannot be read.`, `无法读取 ${file}。`)
  })
  const { taken, faults } = await importRoster(db, bureauId, text)
  for (const fault of faults) {
    const { en, zh } = faultSaid(fault)
    say(en, zh)
  }
  if (faults.length > 0)
    say(`Faults: ${faults.length}. Nothing was changed.`, `共${faults.length}处有误，未做任何改动。`)
  else say(`${taken} shifts taken.`, `已装入${taken}个班次。`)
  return faults.length > 0 ? 1 : 0
}

async function gaps(
  { say, now }: Context,
  db: Db,
  bureauId: number,
  tz: string,
  { days, json }: { days: string; json?: boolean | undefined },
): Promise<number> {
  const from = now()
  const found = await gapsAhead(db, bureauId, { from, to: new Date(from.getTime() + Number(days) * DAY), tz })
  const at = (instant: Date) => isoAt(instant.getTime(), tz).slice(0, 16).replace('T', ' ')
  for (const { unit, ...gap } of found) {
    const when = `${at(gap.from)} – ${at(gap.to)}`
    say(`${unit.nameEn}  ${when}`, `${unit.nameZh}  ${when}`)
  }
  if (found.length === 0) say('Somebody is on duty at every desk.', '每个值班室都有人值班。')
  const asJson = JSON.stringify(found.map(({ unit, from, to }) => ({ unitId: unit.id, from, to })))
  if (json) say(asJson, asJson)
  return found.length > 0 ? 1 : 0
}

function readOptions(args: string[]) {
  const { values, positionals } = readTyped(args, options, summary, 2)
  const [what, file] = positionals
  const known = what === 'load' ? file !== undefined : what === 'gaps' && /^\d{1,3}$/.test(values.days)
  if (!known) throw usage(summary)
  return { what, file, values }
}
