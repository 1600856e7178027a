import type { Example, Model } from './learn.ts'

export type Measured = {
  accuracy: number
  macro_f1: number
  /** Share of all that it would not have suggested anything for; they count in the two above all the same. */
  unsure: number
  n: number
  /** Right among those it was sure of. */
  accuracy_when_sure: number
  /** Mean gap between how likely it said to be right, and how often it was, over ten steps of likelihood. */
  calibration_error: number
  calibration: { from: number; n: number; said: number; right: number }[]
}

const STEPS = 10

/** How well a model does on examples that it has not seen. Each counts with its best guess, sure or not. */
export function measure(model: Pick<Model, 'suggest'>, examples: readonly Example[]): Measured {
  const answers = examples.map(({ text, label }) => {
    const guess = model.suggest(text)
    return { label, guess: guess.label, likely: guess.likely, unsure: guess.unsure, right: guess.label === label }
  })
  const n = answers.length
  const share = (some: readonly unknown[], of: readonly unknown[]) => (of.length === 0 ? 0 : some.length / of.length)
  const sure = answers.filter(({ unsure }) => !unsure)
  const f1s = [...new Set(examples.map(({ label }) => label))].map(one => {
    const hit = answers.filter(({ label, guess }) => label === one && guess === one).length
    const all =
      answers.filter(({ label }) => label === one).length + answers.filter(({ guess }) => guess === one).length
    return (2 * hit) / all
  })
  const calibration = Array.from({ length: STEPS }, (_, step) => {
    const here = answers.filter(({ likely }) => Math.min(STEPS - 1, Math.floor(likely * STEPS)) === step)
    const said = here.reduce((sum, { likely }) => sum + likely, 0) / Math.max(1, here.length)
    return {
      from: step / STEPS,
      n: here.length,
      said,
      right: share(
        here.filter(({ right }) => right),
        here,
      ),
    }
  }).filter(({ n }) => n > 0)
  return {
    accuracy: share(
      answers.filter(({ right }) => right),
      answers,
    ),
    macro_f1: f1s.reduce((sum, one) => sum + one, 0) / Math.max(1, f1s.length),
    unsure: share(
      answers.filter(({ unsure }) => unsure),
      answers,
    ),
    n,
    accuracy_when_sure: share(
      sure.filter(({ right }) => right),
      sure,
    ),
    calibration_error: calibration.reduce(
      (sum, { n: here, said, right }) => sum + (here / n) * Math.abs(said - right),
      0,
    ),
    calibration,
  }
}
