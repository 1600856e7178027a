import { Compile } from 'typebox/compile'
import { describe, expect, test } from 'vitest'
import { kindNamed } from './index.ts'
import { shippedMeasures } from './shipped.ts'

/** Something that a field of this schema would take. */
function sample(schema: any): unknown {
  if (schema['x-person'] && schema.type === 'object') return { name: '某人' }
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.type === 'array')
    return Array.from({ length: Math.max(1, schema.minItems ?? 0) }, () => sample(schema.items))
  if (schema.type === 'object')
    return Object.fromEntries(
      Object.entries<any>(schema.properties ?? {})
        .filter(([name]) => schema.required?.includes(name))
        .map(([name, field]) => [name, sample(field)]),
    )
  if (schema.type === 'boolean') return true
  if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 1
  if (schema.format === 'date-time') return '2026-03-02T10:00:00+08:00'
  if (schema.format === 'date') return '2026-03-02'
  if (schema.format === 'uuid') return '00000000-0000-7000-8000-000000000001'
  if (schema.pattern?.includes('a-f')) return 'a'.repeat(64)
  return 'A-1'
}

const walks = shippedMeasures.flatMap(measure =>
  measure.on.flatMap(on =>
    on.ends.flatMap(move =>
      (on.proof[move] ?? []).map(
        field => [measure.id, `${on.kind}.${move}`, field, kindNamed(on.kind)!.moves[move]!.says] as const,
      ),
    ),
  ),
)

describe('no promise is kept without its proof (R19)', () => {
  test('every measure is walked', () => {
    expect(new Set(walks.map(([id]) => id)).size).toBe(shippedMeasures.length)
  })
  test.each(walks)('%s by %s: refused without %s', (_id, _move, field, says) => {
    const check = Compile(says)
    const whole = sample(says) as Record<string, unknown>
    expect(check.Check(whole), JSON.stringify(whole)).toBe(true)
    const { [field]: _, ...without } = whole
    expect(check.Check(without)).toBe(false)
  })
})
