import { type BadEntry, verify } from '../journal/verify.ts'
import type { Words } from '../kinds/words.ts'
import type { Context } from '../xjw.ts'

export const summary = {
  en: 'go through the whole journal and name the first entry that does not hold',
  zh: '核对全部办理记录，指出第一条对不上的',
}

/** `xjw verify [--json]`. Exit code 1 where something does not hold. */
export async function run(args: string[], { open, say }: Context): Promise<number> {
  const house = await open()
  try {
    const { matters, entries, destroyed, bad } = await verify(house)
    if (args.includes('--json')) {
      const line = JSON.stringify({ holds: bad === undefined, matters, entries, destroyed, ...(bad && { bad }) })
      say(line, line)
      return bad ? 1 : 0
    }
    for (const { day, rule, n } of destroyed)
      say(`${n} contents were destroyed on ${day} under the rule ${rule}.`, `${day} 按规则“${rule}”销毁内容 ${n} 条。`)
    if (bad) {
      const { matterId, no } = bad
      const { en, zh } = words[bad.code]
      say(`Entry ${no} of matter ${matterId}: ${en}`, `事项 ${matterId} 第 ${no} 条记录：${zh}`)
      return 1
    }
    say(`All ${entries} entries of ${matters} matters hold.`, `${matters} 个事项的 ${entries} 条记录全部对得上。`)
    return 0
  } finally {
    await house.close()
  }
}

const words: Record<BadEntry['code'], Words> = {
  'entry-missing': { en: 'it is missing.', zh: '缺失。' },
  'entry-altered': { en: 'it was altered.', zh: '被改动过。' },
  'chain-broken': { en: 'it does not follow from the one before.', zh: '与上一条接不上。' },
  'content-missing': { en: 'what was said is missing.', zh: '内容缺失。' },
  'content-altered': { en: 'what was said was altered.', zh: '内容被改动过。' },
  'matter-altered': { en: 'the matter is not as it left it.', zh: '事项现状与这条记录不符。' },
  'matter-missing': { en: 'its matter is missing.', zh: '所属事项缺失。' },
  'feed-broken': { en: 'its place in the feed does not hold.', zh: '在总序列中的位置不对。' },
}
