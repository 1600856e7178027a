import { CannotStart } from '../platform/cannot-start.ts'
import { Refusal } from '../platform/refusal.ts'
import { problemOf } from './problem.ts'

/** Where a person at a terminal can do something else about it than one who looks at a page. */
const atTheTerminal: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  'no-bureau': [
    'There is no such bureau here. A new one begins with its city: npm run xjw -- places load FILE --letters HZ',
    '这里没有这个市局。新设市局请先装入城市：npm run xjw -- places load 文件 --letters HZ',
  ],
  'which-bureau': ['There are several bureaus: say which by --bureau', '有多个市局，请用 --bureau 指明'],
}

/** What the machine says of a file that somebody named. */
const ofFiles: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  ENOENT: ['is not there: no such file or folder.', '不存在：没有这个文件或文件夹。'],
  EEXIST: ['is there already and was not touched.', '已存在，未做任何改动。'],
  EISDIR: ['is a folder; a file is wanted.', '是文件夹，这里要的是文件。'],
  ENOTDIR: ['lies below a file; only folders hold anything.', '的上一级是文件，不是文件夹。'],
  EACCES: ['may not be opened by this account.', '当前账户无权打开。'],
  EPERM: ['may not be changed by this account.', '当前账户无权改动。'],
  EROFS: ['lies where nothing can be written.', '所在的磁盘只读。'],
  ENOSPC: ['found no room left on its disk.', '所在的磁盘已满。'],
  ENAMETOOLONG: ['has too long a name.', '名称太长。'],
}

/** In which language and words; undefined for what is no such thing. Reading a folder names no path. */
function ofFile(error: unknown): CannotStart | undefined {
  const { code = '', path, dest, syscall } = error as NodeJS.ErrnoException & { dest?: string }
  const words = syscall && Object.hasOwn(ofFiles, code) ? ofFiles[code] : undefined
  const name = dest ?? path
  if (!words || (name === undefined && code !== 'EISDIR')) return undefined
  return new CannotStart(
    `${name ?? 'What was named'} ${words[0]}`,
    `${name ?? '所写的路径'}${name ? ' ' : ''}${words[1]}`,
  )
}

/** A “no” as the terminal says it: what a page would say, with the fields named as they are typed; and what the machine says of a file that was named. Any other error as it is. */
export function inWords(error: unknown): unknown {
  if (!(error instanceof Refusal)) return (error instanceof Error && ofFile(error)) || error
  const here = atTheTerminal[error.code]
  if (here) return new CannotStart(...here)
  const { words, refusals, faults } = problemOf(error, 'en')
  const of = (language: 'en' | 'zh') =>
    [
      words[language],
      ...refusals.map(one => one.words[language]),
      ...faults.map(({ at, words }) => `--${at.split('/').at(-1)}: ${words[language]}`),
    ].join(' ')
  return new CannotStart(of('en'), of('zh'))
}
