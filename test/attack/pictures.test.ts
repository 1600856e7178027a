import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { takeFile } from '../../src/platform/files.ts'

let folder: string
let jpeg: Buffer
let png: Buffer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xjw-pictures-'))
  const picture = sharp({ create: { width: 40, height: 30, channels: 3, background: '#a33' } })
  jpeg = await picture.clone().jpeg().toBuffer()
  png = await picture.clone().png().toBuffer()
})
afterAll(() => rm(folder, { recursive: true }))

const take = (bytes: Buffer | string, type = 'image/jpeg', name = 'photo.jpg') =>
  takeFile(folder, { stream: Readable.from([Buffer.from(bytes)]), type, name })
const filesThere = async () =>
  (await readdir(join(folder, 'files'), { recursive: true })).filter(one => /[0-9a-f]{64}$|arriving\//.test(one))

const chunk = (name: string, bytes: Buffer) => {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), bytes])
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  size.writeUInt32BE(bytes.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([size, named, sum])
}
/** A PNG that says it is so wide and high, of zeros that pack to almost nothing. */
function claiming(width: number, height: number, rows: number): Buffer {
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0])
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  const zeros = deflateSync(Buffer.alloc(rows * (width * 3 + 1)))
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', zeros), chunk('IEND', Buffer.alloc(0))])
}

describe('what is no picture is not taken, whatever it is called, and nothing of it stays', () => {
  const script = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  test.each([
    ['SVG', script, 'image/svg+xml', 'a.svg'],
    ['SVG said to be a JPEG', script, 'image/jpeg', 'a.jpg'],
    ['SVG behind a declaration', `<?xml version="1.0"?>${script}`, 'image/png', 'a.png'],
    ['HTML', '<!doctype html><script>alert(1)</script>', 'text/html', 'a.html'],
    ['HTML said to be a picture', '<html><body onload=alert(1)>', 'image/png', 'a.png'],
    ['a ZIP', 'PK\x03\x04' + 'a'.repeat(100), 'application/zip', 'a.zip'],
    ['a ZIP said to be a picture', 'PK\x03\x04' + 'a'.repeat(100), 'image/jpeg', '../../a.jpg'],
    ['a PDF', '%PDF-1.7\n' + 'a'.repeat(100), 'application/pdf', 'a.pdf'],
    ['a script of the shell', '#!/bin/sh\nrm -rf /\n', 'image/jpeg', 'a.jpg'],
    ['a program', '\x7fELF' + '\0'.repeat(100), 'audio/ogg', 'a.ogg'],
    ['a GIF', 'GIF89a' + '\0'.repeat(100), 'image/gif', 'a.gif'],
    ['a TIFF', 'II*\0' + '\0'.repeat(100), 'image/tiff', 'a.tif'],
    ['the first bytes of a JPEG alone', '\xff\xd8\xff', 'image/jpeg', 'a.jpg'],
    ['nothing', '', 'image/jpeg', 'a.jpg'],
    ['a JPEG of rubbish', '\xff\xd8\xff\xe0' + 'rubbish'.repeat(500), 'image/jpeg', 'a.jpg'],
    ['a PNG of rubbish', '\x89PNG\r\n\x1a\n' + 'rubbish'.repeat(500), 'image/png', 'a.png'],
    ['a WebP of rubbish', 'RIFF\xff\xff\xff\xffWEBP' + 'rubbish'.repeat(500), 'image/webp', 'a.webp'],
  ])('%s', async (_, bytes, type, name) => {
    const before = await filesThere().catch(() => [])
    expect(await take(Buffer.from(bytes, 'latin1'), type, name)).toBe('not-what-it-says')
    expect(await filesThere().catch(() => [])).toEqual(before)
  })

  test('a picture that is called something else', async () => {
    expect(await take(jpeg, 'image/jpeg', 'a.html')).toBe('not-what-it-says')
    expect(await take(jpeg, 'text/html', 'a.jpg')).toBe('not-what-it-says')
    expect(await take(jpeg, 'image/jpeg', 'a.jpg.php')).toBe('not-what-it-says')
    expect(await take(jpeg, 'audio/ogg', 'a.ogg')).toBe('not-what-it-says')
  })

  test('one that breaks off anywhere', async () => {
    for (let at = 4; at < png.length - 12; at += 5)
      expect(await take(png.subarray(0, at), 'image/png', 'a.png')).toBe('not-what-it-says')
  })
})

test('a picture that would unpack to gigabytes is refused by what it says, before it is drawn', async () => {
  const began = process.memoryUsage.rss()
  for (const [width, height] of [
    [60_000, 60_000],
    [16_000_000, 4],
    [2 ** 31 - 1, 2 ** 31 - 1],
  ] as const)
    expect(['picture-too-large', 'not-what-it-says']).toContain(
      await take(claiming(width, height, width > 60_000 ? 0 : 20), 'image/png', 'a.png'),
    )
  expect(process.memoryUsage.rss() - began).toBeLessThan(300_000_000)
})

test('what hides in a picture is gone when it is drawn anew', async () => {
  const parcel = Buffer.from(`<?php system($_GET[0]); ?><script>alert(1)</script>PK\x03\x04${'x'.repeat(200)}`)
  const withComment = await sharp(jpeg)
    .withExif({ IFD0: { ImageDescription: parcel.toString('latin1') } })
    .jpeg()
    .toBuffer()
  const inText = Buffer.concat([
    png.subarray(0, 33),
    chunk('tEXt', Buffer.concat([Buffer.from('a\0'), parcel])),
    png.subarray(33),
  ])
  for (const [bytes, type, name] of [
    [Buffer.concat([jpeg, parcel]), 'image/jpeg', 'a.jpg'],
    [withComment, 'image/jpeg', 'a.jpg'],
    [Buffer.concat([png, parcel]), 'image/png', 'a.png'],
    [inText, 'image/png', 'a.png'],
  ] as const) {
    const taken = await take(bytes, type, name)
    if (typeof taken === 'string') throw new Error(taken)
    const kept = await readFile(join(folder, 'files', taken.sha256.slice(0, 2), taken.sha256), 'latin1')
    expect(kept).not.toMatch(/php|script|PK\x03\x04/)
    expect((await sharp(Buffer.from(kept, 'latin1')).metadata()).width).toBe(40)
  }
})

test('no path is made of a name', async () => {
  for (const name of [
    '../../../etc/passwd.jpg',
    '/etc/cron.d/x.jpg',
    'a\0.jpg',
    '..\\..\\x.jpg',
    `${'a'.repeat(5000)}.jpg`,
  ]) {
    const taken = await take(jpeg, 'image/jpeg', name)
    expect(typeof taken === 'object' && taken.sha256).toMatch(/^[0-9a-f]{64}$/)
  }
  expect((await readdir(folder)).sort()).toEqual(['files'])
})

test('bytes changed at random never do more than not being taken', async () => {
  for (let i = 0; i < 60; i++) {
    const bytes = Buffer.from(i % 2 ? jpeg : png)
    for (let n = 0; n < 1 + (i % 7); n++)
      bytes[4 + (randomBytes(2).readUInt16BE() % (bytes.length - 4))] = randomBytes(1)[0]!
    const taken = await take(bytes, i % 2 ? 'image/jpeg' : 'image/png', i % 2 ? 'a.jpg' : 'a.png')
    expect(typeof taken === 'string' || /^[0-9a-f]{64}$/.test(taken.sha256)).toBe(true)
  }
})
