import { say, type Words } from '../../src/kinds/words.ts'
import { offer } from '../ui/later.ts'
import { useWords } from '../ui/settings.tsx'
import { useNow } from '../ui/use-now.ts'
import { atWords, dueWords } from '../ui/when.ts'
import type { Standing } from './wire.ts'

const words = {
  about: say(
    '这一处已经有人报过，我们正在办。点一下就行，办好了一样告诉您。',
    'Somebody told us of this already and we are at it. One tap is enough: you hear how it ends, too.',
  ),
  yes: say('就是这件，办好了告诉我', 'Yes, this one: tell me when it is done'),
  reported: (day: Words): Words => say(`${day.zh}报来`, `reported ${day.en}`),
  by: (day: Words): Words => say(`${day.zh}有下一步`, `next step ${day.en}`),
  metres: (n: number): Words =>
    n === 0 ? say('就在您选的地方', 'right where you are') : say(`离您选的地方约${n}米`, `about ${n} m from there`),
}

declare global {
  interface Later {
    same: typeof ChooseSame
  }
}

type Props = { standing: readonly Standing[]; busy: boolean; onYes: (id: string) => void }

/** Each that it may be, with all that the public list says of it. */
function ChooseSame({ standing, busy, onYes }: Props) {
  const t = useWords()
  const now = useNow()
  return (
    <div className="stack" id="same-choices">
      <p>{t(words.about)}</p>
      {standing.map(({ id, words: what, place, stage, openedAt, due, metres }) => (
        <section key={id} className="card stack tight" aria-labelledby={`same-${id}`}>
          <h2 id={`same-${id}`}>
            {t(what)}
            {place && `，${place}`}
          </h2>
          <p>
            {t(words.reported(atWords(openedAt, now)))} · {t(stage)}
            {due && ` · ${t(words.by(dueWords(due, now).by))}`}
          </p>
          {metres !== null && <p className="quiet small">{t(words.metres(metres))}</p>}
          <button type="button" className="button full" disabled={busy} onClick={() => onYes(id)}>
            {t(words.yes)}
          </button>
        </section>
      ))}
    </div>
  )
}

offer('same', ChooseSame)
