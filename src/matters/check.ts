import type { TObject } from 'typebox'
import { isOurDay, isOurYear } from '../clock/day.ts'
import { ClockFault } from '../clock/fault.ts'
import { isoAt, msOf } from '../clock/zone.ts'
import { type Check, checkOf, escaped, type Fault } from '../kinds/faults.ts'

/** A person as somebody said them, taken out of what was said; an id stands there instead. */
export type PersonSaid = { readonly id: string; readonly role: string; readonly said: Record<string, unknown> }

export type Checked = {
  /** All of them; the rest holds only where there are none. */
  readonly faults: readonly Fault[]
  /** As the rules see it: instants in the bureau's zone, people as ids. */
  readonly says: Record<string, unknown>
  readonly people: readonly PersonSaid[]
  /** Ids: of people who must be in the matter, of other matters, of colleagues. Hashes of files. */
  readonly known: readonly Named[]
  readonly matters: readonly Named[]
  readonly staff: readonly Named[]
  readonly files: readonly string[]
  /** The word that they chose: no rule and no entry sees it. */
  readonly ownWord?: string | undefined
}
export type Named = { readonly at: string; readonly id: string }

type Schema = Record<string, any>

const compiled = new WeakMap<TObject, Check>()

/** Everything that is wrong at once, or what was said, ready for the rules. Once compiled, microseconds. */
export function checkSays(schema: TObject, given: unknown, tz: string, newId: () => string, root = '/says'): Checked {
  const check = compiled.get(schema) ?? checkOf(schema)
  compiled.set(schema, check)
  const faults = check(given, root)
  const found = {
    people: [] as PersonSaid[],
    known: [] as Named[],
    matters: [] as Named[],
    staff: [] as Named[],
    files: [] as string[],
    ownWord: undefined as string | undefined,
  }
  const wrong = new Set(faults.map(({ at }) => at))
  const says = walk(schema as Schema, given, root)
  return { faults, says: says as Record<string, unknown>, ...found }

  function walk(schema: Schema, value: unknown, at: string): unknown {
    if (wrong.has(at)) return value
    if (typeof value === 'string') return text(schema, value, at)
    if (Array.isArray(value)) {
      if (schema['x-evidence']) found.files.push(...(value as string[]))
      return schema['items'] ? value.map((one, i) => walk(schema['items'], one, `${at}/${i}`)) : value
    }
    if (typeof value !== 'object' || value === null) return value
    const made: Record<string, unknown> = {}
    for (const [key, one] of Object.entries(value)) {
      const inner = (schema['properties'] as Record<string, Schema> | undefined)?.[key]
      if (!inner) continue
      const walked = walk(inner, one, `${at}/${escaped(key)}`)
      if (inner['x-own-word']) found.ownWord = walked as string
      else made[key] = walked
    }
    if (!schema['x-person']) return made
    const id = newId()
    found.people.push({ id, role: schema['x-person'], said: made })
    return id
  }

  function text(schema: Schema, value: string, at: string): string {
    const fault = (code: string) => {
      faults.push({ at, code })
      return value
    }
    // Half a character: no database keeps it.
    if (halfACharacter.test(value) || value.includes('\0')) return fault('bad-text')
    if (schema['format'] === 'date-time') return instantIn(value, tz) ?? fault('bad-instant')
    if (schema['format'] === 'date' && !isOurDay(value)) return fault('bad-day')
    if (schema['x-staff']) found.staff.push({ at, id: value.toLowerCase() })
    if (schema['x-known']) found.known.push({ at, id: value.toLowerCase() })
    if (schema['x-matter']) found.matters.push({ at, id: value.toLowerCase() })
    return schema['format'] === 'uuid' ? value.toLowerCase() : value.replace(turning, '')
  }
}

const halfACharacter = /\p{Surrogate}/u

/** Signs that turn the rest of a line round, on a list and a paper too. Address books put them around a number that is copied. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g

/** An instant as the bureau's clocks show it, whatever offset it was said with; undefined for one that is none of ours. */
export function instantIn(value: string, tz: string): string | undefined {
  try {
    const iso = isoAt(msOf(value), tz)
    return isOurYear(Number(iso.slice(0, 4))) ? iso : undefined
  } catch (error) {
    if (error instanceof ClockFault) return undefined
    throw error
  }
}
