import type { LineNo } from '../neighbours/take-rows.ts'
import { wordsOfLine } from './problem.ts'

/** A report by line: what is wrong where, and what to do, in both languages. */
export const reportHead = ['line', 'field', 'code', 'what to do', '怎么办'] as const

export function reportRow(fault: LineNo): (string | number)[] {
  const { en, zh } = wordsOfLine(fault)
  return [fault.line, fault.field, fault.code, en, zh]
}
