import type { Words } from '../../src/kinds/words.ts'
import type { Answer } from '../ui/wire.ts'

/** All points are WGS-84: they were converted once, where they came in. */
export type Point = { readonly lat: number; readonly lng: number }
export type Box = Ground['city']

/** What a map is drawn on. */
export type Ground = Answer<'drawMap'>

export type AskGround = (box?: Box) => Promise<Ground>

/** What a map says itself; the page beside it says the rest. */
export type MapWords = {
  closer: string
  further: string
  label: string
  sketch: string
  credit: (credit: Words) => string
}
