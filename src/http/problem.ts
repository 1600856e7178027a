import type { FastifyError } from 'fastify'
import Type, { type Static } from 'typebox'
import { commonWords } from '../kinds/common-words.ts'
import { kindNamed, kinds, wordsFor } from '../kinds/index.ts'
import type { Words } from '../kinds/words.ts'
import { lineFaultWords } from '../platform/line-fault.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Language } from './language.ts'
import { named, theWords } from './schemas.ts'
import { faultWords, refusalWords } from './words.ts'

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
type Problem = Static<typeof problemSchema>

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

export function problemOf({ status, code, about }: Refusal, language: Language): Problem {
  const { faults = [], refusals = [], kind, ...rest } = about as Record<string, any>
  const words = wordsOf(code, kind)
  const said = refusals.map((one: string) => ({ code: one, words: wordsOf(one, kind) }))
  const found = faults.map(({ pointer, at = pointer, ...fault }: any) => ({ at, ...fault, words: faultWordsOf(fault) }))
  const details = [...new Set([...said, ...found].map(one => one.words[language]))]
  return {
    type: `urn:xiaojingwu:problem:${code}`,
    title: words[language],
    status,
    code,
    detail: details.length > 0 ? details.join(language === 'zh' ? '' : ' ') : words[language],
    words,
    faults: found,
    refusals: said,
    ...(Object.keys(rest).length > 0 && { about: rest }),
  }
}

/** The kind's own words first, since it may mean something else by a code than the others do. */
function wordsOf(code: string, kind: string | undefined): Words {
  const own = kind === undefined ? undefined : kindNamed(kind)
  const found = (own && wordsFor(own, 'refusals', code)) ?? refusalWords[code]
  if (found) return found
  for (const other of kinds) {
    const words = wordsFor(other, 'refusals', code)
    if (words) return words
  }
  return refusalWords['not-understood']!
}

/** What is wrong with a line of a list, and what to do about it. */
export const wordsOfLine = ({ code, limit }: { code: string; limit?: number | undefined }): Words =>
  lineFaultWords(code) ??
  (Object.hasOwn(faultWords, code)
    ? faultWordsOf({ code, ...(limit !== undefined && { limit }) })
    : wordsOf(code, undefined))

/** What may not be told to a citizen has its words with the gates that all kinds share. */
const guardWords: Readonly<Record<string, Words>> = commonWords.refusals

function faultWordsOf({ code, limit }: { code: string; limit?: number }): Words {
  const { zh, en } =
    faultWords[code === 'too-short' && limit === 1 ? 'required' : code] ?? guardWords[code] ?? faultWords['wrong']!
  const filled = (text: string) => text.replace('{limit}', String(limit ?? ''))
  return { zh: filled(zh), en: filled(en) }
}
