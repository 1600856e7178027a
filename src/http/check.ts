import type { TSchema } from 'typebox'
import { Compile, type Validator } from 'typebox/compile'
import { Settings } from 'typebox/system'

/** One thing that is wrong in what was sent: where (a JSON pointer), and a code that stays. Never what was written. */
export type Fault = { readonly at: string; readonly code: string; readonly limit?: number }

/** Somebody who makes more mistakes than this has not filled in a form. */
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
  minProperties: 'empty',
}

export type Check = (value: unknown, under: string) => Fault[]

/** Compiles a schema once; asked, it names everything that a value has wrong, the first fault of each place. */
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
    if (keyword === 'required') for (const name of about['requiredProperties']) add(`${at}/${name}`, 'required')
    else if (keyword === 'additionalProperties')
      for (const name of about['additionalProperties']) add(`${at}/${shortened(name)}`, 'unknown-field')
    else if (keyword !== 'boolean') add(at, codes[keyword] ?? 'wrong', about['limit'])
  }
  return [...faults.values()]
}

/** A name that nobody knows may be anything: as much of it as is needed to find it. */
const shortened = (name: string) =>
  name
    .slice(0, 60)
    .toWellFormed()
    .replace(/[\u0000-\u001f\u007f]/g, '?')
    .replaceAll('~', '~0')
    .replaceAll('/', '~1')
