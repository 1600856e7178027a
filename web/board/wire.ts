import type { Words } from '../../src/kinds/words.ts'

/*
 * What the public board reads (docs/api.md, "In public"). Hidden: of fewer than ten, or what would give such a cell away.
 */

export type KeptCell = { hidden: true } | { hidden: false; n: number; k: number; rate: number | null }
export type PlaceShown = { code: string; name: Words }

export type Kept = {
  month: string
  places: readonly PlaceShown[]
  measures: readonly { id: string; title: Words; all: KeptCell; cells: readonly KeptCell[] }[]
}

export type FigureCell = { hidden: true } | { hidden: false; n: number; k?: number; rate?: number | null }
export type Figures = {
  month: string
  figures: readonly {
    figure: string
    words: Words
    about: Words
    all: FigureCell
    counties: readonly (PlaceShown & { cell: FigureCell })[]
  }[]
}

type OnBoard = { type: string; words: Words; day: string }
export type VillageShown = {
  village: { code: string; name: string }
  officer: { surname: string; words: Words; phone: string | null } | null
  unit: { words: Words; phone: string | null }
  fixed: readonly OnBoard[]
  open: readonly OnBoard[]
}
