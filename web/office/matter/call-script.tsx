import { useWords } from '../../ui/settings.tsx'
import { callScript as words } from '../words.ts'

/** For whoever calls about a matter of another unit: what to say first, what may be asked, and what may not (R37). */
export function CallScript() {
  const t = useWords()
  return (
    <section className="card stack tight" aria-labelledby="script">
      <h2 id="script">{t(words.title)}</h2>
      <p>{t(words.hello)}</p>
      <ol>
        {words.asks.map(one => (
          <li key={one.en}>{t(one)}</li>
        ))}
      </ol>
      <ul className="quiet">
        {words.rules.map(one => (
          <li key={one.en}>{t(one)}</li>
        ))}
      </ul>
    </section>
  )
}
