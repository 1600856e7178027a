import { sayNext } from '../next-step.ts'
import { noteAlone } from '../people/account-log.ts'
import { accountByNumber, addPerson } from '../people/accounts.ts'
import { closeAccount } from '../people/administration.ts'
import { makeOneTimeLink } from '../people/one-time-link.ts'
import { theBureau } from '../places/bureau.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import { Refusal } from '../platform/refusal.ts'
import { bureau, flag, json, readTyped, usage, word } from '../typed.ts'
import type { Context } from '../xjw.ts'

export const summary = {
  en: 'user add --number N --name NAME --post POST --unit CODE: an account and its link; user link --number N [--anew]: a new link; with --anew the second factor is set up anew too; user close --number N: nobody gets in by it again',
  zh: 'user add --number 警号 --name 姓名 --post 岗位 --unit 单位编码：开户并给出一次性链接；user link --number 警号 [--anew]：另给链接；--anew 时第二样东西也从头设；user close --number 警号：销户',
}

export const options = {
  number: word('staff number', '警号'),
  name: word('their name', '姓名'),
  post: word('what they do: beat_officer, station_chief …', '岗位：beat_officer、station_chief……'),
  unit: word('code of their unit', '单位编码'),
  // Left out, it is not known: not the same as no.
  woman: { type: 'boolean', says: { en: 'a woman, for whoever asks for one', zh: '女民警（有人要求时好安排）' } },
  anew: flag('the second factor is set up anew too', '第二样东西也从头设'),
  bureau,
  json,
} as const

/** The only way in which a real bureau comes by accounts. Nobody but who holds the link ever knows a password. */
export async function run(args: string[], { config, open, say, now }: Context): Promise<number> {
  const [what, ...rest] = args
  const { values } = readOptions(what, rest)
  const { number = '', name = '', post = '', unit = '', woman, anew = false, json } = values
  const { db, close } = await open()
  try {
    const bureau = await theBureau(db, values.bureau)
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
    if (what === 'add') await sayNext(db, say)
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
  if (what !== 'add' && what !== 'link' && what !== 'close') throw usage(summary)
  const read = readTyped(rest, options, summary)
  if (wanted.some(option => !read.values[option])) throw usage(summary)
  return read
}

const reasons: Record<string, [en: string, zh: string]> = {
  'bad-number': ['--number: 2 to 20 letters and digits', '--number：2至20位字母或数字'],
  'bad-name': ['--name: at least two letters', '--name：至少两个字'],
  'unknown-post': [
    '--post: one of auxiliary, beat_officer, duty_officer, mediator, window_clerk, station_chief, inspector, head_inspector, county_officer, city_officer, legal_officer, system_admin, security_admin, audit_admin',
    '--post：应为 auxiliary、beat_officer、duty_officer、mediator、window_clerk、station_chief、inspector、head_inspector、county_officer、city_officer、legal_officer、system_admin、security_admin、audit_admin 之一',
  ],
  'unknown-unit': [
    '--unit: there is no unit by this code. Units come from a file: npm run xjw -- places units FILE',
    '--unit：没有这个单位编码。单位由文件装入：npm run xjw -- places units 文件',
  ],
  'posts-apart': [
    '--post: who administers holds no other post',
    '--post：三员（系统、安全、审计管理员）不能再兼其他岗位，也不能互兼',
  ],
  'number-taken': ['--number: somebody of another name has it', '--number：这个警号已属于另一个姓名的人'],
  'unknown-number': ['--number: nobody has it', '--number：没有这个警号'],
}

function sayWhy(refusal: Refusal): Error {
  const words = reasons[refusal.code]
  return words ? new CannotStart(...words) : refusal
}
