import { useState } from 'react'
import type { Words } from '../../src/kinds/words.ts'
import { bytesOf } from '../ui/base64.ts'
import { ask } from '../ui/request.ts'
import { useWords } from '../ui/settings.tsx'
import { useSession } from './session.tsx'
import { plates as words } from './words.ts'

/** The codes for doors and the cards to leave, as sheets to be printed. @param unit whose; absent: one's own station's */
export function Plates({ unit }: { unit?: string }) {
  const t = useWords()
  const { failed } = useSession()
  const [made, setMade] = useState<{ address: string; count: number }>()
  const [said, setSaid] = useState<Words>()
  const make = async (as: 'plates' | 'cards') => {
    setMade(undefined)
    setSaid(words.making)
    try {
      const { pdf, count } = await ask<{ pdf: string; count: number }>('POST', '/api/v1/door-plates', {
        body: { as, ...(unit && { unit }) },
      })
      setMade({ address: URL.createObjectURL(new Blob([bytesOf(pdf)], { type: 'application/pdf' })), count })
      setSaid(undefined)
    } catch (error) {
      setSaid(failed(error).words)
    }
  }
  return (
    <section className="card stack tight" aria-labelledby="plates">
      <h2 id="plates">{t(words.title)}</h2>
      <p className="hint">{t(words.about)}</p>
      <div className="pair">
        <button type="button" className="button" onClick={() => make('plates')}>
          {t(words.plates)}
        </button>
        <button type="button" className="button" onClick={() => make('cards')}>
          {t(words.cards)}
        </button>
      </div>
      <p role="status">
        {said && t(said)}
        {made && (
          <a href={made.address} target="_blank" rel="noopener">
            {t(words.open(made.count))}
          </a>
        )}
      </p>
    </section>
  )
}
