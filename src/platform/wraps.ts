import { hkdfSync, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { CannotStart } from './cannot-start.ts'
import { writeOnce, writeWhole } from './write-whole.ts'

/** What wraps the keys of matters: by number, 32 bytes each. The highest is in force; the others open what they wrapped. */
export type Wraps = {
  inForce: () => number
  count: () => number
  /** Undefined for a number that was given up, or never was. */
  key: (n: number) => Buffer | undefined
  /** Looks again at where they come from: another process may have given a new one. */
  reload: () => void
}

/** One that follows from a secret: for what is made and gone in one process. */
export function wrapsFrom(secret: Uint8Array): Wraps {
  const only = Buffer.from(hkdfSync('sha256', secret, '', 'xiaojingwu wrap 1', 32))
  return { inForce: () => 1, count: () => 1, key: n => (n === 1 ? only : undefined), reload: () => {} }
}

/** Those in a file, a line for each: its number, a space, the key in base64. Made with a first one where there is none. */
export async function wrapsIn(path: string): Promise<Wraps> {
  await writeOnce(path, lineOf(1, randomBytes(32)))
  let keys = parsed(await readFile(path, 'utf8'), path)
  const reload = () => {
    keys = parsed(readFileSync(path, 'utf8'), path)
  }
  const key = (n: number) => {
    if (!keys.has(n)) reload()
    return keys.get(n)
  }
  return { inForce: () => Math.max(...keys.keys()), count: () => keys.size, key, reload }
}

/** A new one in force, beside those that were; answers its number. */
export async function addWrap(path: string): Promise<number> {
  const text = await readFile(path, 'utf8')
  const n = Math.max(...parsed(text, path).keys()) + 1
  await writeWhole(path, `${text.trimEnd()}\n${lineOf(n, randomBytes(32))}`)
  return n
}

/** Keeps the one with this number alone: what others wrapped opens no more. */
export async function keepWrap(path: string, n: number): Promise<void> {
  const key = parsed(await readFile(path, 'utf8'), path).get(n)
  if (!key) throw notWhole(path)
  await writeWhole(path, lineOf(n, key))
}

const lineOf = (n: number, key: Uint8Array) => `${n} ${Buffer.from(key).toString('base64')}\n`

function parsed(text: string, path: string): Map<number, Buffer> {
  const keys = new Map(
    text
      .split('\n')
      .filter(line => line !== '')
      .map(line => {
        const [n, key] = line.split(' ')
        return [Number(n), Buffer.from(key ?? '', 'base64')] as const
      }),
  )
  for (const [n, key] of keys) if (!Number.isInteger(n) || n < 1 || key.length !== 32) throw notWhole(path)
  if (keys.size === 0) throw notWhole(path)
  return keys
}

const notWhole = (path: string) =>
  new CannotStart(
    `${path} is not as it was written: a line for each key, its number and the key. Nothing was touched. Put the right one back.`,
    `${path} 不完整：每行应为一个编号和一把密钥。未做任何改动，请放回原来的文件。`,
  )
