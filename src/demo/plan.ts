import type { Post } from '../kinds/posts.ts'
import type { Division } from '../places/division.ts'
import { derivedId } from '../platform/ids.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { invent } from './names.ts'

export const bureauId = 3717
const CITY = '3717'
/** The mechanism is older; the invented people have been in their posts since then. */
export const since = '2024-01-01'

type Sort = 'bureau' | 'county' | 'station' | 'window' | 'inspection'
export type PlannedUnit = { code: string; parent: string | null; path: string; sort: Sort; zh: string; en: string }
export type PlannedPerson = { number: string; name: string; woman: boolean; phone: string; post: Post; unit: string }
export type PlannedBeat = { unit: string; name: string; villages: string[]; officer: string; standIn: string | null }
export type Plan = {
  units: PlannedUnit[]
  /** Unit and division, by code. */
  areas: [unit: string, division: string][]
  people: PlannedPerson[]
  beats: PlannedBeat[]
  /** Who takes turns at a desk, by unit code. */
  desks: Map<string, string[]>
}

export const unitIdOf = (code: string) => derivedId('unit', bureauId, code)
export const staffIdOf = (number: string) => derivedId('staff', bureauId, number)
export const beatIdOf = ({ unit, name }: { unit: string; name: string }) => derivedId('beat', bureauId, unit, name)

/** The whole bureau from its divisions: always the same one. */
export function planBureau(divisions: readonly Division[]): Plan {
  const plan: Plan = { units: [], areas: [], people: [], beats: [], desks: new Map() }
  const chance = chanceFrom('heze')
  const under = Map.groupBy(divisions, ({ parent }) => parent)
  plan.units.push({
    code: CITY,
    parent: null,
    path: '/',
    sort: 'bureau',
    zh: '菏泽市公安局',
    en: 'Heze Public Security Bureau',
  })
  plan.areas.push([CITY, CITY])
  staff(plan, chance, '0000', CITY, {
    city_officer: 2,
    duty_officer: 3,
    legal_officer: 1,
    system_admin: 1,
    security_admin: 1,
    audit_admin: 1,
  })
  inspection(plan, chance, '0001', { code: CITY, path: '/', zh: '菏泽市公安局督察支队', en: 'City inspection' })
  for (const [c, county] of under.get(CITY)!.entries()) {
    const [zh, en] = countyNames[county.code] ?? [`${county.name}公安局`, county.name]
    const path = `/${county.code}/`
    const number = String(c + 1).padStart(2, '0')
    plan.units.push({ code: county.code, parent: CITY, path, sort: 'county', zh, en: `${en} Public Security Bureau` })
    plan.areas.push([county.code, county.code])
    staff(plan, chance, `${number}00`, county.code, { county_officer: 2, duty_officer: 3, legal_officer: 1 })
    inspection(plan, chance, `${number}90`, { code: county.code, path, zh: `${zh}督察大队`, en: `${en} inspection` })
    for (const [t, town] of (under.get(county.code) ?? []).entries())
      station(plan, chance, `${number}${String(t + 1).padStart(2, '0')}`, path, town, under.get(town.code) ?? [])
  }
  return plan
}

/** As their bureaus are called; 区 have branches, 县 bureaus of their own. */
const countyNames: Record<string, [zh: string, en: string]> = {
  371702: ['菏泽市公安局牡丹分局', 'Mudan'],
  371703: ['菏泽市公安局定陶分局', 'Dingtao'],
  371721: ['曹县公安局', 'Caoxian'],
  371722: ['单县公安局', 'Shanxian'],
  371723: ['成武县公安局', 'Chengwu'],
  371724: ['巨野县公安局', 'Juye'],
  371725: ['郓城县公安局', 'Yuncheng'],
  371726: ['鄄城县公安局', 'Juancheng'],
  371728: ['东明县公安局', 'Dongming'],
  371771: ['菏泽市公安局经济开发区分局', 'Economic Development Zone'],
  371772: ['菏泽市公安局高新区分局', 'High-tech Zone'],
}

function station(plan: Plan, chance: Chance, number: string, above: string, town: Division, villages: Division[]) {
  const { code, parent, short } = town
  const called = short.replace(/(街道|镇|乡|办事处)$/, '')
  const path = `${above}${code}/`
  plan.units.push({ code, parent, path, sort: 'station', zh: `${called}派出所`, en: `${called} Police Station` })
  plan.units.push({
    code: `${code}-window`,
    parent: code,
    path: `${path}${code}-window/`,
    sort: 'window',
    zh: `${called}派出所户籍窗口`,
    en: `${called} service window`,
  })
  plan.areas.push([code, code])
  const beats = dealt(villages, Math.ceil(villages.length / 6))
  const hired = staff(plan, chance, number, code, {
    station_chief: 1,
    beat_officer: beats.length,
    duty_officer: 3,
    auxiliary: Math.ceil(beats.length / 2) + 1,
    mediator: 1,
    window_clerk: 1,
  })
  const officers = hired.filter(({ post }) => post === 'beat_officer').map(({ number }) => number)
  const names = new Set<string>()
  for (const [i, mine] of beats.entries()) {
    const plain = `${mine[0]!.short.replace(/(?<=.)(村|社区|居委会)$/, '')}片区`
    const name = names.has(plain) ? `${plain}（${i + 1}）` : plain
    names.add(name)
    const standIn = officers.length > 1 ? officers[(i + 1) % officers.length]! : null
    plan.beats.push({ unit: code, name, villages: mine.map(({ code }) => code), officer: officers[i]!, standIn })
  }
}

type Above = { code: string; path: string; zh: string; en: string }

function inspection(plan: Plan, chance: Chance, number: string, { code, path, zh, en }: Above) {
  const own = `${code}-inspection`
  plan.units.push({ code: own, parent: code, path: `${path}${own}/`, sort: 'inspection', zh, en })
  staff(plan, chance, number, own, { inspector: 2, head_inspector: 1 })
}

function staff(plan: Plan, chance: Chance, number: string, unit: string, wanted: Partial<Record<Post, number>>) {
  const hired: PlannedPerson[] = []
  for (const [post, count] of Object.entries(wanted))
    for (let i = 0; i < count; i++) {
      const women = post === 'window_clerk' || post === 'mediator' ? 0.7 : 0.2
      const next = String(hired.length + 1).padStart(2, '0')
      hired.push({ number: number + next, ...invent(chance, { women }), post: post as Post, unit })
    }
  const desk = hired.filter(({ post }) => post === 'duty_officer')
  if (desk.length > 0)
    plan.desks.set(
      unit,
      desk.map(({ number }) => number),
    )
  plan.people.push(...hired)
  return hired
}

/** Into so many heaps, each a run of neighbours by code, their sizes differing by one at most. */
function dealt<T>(list: readonly T[], heaps: number): T[][] {
  const at = (heap: number) => Math.round((heap * list.length) / heaps)
  return Array.from({ length: heaps }, (_, heap) => list.slice(at(heap), at(heap + 1)))
}
