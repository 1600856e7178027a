import { memo, useLayoutEffect, useRef, useState } from 'react'
import { whatOf } from '../../office/line.tsx'
import { Link } from '../../ui/route.tsx'
import { useWords } from '../../ui/settings.tsx'
import { useNow } from '../../ui/use-now.ts'
import { dueWords, leftWords } from '../../ui/when.ts'
import type { Line } from '../../ui/wire.ts'
import { list as words } from '../words.ts'

/** Of every row, in points at the usual size of text; rows of one height need no measuring. */
const ROW = 40
/** Above and below what is in sight; with it fewer than 60 rows stand in the page (R41). */
const SPARE = 8
/** So long before the end what follows is asked for. */
const AHEAD = 100

type Props = {
  lines: readonly Line[]
  /** Nothing follows. */
  whole: boolean
  /** Every row at once: for paper. */
  all: boolean
  /** The row to begin at. */
  from: number
  /** The uppermost in sight. */
  onTop: (row: number) => void
  /** So many rows are wanted. */
  onWant: (rows: number) => void
}

/** A table of which only the rows in sight are in the page; by keyboard it scrolls like any page. */
export function RowsTable({ lines, whole, all, from, onTop, onWant }: Props) {
  const t = useWords()
  const now = useNow()
  const box = useRef<HTMLElement>(null)
  const back = useRef(from)
  const [top, setTop] = useState(from)
  const [room, setRoom] = useState(20)
  const high = ROW * (Number(getComputedStyle(document.documentElement).getPropertyValue('--scale')) || 1)
  useLayoutEffect(() => {
    const look = () => setRoom(Math.ceil(box.current!.clientHeight / high))
    look()
    addEventListener('resize', look)
    return () => removeEventListener('resize', look)
  }, [high])
  // Back to where one was, once that row has come.
  useLayoutEffect(() => {
    if (back.current === 0 || lines.length <= back.current) return
    box.current!.scrollTop = back.current * high
    back.current = 0
  }, [lines.length])
  const first = all ? 0 : Math.max(0, Math.min(top - SPARE, lines.length - 1))
  const last = all ? lines.length : Math.min(lines.length, top + room + SPARE)
  const onScroll = () => {
    const row = Math.floor(box.current!.scrollTop / high)
    // A few rows at a time: between them the spare ones are in sight.
    if (Math.abs(row - top) < SPARE / 2 && row !== 0) return
    setTop(row)
    onTop(row)
  }
  useLayoutEffect(() => {
    if (!whole && last + AHEAD > lines.length) onWant(lines.length + 1)
  }, [last, lines.length])
  const pad = (rows: number) =>
    rows > 0 && (
      <tr className="pad">
        <td colSpan={7} style={{ height: rows * high }} />
      </tr>
    )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <section className="list-box" ref={box} onScroll={onScroll} tabIndex={0} aria-label={t(words.title)}>
      <table className="list" aria-rowcount={whole ? lines.length + 1 : -1}>
        <thead>
          <tr aria-rowindex={1}>
            {Object.entries(words.columns).map(([name, said]) => (
              <th key={name} scope="col" className={`of-${name}`}>
                {t(said)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pad(first)}
          {lines.slice(first, last).map((line, i) => (
            <Row key={line.id} line={line} index={first + i + 2} now={now} />
          ))}
          {pad(lines.length - last)}
        </tbody>
      </table>
    </section>
  )
}

const Row = memo(function Row({ line, index, now }: { line: Line; index: number; now: number }) {
  const t = useWords()
  const { id, printed, place, stateWords, owner, next, nextDue } = line
  const left = nextDue === null ? undefined : leftWords(nextDue, now)
  return (
    <tr aria-rowindex={index}>
      <td>
        <Link to={`/office/m/${id}`} className="number">
          {printed}
        </Link>
      </td>
      <td>{t(whatOf(line))}</td>
      <td>{place?.short}</td>
      <td>{t(stateWords)}</td>
      <td>{owner.name}</td>
      <td>{next && t(next.title)}</td>
      <td>
        {left && nextDue && (
          <>
            <span className={`mark ${left.mark}`}>{t(left.words)}</span>{' '}
            <span className="quiet number due-at">{t(dueWords(nextDue, now).by)}</span>
          </>
        )}
      </td>
    </tr>
  )
})
