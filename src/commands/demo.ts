import { loadDemo } from '../demo/load.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import { showProgress } from '../say.ts'
import type { Context } from '../xjw.ts'

export const summary = {
  en: 'load the demo bureau, as the first start does; what was there already stays as it is',
  zh: '装入演示市局，和第一次启动时一样；已有的不动',
}
export const only = true

export async function run(_args: string[], { config, open, say }: Context): Promise<number> {
  if (config.demo === false) throw bothAtOnce()
  const house = await open({ demo: true })
  try {
    await loadDemo(house, showProgress(say, 'Loading the demo bureau', '正在装入演示数据'))
    say('The demo bureau is there: xjw start', '演示市局已经装好：xjw start')
    return 0
  } finally {
    await house.close()
  }
}

const bothAtOnce = () =>
  new CannotStart(
    'A demo is to be loaded, and --demo (or DEMO) says no: say one of the two.',
    '要装入演示，--demo（或 DEMO）却写了 no：请只留一个。',
  )
