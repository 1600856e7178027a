import { useWords } from '../ui/settings.tsx'
import { dayOfWords, dueWords } from '../ui/when.ts'
import type { MatterShown } from '../ui/wire.ts'
import { mine } from './words.ts'

/** The answer card as it stands today: until when, and who. The day is the next one to come; what is late says so beside it. */
export function DueCard({ matter, now }: { matter: MatterShown; now: number }) {
  const t = useWords()
  const { who, promises, closedAt, state, history } = matter
  const waits = state === 'duplicate' && !history.some(({ move }) => move === 'hearOutcome')
  const open = promises.filter(({ state }) => state === 'open').sort((a, b) => Date.parse(a.due) - Date.parse(b.due))
  const next = open.find(({ late }) => !late) || open[0]
  const due = next && dueWords(next.due, now)
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
          {open
            .filter(one => one.late || one.newDay)
            .map(one => (
              <p key={one.no} className="fault">
                {one !== next && <strong>{t(one.title ?? one.words)} </strong>}
                {t(one.newDay ? mine.newDay(dayOfWords(one.newDay.day), one.newDay.why) : mine.overdue)}
              </p>
            ))}
        </>
      ) : (
        <p className="answer-date">
          <strong>{t(waits ? mine.joined : closedAt ? mine.closed : mine.noDue)}</strong>
        </p>
      )}
      <div className="answer-who">
        <Who who={who} />
      </div>
    </section>
  )
}

/** Who has it, and how to reach them: their own telephone, else that of their station. */
function Who({ who: { words, tail, phone, unit, hours } }: Pick<MatterShown, 'who'>) {
  const t = useWords()
  const call = (number: string) => (
    <a className="number" href={`tel:${number}`}>
      {number}
    </a>
  )
  return (
    <>
      <p>
        {t(mine.has(words))} {tail && <span className="quiet number">{t(mine.tail(tail))}</span>}
      </p>
      {phone && phone !== unit.phone && <p>{call(phone)}</p>}
      <p>
        {t(unit.words)} {unit.phone && call(unit.phone)}
      </p>
      {hours.map(line => (
        <p key={line.zh} className="quiet small number">
          {t(line)}
        </p>
      ))}
    </>
  )
}
