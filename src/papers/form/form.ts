/*
 * How a paper is laid out: paragraphs and tables, with placeholders in braces where something of the matter will stand. Read from a Word
 * file that a station has edited, or our own. Lengths in points.
 */

export type Align = 'left' | 'center' | 'right' | 'justify'

/** A stretch of words that look alike. */
export type Piece = { text: string; size: number; bold?: true; underline?: true; color?: string }

export type Paragraph = {
  align: Align
  /** From the left; and of the first line, further. */
  indent: number
  first: number
  before: number
  after: number
  /** Begins a page. */
  newPage?: true
  pieces: readonly Piece[]
}

/** `span`: columns that it takes; `down`: rows. */
export type Cell = { span: number; down: number; paragraphs: readonly Paragraph[] }
export type Table = { widths: readonly number[]; ruled: 'all' | 'rows' | 'none'; rows: readonly (readonly Cell[])[] }

/** Margins: left, top, right, bottom. */
export type Form = { margins: readonly [number, number, number, number]; blocks: readonly (Paragraph | Table)[] }

export const isTable = (block: object): block is Table => 'rows' in block

/** Every paragraph of a form, in tables too, in reading order. */
export const paragraphsOf = ({ blocks }: Form): Paragraph[] =>
  blocks.flatMap(block =>
    isTable(block) ? block.rows.flatMap(row => row.flatMap(({ paragraphs }) => paragraphs)) : [block],
  )

export const textOf = ({ pieces }: Pick<Paragraph, 'pieces'>): string => pieces.map(({ text }) => text).join('')
