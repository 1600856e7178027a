import { readFile } from 'node:fs/promises'
import { dayOf } from '../clock/zone.ts'
import { attachesOf } from '../matters/attaches.ts'
import { type Edit, faultsIn, readMeasures, saveMeasures, type Written } from '../matters/edit-measures.ts'
import { measuresOf } from '../matters/knowledge.ts'
import { theBureau } from '../places/bureau.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Say } from '../say.ts'
import { bureau, json, readTyped, usage, word } from '../typed.ts'
import type { Context } from '../xjw.ts'
import { authorOf } from './import/author.ts'

export const summary = {
  en: 'measures [list|export|check FILE|load FILE|retire ID] [--from DAY] [--by NUMBER]: what is promised, edition by edition',
  zh: 'measures [list|export|check 文件|load 文件|retire 编号] [--from 日期] [--by 警号]：公开承诺，一版一版地改',
}

export const options = {
  from: word('the day from which it holds', '从哪天起执行'),
  by: word('staff number of who answers for it', '经手人的警号'),
  bureau,
  json,
} as const

/** Edits add editions and touch no promise that was given. A file with one fault changes nothing. */
export async function run(args: string[], context: Context): Promise<number> {
  const { say, now, open } = context
  const { values, positionals } = readTyped(args, options, summary, 2)
  const [verb = 'list', what] = positionals
  if (verb === 'check' && what) return check(await textOf(what), say, values.json)
  if (!['list', 'export', 'load', 'retire'].includes(verb) || (verb !== 'list' && verb !== 'export' && !what))
    throw usage(summary)
  const file = verb === 'load' ? readMeasures(await textOf(what!)) : undefined
  if (file && file.faults.length > 0) return faulty(file.faults, say, values.json)
  const house = await open()
  try {
    const { bureauId, tz } = await theBureau(house.db, values.bureau)
    const today = dayOf(now(), tz)
    const { measures } = await measuresOf(house.db, bureauId)
    const day = values.from ?? today
    if (verb === 'list') {
      for (const { id, edition, title, limit } of measures.on(day))
        say(
          `${id}.${edition}  ${limit.value} ${limit.unit}  ${title.en}`,
          `${id}.${edition}  ${limit.value} ${limit.unit}  ${title.zh}`,
        )
      return 0
    }
    if (verb === 'export') {
      const text = JSON.stringify(measures.on(day), null, 2)
      say(text, text)
      return 0
    }
    const author = await authorOf(house.db, bureauId, values.by)
    const edit: Pick<Edit, 'measures' | 'retired'> =
      verb === 'retire'
        ? { measures: [lastOf(measures.last(what!), what!)], retired: true }
        : { measures: file!.measures }
    const saved = await saveMeasures(house.db, bureauId, { ...edit, from: day, today, author, now: now() })
    for (const { id, edition, changed } of saved)
      say(
        changed ? `${id}: edition ${edition}, ${edit.retired ? 'retired' : 'holds'} from ${day}` : `${id}: as it was`,
        changed ? `${id}：第${edition}版，${day} 起${edit.retired ? '停用' : '执行'}` : `${id}：没有变化`,
      )
    if (values.json) say(...both(JSON.stringify({ from: day, saved })))
    return 0
  } catch (error) {
    const words = error instanceof Refusal && refusals[error.code]
    throw words ? new CannotStart(words.en, words.zh) : error
  } finally {
    await house.close()
  }
}

const refusals: Record<string, { en: string; zh: string }> = {
  'from-in-the-past': {
    en: 'That day is past, or none: what was promised is not changed afterwards. Say --from 2026-12-01.',
    zh: '这一天已经过去，或者没有这一天：已经作出的承诺不能事后改。请写 --from 2026-12-01。',
  },
}

const both = (line: string): [string, string] => [line, line]

/** What the file would promise, without a database. */
function check(text: string, say: Say, json: boolean): number {
  const { measures, faults } = readMeasures(text)
  if (faults.length > 0) return faulty(faults, say, json)
  for (const measure of measures)
    for (const { kind, starts, ends, only, from } of attachesOf(measure)) {
      const all = (language: 'zh' | 'en') => [starts, ends].map(list => list.map(one => one[language]).join(', '))
      const [[startsZh, endsZh], [startsEn, endsEn]] = [all('zh'), all('en')]
      say(
        `${measure.id}  ${kind.en}: begins with “${startsEn}”${only ? `, only if ${only.en}` : ''}${from ? `, and runs from ${from.en}` : ''}; kept by “${endsEn}”`,
        `${measure.id}  ${kind.zh}：“${startsZh}”起算${only ? `，只在${only.zh}时` : ''}${from ? `，从${from.zh}算` : ''}；“${endsZh}”算做到`,
      )
    }
  if (json) say(...both(JSON.stringify({ measures: measures.length, faults: [] })))
  return 0
}

function faulty(faults: ReturnType<typeof readMeasures>['faults'], say: Say, json: boolean): number {
  for (const { line, at, name, words } of faults) {
    const field = [at.slice(1).replaceAll('/', '.'), name && `“${name}”`].filter(Boolean).join(' ')
    say(`line ${line}: ${field && `${field}: `}${words.en}`, `第${line}行：${field && `${field}：`}${words.zh}`)
  }
  say('Nothing was changed.', '没有改动任何承诺。')
  if (json)
    say(...both(JSON.stringify({ faults: faults.map(({ line, at, code, name }) => ({ line, at, code, name })) })))
  return 1
}

function lastOf(measure: Written | undefined, id: string): Written {
  if (!measure) throw new CannotStart(`There is no measure ${id}.`, `没有编号为 ${id} 的承诺。`)
  const faults = faultsIn([measure])
  if (faults.length > 0) throw new CannotStart(`${id}: ${faults[0]!.words.en}`, `${id}：${faults[0]!.words.zh}`)
  return measure
}

async function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => {
    throw new CannotStart(`${file} cannot be read.`, `无法读取 ${file}。`)
  })
}
