import { useState } from 'react'
import { inTab } from '../../ui/kept.ts'
import { useWords } from '../../ui/settings.tsx'
import { useNow } from '../../ui/use-now.ts'
import { dueWords } from '../../ui/when.ts'
import { keptCards, storeCards } from './kept-cards.ts'
import { cards as words } from './words.ts'

/** What was reported from this phone. */
export function MyCards() {
  const t = useWords()
  const now = useNow()
  const [cards, setCards] = useState(keptCards)
  if (cards.length === 0) return null
  function forget(printed: string) {
    const left = cards.filter(one => one.printed !== printed)
    storeCards(left)
    setCards(left)
  }
  return (
    <section className="stack tight" aria-labelledby="my-cards">
      <h2 id="my-cards">{t(words.title)}</h2>
      {cards.map(({ printed, due, who, phone, unit }) => (
        <div key={printed} className="card stack tight my-card">
          <p className="answer-code number">{printed}</p>
          {due && (
            <p>
              {Date.parse(due) > now ? t(words.by(dueWords(due, now).by, who)) : t(words.over)}
              <span className="quiet"> {t(unit)}</span>
            </p>
          )}
          <div className="stack tight">
            {/* Another document: the code goes along in this tab. */}
            <a className="button full" href="/t" onClick={() => inTab.set('track', printed)}>
              {t(words.look)}
            </a>
            {phone && (
              <a className="button full" href={`tel:${phone}`}>
                {t(words.call)} <span className="number">{phone}</span>
              </a>
            )}
            <button type="button" className="button plain full" onClick={() => forget(printed)}>
              {t(words.forget)}
            </button>
          </div>
        </div>
      ))}
    </section>
  )
}
