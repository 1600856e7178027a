import { useWords } from '../ui/settings.tsx'
import { dayOfWords, dueWords } from '../ui/when.ts'
import type { MatterShown } from '../ui/wire.ts'
import { mine } from './words.ts'

/** The answer card as it stands today: until when, and who. What is late says so. */
export function DueCard({ matter, now }: { matter: MatterShown; now: number }) {
  const t = useWords()
  const { who, promises, closedAt, state, history } = matter
  const waits = state === 'duplicate' && !history.some(({ move }) => move === 'hearOutcome')
  const open = promises.filter(({ state }) => state === 'open')
  const next = open.sort((a, b) => Date.parse(a.due) - Date.parse(b.due))[0]
  const due = next && dueWords(next.due, now)
  const phone = who.phone ?? who.unit.phone
  return (
    <section className="answer-card" aria-label={t(mine.by)}>
      {due && next ? (
        <>
          <p className="answer-label">{t(mine.by)}</p>
          <p className="answer-date number">
            <strong>{t(due.day)}</strong>
            <strong>{t(due.until)}</strong>
          </p>
          <p>{t(next.title ?? next.words)}</p>
          {next.newDay ? (
            <p className="fault">{t(mine.newDay(dayOfWords(next.newDay.day), next.newDay.why))}</p>
          ) : (
            next.late && <p className="fault">{t(mine.overdue)}</p>
          )}
        </>
      ) : (
        <p className="answer-date">
          <strong>{t(waits ? mine.joined : closedAt ? mine.closed : mine.noDue)}</strong>
        </p>
      )}
      <p className="answer-who">
        {t(mine.has(who.words))} <span className="quiet">{t(who.unit.words)}</span>{' '}
        {phone && (
          <a className="number" href={`tel:${phone}`}>
            {phone}
          </a>
        )}
      </p>
    </section>
  )
}
