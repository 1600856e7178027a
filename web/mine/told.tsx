import { Said } from '../matter/said.tsx'
import { useWords } from '../ui/settings.tsx'
import { atWords } from '../ui/when.ts'
import type { KindShown, MatterShown } from '../ui/wire.ts'
import { mine } from './words.ts'

/** What happened, who is liable, how it is made good, what comes next: as it was told. */
export function Told({ matter, kind, now }: { matter: MatterShown; kind: KindShown; now: number }) {
  const t = useWords()
  const last = matter.standing.told[matter.standing.told.length - 1]
  // The step in which it was told says when, to the minute.
  const entry = last && matter.history.filter(({ says }) => says?.['toldAt']).pop()
  if (!last) return null
  return (
    <section className="card stack tight" aria-labelledby="told">
      <h2 id="told">{t(mine.told)}</h2>
      <p className="quiet small">
        {t(mine.toldAt)} <span className="number">{t(atWords(last.at, now))}</span>
      </p>
      {matter.outcomeWords && (
        <p>
          <strong>{t(matter.outcomeWords)}</strong>
        </p>
      )}
      {entry?.says && <Said matter={matter} kind={kind} move={entry.move} says={entry.says} now={now} />}
    </section>
  )
}
