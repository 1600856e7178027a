import { matter as shared } from '../../matter/words.ts'
import { Link } from '../../ui/route.tsx'
import { useWords } from '../../ui/settings.tsx'
import type { KindShown, MatterShown, MoveOffered } from '../../ui/wire.ts'
import { matter as words } from '../words.ts'
import { hasSubject } from './subject.ts'

type Props = { matter: MatterShown; kind: KindShown }

/** What may be done now: steps onward first, the rest folded away, what is barred with the reason. */
export function Moves({ matter, kind }: Props) {
  const t = useWords()
  const free = matter.moves.filter(move => move.refusals.length === 0 && hasSubject(matter, move.name))
  const barred = matter.moves.filter(({ refusals, name }) => refusals.length > 0 && !everyday.test(name))
  const steps = free.filter(({ name }) => !everyday.test(name)).sort((a, b) => rank(kind, a) - rank(kind, b))
  const others = free.filter(({ name }) => everyday.test(name))
  return (
    <section className="stack tight" aria-labelledby="next">
      <h2 id="next">{t(words.next)}</h2>
      {free.length === 0 && <p className="card quiet">{t(shared.nothing)}</p>}
      {steps.length > 0 && (
        <ul className="rows card">
          {steps.map(move => (
            <Step key={move.name} matter={matter} move={move} />
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <details className="more ways">
          <summary>{t(words.other)}</summary>
          <ul className="rows everyday">
            {others.map(move => (
              <Step key={move.name} matter={matter} move={move} />
            ))}
          </ul>
        </details>
      )}
      {barred.length > 0 && (
        <details className="more">
          <summary>{t(words.notNow)}</summary>
          <ul className="stack">
            {barred.map(({ name, words: said, refusals }) => (
              <li key={name}>
                <p className="quiet">
                  <strong>{t(said)}</strong>
                </p>
                {refusals.map(({ code, words: why }) => (
                  <p key={code} className="small">
                    {t(why)}
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

/** Of every matter at any time: they stand apart from the steps that lead on. */
const everyday =
  /^(tryToReach|update|write|note|hearMore|hearCorrection|hearForAnother|handOver|raiseFlag|askLowerFlag|lowerFlag|reopen|askPause|approvePause|refusePause|endPause|sayNewDay|rate|withdraw|rectify|refuseCorrection|keepOwner)$/

/** What leads on before what leaves it where it stands; then as the kind lists them, which is the order of the work. */
function rank(kind: KindShown, { name, changesState }: MoveOffered): number {
  return (changesState ? 0 : 1000) + kind.moves.findIndex(move => move.name === name)
}

function Step({ matter, move }: { matter: MatterShown; move: MoveOffered }) {
  const t = useWords()
  return (
    <li>
      <Link to={`/office/m/${matter.id}/${move.name}`} className="row">
        <span className="row-title">{t(move.words)}</span>
        <svg
          className="onward"
          viewBox="0 0 24 24"
          aria-hidden="true"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
        >
          <path d="M9 5l7 7-7 7" strokeLinecap="round" strokeLinejoin="round" />
        </svg>
      </Link>
    </li>
  )
}
