import { levels } from '../matter/words.ts'
import { useWords } from '../ui/settings.tsx'
import type { MatterShown } from '../ui/wire.ts'
import { mine } from './words.ts'

/** Said without being asked: it is the person themselves, on this page, and they have no receipt to name. */
export const given: Readonly<Record<string, Record<string, unknown>>> = {
  rate: { heard: 'page', receipt: undefined },
  withdraw: { asked: 'by_the_person', receipt: undefined },
}

type Props = { matter: MatterShown; onChoose: (move: string) => void }

/** What they may do now, of these or of all others; a word more has a box of its own. */
const free = ({ moves }: MatterShown, waits: boolean) =>
  moves.filter(
    ({ name, refusals }) =>
      refusals.length === 0 && name !== 'sayMore' && (name === 'confirmTold' || name === 'rate') === waits,
  )

/** What waits for a word from them, once they were told: in peony. */
export function Waiting({ matter, onChoose }: Props) {
  const t = useWords()
  const first = free(matter, true)
  const { rated } = matter.standing
  const level = rated && levels.find(({ value }) => value === rated.stars)
  return (
    <>
      {first.length > 0 && (
        <section className="note yours stack tight" aria-labelledby="yours">
          <h2 id="yours">{t(mine.yours)}</h2>
          {first.map(({ name, words }, i) => (
            <button
              key={name}
              type="button"
              className={i === 0 ? 'button full yours' : 'button full'}
              onClick={() => onChoose(name)}
            >
              {t(words)}
            </button>
          ))}
        </section>
      )}
      {level && (
        <p>
          <span className="quiet">{t(mine.rated)}</span> {t(level.words)}
        </p>
      )}
    </>
  )
}

/** What else they may do. */
export function Offers({ matter, onChoose }: Props) {
  const t = useWords()
  const others = free(matter, false)
  if (others.length === 0) return null
  return (
    <section className="stack tight" aria-labelledby="more">
      <h2 id="more">{t(mine.more)}</h2>
      <ul className="rows card">
        {others.map(({ name, words }) => (
          <li key={name}>
            <button type="button" className="row" onClick={() => onChoose(name)}>
              <span className="row-title">{t(words)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
