import { bytesOf, hexOf } from '../ui/hex.ts'

/*
 * Whether an entry stands, unchanged, in the journal that was signed: reckoned here, in the browser of whoever asks, as
 * bin/check-receipt.mjs does without us. What is left to trust is the root, which stands on boards and papers outside our hands.
 */

export type Receipt = {
  leaf: { matter: string; no: number; hash: string }
  before?: string
  entry?: Record<string, unknown>
  rows?: string
  said?: { salt: string; text: string }
  at: number
  path: readonly string[]
  checkpoint: { note: string }
}

export type Checked = { holds: true; root: string; size: number; at: string } | { holds: false } | 'cannot'

async function sha256(...parts: readonly (Uint8Array | string)[]): Promise<Uint8Array> {
  const all = parts.map(part => (typeof part === 'string' ? new TextEncoder().encode(part) : part))
  const whole = new Uint8Array(all.reduce((size, { length }) => size + length, 0))
  let at = 0
  for (const part of all) {
    whole.set(part, at)
    at += part.length
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', whole))
}

/** Canonical JSON of an entry (RFC 8785): the names in order, nothing between. */
const written = (entry: Record<string, unknown>): string =>
  `{${Object.keys(entry)
    .sort()
    .map(name => `${JSON.stringify(name)}:${JSON.stringify(entry[name])}`)
    .join(',')}}`

/** 'cannot': this browser lacks SHA-256 (no TLS), or the bureau's tree is of SM3. */
export async function checkReceipt(receipt: Receipt): Promise<Checked> {
  const [, gm, size, root, at] =
    /^xiaojingwu checkpoint 1( gm)?\nbureau \d+\nsize (\d+)\nroot ([0-9a-f]{64})\nat (\S+)\n$/.exec(
      receipt.checkpoint.note,
    ) || []
  if (gm || typeof crypto === 'undefined' || !crypto.subtle) return 'cannot'
  if (!size || !root || !at || !(await isWhole(receipt))) return { holds: false }
  const sum = await rootOver(receipt, Number(size))
  return sum === root ? { holds: true, root, size: Number(size), at } : { holds: false }
}

/** What was said has the digest that stands in the entry, and the entry the hash that stands in the leaf. */
async function isWhole({ said, entry, before, rows, leaf }: Receipt): Promise<boolean> {
  if (said) {
    const digest = hexOf(await sha256('xjw content 1', bytesOf(said.salt), said.text))
    if (!entry || digest !== entry['contentDigest']) return false
  }
  if (!entry) return true
  const digest = await sha256('xjw entry 1', written(entry))
  return hexOf(await sha256(bytesOf(before), digest, bytesOf(rows))) === leaf.hash
}

/** Over the leaf, by its path (RFC 6962); undefined where the path is not one in a tree of this size. */
async function rootOver({ leaf, at, path }: Receipt, size: number): Promise<string | undefined> {
  const number = new Uint8Array(4)
  new DataView(number.buffer).setUint32(0, leaf.no)
  let sum = await sha256(Uint8Array.of(0), bytesOf(leaf.matter.split('-').join('')), number, bytesOf(leaf.hash))
  let [here, last] = [at, size - 1]
  if (!(here >= 0 && here <= last)) return undefined
  for (const beside of path.map(one => bytesOf(one))) {
    if (last === 0) return undefined
    if (here % 2 === 1 || here === last) {
      sum = await sha256(Uint8Array.of(1), beside, sum)
      while (here % 2 === 0 && here !== 0) {
        here /= 2
        last = Math.floor(last / 2)
      }
    } else sum = await sha256(Uint8Array.of(1), sum, beside)
    here = Math.floor(here / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 ? hexOf(sum) : undefined
}
