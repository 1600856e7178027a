import { conductFigures } from './catalogue/conduct.ts'
import { guardFigures } from './catalogue/guards.ts'
import { kindFigures } from './catalogue/kinds.ts'
import { promiseFigures } from './catalogue/promises.ts'
import { voiceFigures } from './catalogue/voice.ts'
import type { Figure } from './figure.ts'

/** Every figure that a board shows, in the order of domain §4. */
export const figures: readonly Figure[] = [
  ...promiseFigures,
  ...kindFigures,
  ...voiceFigures,
  ...conductFigures,
  ...guardFigures,
]

export const figureNamed = (name: string): Figure | undefined => figures.find(figure => figure.name === name)
