import { Said } from '../matter/said.tsx'
import { wordsIn } from '../matter/words-in.ts'
import { useWords } from '../ui/settings.tsx'
import { atWords } from '../ui/when.ts'
import type { KindShown, MatterShown } from '../ui/wire.ts'
import { mine } from './words.ts'

/** How they were told, and how one knows: it is no part of what they were told. */
export const telling = ['how', 'toldAt', 'confirmed', 'receipt', 'seconds']

/** What happened, who is liable, how it is made good, what comes next: as it was told. */
export function Told({ matter, kind, now }: { matter: MatterShown; kind: KindShown; now: number }) {
  const t = useWords()
  const last = matter.standing.told[matter.standing.told.length - 1]
  const entry = last && lastTelling(matter)
  if (!last) return null
  return (
    <section className="card stack tight" aria-labelledby="told">
      <h2 id="told">{t(mine.told)}</h2>
      {matter.outcomeWords && (
        <p>
          <strong>{t(matter.outcomeWords)}</strong>
        </p>
      )}
      {entry?.says && (
        <Said matter={matter} kind={kind} move={entry.move} says={entry.says} without={telling} now={now} />
      )}
      <p className="quiet small">
        {t(wordsIn(kind, 'options', last.how))} <span className="number">{t(atWords(last.at, now))}</span>
      </p>
    </section>
  )
}

/** The step in which they were told last. */
export const lastTelling = ({ history }: MatterShown) => history.filter(({ says }) => says?.['toldAt']).pop()
