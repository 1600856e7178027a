import { megabytes, showProgress } from '../say.ts'
import { type SheetName, sheetNames } from '../sheets/sheet.ts'
import { bureau, flag, json, readTyped, usage, word } from '../typed.ts'
import type { Context } from '../xjw.ts'
import { bringIn, openRequests } from './georeport/bring-in.ts'
import { bureauOf } from './georeport/bureau.ts'
import { readMap } from './georeport/map.ts'
import { type Reject, reasons } from './georeport/read.ts'
import { importList } from './import/list.ts'
import { importMatters } from './import/matters.ts'
import { reportBeside } from './import/report-beside.ts'
import { importRules, type RuleName, ruleNames } from './import/rules.ts'

export const summary = {
  en: 'import matters FILE --neighbour NAME [--dry-run]: requests of a hotline or another system (CSV, XLSX), each once by its number; import places|units|people|beats|rosters|calendars|measures FILE --by NUMBER [--dry-run] [--from DAY]; import georeport FILE: another system’s requests as history, in a bureau of their own',
  zh: 'import matters 文件 --neighbour 名称 [--dry-run]：收热线或其他系统的诉求（CSV、XLSX），按编号每件只收一次；import places|units|people|beats|rosters|calendars|measures 文件 --by 警号 [--dry-run] [--from 日期]；import georeport 文件：把其他系统的诉求作为历史数据导入，单独成一个市局',
}

export const options = {
  neighbour: word('whose requests they are', '这些诉求是哪个互通单位的'),
  by: word('staff number of who answers for it', '经手人的警号'),
  from: word('the day from which measures hold', '承诺从哪天起执行'),
  'dry-run': flag('look only: nothing is kept', '只核对，不保存'),
  rejects: word('where to write what was not taken, by line', '未收的行写到哪个文件'),
  types: word('a map of georeport’s own (docs/running.md)', 'georeport 的对照表（见 docs/running.md）'),
  letters: word('the letters before georeport’s codes, like BOS', 'georeport 查询码开头的字母，如 BOS'),
  bureau,
  json,
} as const
const shipped = new URL('./georeport/types.json', import.meta.url)

/** Each row once, however often it is run; what cannot be taken is written down by line and reason. */
export async function run(args: string[], context: Context): Promise<number> {
  const { open, say, now } = context
  const { what, file, values } = readOptions(args)
  const said = { ...values, dry: values['dry-run'] === true }
  if (what === 'matters') return importMatters(file, said, context)
  if (isRule(what)) return importRules(what, file, said, context)
  if (what !== 'georeport') return importList(what, file, said, context)
  const { map, targetOf } = await readMap(values.types ?? shipped)
  if (values.bureau !== undefined) map.bureau.id = wholeNumber(values.bureau)
  if (values.letters !== undefined) map.bureau.letters = values.letters
  const requests = await openRequests(file, map)
  const rejects = await reportBeside(file, 'rejects', ['line', 'code', 'column', 'reason', '原因'], values.rejects)
  const house = await open()
  const began = performance.now()
  try {
    const landed = await bureauOf(house.db, map.bureau, now())
    const progress = showProgress(say, 'Importing', '正在导入')
    const reject = ({ line, code, column }: Reject) => rejects.write([line, code, column, ...reasons[code]])
    const count = await bringIn({ house, landed, requests, map, targetOf, reject, progress }).finally(rejects.close)
    await house.pool.query('analyze matter, entry, content, promise')
    const seconds = (performance.now() - began) / 1000
    const rate = Math.round(count.read / seconds)
    const rss = process.resourceUsage().maxRSS * 1024
    const { bureau } = map
    say(
      `${bureau.name.en}: ${count.read} rows read; ${count.added} are new, ${count.known} were there, ${count.rejected} rejected.`,
      `${bureau.name.zh}：读取${count.read}行；新增${count.added}条，已有${count.known}条，退回${count.rejected}条。`,
    )
    say(
      `${seconds.toFixed(1)} s, ${rate} rows a second, ${megabytes(rss)} MB of memory at most.`,
      `用时${seconds.toFixed(1)}秒，每秒${rate}行，内存最多${megabytes(rss)} MB。`,
    )
    if (count.rejected > 0) say(`Rejected, by line and reason: ${rejects.path}`, `退回的行及原因见：${rejects.path}`)
    if (values.json) {
      const result = { bureauId: landed.bureauId, file, ...count, seconds, rate, rss }
      const line = JSON.stringify({ ...result, rejects: count.rejected > 0 ? rejects.path : null })
      say(line, line)
    }
    return 0
  } finally {
    await house.close()
  }
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw usage(summary)
  return Number(text)
}

const isSheet = (what: string): what is SheetName => (sheetNames as readonly string[]).includes(what)
const isRule = (what: string): what is RuleName => (ruleNames as readonly string[]).includes(what)
const isWhat = (what: string | undefined): what is 'matters' | 'georeport' | SheetName | RuleName =>
  what === 'matters' || what === 'georeport' || (what !== undefined && (isSheet(what) || isRule(what)))

function readOptions(args: string[]) {
  const { values, positionals } = readTyped(args, options, summary, 2)
  const [what, file] = positionals
  if (!isWhat(what) || !file) throw usage(summary)
  if (what === 'matters' && !values.neighbour) throw usage(summary)
  if ((isSheet(what) || isRule(what)) && !values.by) throw usage(summary)
  if (values.letters !== undefined && !/^[A-Z]{2,4}$/.test(values.letters)) throw usage(summary)
  return { what, file, values }
}
