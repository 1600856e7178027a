import type { Words } from '../kinds/words.ts'
import { lineFaultWords } from '../platform/line-fault.ts'
import { faultWordsOf, wordsOf } from './problem.ts'
import { faultWords } from './words.ts'

/** Why a line of a list was not taken; `field` is empty where the line as a whole is meant. Never what stands there. */
export type LineNo = { line: number; field: string; code: string; limit?: number | undefined }

/** A report by line: what is wrong where, and what to do, in both languages. */
export const reportHead = ['line', 'field', 'code', 'what to do', '怎么办'] as const

export function reportRow(fault: LineNo): (string | number)[] {
  const { en, zh } = wordsOfLine(fault)
  return [fault.line, fault.field, fault.code, en, zh]
}

export const wordsOfLine = ({ code, limit }: Pick<LineNo, 'code' | 'limit'>): Words =>
  lineFaultWords(code) ??
  (Object.hasOwn(faultWords, code) ? faultWordsOf({ code, ...(limit !== undefined && { limit }) }) : wordsOf(code))
