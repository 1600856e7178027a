import { join } from 'node:path'
import { rotateWraps } from '../platform/rotate.ts'
import { showProgress } from '../say.ts'
import { json, readTyped, usage } from '../typed.ts'
import type { Context } from '../xjw.ts'

export const summary = {
  en: 'keys rotate: wrap the keys of all matters with a new key, and give up the one before; also while it is running',
  zh: 'keys rotate：用新密钥重新包裹各事项的密钥，并弃用旧的；运行中也可以',
}

export const options = { json } as const

/** Stopped in the middle, it goes on the next time. */
export async function run(args: string[], { config, open, say }: Context): Promise<number> {
  const { values, positionals } = readTyped(args, options, summary, 1)
  if (positionals[0] !== 'rotate') throw usage(summary)
  const house = await open()
  try {
    const { rows } = await house.pool.query<{ n: number }>('select count(*)::int as n from data_key')
    const show = showProgress(say, 'Wrapping', '正在重新包裹')
    const { n, keys } = await rotateWraps(house, config.wrapKeys ?? join(config.dataDir, 'wrap.keys'), done =>
      show(done, Math.max(rows[0]!.n * 2, done)),
    )
    say(
      `${keys} keys are wrapped by number ${n}; the one before is gone. Keep the new wrap.keys as you kept the old, and write a backup: its matter-keys file still needs the old one.`,
      `已用 ${n} 号密钥重新包裹 ${keys} 把密钥，旧的已弃用。请像保管旧文件一样保管新的 wrap.keys，并马上做一次备份：此前的 matter-keys 文件仍需旧密钥。`,
    )
    if (values.json) say(JSON.stringify({ n, keys }), JSON.stringify({ n, keys }))
    return 0
  } finally {
    await house.close()
  }
}
