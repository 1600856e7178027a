import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pooledChance } from './ids.ts'
import { writeOnce } from './write-whole.ts'

/**
 * Closes words so that only this house reads them again. `about` says what they belong to ('premises 0192…'): sealed for
 * one thing, they do not open for another, so that nobody moves a name from one row to the next.
 */
export type Sealer = {
  seal: (words: string | Uint8Array, about: string) => Buffer
  unseal: (sealed: Uint8Array, about: string) => string
  /** The same, of what was sealed as bytes. */
  open: (sealed: Uint8Array, about: string) => Buffer
}

/** The first byte of everything sealed: AES-256-GCM, nonce of 12 bytes, tag of 16, then the words. */
const FORM = 1

/** @param bytes the key, 32 of them. Words that were changed, or belong to something else, do not open: an Error, never other words. */
export function sealerFrom(bytes: Uint8Array): Sealer {
  if (bytes.length !== 32) throw new Error('a key for sealing has 32 bytes')
  // Made ready once: given as bytes, each sealing takes four times as long.
  const key = createSecretKey(bytes)
  function open(sealed: Uint8Array, about: string): Buffer {
    const bytes = Buffer.from(sealed)
    if (bytes[0] !== FORM || bytes.length < 29) throw new Error('not sealed in a form that is known here')
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 13))
      .setAAD(Buffer.from(about))
      .setAuthTag(bytes.subarray(13, 29))
    return Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()])
  }
  return {
    seal(words, about) {
      const nonce = pooledChance(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about))
      const closed = Buffer.concat([cipher.update(Buffer.from(words as string)), cipher.final()])
      return Buffer.concat([Buffer.of(FORM), nonce, cipher.getAuthTag(), closed])
    },
    unseal: (sealed, about) => open(sealed, about).toString('utf8'),
    open,
  }
}

/** The key of this house, in its data folder and readable by its account only; made when first asked for. */
export async function sealKeyIn(folder: string): Promise<Buffer> {
  const path = join(folder, 'seal.key')
  await mkdir(folder, { recursive: true })
  await writeOnce(path, randomBytes(32).toString('base64'))
  const key = Buffer.from(await readFile(path, 'utf8'), 'base64')
  if (key.length !== 32)
    throw new Error(`${path} is not a key: put the right one back, what is sealed opens with no other`)
  return key
}
