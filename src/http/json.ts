import { Refusal } from '../platform/refusal.ts'

/** No form of ours is nested deeper; what is would be work for us, not a report. */
const DEEPEST = 32

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Reads a body of JSON. Refuses `not-utf8`, `not-json`, `too-deep`, `control-character` (400): before any rule looks. */
export function readJson(bytes: Uint8Array): unknown {
  if (bytes.length === 0) return undefined
  let text: string
  try {
    text = utf8.decode(bytes)
  } catch {
    throw new Refusal(400, 'not-utf8')
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Refusal(400, 'not-json')
  }
  assertPlain(value, DEEPEST)
  return value
}

/** PostgreSQL takes no zero character, UTF-8 no half of a pair; and `__proto__` is nobody's field. */
function assertPlain(value: unknown, left: number): void {
  if (typeof value === 'string') {
    assertText(value)
    return
  }
  if (typeof value !== 'object' || value === null) return
  if (left === 0) throw new Refusal(400, 'too-deep')
  if (Array.isArray(value)) {
    for (const one of value) assertPlain(one, left - 1)
    return
  }
  for (const name in value) {
    if (name === '__proto__') throw new Refusal(400, 'not-json')
    assertText(name)
    assertPlain((value as Record<string, unknown>)[name], left - 1)
  }
}

/** Also for what comes in an address or a header. */
export function assertText(text: string): void {
  if (text.includes('\0')) throw new Refusal(400, 'control-character')
  if (!text.isWellFormed()) throw new Refusal(400, 'not-utf8')
}
