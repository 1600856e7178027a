import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'

export type Packed = { name: string; version: string; integrity: string; tarball: Buffer }

/** Packs a package of these files, as npm does. */
export async function pack(folder: string, name: string, version: string, files: Record<string, string>) {
  const from = join(folder, `${name}-${version}`)
  const bin = Object.keys(files).find(path => path.startsWith('bin/'))
  const about = { name, version, ...(bin && { bin: { [name]: bin } }) }
  for (const [path, text] of Object.entries({ ...files, 'package.json': JSON.stringify(about) })) {
    await mkdir(join(from, path, '..'), { recursive: true })
    await writeFile(join(from, path), text, { mode: 0o755 })
  }
  await promisify(execFile)('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: from })
  const tarball = await readFile(join(folder, `${name}-${version}.tgz`))
  const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`
  return { name, version, integrity, tarball } satisfies Packed
}

/** A registry on this machine with these packages. It counts what is fetched, and can be told to stop in the middle. */
export async function registry(packages: Packed[]) {
  const state = { address: '', fetched: [] as string[], stall: false }
  const server = createServer((request, response) => {
    const [, name, file] = decodeURIComponent(request.url!).split('/')
    const found = packages.filter(one => one.name === name)
    if (found.length === 0) return response.writeHead(404).end()
    if (!file) {
      const versions = found.map(({ version, integrity }) => {
        const dist = { tarball: `${state.address}${name}/${version}.tgz`, integrity }
        return [version, { name, version, bin: { [name!]: 'bin/node' }, dist }]
      })
      return response.end(JSON.stringify({ name, versions: Object.fromEntries(versions), 'dist-tags': {} }))
    }
    state.fetched.push(`${name} ${file}`)
    const { tarball } = found.find(({ version }) => `${version}.tgz` === file)!
    response.writeHead(200, { 'content-length': tarball.length })
    if (state.stall) return response.write(tarball.subarray(0, tarball.length / 2))
    return response.end(tarball)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  state.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return state
}
