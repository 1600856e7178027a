import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Refusal } from '../../platform/refusal.ts'
import { problemOf } from '../../refusals/problem.ts'
import { languageOf } from '../language.ts'
import { type Format, listOf, types } from './write.ts'

/** Where somebody asks by GeoReport, "no" is a list of errors in the format that was asked for. */
export const isOpen311 = ({ url }: FastifyRequest): boolean => url.startsWith('/open311/')

export const formatIn = (url: string): Format => (/\.json(\?|$)/.test(url) ? 'json' : 'xml')

/** 404 for what is not there, 403 for the key, what HTTP itself has a number for, and 400 for all else. */
const kept = new Set([403, 404, 405, 413, 415, 429])

export function sendErrors(refusal: Refusal, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = refusal.status >= 500 || kept.has(refusal.status) ? refusal.status : 400
  const language = languageOf(request.headers['accept-language'])
  const { title, faults, refusals } = problemOf(refusal, language)
  const all = [
    ...faults.map(({ at, words }) => `${at.replace(/^\/(says|query)?\/?/, '')}: ${words[language]}`),
    ...refusals.map(({ words }) => words[language]),
  ]
  const format = formatIn(request.url)
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type(types[format])
    .send(
      listOf(
        format,
        'errors',
        (all.length > 0 ? all : [title]).map(description => ({ code: String(status), description })),
      ),
    )
}
