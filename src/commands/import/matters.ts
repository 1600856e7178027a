import { neighbourNamed } from '../../neighbours/keys.ts'
import { takeTable } from '../../neighbours/take-rows.ts'
import { theBureau } from '../../places/bureau.ts'
import { CannotStart } from '../../platform/cannot-start.ts'
import { openTable } from '../../platform/read-table.ts'
import { reportHead, reportRow } from '../../refusals/by-line.ts'
import { megabytes, showProgress } from '../../say.ts'
import type { Context } from '../../xjw.ts'
import { reportBeside } from './report-beside.ts'

type Said = {
  neighbour?: string | undefined
  bureau?: string | undefined
  rejects?: string | undefined
  json?: boolean | undefined
  dry: boolean
}

/** Each line once, by its number there, however often it is run or cut; what cannot be taken is written down by line. */
export async function importMatters(file: string, said: Said, { open, say }: Context): Promise<number> {
  const report = await reportBeside(file, 'report', reportHead, said.rejects)
  const house = await open()
  const began = performance.now()
  try {
    const { bureauId } = await theBureau(house.db, said.bureau)
    const neighbour = await neighbourNamed(house.db, bureauId, said.neighbour!)
    if (!neighbour)
      throw new CannotStart(
        `There is no neighbour ${said.neighbour}: see xjw neighbour list.`,
        `没有互通单位 ${said.neighbour}：请看 xjw neighbour list。`,
      )
    const table = await openTable(file)
    const progress = showProgress(say, said.dry ? 'Looking' : 'Importing', said.dry ? '正在核对' : '正在导入')
    const count = { rows: 0, added: 0, known: 0, refused: 0 }
    let passedOver: readonly string[] = []
    try {
      for await (const step of takeTable(table.rows, { house, bureauId, neighbour, dry: said.dry })) {
        passedOver = step.passedOver
        count.rows += step.rows
        count.added += step.added
        count.known += step.known
        count.refused += new Set(step.faults.map(({ line }) => line)).size
        for (const fault of step.faults) await report.write(reportRow(fault))
        progress(table.share(), 1)
      }
    } finally {
      await report.close()
    }
    const seconds = (performance.now() - began) / 1000
    const rss = process.resourceUsage().maxRSS * 1024
    if (passedOver.length > 0)
      say(`Columns that are passed over: ${passedOver.join(', ')}`, `没有用到的列：${passedOver.join('、')}`)
    const { rows, added, known, refused } = count
    say(
      said.dry
        ? `Looked only, nothing is kept: of ${rows} lines ${added} could be taken, ${known} were there, ${refused} could not.`
        : `${rows} lines: ${added} are new, ${known} were there, ${refused} could not be taken.`,
      said.dry
        ? `只核对，未保存：共${rows}行，可收${added}行，已有${known}行，不能收${refused}行。`
        : `共${rows}行：新收${added}件，已有${known}件，不能收${refused}行。`,
    )
    say(
      `${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} lines a second, ${megabytes(rss)} MB of memory at most.`,
      `用时${seconds.toFixed(1)}秒，每秒${Math.round(rows / seconds)}行，内存最多${megabytes(rss)} MB。`,
    )
    if (refused > 0) say(`By line, and what to do: ${report.path}`, `逐行的原因和办法见：${report.path}`)
    if (said.json) {
      const line = JSON.stringify({ ...count, dry: said.dry, seconds, rss, report: refused > 0 ? report.path : null })
      say(line, line)
    }
    return refused > 0 ? 1 : 0
  } finally {
    await house.close()
  }
}
