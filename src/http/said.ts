import type { House } from '../house.ts'
import type { Fault } from '../kinds/faults.ts'
import { missingFiles } from '../matters/evidence.ts'
import { Refusal } from '../platform/refusal.ts'

/** The body as what is said; some names are not for the body. */
export function bodyIn(body: unknown, not: readonly string[]): Record<string, unknown> {
  if (body === undefined) throw new Refusal(400, 'no-body')
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new Refusal(422, 'bad-input', { faults: [{ at: '', code: 'wrong-type' }] })
  const faults: Fault[] = not
    .filter(name => Object.hasOwn(body, name))
    .map(name => ({ at: `/${name}`, code: 'unknown-field' }))
  if (faults.length > 0) throw new Refusal(422, 'bad-input', { faults })
  return body as Record<string, unknown>
}

/** What is named as evidence must have been sent before: those files that are not here. */
export async function filesNotHere(house: House, says: unknown): Promise<Fault[]> {
  if (typeof says !== 'object' || says === null) return []
  const named = Object.entries(says).flatMap(([field, value]) =>
    Array.isArray(value)
      ? value.flatMap((one, i) =>
          typeof one === 'string' && /^[0-9a-f]{64}$/.test(one) ? [{ at: `/says/${field}/${i}`, hash: one }] : [],
        )
      : [],
  )
  if (named.length === 0) return []
  const missing = new Set(
    await missingFiles(
      house,
      named.map(({ hash }) => hash),
    ),
  )
  return named.filter(({ hash }) => missing.has(hash)).map(({ at }) => ({ at, code: 'file-not-here' }))
}
