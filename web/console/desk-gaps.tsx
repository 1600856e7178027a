import { hasPost, useSession } from '../office/session.tsx'
import { Link } from '../ui/route.tsx'
import { useWords } from '../ui/settings.tsx'
import { useNow } from '../ui/use-now.ts'
import { spanWords } from '../ui/when.ts'
import type { Board } from './use-board.ts'
import { deskGaps as words } from './words.ts'

/** When nobody will be on duty at a desk that one leads: one line on the board, which opens. */
export function DeskGaps({ gaps: { count, first } }: { gaps: Board['deskGaps'] }) {
  const t = useWords()
  const now = useNow()
  const { me } = useSession()
  const [soonest] = first
  if (!soonest) return null
  return (
    <details className="note late desk-gaps">
      <summary>{t(words.said(count, spanWords(soonest.from, soonest.to, now)))}</summary>
      <ul>
        {first.map(({ unit, words: name, from, to }) => (
          <li key={`${unit} ${from}`}>{t(words.at(name, spanWords(from, to, now)))}</li>
        ))}
      </ul>
      {count > first.length && <p className="quiet">{t(words.more(count - first.length))}</p>}
      <p>{hasPost(me, 'city_officer') ? <Link to="/console/rosters">{t(words.mend)}</Link> : t(words.ask)}</p>
    </details>
  )
}
