import { commonWords } from '../../../src/kinds/common/words.ts'
import type { Words } from '../../../src/kinds/words.ts'
import { useWords } from '../../ui/settings.tsx'
import { atWords, dueWords } from '../../ui/when.ts'
import type { MatterShown } from '../../ui/wire.ts'
import { useSession } from '../session.tsx'
import { handedToMe as words } from '../words.ts'

const options: Readonly<Record<string, Words>> = commonWords.options

/** It came to me from a colleague: from whom and why, what they want me to know, and what was promised by when. */
export function HandedToMe({ matter, now }: { matter: MatterShown; now: number }) {
  const t = useWords()
  const { me } = useSession()
  const { history, owner, promises, closedAt } = matter
  const last = history.filter(({ move }) => move === 'handOver').at(-1)
  if (!last || last.says?.['to'] !== me.id || owner.id !== me.id || closedAt !== null) return null
  const { because, remark } = last.says
  const open = promises.filter(({ state }) => state === 'open' || state === 'paused')
  return (
    <section className="card stack tight handed" aria-labelledby="handed">
      <h2 id="handed">{t(words.title(last.by.words ?? words.colleague))}</h2>
      <p className="quiet">
        {options[because] && t(options[because])} · <span className="number">{t(atWords(last.at, now))}</span>
      </p>
      {remark && (
        <p className="said">
          <strong>{t(words.remark)}</strong> {remark}
        </p>
      )}
      {open.length > 0 && (
        <>
          <p>{t(words.promised)}</p>
          <ul className="stack tight">
            {open.map(({ no, title, words: said, due }) => (
              <li key={no}>
                {t(title ?? said)} <strong className="number">{t(dueWords(due, now).by)}</strong>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="small quiet">{t(words.theyKnow)}</p>
    </section>
  )
}
