import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sealerFrom, sealKeyIn } from './seal.ts'

const { seal, unseal } = sealerFrom(randomBytes(32))

describe('what is sealed', () => {
  test('opens again, word for word', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), words => unseal(seal(words, 'x'), 'x') === words))
  })

  test('shows nothing, and is never the same twice', () => {
    const one = seal('张三 13900000000', 'premises 1')
    expect(one.includes(Buffer.from('张三'))).toBe(false)
    expect(one.equals(seal('张三 13900000000', 'premises 1'))).toBe(false)
  })

  test('opens for nothing else, with no other key, and not when one bit of it was changed', () => {
    const sealed = seal('张三', 'premises 1')
    expect(() => unseal(sealed, 'premises 2')).toThrow()
    expect(() => sealerFrom(randomBytes(32)).unseal(sealed, 'premises 1')).toThrow()
    for (let i = 0; i < sealed.length; i++) {
      const changed = Buffer.from(sealed)
      changed[i]! ^= 1
      expect(() => unseal(changed, 'premises 1')).toThrow()
    }
    expect(() => unseal(sealed.subarray(0, 20), 'premises 1')).toThrow()
  })
})

describe('the key of a house', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'xjw-seal-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  test('is one though many ask first at once, and nobody else’s to read', async () => {
    const keys = await Promise.all(Array.from({ length: 20 }, () => sealKeyIn(folder)))
    expect(new Set(keys.map(key => key.toString('hex'))).size).toBe(1)
    expect((await stat(join(folder, 'seal.key'))).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual(['seal.key'])
    expect(await sealKeyIn(folder)).toEqual(keys[0])
  })

  test('damaged, it is named and not replaced', async () => {
    await writeFile(join(folder, 'seal.key'), 'short')
    await expect(sealKeyIn(folder)).rejects.toThrow('seal.key')
  })
})
