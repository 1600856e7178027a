import type { TObject } from 'typebox'
import { Compile, type Validator } from 'typebox/compile'
import { Settings } from 'typebox/system'
import { isDay } from '../clock/day.ts'
import { ClockFault } from '../clock/fault.ts'
import { isoAt, msOf } from '../clock/zone.ts'

/** What is wrong with one place of what was said, as a JSON pointer and a code for which there are words; never what stood there. */
export type Fault = { readonly pointer: string; readonly code: string; readonly limit?: number }

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
}
export type Named = { readonly pointer: string; readonly id: string }

// All that is wrong is said at once; the library's own limit is eight.
Settings.Set({ maxErrors: 100 })

type Schema = Record<string, any>

const compiled = new WeakMap<TObject, Validator>()

/** Everything that is wrong at once, or what was said, ready for the rules. Once compiled, microseconds. */
export function checkSays(schema: TObject, given: unknown, tz: string, newId: () => string, root = '/says'): Checked {
  const validator = compiled.get(schema) ?? Compile(schema)
  compiled.set(schema, validator)
  const faults: Fault[] = validator.Check(given) ? [] : faultsOf(validator, given, root)
  const found = {
    people: [] as PersonSaid[],
    known: [] as Named[],
    matters: [] as Named[],
    staff: [] as Named[],
    files: [] as string[],
  }
  const wrong = new Set(faults.map(({ pointer }) => pointer))
  const says = walk(schema as Schema, given, root)
  return { faults, says: says as Record<string, unknown>, ...found }

  function walk(schema: Schema, value: unknown, pointer: string): unknown {
    if (wrong.has(pointer)) return value
    if (typeof value === 'string') return text(schema, value, pointer)
    if (Array.isArray(value)) {
      if (schema['x-evidence']) found.files.push(...(value as string[]))
      return schema['items'] ? value.map((one, i) => walk(schema['items'], one, `${pointer}/${i}`)) : value
    }
    if (typeof value !== 'object' || value === null) return value
    const made: Record<string, unknown> = {}
    for (const [key, one] of Object.entries(value)) {
      const inner = (schema['properties'] as Record<string, Schema> | undefined)?.[key]
      if (inner) made[key] = walk(inner, one, `${pointer}/${escaped(key)}`)
    }
    if (!schema['x-person']) return made
    const id = newId()
    found.people.push({ id, role: schema['x-person'], said: made })
    return id
  }

  function text(schema: Schema, value: string, pointer: string): string {
    const fault = (code: string) => {
      faults.push({ pointer, code })
      return value
    }
    // Half a character: no database keeps it.
    if (halfACharacter.test(value) || value.includes('\0')) return fault('bad-text')
    if (schema['format'] === 'date-time') return instantIn(value, tz) ?? fault('bad-instant')
    if (schema['format'] === 'date' && !(isDay(value) && isOurTime(Number(value.slice(0, 4))))) return fault('bad-day')
    if (schema['x-staff']) found.staff.push({ pointer, id: value.toLowerCase() })
    if (schema['x-known']) found.known.push({ pointer, id: value.toLowerCase() })
    if (schema['x-matter']) found.matters.push({ pointer, id: value.toLowerCase() })
    return schema['format'] === 'uuid' ? value.toLowerCase() : value
  }
}

const halfACharacter = /\p{Surrogate}/u

/** An instant as the bureau's clocks show it, whatever offset it was said with; undefined for one that is none of ours. */
export function instantIn(value: string, tz: string): string | undefined {
  try {
    const iso = isoAt(msOf(value), tz)
    return isOurTime(Number(iso.slice(0, 4))) ? iso : undefined
  } catch (error) {
    if (error instanceof ClockFault) return undefined
    throw error
  }
}

/** Nobody who reports something speaks of other centuries: a year 0 or 9999 is a slip of the hand. */
const isOurTime = (year: number) => year >= 1900 && year <= 2199

type TypeboxError = { keyword: string; instancePath: string; schemaPath: string; params: Record<string, any> }

const codes: Record<string, string> = {
  type: 'wrong-type',
  enum: 'not-one-of-these',
  const: 'must-be-yes',
  pattern: 'wrong-form',
  format: 'wrong-form',
  minLength: 'too-short',
  maxLength: 'too-long',
  minItems: 'too-few',
  maxItems: 'too-many',
  uniqueItems: 'twice',
  minimum: 'too-small',
  maximum: 'too-large',
  multipleOf: 'too-fine',
  minProperties: 'empty',
}

function faultsOf(validator: Validator, given: unknown, root: string): Fault[] {
  const faults = new Map<string, Fault>()
  const add = (pointer: string, code: string, limit?: number) => {
    // One fault a place: the first says enough.
    if (!faults.has(pointer)) faults.set(pointer, { pointer, code, ...(typeof limit === 'number' && { limit }) })
  }
  for (const { keyword, instancePath, params } of validator.Errors(given) as TypeboxError[]) {
    const at = `${root}${instancePath}`
    if (keyword === 'required')
      for (const name of params['requiredProperties'] as string[]) add(`${at}/${escaped(name)}`, 'required')
    else if (keyword === 'additionalProperties')
      for (const name of params['additionalProperties'] as string[]) add(`${at}/${escaped(name)}`, 'unknown-field')
    else if (keyword !== 'boolean') add(at, codes[keyword] ?? 'wrong', params['limit'] as number | undefined)
  }
  return [...faults.values()]
}

/** Names of fields that nobody knows may be anything: as much of one as is needed to find it. */
const escaped = (key: string) =>
  key
    .slice(0, 60)
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[\u0000-\u001f\u007f]/g, '?')
    .replaceAll('~', '~0')
    .replaceAll('/', '~1')
