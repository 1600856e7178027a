import { dayOf } from '../clock/zone.ts'
import type { LegalRule } from '../kinds/law.ts'
import { setLaw } from '../matters/edit-law.ts'
import { measuresOf } from '../matters/knowledge.ts'
import { theBureau } from '../places/bureau.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import { Refusal } from '../platform/refusal.ts'
import { bureau, json, readTyped, usage, word } from '../typed.ts'
import type { Context } from '../xjw.ts'
import { authorOf } from './import/author.ts'

export const summary = {
  en: 'law [list|set ID VALUE --from DAY [--to DAY] [--unit CODE] [--text SOURCE] --by NUMBER] [--json]: limits and switches that the law sets, by date and unit; VALUE is a number, yes or no',
  zh: 'law [list|set 编号 值 --from 日期 [--to 日期] [--unit 单位编码] [--text 依据] --by 警号] [--json]：法定期限和开关，按日期和单位；值是数字、yes 或 no',
}

export const options = {
  from: word('the day from which it holds', '从哪天起执行'),
  to: word('the first day on which it no longer holds', '从哪天起不再执行'),
  unit: word('for one unit and those under it, by its code', '只对这个单位及其下属（单位编码）'),
  text: word('where it is written', '依据'),
  by: word('staff number of who answers for it', '经手人的警号'),
  bureau,
  json,
} as const

/** What the law sets and provinces set otherwise: read by the rules on the day of each move. */
export async function run(args: string[], { say, now, open }: Context): Promise<number> {
  const { values, positionals } = readTyped(args, options, summary, 3)
  const [verb = 'list', id, value] = positionals
  const isSet = verb === 'set' && id !== undefined && value !== undefined && values.from !== undefined
  if (!isSet && (verb !== 'list' || id !== undefined)) throw usage(summary)
  const house = await open()
  try {
    const { bureauId, tz } = await theBureau(house.db, values.bureau)
    const show = (rule: LegalRule) => {
      const { id, from, to, unitPath = '/', value, text } = rule
      const what = `${id}  ${said(value)}  ${from} – ${to ?? ''}  ${unitPath}  ${text}`
      say(what, what)
    }
    if (!isSet) {
      const { law } = await measuresOf(house.db, bureauId)
      law.forEach(show)
      if (values.json) say(...both(JSON.stringify(law)))
      return 0
    }
    const author = await authorOf(house.db, bureauId, values.by)
    const at = now()
    const { to, unit, text } = values
    const edit = { id, value, from: values.from!, to, unit, text, author, now: at, today: dayOf(at, tz) }
    const rule = await setLaw(house.db, bureauId, edit)
    show(rule)
    if (values.json) say(...both(JSON.stringify(rule)))
    return 0
  } catch (error) {
    const words = error instanceof Refusal && refusals[error.code]
    throw words ? new CannotStart(...words) : error
  } finally {
    await house.close()
  }
}

const said = (value: number | boolean) => (value === true ? 'yes' : value === false ? 'no' : String(value))
const both = (line: string): [string, string] => [line, line]

const refusals: Record<string, [en: string, zh: string]> = {
  'no-such-rule': ['There is no such rule; xjw law list names them.', '没有这一条。xjw law list 列出全部编号。'],
  'bad-value': [
    'VALUE: as the rule has now: yes or no, or a whole number. A limit is 1 at least (0 only for extensions) and ten years at most: 3660 days, 120 months.',
    '值：与现有的同类：yes 或 no，或者整数。期限至少是 1（只有延期可以写 0），最长十年：3660 天、120 个月。',
  ],
  'bad-day': ['--from, --to: a day, like 2026-12-01.', '--from、--to：日期，如 2026-12-01。'],
  'from-in-the-past': [
    '--from: that day is past; what was decided is not changed afterwards.',
    '--from：这一天已经过去，办过的事不能事后改。',
  ],
  'ends-before-it-begins': ['--to: a day after --from.', '--to：应在 --from 之后。'],
  'unknown-unit': ['--unit: there is no unit by this code.', '--unit：没有这个单位编码。'],
}
