import { readFile, rm, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { custodiansOf, nameCustodian } from '../matters/custodians.ts'
import { accountByNumber } from '../people/accounts.ts'
import { facesOf } from '../people/who-is-who.ts'
import { theBureau } from '../places/bureau.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import { renewShares, shareFile } from '../platform/keys.ts'
import { Refusal } from '../platform/refusal.ts'
import { publicHalfOf, readShare } from '../shares/shares.ts'
import { bureau, readTyped, usage, word } from '../typed.ts'
import type { Context } from '../xjw.ts'

export const summary = {
  en: 'vault: who holds a share; vault hand N --to NUMBER [--file PATH]: give share N to its custodian and take it off this machine; vault renew FILE FILE: deal the shares anew, from any two',
  zh: 'vault：看谁保管哪一份；vault hand 第几份 --to 警号 [--file 路径]：交给保管人，并从本机移走；vault renew 文件 文件：凭任意两份重新分成三份',
}

export const options = {
  to: word('staff number of who keeps it', '保管人的警号'),
  file: word('into a file instead of onto the screen', '写到文件，不显示在屏幕上'),
  bureau,
} as const

/** What is left to the command line of the machine: where the shares lie until somebody takes them. */
export async function run(args: string[], context: Context): Promise<number> {
  const { values, positionals: typed } = readTyped(args, options, summary, 3)
  const [what = 'list', ...positionals] = typed
  const { config, open, say, now } = context
  const isHand = what === 'hand' && positionals.length === 1 && /^[123]$/.test(positionals[0]!) && values.to
  if (!(what === 'list' && positionals.length === 0) && !isHand && !(what === 'renew' && positionals.length === 2))
    throw usage(summary)
  const house = await open()
  try {
    const { bureauId } = await theBureau(house.db, values.bureau)
    if (what === 'renew') {
      const texts = await Promise.all(positionals.map(path => readFile(resolve(path), 'utf8')))
      const edition = await renewShares(house, texts as [string, string], config.dataDir).catch(asUsual)
      say(
        `Three new shares (edition ${edition}) lie in ${config.dataDir}. Hand each to its custodian; until all three are handed out nothing can be opened. Have the old ones destroyed: two of them together still open the vault.`,
        `新的三份（第 ${edition} 版）放在 ${config.dataDir}。请逐一交给保管人，交齐之前不能查看；旧的三份请监督销毁：旧的任意两份合在一起仍能打开。`,
      )
    } else if (isHand) {
      const n = Number(positionals[0])
      const path = shareFile(config.dataDir, n)
      const share = readShare(await readFile(path, 'utf8').catch(() => ''))
      if (!share) throw notHere(path)
      const { rows } = await house.pool.query('select public from vault_share where edition = $1 and n = $2', [
        share.edition,
        n,
      ])
      if (!rows[0]?.public.equals(publicHalfOf(share))) throw notHere(path)
      const account = await accountByNumber(house.db, bureauId, values.to!)
      if (!account) throw new CannotStart('--to: nobody has this number', '--to：没有这个警号')
      if (values.file)
        await writeFile(resolve(values.file), await readFile(path), { mode: 0o600, flag: 'wx', flush: true })
      await nameCustodian(house, { bureauId, n, staffId: account.staffId }, now()).catch(asUsual)
      const text = (await readFile(path, 'utf8')).trim()
      await rm(path)
      const where = values.file ? resolve(values.file) : text
      say(`Share ${n} of ${values.to}, on this machine no more:`, `第 ${n} 份，交给 ${values.to}，本机不再留存：`)
      say(`  ${where}`, `  ${where}`)
    } else {
      const faceOf = await facesOf(house.db, bureauId)
      const held = await custodiansOf(house, bureauId)
      for (const { n, staffId, edition } of held) {
        const name = faceOf(staffId)?.name ?? staffId
        say(`${n}  ${name}  (edition ${edition})`, `${n}  ${name}（第 ${edition} 版）`)
      }
      if (held.length === 0)
        say(
          'No share was handed out yet: xjw vault hand 1 --to NUMBER',
          '还没有交出任何一份：xjw vault hand 1 --to 警号',
        )
    }
    return 0
  } finally {
    await house.close()
  }
}

const notHere = (path: string) =>
  new CannotStart(
    `There is no share of the key in force in ${path}. If it was made by an earlier edition, deal anew first: xjw vault renew FILE FILE.`,
    `${path} 里没有现行密钥的那一份。如果是旧版本留下的，请先重新分份：xjw vault renew 文件 文件。`,
  )

function asUsual(error: unknown): never {
  const words = error instanceof Refusal ? reasons[error.code] : undefined
  throw words ? new CannotStart(...words) : error
}

const reasons: Record<string, [en: string, zh: string]> = {
  'already-custodian': [
    '--to: holds another share already; two in one hand open the vault',
    '--to：此人已保管另一份。一人两份就能打开，不行',
  ],
  'not-two-shares': [
    'These are not two different shares of this bureau’s vault. Nothing was changed.',
    '这两个文件不是本市局同一版的两份。未做任何改动。',
  ],
}
