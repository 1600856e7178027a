import { theBureau } from '../../places/bureau.ts'
import { CannotStart } from '../../platform/cannot-start.ts'
import { readTyped, usage } from '../../typed.ts'
import type { Context } from '../../xjw.ts'
import { faultyLine, tableIn } from './table.ts'
import { options, summary } from './typed.ts'

/** When places hold their market: a file with the columns code (of a village or town), calendar (lunar or solar), days (1 6 11). */
export async function saveMarkets(args: string[], { open, say }: Context): Promise<number> {
  const { values, positionals } = readTyped(args, options, summary, 1)
  const [file] = positionals
  if (!file) throw usage(summary)
  const [header, ...rows] = await tableIn(file)
  if (header?.fields.map(name => name.trim()).join() !== 'code,calendar,days')
    throw new CannotStart(
      `${file} needs the columns code, calendar and days.`,
      `${file} 需要有 code、calendar、days 三列。`,
    )
  const markets = rows.map(({ line, fields: [code = '', calendar = '', days = ''] }) => {
    const all = days.trim().split(/\s+/).map(Number)
    if (!/^\d{9}(\d{3})?$/.test(code.trim()))
      throw faultyLine(file, line, 'not the code of a town or village', '不是乡镇或村居的代码')
    if (calendar !== 'lunar' && calendar !== 'solar')
      throw faultyLine(file, line, 'the calendar is lunar or solar', '历法请写 lunar（农历）或 solar（公历）')
    if (!all.every(day => Number.isInteger(day) && day >= 1 && day <= 31))
      throw faultyLine(file, line, 'days are numbers from 1 to 31, parted by spaces', '日子请写1到31的数，用空格分开')
    return { code: code.trim(), calendar, days: all }
  })
  const house = await open()
  try {
    const { bureauId } = await theBureau(house.db, values.bureau)
    const { rowCount } = await house.pool.query(
      `insert into market (bureau_id, code, calendar, days)
       select $1, x.code, x.calendar, x.days from jsonb_to_recordset($2) as x(code text, calendar text, days int[])
       on conflict (bureau_id, code) do update set calendar = excluded.calendar, days = excluded.days`,
      [bureauId, JSON.stringify(markets)],
    )
    say(`${rowCount} markets saved.`, `已保存${rowCount}处集日。`)
    return 0
  } finally {
    await house.close()
  }
}
