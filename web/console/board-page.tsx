import { Drawer } from 'antd'
import { useLayoutEffect, useRef, useState } from 'react'
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
import { DeskGaps } from './desk-gaps.tsx'
import { type Board, type PaneName, useBoard } from './use-board.ts'
import { panes, board as words } from './words.ts'

/** What is done about a matter right from the board. */
const steps: Readonly<Record<PaneName, { title: Words; moves: readonly string[] }>> = {
  late: { title: words.handOver, moves: ['handOver'] },
  soon: { title: words.handOver, moves: ['handOver'] },
  toApprove: {
    title: words.approve,
    moves: ['approvePause', 'refusePause', 'lowerFlag', 'rectify', 'refuseCorrection', 'handOver', 'keepOwner'],
  },
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
  const box = useRef<HTMLDivElement>(null)
  const room = useRoom(box, board !== undefined)
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
      {board && <DeskGaps gaps={board.deskGaps} />}
      {board && <Counts board={board} />}
      {board && (
        <div className="board" ref={box}>
          {columns.map(names => (
            <div key={names.join()} className="board-column">
              {allotted(board, names, room).map(({ name, count, matters }) => (
                <section key={name} id={name} className="pane card" aria-label={t(panes[name].title)}>
                  <h2>
                    <Link to={addressOf(name)}>{t(panes[name].title)}</Link>
                  </h2>
                  {count === 0 && <p className="quiet small">{t(panes[name].none)}</p>}
                  <ul className="rows">
                    {matters.map(line => (
                      <BoardLine
                        key={line.id}
                        name={name}
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

/** What stands above what; each column shares its height. */
const columns: readonly (readonly [PaneName, PaneName])[] = [
  ['late', 'badRating'],
  ['soon', 'gaps'],
  ['toApprove', 'hot'],
]

/** Of a pane without its rows, and of a row; in points at the usual size of text. */
const [HEAD, ROW] = [72, 46]
/** Where the panes stand below one another, each shows so many. */
const FEW = 6

/** How many rows stand below one another in a column without scrolling; null: where there are no three columns. */
function useRoom(box: { current: HTMLDivElement | null }, shown: boolean): number | null {
  const [room, setRoom] = useState<number | null>(null)
  useLayoutEffect(() => {
    const look = () => {
      const scale = Number(getComputedStyle(document.documentElement).getPropertyValue('--scale')) || 1
      const top = box.current ? box.current.getBoundingClientRect().top + scrollY : 0
      setRoom(innerWidth < 1200 ? null : Math.max(FEW, Math.floor(((innerHeight - top) / scale - 2 * HEAD) / ROW)))
    }
    look()
    addEventListener('resize', look)
    return () => removeEventListener('resize', look)
  }, [shown])
  return room
}

/** The rows of each pane of a column: what one does not need, the other has. */
function allotted({ panes: all }: Board, names: readonly [PaneName, PaneName], room: number | null) {
  const here = names.map(name => all.find(one => one.name === name)!)
  const [upper, lower] = here.map(({ matters }) => Math.max(1, matters.length)) as [number, number]
  const half = room === null ? FEW : Math.floor(room / 2)
  const most = room === null ? [FEW, FEW] : [Math.max(half, room - lower), Math.max(half, room - upper)]
  return here.map((pane, i) => ({ ...pane, matters: pane.matters.slice(0, most[i]) }))
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

const WEEK = 7 * 86_400_000

/** What the step of a pane is known by: over to another, a tick, a telephone. */
const over = 'M4 8h15l-4-4M20 16H5l4 4'
const signs: Readonly<Record<PaneName, string>> = {
  late: over,
  soon: over,
  toApprove: 'M4 12l6 6L20 6',
  badRating: 'M6 3l4 5-2 2c1 3 3 5 6 6l2-2 5 4c-1 3-3 4-5 3C9 19 5 15 3 8c-1-2 0-4 3-5z',
  gaps: over,
  hot: over,
}

type LineProps = {
  name: PaneName
  line: Line
  now: number
  fresh: boolean
  step: Words
  onStep: () => void
  chosen?: boolean
  /** For whoever may hand over several at once. */
  onChoose?: () => void
}

function BoardLine({ name, line, now, fresh, step, onStep, chosen = false, onChoose }: LineProps) {
  const t = useWords()
  const { id, printed, place, stateWords, nextDue, next, owner } = line
  const left = nextDue === null ? undefined : leftWords(nextDue, now)
  const isNear = nextDue !== null && Date.parse(nextDue) - now < WEEK
  const what = `${place ? `${place.short} · ` : ''}${t(line.sort ?? line.words)}`
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
            <span className="board-what">{what}</span> <span className="line-owner">{owner.name}</span>
            {left && isNear && <span className={`mark ${left.mark}`}>{t(left.words)}</span>}
          </span>
          <span className="row-about">
            <span className="number">{printed}</span> · {t(next ? next.title : stateWords)}
          </span>
        </span>
      </Link>
      <button
        type="button"
        className="button plain line-step"
        aria-label={`${t(step)} ${what}`}
        title={t(step)}
        onClick={onStep}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2">
          <path d={signs[name]} strokeLinecap="round" strokeLinejoin="round" />
        </svg>
      </button>
    </li>
  )
}
