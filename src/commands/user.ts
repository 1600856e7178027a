import { parseArgs } from 'node:util'
import { noteAlone } from '../people/account-log.ts'
import { accountByNumber, addPerson } from '../people/accounts.ts'
import { closeAccount } from '../people/administration.ts'
import { makeOneTimeLink } from '../people/one-time-link.ts'
import { theBureau } from '../places/bureau.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Context } from '../xjw.ts'

export const summary = {
  en: 'user add --number N --name NAME --post POST --unit CODE: an account and its link; user link --number N [--anew]: a new link; with --anew the second factor is set up anew too; user close --number N: nobody gets in by it again',
  zh: 'user add --number 警号 --name 姓名 --post 岗位 --unit 单位编码：开户并给出一次性链接；user link --number 警号 [--anew]：另给链接；--anew 时第二样东西也从头设；user close --number 警号：销户',
}

const options = {
  number: { type: 'string' },
  name: { type: 'string' },
  post: { type: 'string' },
  unit: { type: 'string' },
  woman: { type: 'boolean' },
  anew: { type: 'boolean' },
  bureau: { type: 'string' },
  json: { type: 'boolean' },
} as const

/** The only way in which a real bureau comes by accounts. Nobody but who holds the link ever knows a password. */
export async function run(args: string[], { config, open, say, now }: Context): Promise<number> {
  const [what, ...rest] = args
  const { values } = readOptions(what, rest)
  const { number = '', name = '', post = '', unit = '', woman, anew = false, json } = values
  const { db, close } = await open()
  try {
    const bureau = await theBureau(db, values.bureau === undefined ? undefined : Number(values.bureau))
    const account =
      what === 'add'
        ? await addPerson(db, bureau.bureauId, { number, name, post, unit, woman }, now())
        : await accountByNumber(db, bureau.bureauId, number)
    if (!account) throw new Refusal(404, 'unknown-number')
    if (what === 'close') {
      await closeAccount(db, account, {}, now())
      say(`${number} is closed.`, `${number} 已销户。`)
      return 0
    }
    const noted = anew ? 'link_anew' : 'link_made'
    await noteAlone(db, { bureauId: account.bureauId, what: noted, aboutId: account.staffId }, now())
    const token = await makeOneTimeLink(db, account, now(), { anew })
    const link = `http://${config.host}:${config.port}/password#${token}`
    say(
      `${number} sets a password here, once, within three days:`,
      `请 ${number} 在三天内打开此链接，自己设置密码（只能用一次）：`,
    )
    say(`  ${link}`, `  ${link}`)
    if (json) say(JSON.stringify({ number, link }), JSON.stringify({ number, link }))
    return 0
  } catch (error) {
    throw error instanceof Refusal ? sayWhy(error) : error
  } finally {
    await close()
  }
}

function readOptions(what: string | undefined, rest: string[]) {
  const wanted = what === 'add' ? (['number', 'name', 'post', 'unit'] as const) : (['number'] as const)
  const usage = () => new CannotStart(`xjw ${summary.en}`, `xjw ${summary.zh}`)
  if (what !== 'add' && what !== 'link' && what !== 'close') throw usage()
  try {
    const read = parseArgs({ args: rest, options })
    if (wanted.some(option => !read.values[option])) throw usage()
    return read
  } catch {
    throw usage()
  }
}

const reasons: Record<string, [en: string, zh: string]> = {
  'bad-number': ['--number: 2 to 20 letters and digits', '--number：2至20位字母或数字'],
  'bad-name': ['--name: at least two letters', '--name：至少两个字'],
  'unknown-post': [
    '--post: one of auxiliary, beat_officer, duty_officer, mediator, window_clerk, station_chief, inspector, head_inspector, county_officer, city_officer, legal_officer, system_admin, security_admin, audit_admin',
    '--post：应为 auxiliary、beat_officer、duty_officer、mediator、window_clerk、station_chief、inspector、head_inspector、county_officer、city_officer、legal_officer、system_admin、security_admin、audit_admin 之一',
  ],
  'unknown-unit': ['--unit: there is no unit by this code', '--unit：没有这个单位编码'],
  'posts-apart': [
    '--post: who administers holds no other post',
    '--post：三员（系统、安全、审计管理员）不能再兼其他岗位，也不能互兼',
  ],
  'number-taken': ['--number: somebody of another name has it', '--number：这个警号已属于另一个姓名的人'],
  'unknown-number': ['--number: nobody has it', '--number：没有这个警号'],
  'no-bureau': [
    'There is no bureau yet. Load a city first: xjw places load FILE --letters HZ',
    '还没有任何市局。请先装入城市：xjw places load 文件 --letters HZ',
  ],
  'which-bureau': ['There are several bureaus: say which by --bureau', '有多个市局，请用 --bureau 指明'],
}

function sayWhy(refusal: Refusal): Error {
  const words = reasons[refusal.code]
  return words ? new CannotStart(...words) : refusal
}
