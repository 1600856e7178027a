import type { Fault } from '../ui/request.ts'
import { faultWords } from './fault-words.ts'
import { controlOf, isUnsaid, requiredIn, type Schema } from './field-of.ts'

/** Every fault in what was said so far, in the order of the form. The server checks it all again. */
export function faultsOf(schema: Schema, said: Record<string, any>, under = ''): Fault[] {
  const properties: Record<string, Schema> = schema['properties'] ?? {}
  return Object.keys(properties).reduce<Fault[]>(
    (faults, name) => faults.concat(faultsIn(properties[name]!, said[name], under + name, requiredIn(schema, name))),
    [],
  )
}

function faultsIn(schema: Schema, value: any, at: string, required: boolean): Fault[] {
  const fault = (code: string): Fault[] => [{ at, code, words: faultWords[code]! }]
  const control = controlOf(schema)
  if (isUnsaid(value)) {
    if (control === 'choices' && required) return []
    return required ? fault(missing[control] ?? 'missing') : []
  }
  if (control === 'list' && !schema['items']?.['x-person'])
    return (value as any[]).reduce<Fault[]>(
      (all, each, i) => all.concat(faultsIn(schema['items'], each, `${at}.${i}`, true)),
      [],
    )
  if (control === 'group') return faultsOf(schema, value, `${at}.`)
  if (control === 'person') return faultsOf(schema, value, `${at}.`)
  if (control === 'list')
    return (value as any[]).reduce<Fault[]>(
      (all, each, i) => all.concat(faultsOf(schema['items'], each, `${at}.${i}.`)),
      [],
    )
  if (typeof value === 'string') {
    if (value.length > (schema['maxLength'] ?? Infinity)) return fault('too-long')
    if (value.length < (schema['minLength'] ?? 0)) return fault('too-short')
    if (schema['pattern'] && control === 'line' && !fits(value, schema['pattern']))
      return fault(/phone$/i.test(at) ? 'bad-phone' : 'bad-line')
  }
  if (control === 'number') {
    if (typeof value !== 'number' || Number.isNaN(value)) return fault('bad-number')
    if (value < (schema['minimum'] ?? -Infinity)) return fault('too-small')
    if (value > (schema['maximum'] ?? Infinity)) return fault('too-big')
  }
  return []
}

/** A browser too old for the pattern lets it pass: the server looks again. */
function fits(value: string, pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(value)
  } catch {
    return true
  }
}

const missing: Partial<Record<string, string>> = {
  choice: 'missing-choice',
  'yes-no': 'missing-choice',
  staff: 'missing-choice',
  matter: 'missing-choice',
  premises: 'missing-choice',
  known: 'missing-choice',
  yes: 'missing-yes',
  evidence: 'missing-file',
}
