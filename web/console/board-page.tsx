import { Drawer } from 'antd'
import { useState } from 'react'
import type { Words } from '../../src/kinds/words.ts'
import { HandOverEach } from '../office/hand-over-each.tsx'
import { hasPost, useSession } from '../office/session.tsx'
import { handOver, office } from '../office/words.ts'
import { Link } from '../ui/route.tsx'
import { useWords } from '../ui/settings.tsx'
import { Page } from '../ui/shell.tsx'
import { useNow } from '../ui/use-now.ts'
import { leftWords } from '../ui/when.ts'
import type { Line } from '../ui/wire.ts'
import { ActDrawer, type Acting } from './act-drawer.tsx'
import { type Board, type PaneName, useBoard } from './use-board.ts'
import { panes, board as words } from './words.ts'

/** What is done about a matter right from the board. */
const steps: Readonly<Record<PaneName, { title: Words; moves: readonly string[] }>> = {
  late: { title: words.handOver, moves: ['handOver'] },
  soon: { title: words.handOver, moves: ['handOver'] },
  toApprove: { title: words.approve, moves: ['approvePause', 'refusePause', 'lowerFlag'] },
  badRating: { title: words.call, moves: ['callRater', 'tryToReach', 'concludeUnreached'] },
  gaps: { title: words.handOver, moves: ['handOver'] },
  hot: { title: words.handOver, moves: ['handOver'] },
}

const marks: Partial<Record<PaneName, string>> = { late: 'late', soon: 'due', toApprove: 'yours', badRating: 'yours' }
const addressOf = (name: PaneName) => `/console/matters?pane=${name}`

/** The morning board: about matters, never about who is better. It fits one desk screen without scrolling. */
export default function BoardPage() {
  const t = useWords()
  const now = useNow()
  const { board, fault, live, fresh, lookAgain } = useBoard()
  const [acting, setActing] = useState<Acting>()
  const [said, setSaid] = useState<Words>()
  const [chosen, setChosen] = useState<readonly Line[]>([])
  const [handing, setHanding] = useState(false)
  const { me } = useSession()
  const leads = hasPost(me, 'station_chief')
  const choose = (line: Line) =>
    setChosen(now => (now.some(({ id }) => id === line.id) ? now.filter(({ id }) => id !== line.id) : now.concat(line)))
  return (
    <Page title={words.title} widest>
      <p className="as-of quiet">
        {board && <span className="number">{t(words.as(board.at.slice(11, 16)))} </span>}
        <span className={live ? 'live' : undefined}>
          {t(live ? words.live : board ? words.broken : office.opening)}
        </span>
      </p>
      <div role="status">{said && <p className="note kept">{t(said)}</p>}</div>
      {fault && (
        <p className="note late" role="alert">
          {t(fault)}
        </p>
      )}
      {!board && !fault && <p role="status">{t(office.opening)}</p>}
      {board && <Counts board={board} />}
      {board && (
        <div className="board">
          {board.panes.map(({ name, count, matters }) => (
            <section key={name} id={name} className="pane card" aria-label={t(panes[name].title)}>
              <h2>
                <Link to={addressOf(name)}>{t(panes[name].title)}</Link>
              </h2>
              {count === 0 && <p className="quiet small">{t(panes[name].none)}</p>}
              <ul className="rows">
                {matters.map(line => (
                  <BoardLine
                    key={line.id}
                    line={line}
                    now={now}
                    fresh={fresh.has(line.id)}
                    step={steps[name].title}
                    onStep={() => setActing({ line, ...steps[name] })}
                    {...(leads &&
                      steps[name].moves[0] === 'handOver' && {
                        chosen: chosen.some(({ id }) => id === line.id),
                        onChoose: () => choose(line),
                      })}
                  />
                ))}
              </ul>
              {count > matters.length && (
                <p className="small">
                  <Link to={addressOf(name)} className="more-link">
                    {t(words.more(count - matters.length))}
                  </Link>
                </p>
              )}
            </section>
          ))}
        </div>
      )}
      {chosen.length > 0 && (
        <p className="chosen-bar no-print">
          <button type="button" className="button primary" onClick={() => setHanding(true)}>
            {t(handOver.sendEach(chosen.length))}
          </button>
          <button type="button" className="button plain" onClick={() => setChosen([])}>
            {t(words.chooseNone)}
          </button>
        </p>
      )}
      <Drawer
        open={handing}
        onClose={() => setHanding(false)}
        title={t(words.handOver)}
        getContainer={() => document.getElementById('page')!}
        size={480}
        destroyOnHidden
        className="act"
      >
        <HandOverEach
          lines={chosen}
          onDone={n => {
            setHanding(false)
            setChosen([])
            setSaid(handOver.done(n))
            lookAgain()
          }}
        />
      </Drawer>
      <ActDrawer
        acting={acting}
        onClose={() => setActing(undefined)}
        onDone={done => {
          setActing(undefined)
          setSaid(done)
          lookAgain()
        }}
      />
    </Page>
  )
}

/** Readable from across the room. */
function Counts({ board }: { board: Board }) {
  const t = useWords()
  return (
    <ul className="counts">
      {board.panes.map(({ name, count }) => (
        <li key={name}>
          <Link to={addressOf(name)} className={count > 0 && marks[name] ? `tile ${marks[name]}` : 'tile'}>
            <span className="tile-count number">{count}</span>
            <span className="tile-name">{t(panes[name].title)}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

type LineProps = {
  line: Line
  now: number
  fresh: boolean
  step: Words
  onStep: () => void
  chosen?: boolean
  /** For whoever may hand over several at once. */
  onChoose?: () => void
}

function BoardLine({ line, now, fresh, step, onStep, chosen = false, onChoose }: LineProps) {
  const t = useWords()
  const { id, words: kind, place, stateWords, nextDue, next, owner } = line
  const left = nextDue === null ? undefined : leftWords(nextDue, now)
  const what = place ? place.short : t(kind)
  return (
    <li className={fresh ? 'board-line fresh' : 'board-line'}>
      {onChoose && (
        <input
          type="checkbox"
          className="line-choose"
          aria-label={`${t(words.choose)} ${what} ${line.printed}`}
          checked={chosen}
          onChange={onChoose}
        />
      )}
      <Link to={`/office/m/${id}`} className="row compact">
        <span className="row-words">
          <span className="row-title">
            {what} <span className="line-owner">{owner.name}</span>
          </span>
          <span className="row-about">{t(next ? next.title : stateWords)}</span>
        </span>
        <span className="line-due">{left && <span className={`mark ${left.mark}`}>{t(left.words)}</span>}</span>
      </Link>
      <button type="button" className="button plain line-step" aria-label={`${t(step)} ${what}`} onClick={onStep}>
        {t(step)}
      </button>
    </li>
  )
}
