import type { Words } from '../../src/kinds/words.ts'
import { Link } from '../ui/route.tsx'
import { useWords } from '../ui/settings.tsx'
import { dueWords, leftWords } from '../ui/when.ts'
import type { Line } from '../ui/wire.ts'
import { list } from './words.ts'

type Props = {
  line: Line
  now: number
  withOwner?: boolean
  /** What else is to be known of it at a glance. */
  more?: string
}

/** Its kind, and what it is within that: 小案件 · 被偷. */
export const whatOf = ({ words, sort }: Pick<Line, 'words' | 'sort'>): Words =>
  sort ? { zh: `${words.zh} · ${sort.zh}`, en: `${words.en}: ${sort.en}` } : words

/** One matter in a list: what, where, how far, and above all until when. Nothing personal. */
export function MatterLine({ line, now, withOwner, more }: Props) {
  const t = useWords()
  const { id, place, stateWords, nextDue, next, owner, printed } = line
  const what = t(whatOf(line))
  const left = nextDue === null ? undefined : leftWords(nextDue, now)
  return (
    <li>
      <Link to={`/office/m/${id}`} className="row line-row">
        <span className="row-words">
          <span className="row-title">
            {place ? `${place.short} · ${what}` : what}
            {line.protected && <span className="tag">{t(list.protected)}</span>}
          </span>
          <span className="row-about">
            {t(next ? next.title : stateWords)}
            {withOwner && owner.name ? ` · ${owner.name}` : ''}
          </span>
          {more && <span className="row-about number">{more}</span>}
          <span className="row-about number">{printed}</span>
        </span>
        <span className="line-due">
          {left && nextDue ? (
            <>
              <span className={`mark ${left.mark}`}>{t(left.words)}</span>
              <span className="row-about number">{t(dueWords(nextDue, now).by)}</span>
            </>
          ) : (
            <span className="row-about">{t(stateWords)}</span>
          )}
        </span>
      </Link>
    </li>
  )
}
