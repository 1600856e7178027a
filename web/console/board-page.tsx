import type { Words } from '../../src/kinds/words.ts'
import { MatterLine } from '../office/line.tsx'
import type { ListName } from '../office/lists.ts'
import { useList } from '../office/today-page.tsx'
import { office } from '../office/words.ts'
import { Link } from '../ui/route.tsx'
import { useWords } from '../ui/settings.tsx'
import { Page } from '../ui/shell.tsx'
import { useNow } from '../ui/use-now.ts'
import { toLocal } from '../ui/when.ts'
import { board } from './words.ts'

/** The morning board: about matters, never about who is better. It fits one desk screen without scrolling. */
export default function BoardPage() {
  const t = useWords()
  const now = useNow()
  return (
    <Page title={board.title} widest>
      <p className="as-of quiet number">{t(board.as(toLocal(now).slice(11)))}</p>
      <div className="board">
        <Pane name="late" title={board.late} none={board.noLate} now={now} />
        <Pane name="dueToday" title={board.today} none={board.noToday} now={now} />
        <Pane name="toApprove" title={board.approve} none={board.noApprove} now={now} />
        <Pane name="gaps" title={board.gaps} none={board.noGaps} now={now} />
      </div>
    </Page>
  )
}

type PaneProps = { name: ListName; title: Words; none: Words; now: number }

/** So many rows stand in a pane; the rest is one tap away. */
const ROWS = 8

function Pane({ name, title, none, now }: PaneProps) {
  const t = useWords()
  const { lines, fault } = useList(name)
  return (
    <section className="pane card" aria-label={t(title)}>
      <h2>
        <Link to={`/office?list=${name}`}>{t(title)}</Link>{' '}
        {lines && <span className="count number">{lines.length >= 50 ? '50+' : lines.length}</span>}
      </h2>
      {fault && <p className="fault">{t(fault)}</p>}
      {!lines && !fault && <p role="status">{t(office.opening)}</p>}
      {lines?.length === 0 && <p className="quiet">{t(none)}</p>}
      {lines && lines.length > 0 && (
        <ul className="rows">
          {lines.slice(0, ROWS).map(line => (
            <MatterLine key={line.id} line={line} now={now} withOwner compact />
          ))}
        </ul>
      )}
      {lines && lines.length > ROWS && (
        <p className="small">
          <Link to={`/office?list=${name}`}>{t(board.more(lines.length - ROWS))}</Link>
        </p>
      )}
    </section>
  )
}
