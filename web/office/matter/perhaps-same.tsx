import { useEffect, useState } from 'react'
import type { Words } from '../../../src/kinds/words.ts'
import { get } from '../../ui/request.ts'
import { Link } from '../../ui/route.tsx'
import { useWords } from '../../ui/settings.tsx'
import type { Line, MatterShown } from '../../ui/wire.ts'
import { useSession } from '../session.tsx'
import { matter as words } from '../words.ts'

type Candidate = { matter: Line; because: readonly Words[] }

/**
 * Matters that might be the same, each with its reasons: a person decides. It comes after the page; without any, without signal,
 * or for a post that may not ask, there is nothing. What is linked already stands among the facts.
 */
export function PerhapsSame({ matter: { id, links } }: { matter: MatterShown }) {
  const t = useWords()
  const { failed } = useSession()
  const [candidates, setCandidates] = useState<readonly Candidate[]>([])
  useEffect(() => {
    let left = false
    get<{ candidates: Candidate[] }>(`/api/v1/matters/${id}/like-this`).then(
      answer => !left && setCandidates(answer.candidates),
      error => void failed(error),
    )
    return () => {
      left = true
    }
  }, [id])
  const shown = candidates.filter(({ matter }) => !links.some(link => link.id === matter.id))
  if (shown.length === 0) return null
  return (
    <section className="stack tight no-print" aria-labelledby="perhaps-same">
      <h2 id="perhaps-same">{t(words.perhapsSame)}</h2>
      <ul className="rows card everyday">
        {shown.map(({ matter, because }) => (
          <li key={matter.id}>
            <Link to={`/office/m/${matter.id}`} className="row">
              <span className="row-words">
                <span className="row-title">
                  {matter.place ? `${matter.place.short} · ` : ''}
                  {t(matter.words)}
                  <span className="tag">{t(matter.stateWords)}</span>
                </span>
                <span className="row-about">{t(listed(because))}</span>
                <span className="row-about number">{matter.printed}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

const listed = (all: readonly Words[]): Words => ({
  zh: all.map(({ zh }) => zh).join('，'),
  en: all.map(({ en }) => en).join(', '),
})
