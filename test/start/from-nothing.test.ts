import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFile, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { place, start, xjw } from './program.ts'

/* A real bureau from an empty folder, by the very commands that docs/running.md gives, beside the program that serves it. */

const home = fileURLToPath(new URL('../../', import.meta.url))
const run = promisify(execFile)

/** What stands between the fences of “A bureau from nothing”, one block after the other. */
async function documented(): Promise<string[]> {
  const text = await readFile(join(home, 'docs/running.md'), 'utf8')
  const [, section] = /\n## A bureau from nothing\n(.*?)\n## /s.exec(text)!
  return [...section!.matchAll(/```sh\n(.*?)```/gs)].map(([, block]) => block!)
}

test('from an empty folder until a resident’s report lands with a named officer; each step names the next', async () => {
  const folder = await place()
  await symlink(join(home, 'src'), join(folder, 'src'))
  const data = join(folder, 'bureau')
  const [serve, ...steps] = await documented()
  expect(serve).toMatch(/^export DATA_DIR=\S+ DEMO=no\nnpm start\n$/)
  const program = await start(data, ['--no-demo'])
  expect(program.said()).toContain('Next: npm run xjw -- places load ')

  const report = async () => {
    const answer = await fetch(new URL('api/v1/matters', program.address), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), 'accept-language': 'en' },
      body: JSON.stringify({
        kind: 'case',
        says: { text: '灯箱被砸' },
        place: { village: '371702001001' },
        reporter: { name: '张三', phone: '13900000001' },
      }),
    })
    return { status: answer.status, body: await answer.json() }
  }
  expect((await report()).body).toMatchObject({ code: 'no-bureau' })
  const early = async (...words: string[]) => {
    const said = await xjw([...words, '--data', data, '--no-demo'], { waitFor: /$^/ })
    expect((await said.ended).code, words.join(' ')).toBe(1)
    return said.said()
  }
  const asked = ['user', 'add', '--number', '010101', '--name', '赵安', '--post', 'system_admin', '--unit', '3717']
  expect(await early(...asked)).toContain('xjw -- places load')

  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], LANG: 'en', DATA_DIR: data, DEMO: 'no' }
  const said: string[] = []
  for (const block of steps) {
    const commands = block.replaceAll('npm run xjw --', `"${process.execPath}" "${join(home, 'bin/xjw.mjs')}"`)
    const { stdout } = await run('sh', ['-e', '-c', commands], { cwd: folder, env })
    said.push(stdout)
    // Served from memory until now: the program hears of it by itself.
    await report()
  }
  const all = said.join('')
  for (const next of ['places units', 'user add', 'import people', 'import beats', 'import rosters'])
    expect(all).toContain(`Next: npm run xjw -- ${next}`)
  expect(all.match(/\/password#/g)!.length).toBeGreaterThan(1)

  const landed = await report()
  expect(landed.status, JSON.stringify(landed.body)).toBe(201)
  expect(JSON.stringify(landed.body)).toContain('李')
  program.interrupt()
  await program.ended
})
