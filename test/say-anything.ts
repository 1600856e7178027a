import type { TObject } from 'typebox'
import { isoAt } from '../src/clock/zone.ts'

/** Chance that can be had again: the same seed, the same walk (mulberry32). */
export function chanceOf(seed: number) {
  let a = seed >>> 0
  const next = () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = a
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return {
    next,
    below: (n: number) => Math.floor(next() * n),
    pick: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!,
    likely: (p: number) => next() < p,
  }
}
export type Chance = ReturnType<typeof chanceOf>

export type Around = {
  now: string
  staff: readonly string[]
  units?: readonly string[]
  matters: readonly string[]
  files: readonly string[]
  people?: readonly string[]
  /** Somebody new, as whoever is asked takes them: written out, or an id. */
  person?: () => unknown
  /** What a field of this name could mean, where its schema does not tell. */
  named?: Readonly<Record<string, readonly unknown[]>>
  /** How likely a field is said that need not be; others: three in ten. */
  often?: Readonly<Record<string, number>>
}

/** Something that the schema of a move would take: likely enough to pass its gates now and then. */
export function sayAnything(schema: TObject, chance: Chance, around: Around): Record<string, unknown> {
  const required: readonly string[] = schema.required ?? []
  return Object.fromEntries(
    Object.entries<any>(schema.properties ?? {})
      .filter(([name]) => required.includes(name) || chance.likely(around.often?.[name] ?? 0.3))
      .map(([name, field]) => [name, sayOne(name, field, chance, around)]),
  )
}

/** Something that one field of a move would take. */
export function sayOne(name: string, field: any, chance: Chance, around: Around): unknown {
  const named = around.named?.[name]
  return named && named.length > 0 && chance.likely(0.9) ? chance.pick(named) : anything(field, chance, around)
}

function anything(field: any, chance: Chance, around: Around): unknown {
  if (field['x-person'] && field.type === 'object')
    return around.person?.() ?? chance.pick(around.people ?? ['00000000-0000-7000-8000-000000000300'])
  if (field.const !== undefined) return field.const
  if (field.enum) return chance.pick(field.enum)
  if (field['x-staff']) return chance.pick(around.staff)
  if (field['x-unit']) return chance.pick(around.units ?? around.matters)
  if (field['x-matter']) return chance.pick(around.matters)
  if (field['x-known']) return chance.pick(around.people ?? around.matters)
  if (field['x-evidence']) return [chance.pick(around.files)]
  if (field.type === 'array') {
    if (field.items.enum && chance.likely(0.2)) return field.items.enum
    const least = field.minItems ?? 0
    const size = least + chance.below(Math.min(3, (field.maxItems ?? 3) - least + 1))
    const items = Array.from({ length: size }, () => anything(field.items, chance, around))
    return field.uniqueItems ? [...new Set(items)] : items
  }
  if (field.type === 'object') return sayAnything(field, chance, around)
  if (field.anyOf) return anything(chance.pick(field.anyOf), chance, around)
  if (field.type === 'boolean') return chance.likely(0.5)
  if (field.type === 'integer') return Math.min(field.maximum ?? 9, (field.minimum ?? 0) + chance.below(6))
  if (field.type === 'number') return (field.minimum ?? 0) + chance.below(500)
  // Mostly just now: what was done long ago or lies ahead is refused, and the walk would get nowhere.
  if (field.format === 'date-time')
    return shifted(around.now, chance.likely(0.85) ? -chance.below(60) : chance.below(6000) - 3000)
  if (field.format === 'date') return shifted(around.now, chance.below(60 * 24 * 40)).slice(0, 10)
  if (field.format === 'uuid') return chance.pick(around.matters)
  if (field['x-words']) return chance.pick(['看了现场，问了邻居', '他说以后不会了', '已经讲清楚', '门口的灯坏了'])
  return `A-${1 + chance.below(999)}`
}

const shifted = (now: string, minutes: number) => isoAt(Date.parse(now) + minutes * 60_000, 'Asia/Shanghai')
