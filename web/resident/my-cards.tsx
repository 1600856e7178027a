import { useState } from 'react'
import type { Words } from '../../src/kinds/words.ts'
import { onDevice } from '../ui/kept.ts'
import { useWords } from '../ui/settings.tsx'
import { useNow } from '../ui/use-now.ts'
import { dueWords } from '../ui/when.ts'
import type { Receipt } from '../ui/wire.ts'
import { cards as words } from './words.ts'

/*
 * What stays on the phone of whoever reported something: the code, the day, whom to call; never what it is about, nor the link. A
 * phone may be the whole family's: of a protected matter nothing is kept (R26).
 */

type Card = { printed: string; due: string | null; who: Words; phone: string | null; unit: Words }

const MOST = 5

function kept(): Card[] {
  try {
    const found = JSON.parse(onDevice.get('cards') ?? '[]')
    return Array.isArray(found) ? found : []
  } catch {
    return []
  }
}

const store = (cards: readonly Card[]) => onDevice.set('cards', cards.length > 0 ? JSON.stringify(cards) : null)

/** Keeps it, and the pages with it, to be seen without signal. */
export function keepCard({ printed, by, who }: Receipt): void {
  const card = {
    printed,
    due: by?.due ?? null,
    who: who.words,
    phone: who.phone ?? who.unit.phone,
    unit: who.unit.words,
  }
  store([card, ...kept().filter(one => one.printed !== printed)].slice(0, MOST))
  if (navigator.serviceWorker) navigator.serviceWorker.register('/sw.js').catch(() => undefined)
}

export function MyCards() {
  const t = useWords()
  const now = useNow()
  const [cards, setCards] = useState(kept)
  if (cards.length === 0) return null
  function forget(printed: string) {
    const left = cards.filter(one => one.printed !== printed)
    store(left)
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
          <div className="pair">
            {phone && (
              <a className="button" href={`tel:${phone}`}>
                {t(words.call)} <span className="number">{phone}</span>
              </a>
            )}
            <button type="button" className="button plain" onClick={() => forget(printed)}>
              {t(words.forget)}
            </button>
          </div>
        </div>
      ))}
    </section>
  )
}
