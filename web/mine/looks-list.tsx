import { useState } from 'react'
import type { Words } from '../../src/kinds/words.ts'
import type { By } from '../matter/file.tsx'
import { offer } from '../ui/later.ts'
import { ask, RequestFailed } from '../ui/request.ts'
import { useWords } from '../ui/settings.tsx'
import { atWords, dayOfWords } from '../ui/when.ts'
import type { MatterShown } from '../ui/wire.ts'
import { looks as words } from './looks-words.ts'

type Props = { looks: MatterShown['looks']; now: number; by: By; onAsked: () => void }

/** Who opened the names in it, what for; and why, if one asks. */
function LooksList({ looks, now, by, onAsked }: Props) {
  const t = useWords()
  const [fault, setFault] = useState<Words>()
  async function why(id: string) {
    setFault(undefined)
    try {
      await ask('POST', `/api/v1/my/looks/${id}/why`, by)
      onAsked()
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      setFault(error.words)
    }
  }
  return (
    <>
      <div role="status">{fault && <p className="note yours">{t(fault)}</p>}</div>
      <ul className="stack">
        {looks.length === 0 && <li className="quiet">{t(words.noLooks)}</li>}
        {looks.map(({ id, who, at, purpose, asked }) => (
          <li key={id} className="stack tight">
            <span>
              {t(who)} {purpose && t(purpose)} <span className="quiet number">{t(atWords(at, now))}</span>
            </span>
            {!asked && (
              <button type="button" className="button plain" onClick={() => why(id)}>
                {t(words.whyLooked)}
              </button>
            )}
            {asked?.finding && (
              <span className="note">
                {t({ zh: `${asked.finding.zh}。`, en: `${asked.finding.en}. ` })}
                {asked.answer}
              </span>
            )}
            {asked && !asked.finding && <span className="hint">{t(words.whyAsked(dayOfWords(asked.lastDay)))}</span>}
          </li>
        ))}
      </ul>
    </>
  )
}

declare global {
  interface Later {
    looks: typeof LooksList
  }
}

offer('looks', LooksList)
