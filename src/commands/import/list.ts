import { sayNext } from '../../next-step.ts'
import { theBureau } from '../../places/bureau.ts'
import type { CsvRow } from '../../platform/csv.ts'
import { openTable } from '../../platform/read-table.ts'
import { reportHead, reportRow } from '../../refusals/by-line.ts'
import { editsOf, rowsAmong, saveRows, tryRows } from '../../sheets/edit.ts'
import { sheets } from '../../sheets/index.ts'
import type { SheetName } from '../../sheets/sheet.ts'
import type { Context } from '../../xjw.ts'
import { authorOf } from './author.ts'
import { reportBeside } from './report-beside.ts'

type Said = {
  by?: string | undefined
  bureau?: string | undefined
  rejects?: string | undefined
  json?: boolean | undefined
  dry: boolean
}

/** One of the lists by which the bureau runs, from a file: all of it or nothing, with its author, as the console does it. */
export async function importList(name: SheetName, file: string, said: Said, { open, say }: Context): Promise<number> {
  const report = await reportBeside(file, 'report', reportHead, said.rejects)
  const house = await open()
  try {
    const { bureauId, tz } = await theBureau(house.db, said.bureau)
    const author = await authorOf(house.db, bureauId, said.by)
    const sheet = sheets.find(one => one.name === name)!
    const all: CsvRow[] = []
    for await (const row of (await openTable(file)).rows) all.push(row)
    const by = { bureauId, author, tz }
    const { rows, lines, faults: unread } = rowsAmong(sheet, all)
    const tried = unread.length > 0 ? { faults: unread, changes: [] } : await tryRows(house, by, sheet, rows)
    // A list is tried as its lines follow one another; in the file some may be empty.
    const faults =
      unread.length > 0 ? unread : tried.faults.map(one => ({ ...one, line: lines[one.line - 2] ?? one.line }))
    for (const fault of faults) await report.write(reportRow(fault))
    await report.close()
    const changed = tried.changes.length
    if (faults.length === 0 && changed > 0 && !said.dry) {
      const [last] = await editsOf(house.db, by, sheet, 1)
      await saveRows(house, by, sheet, rows, last?.no ?? 0)
    }
    if (faults.length > 0)
      say(
        `Faults: ${faults.length}. Nothing was changed. By line, and what to do: ${report.path}`,
        `共${faults.length}处有误，未做任何改动。逐行的原因和办法见：${report.path}`,
      )
    else if (said.dry) say(`Looked only: ${changed} lines would change.`, `只核对，未保存：会改${changed}行。`)
    else say(`${changed} lines changed.`, `已改${changed}行。`)
    if (faults.length === 0 && !said.dry) await sayNext(house.db, say)
    if (said.json) {
      const line = JSON.stringify({ rows: rows.length, changed, faults: faults.length, dry: said.dry })
      say(line, line)
    }
    return faults.length > 0 ? 1 : 0
  } finally {
    await house.close()
  }
}
