import Type, { type TSchema } from 'typebox'
import { say, type Words } from '../kinds/words.ts'
import { refusalWords } from '../refusals/words.ts'
import { exampleOf } from './example.ts'
import type { AnswerSpec, Operation } from './operation.ts'
import { problemSchema } from './problem.ts'

/*
 * The API document (OpenAPI 3.1), drawn from the same operations that serve it, and so from the kinds: there is no second
 * list to keep. Summaries are English; the Chinese ones stand beside them as x-zh.
 */

type Json = Record<string, any>

const tags: Readonly<Record<Operation['tag'], Words>> = {
  vault: say('报告人身份的保管', 'The vault of who reported'),
  matters: { zh: '事项：报告、查看、办理', en: 'Matters: report, read, act' },
  kinds: { zh: '类别与承诺', en: 'Kinds and promises' },
  places: { zh: '地方与民警', en: 'Places and officers' },
  session: { zh: '登录', en: 'Sessions' },
  files: { zh: '照片与录音', en: 'Photos and recordings' },
  figures: { zh: '数据', en: 'Figures' },
  open311: { zh: 'Open311：与其他系统互通', en: 'Open311 GeoReport v2, for other systems' },
  about: { zh: '关于', en: 'About' },
  demo: { zh: '演示', en: 'Demo only' },
}

export function apiDocument(operations: readonly Operation[]): Json {
  const schemas: Json = {}
  const drawn = (schema: TSchema) => draw(schema as Json, schemas)
  const paths: Json = {}
  for (const operation of operations)
    for (const one of operation.shownAs ?? [operation]) {
      const drawnOne = { [operation.method.toLowerCase()]: drawOperation({ ...operation, ...one }, drawn) }
      paths[one.path] = { ...paths[one.path], ...drawnOne }
    }
  const problem = { 'application/problem+json': { schema: drawn(problemSchema) } }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Xiaojingwu 小警务',
      version: '1',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description:
        'Small things reported, worked, told and kept. Every refusal is a problem (RFC 9457) with a code and words in Chinese and English; every fault is listed at once.',
    },
    servers: [{ url: '/' }],
    tags: Object.entries(tags).map(([name, { en, zh }]) => ({ name, description: en, 'x-zh': zh })),
    paths,
    components: {
      schemas,
      responses: { Problem: { description: 'No, and why.', content: problem } },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'The token of POST /api/v1/session.' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'xjw' },
        matterToken: {
          type: 'apiKey',
          in: 'header',
          name: 'X-Matter-Token',
          description: 'The secret link’s token: what stands after # in it.',
        },
      },
    },
  }
}

function drawOperation(operation: Operation, drawn: (schema: TSchema) => Json): Json {
  const { id, tag, summary, path, query, headers = {}, answers, refuses = [], for: whom } = operation
  const shown = operation.shows ?? operation.body
  const parameters = [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: name === 'id' ? { type: 'string', format: 'uuid' } : { type: 'string' },
    })),
    ...Object.entries(query?.properties ?? {}).map(([name, schema]) => ({
      name,
      in: 'query',
      required: query?.required?.includes(name) ?? false,
      schema: drawn(schema),
    })),
    ...Object.entries(headers).map(([name, { about, required, schema, example }]) => ({
      name,
      in: 'header',
      required: required === true,
      description: about.en,
      'x-zh': about.zh,
      schema: drawn(schema),
      example,
    })),
  ]
  return {
    operationId: id,
    tags: [tag],
    summary: summary.en,
    'x-zh': summary.zh,
    ...(refuses.length > 0 && { description: refusalsSaid(refuses) }),
    ...(whom === 'staff' && { security: [{ bearer: [] }, { cookie: [] }] }),
    ...(whom === 'anybody' && { security: [{}, { bearer: [] }, { cookie: [] }] }),
    ...(operation.byLink && { security: [{ bearer: [] }, { cookie: [] }, { matterToken: [] }] }),
    ...(parameters.length > 0 && { parameters }),
    ...(shown && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: drawn(shown), ...examplesOf(shown as Json) } },
      },
    }),
    ...(operation.form && { requestBody: form }),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, drawAnswer(answer, drawn)])),
      default: { $ref: '#/components/responses/Problem' },
    },
  }
}

const refusalsSaid = (codes: readonly string[]) =>
  `May be refused: ${codes.map(code => `\`${code}\` (${refusalWords[code]?.en ?? ''})`).join(', ')}`

const form = {
  required: true,
  content: {
    'multipart/form-data': {
      schema: {
        type: 'object',
        properties: { file: { type: 'array', maxItems: 10, items: { type: 'string', format: 'binary' } } },
      },
    },
  },
}

/** One for each way of saying it. */
function examplesOf(schema: Json): Json {
  if (!schema['oneOf']) return { example: exampleOf(schema) }
  const ways: Json[] = schema['oneOf']
  return {
    examples: Object.fromEntries(
      ways.map((way, i) => [way['title'] ?? String(i + 1), { summary: way['title'], value: exampleOf(way) }]),
    ),
  }
}

const drawAnswer = ({ about, schema, type, headers, example }: AnswerSpec, drawn: (schema: TSchema) => Json): Json => ({
  description: about.en,
  'x-zh': about.zh,
  ...(headers && {
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, description]) => [name, { description, schema: { type: 'string' } }]),
    ),
  }),
  ...(schema && {
    content: {
      [type ?? 'application/json']: { schema: drawn(schema), ...(example !== undefined && { example }) },
    },
  }),
  ...(type && !schema && { content: { [type]: { schema: { type: 'string', format: 'binary' } } } }),
})

/** A schema as the document has it: those with a name (`x-name`) once, and pointed at. */
function draw(schema: Json, schemas: Json): Json {
  const name = schema['x-name']
  if (name === undefined) return drawInside(schema, schemas)
  if (!(name in schemas)) {
    schemas[name] = {}
    schemas[name] = drawInside(schema, schemas)
  }
  return { $ref: `#/components/schemas/${name}` }
}

function drawInside(schema: Json, schemas: Json): Json {
  const drawn: Json = {}
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'x-name' || key.startsWith('~')) continue
    if (key === 'properties' || key === 'patternProperties')
      drawn[key] = Object.fromEntries(
        Object.entries(value as Json).map(([field, inner]) => [field, draw(inner as Json, schemas)]),
      )
    else if (key === 'items' || (key === 'additionalProperties' && typeof value === 'object'))
      drawn[key] = draw(value, schemas)
    else if (key === 'anyOf' || key === 'oneOf' || key === 'allOf')
      drawn[key] = (value as Json[]).map(inner => draw(inner, schemas))
    else drawn[key] = value
  }
  return drawn
}

export const openApiOperation = (handle: Operation['handle']): Operation => ({
  id: 'apiDocument',
  method: 'GET',
  path: '/api/openapi.json',
  tag: 'about',
  summary: { zh: '接口说明（OpenAPI 3.1）', en: 'This document (OpenAPI 3.1)' },
  for: 'nobody',
  answers: { 200: { about: { zh: '接口说明', en: 'The document' }, schema: Type.Object({ openapi: Type.String() }) } },
  handle,
})
