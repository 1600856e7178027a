import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { lstat, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cloneInto } from './clone.ts'
import { get, place, processesNaming, start, usedData, xjw } from './program.ts'

/** All that lies in a folder, with owners, modes, times and contents: the same before and after means untouched. */
async function picture(folder: string): Promise<string[]> {
  const names = (await readdir(folder, { recursive: true })).sort()
  return Promise.all(
    ['.', ...names].map(async name => {
      const { uid, mode, mtimeMs, size } = await lstat(join(folder, name))
      const content = await readFile(join(folder, name)).catch(() => '')
      return `${name} ${uid} ${mode} ${mtimeMs} ${size} ${createHash('sha256').update(content).digest('hex')}`
    }),
  )
}

/** Starts on a data folder, which must be refused in these words and left as it is. */
async function refuses(data: string, words: string) {
  const before = await picture(data)
  const program = await start(data)
  expect((await program.ended).code).toBe(1)
  expect(program.said()).toContain(words)
  expect(program.said()).toContain(data)
  // For a person: no stack, no line of a log.
  expect(program.said()).not.toMatch(/"level"|\n\s+at /)
  expect(await picture(data)).toEqual(before)
}

describe('a data folder that is not for us is refused by name and left untouched', () => {
  test('somebody else’s', async () => {
    const data = await place()
    await mkdir(join(data, 'photos'))
    await writeFile(join(data, 'photos', 'one.jpg'), 'not ours')
    await refuses(data, 'holds something else (photos')
  })

  test('a newer edition’s', async () => {
    const data = await place()
    await writeFile(join(data, 'xiaojingwu.json'), '{"format":99}')
    await refuses(data, 'made by a newer edition')
  })

  test('one whose mark is damaged', async () => {
    const data = await place()
    await writeFile(join(data, 'xiaojingwu.json'), '{"form')
    await refuses(data, 'is damaged')
  })

  test('one made by another PostgreSQL', async () => {
    const data = await usedData()
    await writeFile(join(data, 'postgres', 'PG_VERSION'), '19\n')
    await refuses(data, 'made by PostgreSQL 19')
  })

  test('no folder at all', async () => {
    const file = join(await place(), 'file')
    await writeFile(file, '')
    const program = await start(file)
    expect((await program.ended).code).toBe(1)
    expect(program.said()).toContain(`${file} is not a folder`)
  })
})

test('a database server that does not answer is named, and its password is not', async () => {
  const env = { DATABASE_URL: 'postgres://chief:so-secret@127.0.0.1:1/bureau', DATA_DIR: join(await place(), 'data') }
  const program = await xjw(['start'], { env })
  expect((await program.ended).code).toBe(1)
  expect(program.said()).toContain('The database server at 127.0.0.1:1 cannot be reached')
  expect(program.said()).not.toContain('so-secret')
})

/** Where the tests do not run as root there is no other account to try; the run says so by its count of skips. */
describe.skipIf(process.getuid?.() !== 0)('as root', () => {
  const nobody = 65534

  test('the database runs as another account, from a checkout and packages that this account cannot reach', async () => {
    const closed = join(await place(), 'root-home')
    await mkdir(closed, { mode: 0o700 })
    const clone = await cloneInto(join(closed, 'clone'))
    const data = join(await place(), 'data')
    const program = await start(data, ['--no-demo'], { clone })
    expect((await get(program.address, '/readyz')).status, program.said()).toBe(200)

    const server = processesNaming(data).find(({ command }) => command.includes('/bin/postgres '))!
    expect(server.uid).not.toBe(0)
    const password = await stat(join(data, 'postgres', 'xiaojingwu.password'))
    expect([password.mode & 0o777, password.uid]).toEqual([0o600, server.uid])
    expect((await stat(closed)).mode & 0o777).toBe(0o700)
  })

  test('data under a home that is closed to that account are refused with the mending command, which mends', async () => {
    const home = join(await place(), 'root-home')
    await mkdir(home, { mode: 0o700 })
    const data = join(home, 'data')
    const program = await start(data)
    expect((await program.ended).code).toBe(1)
    expect(program.said()).toContain(`cannot pass ${home} on the way`)
    expect(await readdir(home)).toEqual([])
    expect((await stat(home)).mode & 0o777).toBe(0o700)

    const [, mend] = /open the way: (chmod .*)$/m.exec(program.said())!
    execFileSync('sh', ['-c', mend!])
    const mended = await start(data, ['--no-demo'])
    expect((await get(mended.address, '/readyz')).status).toBe(200)
  })

  test('an ordinary user runs it whole, and is refused by name where another’s data lie', async () => {
    const folder = await place()
    const clone = await cloneInto(join(folder, 'clone'))
    const own = join(folder, 'own')
    await mkdir(own)
    execFileSync('chown', [String(nobody), own])
    const program = await start(join(own, 'data'), ['--no-demo'], { clone, uid: nobody })
    expect((await get(program.address, '/readyz')).status, program.said()).toBe(200)
    expect(new Set(processesNaming(join(own, 'data')).map(({ uid }) => uid))).toEqual(new Set([nobody]))

    const theirs = await usedData()
    const refused = await start(theirs, [], { clone, uid: nobody })
    expect((await refused.ended).code).toBe(1)
    expect(refused.said()).toContain(theirs)
    expect(refused.said()).toMatch(/belongs to another account|may not use the folder/)
  })
})
