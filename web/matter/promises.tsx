import type { Words } from '../../src/kinds/words.ts'
import { useWords } from '../ui/settings.tsx'
import { atWords, dayOfWords, dueWords, leftWords } from '../ui/when.ts'
import type { MatterShown, PauseShown, PromiseShown } from '../ui/wire.ts'
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
  const { title, words: said, due, metAt, provisional, newDay, pauses } = promise
  const { mark, says, about } = standing(promise, now)
  return (
    <li className="promise">
      <p className="promise-title">{t(title ?? said)}</p>
      <p className="small">
        <span className={`mark ${mark}`}>{t(says)}</span>{' '}
        <span className="quiet number">{t(metAt ? atWords(metAt, now) : (about ?? dueWords(due, now).by))}</span>
      </p>
      {newDay && (
        <p className="small">
          {t(words.newDay(dayOfWords(newDay.day)))} <span className="quiet">{t(newDay.why)}</span>
        </p>
      )}
      {!metAt &&
        pauses.slice(-1).map(pause => (
          <p key={pause.from} className="small quiet">
            {t(pauseWords(pause, now))}
          </p>
        ))}
      {provisional && !metAt && <p className="small quiet">{t(words.provisional)}</p>}
    </li>
  )
}

/** Why the clock stood or stands, until when or what, and whether whoever waits was told. */
function pauseWords({ words: why, from, to, endsWith, told, untold }: PauseShown, now: number): Words {
  const [since, until] = [atWords(from, now), to === null ? null : atWords(to, now)]
  const zh = [
    `${since.zh}起暂停：${why.zh}`,
    endsWith && `等到“${endsWith.zh}”`,
    until && `到${until.zh}`,
    told ? '已告知本人' : untold ? '未告知本人' : null,
  ]
  const en = [
    `paused from ${since.en}: ${why.en}`,
    endsWith && `until “${endsWith.en}”`,
    until && `until ${until.en}`,
    told ? 'they were told' : untold ? 'they were not told' : null,
  ]
  return { zh: `${zh.filter(Boolean).join('，')}。`, en: en.filter(Boolean).join(', ') }
}

function standing({ state, late, due }: PromiseShown, now: number) {
  if (state === 'kept') return { mark: late ? 'late' : 'kept', says: late ? words.keptLate : words.kept }
  if (state === 'void') return { mark: 'open', says: words.gone, about: { zh: '', en: '' } }
  if (state === 'paused') return { mark: 'due', says: words.paused }
  const left = leftWords(due, now)
  return { mark: left.mark, says: left.words }
}
