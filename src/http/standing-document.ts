import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** A document that is the same for everybody until the program or the catalogue changes: written and packed once. */
export type StandingDocument = {
  etag: string
  type: string
  packed: Readonly<Record<'br' | 'gzip' | 'identity', Buffer>>
}

export async function standing(text: string, type = 'application/json; charset=utf-8'): Promise<StandingDocument> {
  const identity = Buffer.from(text)
  const etag = `"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    promisify(gzip)(identity, { level: 9 }),
  ])
  return { etag, type, packed: { br, gzip: gz, identity } }
}

/** Sends it packed as the asker takes it; nothing at all to who has this one already. */
export function sendStanding({ etag, type, packed }: StandingDocument, request: FastifyRequest, reply: FastifyReply) {
  reply.header('etag', etag).header('vary', 'accept-encoding').header('cache-control', 'no-cache')
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  const taken = String(request.headers['accept-encoding'] ?? '')
  const how = /\bbr\b/.test(taken) ? 'br' : /\bgzip\b/.test(taken) ? 'gzip' : 'identity'
  if (how !== 'identity') reply.header('content-encoding', how)
  return reply.type(type).send(packed[how])
}
