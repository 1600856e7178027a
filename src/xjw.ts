import { readdir } from 'node:fs/promises'
import { openHouse } from './open.ts'
import { CannotStart } from './platform/cannot-start.ts'
import { type Config, readConfig, SETTINGS } from './platform/config.ts'
import { type Log, openLog } from './platform/log.ts'
import { type Say, sayTo } from './say.ts'

/** A command of `xjw` is a file in `commands/`, named as it is called. */
export type Command = {
  summary: { en: string; zh: string }
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
  open: (wishes?: { anyCluster?: boolean }) => ReturnType<typeof openHouse>
}

/** Runs one command line to its end; answers the exit code. */
export async function xjw([name, ...args]: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const log = openLog(process.stderr)
  const { language } = readConfig([], { LANG: env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] }).config
  const say = sayTo(process.stdout, language)
  const complain = sayTo(process.stderr, language)
  const files = await readdir(new URL('./commands/', import.meta.url))
  const names = files.filter(file => file.endsWith('.ts')).map(file => file.slice(0, -'.ts'.length))
  if (!name || name === 'help' || name === '--help') {
    await help(names, say)
    return 0
  }
  if (!names.includes(name)) {
    complain(
      `There is no command “${name}”: ${names.join(', ')}`,
      `没有“${name}”这个命令。可用的有：${names.join('、')}`,
    )
    return 2
  }
  try {
    const command: Command = await import(`./commands/${name}.ts`)
    const { config, rest } = readConfig(args, env, { only: command.only ?? false })
    const now = () => new Date()
    const open: Context['open'] = wishes => openHouse(config, { log, now, join: true, ...wishes })
    return await command.run(rest, { config, log, say, now, open })
  } catch (error) {
    if (error instanceof CannotStart) complain(error.message, error.zh)
    else log.fatal({ err: error }, `${name} failed`)
    return 1
  }
}

async function help(names: string[], say: Say) {
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
}
