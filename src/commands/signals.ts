import { usage } from '../typed.ts'
import type { Context } from '../xjw.ts'
import { evaluateDuplicates } from './signals/duplicates.ts'
import { evaluateKinds } from './signals/kinds.ts'
import { saveMarkets } from './signals/markets.ts'
import { summary } from './signals/typed.ts'

export { options, summary } from './signals/typed.ts'

const parts: Record<string, (args: string[], context: Context) => Promise<number>> = {
  kinds: evaluateKinds,
  duplicates: evaluateDuplicates,
  markets: saveMarkets,
}

export async function run([part = '', ...args]: string[], context: Context): Promise<number> {
  const evaluate = parts[part]
  if (!evaluate) throw usage(summary)
  return evaluate(args, context)
}
