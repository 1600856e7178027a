#!/usr/bin/env node
// Checks a receipt of Xiaojingwu, by itself: node check-receipt.mjs receipt.json [root in hex, as published or printed]
// 独立核对回执：node check-receipt.mjs 回执.json [公开或印在回执上的根]
// It needs nothing but Node 18 and trusts nobody: with the root in hand, not even the signature.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'

const hex = text => Buffer.from(text ?? '', 'hex')
const fail = (en, zh) => {
  console.error(`✗ ${en}\n✗ ${zh}`)
  process.exit(1)
}

const [file, published] = process.argv.slice(2)
if (!file) fail('check-receipt.mjs receipt.json [root]', '用法：check-receipt.mjs 回执.json [根]')
// Whatever else goes wrong: the file is not there, or is none of ours.
process.on('uncaughtException', ({ code, message }) =>
  fail(`${file} cannot be read as a receipt (${code ?? message}).`, `${file} 无法作为回执读取（${code ?? message}）。`),
)
const receipt = JSON.parse(readFileSync(file, 'utf8'))
const { leaf, entry, said, at, path, checkpoint } = receipt
// A bureau has SHA-256 and Ed25519, or SM3 and SM2 (its checkpoints say gm); the chain itself is SHA-256 in both.
const gm = checkpoint.note.startsWith('xiaojingwu checkpoint 1 gm\n')
const by = (name, parts) => parts.reduce((made, part) => made.update(part), createHash(name)).digest()
const sum256 = (...parts) => by('sha256', parts)
const hash = (...parts) => by(gm ? 'sm3' : 'sha256', parts)

// 1. What was said has the digest that stands in the entry.
if (said) {
  const digest = hash('xjw content 1', hex(said.salt), said.text).toString('hex')
  if (digest !== entry?.contentDigest) fail('The words are not those of the entry.', '内容与记录不符。')
}

// 2. The entry has the hash that stands in the leaf. Canonical JSON (RFC 8785): the names in order, nothing between.
if (entry) {
  const names = Object.keys(entry).sort()
  const text = `{${names.map(name => `${JSON.stringify(name)}:${JSON.stringify(entry[name])}`).join(',')}}`
  const chained = sum256(hex(receipt.before), hash('xjw entry 1', text), hex(receipt.rows)).toString('hex')
  if (chained !== leaf.hash) fail('The entry is not the one of this receipt.', '记录与回执不符。')
}

// 3. The leaf lies under the root of the checkpoint (RFC 6962).
const [, size, root] =
  /\nsize (\d+)\nroot ([0-9a-f]{64})\n/.exec(checkpoint.note) ?? fail('No checkpoint.', '没有核对点。')
const number = Buffer.alloc(4)
number.writeUInt32BE(leaf.no)
let sum = hash(Buffer.of(0), hex(leaf.matter.replaceAll('-', '')), number, hex(leaf.hash))
let [here, last] = [at, Number(size) - 1]
if (!(here >= 0 && here <= last)) fail('It lies outside of the checkpoint.', '不在核对点范围内。')
for (const beside of path.map(hex)) {
  if (last === 0) fail('The path is too long.', '路径过长。')
  if (here % 2 === 1 || here === last) {
    sum = hash(Buffer.of(1), beside, sum)
    while (here % 2 === 0 && here !== 0) [here, last] = [here / 2, Math.floor(last / 2)]
  } else sum = hash(Buffer.of(1), sum, beside)
  here = Math.floor(here / 2)
  last = Math.floor(last / 2)
}
if (last !== 0 || sum.toString('hex') !== root)
  fail('It is not in the journal that was signed.', '不在已签名的记录之中。')

// 4. The root is the one that was published.
if (published !== undefined && published.trim().toLowerCase() !== root)
  fail('The root is another one than was published.', '与公开的根不同。')

// 5. The checkpoint was signed with the key that it names.
if (!(gm ? isSignedBySm2 : isSignedByEd25519)(hex(checkpoint.key), checkpoint.note, hex(checkpoint.signature)))
  fail('The signature does not hold.', '签名不对。')

console.log(`✓ Entry ${leaf.no} of matter ${leaf.matter} stands in the journal as it was signed:\n${checkpoint.note}`)
console.log(`✓ 该事项第 ${leaf.no} 条记录确在已签名的记录之中${published ? '，且与公开的根一致' : ''}。`)
if (said) console.log(`  ${said.text}`)
if (published === undefined) console.log('  Give the published root too: then you need not trust our signature.')

function isSignedByEd25519(raw, words, signature) {
  const key = { key: Buffer.concat([hex('302a300506032b6570032100'), raw]), format: 'der', type: 'spki' }
  return verify(null, Buffer.from(words), createPublicKey(key), signature)
}

// GB/T 32918.2 on the curve of part 5, with the usual id. key: 04 ‖ x ‖ y; signature: r ‖ s.
function isSignedBySm2(key, words, signature) {
  const texts = [
    'fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc',
    '28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93',
    '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7',
    'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0',
  ]
  const number = bytes => BigInt(`0x${bytes.toString('hex')}`)
  const [a, b, gx, gy] = texts.map(text => BigInt(`0x${text}`))
  const [p, n] = [a + 3n, 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n]
  const mod = (x, m = p) => ((x % m) + m) % m
  const over = x => {
    let [r, s, u, v] = [mod(x), p, 1n, 0n]
    while (s > 0n) [r, s, u, v] = [s, r % s, v, u - (r / s) * v]
    return u
  }
  const plus = (one, two) => {
    if (!one || !two) return one ?? two
    const [[x, y], [z, w]] = [one, two]
    if (x === z && mod(y + w) === 0n) return undefined
    const slope = mod(x === z ? (3n * x * x + a) * over(2n * y) : (w - y) * over(z - x))
    const at = mod(slope * slope - x - z)
    return [at, mod(slope * (x - at) - y)]
  }
  const times = (k, point) => {
    let all
    for (; k > 0n; k >>= 1n, point = plus(point, point)) if (k & 1n) all = plus(all, point)
    return all
  }
  const [x, y] = [number(key.subarray(1, 33)), number(key.subarray(33))]
  const [r, s] = [number(signature.subarray(0, 32)), number(signature.subarray(32))]
  const isPoint = key.length === 65 && key[0] === 4 && mod(y * y - x * x * x - a * x - b) === 0n
  if (!isPoint || signature.length !== 64 || r < 1n || r >= n || s < 1n || s >= n) return false
  const who = hash(hex('0080'), '1234567812345678', ...texts.map(hex), key.subarray(1))
  const found = plus(times(s, [gx, gy]), times(mod(r + s, n), [x, y]))
  return found !== undefined && mod(number(hash(who, words)) + found[0], n) === r
}
