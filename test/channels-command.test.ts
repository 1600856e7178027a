import { afterAll, beforeAll, expect, test } from 'vitest'
import * as channels from '../src/commands/channels.ts'
import type { Context } from '../src/xjw.ts'
import { testHouse } from './house.ts'
import { recorded } from './recorded.ts'

let house: Awaited<ReturnType<typeof testHouse>>
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.drop())

test.each([[['replay', '--channel', 'nope']], [['dead', '--channel', 'nope']]])(
  'a channel that is none is refused by its name, with those that there are: %s',
  async args => {
    const open = async () => ({ ...house, close: async () => {} })
    const context: Context = { config: house.config, log: recorded, say: () => {}, now: house.now, open }
    await expect(channels.run(args, context)).rejects.toThrow(/no channel “nope”: sms, email/)
    expect(await channels.run(['replay', '--channel', 'sms'], context)).toBe(0)
  },
)
