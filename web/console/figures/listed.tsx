import type { ReactNode } from 'react'
import type { Words } from '../../../src/kinds/words.ts'
import { go, usePlace } from '../../ui/route.tsx'
import { useWords } from '../../ui/settings.tsx'
import { Room } from './room.tsx'
import { saveTable } from './save-table.ts'
import { common } from './words.ts'

type Cell = string | number | null

/** What stands in a column: on the page, and in the file where that is another thing. */
export type Column<Row> = {
  name: Words
  /** Undefined: in the file alone. */
  shows?: (row: Row) => ReactNode
  saved: (row: Row) => Cell
  number?: true
}

type Props<Row> = {
  title: string
  /** Of the file, where it says more than the title does. */
  file?: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** Words rather than figures. */
  words?: true
  /** The server has more of them. */
  more?: boolean
}

/** More rows at once are no list that anybody reads. */
const ROWS = 50

/** A table of figures or of matters: by its pages, whose first row lies in the address; the file has all of it. */
export function Listed<Row>({ title, file = title, columns, rows, keyOf, words, more = false }: Props<Row>) {
  const t = useWords()
  const { path, query } = usePlace()
  // Of a page with two tables the short one is whole; a period that was shortened since has a last page too.
  const last = Math.floor(Math.max(0, rows.length - 1) / ROWS) * ROWS
  const first = Math.min(Number(query.get('first') ?? 0) || 0, last)
  const turn = (to: number) => {
    const next = new URLSearchParams(query)
    next.set('first', String(Math.max(0, to)))
    go(`${path}?${next}`)
  }
  const shown = columns.flatMap(({ shows, ...one }) => (shows ? [{ ...one, shows }] : []))
  return (
    <>
      <Room label={title}>
        <table className={words ? 'grid words' : 'grid'}>
          <thead>
            <tr>
              {shown.map(({ name }) => (
                <th key={name.en} scope="col">
                  {t(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(first, first + ROWS).map(row => (
              <tr key={keyOf(row)}>
                {shown.map(({ name, shows, number }, i) =>
                  i === 0 ? (
                    <th key={name.en} scope="row">
                      {shows(row)}
                    </th>
                  ) : (
                    <td key={name.en} className={number && 'number'}>
                      {shows(row)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Room>
      <p className="no-print pager">
        {rows.length > ROWS && (
          <>
            <button type="button" className="button" disabled={first === 0} onClick={() => turn(first - ROWS)}>
              {t(common.before)}
            </button>
            <span className="number">
              {first + 1}–{Math.min(first + ROWS, rows.length)} / {rows.length}
            </span>
            <button
              type="button"
              className="button"
              disabled={first + ROWS >= rows.length}
              onClick={() => turn(first + ROWS)}
            >
              {t(common.next)}
            </button>
          </>
        )}
        <Save
          file={file}
          head={columns.map(({ name }) => t(name))}
          rows={() => rows.map(row => columns.map(({ saved }) => saved(row)))}
        />
      </p>
      {more && <p className="hint">{t(common.more(rows.length))}</p>}
    </>
  )
}

type SaveProps = { file: string; head: readonly string[]; rows: () => Cell[][]; disabled?: boolean }

/** Every table can be taken away as a file. */
export function Save({ file, head, rows, disabled = false }: SaveProps) {
  const t = useWords()
  return (
    <button type="button" className="button" disabled={disabled} onClick={() => saveTable(file, head, rows())}>
      {t(common.save)}
    </button>
  )
}
