#!/usr/bin/env node
// Checks a receipt of Xiaojingwu, by itself: node check-receipt.mjs receipt.json [root in hex, as published or printed]
// 独立核对回执：node check-receipt.mjs 回执.json [公开或印在回执上的根]
// It needs nothing but Node 18 and trusts nobody: with the root in hand, not even the signature.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'

const sha256 = (...parts) => parts.reduce((made, part) => made.update(part), createHash('sha256')).digest()
const hex = text => Buffer.from(text ?? '', 'hex')
const fail = (en, zh) => {
  console.error(`✗ ${en}\n✗ ${zh}`)
  process.exit(1)
}

const [file, published] = process.argv.slice(2)
if (!file) fail('check-receipt.mjs receipt.json [root]', '用法：check-receipt.mjs 回执.json [根]')
const receipt = JSON.parse(readFileSync(file, 'utf8'))
const { leaf, entry, said, at, path, checkpoint } = receipt

// 1. What was said has the digest that stands in the entry.
if (said) {
  const digest = sha256('xjw content 1', hex(said.salt), said.text).toString('hex')
  if (digest !== entry?.contentDigest) fail('The words are not those of the entry.', '内容与记录不符。')
}

// 2. The entry has the hash that stands in the leaf. Canonical JSON (RFC 8785): the names in order, nothing between.
if (entry) {
  const names = Object.keys(entry).sort()
  const text = `{${names.map(name => `${JSON.stringify(name)}:${JSON.stringify(entry[name])}`).join(',')}}`
  const hash = sha256(hex(receipt.before), sha256('xjw entry 1', text), hex(receipt.rows)).toString('hex')
  if (hash !== leaf.hash) fail('The entry is not the one of this receipt.', '记录与回执不符。')
}

// 3. The leaf lies under the root of the checkpoint (RFC 6962).
const [, size, root] =
  /\nsize (\d+)\nroot ([0-9a-f]{64})\n/.exec(checkpoint.note) ?? fail('No checkpoint.', '没有核对点。')
const number = Buffer.alloc(4)
number.writeUInt32BE(leaf.no)
let sum = sha256(Buffer.of(0), hex(leaf.matter.replaceAll('-', '')), number, hex(leaf.hash))
let [here, last] = [at, Number(size) - 1]
if (!(here >= 0 && here <= last)) fail('It lies outside of the checkpoint.', '不在核对点范围内。')
for (const beside of path.map(hex)) {
  if (last === 0) fail('The path is too long.', '路径过长。')
  if (here % 2 === 1 || here === last) {
    sum = sha256(Buffer.of(1), beside, sum)
    while (here % 2 === 0 && here !== 0) [here, last] = [here / 2, Math.floor(last / 2)]
  } else sum = sha256(Buffer.of(1), sum, beside)
  here = Math.floor(here / 2)
  last = Math.floor(last / 2)
}
if (last !== 0 || sum.toString('hex') !== root)
  fail('It is not in the journal that was signed.', '不在已签名的记录之中。')

// 4. The root is the one that was published.
if (published !== undefined && published.trim().toLowerCase() !== root)
  fail('The root is another one than was published.', '与公开的根不同。')

// 5. The checkpoint was signed with the key that it names (Ed25519).
const key = { key: Buffer.concat([hex('302a300506032b6570032100'), hex(checkpoint.key)]), format: 'der', type: 'spki' }
if (!verify(null, Buffer.from(checkpoint.note), createPublicKey(key), hex(checkpoint.signature)))
  fail('The signature does not hold.', '签名不对。')

console.log(`✓ Entry ${leaf.no} of matter ${leaf.matter} stands in the journal as it was signed:\n${checkpoint.note}`)
console.log(`✓ 该事项第 ${leaf.no} 条记录确在已签名的记录之中${published ? '，且与公开的根一致' : ''}。`)
if (said) console.log(`  ${said.text}`)
if (published === undefined) console.log('  Give the published root too: then you need not trust our signature.')
