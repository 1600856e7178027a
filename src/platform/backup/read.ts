import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { CannotStart } from '../cannot-start.ts'
import { type TarPart, tarParts } from '../tar.ts'
import { HEAD, type Head, SUMS, type Sums, tableOf } from './head.ts'

export type Taker = {
  /** Rows of one table, piece by piece; the pieces of a table follow one another. */
  rows: (table: string, bytes: Buffer) => Promise<void>
  /** Where this file goes; undefined where nobody wants it. */
  file: (name: string) => string | undefined
}

/**
 * Goes through a backup once, from its head to its sums, and holds every table against its sum. Throws, naming what is
 * wrong, for what is no backup, half of one, or damaged.
 */
export async function readBackup(
  path: string,
  begin: (head: Head) => Promise<Taker>,
  what: Head['xiaojingwu'] = 'backup',
): Promise<{ head: Head; sums: Sums }> {
  const source = createReadStream(path)
  const unpacked = createGunzip()
  // Its end is awaited below, piece by piece; what goes wrong on the way comes out there.
  pipeline(source, unpacked).catch(() => {})
  const parts = tarParts(unpacked)
  try {
    const first = await parts.next().catch(why => {
      throw isCut(why) ? isNone(path) : why
    })
    if (first.done || first.value.name !== HEAD) throw isNone(path)
    const head = headFrom(await text(first.value), path, what)
    const taker = await begin(head)
    const counted = new Map<string, { rows: number; sum: Hash }>(
      head.tables.map(({ name }) => [name, { rows: 0, sum: createHash('sha256') }]),
    )
    let files = 0
    const filesSum = createHash('sha256')
    let sums: Sums | undefined
    for await (const part of parts) {
      const table = tableOf(part.name)
      const mine = table === undefined ? undefined : counted.get(table)
      if (part.name === SUMS) sums = JSON.parse(await text(part)) as Sums
      else if (mine)
        for await (const bytes of part.bytes()) {
          mine.sum.update(bytes)
          mine.rows += linesIn(bytes)
          await taker.rows(table!, bytes)
        }
      else {
        files++
        filesSum.update(part.name)
        await keepFile(part, filesSum, taker.file(part.name))
      }
    }
    if (!sums) throw isDamaged(path, SUMS)
    if (sums.files.count !== files || sums.files.sha256 !== filesSum.digest('hex')) throw isDamaged(path, 'files')
    for (const [name, { rows, sum }] of counted) {
      const said = sums.tables[name]
      if (said?.rows !== rows || said.sha256 !== sum.digest('hex')) throw isDamaged(path, name)
    }
    return { head, sums }
  } catch (why) {
    if ((why as NodeJS.ErrnoException).code === 'ENOENT') throw isMissing(path)
    throw isCut(why) ? isDamaged(path, why.message) : why
  } finally {
    source.destroy()
  }
}

/** A row is a line: line feeds within a value are written as \n. */
export function linesIn(rows: Buffer): number {
  let lines = 0
  for (let at = rows.indexOf(10); at >= 0; at = rows.indexOf(10, at + 1)) lines++
  return lines
}

async function keepFile(part: TarPart, sum: Hash, to: string | undefined): Promise<void> {
  if (to !== undefined) await mkdir(dirname(to), { recursive: true })
  const out = to === undefined ? undefined : await open(to, 'w', 0o600)
  try {
    for await (const bytes of part.bytes()) {
      sum.update(bytes)
      await out?.write(bytes)
    }
    await out?.sync()
  } finally {
    await out?.close()
  }
}

async function text(part: TarPart): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of part.bytes()) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}

function headFrom(json: string, path: string, what: Head['xiaojingwu']): Head {
  const head = JSON.parse(json) as Head
  if (head.xiaojingwu !== what) throw isNone(path)
  if (head.format !== 1)
    throw new CannotStart(
      `${path} was made by a newer edition of Xiaojingwu. Nothing was touched. Restore it with that edition.`,
      `${path} 由更新版本的小警务生成，未做任何改动。请用那个版本恢复。`,
    )
  return head
}

const isCut = (why: unknown): why is Error =>
  why instanceof SyntaxError ||
  (why instanceof Error &&
    (/^(the archive|this is no archive)/.test(why.message) || /^Z_/.test((why as NodeJS.ErrnoException).code ?? '')))

const isMissing = (path: string) => new CannotStart(`There is no file ${path}.`, `找不到文件 ${path}。`)

const isNone = (path: string) =>
  new CannotStart(
    `${path} is no backup of Xiaojingwu. Nothing was touched.`,
    `${path} 不是小警务的备份，未做任何改动。`,
  )

const isDamaged = (path: string, where: string) =>
  new CannotStart(
    `${path} is not whole (${where}). Nothing was restored. Use another backup.`,
    `${path} 不完整（${where}），未恢复任何内容。请改用其他备份。`,
  )
