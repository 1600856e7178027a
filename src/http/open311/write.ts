/*
 * Answers of GeoReport v2, in XML and in JSON by the Spark convention: a list is a top-level array, what is empty is null.
 * Values are text, numbers, booleans, null; lists are `{ of: name of each, each: […] }`, what is made
 * of parts `{ fields }`.
 */

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
export const HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'

const special = /[&<>"\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/
const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Signs that XML cannot hold are left out. */
export const xmlText = (text: string): string =>
  special.test(text) ? text.toWellFormed().replace(new RegExp(special, 'g'), sign => named[sign] ?? '') : text

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
  return `<${name}>${typeof value === 'string' ? xmlText(value) : value}</${name}>`
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

/** A whole answer that is a list. */
export function listOf(format: Format, root: string, of: string, each: readonly Fields[]): string {
  if (format === 'json') return JSON.stringify(each.map(jsonOf))
  return `${HEAD}<${root}>${each.map(one => `<${of}>${xmlOf(one)}</${of}>`).join('')}</${root}>`
}

/** A whole answer that is one thing. */
export const oneOf = (format: Format, root: string, fields: Fields): string =>
  format === 'json' ? JSON.stringify(jsonOf(fields)) : `${HEAD}<${root}>${xmlOf(fields)}</${root}>`

/** The same list, piece by piece. */
export function* piecesOf(format: Format, root: string, of: string, each: Iterable<Fields>): Generator<string, void> {
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
