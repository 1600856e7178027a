import { createHash } from 'node:crypto'
import { type Runs, readerOf, runsIn } from './features.ts'
import { dice, dot, separate } from './separate.ts'

export type Example = { readonly text: string; readonly label: string }

/** What it takes a text to be, by likelihood; `unsure` where the first is less likely than the model asks for. */
export type Suggestion = {
  readonly label: string
  readonly likely: number
  readonly unsure: boolean
  readonly others: readonly { label: string; likely: number }[]
}

export type Model = {
  /** Tells which examples it was made from, and in which way. */
  readonly hash: string
  readonly labels: readonly string[]
  readonly suggest: (text: string) => Suggestion
}

/** Moves with whatever would make another model from the same examples. */
const EDITION = 'runs and gaps, 1'
const FOLDS = 5
/** A suggestion less likely than this is none: it would be wrong more often than it helps. */
const SURE = 0.5

/** What was learned, as plain data: it may be handed from one thread to another. */
export type Learned = {
  hash: string
  labels: readonly string[]
  runs: Runs
  weights: readonly Float64Array[]
  sharpness: number
}

export function learn(examples: readonly Example[]): Model | undefined {
  const learned = learnFrom(examples)
  return learned && modelOf(learned)
}

/**
 * Learns from examples: for each label what holds it apart from the others, and how far a distance may be believed, from
 * examples kept aside in turn. At least two labels, else nothing is to be told apart: undefined.
 */
export function learnFrom(examples: readonly Example[]): Learned | undefined {
  const labels = [...new Set(examples.map(({ label }) => label))].sort()
  if (labels.length < 2) return undefined
  const hash = createHash('sha256')
    .update(JSON.stringify([EDITION, examples.map(({ text, label }) => [label, text])]))
    .digest('hex')
  const { runs, weights } = scorerFrom(examples, labels)
  return { hash, labels, runs, weights, sharpness: sharpnessFrom(examples, labels) }
}

export function modelOf({ hash, labels, runs, weights, sharpness }: Learned): Model {
  const reader = readerOf(runs)
  const suggest = (text: string): Suggestion => {
    const vector = reader.read(text)
    const likely = softmax(
      weights.map(one => dot(one, vector)),
      sharpness,
    )
    const ranked = labels.map((label, i) => ({ label, likely: likely[i]! })).sort((a, b) => b.likely - a.likely)
    const [first, ...others] = ranked
    // Only the constant is left: nothing was said that any example had.
    return { ...first!, unsure: vector.at.length === 1 || first!.likely < SURE, others }
  }
  return { hash, labels, suggest }
}

function scorerFrom(examples: readonly Example[], labels: readonly string[]) {
  const runs = runsIn(examples.map(({ text }) => text))
  const reader = readerOf(runs)
  const vectors = examples.map(({ text }) => reader.read(text))
  const weights = labels.map(one =>
    separate(
      vectors,
      examples.map(({ label }) => label === one),
      reader.size,
    ),
  )
  return { runs, reader, weights }
}

/** By how much distances are stretched so that "80 %" is right eight times of ten, on examples that were kept aside. */
function sharpnessFrom(examples: readonly Example[], labels: readonly string[]): number {
  const scored: { scores: number[]; right: number }[] = []
  for (const { train, test } of foldsOf(examples, FOLDS, 1)) {
    const scorer = scorerFrom(train, labels)
    for (const { text, label } of test) {
      const vector = scorer.reader.read(text)
      scored.push({ scores: scorer.weights.map(weights => dot(weights, vector)), right: labels.indexOf(label) })
    }
  }
  const loss = (sharpness: number) =>
    scored.reduce((sum, { scores, right }) => sum - Math.log(softmax(scores, sharpness)[right]! + 1e-12), 0)
  const tried = Array.from({ length: 40 }, (_, i) => 0.5 * 1.1 ** i)
  return tried.reduce((best, one) => (loss(one) < loss(best) ? one : best), tried[0]!)
}

function softmax(scores: readonly number[], sharpness: number): number[] {
  const top = Math.max(...scores)
  const raised = scores.map(score => Math.exp((score - top) * sharpness))
  const sum = raised.reduce((all, one) => all + one, 0)
  return raised.map(one => one / sum)
}

/** Examples parted so that each part has its share of every label; each part once kept aside. */
export function foldsOf(examples: readonly Example[], n: number, seed: number) {
  const next = dice(seed)
  const shuffled = examples
    .map(example => ({ example, at: next() }))
    .sort((a, b) => (a.example.label < b.example.label ? -1 : a.example.label > b.example.label ? 1 : a.at - b.at))
    .map(({ example }) => example)
  return Array.from({ length: Math.min(n, examples.length) }, (_, k) => ({
    train: shuffled.filter((_, i) => i % n !== k),
    test: shuffled.filter((_, i) => i % n === k),
  }))
}
