import { basename } from 'node:path'
import type { House } from '../../house.ts'
import { alreadyThere, type ImportedMatter, importedId, importMatters, type Landed } from '../../matters/import.ts'
import { CannotStart } from '../../platform/cannot-start.ts'
import { openTable } from '../../platform/read-table.ts'
import { Refusal } from '../../platform/refusal.ts'
import { inWords as refusalInWords } from '../import/said.ts'
import type { SourceMap, Target } from './map.ts'
import { missingColumns, type Reject, rowReader } from './read.ts'

/** Matters in one statement: enough to be fast, short enough that no reader of the feed waits for it. */
const AT_ONCE = 500

export type Count = { read: number; added: number; known: number; rejected: number }

type Ask = {
  house: Pick<House, 'pool' | 'suite' | 'now'>
  landed: Landed
  file: string
  map: SourceMap
  targetOf: (type: string) => Target
  reject: (reject: Reject) => Promise<void>
  progress: (done: number, of: number) => void
}

/**
 * Takes a file (whatever platform/read-table.ts reads: CSV, packed or not, .xlsx) in one pass, holding no more of it than a batch. What is there already is passed over,
 * so that it can be run again after it was cut.
 */
export async function bringIn({ house, landed, file, map, targetOf, reject, progress }: Ask): Promise<Count> {
  const count: Count = { read: 0, added: 0, known: 0, rejected: 0 }
  const table = await openTable(file).catch(why => Promise.reject(inWords(why, file, count)))
  let batch: ImportedMatter[] = []
  let readRow: ReturnType<typeof rowReader> | undefined
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
      if (!readRow) {
        const missing = missingColumns(map, row.fields)
        if (missing.length > 0) throw lacks(file, missing)
        readRow = rowReader({ map, targetOf, file: basename(file), header: row.fields })
        continue
      }
      count.read++
      const read = readRow(row)
      if ('code' in read) {
        count.rejected++
        await reject(read)
      } else if (batch.push(read) === AT_ONCE) await save()
    }
    await save()
  } catch (why) {
    throw inWords(why, file, count)
  }
  return count
}

/** A file that is not whole says how far it came; what else the reader refuses it says itself. */
function inWords(why: unknown, file: string, count: Count): unknown {
  if (!(why instanceof Refusal)) return why
  if (why.code === 'no-such-file') return new CannotStart(`There is no file ${file}.`, `找不到文件 ${file}。`)
  return why.code === 'table-damaged' ? cutShort(file, count) : refusalInWords(why)
}

const lacks = (file: string, columns: string[]) =>
  new CannotStart(
    `${file} lacks columns that the map names: ${columns.join(', ')}. Nothing was imported.`,
    `${file} 缺少对照表里写明的列：${columns.join('、')}。未导入任何内容。`,
  )

const cutShort = (file: string, { added }: Count) =>
  new CannotStart(
    `${file} is damaged or not whole. What came before it (${added}) is imported; run it again with a whole file.`,
    `${file} 已损坏或不完整。此前的${added}条已导入；请换用完整的文件再次运行。`,
  )
