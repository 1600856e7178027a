import { useEffect, useState } from 'react'
import { get } from '../ui/request.ts'
import { useWords } from '../ui/settings.tsx'
import { atWords } from '../ui/when.ts'
import type { Answer, MatterShown } from '../ui/wire.ts'
import type { By } from './file.tsx'
import { saveFile } from './save-file.ts'
import { papers as words } from './words.ts'

type PaperShown = Answer<'listPapers'>['papers'][number]

/** What may be printed of a matter: each is made when it is asked for. Without signal there is nothing to print from. */
export function Papers({ matter, now, by }: { matter: MatterShown; now: number; by?: By }) {
  const t = useWords()
  const [papers, setPapers] = useState<readonly PaperShown[]>([])
  const [fault, setFault] = useState(false)
  const { id, version } = matter
  useEffect(() => {
    let late = false
    get<{ papers: PaperShown[] }>(`/api/v1/matters/${id}/papers`, by).then(
      answer => !late && setPapers(answer.papers),
      () => undefined,
    )
    return () => {
      late = true
    }
  }, [id, version])
  if (papers.length === 0) return null
  return (
    <section className="stack tight" aria-labelledby="papers">
      <h2 id="papers">{t(words.title)}</h2>
      {fault && <p className="fault">{t(words.failed)}</p>}
      <ul className="rows card">
        {papers.map(paper => {
          const { name, words: title, entry, number, at, void: voided } = paper
          const path = `/api/v1/matters/${id}/papers/${name}?entry=${entry}`
          const line = (
            <span className="row-words">
              <span className="row-title">{t(title)}</span>
              <span className="row-about number">
                {number && `${number} · `}
                {t(atWords(at, now))}
                {voided && ` · ${t(words.void)}：${t(voided)}`}
              </span>
            </span>
          )
          return (
            <li key={`${name} ${entry}`}>
              {by ? (
                <button
                  type="button"
                  className="row"
                  onClick={() => saveFile(path, `${t(title)}.pdf`, by).catch(() => setFault(true))}
                >
                  {line}
                </button>
              ) : (
                <a className="row" href={path} target="_blank" rel="noreferrer">
                  {line}
                </a>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
