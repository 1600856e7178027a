import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { House } from '../src/house.ts'
import { readConfig } from '../src/platform/config.ts'
import type { Keys } from '../src/platform/keys.ts'
import { suiteOf } from '../src/platform/suite.ts'
import { testDatabase } from './database.ts'
import { recorded } from './recorded.ts'

/** The same secret in every test: nothing real is sealed with it. */
const suite = suiteOf(Buffer.alloc(32, 7))

/** Private halves, to see what was sealed to them. */
export const deliveryPair = suite.newKeyPair()
export const vaultPair = suite.newKeyPair()

export const testKeys: Keys = {
  suite,
  keyring: { delivery: deliveryPair.publicHalf, vault: vaultPair.publicHalf },
}

/** Where what it writes lies; gone with the next run (global-setup.ts), and never where a bureau of this machine would have it. */
const folder = join(tmpdir(), `xjw-test-${process.pid}-house`)

/** A house on a database of its own (the small bureau of people.ts), with a clock that stands until it is set. */
export async function testHouse(at = '2026-11-24T10:00:00+08:00') {
  const database = await testDatabase()
  const clock = { now: new Date(at) }
  const { config } = readConfig(['--data', folder], {})
  const house: House = { ...database, ...testKeys, config, mode: 'demo', log: recorded, now: () => new Date(clock.now) }
  const setNow = (to: string) => {
    clock.now = new Date(to)
  }
  return { ...house, url: database.url, drop: database.drop, setNow }
}
