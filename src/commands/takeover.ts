import { takeOver } from '../platform/same-cluster.ts'
import type { Context } from '../xjw.ts'

export const summary = {
  en: 'go on writing in a promoted or copied database cluster, once the old one has ended',
  zh: '原数据库停用后，由提升或复制出来的库接着办',
}
export const only = true

export async function run(_args: string[], { open, say }: Context): Promise<number> {
  const house = await open({ anyCluster: true })
  try {
    await takeOver(house.pool)
    say('This cluster is now the one that is written to.', '今后由这个库接着办。')
    return 0
  } finally {
    await house.close()
  }
}
