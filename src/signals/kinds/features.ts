import { plainText, runsOf } from '../plain-text.ts'

/** A text as numbers: which runs of signs it has, how much each counts. */
export type Vector = { readonly at: Int32Array; readonly value: Float64Array }

/** Reads texts the way those were read from which it was made. */
export type Reader = { readonly size: number; readonly read: (text: string) => Vector }

/** The runs that are looked at, of each part of a text: where each stands, and how much it weighs. Plain data. */
export type Runs = { readonly size: number; readonly parts: readonly ReadonlyMap<string, Place>[] }
type Place = { readonly at: number; readonly weight: number; readonly texts: number }

/** What somebody puts first is what it is about: that much is read a second time, on its own. */
const HEAD = 30

/** How the two parts are cut: runs of so many signs, and in how many texts one must stand to be looked at. */
const parts = [
  { of: (text: string) => text, shortest: 1, longest: 3, texts: 2 },
  { of: headOf, shortest: 1, longest: 2, texts: 1 },
] as const

export function headOf(text: string): string {
  return (/^[^\s。！？；.!?;]+/u.exec(text)?.[0] ?? text).slice(0, HEAD)
}

/** Places in a message (县 A3, K1区) are no subject: other people's messages come from other places. */
const withoutMarks = (text: string) => plainText(text).replace(/[a-z]\d+|\d+/g, '')

/** Weighs runs by how few texts have them (tf-idf, counts dampened); each part has length one. The last place is always 1. */
export function runsIn(texts: readonly string[]): Runs {
  const plain = texts.map(withoutMarks)
  let size = 0
  const known = parts.map(({ of, shortest, longest, texts: enough }) => {
    const inTexts = new Map<string, number>()
    for (const text of plain)
      for (const run of new Set(runsOf(of(text), shortest, longest))) inTexts.set(run, (inTexts.get(run) ?? 0) + 1)
    const places = new Map<string, Place>()
    for (const [run, n] of inTexts)
      if (n >= enough) places.set(run, { at: size++, weight: Math.log((1 + plain.length) / (1 + n)) + 1, texts: n })
    return places
  })
  return { size: size + 1, parts: known }
}

/**
 * Only the runs that stand in these texts, which anybody may read, or in so many others: what a few people wrote is not looked at, so
 * that nobody learns it by asking.
 */
export function runsForAnybody({ size, parts: known }: Runs, open: readonly string[], texts: number): Runs {
  const plain = open.map(withoutMarks)
  const kept = known.map((places, i) => {
    const { of, shortest, longest } = parts[i]!
    const said = new Set(plain.flatMap(text => [...runsOf(of(text), shortest, longest)]))
    return new Map([...places].filter(([run, place]) => place.texts >= texts || said.has(run)))
  })
  return { size, parts: kept }
}

export function readerOf({ size, parts: known }: Runs): Reader {
  const constant = size - 1
  const read = (text: string): Vector => {
    const at: number[] = []
    const value: number[] = []
    const words = withoutMarks(text)
    for (const [i, { of, shortest, longest }] of parts.entries()) {
      const counts = new Map<string, number>()
      for (const run of runsOf(of(words), shortest, longest)) counts.set(run, (counts.get(run) ?? 0) + 1)
      const from = value.length
      let squares = 0
      for (const [run, n] of counts) {
        const place = known[i]!.get(run)
        if (!place) continue
        const weight = (1 + Math.log(n)) * place.weight
        at.push(place.at)
        value.push(weight)
        squares += weight * weight
      }
      for (let k = from; k < value.length; k++) value[k]! /= Math.sqrt(squares)
    }
    at.push(constant)
    value.push(1)
    return { at: Int32Array.from(at), value: Float64Array.from(value) }
  }
  return { size, read }
}
