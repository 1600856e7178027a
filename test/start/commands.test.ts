import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { SETTINGS } from '../../src/platform/config.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { ways } from '../../src/typed.ts'
import { type Command, type Context, xjw as run } from '../../src/xjw.ts'
import { emptyDatabase } from '../database.ts'
import { place, xjw } from './program.ts'

/* What anybody may type at the terminal, and hears. */

const fixture = fileURLToPath(new URL('../fixtures/invented_requests.csv', import.meta.url))
const heze = fileURLToPath(new URL('../../src/places/data/heze.csv', import.meta.url))
const checkReceipt = fileURLToPath(new URL('../../bin/check-receipt.mjs', import.meta.url))

/** Runs it to its end; what it notes in passing of a new folder is left out, a fault would not be. */
async function typed(words: string[], { url = '', data = '' } = {}, language = 'en') {
  const env = { LANG: language, ...(url && { DATABASE_URL: url, DATA_DIR: data }) }
  const program = await xjw(words, { env, waitFor: /$^/ })
  const { code } = await program.ended
  return { code, said: program.said().replaceAll(/^\{"level":30,.*\n/gm, '') }
}

async function database() {
  const made = await emptyDatabase()
  onTestFinished(made.drop)
  await migrate(made.url)
  return { ...made, data: join(await place(), 'data') }
}

test('a “no” is said in words and in the reader’s language, by every command: never as a line of a log', async () => {
  const empty = await database()
  for (const words of [['roster', 'gaps'], ['quiet'], ['measures']]) {
    expect(await typed(words, empty), words[0]).toEqual({
      code: 1,
      said: 'There is no such bureau here. A new one begins with its city: npm run xjw -- places load FILE --letters HZ\n',
    })
  }
  const { said } = await typed(['vault'], empty, 'zh_CN.UTF-8')
  expect(said).toBe('这里没有这个市局。新设市局请先装入城市：npm run xjw -- places load 文件 --letters HZ\n')
})

test('a mistyped file name of another system’s history leaves no bureau behind', async () => {
  const empty = await database()
  const { code, said } = await typed(['import', 'georeport', '/nowhere.csv'], empty)
  expect({ code, said }).toEqual({ code: 1, said: 'There is no file /nowhere.csv.\n' })
  const head = join(await place(), 'head.csv')
  await writeFile(head, 'id,when\n1,today\n')
  expect((await typed(['import', 'georeport', head], empty)).said).toContain('lacks columns')
  expect((await empty.pool.query('select from bureau')).rowCount).toBe(0)
})

test('demo fills a new database as the first start does, again adds nothing, and a real one is refused by name', async () => {
  const [ours, real] = [await database(), await database()]
  const count = async ({ pool }: typeof ours) =>
    (await pool.query('select count(*)::int as n, count(distinct unit_id)::int as units from matter')).rows[0]
  expect(await typed(['demo'], ours)).toMatchObject({
    code: 0,
    said: expect.stringMatching(/bureau: 10 %.*100 %.*is there/s),
  })
  const first = await count(ours)
  expect(first.n).toBeGreaterThan(100)
  expect((await typed(['demo'], ours)).code).toBe(0)
  expect(await count(ours)).toEqual(first)

  await typed(['migrate'], real)
  expect(await typed(['demo'], real)).toMatchObject({
    code: 1,
    said: expect.stringContaining('never opened as a demo'),
  })
  expect((await typed(['demo', '--no-demo'], ours)).said).toContain('one of the two')
  expect(await count(real)).toMatchObject({ n: 0 })
})

test('a file that is not there, is none, or may not be written is named in words, by every command', async () => {
  const ours = await database()
  await typed(['places', 'load', heze, '--letters', 'HZ'], ours)
  const folder = await place()
  const year = join(folder, '2027.json')
  await writeFile(year, '{ "year": 2027, "papers": [],\n"days": [] }')
  const asked: [words: string[], en: string, zh: string][] = [
    [['vault', 'renew', '/nope1', '/nope2'], '/nope1 is not there', '/nope1 不存在'],
    [['places', 'load', '/nope.csv'], '/nope.csv', '/nope.csv'],
    [['export', '--out', `${year}/x`], 'lies below a file', '的上一级是文件'],
    [['neighbour', 'end', '--id', 'nope'], '--id nope: not an id', '--id nope：不是编号'],
    [['due', '--limit', 'much'], 'Not a limit', '期限不对'],
    [['calendar', 'load', year], 'line 2: days: ', '第2行：days：'],
    [['import', 'georeport', fixture, '--rejects', '/nope/x.csv'], '/nope/x.csv is not there', '/nope/x.csv 不存在'],
    [['import', 'georeport', fixture, '--rejects', year], 'is there already', '已存在'],
    [['import', 'rosters', year, '--by', '1', '--rejects', '/nope/x.csv'], '/nope/x.csv', '/nope/x.csv'],
  ]
  for (const [words, en, zh] of asked)
    for (const [language, part] of [
      ['en', en],
      ['zh_CN.UTF-8', zh],
    ] as const) {
      const { code, said } = await typed(words, ours, language)
      expect(code, words.join(' ')).not.toBe(0)
      expect(said).toContain(part)
      expect(said).not.toMatch(/"level"|\n\s+at |node:|ENO|EIS/)
    }
  expect((await ours.pool.query('select from matter')).rowCount).toBe(0)
})

test('a receipt that is none is said to be none', async () => {
  const folder = await place()
  await writeFile(join(folder, 'half.json'), '{"leaf": {')
  await writeFile(join(folder, 'other.json'), '{"leaf": {}, "checkpoint": {"note": "x"}}')
  for (const name of ['half.json', 'other.json', 'nope.json', '.']) {
    const asked = spawnSync(process.execPath, [checkReceipt, join(folder, name), 'abc'], { encoding: 'utf8' })
    expect(asked.status, name).toBe(1)
    expect(asked.stderr).toMatch(/^✗ .+\n✗ .+\n$/)
  }
})

test('what is to be compared is compared: a folder of checkpoints that is not there, and a key without one, are refused', async () => {
  const ours = await database()
  await typed(['migrate'], ours)
  const verify = (...words: string[]) => typed(['verify', ...words], ours)
  expect((await verify()).code).toBe(0)
  const none = { code: 1, said: 'There is no folder /nope.\n' }
  expect(await verify('--checkpoints', '/nope')).toEqual(none)
  expect(await verify('--checkpoints=/nope', '--key', 'AB')).toEqual(none)
  const folder = await place()
  expect((await verify('--checkpoints', folder)).said).toBe(`There is no checkpoint in ${folder}.\n`)
  expect((await verify('--checkpoints', folder, '--key', 'zz')).said).toContain('zz: not in hexadecimal')
  expect((await verify('--key', 'ab')).said).toContain('--key needs --checkpoints')
  expect((await verify('--checkpoints', 'https://elsewhere.example/c')).said).toContain('read from a folder')
})

const names = readdirSync(new URL('../../src/commands/', import.meta.url))
  .filter(file => file.endsWith('.ts'))
  .map(file => file.slice(0, -'.ts'.length))

/** At the terminal, in this process: nothing of what is asked here needs a database. */
async function heard(words: string[], language: string) {
  const said: string[] = []
  const hear = (text: unknown) => said.push(String(text)) > 0
  const spies = [process.stdout, process.stderr].map(out => vi.spyOn(out, 'write').mockImplementation(hear))
  // Settings that have faults: whoever asks for help need not have mended them.
  const code = await run(words, { LANG: language, PORT: 'many' })
  for (const spy of spies) spy.mockRestore()
  return { code, said: said.join('') }
}

describe.each(['en', 'zh'])('in %s', language => {
  test.each(names)('%s --help and help %s say what it does and what its options are for', async name => {
    const { code, said } = await heard([name, '--help'], language)
    expect(await heard(['help', name], language)).toEqual({ code, said })
    expect(code).toBe(0)
    const { summary, options = {} }: Command = await import(`../../src/commands/${name}.ts`)
    const of = language === 'zh' ? 'zh' : 'en'
    expect(said).toContain(ways(summary[of]).at(-1))
    for (const line of said.trim().split('\n')) expect(line).toMatch(/^(xjw | {2}--[a-z-]+ +\S|Settings|各命令)/)
    for (const [option, { says }] of Object.entries(options)) {
      expect(said).toMatch(new RegExp(`^  --${option} +\\S`, 'm'))
      expect(said).toContain(says[of])
    }
    expect(/[\u4e00-\u9fff]/.test(said), said).toBe(of === 'zh')
  })
})

test.each(names)('no option of %s bears the name of a setting, which would take it away', async name => {
  const { options = {} }: Command = await import(`../../src/commands/${name}.ts`)
  expect(Object.keys(options).filter(option => SETTINGS.some(({ flag }) => flag === option))).toEqual([])
})

test('-h helps, and --version says which edition it is', async () => {
  expect(await heard(['-h'], 'en')).toEqual(await heard(['help'], 'en'))
  expect(await heard(['user', 'add', '-h'], 'zh')).toEqual(await heard(['help', 'user'], 'zh'))
  for (const word of ['--version', '-v', 'version'])
    expect(await heard([word], 'en')).toEqual({
      code: 0,
      said: expect.stringMatching(/^Xiaojingwu \d+\.\d+\.\d+, on Node 2/),
    })
})

test('help alone, and help of what is no command, ends', async () => {
  for (const words of [[], ['help'], ['--help'], ['help', '--help'], ['help', 'help']])
    expect(await heard(words, 'en')).toMatchObject({ code: 0, said: expect.stringContaining('xjw help COMMAND') })
  expect(await heard(['help', 'nix'], 'en')).toMatchObject({ code: 2, said: expect.stringContaining('“nix”') })
})

test.each(names.filter(name => !['start', 'migrate', 'draw', 'schema', 'takeover', 'demo'].includes(name)))(
  '%s names an option that it does not know, in both languages',
  async name => {
    const { run, summary }: Command = await import(`../../src/commands/${name}.ts`)
    const said: string[] = []
    const say = (en: string, zh: string) => void said.push(en, zh)
    const word = /^[a-z-]+ ([a-z]+)\b/.exec(summary.en)?.[1]
    const context = { say, now: () => new Date(0) } as unknown as Context
    await run([...(word ? [word] : []), '--wish'], context).catch(({ message, zh }) => said.push(message, zh))
    expect(said.join('\n')).toMatch(/^xjw .*There is no option --wish\.\n.*没有 --wish 这个选项。$/s)
  },
)
