/*
 * Answers of GeoReport v2, in XML and in JSON by the Spark convention: a list is a top-level array, what is empty is null.
 * Values are text, numbers, booleans, null; lists are `{ of: name of each, each: […] }`, what is made
 * of parts `{ fields }`.
 */

import { inMarkup } from '../../platform/markup.ts'

export type Value =
  | string
  | number
  | boolean
  | null
  | { readonly of: string; readonly each: readonly (Fields | string)[] }
  | { readonly fields: Fields }
export type Fields = { readonly [name: string]: Value }
export type Format = 'xml' | 'json'

export const types = { xml: 'text/xml; charset=utf-8', json: 'application/json; charset=utf-8' } as const
const HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'

export function xmlOf(fields: Fields): string {
  let text = ''
  for (const name in fields) text += element(name, fields[name]!)
  return text
}

function element(name: string, value: Value): string {
  if (value === null) return `<${name}></${name}>`
  if (typeof value === 'object' && 'fields' in value) return `<${name}>${xmlOf(value.fields)}</${name}>`
  if (typeof value === 'object')
    return `<${name}>${value.each.map(one => (typeof one === 'string' ? element(value.of, one) : `<${value.of}>${xmlOf(one)}</${value.of}>`)).join('')}</${name}>`
  return `<${name}>${typeof value === 'string' ? inMarkup(value) : value}</${name}>`
}

export function jsonOf(fields: Fields): Record<string, unknown> {
  // Most hold no list, and are as they stand.
  for (const name in fields) {
    const value = fields[name]
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(fields).map(([each, one]) => [each, plain(one)]))
  }
  return fields as Record<string, unknown>
}

const plain = (value: Value): unknown =>
  value === null || typeof value !== 'object'
    ? value
    : 'fields' in value
      ? jsonOf(value.fields)
      : value.each.map(one => (typeof one === 'string' ? one : jsonOf(one)))

/** What one of each list is called. */
const ones = {
  services: 'service',
  service_requests: 'request',
  service_request_updates: 'request_update',
  errors: 'error',
} as const
type List = keyof typeof ones

/** A whole answer that is a list. */
export const listOf = (format: Format, root: List, each: readonly Fields[]): string =>
  [...piecesOf(format, root, each)].join('')

/** A whole answer that is one thing. */
export const oneOf = (format: Format, root: string, fields: Fields): string =>
  format === 'json' ? JSON.stringify(jsonOf(fields)) : `${HEAD}<${root}>${xmlOf(fields)}</${root}>`

/** The same list, piece by piece. */
export function* piecesOf(format: Format, root: List, each: Iterable<Fields>): Generator<string, void> {
  const of = ones[root]
  const json = format === 'json'
  let piece = json ? '[' : `${HEAD}<${root}>`
  let first = true
  for (const one of each) {
    piece += json ? (first ? '' : ',') + JSON.stringify(jsonOf(one)) : `<${of}>${xmlOf(one)}</${of}>`
    first = false
    if (piece.length > 32_768) {
      yield piece
      piece = ''
    }
  }
  yield piece + (json ? ']' : `</${root}>`)
}
