import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { pino } from 'pino'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Drive, drive } from '../../test/drive.ts'
import { villages } from '../../test/people.ts'
import { usedFiles } from '../matters/evidence.ts'
import { fileOf, keyOfArrived, removeOrphans, type Shelves } from '../platform/files.ts'
import { withoutValues } from '../platform/log.ts'

let house: Drive
beforeAll(async () => {
  house = await drive()
})
afterAll(() => house.end())

const plain = (width = 64) => sharp({ create: { width, height: 48, channels: 3, background: '#b83a63' } })
const where = { IFD3: { GPSLatitude: '35/1 14/1 38/1', GPSLatitudeRef: 'N', GPSLongitude: '115/1 26/1 10/1' } }
const shelves = (): Shelves => ({ dataDir: house.dataDir, suite: house.house.suite })
const kept = async (sha256: string) =>
  buffer((await fileOf(shelves(), (await keyOfArrived(shelves(), sha256))!))!.read())
/** Every file of the data folder, whatever it is. */
const onDisk = async () => {
  const all = await readdir(join(house.dataDir, 'files'), { recursive: true, withFileTypes: true })
  return all.filter(one => one.isFile()).map(one => join(one.parentPath, one.name))
}
/** What is still on its way in: keys of what has arrived have longer names. */
const drafts = async () => (await readdir(join(house.dataDir, 'files', 'arriving'))).filter(name => name.length < 64)

const ogg = Buffer.concat([Buffer.from('OggS\0\x02'), Buffer.alloc(200, 1)])
/** A recording as a phone writes it, with the place where it was made. */
const m4a = Buffer.concat([
  Buffer.from('\0\0\0\x1cftypM4A \0\0\0\0M4A isommp42', 'latin1'),
  Buffer.from('\0\0\0\x22\xa9xyz\0\x12\x15\xc7+35.2440+115.4360/', 'latin1'),
  Buffer.alloc(300, 7),
])

describe('sending files', () => {
  test('a photograph is kept without its place, and named by what is kept', async () => {
    const contents = await plain().withExif(where).jpeg().toBuffer()
    expect((await sharp(contents).metadata()).exif).toBeDefined()
    expect(contents.includes(Buffer.from('Exif'))).toBe(true)
    const sent = await house.nobody.send([{ name: '灯箱.jpg', type: 'image/jpeg', contents }])
    expect(sent.status).toBe(201)
    const [{ sha256, type, bytes }] = sent.body.files
    expect(type).toBe('image/jpeg')
    const there = await kept(sha256)
    expect(createHash('sha256').update(there).digest('hex')).toBe(sha256)
    expect(there.length).toBe(bytes)
    const { exif, xmp, iptc, icc } = await sharp(there).metadata()
    expect({ exif, xmp, iptc, icc }).toEqual({})
    expect(there.includes(Buffer.from('Exif'))).toBe(false)
  })

  test('the same photograph twice is one file', async () => {
    const contents = await plain(99).png().toBuffer()
    const file = { name: 'a.png', type: 'image/png', contents }
    const { body } = await house.nobody.send([file, { ...file, name: 'b.png' }])
    expect(body.files[0]).toEqual(body.files[1])
    expect(await drafts()).toEqual([])
  })

  test('a long photograph is made smaller, a turned one is set upright', async () => {
    const contents = await plain(4000).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const { body } = await house.nobody.send([{ name: 'long.jpg', type: 'image/jpeg', contents }])
    const { width, height, orientation } = await sharp(await kept(body.files[0].sha256)).metadata()
    expect({ width, height, orientation }).toEqual({ width: 31, height: 2560, orientation: undefined })
  })

  test('a voice note is kept as it is, but for the place', async () => {
    const sent = await house.nobody.send([
      { name: 'note.ogg', type: 'audio/ogg', contents: ogg },
      { name: 'note.m4a', type: 'audio/mp4', contents: m4a },
    ])
    expect(sent.body.files.map(({ type }: any) => type)).toEqual(['audio/ogg', 'audio/mp4'])
    expect(await kept(sent.body.files[0].sha256)).toEqual(ogg)
    const there = await kept(sent.body.files[1].sha256)
    expect(there.length).toBe(m4a.length)
    expect(there.toString('latin1')).not.toMatch(/35\.24|115\.43/)
    expect(there.subarray(-300)).toEqual(m4a.subarray(-300))
  })

  const text = Buffer.from('这是一段文字，不是照片。'.repeat(30))
  const film = Buffer.concat([
    Buffer.from('\0\0\0\x1cftypisom\0\0\0\0', 'latin1'),
    Buffer.from('\0\0\0\x21hdlr\0\0\0\0\0\0\0\0vide\0\0\0\0'),
  ])
  test.each([
    ['a text called .jpg', 'x.jpg', 'image/jpeg', text],
    ['a picture called .mp3', 'x.mp3', 'audio/mpeg', Buffer.from('\x89PNG\r\n\x1a\nxxxxxxxx', 'latin1')],
    ['a recording said to be a picture', 'x', 'image/png', ogg],
    ['half a photograph', 'x.jpg', 'image/jpeg', Buffer.from('\xff\xd8\xff\xe0aaaaaaaaaaaaaaaaaaaaaaaaaa', 'latin1')],
    ['a program', 'x.exe', '', Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0')],
    ['a photograph called .exe', 'x.exe', 'image/jpeg', Buffer.from('\xff\xd8\xff\xe0aaaaaaaaaa', 'latin1')],
    ['a page', 'x.svg', 'image/svg+xml', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>')],
    ['a film', 'x.mp4', 'video/mp4', film],
    ['nothing', 'x.jpg', 'image/jpeg', Buffer.alloc(0)],
  ])('%s is refused by name', async (_, name, type, contents) => {
    const good = { name: 'good.png', type: 'image/png', contents: await plain(10).png().toBuffer() }
    const { status, body } = await house.nobody.send([good, { name, type, contents }])
    expect([status, body.code]).toEqual([422, 'not-what-it-says'])
    expect(body.faults).toEqual([{ at: '/files/1', code: 'not-what-it-says', name, words: expect.anything() }])
  })

  test('a picture of a hundred million pixels is not drawn', async () => {
    const contents = await sharp({
      create: { width: 10_000, height: 10_000, channels: 3, background: 'white' },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 9 })
      .toBuffer()
    const { status, body } = await house.nobody.send([{ name: 'big.png', type: 'image/png', contents }])
    expect([status, body.code, body.faults[0].name]).toEqual([422, 'picture-too-large', 'big.png'])
  })

  test('twenty-one megabytes, and eleven files, are too much', async () => {
    const large = Buffer.concat([ogg, Buffer.alloc(21 * 1024 * 1024)])
    const one = await house.nobody.send([{ name: 'long.ogg', type: 'audio/ogg', contents: large }])
    expect([one.status, one.body.code, one.body.faults[0].name]).toEqual([413, 'file-too-large', 'long.ogg'])
    const many = await house.nobody.send(Array.from({ length: 11 }, (_, i) => ({ name: `${i}.ogg`, contents: ogg })))
    expect([many.status, many.body.code]).toEqual([413, 'too-many-files'])
    expect(await drafts()).toEqual([])
  })

  test('no form, no file, and a form that breaks off', async () => {
    const json = await house.nobody.post('/api/v1/files', { file: 'x' })
    expect([json.status, json.body.code]).toEqual([415, 'not-a-form'])
    const none = await house.nobody.send([])
    expect([none.status, none.body.code]).toEqual([422, 'no-file'])
    const broken = await house.nobody.call('POST', '/api/v1/files', {
      payload: '--b\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nhalf',
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
    })
    expect([broken.status, broken.body.code]).toEqual([400, 'cut-short'])
    expect(await drafts()).toEqual([])
  })
})

test('nothing of what was sent, nor its name or length, is to be found on the disk', async () => {
  const contents = Buffer.concat([Buffer.from('OggS\0\x02'), Buffer.alloc(70_001, 'a voice')])
  const [{ sha256 }] = (await house.nobody.send([{ name: 'a.ogg', type: 'audio/ogg', contents }])).body.files
  const all = await onDisk()
  for (const path of all) {
    expect((await readFile(path)).includes('a voice')).toBe(false)
    expect(path).not.toContain(sha256)
    expect((await stat(path)).size).not.toBe(contents.length)
    expect((await stat(path)).mode & 0o077).toBe(0)
  }
})

test('why nobody looked into a file stands in the log, and is told to nobody else', async () => {
  const lines: any[] = []
  const log = pino(
    { level: 'info', serializers: { err: withoutValues } },
    { write: line => void lines.push(JSON.parse(line)) },
  )
  const nobodyLooks = await drive({ log, config: { ...house.house.config, clamav: { path: '/nowhere/clamd.ctl' } } })
  const { status, body } = await nobodyLooks.nobody.send([{ name: 'a.ogg', type: 'audio/ogg', contents: ogg }])
  await nobodyLooks.end()
  expect([status, body.code, JSON.stringify(body).includes('nowhere')]).toEqual([503, 'scanner-silent', false])
  const [line] = lines.filter(({ code }) => code === 'scanner-silent')
  expect(line).toMatchObject({ route: '/api/v1/files', err: { code: 'ENOENT' } })
})

test('what was handed in is read by those who see the matter, whole or in part, also when a day has gone; what belongs to nothing is removed', async () => {
  const send = async (width: number) => {
    const file = { name: 'a.png', contents: await plain(width).png().toBuffer() }
    return (await house.nobody.send([file])).body.files[0].sha256 as string
  }
  const [used, orphan] = [await send(201), await send(202)]
  const contents = await kept(used)
  const report = (hash: string) =>
    house.nobody.report(
      'case',
      { text: '灯箱被砸', files: [hash] },
      { place: { village: villages.dongan }, reporter: { name: '王秀兰' } },
    )
  const { body } = await report(used)
  const whole = house.holding(body.link.token)
  const at = new Date('2026-11-24T00:00:00Z')
  for (const path of await onDisk()) await utimes(path, new Date('2026-11-20'), new Date('2026-11-20'))
  const before = (await onDisk()).length
  expect(await removeOrphans(house.dataDir, at, usedFiles(house.house))).toBe(before - 1)
  expect(await onDisk()).toHaveLength(1)

  const { status, headers } = await whole.get(`/api/v1/files/${used}`)
  expect([status, headers['content-type'], Number(headers['content-length'])]).toEqual([
    200,
    'image/png',
    contents.length,
  ])
  const part = await whole.call('GET', `/api/v1/files/${used}`, { headers: { range: 'bytes=1-3' } })
  expect([part.status, part.text, part.headers['content-range']]).toEqual([206, 'PNG', `bytes 1-3/${contents.length}`])
  expect((await house.nobody.get(`/api/v1/files/${used}`)).status).toBe(401)
  // Named again, by whoever may read it; to anybody else a hash opens nothing, and what went is to be sent again.
  const officer = await house.as('beatOfficer')
  const again = { text: '灯箱又被砸', files: [used] }
  const named = await officer.report('case', again, { place: { village: villages.dongan } })
  expect([named.status, (await officer.get(`/api/v1/files/${used}`)).status]).toEqual([201, 200])
  for (const gone of [used, orphan])
    expect((await report(gone)).body.faults).toMatchObject([{ at: '/says/files/0', code: 'file-not-here' }])
  // Once no matter has it, it goes.
  await house.house.pool.query('update evidence set destroyed_at = now(), key = null')
  expect([(await whole.get(`/api/v1/files/${used}`)).status, (await report(used)).status]).toEqual([404, 422])
  expect(await removeOrphans(house.dataDir, at, usedFiles(house.house))).toBe(1)
})

test('a voice that only the desk may hear is heard by nobody else who names it in another matter (R27)', async () => {
  const contents = Buffer.concat([ogg, Buffer.from('a voice in the vault')])
  const [{ sha256 }] = (await house.nobody.send([{ name: 'a.ogg', type: 'audio/ogg', contents }])).body.files
  const says = { text: '井盖没了', identity: 'sealed', files: [sha256] }
  const more = { place: { village: villages.dongan } }
  const [officer, desk] = [await house.as('beatOfficer'), await house.as('dutyOfficer')]
  const id = randomUUID()
  expect((await house.nobody.report('hazard', says, more, id)).status).toBe(201)
  const hears = async () => (await officer.get(`/api/v1/files/${sha256}`)).status
  for (const when of ['the day that it was sent', 'later']) {
    for (const [kind, said] of [
      ['hazard', says],
      ['case', { text: '灯箱被砸', files: [sha256] }],
    ] as const)
      for (const caller of [officer, house.nobody])
        expect((await caller.report(kind, said, more)).body.faults, when).toMatchObject([
          { at: '/says/files/0', code: 'file-not-here' },
        ])
    expect(await hears()).toBe(404)
    // What was sent twice is answered twice.
    expect((await house.nobody.report('hazard', says, more, id)).status).toBe(201)
    await removeOrphans(house.dataDir, new Date('2100-01-01'), usedFiles(house.house))
  }
  expect((await desk.report('hazard', says, more)).status).toBe(201)
  expect(await hears()).toBe(404)
})
