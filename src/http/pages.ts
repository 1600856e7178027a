import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import files from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { House } from '../house.ts'
import { inMarkup } from '../platform/markup.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tiles } from '../platform/tiles.ts'
import { homeOf } from './home.ts'
import { type StandingDocument, sendStanding, standing } from './standing-document.ts'

/** Where the pages lie once they are built (bin/ready/pages.mjs). */
const built = fileURLToPath(new URL('../../dist/', import.meta.url))

/** Each page of the residents and the public board are a document each; what stands after # never reaches us. */
const documents: Readonly<Record<string, readonly string[]>> = {
  'index.html': ['/'],
  'track.html': ['/t'],
  'who.html': ['/who'],
  'promises.html': ['/promises'],
  'mine.html': ['/m'],
  'phone.html': ['/me'],
  'board.html': ['/board', '/board/*'],
}
const officePaths = ['/office', '/office/*', '/password']
const consolePaths = ['/console', '/console/*']

/**
 * Nothing from another host, but for the pictures of a map where the bureau has named one; no script or style within the page;
 * its own photos and recordings may show.
 */
const policyWith = (tiles: Tiles | undefined, nonce?: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${nonce ? ` 'nonce-${nonce}'` : ''}`,
    `img-src 'self' blob: data:${tiles ? ` ${tiles.origin}` : ''}`,
    "media-src 'self' blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/**
 * Serves the built pages, as packed when they were built; names of assets hold their hash, so they are kept for ever. The
 * console's document is written anew each time: the library that it is built with adds styles as it goes, by a nonce.
 */
export async function pages(app: FastifyInstance, house: House): Promise<void> {
  const { tiles } = house.config
  const policy = policyWith(tiles)
  const guarded = (reply: FastifyReply) => guardedBy(policy, reply)
  await app.register(files, { root: built, serve: false, preCompressed: true, dotfiles: 'ignore' })
  for (const [file, paths] of Object.entries(documents)) {
    let document: StandingDocument | undefined
    for (const path of paths)
      app.get(path, async (request, reply) => {
        document ??= await named(file, house)
        return sendStanding(document, request, guarded(reply))
      })
  }
  for (const path of officePaths)
    app.get(path, (_request, reply) =>
      // Who scans a door plate stands in the office's pages; no other has a use for the camera but the picker of photos.
      guardedBy(policy, reply, 'self').sendFile('office.html', { cacheControl: false }),
    )
  let consolePage: Promise<string> | undefined
  for (const path of consolePaths)
    app.get(path, async (_request, reply) => {
      consolePage ??= readFile(join(built, 'console.html'), 'utf8')
      const nonce = randomBytes(16).toString('base64')
      return guardedBy(policyWith(tiles, nonce), reply)
        .header('cache-control', 'no-store')
        .type('text/html; charset=utf-8')
        .send((await consolePage).replace('__NONCE__', nonce))
    })
  app.get<{ Params: { '*': string } }>('/assets/*', (request, reply) => {
    const name = request.params['*']
    if (!/^[\w.-]+$/.test(name)) throw new Refusal(404, 'no-such-page')
    return safely(reply).sendFile(`assets/${name}`, { maxAge: '365d', immutable: true })
  })
  for (const name of ['icon.svg', 'icon-192.png', 'icon-512.png', 'office.webmanifest'])
    app.get(`/${name}`, (_request, reply) => safely(reply).sendFile(name, { maxAge: '1d' }))
  // Asked for anew at each visit, so that an old one never stays.
  app.get('/sw.js', (_request, reply) => guarded(reply).sendFile('sw.js', { cacheControl: false }))
}

/** A document with the name of the bureau whose page it is. Refuses `no-bureau` (404). */
async function named(file: string, house: House): Promise<StandingDocument> {
  const { nameZh, nameEn } = await homeOf(house)
  const html = await readFile(join(built, file), 'utf8')
  return standing(
    html.replace('__ZH__', () => inMarkup(nameZh)).replace('__EN__', () => inMarkup(nameEn)),
    'text/html; charset=utf-8',
  )
}

const guardedBy = (policy: string, reply: FastifyReply, camera: 'self' | '' = '') =>
  safely(reply)
    .header('cache-control', 'no-cache')
    .header('content-security-policy', policy)
    .header('permissions-policy', `camera=(${camera}), microphone=(self), geolocation=(self)`)
    .header('cross-origin-opener-policy', 'same-origin')

const safely = (reply: FastifyReply) =>
  reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer')
