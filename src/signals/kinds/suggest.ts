import { createHash } from 'node:crypto'
import type { House } from '../../house.ts'
import type { Measure } from '../../kinds/measures.ts'
import { knowledgeOf } from '../../matters/knowledge.ts'
import { wordsOf } from '../duplicates/likeness.ts'
import { chosenAt, closedExamples } from './closed.ts'
import { coldExamples } from './cold.ts'
import { runsForAnybody } from './features.ts'
import { type Model, modelOf, type Suggestion } from './learn.ts'
import { learnApart } from './learn-apart.ts'

type Rooms = Pick<House, 'db' | 'pool' | 'suite' | 'now' | 'log'>

type Held = {
  chosen: number | undefined
  model: Model | undefined
  /** The same, but for who has no account. */
  open: Model | undefined
  learning: Promise<void> | undefined
}
const held = new WeakMap<House['pool'], Map<number, Held>>()

/**
 * What this bureau's model holds, in memory alone. Chosen anew, or nothing chosen any more, what was learned before is dropped
 * at once, and learned again apart; until then nothing is suggested.
 */
export const modelFor = async (house: Rooms, bureauId: number): Promise<Model | undefined> =>
  (await heldFor(house, bureauId)).model

/**
 * For who has no account: it looks at nothing that fewer than five people wrote, but for the words of the catalogue, so that asking
 * often tells nobody what somebody wrote.
 */
export const openModelFor = async (house: Rooms, bureauId: number): Promise<Model | undefined> =>
  (await heldFor(house, bureauId)).open

/** How many must have written it. */
const ENOUGH = 5

async function heldFor(house: Rooms, bureauId: number): Promise<Held> {
  const chosen = (await chosenAt(house.pool, bureauId)) ?? 0
  const all = held.get(house.pool) ?? new Map<number, Held>()
  held.set(house.pool, all)
  const there = all.get(bureauId)
  if (there?.chosen === chosen) return there
  const mine: Held = { chosen, model: undefined, open: undefined, learning: undefined }
  all.set(bureauId, mine)
  mine.learning = learnNow(house, bureauId, mine).catch(error => {
    house.log.warn({ err: error }, 'nothing was learned to suggest kinds by')
    all.delete(bureauId)
  })
  return mine
}

/** For tests, and whoever must have it: once what is being learned is learned. */
export async function learned(house: Rooms, bureauId: number): Promise<Model | undefined> {
  await modelFor(house, bureauId)
  await held.get(house.pool)?.get(bureauId)?.learning
  return modelFor(house, bureauId)
}

async function learnNow(house: Rooms, bureauId: number, mine: Held): Promise<void> {
  const { catalogue } = await knowledgeOf(house.db, bureauId, house.now())
  const cold = coldExamples(catalogue)
  const found = await learnApart([...cold, ...(await closedExamples(house, bureauId))])
  if (!found) return
  mine.model = modelOf(found)
  const runs = runsForAnybody(
    found.runs,
    cold.map(({ text }) => text),
    ENOUGH,
  )
  mine.open = modelOf({
    ...found,
    runs,
    hash: createHash('sha256').update(`${found.hash} open ${ENOUGH}`).digest('hex'),
  })
}

export type Suggested = Suggestion & { model: string; measure: string | null }

/** Which kind, and which measure of it, a text is about, as far as anything was learned: a hint, which decides nothing. */
export async function suggestKind(house: Rooms, bureauId: number, text: string): Promise<Suggested | undefined> {
  const model = await modelFor(house, bureauId)
  if (!model) return undefined
  const found = model.suggest(text)
  const { catalogue } = await knowledgeOf(house.db, bureauId, house.now())
  return { ...found, model: model.hash, measure: found.unsure ? null : measureFor(catalogue, found.label, text) }
}

/** Fewer words in common say nothing. */
const SHARED = 2

/** The measure of this kind whose words share the most with the text; words that many measures have count little. */
function measureFor(catalogue: readonly Measure[], kind: string, text: string): string | null {
  const said = new Set(wordsOf(text))
  const ranked = wordedOf(catalogue)
    .filter(({ on }) => on.has(kind))
    .map(({ id, words }) => {
      const shared = words.filter(({ word }) => said.has(word))
      return { id, n: shared.length, weight: shared.reduce((sum, { rare }) => sum + rare, 0) }
    })
    .sort((a, b) => b.weight - a.weight)
  return ranked[0] && ranked[0].n >= SHARED ? ranked[0].id : null
}

type Worded = { id: string; on: ReadonlySet<string>; words: readonly { word: string; rare: number }[] }
const worded = new WeakMap<readonly Measure[], Worded[]>()

/** A catalogue is read into words once, and not for every text. */
function wordedOf(catalogue: readonly Measure[]): Worded[] {
  const there = worded.get(catalogue)
  if (there) return there
  const read = catalogue.map(({ id, on, title, promise }) => ({
    id,
    on: new Set(on.map(({ kind }) => kind)),
    words: wordsOf(`${title.zh}\n${promise.zh}\n${title.en}`),
  }))
  const having = new Map<string, number>()
  for (const { words } of read) for (const word of words) having.set(word, (having.get(word) ?? 0) + 1)
  const rare = (word: string) => Math.log(catalogue.length / having.get(word)!)
  const found = read.map(({ id, on, words }) => ({ id, on, words: words.map(word => ({ word, rare: rare(word) })) }))
  worded.set(catalogue, found)
  return found
}
