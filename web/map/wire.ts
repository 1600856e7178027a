import type { Words } from '../../src/kinds/words.ts'

/** All points are WGS-84: they were converted once, where they came in. */
export type Point = { readonly lat: number; readonly lng: number }
export type Box = { south: number; west: number; north: number; east: number }

/** What a map is drawn on (GET /api/v1/map). */
export type Ground = {
  datum: 'wgs-84'
  city: Box
  tiles: { layers: string[]; approval: string; credit: Words } | null
  outlines: { name: string; ring: [number, number][] }[]
  places: { code: string; level: string; short: string; lat: number; lng: number }[]
}

export type AskGround = (box?: Box) => Promise<Ground>

/** What a map says itself; the page beside it says the rest. */
export type MapWords = {
  closer: string
  further: string
  label: string
  sketch: string
  credit: (credit: Words) => string
}
