import type { FastifyError } from 'fastify'
import Type from 'typebox'
import { Refusal } from '../platform/refusal.ts'
import { named, theWords } from './schemas.ts'

/** RFC 9457, with the words in both languages and every fault and refusal at once. */
export const problemSchema = named(
  'Problem',
  Type.Object({
    type: Type.String(),
    title: Type.String({ description: 'In the language of Accept-Language.' }),
    status: Type.Integer(),
    code: Type.String({ description: 'Stays the same; words may be mended.' }),
    detail: Type.String(),
    words: theWords,
    faults: Type.Array(
      Type.Object({
        at: Type.String({ description: 'JSON pointer; /query/… for what stands in the address.' }),
        code: Type.String(),
        limit: Type.Optional(Type.Number()),
        from: Type.Optional(Type.Integer({ description: 'From which character of the text, to which.' })),
        to: Type.Optional(Type.Integer()),
        name: Type.Optional(Type.String({ description: 'Of the file.' })),
        words: theWords,
      }),
    ),
    refusals: Type.Array(Type.Object({ code: Type.String(), words: theWords })),
    about: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  }),
)

export const problemType = 'application/problem+json; charset=utf-8'

/** What Fastify itself finds wrong, by its codes. */
const ofFastify: Readonly<Record<string, readonly [number, string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'body-too-large'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'not-this-type'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'cut-short'],
  FST_ERR_CTP_EMPTY_TYPE: [415, 'not-this-type'],
  FST_ERR_BAD_URL: [400, 'bad-address'],
  FST_ERR_MAX_PARAM_LENGTH: [404, 'no-such-page'],
  FST_FILES_LIMIT: [413, 'too-many-files'],
  FST_REQ_FILE_TOO_LARGE: [413, 'file-too-large'],
  FST_INVALID_MULTIPART_CONTENT_TYPE: [415, 'not-a-form'],
  FST_ERR_NOT_FOUND: [404, 'no-such-page'],
}

/** The "no" in an error; undefined where the fault is ours. */
export function refusalIn(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  const { code, statusCode, message } = error as FastifyError
  // Whoever sent it has gone: nobody hears the answer, and nothing of ours has failed.
  if (code === 'ECONNRESET' && message === 'aborted') return new Refusal(400, 'cut-short')
  if (statusCode === 416 || (error as Error)?.name === 'RangeNotSatisfiableError')
    return new Refusal(416, 'no-such-part')
  const known = ofFastify[code]
  if (known) return new Refusal(...known)
  if (code?.startsWith('FST_') && statusCode && statusCode >= 400 && statusCode < 500)
    return new Refusal(statusCode, 'not-understood')
  return undefined
}
