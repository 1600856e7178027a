import { wordsFor } from '../../kinds/index.ts'
import type { Kind, Paper } from '../../kinds/kind.ts'
import type { Words } from '../../kinds/words.ts'
import { officialTime } from './day.ts'
import type { Line, Sheet } from './sheet.ts'
import { type Called, linesOf } from './value.ts'

/*
 * What stands on a paper, and for whom: the same on the server, which makes a PDF of it, and on a phone without signal, which prints a
 * page.
 */

/** The paper that is given at once; like the note of progress it says by when and who, and nothing of what it is about. */
export const ANSWER_CARD = 'receiptSlip'

/** Forms of the law are printed elsewhere; some have a slip of ours beside them. */
export const isOurs = ({ statutory, slip }: Paper): boolean => !statutory || slip === true

export function titleOf(kind: Kind, name: string, { slip }: Paper): Words {
  const words = wordsFor(kind, 'papers', name) ?? { zh: name, en: name }
  return slip ? { zh: `${words.zh}（服务联）`, en: `${words.en} (service slip)` } : words
}

/** What was said in the move that it was made by, and which facts of the matter stand beside it. */
export function linesIn(
  kind: Kind,
  from: { move: string; says: Record<string, unknown> | null },
  { prints, shows = [] }: Paper,
  details: Record<string, unknown>,
  called: Called,
): Line[] {
  const properties = (schema: unknown) => (schema as { properties: Record<string, any> }).properties
  const said = linesOf(kind, properties(kind.moves[from.move]!.says), from.says ?? {}, called, prints)
  const facts = Object.fromEntries(
    shows.map(name => [name, { ...properties(kind.details)[name], ...factSchema(details[name]) }]),
  )
  return [...linesOf(kind, facts, details, called, shows), ...said]
}

/** A matter's details are codes, days and instants, and nobody's words: on a paper they read as such. */
function factSchema(fact: unknown): Record<string, unknown> {
  if (typeof fact !== 'string') return {}
  if (/^\d{4}-\d\d-\d\d$/.test(fact)) return { format: 'date' }
  if (/^\d{4}-\d\d-\d\dT/.test(fact)) return { format: 'date-time' }
  return { enum: [fact] }
}

export type HowFar = {
  /** Milliseconds since 1970, here and below. */
  openedAt: number
  /** How whoever has it is addressed. */
  who: string
  promises: readonly { text: Words; due: number; metAt: number | null; voidAt: number | null }[]
  /** The step that it has reached, of a note of progress; null where that is not to be read from it (R26). */
  progress?: { step: string | null; told: readonly string[] }
}

/** The answer card in large type, to be found again in a drawer: by when, who, and the code to read out. @param due instant in ms */
export const largeOnCard = (due: number | undefined, who: string, code: string, tz: string): string[] => [
  ...(due === undefined ? [] : [`${officialTime(new Date(due - 60_000).toISOString(), tz)}前`]),
  due === undefined ? `由${who}负责` : `${who}给您回话`,
  `编号 ${code}`,
]

/** By when, and who: nothing of what it is about, since a paper lies about in a house. */
export function howFar({ openedAt, who, promises, progress }: HowFar, tz: string): Line[] {
  const day = (ms: number) => officialTime(new Date(ms).toISOString(), tz)
  const open = promises.filter(({ metAt, voidAt }) => metAt === null && voidAt === null)
  const kept = promises.filter(({ metAt }) => metAt !== null)
  const told = progress?.told.map(at => officialTime(at, tz)) ?? []
  return [
    { label: '收到时间', value: [day(openedAt)] },
    { label: '承办人', value: [who] },
    ...(progress?.step ? [{ label: '办到哪一步', value: [progress.step] }] : []),
    ...open.map(({ text, due }) => ({ label: '我们的承诺', value: [`${text.zh}（最晚${day(due - 60_000)}）`] })),
    ...(progress ? kept.map(({ text, metAt }) => ({ label: '已做到', value: [text.zh, day(metAt!)] })) : []),
    ...(told.length > 0 ? [{ label: '已当面或电话告知', value: told }] : []),
    { label: '怎么查', value: ['凭编号可查进度；用查询链接可看全部，链接请自己收好。打下面的电话也可以问。'] },
  ]
}

const hands: Readonly<Record<string, string>> = {
  both_sides: '当事人',
  responsible_unit: '责任单位',
  competent_body: '接收单位',
  township_and_fire: '乡镇（街道）、消防',
  school_and_owner: '学校、经营者',
  offender: '责任人',
}

/** For whom each copy is, and who signs. */
export function handed(
  paper: Paper | undefined,
  drawn: readonly (Uint8Array | undefined)[],
): Pick<Sheet, 'copies' | 'signs'> {
  const signs = (...all: string[]) => all.map((who, i) => ({ who, drawn: drawn[i] }))
  if (!paper) return { copies: ['交来人'], signs: signs('经办人') }
  const whom = hands[paper.for] ?? '收执人'
  if (paper.for === 'file') return { copies: Array(paper.copies).fill('存档'), signs: signs('经办人') }
  if (paper.for === 'board' || paper.for === 'public') return { copies: ['张贴'], signs: signs('经办人') }
  if (paper.for === 'both_sides')
    return {
      copies: ['交当事人', '交对方当事人', '存档'].slice(0, paper.copies),
      signs: signs('当事人（捺指印）', '对方当事人（捺指印）', '主持人'),
    }
  const given = Array.from({ length: Math.max(1, paper.copies - 1) }, () => `交${whom}`)
  // Nobody signs for a paper of which we keep no copy.
  return paper.copies > 1
    ? { copies: [...given, '存根'], signs: signs(whom, '经办人') }
    : { copies: given, signs: signs('经办人') }
}
