import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'

/** A browser to launch, and what it needs in its environment. */
export type Chromium = { executablePath: string; env: Record<string, string> }

/**
 * The Chromium that came with the packages, with the libraries and fonts that a bare machine lacks; unpacked once, and
 * moved into place whole, so that another test process never meets half of one. Elsewhere than on Linux x64 it is
 * CHROME_PATH that says where a Chrome is.
 */
export async function chromium(): Promise<Chromium> {
  const given = process.env['CHROME_PATH']
  if (given) return { executablePath: given, env: {} }
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('No browser comes with the packages for this machine: set CHROME_PATH to a Chrome or Chromium')
  const folder = join(tmpdir(), `xjw-chromium-${await edition()}-${process.getuid!()}`)
  if (!existsSync(folder)) await unpackInto(folder)
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
      HOME: folder,
    },
  }
}

async function edition(): Promise<string> {
  const file = new URL('../node_modules/@sparticuz/chromium/package.json', import.meta.url)
  return (JSON.parse(await readFile(file, 'utf8')) as { version: string }).version
}

/** The package unpacks into the folder for temporary files of whoever asks: so a process asks that has its own. */
const UNPACK = `
  import chromium, { inflate } from '@sparticuz/chromium'
  await chromium.executablePath()
  await inflate('node_modules/@sparticuz/chromium/bin/al2023.tar.br')
`

async function unpackInto(folder: string): Promise<void> {
  const making = `${folder}.${process.pid}`
  await rm(making, { recursive: true, force: true })
  await mkdir(join(making, 'chinese'), { recursive: true, mode: 0o700 })
  const home = new URL('../', import.meta.url)
  const env = { ...process.env, TMPDIR: making }
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', UNPACK], { cwd: home, env })
  const font = await readFile(new URL('../src/papers/font/noto-sans-sc.ttf.br', import.meta.url))
  await writeFile(join(making, 'chinese', 'noto-sans-sc.ttf'), await promisify(brotliDecompress)(font))
  await copyFile(new URL('../src/papers/font/OFL.txt', import.meta.url), join(making, 'chinese', 'OFL.txt'))
  await writeFile(join(making, 'fonts.conf'), fontsIn(folder))
  try {
    await rename(making, folder)
  } catch (error) {
    await rm(making, { recursive: true, force: true })
    // Another test file was first; its browser is as good as ours.
    if (!existsSync(folder)) throw error
  }
}

/** These fonts and no others, so that a page looks the same on every machine. */
const fontsIn = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>${folder}/chinese</dir>
  <cachedir>${folder}/font-cache</cachedir>
  <match target="pattern">
    <edit name="family" mode="append_last"><string>Open Sans</string><string>Noto Sans SC Thin</string></edit>
  </match>
</fontconfig>
`
