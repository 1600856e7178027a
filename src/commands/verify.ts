import { againstCheckpoints, type Difference } from '../journal/against-checkpoints.ts'
import { type BadEntry, verify } from '../journal/verify.ts'
import type { Words } from '../kinds/words.ts'
import { keysBeside } from '../platform/backup/head.ts'
import { openBackup } from '../platform/backup/open-backup.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import type { Config } from '../platform/config.ts'
import { showProgress } from '../say.ts'
import { type BadEdit, verifyAdministration } from '../sheets/verify-edits.ts'
import { json, readTyped, usage, word } from '../typed.ts'
import type { Context } from '../xjw.ts'

export const summary = {
  en: 'verify [--backup FILE] [--checkpoints FOLDER [--key HEX]]: go through the whole journal and the log of accounts, also of a backup, and name what does not hold',
  zh: 'verify [--backup 文件] [--checkpoints 文件夹 [--key 公钥]]：核对全部办理记录和账号记录（也可核对备份），指出对不上的',
}

export const options = {
  backup: word('of a backup instead', '核对这份备份'),
  key: word('whose public key, in hexadecimal, they bear', '核对点的公钥（十六进制）'),
  json,
} as const

/** Exit code 1 where something does not hold. */
export async function run(args: string[], { config, log, open, say }: Context): Promise<number> {
  const { backup, key, json } = readOptions(args)
  const checkpoints = folderOf(config, key)
  const house =
    backup === undefined
      ? { ...(await open()), opens: true }
      : await openBackup(config, log, { file: backup, keys: await keysBeside(backup) })
  try {
    // First, since a folder that is not there is then said at once.
    const compared = checkpoints === undefined ? undefined : await againstCheckpoints(house.pool, checkpoints, key)
    const progress = json ? undefined : showProgress(say, 'Going through the journal', '正在核对办理记录')
    const { matters, entries, destroyed, rowsNotCovered, bad } = await verify(house, progress)
    const accounts = await verifyAdministration(house.pool)
    const differences = compared?.differences ?? []
    const holds = bad === undefined && differences.length === 0 && !accounts.bad && !accounts.badEdit
    if (json) {
      const { opens } = house
      const line = JSON.stringify({
        holds,
        matters,
        entries,
        destroyed,
        rowsNotCovered,
        opens,
        accounts,
        ...(bad && { bad }),
        ...compared,
      })
      say(line, line)
      return holds ? 0 : 1
    }
    for (const { day, rule, n } of destroyed)
      say(`${n} contents were destroyed on ${day} under the rule ${rule}.`, `${day} 按规则“${rule}”销毁内容 ${n} 条。`)
    if (!house.opens) say('Without seal.key, what was said was not opened.', '没有 seal.key，内容本身未打开核对。')
    if (rowsNotCovered > 0)
      say(
        `Of ${rowsNotCovered} matters, promises, papers, evidence and links are older than their proof: not checked.`,
        `${rowsNotCovered} 个事项的承诺、文书、证据和关联早于核对办法，未核对。`,
      )
    if (bad) {
      const { matterId, no } = bad
      const { en, zh } = words[bad.code]
      say(`Entry ${no} of matter ${matterId}: ${en}`, `事项 ${matterId} 第 ${no} 条记录：${zh}`)
    }
    for (const { code, pos, matterId, no } of differences) {
      const { en, zh } = since[code]
      say(
        `Place ${pos}, entry ${no} of matter ${matterId}: ${en}`,
        `总序第 ${pos} 位，事项 ${matterId} 第 ${no} 条：${zh}`,
      )
    }
    if (accounts.bad) {
      const { n } = accounts.bad
      say(
        `Line ${n} of the log of accounts was altered, or one before it is missing.`,
        `账号记录第 ${n} 条被改动过，或它前面少了一条。`,
      )
    }
    if (accounts.badEdit) {
      const { sheet, no, code } = accounts.badEdit
      const { en, zh } = edited[code]
      say(`Edit ${no} of the list ${sheet} ${en}`, `名册 ${sheet} 的第 ${no} 次改动${zh}`)
    }
    if (!holds) return 1
    say(`All ${entries} entries of ${matters} matters hold.`, `${matters} 个事项的 ${entries} 条记录全部对得上。`)
    say(
      `So do ${accounts.entries} lines of the log of accounts, and the ${accounts.edits} edits of lists in it.`,
      `账号记录 ${accounts.entries} 条、其中的名册改动 ${accounts.edits} 次也全部对得上。`,
    )
    if (compared)
      say(
        `So do all ${compared.entries} that ${compared.checkpoints} checkpoints signed.`,
        `${compared.checkpoints} 个核对点签名过的 ${compared.entries} 条也全部一致。`,
      )
    return 0
  } finally {
    await house.close()
  }
}

function readOptions(args: string[]) {
  const { values } = readTyped(args, options, summary)
  if (values.key !== undefined && !/^([0-9a-f]{2})+$/i.test(values.key))
    throw usage(summary, { en: `--key ${values.key}: not in hexadecimal.`, zh: `--key ${values.key}：不是十六进制。` })
  return { ...values, key: values.key?.toLowerCase() }
}

/** `--checkpoints` is a setting, as it is of the program that writes them: there it may be an address, which only takes. */
function folderOf({ checkpoints }: Config, key: string | undefined): string | undefined {
  if (checkpoints === undefined && key !== undefined)
    throw usage(summary, { en: '--key needs --checkpoints FOLDER.', zh: '--key 要与 --checkpoints 文件夹 一起用。' })
  if (checkpoints && /^https?:/.test(checkpoints))
    throw new CannotStart(
      `Checkpoints are read from a folder: copy those at ${checkpoints} into one, and name it with --checkpoints.`,
      `核对点要从文件夹读取：请把 ${checkpoints} 上的复制到一个文件夹，再用 --checkpoints 指明。`,
    )
  return checkpoints
}

const since: Record<Difference['code'], Words> = {
  altered: { en: 'it was altered after it was signed.', zh: '签名之后被改动过。' },
  removed: { en: 'it was removed after it was signed.', zh: '签名之后被删除。' },
  moved: { en: 'it stood elsewhere when it was signed.', zh: '签名之后被调换了位置。' },
  inserted: { en: 'it was not there when this was signed.', zh: '是签名之后插入的。' },
}

const edited: Record<BadEdit['code'], Words> = {
  altered: { en: 'was altered.', zh: '被改动过。' },
  removed: { en: 'is missing.', zh: '缺失。' },
  inserted: { en: 'was put in: the log of accounts knows nothing of it.', zh: '是插入的，账号记录里没有。' },
}

const words: Record<BadEntry['code'], Words> = {
  'entry-missing': { en: 'it is missing.', zh: '缺失。' },
  'entry-altered': { en: 'it was altered.', zh: '被改动过。' },
  'chain-broken': { en: 'it does not follow from the one before.', zh: '与上一条接不上。' },
  'content-missing': { en: 'what was said is missing.', zh: '内容缺失。' },
  'content-altered': { en: 'what was said was altered.', zh: '内容被改动过。' },
  'matter-altered': { en: 'the matter is not as it left it.', zh: '事项现状与这条记录不符。' },
  'rows-altered': {
    en: 'the promises, papers, evidence or links of the matter are not as it left them.',
    zh: '事项的承诺、文书、证据或关联与这条记录不符。',
  },
  'matter-missing': { en: 'its matter is missing.', zh: '所属事项缺失。' },
  'feed-broken': { en: 'its place in the feed does not hold.', zh: '在总序列中的位置不对。' },
}
