/**
 * The one way to write a value as JSON (RFC 8785): keys in the order of their UTF-16 units, no space, what is undefined
 * left out. The same value gives the same bytes, also after it has been through `jsonb`. Throws for what JSON lacks
 * (NaN, infinities, bigint, functions) and for text that is no Unicode.
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('a number that JSON cannot write')
    return JSON.stringify(value)
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError('text with half a character')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(one => canonical(one === undefined ? null : one)).join(',')}]`
  if (typeof value !== 'object') throw new TypeError(`${typeof value} is not JSON`)
  let text = ''
  for (const key of Object.keys(value).sort()) {
    const one = (value as Record<string, unknown>)[key]
    if (one !== undefined) text += `${text && ','}${canonical(key)}:${canonical(one)}`
  }
  return `{${text}}`
}
