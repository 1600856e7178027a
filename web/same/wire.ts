import type { Answer } from '../ui/wire.ts'

/** What stands in the open at this place already. */
export type Standing = Answer<'isItThis'>['candidates'][number]
