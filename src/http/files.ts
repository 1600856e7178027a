import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { House } from '../house.ts'
import type { Fault } from '../kinds/faults.ts'
import { say } from '../kinds/words.ts'
import { fileFor } from '../matters/evidence.ts'
import { type Kept, takeFile } from '../platform/files.ts'
import { Refusal } from '../platform/refusal.ts'
import { askerOf } from './asker.ts'
import { operation } from './operation.ts'
import { byLink } from './write-headers.ts'

export const MOST_FILES = 10
export const LARGEST_FILE = 20 * 1024 * 1024

/** For `@fastify/multipart`. */
export const formLimits = { files: MOST_FILES, fileSize: LARGEST_FILE, fields: 20, fieldSize: 4096, headerPairs: 50 }

const taken = Type.Object({
  sha256: Type.String({
    pattern: '^[0-9a-f]{64}$',
    description: 'Of the file as it is kept: what a move names it by.',
  }),
  type: Type.String(),
  bytes: Type.Integer(),
})

export const files = [
  operation({
    id: 'sendFiles',
    method: 'POST',
    path: '/api/v1/files',
    tag: 'files',
    summary: say('上传照片和录音：最多十个，每个二十兆', 'Send photos and voice notes: up to ten, 20 MB each'),
    for: 'anybody',
    form: true,
    answers: {
      201: {
        about: say('收下了；照片里的位置信息已去掉', 'Taken; places are stripped from them'),
        schema: Type.Object({ files: Type.Array(taken) }),
        example: { files: [{ sha256: 'a'.repeat(64), type: 'image/jpeg', bytes: 183_402 }] },
      },
    },
    refuses: [
      'not-a-form',
      'no-file',
      'too-many-files',
      'file-too-large',
      'not-what-it-says',
      'picture-too-large',
      'infected',
      'scanner-silent',
    ],
    aMinute: 30,
    handle: async ({ house, request, reply }) => {
      if (!request.isMultipart()) throw new Refusal(415, 'not-a-form')
      reply.code(201)
      return { files: await takeAll(house, request).catch(brokenOff) }
    },
  }),
  operation({
    id: 'readFile',
    method: 'GET',
    path: '/api/v1/files/{sha256}',
    tag: 'files',
    summary: say('看一个文件：看得到那件事的人才看得到', 'One file: for those who see a matter that it belongs to'),
    for: 'anybody',
    byLink: true,
    headers: byLink,
    answers: { 200: { about: say('文件', 'The file'), type: 'application/octet-stream' } },
    refuses: ['unknown-file'],
    handle: async ask => {
      const { house, path, request, reply } = ask
      const sha256 = path['sha256']!
      const file = await fileFor(house, askerOf(ask), sha256)
      if (!file) throw new Refusal(404, 'unknown-file')
      return sendFile(sha256, file, request, reply)
    },
  }),
]

async function takeAll({ config, suite }: House, request: FastifyRequest) {
  const kept: { sha256: string; type: string; bytes: number }[] = []
  const faults: (Fault & { name: string })[] = []
  let n = 0
  for await (const { file, mimetype, filename } of request.files()) {
    const name = String(filename ?? '').slice(0, 120)
    const one = await takeFile({ ...config, suite }, { stream: file, type: mimetype ?? '', name })
    if (typeof one === 'string') faults.push({ at: `/files/${n}`, code: one, name: name.toWellFormed() })
    else kept.push(one)
    n++
  }
  if (faults.length > 0) {
    const codes = new Set(faults.map(({ code }) => code))
    const code = codes.size === 1 ? faults[0]!.code : 'not-what-it-says'
    throw new Refusal(code === 'file-too-large' ? 413 : 422, code, { faults })
  }
  if (n === 0) throw new Refusal(422, 'no-file')
  return kept
}

/** The parser has only a message for a form that ends too early. */
export function brokenOff(error: unknown): never {
  const { code, message } = error as NodeJS.ErrnoException
  throw code === undefined && /multipart/i.test(message) ? new Refusal(400, 'cut-short') : error
}

/** Sends a file, or the part of it that a player asks for. Where it was seen before, nothing. */
export function sendFile(sha256: string, file: Kept, request: FastifyRequest, reply: FastifyReply) {
  const etag = `"${sha256}"`
  reply
    .header('etag', etag)
    .header('cache-control', 'private, no-cache')
    .header('accept-ranges', 'bytes')
    .header('content-disposition', `inline; filename="${sha256.slice(0, 12)}.${file.ending}"`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .type(file.type)
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  const [, from, to] = /^bytes=(\d{1,9})-(\d{0,9})$/.exec(String(request.headers.range ?? '')) ?? []
  if (from === undefined || Number(from) >= file.size)
    return reply.header('content-length', file.size).send(file.read())
  const start = Number(from)
  const end = Math.max(start, Math.min(to ? Number(to) : file.size - 1, file.size - 1))
  return reply
    .code(206)
    .header('content-range', `bytes ${start}-${end}/${file.size}`)
    .header('content-length', end - start + 1)
    .send(file.read({ start, end }))
}
