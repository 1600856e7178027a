import { execFile } from 'node:child_process'
import { cp, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { importsOf } from '../walls.ts'
import { place } from './program.ts'

const home = fileURLToPath(new URL('../../', import.meta.url))

/** A clone with a page of one line, which imports the law, and the real builder. */
async function clone() {
  const root = await place()
  await cp(join(home, 'bin'), join(root, 'bin'), { recursive: true })
  for (const folder of ['web', 'src/kinds', 'node_modules']) await mkdir(join(root, folder), { recursive: true })
  await symlink(join(home, 'node_modules/vite'), join(root, 'node_modules/vite'))
  await write(root, 'package.json', '{"type":"module"}')
  await write(root, 'web/vite.config.ts', `export default { root: 'web', plugins: [] }`)
  await write(root, 'web/index.html', '<script type="module" src="./page.ts"></script>')
  await write(root, 'web/page.ts', `import { name } from '../src/kinds/index.ts'\ndocument.title = name`)
  await write(root, 'src/kinds/index.ts', `export const name: string = 'light box'`)
  return root
}

const write = (root: string, path: string, text: string) => writeFile(join(root, path), text)

async function build(root: string): Promise<string> {
  const pages = pathToFileURL(join(root, 'bin/ready/pages.mjs'))
  const script = `import { ensurePages } from '${pages}'\nawait ensurePages()`
  const { stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script])
  return stderr
}

const built = async (root: string) => {
  const names = await readdir(join(root, 'dist/assets'))
  return (await Promise.all(names.map(name => readFile(join(root, 'dist/assets', name), 'utf8')))).join('\n')
}

test('the pages are built once, again when they or the law have changed, and stay when a build fails', async () => {
  const root = await clone()
  expect(await build(root)).toContain('Building the pages')
  expect(await built(root)).toContain('light box')
  const { mtimeMs } = await stat(join(root, 'dist'))

  await write(root, 'src/kinds/index.test.ts', 'a test is no part of the pages')
  expect(await build(root)).toBe('')
  expect((await stat(join(root, 'dist'))).mtimeMs).toBe(mtimeMs)

  await write(root, 'src/kinds/index.ts', `export const name: string = 'manhole'`)
  expect(await build(root)).toContain('Building the pages')
  expect(await built(root)).toContain('manhole')

  await write(root, 'web/page.ts', `import { none } from './nowhere.ts'\nnone()`)
  await expect(build(root)).rejects.toThrow('The pages could not be built')
  expect(await built(root)).toContain('manhole')
})

test('whatever the pages import, near or far, is among the sources by which they are built again', async () => {
  const { SOURCES } = await import(pathToFileURL(join(home, 'bin/ready/pages.mjs')).href)
  const sources = (await readdir(join(home, 'web'), { recursive: true, withFileTypes: true }))
    .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name).slice(home.length))
  const seen = new Set(sources)
  for (const path of seen) {
    if (!/\.[jt]sx?$/.test(path)) continue
    for (const name of importsOf({ path, text: await readFile(join(home, path), 'utf8') }))
      if (name.startsWith('.')) seen.add(posix.join(posix.dirname(path), name))
  }
  expect(seen).toContain('src/papers/form/sheet.ts')
  expect(
    [...seen].filter(path => !SOURCES.some((source: string) => path === source || path.startsWith(`${source}/`))),
  ).toEqual([])
})
