import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream, type ReadStream } from 'node:fs'
import { link, mkdir, open, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Config } from './config.ts'
import { claimsOf, type FileKind, headSize, kindOfFile, withoutPlace } from './file-kind.ts'
import { isClean } from './scan.ts'

/*
 * Photographs and recordings, in the data folder by the hash of their contents: files/3f/3f9a…. A picture is drawn anew, so
 * that nothing of it remains but what is to be seen: no place, no camera, no hidden parcel.
 */

export type FileFault = 'not-what-it-says' | 'file-too-large' | 'picture-too-large' | 'infected'
export type Taken = { sha256: string; type: string; bytes: number }

/** Longer sides than this show nothing more of a broken lamp. */
const SIDE = 2560
const PIXELS = 60_000_000
/** A photograph of a telephone takes one; what takes longer was made for it. */
const SECONDS = 20

const isHash = (text: string) => /^[0-9a-f]{64}$/.test(text)
const folderOf = (dataDir: string) => join(dataDir, 'files')
const pathOf = (dataDir: string, sha256: string) => join(folderOf(dataDir), sha256.slice(0, 2), sha256)

/** Takes in one file as it arrives; a fault where it is not what it says. Refuses `scanner-silent` (503). */
export async function takeFile(
  { dataDir, clamav }: Pick<Config, 'dataDir' | 'clamav'>,
  file: { stream: Readable & { truncated?: boolean }; type: string; name: string },
): Promise<Taken | FileFault> {
  const drafts = join(folderOf(dataDir), 'arriving')
  await mkdir(drafts, { recursive: true, mode: 0o700 })
  const draft = join(drafts, randomBytes(12).toString('hex'))
  try {
    await pipeline(file.stream, createWriteStream(draft, { mode: 0o600, flags: 'wx' }))
    if (file.stream.truncated) return 'file-too-large'
    const kind = kindOfFile(await headOf(draft))
    if (!kind || [...claimsOf(file.type, file.name)].some(claim => claim !== kind.sort)) return 'not-what-it-says'
    if (clamav && !(await isClean(clamav, draft))) return 'infected'
    const clean = await inTurn(async () =>
      kind.sort === 'picture' ? drawnAnew(draft, kind) : withoutPlace(await readFile(draft)),
    )
    if (!clean) return 'not-what-it-says'
    if (clean === 'picture-too-large') return clean
    return { sha256: await keep(dataDir, clean, draft), type: kind.type, bytes: clean.length }
  } finally {
    await rm(draft, { force: true })
  }
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(headSize), 0, headSize, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Read when the first picture comes: who sends none does without its ten megabytes. */
async function drawer() {
  const { default: sharp } = await import('sharp')
  sharp.concurrency(1)
  sharp.cache(false)
  return sharp
}

/** Two at a time: a picture being drawn is some tens of megabytes, a recording as large as it is. */
let working: Promise<unknown>[] = [Promise.resolve(), Promise.resolve()]

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const [turn, other] = working as [Promise<unknown>, Promise<unknown>]
  const mine = turn.then(work)
  working = [other, mine.catch(() => {})]
  return mine
}

/** Undefined for what cannot be drawn. */
async function drawnAnew(path: string, { type }: FileKind): Promise<Buffer | 'picture-too-large' | undefined> {
  const sharp = await drawer()
  try {
    const size = { width: SIDE, height: SIDE, fit: 'inside', withoutEnlargement: true } as const
    const image = sharp(path, { limitInputPixels: PIXELS, failOn: 'error' })
      .autoOrient()
      .resize(size)
      .timeout({ seconds: SECONDS })
    if (type === 'image/png') return await image.png().toBuffer()
    if (type === 'image/webp') return await image.webp({ quality: 82 }).toBuffer()
    return await image.jpeg({ quality: 82 }).toBuffer()
  } catch (error) {
    return /pixel limit|timeout/i.test((error as Error).message) ? 'picture-too-large' : undefined
  }
}

/** Written aside and linked into its place, whole or not at all; who hands in the same again finds it there, fresh. */
async function keep(dataDir: string, contents: Buffer, draft: string): Promise<string> {
  const sha256 = createHash('sha256').update(contents).digest('hex')
  const path = pathOf(dataDir, sha256)
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 })
  const clean = `${draft}.clean`
  await writeFile(clean, contents, { mode: 0o600, flag: 'wx', flush: true })
  try {
    await link(clean, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const { mtime } = await stat(clean)
    await utimes(path, mtime, mtime)
  } finally {
    await rm(clean)
  }
  return sha256
}

/** Those of these hashes of which there is no file here. */
export async function missingFiles(dataDir: string, hashes: readonly string[]): Promise<string[]> {
  const there = await Promise.all(
    hashes.map(
      async hash =>
        isHash(hash) &&
        (await stat(pathOf(dataDir, hash)).then(
          () => true,
          () => false,
        )),
    ),
  )
  return hashes.filter((_, i) => !there[i])
}

export type Kept = FileKind & { size: number; read: (range?: { start: number; end: number }) => ReadStream }

/** A file as it lies here; undefined where there is none of this hash. */
export async function fileOf(dataDir: string, sha256: string): Promise<Kept | undefined> {
  if (!isHash(sha256)) return undefined
  const path = pathOf(dataDir, sha256)
  try {
    const [{ size }, head] = await Promise.all([stat(path), headOf(path)])
    const kind = kindOfFile(head)
    return kind && { ...kind, size, read: range => createReadStream(path, range) }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Removes what arrived before this moment and belongs to nothing; answers how many. `used` tells which of some hashes do. */
export async function removeOrphans(
  dataDir: string,
  before: Date,
  used: (hashes: string[]) => Promise<ReadonlySet<string>>,
): Promise<number> {
  let removed = 0
  for (const folder of await readdir(folderOf(dataDir)).catch(() => [])) {
    const inside = join(folderOf(dataDir), folder)
    const old: string[] = []
    for (const name of await readdir(inside)) {
      const { mtime } = await stat(join(inside, name))
      if (mtime < before) old.push(name)
    }
    const held = folder === 'arriving' ? new Set<string>() : await used(old.filter(isHash))
    for (const name of old.filter(name => !held.has(name))) {
      await rm(join(inside, name), { force: true })
      removed++
    }
  }
  return removed
}
