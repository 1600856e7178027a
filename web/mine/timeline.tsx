import { Said } from '../matter/said.tsx'
import { useWords } from '../ui/settings.tsx'
import { atWords } from '../ui/when.ts'
import type { KindShown, MatterShown } from '../ui/wire.ts'
import { lastTelling, telling } from './told.tsx'
import { mine } from './words.ts'

/** As many as one takes in at a glance; the earlier ones are a tap away. */
const AT_ONCE = 5

type Props = { matter: MatterShown; kind: KindShown; now: number }

/** Step by step, the latest on top: what was done, by whom, when; and what they were told with it. */
export function Timeline({ matter, kind, now }: Props) {
  const t = useWords()
  const told = lastTelling(matter)
  const steps = matter.history.filter(({ step }) => step).reverse()
  const drawn = (some: MatterShown['history']) => (
    <ol>
      {some.map(entry => (
        <li key={entry.no}>
          <p>
            <strong>{entry.step && t(entry.step)}</strong>
          </p>
          <p className="quiet small">
            {entry.post === 'resident' ? t(mine.you) : entry.by.words && t(entry.by.words)}{' '}
            <time className="number" dateTime={entry.at}>
              {t(atWords(entry.at, now))}
            </time>
          </p>
          {/* What they said themselves, to and fro, and what they were told last stand by themselves. */}
          {entry.says && entry.post !== 'resident' && entry !== told && entry.move !== 'write' && (
            <Said matter={matter} kind={kind} move={entry.move} says={entry.says} without={telling} now={now} />
          )}
        </li>
      ))}
    </ol>
  )
  return (
    <section className="stack tight timeline" aria-labelledby="history">
      <h2 id="history">{t(mine.history)}</h2>
      {drawn(steps.slice(0, AT_ONCE))}
      {steps.length > AT_ONCE && (
        <details className="more">
          <summary>{t(mine.earlier(steps.length - AT_ONCE))}</summary>
          {drawn(steps.slice(AT_ONCE))}
        </details>
      )}
    </section>
  )
}
