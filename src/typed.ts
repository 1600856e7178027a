import { parseArgs } from 'node:util'
import { CannotStart } from './platform/cannot-start.ts'

type Said = { readonly en: string; readonly zh: string }

/** The options of a command, each with what it is for. */
export type Options = Readonly<
  Record<
    string,
    { type: 'string' | 'boolean'; multiple?: boolean; default?: string | boolean | string[]; readonly says: Said }
  >
>

export const word = (en: string, zh: string) => ({ type: 'string', says: { en, zh } }) as const
export const flag = (en: string, zh: string) => ({ type: 'boolean', default: false, says: { en, zh } }) as const

/** What many commands take. */
export const bureau = word('which bureau, by its number, where there are several', '哪个市局（编号），有多个时才要写')
export const json = flag('the answer as a line of JSON too', '另用一行 JSON 给出结果')

/**
 * What was typed after a command's name: `most` words besides its options. Throws how the command is called, with what is
 * wrong: an option that there is not, one without its value, a word too many.
 */
export function readTyped<const T extends Options>(args: string[], options: T, summary: Said, most = 0) {
  const read = parsed(args, options, summary)
  const over = read.positionals[most]
  if (over !== undefined) throw usage(summary, { en: `“${over}” is a word too many.`, zh: `多了“${over}”。` })
  return read
}

function parsed<const T extends Options>(args: string[], options: T, summary: Said) {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw usage(summary, inOurWords(error as NodeJS.ErrnoException))
  }
}

/** Node says it in English, at length. */
function inOurWords({ code, message }: NodeJS.ErrnoException): Said {
  const [option] = /--?[\p{L}\d-]+/u.exec(message) ?? ['--']
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
    return { en: `There is no option ${option}.`, zh: `没有 ${option} 这个选项。` }
  if (message.includes('does not take')) return { en: `${option} takes no value.`, zh: `${option} 不带取值。` }
  return { en: `${option} lacks its value.`, zh: `${option} 缺少取值。` }
}

/** How a command is called, for whoever called it otherwise; and what was wrong. */
export function usage({ en, zh }: Said, fault?: Said): CannotStart {
  const lines = (summary: string, more: string | undefined) =>
    [...ways(summary).map(way => `xjw ${way}`), ...(more === undefined ? [] : [more])].join('\n')
  return new CannotStart(lines(en, fault?.en), lines(zh, fault?.zh))
}

/** The ways of a command that its summary names one after the other: “roster load FILE: …; roster gaps: …”. */
export function ways(summary: string): string[] {
  const [name = ''] = /^[a-z-]+/.exec(summary) ?? []
  return summary.split(new RegExp(`[;；] ?(?=${name}\\b)`))
}
