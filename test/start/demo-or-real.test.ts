import { join } from 'node:path'
import { expect, test } from 'vitest'
import { emptyDatabase } from '../database.ts'
import { get, place, start, usedData, xjw } from './program.ts'

/** This machine goes by this address too, but nobody who listens on 127.0.0.1 alone hears it. */
const OTHER = '127.0.0.2'

const reached = (host: string, address: string) =>
  get(address.replace(/\/\/[^:]+/, `//${host}`), '/healthz').then(
    ({ status }) => status === 200,
    () => false,
  )

test.skipIf(process.platform !== 'linux')(
  'a demo listens on this machine alone, unless it is said to be public',
  async () => {
    const data = join(await place(), 'data')
    const made = await xjw(['migrate', '--demo', '--data', data], { waitFor: /at this edition/ })
    expect((await made.ended).code).toBe(0)
    const outside = await start(data, ['--host', '0.0.0.0'])
    expect((await outside.ended).code).toBe(1)
    expect(outside.said()).toContain('--host 0.0.0.0')
    expect(outside.said()).toContain('--demo=public')

    const home = await start(data)
    expect(home.said()).toContain('the demo, is ready')
    expect(await reached('127.0.0.1', home.address)).toBe(true)
    expect(await reached(OTHER, home.address)).toBe(false)
    home.interrupt()
    await home.ended

    const open = await start(data, ['--demo=public'])
    expect(await reached('127.0.0.1', open.address)).toBe(true)
    expect(await reached(OTHER, open.address)).toBe(true)
    open.interrupt()
    await open.ended

    const asReal = await start(data, ['--no-demo'])
    expect((await asReal.ended).code).toBe(1)
    expect(asReal.said()).toContain('These data are a demo and stay one')
  },
)

test('a real bureau is never opened as a demo, and without a word stays real', async () => {
  const data = await usedData()
  const asDemo = await start(data, [], { env: { DEMO: 'yes' } })
  expect((await asDemo.ended).code).toBe(1)
  expect(asDemo.said()).toContain('never opened as a demo')

  // A real bureau serves whomever its chief lets in: other machines, with no word about a demo.
  const real = await start(data, ['--host', '0.0.0.0'])
  expect(real.said()).toContain('Xiaojingwu is ready')
  expect(real.said()).not.toContain('demo')
  expect(await reached('127.0.0.1', real.address)).toBe(true)
})

test('with a server of one’s own, a new database is real unless said otherwise; one of a newer edition is refused', async () => {
  const [real, demo] = [await emptyDatabase(), await emptyDatabase()]
  const at = async (url: string) => ({ DATABASE_URL: url, DATA_DIR: join(await place(), 'data') })
  try {
    const first = await xjw(['start', '--port', '0'], { env: await at(real.url) })
    expect(first.said()).toContain('Xiaojingwu is ready')
    expect((await get(first.address, '/readyz')).status).toBe(200)
    expect((await real.pool.query('select mode from deployment')).rows).toEqual([{ mode: 'real' }])
    first.interrupt()
    expect((await first.ended).code).toBe(0)

    const asked = await xjw(['migrate', '--demo'], { env: await at(demo.url), waitFor: /at this edition/ })
    expect((await asked.ended).code, asked.said()).toBe(0)
    expect((await demo.pool.query('select mode from deployment')).rows).toEqual([{ mode: 'demo' }])

    await real.pool.query(`insert into migration (name, checksum) values ('20991231T0000_newer', 'x')`)
    const newer = await xjw(['start', '--port', '0'], { env: await at(real.url) })
    expect((await newer.ended).code).toBe(1)
    expect(newer.said()).toContain('20991231T0000_newer')
    expect(newer.said()).toContain('It was not touched')
  } finally {
    await Promise.all([real.drop(), demo.drop()])
  }
})
