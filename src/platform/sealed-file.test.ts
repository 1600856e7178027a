import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepSealed, openSealed, paddedSize, sealedFolder } from './sealed-file.ts'
import { suiteNames, suiteOf } from './suite.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xjw-sealed-'))
})
afterAll(() => rm(folder, { recursive: true }))

const contentsOf = (size: number) => Buffer.from(Uint8Array.from({ length: size }, (_, i) => (i * 7 + (i >> 9)) & 0xff))
const inPieces = (contents: Buffer, size: number) =>
  Readable.from(
    Array.from({ length: Math.ceil(contents.length / size) }, (_, i) => contents.subarray(i * size, (i + 1) * size)),
    { objectMode: false },
  )

describe.each(suiteNames)('a sealed file (%s)', name => {
  const suite = suiteOf(Buffer.alloc(32, 3), name)

  test('of any length and in whatever pieces it came opens again, whole and from any byte to any other', async () => {
    const anything = fc.record({
      size: fc.oneof(fc.integer({ min: 0, max: 200_000 }), fc.constantFrom(65_527, 65_528, 65_529, 131_064)),
      piece: fc.integer({ min: 1000, max: 90_000 }),
      from: fc.nat(),
      more: fc.nat(),
    })
    await fc.assert(
      fc.asyncProperty(anything, async ({ size, piece, from, more }) => {
        const contents = contentsOf(size)
        const key = await keepSealed(folder, suite, size, inPieces(contents, piece))
        const file = (await openSealed(folder, suite, key))!
        expect(file.size).toBe(size)
        expect((await buffer(file.read())).equals(contents)).toBe(true)
        if (size === 0) return
        const start = from % size
        const end = Math.min(size - 1, start + (more % 70_000))
        expect((await buffer(file.read({ start, end }))).equals(contents.subarray(start, end + 1))).toBe(true)
      }),
      { numRuns: 12 },
    )
  })

  test('changed in any byte, cut, or with its pieces exchanged is never read as something else', async () => {
    const size = 140_000
    const key = await keepSealed(folder, suite, size, inPieces(contentsOf(size), 65_536))
    const path = join(sealedFolder(folder), key.name.slice(0, 2), key.name)
    const there = await readFile(path)
    const read = async () => buffer((await openSealed(folder, suite, key))!.read())
    const half = there.length >> 1
    const length = there.length - (there.length % 65_536)
    const swapped = Buffer.concat([there.subarray(half), there.subarray(0, half)])
    const spoilt = [there.subarray(0, -1), there.subarray(0, length), Buffer.concat([there, there]), swapped]
    for (const at of [0, 1, 40, 70_000, there.length - 1]) {
      const changed = Buffer.from(there)
      changed[at]! ^= 1
      spoilt.push(changed)
    }
    for (const bytes of spoilt) {
      await writeFile(path, bytes)
      await expect(read()).rejects.toThrow()
    }
    await writeFile(path, there)
    await expect(openSealed(folder, suite, { ...key, key: Buffer.alloc(32) })).rejects.toThrow()
    expect((await read()).equals(contentsOf(size))).toBe(true)
  })

  test('whose contents end early is not kept', async () => {
    const before = await readdir(folder, { recursive: true })
    await expect(keepSealed(folder, suite, 100_000, inPieces(contentsOf(99_999), 50_000))).rejects.toThrow('as long as')
    const files = (all: string[]) => all.filter(one => /[0-9a-f]{64}/.test(one))
    expect(files(await readdir(folder, { recursive: true }))).toEqual(files(before))
  })
})

test('lengths on the disk are those of many files, and little more', () => {
  const lengths = new Set<number>()
  for (let size = 1; size < 20_000_000; size += 9973) {
    const padded = paddedSize(size)
    expect(padded).toBeGreaterThanOrEqual(size)
    if (size > 16_384) expect(padded / size).toBeLessThan(1.12)
    lengths.add(padded)
  }
  expect(lengths.size).toBeLessThan(350)
})
