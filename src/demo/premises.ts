import { dayAt, dayNumber } from '../clock/day.ts'
import type { Division } from '../places/division.ts'
import { derivedId } from '../platform/ids.ts'
import { chanceFrom } from './chance.ts'

/** How many of a sort a village has, and after how many days they are looked at again (M43, M44, M57). */
const usual = [
  { sort: 'school', share: 0.25, every: 30, names: ['小学', '幼儿园', '中心小学'] },
  { sort: 'shop', share: 0.9, every: 90, names: ['便民超市', '五金店', '电动车行', '烟酒店', '小饭馆'] },
  { sort: 'workshop', share: 0.3, every: 90, names: ['木材加工厂', '板材厂', '面粉坊', '服装加工点'] },
  { sort: 'rented', share: 0.3, every: 90, names: ['出租房一号院', '出租房二号院'] },
  { sort: 'public_place', share: 0.2, every: 30, names: ['大集', '文化广场', '卫生室', '浴池'] },
] as const

/** Invented premises of every village, each last looked at some time within its term, a few of them too long ago. */
export function plannedPremises(villages: readonly Division[], now: Date) {
  const today = dayNumber(now.getUTCFullYear(), now.getUTCMonth() + 1, now.getUTCDate())
  return villages.flatMap(({ code, short }) => {
    const chance = chanceFrom(`premises ${code}`)
    return usual.flatMap(({ sort, share, every, names }) => {
      if (chance.next() >= share) return []
      const last = today - chance.below(Math.ceil(every * 1.08))
      return {
        id: derivedId('premises', code, sort),
        village_code: code,
        sort,
        name: short + chance.pick(names),
        last_check: dayAt(last),
        next_check: dayAt(last + every),
        made_at: now.toISOString(),
      }
    })
  })
}
