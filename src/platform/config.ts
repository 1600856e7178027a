import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { CannotStart } from './cannot-start.ts'
import { isNetwork } from './networks.ts'
import { readScanner, type Scanner } from './scan.ts'
import { suiteNames } from './suite.ts'
import type { SuiteName } from './suites/algorithms.ts'
import { readTiles, type Tiles } from './tiles.ts'

/** How this program was asked to run. Read once; nobody else looks at the environment. */
export type Config = {
  /** Where the pages are served; port 0 takes any free one. */
  port: number
  host: string
  /** Everything of this bureau that is not in a database server of its own. */
  dataDir: string
  /** A PostgreSQL of one's own; without it an embedded one is started in the data folder. */
  databaseUrl: string | undefined
  roles: readonly Role[]
  /** Where signed checkpoints of the journal go as well: a folder, or an address that takes PUT. */
  checkpoints: string | undefined
  /** Addresses of the servers in front of this one: only theirs is the word of who asks, and whether by TLS. */
  proxies: readonly string[]
  /** Networks of ours that may be called as if they were the open internet (platform/outbound.ts). */
  reach: readonly string[]
  /** What looks at each file that is sent, where there is one. */
  clamav: Scanner | undefined
  /** What lies under our own lines and names on a map; without it there is a sketch of these alone. */
  tiles: Tiles | undefined
  /** How messages leave the house, as its file says; whoever sends them checks it. Secrets stand in it: it is never logged. */
  channels: unknown
  /** Other cities' Open311 servers to which matters that are not ours go, as their file says. Never logged either. */
  georeport: unknown
  /** Where files of neighbours are exchanged. */
  drop: string | undefined
  /** A demo, a real bureau, or whichever this data folder or database already is. */
  demo: boolean | undefined
  /** May a demo, where anybody signs in as anybody, be reached from other machines? */
  demoIsPublic: boolean
  /** The secret of this house, 32 bytes, where it does not lie in the data folder. */
  sealKey: Buffer | undefined
  /** The file with what wraps the keys of matters, where it is not `wrap.keys` in the data folder: the same for all processes. */
  wrapKeys: string | undefined
  /** Which algorithms a new database is made with, for good; undefined takes those that it has. */
  suite: SuiteName | undefined
  /** The city's own sign-in (OpenID Connect), where there is one. */
  city: City | undefined
  language: 'en' | 'zh'
}

export type City = {
  issuer: string
  client: string
  secret: string
  /** The claim in which the staff number stands. */
  claim: string
  /** Values of `acr` or `amr` that say: two things were shown. */
  strong: readonly string[]
}

export type Role = 'web' | 'worker'
const ROLES: readonly Role[] = ['web', 'worker']

type Setting = { flag: string; variable: string; says: { en: string; zh: string } }

/**
 * Each can be given as a flag or as a variable; the flag wins. DATABASE_URL is a variable only: it may hold a password,
 * and flags are there for all to see in the list of processes.
 */
export const SETTINGS: readonly Setting[] = [
  setting('port', 'PORT', 'port to listen on (8080; 0: any free one)', '监听端口（默认 8080；0 表示任一空闲端口）'),
  setting('host', 'HOST', 'address to listen on (127.0.0.1)', '监听地址（默认 127.0.0.1）'),
  setting('data', 'DATA_DIR', 'folder for all data', '数据文件夹'),
  setting('roles', 'ROLES', 'what this process does (web,worker)', '本进程承担的角色（默认 web,worker）'),
  setting(
    'checkpoints',
    'CHECKPOINTS',
    'folder or address outside our hands for signed checkpoints',
    '签名核对点另存到的文件夹或网址（不在本局掌握之中）',
  ),
  setting(
    'proxy',
    'PROXY',
    'addresses of the TLS proxies in front (10.0.0.5,10.1.0.0/16)',
    '前置 TLS 代理的地址（如 10.0.0.5,10.1.0.0/16）',
  ),
  setting(
    'reach',
    'REACH',
    'networks inside that webhooks may call (10.20.0.0/16)',
    '允许推送和回调访问的内部网段（如 10.20.0.0/16）',
  ),
  setting(
    'clamav',
    'CLAMAV',
    'where ClamAV looks at each file that is sent: /run/clamav/clamd.ctl, or host:port (none)',
    '用 ClamAV 查收到的每个文件：/run/clamav/clamd.ctl，或 主机:端口（默认不查）',
  ),
  setting(
    'tiles',
    'TILES',
    'what lies under maps: a key of Tianditu, or https://…/{z}/{x}/{y} in CGCS2000 or WGS-84 (none: a sketch)',
    '地图底图：天地图密钥，或 https://…/{z}/{x}/{y}（CGCS2000 或 WGS-84）；不设则为示意图',
  ),
  setting('tiles-approval', 'TILES_APPROVAL', 'the approval number of that map (审图号)', '底图的审图号'),
  setting(
    'channels',
    'CHANNELS',
    'file with SMS gateway, mail server, group robots … (docs/running.md)',
    '短信、邮件、群机器人等渠道的设置文件（见 docs/running.md）',
  ),
  setting(
    'suite',
    'SUITE',
    'algorithms of a new database: standard, or gm (SM2, SM3, SM4)',
    '新建数据库所用的密码算法：standard 国际通用，gm 国密（SM2、SM3、SM4）',
  ),
  setting(
    'georeport',
    'GEOREPORT',
    'file with other Open311 servers that take what is not ours (docs/running.md)',
    '接收不归我们办的事项的其他 Open311 平台的设置文件（见 docs/running.md）',
  ),
  setting(
    'drop',
    'DROP',
    'folder in which neighbours lay signed files and find ours (docs/running.md)',
    '与互通单位交换签名文件的文件夹（见 docs/running.md）',
  ),
  setting(
    'city',
    'CITY',
    'the city’s OpenID Connect provider, with CITY_CLIENT, CITY_SECRET, CITY_CLAIM (staff_number), CITY_STRONG (mfa)',
    '市局统一登录（OpenID Connect）的地址，另设 CITY_CLIENT、CITY_SECRET、CITY_CLAIM（staff_number）、CITY_STRONG（mfa）',
  ),
  setting(
    'demo',
    'DEMO',
    'yes, no, or public (other machines may reach it)',
    '是否演示：yes、no，或 public（允许其他机器访问）',
  ),
]

function setting(flag: string, variable: string, en: string, zh: string): Setting {
  return { flag, variable, says: { en, zh } }
}

type Read = {
  config: Config
  /** Arguments that are not settings, in their order: a command's own. */
  rest: string[]
}

/** Reads flags and environment; throws with every fault listed at once. `only`: anything but a setting is a fault. */
export function readConfig(args: readonly string[], env: NodeJS.ProcessEnv, { only = false } = {}): Read {
  const faults: Fault[] = []
  const { given, rest } = readFlags(args, faults)
  if (only)
    for (const word of rest) {
      const known = SETTINGS.map(({ flag }) => `--${flag}`).join(' ')
      faults.push({ en: `${word}: not a setting (${known})`, zh: `${word}：没有这个设置（${known}）` })
    }
  const value = (flag: string) => given.get(flag) ?? (env[variableOf(flag)]?.trim() || undefined)

  const databaseUrl = readDatabaseUrl(env['DATABASE_URL']?.trim() || undefined, faults)
  const demo = readDemo(value('demo'), faults)
  const host = value('host') ?? (demo === 'public' ? '0.0.0.0' : '127.0.0.1')
  const config: Config = {
    port: readPort(value('port'), faults),
    host,
    dataDir: resolve(value('data') ?? usualDataDir(env)),
    databaseUrl,
    roles: readRoles(value('roles'), faults),
    checkpoints: value('checkpoints'),
    proxies: readNetworks('proxy', value('proxy'), faults),
    reach: readNetworks('reach', value('reach'), faults),
    clamav: readClamav(value('clamav'), faults),
    tiles: readMap(value('tiles'), value('tiles-approval'), faults),
    channels: readSettings('channels', value('channels'), env, faults),
    georeport: readSettings('georeport', value('georeport'), env, faults),
    drop: value('drop') === undefined ? undefined : resolve(value('drop')!),
    demo: demo === 'public' ? true : demo,
    demoIsPublic: demo === 'public',
    sealKey: readSealKey(env['SEAL_KEY']?.trim() || undefined, faults),
    wrapKeys: env['WRAP_KEYS']?.trim() || undefined,
    suite: readSuite(value('suite'), faults),
    city: readCity(value('city'), env, faults),
    language: /^zh/i.test(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '') ? 'zh' : 'en',
  }
  if (config.demo && !config.demoIsPublic && !isLoopback(host)) faults.push(demoOutside(host))
  if (faults.length > 0) throw listed(faults)
  return { config, rest }
}

function readClamav(text: string | undefined, faults: Fault[]): Scanner | undefined {
  const scanner = text === undefined ? undefined : readScanner(text)
  if (text !== undefined && !scanner)
    faults.push({
      en: `--clamav ${text}: neither a path like /run/clamav/clamd.ctl nor host:port`,
      zh: `--clamav ${text}：既不是 /run/clamav/clamd.ctl 这样的路径，也不是 主机:端口`,
    })
  return scanner
}

function readSuite(text: string | undefined, faults: Fault[]): SuiteName | undefined {
  if (text === undefined || suiteNames.some(name => name === text)) return text as SuiteName | undefined
  faults.push({ en: `--suite ${text}: standard or gm`, zh: `--suite ${text}：只能是 standard 或 gm` })
  return undefined
}

/** Without a word, a demo is for this machine alone: anybody signs in there as anybody. */
export function assertDemoStaysHome(config: Config): void {
  if (!config.demoIsPublic && !isLoopback(config.host)) throw listed([demoOutside(config.host)])
}

const isLoopback = (host: string) => /^(localhost|127(\.\d+){3}|::1)$/.test(host)

/**
 * Apart from any checkout, so that deleting or cleaning one never deletes a bureau. Root's lies where the account that
 * runs PostgreSQL can reach it (docs/decisions).
 */
function usualDataDir(env: NodeJS.ProcessEnv): string {
  if (process.getuid?.() === 0) return '/var/lib/xiaojingwu'
  const shared = process.platform === 'win32' ? env['LOCALAPPDATA'] : env['XDG_DATA_HOME']
  return join(shared || join(homedir(), '.local', 'share'), 'xiaojingwu')
}

type Fault = { en: string; zh: string }

const listed = (faults: Fault[]) =>
  new CannotStart(
    ['The settings have faults:', ...faults.map(({ en }) => `  - ${en}`)].join('\n'),
    ['设置有误：', ...faults.map(({ zh }) => `  - ${zh}`)].join('\n'),
  )

const demoOutside = (host: string): Fault => ({
  en: `--host ${host}: a demo listens on this machine only, since anybody can sign in as anybody. If others may reach it: --demo=public`,
  zh: `--host ${host}：演示环境任何人都能以任何岗位登录，因此只在本机开放。确需对外开放请用 --demo=public`,
})

const variableOf = (flag: string) => SETTINGS.find(setting => setting.flag === flag)!.variable

/** `--port 80` and `--port=80`; `--demo` and `--no-demo` alone say yes and no. The rest is left as it stands. */
function readFlags(args: readonly string[], faults: Fault[]) {
  const given = new Map<string, string>()
  const rest: string[] = []
  for (let at = 0; at < args.length; at++) {
    const [, no, flag, equals, attached] = /^--(no-)?([a-z-]+)(?:(=)(.*))?$/.exec(args[at]!) ?? []
    if (no && flag === 'demo' && !equals) given.set('demo', 'no')
    else if (no || !SETTINGS.some(setting => setting.flag === flag)) rest.push(args[at]!)
    else if (equals) given.set(flag!, attached!)
    else if (flag === 'demo') given.set('demo', /^(yes|no|public)$/.test(args[at + 1] ?? '') ? args[++at]! : 'yes')
    else if (args[at + 1] === undefined || args[at + 1]!.startsWith('--'))
      faults.push({ en: `--${flag} lacks its value`, zh: `--${flag} 缺少取值` })
    else given.set(flag!, args[++at]!)
  }
  return { given, rest }
}

function readPort(text: string | undefined, faults: Fault[]): number {
  const port = Number(text ?? '8080')
  const whole = /^\d+$/.test(text ?? '8080') && port <= 65535
  if (!whole)
    faults.push({ en: `--port ${text}: not a port (0 to 65535)`, zh: `--port ${text}：不是端口号（0 到 65535）` })
  return port
}

function readRoles(text: string | undefined, faults: Fault[]): readonly Role[] {
  if (text === undefined) return ROLES
  const asked = text.split(',').map(name => name.trim())
  const unknown = asked.filter(name => !(ROLES as readonly string[]).includes(name))
  if (unknown.length > 0)
    faults.push({
      en: `--roles ${text}: ${unknown.join(', ') || 'none'} is not a role (web, worker)`,
      zh: `--roles ${text}：没有“${unknown.join('、')}”这个角色（只有 web、worker）`,
    })
  return asked as Role[]
}

function readNetworks(flag: string, text: string | undefined, faults: Fault[]): readonly string[] {
  const networks = (text ?? '')
    .split(',')
    .map(one => one.trim())
    .filter(one => one !== '')
  const wrong = networks.filter(one => !isNetwork(one))
  if (wrong.length > 0)
    faults.push({
      en: `--${flag} ${wrong.join(', ')}: not an address, nor a range like 10.1.0.0/16`,
      zh: `--${flag} ${wrong.join('、')}：不是地址，也不是 10.1.0.0/16 这样的地址段`,
    })
  return networks
}

/** A key is not repeated. A map of China is not shown to the public without its number (测绘法 38). */
function readMap(text: string | undefined, approval: string | undefined, faults: Fault[]): Tiles | undefined {
  if (text === undefined) return undefined
  const tiles = readTiles(text, approval ?? '')
  if (!tiles)
    faults.push({
      en: '--tiles: neither a key of Tianditu (32 hexadecimal digits) nor an address with {z}, {x} and {y}',
      zh: '--tiles：既不是天地图密钥（32 位十六进制），也不是带 {z}、{x}、{y} 的地址',
    })
  if (!approval)
    faults.push({
      en: '--tiles-approval is missing: the number under which that map was approved',
      zh: '缺少 --tiles-approval：该底图的审图号',
    })
  return tiles
}

/** JSON; a value "$NAME" stands in the environment, so that no secret need lie in the file. */
function readSettings(flag: string, path: string | undefined, env: NodeJS.ProcessEnv, faults: Fault[]): unknown {
  if (path === undefined) return undefined
  const missing = new Set<string>()
  const filled = (_: string, value: unknown) => {
    const [, name] = typeof value === 'string' ? (/^\$([A-Z][A-Z0-9_]*)$/.exec(value) ?? []) : []
    if (name !== undefined && !env[name]) missing.add(name)
    return name === undefined ? value : env[name]
  }
  try {
    const said: unknown = JSON.parse(readFileSync(path, 'utf8'), filled)
    for (const name of missing)
      faults.push({ en: `--${flag} ${path}: ${name} is not set`, zh: `--${flag} ${path}：没有设置环境变量 ${name}` })
    return said
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? 'not JSON'
    faults.push({ en: `--${flag} ${path}: cannot be read (${why})`, zh: `--${flag} ${path}：读不了（${why}）` })
    return undefined
  }
}

function readDemo(text: string | undefined, faults: Fault[]): boolean | 'public' | undefined {
  if (text === undefined) return undefined
  if (text === 'public') return 'public'
  if (/^(1|yes|true|on)$/i.test(text)) return true
  if (/^(0|no|false|off)$/i.test(text)) return false
  faults.push({ en: `--demo ${text}: say yes, no or public`, zh: `--demo ${text}：请写 yes、no 或 public` })
  return undefined
}

function readDatabaseUrl(text: string | undefined, faults: Fault[]): string | undefined {
  if (text === undefined) return undefined
  // It may hold a password: not repeated.
  if (!/^postgres(ql)?:\/\/./.test(text) || !URL.canParse(text))
    faults.push({
      en: 'DATABASE_URL is not an address like postgres://user:password@host:5432/database',
      zh: 'DATABASE_URL 不是 postgres://用户:密码@主机:5432/数据库 形式的地址',
    })
  return text
}

/** Over TLS, unless it is on this very machine. The secret is a variable only. */
function readCity(issuer: string | undefined, env: NodeJS.ProcessEnv, faults: Fault[]): City | undefined {
  if (issuer === undefined) return undefined
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined
  if (url?.protocol !== 'https:' && !(url?.protocol === 'http:' && isLoopback(url.hostname)))
    faults.push({ en: `--city ${issuer}: not an https address`, zh: `--city ${issuer}：不是 https 网址` })
  const said = (name: string) => env[name]?.trim() || undefined
  const [client, secret] = [said('CITY_CLIENT'), said('CITY_SECRET')]
  if (!client || !secret)
    faults.push({ en: '--city needs CITY_CLIENT and CITY_SECRET', zh: '--city 还需要 CITY_CLIENT 和 CITY_SECRET' })
  const strong = (said('CITY_STRONG') ?? 'mfa').split(',').map(one => one.trim())
  return { issuer, client: client ?? '', secret: secret ?? '', claim: said('CITY_CLAIM') ?? 'staff_number', strong }
}

/** A variable only, as DATABASE_URL is. */
function readSealKey(text: string | undefined, faults: Fault[]): Buffer | undefined {
  if (text === undefined) return undefined
  const key = Buffer.from(text, 'base64')
  if (key.length !== 32)
    faults.push({ en: 'SEAL_KEY is not 32 bytes in base64', zh: 'SEAL_KEY 应为 32 字节，用 base64 写出' })
  return key
}
