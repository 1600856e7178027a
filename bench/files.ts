/** How fast files are sealed and opened, beside a plain copy of the same bytes: `node bench/files.ts [folder]`. */
import { createReadStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keepSealed, openSealed } from '../src/platform/sealed-file.ts'
import { suiteNames, suiteOf } from '../src/platform/suite.ts'

const ROUNDS = 5
const sizes = [
  ['photo 300 KB', 300_000, 60],
  ['voice 20 MB', 20_000_000, 3],
] as const
const folder = await mkdtemp(join(process.argv[2] ?? tmpdir(), 'xjw-files-'))
const rate = (bytes: number, began: number) => bytes / 1e6 / ((performance.now() - began) / 1000)
const said = (rates: number[]) => {
  const sorted = rates.toSorted((a, b) => a - b)
  return `${sorted[ROUNDS >> 1]!.toFixed(0)} MB/s (${sorted[0]!.toFixed(0)} to ${sorted.at(-1)!.toFixed(0)})`
}
const drain = async (stream: AsyncIterable<Uint8Array>) => {
  let n = 0
  for await (const some of stream) n += some.length
  return n
}

try {
  for (const [what, size, count] of sizes) {
    const plain = join(folder, `plain-${size}`)
    await writeFile(plain, Buffer.alloc(size, 'a'))
    const copied: number[] = []
    const read: number[] = []
    const sealed = Object.fromEntries(suiteNames.map(name => [name, [] as number[]]))
    const opened = Object.fromEntries(suiteNames.map(name => [name, [] as number[]]))
    for (let round = 0; round < ROUNDS; round++) {
      let began = performance.now()
      for (let i = 0; i < count; i++)
        await writeFile(join(folder, `copy-${i}`), createReadStream(plain), { flush: true })
      copied.push(rate(size * count, began))
      began = performance.now()
      for (let i = 0; i < count; i++) await drain(createReadStream(plain))
      read.push(rate(size * count, began))
      for (const name of suiteNames) {
        const suite = suiteOf(Buffer.alloc(32, 1), name)
        const keys = []
        began = performance.now()
        for (let i = 0; i < count; i++) keys.push(await keepSealed(folder, suite, size, createReadStream(plain)))
        sealed[name]!.push(rate(size * count, began))
        began = performance.now()
        for (const key of keys) await drain((await openSealed(folder, suite, key))!.read())
        opened[name]!.push(rate(size * count, began))
        await rm(join(folder, 'files'), { recursive: true })
      }
    }
    console.log(`${what}: copied, flushed ${said(copied)}; read ${said(read)}`)
    for (const name of suiteNames)
      console.log(`  ${name}: sealed, flushed ${said(sealed[name]!)}; opened ${said(opened[name]!)}`)
  }
  console.log(`most memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)
} finally {
  await rm(folder, { recursive: true })
}
