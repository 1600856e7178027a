import { problemOf } from '../../http/problem.ts'
import { CannotStart } from '../../platform/cannot-start.ts'
import { Refusal } from '../../platform/refusal.ts'

/** A "no" as the terminal says it. */
export function inWords(error: unknown): unknown {
  if (!(error instanceof Refusal)) return error
  const { words } = problemOf(error, 'en')
  return new CannotStart(words.en, words.zh)
}
