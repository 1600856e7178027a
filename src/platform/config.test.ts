import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { assertDemoStaysHome, readConfig } from './config.ts'

const read = (args: string[] = [], env: NodeJS.ProcessEnv = {}) => readConfig(args, env).config

test('without a word: port 8080 of this machine, both roles, demo or real as the data says', () => {
  expect(read()).toMatchObject({ port: 8080, host: '127.0.0.1', roles: ['web', 'worker'], demo: undefined })
})

test('each setting is a flag and a variable of the same meaning, and the flag wins; DATABASE_URL is a variable only', () => {
  const env = { PORT: '81', HOST: '::1', DATA_DIR: '/a', DATABASE_URL: 'postgres://h/b', ROLES: 'web', DEMO: 'no' }
  const fromEnv = { port: 81, host: '::1', dataDir: '/a', databaseUrl: 'postgres://h/b', roles: ['web'], demo: false }
  expect(read([], env)).toMatchObject(fromEnv)
  const flags = ['--port=82', '--host', '127.0.0.2', '--data', '/b', '--roles=worker', '--demo']
  const fromFlags = { port: 82, host: '127.0.0.2', dataDir: '/b', roles: ['worker'], demo: true }
  expect(read(flags, env)).toMatchObject(fromFlags)
})

test('every fault is listed at once, in both languages, and a password is not repeated', () => {
  const args = ['--port=99999', '--roles=web,cook', '--demo=maybe', '--prot=80', '--data']
  const env = { DATABASE_URL: 'mysql://root:hunter2@host/x' }
  const faults = ['99999', 'cook', 'maybe', '--prot', '--data', 'DATABASE_URL']
  try {
    readConfig(args, env, { only: true })
    expect.unreachable()
  } catch (error) {
    const { message, zh } = error as { message: string; zh: string }
    for (const said of [message, zh]) {
      expect(said.split('\n')).toHaveLength(1 + faults.length)
      for (const fault of faults) expect(said).toContain(fault)
      expect(said).not.toContain('hunter2')
    }
  }
})

test('an empty variable is as good as none', () => {
  expect(read([], { PORT: '', DATABASE_URL: ' ', DEMO: '' })).toEqual(read())
})

test('what is not a setting is left to the command, in its order', () => {
  const { config, rest } = readConfig(['user', '--data', '/a', 'add', '--post=mediator', '--no-color'], {})
  expect(rest).toEqual(['user', 'add', '--post=mediator', '--no-color'])
  expect(config.dataDir).toBe('/a')
})

describe('a demo', () => {
  test('is asked for or refused in the usual ways', () => {
    expect(['--demo', '--no-demo', '--demo=true', '--demo=0'].map(flag => read([flag]).demo)).toEqual([
      true,
      false,
      true,
      false,
    ])
  })

  test('is asked for or refused by the word after it too, as the help says; any other word is left to the command', () => {
    const typed = (...args: string[]) => {
      const { config, rest } = readConfig(args, {})
      return [config.demo, config.demoIsPublic, ...rest]
    }
    expect(typed('--demo', 'no', 'gaps')).toEqual([false, false, 'gaps'])
    expect(typed('--demo', 'yes')).toEqual([true, false])
    expect(typed('--demo', 'public')).toEqual([true, true])
    expect(typed('--demo', 'gaps')).toEqual([true, false, 'gaps'])
    expect(typed('--demo')).toEqual([true, false])
  })

  test('listens on this machine only', () => {
    for (const host of ['127.0.0.1', 'localhost', '::1']) expect(read(['--demo', '--host', host]).host).toBe(host)
    for (const host of ['0.0.0.0', '::', '10.1.2.3', '127.0.0.1.evil.cn'])
      expect(() => read(['--demo', '--host', host]), host).toThrow('--demo=public')
  })

  test('is reached by others only when called public', () => {
    expect(read(['--demo=public'])).toMatchObject({ demo: true, demoIsPublic: true, host: '0.0.0.0' })
    expect(read(['--demo=public', '--host=10.1.2.3']).host).toBe('10.1.2.3')
  })

  test('that only its data call a demo stays home as well', () => {
    expect(() => assertDemoStaysHome(read(['--host=0.0.0.0']))).toThrow('--demo=public')
    assertDemoStaysHome(read())
    assertDemoStaysHome(read(['--demo=public']))
  })
})

test('data lie apart from the checkout: for root where PostgreSQL can reach them, else in the home', () => {
  const home = process.getuid?.() === 0 ? '/var/lib/xiaojingwu' : join('/x/data', 'xiaojingwu')
  expect(read([], { XDG_DATA_HOME: '/x/data' }).dataDir).toBe(home)
})

test('the language is that of the terminal', () => {
  const language = (env: NodeJS.ProcessEnv) => read([], env).language
  expect([language({ LANG: 'zh_CN.UTF-8' }), language({ LANG: 'zh_CN', LC_ALL: 'C' }), language({})]).toEqual([
    'zh',
    'en',
    'en',
  ])
})
