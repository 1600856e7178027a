import { createWriteStream } from 'node:fs'
import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { loadBureau } from '../../src/demo/bureau.ts'
import { bureauId } from '../../src/demo/plan.ts'
import type { House } from '../../src/house.ts'
import { dice } from '../../src/signals/kinds/separate.ts'
import { cameIn, liesAt } from '../../src/signals/search/sight.ts'
import { digestFor, placeTokens, tokensOf } from '../../src/signals/search/tokens.ts'

/*
 * Rows as the reader of the feed makes them, by COPY: what search reads, and no more of a matter than it asks for. Not for
 * `xjw verify`: there are no entries behind them.
 */

const YEARS = 3
const common = [
  ['hazard', '路灯不亮，晚上走路看不见', 12],
  ['hazard', '井盖松动，车一压就响', 8],
  ['case', '电动车在楼下被偷', 8],
  ['case', '店门口的灯箱被人砸了', 3],
  ['dispute', '邻居半夜放音响，说了几次不听', 9],
  ['dispute', '宅基地边界说不清，两家吵起来了', 5],
  ['dispute', '拖欠工钱三个月', 4],
  ['service', '给卧床的老人上门办身份证', 8],
  ['service', '孩子出生登记需要带什么', 6],
  ['hazard', '沟边没有护栏，孩子常在那里玩', 5],
  ['hazard', '楼道里充电，线都烧黑了', 6],
  ['case', '地里的水泵和电缆丢了', 4],
  ['hazard', 'pothole in front of the school', 1],
  ['hazard', 'street light boylston broken', 0.5],
  ['case', '收到冒充客服的电话，差点转账', 5],
  ['hazard', '消防通道堵着车', 6],
] as const

/** Han signs of the common range, a vocabulary with a long tail. */
const signs = Array.from({ length: 900 }, (_, i) => String.fromCodePoint(0x4e00 + i * 19))

/** Brings the bureau to so many matters; answers in how many seconds. */
export async function fillSearch(house: House, url: string, folder: string, matters: number): Promise<number> {
  const began = performance.now()
  await loadBureau(house.db, house.now(), () => {})
  const { rows: villages } = await house.pool.query<{ code: string; unit: string; path: string; owner: string }>(
    `select v.code, u.id as unit, u.path, p.staff_id as owner from division v
     join unit_area a on a.bureau_id = v.bureau_id and a.division_code = left(v.code, 9)
     join unit u on u.bureau_id = v.bureau_id and u.id = a.unit_id and u.sort = 'station'
     join lateral (select staff_id from post_held where bureau_id = v.bureau_id and unit_id = u.id and post = 'beat_officer'
       order by staff_id limit 1) p on true
     where v.bureau_id = $1 and v.level = 'village' order by v.code`,
    [bureauId],
  )
  const there = Number((await house.pool.query('select count(*) from sign')).rows[0].count)
  const digest = digestFor(house.suite, bureauId)
  const next = dice(there + 1)
  const share = () => next() / 2 ** 32
  const zipf = (n: number) => Math.floor(n ** share()) - 1
  const all = common.reduce((sum, [, , weight]) => sum + weight, 0)
  const pick = () => {
    let left = share() * all
    return (
      common.find(([, , weight]) => {
        left -= weight
        return left < 0
      }) ?? common[0]
    )
  }
  const now = house.now().getTime()
  await mkdir(folder, { recursive: true })
  await chmod(folder, 0o777)
  const [matterFile, signFile] = [join(folder, 'matter.copy'), join(folder, 'sign.copy')]
  const [matterRows, signRows] = [createWriteStream(matterFile), createWriteStream(signFile)]
  for (let i = there; i < matters; i++) {
    const [kind, text] = pick()
    const village = villages[Math.floor(share() ** 2 * villages.length)]!
    const at = new Date(now - share() * YEARS * 365 * 86_400_000).toISOString()
    const id = `00000000-0000-7000-8000-${i.toString(16).padStart(12, '0')}`
    const tail = Array.from({ length: 24 }, () => signs[zipf(signs.length) + 1] ?? signs[0]).join('')
    const lies = liesAt({
      unitPath: village.path,
      ownerId: village.owner,
      openedBy: village.owner,
      lets: [],
      speaks: [],
    })
    const facts = [...placeTokens(village.code), ...tokensOf(kind)].map(digest)
    const said = tokensOf(`${text}\n${tail}\n${i % 20_000 === 7 ? 'stoughton' : ''}`)
    const tokens = [...facts, ...[...lies, cameIn(new Date(at)), ...said].map(digest)]
    const open = share() < 0.02
    const cells = [bureauId, id, kind, 'x', 1, 1, '\\\\x00', '{}', '{}', '[]', `B${i.toString(36)}`, 1, '\\N', '\\N']
    const where = [
      village.code,
      '\\N',
      '\\N',
      village.unit,
      village.path,
      '\\N',
      village.owner,
      '{}',
      '\\N',
      '{}',
      '{}',
      '{}',
    ]
    const more = ['f', 'f', 'page', 'zh', village.owner, '\\N', at, open ? '\\N' : at, '\\N', '\\N', '\\N']
    const gone = !matterRows.write(`${[...cells, ...where, ...more].join('\t')}\n`)
    const full = !signRows.write(
      `${[bureauId, id, at, `{${[...new Set(facts)]}}`, `{${[...new Set(tokens)]}}`, '\\N'].join('\t')}\n`,
    )
    if (gone) await new Promise<void>(done => matterRows.once('drain', () => done()))
    if (full) await new Promise<void>(done => signRows.once('drain', () => done()))
  }
  for (const file of [matterRows, signRows]) await new Promise<void>(done => file.end(done))
  // Reading files of the server is its owner's.
  const owner = new pg.Client(url)
  await owner.connect()
  // Its end tells nothing new: what went wrong is said where it was asked.
  owner.on('error', () => {})
  await owner.query(`copy matter from '${matterFile}'`)
  // Made in one go, it takes a quarter of the time.
  await owner.query('drop index sign_tokens')
  await owner.query(`copy sign (bureau_id, matter_id, opened_at, facts, tokens, likeness) from '${signFile}'`)
  await owner.query('create index sign_tokens on sign using gin (tokens)')
  await owner.query('vacuum analyze sign, matter')
  await owner.end()
  return Math.round((performance.now() - began) / 1000)
}
