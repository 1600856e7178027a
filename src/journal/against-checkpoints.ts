import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { CannotStart } from '../platform/cannot-start.ts'
import type { RowOf } from '../platform/rows-of.ts'
import { isSigned } from '../platform/suite.ts'
import { hashWith, type Leaf, leafOf } from './checkpoint.ts'
import type { CheckpointFile } from './export-checkpoints.ts'
import { type Frontier, grown, noLeaves, rootOf } from './tree.ts'

export type Difference = {
  code: 'altered' | 'removed' | 'moved' | 'inserted'
  bureauId: number
  /** Its place in the feed, from 1: where it stood, or where it stands if it was inserted. */
  pos: number
  matterId: string
  no: number
}

export type Compared = { checkpoints: number; entries: number; differences: Difference[] }

/** More than this are not named one by one. */
const MOST = 100

/**
 * Holds the journal in this database against checkpoints that lay elsewhere: names every entry that is not as it was when
 * they were signed. @param signer the key that must have signed them (hex); without it, that of the first. Files that are
 * none, lack one, or are not signed so, are a CannotStart.
 */
export async function againstCheckpoints(pool: pg.Pool, folder: string, signer?: string): Promise<Compared> {
  const names = await namesIn(folder)
  const compared: Compared = { checkpoints: names.length, entries: 0, differences: [] }
  const trees = new Map<number, Frontier>()
  let key = signer
  for (const name of names) {
    const file = await fileAt(folder, name)
    key ??= file.key
    const { bureauId, size, root } = readNote(name, file)
    if (file.key !== key) throw broken(name, 'it is signed with another key', '由另一把密钥签名')
    if (!isSigned(Buffer.from(key, 'hex'), file.note, Buffer.from(file.signature, 'hex')))
      throw broken(name, 'its signature does not hold', '签名不对')
    const hash = hashWith(Buffer.from(key, 'hex'))
    let tree = trees.get(bureauId) ?? noLeaves
    if (tree.size !== file.before) throw broken(name, 'the one before it is missing', '缺少它前面的一个')
    const were = file.entries.map(leafIn)
    for (const leaf of were) tree = grown(hash, tree, leafOf(hash, leaf))
    if (tree.size !== size || rootOf(hash, tree).toString('hex') !== root)
      throw broken(name, 'its entries are not those that were signed', '其中的记录与签名不符')
    trees.set(bureauId, tree)
    compared.entries += were.length
    if (compared.differences.length < MOST)
      compared.differences.push(...(await differences(pool, bureauId, file.before, were)))
  }
  return compared
}

async function differences(pool: pg.Pool, bureauId: number, before: number, were: readonly Leaf[]) {
  const { rows } = await pool.query<Pick<RowOf<'feed'>, 'pos' | 'matter_id' | 'entry_no'>>(
    `select f.pos, f.matter_id, f.entry_no from feed f where f.bureau_id = $1 and f.pos > $2 and f.pos <= $3 order by f.pos`,
    [bureauId, before, before + were.length],
  )
  const are = new Map(rows.map(row => [row.pos, keyOf(row.matter_id, row.entry_no)]))
  const entries = await hashesOf(pool, bureauId, were)
  const known = new Set(were.map(({ matterId, no }) => keyOf(matterId, no)))
  const found: Difference[] = []
  for (const [i, { matterId, no, hash }] of were.entries()) {
    const pos = before + i + 1
    const key = keyOf(matterId, no)
    const is = entries.get(key)
    const at = { bureauId, pos, matterId, no }
    if (is === undefined) found.push({ code: 'removed', ...at })
    else if (!is.hash.equals(hash)) found.push({ code: 'altered', ...at })
    else if (are.get(pos) !== key) found.push({ code: is.pos === null ? 'removed' : 'moved', ...at })
    const other = are.get(pos)
    if (other !== undefined && other !== key && !known.has(other)) {
      const [matterId, no] = other.split(' ') as [string, string]
      found.push({ code: 'inserted', bureauId, pos, matterId, no: Number(no) })
    }
  }
  return found
}

async function hashesOf(pool: pg.Pool, bureauId: number, leaves: readonly Leaf[]) {
  const { rows } = await pool.query<Pick<RowOf<'entry'>, 'matter_id' | 'no' | 'hash'> & { pos: number | null }>(
    `select e.matter_id, e.no, e.hash, f.pos
     from unnest($2::uuid[], $3::int[]) as w (matter_id, no)
     join entry e on e.bureau_id = $1 and e.matter_id = w.matter_id and e.no = w.no
     left join feed f on f.bureau_id = $1 and f.matter_id = e.matter_id and f.entry_no = e.no`,
    [bureauId, leaves.map(one => one.matterId), leaves.map(one => one.no)],
  )
  return new Map(rows.map(row => [keyOf(row.matter_id, row.no), row]))
}

const keyOf = (matterId: string, no: number) => `${matterId} ${no}`

async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => {
    throw new CannotStart(`There is no folder ${folder}.`, `找不到文件夹 ${folder}。`)
  })
  const mine = names.filter(name => /^checkpoint-\d+-\d{12}(-\d{4}-\d\d-\d\d)?\.json$/.test(name)).sort(inOrder)
  if (mine.length === 0) throw new CannotStart(`There is no checkpoint in ${folder}.`, `${folder} 里没有核对点。`)
  return mine
}

/** A quiet day's after the one that it signs once more. */
const inOrder = (a: string, b: string) => (a.replace('.json', '') < b.replace('.json', '') ? -1 : 1)

async function fileAt(folder: string, name: string): Promise<CheckpointFile> {
  try {
    return JSON.parse(await readFile(join(folder, name), 'utf8'))
  } catch {
    throw broken(name, 'it is not whole', '文件不完整')
  }
}

function readNote(name: string, { note }: CheckpointFile) {
  const [, bureau, size, root] =
    /^xiaojingwu checkpoint 1(?: gm)?\nbureau (\d+)\nsize (\d+)\nroot ([0-9a-f]{64})\nat \S+\n$/.exec(String(note)) ??
    []
  if (!root) throw broken(name, 'it is no checkpoint', '不是核对点')
  return { bureauId: Number(bureau), size: Number(size), root }
}

function leafIn(line: string): Leaf {
  const [matterId, no, hash] = String(line).split(' ')
  return { matterId: matterId!, no: Number(no), hash: Buffer.from(hash ?? '', 'hex') }
}

const broken = (name: string, en: string, zh: string) =>
  new CannotStart(`${name}: ${en}. Nothing can be said by it.`, `${name}：${zh}，无法据此核对。`)
