import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import type { Config } from './config.ts'
import { claimsOf, type FileKind, headSize, kindOfFile, withoutPlace } from './file-kind.ts'
import { ifNone } from './if-none.ts'
import { isClean } from './scan.ts'
import {
  arrivingFolder,
  type FileKey,
  keepSealed,
  type Opened,
  openedPieces,
  openSealed,
  sealedFolder,
  sealedPieces,
} from './sealed-file.ts'
import type { CryptoSuite } from './suite.ts'
import { writeWhole } from './write-whole.ts'

/*
 * Photographs and recordings: each sealed under a key of its own in files/sealed, from its first byte on. Until a move names it by
 * the hash of its contents, its key lies sealed by the house in files/arriving; then the matter's keys seal it (matters/evidence.ts).
 * A picture is drawn anew, so that nothing of it remains but what is to be seen: no place, no camera, no hidden parcel.
 */

export type FileFault = 'not-what-it-says' | 'file-too-large' | 'picture-too-large' | 'infected'
export type Taken = { sha256: string; type: string; bytes: number }

/** Whose files: where they lie, and what seals them. */
export type Shelves = Pick<Config, 'dataDir'> & { suite: Pick<CryptoSuite, 'sealer' | 'seal' | 'unseal' | 'hmac'> }

/** Longer sides than this show nothing more of a broken lamp. */
const SIDE = 2560
const PIXELS = 60_000_000
/** A photograph of a telephone takes one; what takes longer was made for it. */
const SECONDS = 20

const HALF_A_DAY = 43_200_000
const DAY = 86_400_000

const isHash = (text: string) => /^[0-9a-f]{64}$/.test(text)
const filesIn = (dataDir: string) => join(dataDir, 'files')
/** By the hash of its contents and as it was sent: how files lay before they were sealed. */
const plainPath = (dataDir: string, sha256: string) => join(filesIn(dataDir), sha256.slice(0, 2), sha256)

/** Takes in one file as it arrives; a fault where it is not what it says. Refuses `scanner-silent` (503). */
export async function takeFile(
  { dataDir, clamav, suite }: Shelves & Pick<Config, 'clamav'>,
  file: { stream: Readable & { truncated?: boolean }; type: string; name: string },
): Promise<Taken | FileFault> {
  await mkdir(arrivingFolder(dataDir), { recursive: true, mode: 0o700 })
  const draft = join(arrivingFolder(dataDir), randomBytes(12).toString('hex'))
  // Known to nobody else: what is left of a draft when the power fails opens for nobody.
  const once = suite.sealer(randomBytes(32))
  try {
    const sealing = (stream: AsyncIterable<Uint8Array>) => sealedPieces(once, stream)
    await pipeline(file.stream, sealing, createWriteStream(draft, { mode: 0o600, flags: 'wx' }))
    if (file.stream.truncated) return 'file-too-large'
    const kind = kindOfFile(await buffer(openedPieces(once, draft, { start: 0, end: headSize - 1 })))
    if (!kind || [...claimsOf(file.type, file.name)].some(claim => claim !== kind.sort)) return 'not-what-it-says'
    if (clamav && !(await isClean(clamav, openedPieces(once, draft)))) return 'infected'
    const clean = await inTurn(async () => {
      const sent = await buffer(openedPieces(once, draft))
      return kind.sort === 'picture' ? drawnAnew(sent, kind) : withoutPlace(sent)
    })
    if (!clean) return 'not-what-it-says'
    if (clean === 'picture-too-large') return clean
    const { mtimeMs } = await stat(draft)
    return { sha256: await keep({ dataDir, suite }, clean, mtimeMs), type: kind.type, bytes: clean.length }
  } finally {
    await rm(draft, { force: true })
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
async function drawnAnew(sent: Buffer, { type }: FileKind): Promise<Buffer | 'picture-too-large' | undefined> {
  const sharp = await drawer()
  const size = { width: SIDE, height: SIDE, fit: 'inside', withoutEnlargement: true } as const
  const image = sharp(sent, { limitInputPixels: PIXELS, failOn: 'error' })
    .autoOrient()
    .resize(size)
    .timeout({ seconds: SECONDS })
  const drawn =
    type === 'image/png'
      ? image.png()
      : type === 'image/webp'
        ? image.webp({ quality: 82 })
        : image.jpeg({ quality: 82 })
  try {
    return await drawn.toBuffer()
  } catch (error) {
    // Only what is said while it is read and drawn is said of the picture.
    return /pixel limit|timeout/i.test((error as Error).message) ? 'picture-too-large' : undefined
  }
}

/** Of whoever sends the same again within half a day, the first is kept. */
async function keep(shelves: Shelves, contents: Buffer, arrivedAt: number): Promise<string> {
  const { dataDir, suite } = shelves
  const sha256 = createHash('sha256').update(contents).digest('hex')
  const path = arrivedPath(shelves, sha256)
  const since = await stat(path).catch(ifNone(undefined))
  if (since && arrivedAt - since.mtimeMs < HALF_A_DAY) return sha256
  const { name, key } = await keepSealed(
    dataDir,
    suite,
    contents.length,
    (async function* () {
      yield contents
    })(),
  )
  await writeWhole(path, suite.seal(`${name} ${key.toString('base64')}`, aboutArrived(sha256)))
  return sha256
}

/** Nobody who sees the folder can try whether a file that they have was sent. */
const arrivedPath = ({ dataDir, suite }: Shelves, sha256: string) =>
  join(arrivingFolder(dataDir), suite.hmac('file arrived', sha256).toString('hex'))
const aboutArrived = (sha256: string) => `file ${sha256}`

/** What opens a file that was sent within the last day; undefined for any other. */
export async function keyOfArrived(shelves: Shelves, sha256: string): Promise<FileKey | undefined> {
  if (!isHash(sha256)) return undefined
  const sealed = await readFile(arrivedPath(shelves, sha256)).catch(ifNone(undefined))
  if (!sealed) return undefined
  const [name, key] = shelves.suite.unseal(sealed, aboutArrived(sha256)).split(' ')
  return { name: name!, key: Buffer.from(key!, 'base64') }
}

/** Those of these hashes that neither arrived within the last day nor lie here from before files were sealed. */
export async function notArrived(shelves: Shelves, hashes: readonly string[]): Promise<string[]> {
  const isThere = async (path: string) => (await stat(path).catch(ifNone(undefined))) !== undefined
  const there = await Promise.all(
    hashes.map(
      async hash =>
        isHash(hash) &&
        ((await isThere(arrivedPath(shelves, hash))) || (await isThere(plainPath(shelves.dataDir, hash)))),
    ),
  )
  return hashes.filter((_, i) => !there[i])
}

export type Kept = FileKind & Opened

/** A file by what opens it, or by its hash where it lies here as it was sent; undefined where there is none. */
export async function fileOf({ dataDir, suite }: Shelves, which: FileKey | string): Promise<Kept | undefined> {
  const file = typeof which === 'string' ? await openPlain(dataDir, which) : await openSealed(dataDir, suite, which)
  if (!file || file.size === 0) return undefined
  const kind = kindOfFile(await buffer(file.read({ start: 0, end: Math.min(headSize, file.size) - 1 })))
  return kind && { ...kind, ...file }
}

async function openPlain(dataDir: string, sha256: string): Promise<Opened | undefined> {
  if (!isHash(sha256)) return undefined
  const path = plainPath(dataDir, sha256)
  const there = await stat(path).catch(ifNone(undefined))
  return there && { size: there.size, read: range => createReadStream(path, range) }
}

/**
 * Seals what lies here by this hash as it was sent, and answers what opens it; undefined where nothing does. It is left to the sweep of
 * a day from now: a backup or an act that has just read of it as plain still finds it.
 */
export async function sealPlain({ dataDir, suite }: Shelves, sha256: string, now: Date): Promise<FileKey | undefined> {
  const file = await open(plainPath(dataDir, sha256)).catch(ifNone(undefined))
  if (!file) return undefined
  try {
    const { size } = await file.stat()
    await file.utimes(now, now)
    return await keepSealed(dataDir, suite, size, file.createReadStream({ autoClose: false }))
  } finally {
    await file.close()
  }
}

/** Hashes of all that lies here as it was sent, folder by folder. */
export async function* plainFiles(dataDir: string): AsyncGenerator<string[], void> {
  for (const folder of await foldersIn(filesIn(dataDir))) yield (await namesIn(folder)).filter(isHash)
}

const namesIn = (folder: string) => readdir(folder).catch(ifNone<string[]>([]))
/** By the first two letters of what lies in them. */
const foldersIn = async (path: string) =>
  (await namesIn(path)).filter(name => /^[0-9a-f]{2}$/.test(name)).map(name => join(path, name))

/** Which of some files belong to something: sealed ones by their names, others by their hashes. */
export type Used = (which: { names?: string[]; hashes?: string[] }) => Promise<ReadonlySet<string>>

/**
 * Removes what arrived before this moment and belongs to nothing; answers how many. What opens a file goes first, and the file a
 * day later: nobody names one for a matter while it is being removed.
 */
export async function removeOrphans(dataDir: string, before: Date, used: Used): Promise<number> {
  const none: Used = async () => new Set()
  const longBefore = new Date(before.getTime() - DAY)
  let removed = await removeIn(arrivingFolder(dataDir), before, none)
  for (const folder of await foldersIn(filesIn(dataDir)))
    removed += await removeIn(folder, before, async ({ names }) => used({ hashes: names!.filter(isHash) }))
  for (const folder of await foldersIn(sealedFolder(dataDir))) removed += await removeIn(folder, longBefore, used)
  return removed
}

async function removeIn(folder: string, before: Date, used: Used): Promise<number> {
  const old: string[] = []
  for (const name of await namesIn(folder)) {
    const there = await stat(join(folder, name)).catch(ifNone(undefined))
    if (there && there.mtime < before) old.push(name)
  }
  if (old.length === 0) return 0
  const held = await used({ names: old })
  const gone = old.filter(name => !held.has(name))
  for (const name of gone) await rm(join(folder, name), { force: true })
  return gone.length
}
