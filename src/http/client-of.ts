/*
 * The types of the client in TypeScript (clients/typescript/api.ts), written from the API document, and so from the kinds: what a
 * program may ask, what it must say, and what it is answered.
 */

type Json = Record<string, any>

const key = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name))
const union = (types: string[]) => [...new Set(types)].join(' | ')
const listed = (type: string) => (/[|&]/.test(type) ? `(${type})[]` : `${type}[]`)

/** A JSON Schema as a type; what it says beyond shape (lengths, patterns) stays with the server. */
function typeOf(schema: Json | boolean | undefined): string {
  if (schema === undefined || typeof schema === 'boolean') return 'unknown'
  const { $ref, type, properties, items } = schema
  if ($ref) return `Schemas[${JSON.stringify(String($ref).split('/').at(-1))}]`
  if (schema['const'] !== undefined) return JSON.stringify(schema['const'])
  if (schema['enum']) return union(schema['enum'].map((one: unknown) => JSON.stringify(one)))
  const ways: Json[] | undefined = schema['anyOf'] ?? schema['oneOf']
  if (ways) return union(ways.map(typeOf))
  if (schema['allOf']) return schema['allOf'].map((one: Json) => `(${typeOf(one)})`).join(' & ')
  if (Array.isArray(type)) return union(type.map((one: string) => typeOf({ ...schema, type: one })))
  if (type === 'array') return listed(typeOf(items))
  if (type === 'integer' || type === 'number') return 'number'
  if (type === 'string' || type === 'boolean' || type === 'null') return type
  if (type !== 'object' && !properties) return 'unknown'
  const required: string[] = schema['required'] ?? []
  const fields = Object.entries<Json>(properties ?? {}).map(
    ([name, one]) => `${key(name)}${required.includes(name) ? '' : '?'}: ${typeOf(one)}`,
  )
  const others = schema['additionalProperties'] || Object.values(schema['patternProperties'] ?? {})[0]
  if (fields.length === 0) return `Record<string, ${others && others !== true ? typeOf(others) : 'unknown'}>`
  return `{ ${fields.join('; ')} }`
}

const jsonIn = (content: Json | undefined): Json | undefined => content?.['application/json']?.schema

function answerOf(responses: Json): string {
  const good = Object.entries<Json>(responses).filter(([status]) => status.startsWith('2'))
  const types = good.map(([, { content }]) => {
    const [media] = Object.keys(content ?? {})
    if (media === undefined) return 'undefined'
    const schema = jsonIn(content)
    return schema ? typeOf(schema) : /^(text|application\/(xml|json))/.test(media) ? 'string' : 'Uint8Array'
  })
  return union(types.length > 0 ? types : ['undefined'])
}

/** The file, whole. */
export function clientTypes(document: Json): string {
  const operations = Object.entries<Json>(document['paths']).flatMap(([path, item]) =>
    Object.entries<Json>(item).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  )
  const typed = operations.map(({ operation }) => {
    const { operationId, summary, parameters = [], requestBody, responses } = operation
    const fields = parameters.map(
      ({ name, required, schema }: Json) => `${key(name)}${required ? '' : '?'}: ${typeOf(schema)}`,
    )
    const body = jsonIn(requestBody?.content)
    if (requestBody) fields.push(body ? `body: ${typeOf(body)}` : 'body: FormData | string')
    const asks = fields.length > 0 ? `{ ${fields.join('; ')} }` : 'Nothing'
    return `  /** ${summary.replaceAll('*/', '* /')} */\n  ${key(operationId)}: { asks: ${asks}; answer: ${answerOf(responses)} }`
  })
  const routes = operations.map(({ method, path, operation }) => {
    const named = (where: string) =>
      (operation.parameters ?? []).filter((one: Json) => one['in'] === where).map(({ name }: Json) => name)
    return `  ${key(operation.operationId)}: ${JSON.stringify([method, path, named('query'), named('header')])},`
  })
  const schemas = Object.entries<Json>(document['components'].schemas).map(
    ([name, schema]) => `  ${key(name)}: ${typeOf(schema)}`,
  )
  return `// Drawn from the API document by \`npm run xjw -- draw\`; not edited by hand.

export type Nothing = Record<string, never>

export interface Schemas {
${schemas.join('\n')}
}

export interface Operations {
${typed.join('\n')}
}

/** By operation: method, path, and which of what is asked goes into the query and into headers. */
export const routes: Readonly<Record<keyof Operations, readonly [string, string, readonly string[], readonly string[]]>> = {
${routes.join('\n')}
}
`
}
