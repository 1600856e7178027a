/*
 * What the API document shows as somebody's words: each fits its schema (a test holds it), and the reports are taken when
 * they are sent.
 */

type Schema = Record<string, any>

const person = { name: '王秀兰', phone: '139****0000' }
const uuid = '0192f5a0-0000-7000-8000-000000000001'

/** By the name of the field, where one reads better than any. */
const said: Readonly<Record<string, unknown>> = {
  text: '门口的广告灯箱昨晚被人砸了，早上开门才看见。',
  where: '东安社区北门',
  because: '情况有变化，说明如下。',
  remark: '明天上午再联系。',
  comment: '很快就有人来，讲得明白。',
  theirWords: '灯箱修好了，没有别的事。',
  stars: 5,
  lossYuan: 280,
}

/** Something that this schema takes: what must be said, and of the rest nothing. */
export function exampleOf(schema: Schema, field = ''): unknown {
  if (schema['examples']?.length) return schema['examples'][0]
  if (schema['x-person']) return person
  if ('const' in schema) return schema['const']
  if (schema['enum']) return schema['enum'][0]
  if (schema['anyOf']) return exampleOf(schema['anyOf'][0], field)
  switch (schema['type']) {
    case 'object': {
      const names: string[] = schema['required'] ?? []
      return Object.fromEntries(names.map(name => [name, exampleOf(schema['properties'][name], name)]))
    }
    case 'array': {
      const one = schema['items'] ? exampleOf(schema['items'], field) : undefined
      return Array.from({ length: schema['minItems'] ?? 0 }, (_, i) => another(one, i))
    }
    case 'boolean':
      return true
    case 'integer':
    case 'number':
      return Math.min(typeof said[field] === 'number' ? said[field] : (schema['minimum'] ?? 1), schema['maximum'] ?? 1)
    case 'string':
      return wordsOf(schema, field)
    default:
      return {}
  }
}

/** Lists whose members must differ get files and ids that do. */
const another = (one: unknown, i: number) =>
  typeof one === 'string' && i > 0 ? one.slice(0, -1) + String(i % 10) : one

function wordsOf(schema: Schema, field: string): string {
  if (schema['format'] === 'date-time') return '2026-11-24T09:30:00+08:00'
  if (schema['format'] === 'date') return '2026-11-24'
  if (schema['format'] === 'uuid') return uuid
  if (schema['pattern'] === '^[0-9a-f]{64}$') return 'a'.repeat(64)
  const own = said[field]
  if (schema['x-words'] && typeof own === 'string' && own.length <= (schema['maxLength'] ?? 2000)) return own
  if (schema['x-words']) return '说明如下。'.slice(0, schema['maxLength'] ?? 2000)
  if (/No$|receipt|reference|measure/i.test(field)) return field === 'measure' ? 'M10' : 'HZ-2026-0001'
  if (schema['pattern']?.includes('〔〕')) return 'HZ-2026-0001'
  if (/phone/i.test(field)) return '0530-000****'
  return '东城街道办事处'.slice(0, schema['maxLength'] ?? 60)
}
