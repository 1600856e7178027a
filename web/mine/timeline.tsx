import { useWords } from '../ui/settings.tsx'
import { atWords } from '../ui/when.ts'
import type { MatterShown } from '../ui/wire.ts'
import { mine } from './words.ts'

/** Step by step, the latest on top: what was done, by whom, when. */
export function Timeline({ matter, now }: { matter: MatterShown; now: number }) {
  const t = useWords()
  return (
    <section className="stack tight" aria-labelledby="history">
      <h2 id="history">{t(mine.history)}</h2>
      <ol className="timeline">
        {matter.history
          .slice()
          .reverse()
          .map(({ no, words, by, post, at }) => (
            <li key={no}>
              <p>
                <strong>{t(words)}</strong>
              </p>
              <p className="quiet small">
                {post === 'resident' ? t(mine.you) : by.words && t(by.words)}{' '}
                <time className="number" dateTime={at}>
                  {t(atWords(at, now))}
                </time>
              </p>
            </li>
          ))}
      </ol>
    </section>
  )
}
