import { readdir, readFile } from 'node:fs/promises'
import { openHouse } from './open.ts'
import { CannotStart } from './platform/cannot-start.ts'
import { type Config, readConfig, SETTINGS } from './platform/config.ts'
import { type Log, openLog } from './platform/log.ts'
import { inWords } from './refusals/at-the-terminal.ts'
import { type Say, sayTo } from './say.ts'
import { type Options, ways } from './typed.ts'

/** A command of `xjw` is a file in `commands/`, named as it is called. */
export type Command = {
  /** Its ways, one after the other: “roster load FILE: …; roster gaps: …”. */
  summary: { en: string; zh: string }
  options?: Options
  /** Takes nothing but the common settings; anything else given is a fault. */
  only?: boolean
  /** Given what was typed after its name, without the settings; answers the exit code. */
  run: (args: string[], context: Context) => Promise<number>
}

export type Context = {
  config: Config
  log: Log
  say: Say
  now: () => Date
  /** The database, migrated: a running program's, or one started for this command. Close it when done. */
  open: (wishes?: { anyCluster?: boolean; demo?: true }) => ReturnType<typeof openHouse>
}

const HELP = /^(-h|(--)?help)$/
const VERSION = /^(-v|(--)?version)$/

/** Runs one command line to its end; answers the exit code. */
export async function xjw([name, ...args]: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const log = openLog(process.stderr)
  const { language } = readConfig([], { LANG: env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] }).config
  const say = sayTo(process.stdout, language)
  const complain = sayTo(process.stderr, language)
  const files = await readdir(new URL('./commands/', import.meta.url))
  const names = files.filter(file => file.endsWith('.ts')).map(file => file.slice(0, -'.ts'.length))
  const [about = 'help'] = args
  if (name === 'help' && !HELP.test(about)) return xjw([about, '--help'], env)
  if (!name || HELP.test(name)) return help(names, say)
  if (VERSION.test(name)) return version(say)
  if (!names.includes(name)) {
    complain(
      `There is no command “${name}”: ${names.join(', ')}`,
      `没有“${name}”这个命令。可用的有：${names.join('、')}`,
    )
    return 2
  }
  try {
    const command: Command = await import(`./commands/${name}.ts`)
    if (args.some(word => word === '--help' || word === '-h')) return helpWith(name, command, say)
    const { config, rest } = readConfig(args, env, { only: command.only ?? false })
    const now = () => new Date()
    const open: Context['open'] = ({ demo = config.demo, ...wishes } = {}) =>
      openHouse({ ...config, demo }, { log, now, join: true, ...wishes })
    return await command.run(rest, { config, log, say, now, open })
  } catch (why) {
    const error = inWords(why)
    if (error instanceof CannotStart) complain(error.message, error.zh)
    else log.fatal({ err: error }, `${name} failed`)
    return 1
  }
}

async function version(say: Say): Promise<number> {
  const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'))
  say(`Xiaojingwu ${version}, on Node ${process.versions.node}`, `小警务 ${version}，Node ${process.versions.node}`)
  return 0
}

/** What one command does, in all its ways, and what its options are for. */
function helpWith(name: string, { summary, options = {} }: Command, say: Say): number {
  const said = { en: ways(summary.en), zh: ways(summary.zh) }
  const named = (way: string) => (way.startsWith(name) ? way : `${name}: ${way}`)
  for (const [i, way] of said.en.entries()) say(`xjw ${named(way)}`, `xjw ${named(said.zh[i]!)}`)
  for (const [option, { says }] of Object.entries(options)) {
    const flag = `  --${option.padEnd(14)} `
    say(flag + says.en, flag + says.zh)
  }
  say('Settings that every command takes: xjw help', '各命令通用的设置：xjw help')
  return 0
}

async function help(names: string[], say: Say): Promise<number> {
  say('xjw <command> [settings]', 'xjw <命令> [设置]')
  for (const name of names) {
    const { summary }: Command = await import(`./commands/${name}.ts`)
    say(`  ${name.padEnd(10)} ${summary.en}`, `  ${name.padEnd(10)} ${summary.zh}`)
  }
  say('Settings of every command (flag, or variable):', '各命令通用的设置（参数，或环境变量）：')
  for (const { flag, variable, says } of SETTINGS) {
    const names = `  --${flag.padEnd(8)} ${variable.padEnd(14)} `
    say(names + says.en, names + says.zh)
  }
  say(
    `  ${'DATABASE_URL'.padEnd(25)} PostgreSQL to use instead of the embedded one`,
    `  ${'DATABASE_URL'.padEnd(25)} 用自己的 PostgreSQL 代替内嵌数据库`,
  )
  say('More of one command: xjw help COMMAND', '某个命令的详细用法：xjw help 命令')
  return 0
}
