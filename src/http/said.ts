import type { House } from '../house.ts'
import type { Fault } from '../matters/check.ts'
import { missingFiles } from '../matters/evidence.ts'
import { Refusal } from '../platform/refusal.ts'

/** The body as what is said; some names are not for the body. */
export function bodyIn(body: unknown, not: readonly string[]): Record<string, unknown> {
  if (body === undefined) throw new Refusal(400, 'no-body')
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new Refusal(422, 'bad-input', { faults: [{ pointer: '', code: 'wrong-type' }] })
  const faults: Fault[] = not
    .filter(name => Object.hasOwn(body, name))
    .map(name => ({ pointer: `/${name}`, code: 'unknown-field' }))
  if (faults.length > 0) throw new Refusal(422, 'bad-input', { faults })
  return body as Record<string, unknown>
}

/** What is named as evidence must have been sent before. */
export async function assertFilesAreHere(house: House, says: unknown): Promise<void> {
  if (typeof says !== 'object' || says === null) return
  const named = Object.entries(says).flatMap(([field, value]) =>
    Array.isArray(value)
      ? value.flatMap((one, i) =>
          typeof one === 'string' && /^[0-9a-f]{64}$/.test(one) ? [{ pointer: `/says/${field}/${i}`, hash: one }] : [],
        )
      : [],
  )
  if (named.length === 0) return
  const missing = new Set(
    await missingFiles(
      house,
      named.map(({ hash }) => hash),
    ),
  )
  const faults = named
    .filter(({ hash }) => missing.has(hash))
    .map(({ pointer }) => ({ pointer, code: 'file-not-here' }))
  if (faults.length > 0) throw new Refusal(422, 'bad-input', { faults })
}
