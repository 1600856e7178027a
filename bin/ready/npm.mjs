import { existsSync, realpathSync } from 'node:fs'
import { basename, delimiter, dirname, join } from 'node:path'
import { run } from './run.mjs'
import { NotReady } from './say.mjs'

/** Where to fetch from and how to get there is the machine's; the rest of what npm leaves behind is about its own run. */
const ROAD =
  /^npm_(execpath|config_(.*registry|\/\/.*|proxy|https_proxy|noproxy|ca|cafile|cert|key|strict_ssl|userconfig|globalconfig|cache|fetch_.*))$/i

/** `npm start` tells its children whom it runs for, where and how; an npm inside would take all that for its own orders. */
export function forgetOuterNpm() {
  for (const name of Object.keys(process.env)) if (/^npm_/i.test(name) && !ROAD.test(name)) delete process.env[name]
}

/** Whoever we start finds the Node that runs us first. */
export function putOurNodeFirst() {
  const name = Object.keys(process.env).find(name => name.toUpperCase() === 'PATH') ?? 'PATH'
  process.env[name] = [dirname(process.execPath), process.env[name]].filter(Boolean).join(delimiter)
}

/** Unless this machine says otherwise: five tries within 15 seconds, where npm's own are three within minutes. */
const PATIENCE = {
  npm_config_fetch_retries: '4',
  npm_config_fetch_retry_mintimeout: '1000',
  npm_config_fetch_retry_maxtimeout: '8000',
}

/** Runs npm, under the Node that runs us, to its end; answers its exit code. */
export async function runNpm(args, options) {
  return run(process.execPath, [npm(), ...args], { env: { ...PATIENCE, ...process.env }, ...options })
}

function npm() {
  const caller = process.env.npm_execpath
  if (caller && basename(caller) === 'npm-cli.js' && existsSync(caller)) return caller
  const folders = [dirname(process.execPath), ...(process.env.PATH ?? process.env.Path ?? '').split(delimiter)]
  for (const folder of folders) {
    const beside = [
      join(folder, '../lib/node_modules/npm/bin/npm-cli.js'),
      join(folder, 'node_modules/npm/bin/npm-cli.js'),
    ]
    const linked = join(folder, 'npm')
    if (existsSync(linked) && basename(realpathSync(linked)) === 'npm-cli.js') beside.unshift(realpathSync(linked))
    const found = beside.find(file => existsSync(file))
    if (found) return found
  }
  throw new NotReady('There is no npm on the PATH. It comes with Node.', '在 PATH 中找不到 npm。npm 随 Node 一起安装。')
}
