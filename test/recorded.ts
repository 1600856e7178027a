import { appendFileSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { withoutValues } from '../src/platform/log.ts'

/*
 * Everything that is logged while tests run, by them and by programs that they start, and everything personal that they send. At the
 * end of the run (global-setup.ts) nothing of the one may stand in the other.
 */

const VARIABLE = 'XJW_TEST_RECORD'
const folder = () => process.env[VARIABLE]

/** The log of whatever a test runs: written aside in full, however little it would usually say. */
export const recorded = pino(
  { level: 'trace', serializers: { err: withoutValues } },
  { write: line => recordLog(line) },
)

/** What a program that a test started wrote to stderr. */
export function recordLog(text: string): void {
  if (folder()) appendFileSync(join(folder()!, `${process.pid}.log`), text)
}

const noted = new Set<string>()
const secret = /^(password|token|code|word|link|name|phone|address|secret)$/i
// A hash, an id, a village's code, or one plain English word, which a log may say of anything.
const isHarmless = (text: string) => /^([0-9a-f]{64}|[0-9a-f]{8}-[0-9a-f-]{27}|37\d{4,10}|[a-z]+)$/.test(text)
const isPersonal = (text: string, name: string) =>
  /\p{Script=Han}{2}|\d{7,}|\*{4}\d|\S \S+ \S/u.test(text) || (secret.test(name) && text.length >= 7)

/** Notes words, names, phones and secrets in something that was sent or answered. */
export function notePersonal(value: unknown, name = ''): void {
  if (!folder()) return
  if (typeof value === 'object' && value !== null)
    for (const [inside, one] of Object.entries(value)) notePersonal(one, Array.isArray(value) ? name : inside)
  if (typeof value !== 'string' || noted.has(value) || isHarmless(value) || !isPersonal(value, name)) return
  noted.add(value)
  appendFileSync(join(folder()!, `${process.pid}.words`), `${JSON.stringify(value.slice(0, 80))}\n`)
}

/** For the whole run; answers how to end it: with what was personal and stands in a log. */
export async function record(): Promise<() => Promise<{ lines: number; words: number; found: string[] }>> {
  const into = await mkdtemp(join(tmpdir(), 'xjw-record-'))
  process.env[VARIABLE] = into
  return async () => {
    const linesOf = async (ending: string) => {
      const texts: string[] = []
      for (const name of await readdir(into))
        if (name.endsWith(ending)) texts.push(...(await readFile(join(into, name), 'utf8')).split('\n'))
      return [...new Set(texts)].filter(text => text !== '')
    }
    const lines = await linesOf('.log')
    const words = (await linesOf('.words')).map(word => JSON.parse(word) as string)
    await rm(into, { recursive: true, force: true })
    const log = lines.join('\n')
    // As it is, and as JSON and addresses write it.
    const ways = (word: string) => [word, JSON.stringify(word).slice(1, -1), encodeURIComponent(word.toWellFormed())]
    const found: string[] = []
    for (const word of words)
      if (ways(word).some(way => log.includes(way)))
        found.push(`${word} in: ${lines.find(line => ways(word).some(way => line.includes(way)))?.slice(0, 300)}`)
    return { lines: lines.length, words: words.length, found }
  }
}
