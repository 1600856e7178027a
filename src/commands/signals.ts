import type { Context } from '../xjw.ts'
import { evaluateDuplicates } from './signals/duplicates.ts'
import { evaluateKinds } from './signals/kinds.ts'
import { saveMarkets } from './signals/markets.ts'
import { usage } from './signals/usage.ts'

export const summary = {
  en: 'signals kinds|duplicates|markets …: how well kinds are suggested and duplicates found, on a file of yours; when places hold their market',
  zh: 'signals kinds|duplicates|markets …：用您的文件检验类别建议和疑似重复的准确程度；导入各地的集日',
}

const parts: Record<string, (args: string[], context: Context) => Promise<number>> = {
  kinds: evaluateKinds,
  duplicates: evaluateDuplicates,
  markets: saveMarkets,
}

export async function run([part = '', ...args]: string[], context: Context): Promise<number> {
  const evaluate = parts[part]
  if (!evaluate) throw usage()
  return evaluate(args, context)
}
