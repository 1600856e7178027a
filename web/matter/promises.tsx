import { useWords } from '../ui/settings.tsx'
import { atWords, dueWords, leftWords } from '../ui/when.ts'
import type { MatterShown, PromiseShown } from '../ui/wire.ts'
import { matter as words } from './words.ts'

/** What was promised: what runs first, the next due on top; then what is over. */
export function Promises({ matter, now }: { matter: MatterShown; now: number }) {
  const t = useWords()
  const running = matter.promises.filter(({ state }) => state === 'open' || state === 'paused')
  const over = matter.promises.filter(({ state }) => state === 'kept' || state === 'void')
  const sorted = running.slice().sort((a, b) => Date.parse(a.due) - Date.parse(b.due))
  return (
    <section className="stack tight" aria-labelledby="promises">
      <h2 id="promises">{t(words.promises)}</h2>
      {matter.promises.length === 0 ? (
        <p className="card quiet">{t(words.noPromises)}</p>
      ) : (
        <ul className="rows card">
          {sorted.concat(over).map(promise => (
            <PromiseRow key={promise.no} promise={promise} now={now} />
          ))}
        </ul>
      )}
    </section>
  )
}

function PromiseRow({ promise, now }: { promise: PromiseShown; now: number }) {
  const t = useWords()
  const { title, words: said, due, metAt, provisional } = promise
  const { mark, says, about } = standing(promise, now)
  return (
    <li className="promise">
      <p className="promise-title">{t(title ?? said)}</p>
      <p className="small">
        <span className={`mark ${mark}`}>{t(says)}</span>{' '}
        <span className="quiet number">{t(metAt ? atWords(metAt, now) : (about ?? dueWords(due, now).by))}</span>
      </p>
      {provisional && !metAt && <p className="small quiet">{t(words.provisional)}</p>}
    </li>
  )
}

function standing({ state, late, due }: PromiseShown, now: number) {
  if (state === 'kept') return { mark: late ? 'late' : 'kept', says: late ? words.keptLate : words.kept }
  if (state === 'void') return { mark: 'open', says: words.gone, about: { zh: '', en: '' } }
  if (state === 'paused') return { mark: 'due', says: words.paused }
  const left = leftWords(due, now)
  return { mark: left.mark, says: left.words }
}
