import { sql } from 'kysely'
import type { Db } from './platform/db.ts'
import type { Say } from './say.ts'

/** What a bureau must have before a report lands with somebody at every hour, in the order in which one needs the other; then who keeps the vault. */
const steps: readonly [lacks: string, command: string, en: string, zh: string][] = [
  ['division', 'places load FILE --letters HZ', 'the city’s divisions', '装入全市区划'],
  ['unit', 'places units FILE', 'the police’s own tree', '装入单位'],
  [
    'staff',
    'user add --number N --name NAME --post system_admin --unit CODE',
    'the first account, and its link',
    '第一个账号及其链接',
  ],
  ['post', 'import people FILE --by N', 'officers and their posts', '民警及岗位'],
  ['beat_holder', 'import beats FILE --by N', 'whose each village is', '各村居由谁负责'],
  ['roster', 'import rosters FILE --by N', 'who is on duty when', '值班表'],
  ['custodian', 'vault hand 1 --to N', 'the three shares of the vault’s key', '把保险库密钥的三份交给保管人'],
]

/** Of the bureau that is being set up: not one that holds nothing but another system's history. */
const lacking = sql<Record<string, boolean>>`
  with here as (select b.bureau_id from bureau b where exists (select from division d where d.bureau_id = b.bureau_id))
  select not exists (select from here) as division,
    not exists (select from unit join here using (bureau_id)) as unit,
    not exists (select from staff join here using (bureau_id)) as staff,
    not exists (select from post_held join here using (bureau_id) where post not like '%\\_admin') as post,
    not exists (select from beat_holder join here using (bureau_id)) as beat_holder,
    not exists (select from roster join here using (bureau_id)) as roster,
    (select count(distinct n) < 3 from custodian join here using (bureau_id)) as custodian`

/** The one command with which whoever sets up a real bureau goes on; nothing once all is done. */
export async function sayNext(db: Db, say: Say): Promise<void> {
  const { rows } = await lacking.execute(db)
  const next = steps.find(([lacks]) => rows[0]![lacks])
  if (!next) return
  const [, command, en, zh] = next
  const typed = `npm run xjw -- ${command}`
  say(
    `Next: ${typed}   (${en}; docs/running.md, “A bureau from nothing”)`,
    `下一步：${typed}   （${zh}；见 docs/running.md 的 “A bureau from nothing”）`,
  )
}
