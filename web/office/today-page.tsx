import { useEffect, useState } from 'react'
import type { Words } from '../../src/kinds/words.ts'
import { get, type RequestFailed } from '../ui/request.ts'
import { Link, usePlace } from '../ui/route.tsx'
import { useWords } from '../ui/settings.tsx'
import { Page } from '../ui/shell.tsx'
import { useNow } from '../ui/use-now.ts'
import type { Line } from '../ui/wire.ts'
import { CallRow } from './call-row.tsx'
import { MatterLine } from './line.tsx'
import { type ListName, pathOf } from './lists.ts'
import { MissingYear } from './missing-year.tsx'
import { hasPost, useSession } from './session.tsx'
import { handOver, list, office } from './words.ts'

const tabs: readonly { name: ListName; words: Words; chief?: true }[] = [
  { name: 'mine', words: list.mine },
  { name: 'unit', words: list.unit },
  { name: 'late', words: list.late },
  { name: 'dueToday', words: list.dueToday },
  { name: 'toApprove', words: list.toApprove, chief: true },
  { name: 'gaps', words: list.gaps, chief: true },
  { name: 'closed', words: list.closed },
]

/** Who is owed a word by then is called now or soon; the others wait in their turn by the time that is left. */
const SOON = 2 * 86_400_000

/** What to do today: whoever waits for a call first, then by the time that is left. */
export function TodayPage() {
  const t = useWords()
  const now = useNow()
  const { me } = useSession()
  const { query } = usePlace()
  const chief = hasPost(me, 'station_chief', 'county_officer', 'city_officer')
  // An auxiliary never decides, so nothing of that is offered.
  const decides = me.posts.some(({ post }) => post !== 'auxiliary')
  const name = tabs.find(tab => tab.name === query.get('list'))?.name ?? 'mine'
  const { lines, fault, more, retry } = useList(name)
  const calls =
    name === 'mine' && lines
      ? lines.filter(({ next, nextDue }) => next?.calls && nextDue && Date.parse(nextDue) - now < SOON)
      : []
  const others = lines?.filter(line => calls.indexOf(line) < 0)
  return (
    <Page title={list.title} screen={name}>
      <div className="stack wide">
        {hasPost(me, 'city_officer', 'legal_officer') && <MissingYear />}
        <nav className="tabs" aria-label={t(list.lists)}>
          {tabs
            .filter(tab => !tab.chief || chief)
            .map(tab => (
              <Link
                key={tab.name}
                to={tab.name === 'mine' ? '/office' : `/office?list=${tab.name}`}
                className={tab.name === name ? 'tab chosen' : 'tab'}
                current={tab.name === name}
              >
                {t(tab.words)}
              </Link>
            ))}
        </nav>
        {fault && (
          <div className="faults stack tight" role="alert">
            <p>{t(fault)}</p>
            <button type="button" className="button" onClick={retry}>
              {t(office.retry)}
            </button>
          </div>
        )}
        {!lines && !fault && <p role="status">{t(office.opening)}</p>}
        {lines?.length === 0 && <p className="card empty">{t(list.none[name]!)}</p>}
        {calls.length > 0 && (
          <section className="stack tight" aria-labelledby="calls">
            <h2 id="calls" className="waits">
              {t(list.call)} <span className="number">{t(list.n(calls.length))}</span>
            </h2>
            <ul className="rows card waits-rows">
              {calls.map(line => (
                <CallRow key={line.id} line={line} now={now} />
              ))}
            </ul>
          </section>
        )}
        {name === 'mine' && decides && lines && lines.length > 0 && (
          <p className="no-print">
            <Link to="/office/hand-over">{t(handOver.title)}</Link>
          </p>
        )}
        {others && others.length > 0 && (
          <section className="stack tight" aria-labelledby="others">
            <h2 id="others">{t(name === 'closed' ? list.closed : list.others)}</h2>
            <ul className="rows card">
              {others.map(line => (
                <MatterLine key={line.id} line={line} now={now} withOwner={name !== 'mine'} />
              ))}
            </ul>
          </section>
        )}
        {more && (
          <button type="button" className="button full" onClick={more}>
            {t(list.more)}
          </button>
        )}
      </div>
    </Page>
  )
}

/** Asked for what is due today, the API names what is late as well; that has a list of its own. */
const isStillDue = ({ nextDue }: Line) => nextDue !== null && Date.parse(nextDue) > Date.now()

/** At most so many rows stand on the page at once (R41). */
const SIZE = 50

/** One list; looked at anew each minute while the page is shown. */
export function useList(name: ListName, size = SIZE) {
  const { failed } = useSession()
  const [lines, setLines] = useState<readonly Line[]>()
  const [next, setNext] = useState<string | null>(null)
  const [fault, setFault] = useState<Words>()
  const [turn, setTurn] = useState(0)
  const [after, setAfter] = useState<string>()
  useEffect(() => {
    let late = false
    const look = () =>
      get<{ matters: Line[]; next?: string | null }>(pathOf(name, size, after)).then(
        answer => {
          if (late) return
          setFault(undefined)
          setLines(name === 'dueToday' ? answer.matters.filter(isStillDue) : answer.matters)
          setNext(answer.next ?? null)
        },
        error => {
          const { words } = failed(error) as RequestFailed
          if (!late) setFault(words)
        },
      )
    look()
    const timer = setInterval(() => !document.hidden && look(), 60_000)
    return () => {
      late = true
      clearInterval(timer)
    }
  }, [name, turn, after])
  useEffect(() => {
    setLines(undefined)
    setAfter(undefined)
  }, [name])
  return {
    lines,
    fault,
    more: next === null ? undefined : () => setAfter(next),
    retry: () => setTurn(turn + 1),
  }
}
