import { basename } from 'node:path'
import type { House } from '../../house.ts'
import { alreadyThere, type ImportedMatter, importedId, importMatters, type Landed } from '../../matters/import.ts'
import { CannotStart } from '../../platform/cannot-start.ts'
import { type OpenTable, openTable } from '../../platform/read-table.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { SourceMap, Target } from './map.ts'
import { missingColumns, type Reject, rowReader } from './read.ts'

/** Matters in one statement: enough to be fast, short enough that no reader of the feed waits for it. */
const AT_ONCE = 500

export type Count = { read: number; added: number; known: number; rejected: number }

/** A file of requests, open behind its first line, which has all the columns that the map names. */
export type Requests = { file: string; header: readonly string[]; table: OpenTable }

type Ask = {
  house: Pick<House, 'pool' | 'suite' | 'now'>
  landed: Landed
  requests: Requests
  map: SourceMap
  targetOf: (type: string) => Target
  reject: (reject: Reject) => Promise<void>
  progress: (done: number, of: number) => void
}

/** Opens whatever platform/read-table.ts reads (CSV, packed or not, .xlsx); refuses what cannot be such a file before anything is made. */
export async function openRequests(file: string, map: SourceMap): Promise<Requests> {
  try {
    const table = await openTable(file)
    const { value } = await table.rows.next()
    const header = value?.fields ?? []
    const missing = missingColumns(map, header)
    if (missing.length === 0) return { file, header, table }
    await table.rows.return()
    throw lacks(file, missing)
  } catch (why) {
    throw inWords(why, file)
  }
}

/**
 * Takes the requests in one pass, holding no more of them than a batch. What is there already is passed over, so that it can be run
 * again after it was cut.
 */
export async function bringIn({ house, landed, requests, map, targetOf, reject, progress }: Ask): Promise<Count> {
  const { file, header, table } = requests
  const count: Count = { read: 0, added: 0, known: 0, rejected: 0 }
  const readRow = rowReader({ map, targetOf, file: basename(file), header })
  let batch: ImportedMatter[] = []
  const save = async () => {
    const ids = batch.map(({ source, key }) => importedId(landed.bureauId, source, key))
    const there = await alreadyThere(house, landed.bureauId, ids)
    const fresh = batch.filter((_, i) => !there.has(ids[i]!))
    if (fresh.length > 0) count.added += await importMatters(house, landed, fresh, house.now())
    count.known = count.read - count.rejected - count.added
    batch = []
    progress(table.share(), 1)
  }
  try {
    for await (const row of table.rows) {
      count.read++
      const read = readRow(row)
      if ('code' in read) {
        count.rejected++
        await reject(read)
      } else if (batch.push(read) === AT_ONCE) await save()
    }
    await save()
  } catch (why) {
    throw inWords(why, file, count.added)
  }
  return count
}

/** A file that is not whole says how far it came; what else the reader refuses it says itself. */
function inWords(why: unknown, file: string, added = 0): unknown {
  if (!(why instanceof Refusal)) return why
  if (why.code === 'no-such-file') return new CannotStart(`There is no file ${file}.`, `找不到文件 ${file}。`)
  return why.code === 'table-damaged' ? cutShort(file, added) : why
}

const lacks = (file: string, columns: string[]) =>
  new CannotStart(
    `${file} lacks columns that the map names: ${columns.join(', ')}. Nothing was imported.`,
    `${file} 缺少对照表里写明的列：${columns.join('、')}。未导入任何内容。`,
  )

const cutShort = (file: string, added: number) =>
  new CannotStart(
    `${file} is damaged or not whole. What came before it (${added}) is imported; run it again with a whole file.`,
    `${file} 已损坏或不完整。此前的${added}条已导入；请换用完整的文件再次运行。`,
  )
