/** A field's JSON Schema as the kinds write it: see src/kinds/says.ts for the keywords of our own. */
export type Schema = Readonly<Record<string, any>>

export type ControlName =
  | 'choice'
  | 'choices'
  | 'yes'
  | 'yes-no'
  | 'instant'
  | 'day'
  | 'number'
  | 'words'
  | 'line'
  | 'evidence'
  | 'signature'
  | 'staff'
  | 'unit'
  | 'matter'
  | 'premises'
  | 'known'
  | 'person'
  | 'list'
  | 'group'

/** Which control asks for it. Every keyword that the kinds use has one; what is not known is a line of text. */
export function controlOf(schema: Schema): ControlName {
  if (schema['x-signature']) return 'signature'
  if (schema['x-evidence']) return 'evidence'
  if (schema['x-staff']) return 'staff'
  if (schema['x-unit']) return 'unit'
  if (schema['x-matter']) return 'matter'
  if (schema['x-premises']) return 'premises'
  if (schema['x-known']) return 'known'
  if (schema['x-person']) return 'person'
  if (schema['type'] === 'array') return schema['items']?.enum ? 'choices' : 'list'
  if (schema['type'] === 'object') return 'group'
  if (schema['enum']) return 'choice'
  if (schema['type'] === 'boolean') return schema['const'] === true ? 'yes' : 'yes-no'
  if (schema['format'] === 'date-time') return 'instant'
  if (schema['format'] === 'date') return 'day'
  if (schema['type'] === 'integer' || schema['type'] === 'number') return 'number'
  return schema['x-words'] && !(schema['maxLength'] <= 60) ? 'words' : 'line'
}

/** The codes among which a choice chooses. */
export const codesOf = (schema: Schema): readonly string[] => schema['enum'] ?? schema['items']?.enum ?? []

export const requiredIn = (schema: Schema, name: string): boolean => (schema['required'] ?? []).indexOf(name) >= 0

/** Is it as good as unsaid? What is unsaid is not sent. */
export const isUnsaid = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** Where it is asked which of several there are, to tick none is an answer: "none of them". */
export function withNone(schema: Schema, says: Record<string, any>): Record<string, any> {
  const answered = { ...says }
  for (const name of Object.keys(schema['properties'] ?? {}))
    if (requiredIn(schema, name) && controlOf(schema['properties'][name]) === 'choices') answered[name] ??= []
  return answered
}

/** What was said, without what was not: an empty text, an empty list, a person of whom nothing is known. */
export function said(value: unknown): any {
  if (Array.isArray(value)) return value.map(said).filter(each => !isUnsaid(each))
  if (typeof value === 'string') return value.trim()
  if (value === null || typeof value !== 'object') return value
  const kept: Record<string, unknown> = {}
  for (const name of Object.keys(value)) {
    const each = said((value as Record<string, unknown>)[name])
    if (!isUnsaid(each)) kept[name] = each
  }
  return Object.keys(kept).length > 0 ? kept : undefined
}
