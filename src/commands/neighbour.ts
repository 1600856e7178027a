import { giveFolder } from '../neighbours/file-drop.ts'
import { addNeighbour, endNeighbour, scopes } from '../neighbours/keys.ts'
import { addWebhook, deadCalls, replay } from '../neighbours/webhooks.ts'
import { theBureau } from '../places/bureau.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import { isId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import { bureau, json, readTyped, usage, word } from '../typed.ts'
import type { Context } from '../xjw.ts'

export const summary = {
  en: `neighbour add --name NAME --scopes ${scopes.join(',')} [--per-minute N]: a key for another system; neighbour list; neighbour end --id ID; neighbour webhook --id ID --url URL [--kinds hazard,case]; neighbour files --id ID [--form csv|json]: a folder and what files are signed with; neighbour dead; neighbour replay --id WEBHOOK`,
  zh: `neighbour add --name 名称 --scopes ${scopes.join(',')} [--per-minute N]：给其他系统发密钥；neighbour list 列出；neighbour end --id 编号 停用；neighbour webhook --id 编号 --url 地址 [--kinds hazard,case] 设回调；neighbour files --id 编号 [--form csv|json] 设文件交换夹并发签名密钥；neighbour dead 看送不到的；neighbour replay --id 回调编号 重送`,
}

export const options = {
  name: word('what it is called', '名称'),
  scopes: word('what it may, separated by commas', '权限范围，逗号分隔'),
  'per-minute': word('how often it may ask in a minute (60)', '每分钟最多请求几次（默认 60）'),
  id: word('of the neighbour, or of its webhook', '互通单位或回调的编号'),
  url: word('where its webhook is', '回调地址'),
  kinds: word('of which kinds it hears, separated by commas (all)', '收哪几类事项的动态，逗号分隔（默认全部）'),
  form: word('of its files: csv or json (csv)', '文件格式：csv 或 json（默认 csv）'),
  bureau,
  json,
} as const

/** Keys for systems beside ours: given once, kept as a hash, ended in one step. */
export async function run(args: string[], { open, say, now }: Context): Promise<number> {
  const [what, ...rest] = args
  const { values } = readTyped(rest, options, summary)
  const perMinute = Number(values['per-minute'] ?? 60)
  const known =
    what === 'list' ||
    (what === 'add' && values.name && values.scopes) ||
    ((what === 'end' || what === 'replay') && isId(values.id)) ||
    (what === 'files' && isId(values.id) && [undefined, 'csv', 'json'].includes(values.form)) ||
    (what === 'webhook' && isId(values.id) && values.url) ||
    what === 'dead'
  if (values.id !== undefined && !isId(values.id)) throw usage(summary, notAnId(values.id))
  if (!known || !Number.isInteger(perMinute) || perMinute < 1 || perMinute > 100_000) throw usage(summary)
  const house = await open()
  const { db, close } = house
  try {
    const { bureauId } = await theBureau(db, values.bureau)
    if (what === 'add') {
      const said = { name: values.name!, scopes: values.scopes!.split(',').map(one => one.trim()), perMinute }
      const made = await addNeighbour(db, bureauId, said, now())
      say('Its key, shown this once:', '密钥只显示这一次：')
      say(`  ${made.key}`, `  ${made.key}`)
      if (values.json) say(JSON.stringify(made), JSON.stringify(made))
    } else if (what === 'end') {
      await endNeighbour(db, bureauId, values.id!, now())
      say('Its key opens nothing from now on.', '密钥已停用。')
    } else if (what === 'files') {
      const made = await giveFolder(house, bureauId, values.id!, values.form === 'json' ? 'json' : 'csv')
      say(
        'Its folder under --drop, and what files are signed with, shown this once:',
        '它在 --drop 下的文件夹和文件签名密钥，只显示这一次：',
      )
      say(`  ${made.folder}  ${made.secret}`, `  ${made.folder}  ${made.secret}`)
      if (values.json) say(JSON.stringify(made), JSON.stringify(made))
    } else if (what === 'webhook') {
      const kinds = values.kinds?.split(',').map(one => one.trim()) ?? null
      const made = await addWebhook(house, { bureauId, neighbourId: values.id!, url: values.url!, kinds })
      say('What its calls are signed with, shown this once:', '回调签名密钥，只显示这一次：')
      say(`  ${made.id}  ${made.secret}`, `  ${made.id}  ${made.secret}`)
      if (values.json) say(JSON.stringify(made), JSON.stringify(made))
    } else if (what === 'dead') {
      const dead = await deadCalls(db, bureauId)
      for (const one of dead) {
        const line = `${one.deadAt.toISOString()}  ${one.webhook}  ${one.url}  ${one.matter}  ${one.tries}×  ${one.last}`
        say(line, line)
      }
      if (dead.length === 0) say('None was given up.', '没有送不到的。')
      if (values.json) say(JSON.stringify(dead), JSON.stringify(dead))
    } else if (what === 'replay') {
      const count = await replay(db, bureauId, values.id!, now())
      say(`${count} are tried anew.`, `${count} 条重新投递。`)
    } else {
      const rows = await db
        .selectFrom('neighbour')
        .select(['id', 'name', 'scopes', 'per_minute', 'made_at', 'ended_at'])
        .where('bureau_id', '=', bureauId)
        .orderBy('made_at')
        .execute()
      for (const { id, name, scopes: may, per_minute, ended_at } of rows) {
        const line = `${id}  ${name}  ${may.join(',')}  ${per_minute}/min`
        say(ended_at ? `${line}  (ended)` : line, ended_at ? `${line}  （已停用）` : line)
      }
      if (values.json) say(JSON.stringify(rows), JSON.stringify(rows))
    }
    return 0
  } catch (error) {
    const words = error instanceof Refusal && why[error.code]
    throw words ? new CannotStart(...words) : error
  } finally {
    await close()
  }
}

const why: Readonly<Record<string, readonly [string, string]>> = {
  'unknown-scope': [`Scopes are: ${scopes.join(', ')}.`, `权限范围有：${scopes.join('、')}。`],
  'no-name': ['Give it a name of eighty characters at most.', '请给一个名称，最多八十个字。'],
  'unknown-neighbour': ['No such neighbour, or it was ended already.', '没有这个互通单位，或已停用。'],
  'address-not-allowed': [
    'That address is not on the open internet, and is not called.',
    '这个地址不在公网上，不会向它发送。',
  ],
  'unknown-kind': ['There is no such kind.', '没有这一类事项。'],
}

const notAnId = (id: string) => ({
  en: `--id ${id}: not an id. xjw neighbour list names them; of a webhook, what neighbour webhook said.`,
  zh: `--id ${id}：不是编号。xjw neighbour list 列出各互通单位的编号；回调的编号是设置时给出的。`,
})
