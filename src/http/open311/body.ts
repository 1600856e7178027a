import type { FastifyRequest } from 'fastify'
import type { House } from '../../house.ts'
import { type Params, paramsOf } from '../../neighbours/params.ts'
import type { Body } from '../../neighbours/take-request.ts'
import { takeFile } from '../../platform/files.ts'
import { Refusal } from '../../platform/refusal.ts'
import { brokenOff } from '../files.ts'

/** Asked with what stands before the first file of a form: nothing is kept for whoever may not send it. */
type BeforeFiles = (params: Params) => Promise<unknown>

/** A form, as it is sent: encoded, with files, or (liberally) as JSON. Refuses `not-this-type` (415). */
export async function bodyOf(request: FastifyRequest, house: House, beforeFiles: BeforeFiles): Promise<Body> {
  if (request.isMultipart()) return formOf(request, house, beforeFiles).catch(brokenOff)
  if (typeof request.body === 'string') return { params: paramsOf(new URLSearchParams(request.body)), files: [] }
  if (typeof request.body !== 'object' || request.body === null || Array.isArray(request.body))
    throw new Refusal(request.body === undefined ? 400 : 415, request.body === undefined ? 'no-body' : 'not-this-type')
  const flat = Object.entries(request.body).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map(one => [name, typeof one === 'object' ? '' : String(one)] as const),
  )
  return { params: paramsOf(flat), files: [] }
}

async function formOf(request: FastifyRequest, { config, suite }: House, beforeFiles: BeforeFiles): Promise<Body> {
  const pairs: [string, string][] = []
  const files: string[] = []
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      pairs.push([part.fieldname, String(part.value)])
      continue
    }
    if (files.length === 0) await beforeFiles(paramsOf(pairs))
    const taken = await takeFile(
      { ...config, suite },
      { stream: part.file, type: part.mimetype ?? '', name: part.filename ?? '' },
    )
    if (typeof taken === 'string') throw new Refusal(taken === 'file-too-large' ? 413 : 400, taken)
    files.push(taken.sha256)
  }
  return { params: paramsOf(pairs), files: [...new Set(files)] }
}
