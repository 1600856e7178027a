import type { TSchema } from 'typebox'
import { Compile, type Validator } from 'typebox/compile'
import { Settings } from 'typebox/system'
import { notBlank } from './says.ts'

/** One thing that is wrong in what was sent: where (a JSON pointer), and a code for which there are words. Never what stood there. */
export type Fault = { readonly at: string; readonly code: string; readonly limit?: number }

/** Everything that a value has wrong, the first fault of each place; `under` is the pointer to the value itself. */
export type Check = (value: unknown, under: string) => Fault[]

// All that is wrong is said at once; the library's own limit is eight. Who makes more mistakes than this has not filled in a form.
Settings.Set({ maxErrors: 100 })

const codes: Readonly<Record<string, string>> = {
  type: 'wrong-type',
  enum: 'not-one-of-these',
  const: 'not-one-of-these',
  anyOf: 'not-one-of-these',
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

/** Compiles a schema, which takes milliseconds; asking then takes microseconds. */
export function checkOf(schema: TSchema): Check {
  const validator: Validator<any, any> = Compile(schema)
  return (value, under) => (validator.Check(value) ? [] : faultsOf(validator, value, under))
}

function faultsOf(validator: Validator<any, any>, value: unknown, under: string): Fault[] {
  const faults = new Map<string, Fault>()
  const add = (at: string, code: string, limit?: unknown) => {
    if (!faults.has(at)) faults.set(at, { at, code, ...(typeof limit === 'number' && { limit }) })
  }
  for (const { keyword, instancePath, params } of validator.Errors(value)) {
    const about = params as Record<string, any>
    const at = under + instancePath
    if (keyword === 'required')
      for (const name of about['requiredProperties']) add(`${at}/${escaped(name)}`, 'required')
    else if (keyword === 'additionalProperties')
      for (const name of about['additionalProperties']) add(`${at}/${escaped(name)}`, 'unknown-field')
    else if (keyword === 'const' && about['allowedValue'] === true) add(at, 'must-be-yes')
    else if (keyword === 'pattern' && isBlank(valueAt(value, instancePath))) add(at, 'required')
    else if (keyword !== 'boolean') add(at, codes[keyword] ?? 'wrong', about['limit'])
  }
  return [...faults.values()]
}

const holdsASign = new RegExp(`^${notBlank}`, 'u')
/** Nothing that anybody sees. */
const isBlank = (value: unknown) => typeof value === 'string' && !holdsASign.test(value)

/** What stands at a JSON pointer of a value (RFC 6901). */
const valueAt = (value: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<any>((all, name) => all?.[name.replaceAll('~1', '/').replaceAll('~0', '~')], value)

/** A name as a JSON pointer has it. One that nobody knows may be anything: as much of it as is needed to find it. */
export const escaped = (name: string) =>
  name
    .slice(0, 60)
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[\u0000-\u001f\u007f]/g, '?')
    .replaceAll('~', '~0')
    .replaceAll('/', '~1')
