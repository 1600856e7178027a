import type { Answer } from '../ui/wire.ts'

/*
 * What the public board reads (docs/api.md, "In public"). Hidden: of fewer than ten, or what would give such a cell away.
 */

export type Kept = Answer<'publicPromises'>
export type KeptCell = Kept['measures'][number]['all']
export type Figures = Answer<'publicFigures'>
export type Figure = Figures['figures'][number]
export type TownShown = Answer<'townBoard'>
export type VillageShown = Answer<'villageBoard'>
