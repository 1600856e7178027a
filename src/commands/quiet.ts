import { isTimeOfDay, quietHoursOf, setQuietHours } from '../people/quiet-hours.ts'
import { theBureau } from '../places/bureau.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import { bureau, json, readTyped, usage } from '../typed.ts'
import type { Context } from '../xjw.ts'

export const summary = {
  en: 'quiet [list|set UNIT FROM TO] [--json]: when the clock keeps silent in a unit, like 21:00 07:30; the same twice: never',
  zh: 'quiet [list|set 单位编号 从 到] [--json]：一个单位的安静时段，如 21:00 07:30；两个写一样就是不设',
}

export const options = { bureau, json } as const

export async function run(args: string[], { say, open }: Context): Promise<number> {
  const { values, positionals } = readTyped(args, options, summary, 4)
  const [verb = 'list', code, from, to] = positionals
  const isSet = verb === 'set' && code !== undefined && from !== undefined && to !== undefined
  if (!isSet && (verb !== 'list' || code !== undefined)) throw usage(summary)
  for (const time of isSet ? [from, to] : [])
    if (!isTimeOfDay(time))
      throw new CannotStart(`“${time}” is no time of day, like 21:00.`, `“${time}”不是时间，应像 21:00。`)
  const house = await open()
  try {
    const { bureauId } = await theBureau(house.db, values.bureau)
    const units = await quietHoursOf(house.db, bureauId)
    const unit = units.find(one => one.code === code)
    if (isSet && !unit) throw new CannotStart(`There is no unit ${code}.`, `没有编号为 ${code} 的单位。`)
    if (isSet) await setQuietHours(house.db, bureauId, unit!.id, from, to)
    const shown = isSet ? [{ ...unit!, from, to }] : units
    for (const one of shown)
      say(`${one.code}  ${one.from}–${one.to}  ${one.nameEn}`, `${one.code}  ${one.from}–${one.to}  ${one.nameZh}`)
    if (values.json) {
      const text = JSON.stringify({ units: shown.map(one => ({ code: one.code, from: one.from, to: one.to })) })
      say(text, text)
    }
    return 0
  } finally {
    await house.close()
  }
}
