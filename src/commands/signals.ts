import type { Context } from '../xjw.ts'
import { evaluateDuplicates } from './signals/duplicates.ts'
import { evaluateKinds } from './signals/kinds.ts'
import { usage } from './signals/usage.ts'

export const summary = {
  en: 'signals kinds|duplicates …: how well kinds are suggested, and likely duplicates found, on a file of yours',
  zh: 'signals kinds|duplicates …：用您的文件检验类别建议和疑似重复的准确程度',
}

const parts: Record<string, (args: string[], context: Context) => Promise<number>> = {
  kinds: evaluateKinds,
  duplicates: evaluateDuplicates,
}

export async function run([part = '', ...args]: string[], context: Context): Promise<number> {
  const evaluate = parts[part]
  if (!evaluate) throw usage()
  return evaluate(args, context)
}
