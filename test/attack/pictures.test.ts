import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readdir, readlink, rm } from 'node:fs/promises'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileOf, keyOfArrived, takeFile } from '../../src/platform/files.ts'
import { readScanner, type Scanner } from '../../src/platform/scan.ts'
import { testKeys } from '../house.ts'

let folder: string
let shelves: { dataDir: string; suite: typeof suite }
let jpeg: Buffer
let png: Buffer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xjw-pictures-'))
  shelves = { dataDir: folder, suite }
  const picture = sharp({ create: { width: 40, height: 30, channels: 3, background: '#a33' } })
  jpeg = await picture.clone().jpeg().toBuffer()
  png = await picture.clone().png().toBuffer()
})
afterAll(() => rm(folder, { recursive: true }))

const { suite } = testKeys
let clamav: Scanner | undefined
const take = (bytes: Buffer | string, type = 'image/jpeg', name = 'photo.jpg') =>
  takeFile({ dataDir: folder, suite, clamav }, { stream: Readable.from([Buffer.from(bytes)]), type, name })
const filesThere = async () =>
  (await readdir(join(folder, 'files'), { recursive: true })).filter(one => /[0-9a-f]{64}$|arriving\//.test(one))
/** Where the system tells what a process holds open. */
const draftsHeld = async () => {
  const open = await readdir('/proc/self/fd').catch(() => [])
  const held = await Promise.all(open.map(one => readlink(`/proc/self/fd/${one}`).catch(() => '')))
  return held.filter(one => one.startsWith(join(folder, 'files', 'arriving')))
}

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
    ['a document of Word', 'PK\x03\x04' + 'word/document.xml'.repeat(9), 'application/zip', 'a.docx'],
    ['a table said to be a picture', 'PK\x03\x04' + 'xl/workbook.xml'.repeat(9), 'image/png', 'a.png'],
    ['a GZIP', '\x1f\x8b\x08' + '\0'.repeat(100), 'image/jpeg', 'a.jpg'],
    ['a RAR', 'Rar!\x1a\x07' + '\0'.repeat(100), '', 'a.rar'],
    ['a 7z', '7z\xbc\xaf\x27\x1c' + '\0'.repeat(100), '', ''],
    ['an AVIF', '\0\0\0\x20ftypavif' + '\0'.repeat(100), 'image/avif', 'a.avif'],
    ['a HEIC', '\0\0\0\x20ftypheic' + '\0'.repeat(100), 'image/heic', 'a.heic'],
    ['a JPEG 2000', '\0\0\0\x0cjP  \r\n\x87\n' + '\0'.repeat(100), 'image/jp2', 'a.jpg'],
    ['a BMP', 'BM' + '\0'.repeat(100), 'image/bmp', 'a.bmp'],
    ['a PostScript', '%!PS-Adobe-3.0 EPSF' + ' '.repeat(100), 'image/jpeg', 'a.jpg'],
    ['text of ImageMagick', 'push graphic-context\nfill "url(https://x/|ls)"', 'image/png', 'a.png'],
    ['an MVG behind a GIF', 'GIF89a/*' + 'viewbox 0 0 1 1'.repeat(9), 'image/gif', 'a.gif'],
    ['a page in UTF-16', '\xff\xfe<\0s\0v\0g\0' + '\0'.repeat(50), 'image/jpeg', 'a.jpg'],
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
    const there = await fileOf(shelves, (await keyOfArrived(shelves, taken.sha256))!)
    const kept = (await buffer(there!.read())).toString('latin1')
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

/** Pictures of every make that the drawer knows, and then cut, joined, turned over and lied about. */
async function malformed(): Promise<[what: string, bytes: Buffer][]> {
  const noise = sharp(randomBytes(90 * 70 * 4), { raw: { width: 90, height: 70, channels: 4 } })
  const whole: [string, Buffer][] = [
    ['progressive JPEG', await noise.clone().jpeg({ progressive: true }).toBuffer()],
    ['JPEG in CMYK', await noise.clone().toColourspace('cmyk').jpeg().toBuffer()],
    ['interlaced PNG', await noise.clone().png({ progressive: true }).toBuffer()],
    ['PNG of 16 bits', await noise.clone().toColourspace('rgb16').png().toBuffer()],
    ['PNG with a palette', await noise.clone().png({ palette: true }).toBuffer()],
    ['lossless WebP', await noise.clone().webp({ lossless: true }).toBuffer()],
    ['WebP', await noise.clone().webp().toBuffer()],
    ['GIF', await noise.clone().gif().toBuffer()],
    ['TIFF', await noise.clone().tiff().toBuffer()],
    ['AVIF', await noise.clone().avif({ effort: 0 }).toBuffer()],
  ]
  return whole.flatMap(([what, bytes], i): [string, Buffer][] => {
    const middle = bytes.length >> 1
    const other = whole[(i + 1) % whole.length]![1]
    const turned = Buffer.from(bytes)
    for (let at = 12; at < turned.length; at += 17) turned[at]! ^= 0xff
    const sized = Buffer.from(bytes)
    // Wherever its size stands, it is now as large as can be written.
    for (let at = 8; at + 4 < sized.length; at++)
      if ([90, 70].includes(sized.readUInt16BE(at)) || [90, 70].includes(sized.readUInt16LE(at)))
        sized.fill(0xff, at, at + 2)
    return [
      [what, bytes],
      [`${what}, cut`, bytes.subarray(0, middle)],
      [`${what}, its end only`, bytes.subarray(middle)],
      [`${what}, twice`, Buffer.concat([bytes, bytes])],
      [`${what}, then another`, Buffer.concat([bytes.subarray(0, middle), other.subarray(other.length >> 1)])],
      [`${what}, turned over`, turned],
      [`${what}, of another size`, sized],
      [`${what}, its head a thousand times`, Buffer.concat(Array(1000).fill(bytes.subarray(0, 40)))],
      [
        `${what}, with a megabyte of zeros in it`,
        Buffer.concat([bytes.subarray(0, middle), Buffer.alloc(1e6), bytes.subarray(middle)]),
      ],
    ]
  })
}

test('a picture that is malformed in whatever way is drawn anew or not taken, soon, and in bounded memory', async () => {
  const all = await malformed()
  const before = process.memoryUsage().rss
  for (const [what, bytes] of all)
    for (const [type, name] of [
      ['image/jpeg', 'a.jpg'],
      ['', ''],
    ] as const) {
      const began = performance.now()
      const taken = await take(bytes, type, name)
      expect([what, performance.now() - began < 5000]).toEqual([what, true])
      if (typeof taken === 'string') expect(['not-what-it-says', 'picture-too-large']).toContain(taken)
      else expect([what, taken.type]).toEqual([what, expect.stringMatching(/^image\/(jpeg|png|webp)$/)])
    }
  expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000)
})

test('twenty of the largest at once are worked on two at a time', async () => {
  // Sixty megapixels, sixteen bits, interlaced: all of it must be unpacked before a line can be drawn.
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 16, 6, 0, 0, 1])
  head.writeUInt32BE(7700, 0)
  head.writeUInt32BE(7700, 4)
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  const zeros = deflateSync(Buffer.alloc(1_000_000))
  const bomb = Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', zeros), chunk('IEND', Buffer.alloc(0))])
  const voice = Buffer.concat([Buffer.from('OggS'), Buffer.alloc(19_000_000, 'a')])
  const before = process.memoryUsage().rss
  let most = before
  const look = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20)
  const taken = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      i % 2 ? take(bomb, 'image/png', 'a.png') : take(voice, 'audio/ogg', 'a.ogg'),
    ),
  )
  clearInterval(look)
  for (const one of taken)
    expect(typeof one === 'object' || one === 'picture-too-large' || one === 'not-what-it-says').toBe(true)
  console.log(`pictures: twenty of the largest grew the process by ${Math.round((most - before) / 1e6)} MB`)
  expect(most - before).toBeLessThan(1_200_000_000)
})

describe('a scanner for viruses', () => {
  let daemon: Server
  const seen: Buffer[] = []
  let says: (socket: Socket, bytes: Buffer) => void
  beforeAll(async () => {
    // clamd as its manual has it: pieces with their length before them, ended by an empty one.
    daemon = createServer(socket => {
      let got = Buffer.alloc(0)
      socket.on('error', () => {})
      socket.on('data', part => {
        got = Buffer.concat([got, part])
        if (!got.subarray(0, 10).equals(Buffer.from('zINSTREAM\0').subarray(0, got.length)))
          return socket.end('UNKNOWN COMMAND\0')
        const pieces: Buffer[] = []
        for (let at = 10; at + 4 <= got.length; ) {
          const length = got.readUInt32BE(at)
          if (length === 0) {
            seen.push(Buffer.concat(pieces))
            return says(socket, seen.at(-1)!)
          }
          pieces.push(got.subarray(at + 4, at + 4 + length))
          at += 4 + length
        }
      })
    })
    daemon.listen(join(folder, 'clamd.ctl'))
    await once(daemon, 'listening')
    clamav = readScanner(join(folder, 'clamd.ctl'))
    says = (socket, bytes) =>
      socket.end(bytes.includes('EICAR') ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0')
  })
  afterAll(() => {
    clamav = undefined
    daemon.close()
  })

  test('sees each file whole and as it was sent; what it finds is not kept', async () => {
    const voice = Buffer.concat([Buffer.from('OggS'), randomBytes(200_000)])
    expect(typeof (await take(voice, 'audio/ogg', 'a.ogg'))).toBe('object')
    expect(seen.at(-1)!.equals(voice)).toBe(true)
    expect(typeof (await take(jpeg))).toBe('object')
    const before = await filesThere()
    expect(await take(Buffer.concat([jpeg, Buffer.from('EICAR')]))).toBe('infected')
    expect(await filesThere()).toEqual(before)
  })

  test.each<[string, (socket: Socket) => void]>([
    ['breaks off', socket => socket.destroy()],
    ['cannot', socket => socket.end('INSTREAM size limit exceeded. ERROR\0')],
    ['says nothing', socket => socket.end()],
    ['says yes to something else', socket => socket.end('stream: OK but not quite\0')],
    ['talks without end', socket => socket.write('x'.repeat(100_000))],
  ])('that %s lets nothing in', async (_, how) => {
    says = how
    const before = await filesThere()
    const silent = { status: 503, code: 'scanner-silent', cause: expect.any(Error) }
    await expect(take(jpeg)).rejects.toMatchObject(silent)
    expect(await filesThere()).toEqual(before)
  })

  test('that is not there lets nothing in; where it is, is read from the settings', async () => {
    clamav = readScanner(join(folder, 'nobody.ctl'))
    const voice = Buffer.concat([Buffer.from('OggS'), randomBytes(200_000)])
    for (let i = 0; i < 5; i++)
      await expect(take(voice, 'audio/ogg', 'a.ogg')).rejects.toMatchObject({
        code: 'scanner-silent',
        cause: { code: 'ENOENT' },
      })
    // What is held open lies on the disk until the house is stopped, deleted or not.
    await expect.poll(draftsHeld).toEqual([])
    expect(readScanner('clamav.bureau:3310')).toEqual({ host: 'clamav.bureau', port: 3310 })
    expect(readScanner('[::1]:3310')).toEqual({ host: '::1', port: 3310 })
    for (const none of ['', 'clamav', ':3310', 'a:0', 'a:70000', 'a b:1', 'http://a:1'])
      expect(readScanner(none)).toBeUndefined()
  })
})
