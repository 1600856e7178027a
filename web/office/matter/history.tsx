import { wordsOfPost } from '../../../src/kinds/post-words.ts'
import { Said } from '../../matter/said.tsx'
import { matter as words } from '../../matter/words.ts'
import { useWords } from '../../ui/settings.tsx'
import { atWords, exactWords } from '../../ui/when.ts'
import type { EntryShown, KindShown, MatterShown } from '../../ui/wire.ts'

/** Everything that was done, the latest first; what was said opens on a tap. */
export function History({ matter, kind, now }: { matter: MatterShown; kind: KindShown; now: number }) {
  const t = useWords()
  return (
    <section className="stack tight" aria-labelledby="history">
      <h2 id="history">{t(words.history)}</h2>
      <ol className="history card">
        {matter.history
          .slice()
          .reverse()
          .map(entry => (
            <Entry key={entry.no} matter={matter} kind={kind} entry={entry} now={now} />
          ))}
      </ol>
    </section>
  )
}

type Props = { matter: MatterShown; kind: KindShown; entry: EntryShown; now: number }

const LATE = 10 * 60_000

function Entry({ matter, kind, entry, now }: Props) {
  const t = useWords()
  const { words: move, by, post, at, recordedAt, says, destroyed, no } = entry
  const later = Date.parse(recordedAt) - Date.parse(at) > LATE
  const who = by.words ? t(by.words) : t(wordsOfPost(post))
  const head = (
    <>
      <strong>{t(move)}</strong>{' '}
      <span className="quiet small">
        {who} · <time dateTime={at}>{t(atWords(at, now))}</time>
        {later && ` · ${t(words.lateEntry)} ${t(exactWords(recordedAt))}`}
      </span>
    </>
  )
  const tells = says && Object.keys(says).length > 0 && no > 1
  return (
    <li className="entry">
      {tells ? (
        <details className="inner">
          <summary>{head}</summary>
          <Said matter={matter} kind={kind} move={entry.move} says={says} now={now} />
        </details>
      ) : (
        <p>{head}</p>
      )}
      {destroyed && <p className="quiet small">{t(words.destroyed)}</p>}
    </li>
  )
}
