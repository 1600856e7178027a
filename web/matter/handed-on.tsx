import { say, type Words } from '../../src/kinds/words.ts'
import { Link } from '../ui/route.tsx'
import { useWords } from '../ui/settings.tsx'
import { atWords } from '../ui/when.ts'
import type { MatterShown } from '../ui/wire.ts'

const words = {
  title: say('转到别处以后', 'Since it was passed on'),
  to: (server: string): Words => say(`已转到 ${server}`, `Passed on to ${server}`),
  number: say('那边的编号', 'Their number'),
  waits: say('还没有送到那边，我们接着送。', 'It has not reached them yet; we keep trying.'),
  open: say('那边还在办', 'They are still at it'),
  closed: say('那边说办完了', 'They say that it is done'),
  unknown: say('那边还没有说办到哪了', 'They have not said yet how far it is'),
  asked: say('我们上次去问', 'We last asked'),
  since: (when: Words): Words => say(`从${when.zh}起`, `since ${when.en}`),
  confirm: say('核对后记下这次回头问', 'Look it over, and note that we asked back'),
}

/** What the platform to which it was passed on says of it, and when we last asked. */
export function HandedOn({
  matter: { handedOn },
  now,
  confirmAt,
}: {
  matter: MatterShown
  now: number
  /** Of whoever may ask back: where that is noted. */
  confirmAt?: string | undefined
}) {
  const t = useWords()
  if (!handedOn) return null
  const { server, number, status, notes, theirAt, sentAt, askedAt } = handedOn
  return (
    <section className="card stack tight" aria-labelledby="handed-on">
      <h2 id="handed-on">{t(words.title)}</h2>
      <p>
        {t(words.to(server))} {sentAt && <span className="quiet number">{t(atWords(sentAt, now))}</span>}
      </p>
      {sentAt ? (
        <p className={status === 'closed' ? 'mark kept' : 'mark due'}>
          {t(words[status ?? 'unknown'])} {status && theirAt && t(words.since(atWords(theirAt, now)))}
        </p>
      ) : (
        <p>{t(words.waits)}</p>
      )}
      {notes && <p>{notes}</p>}
      {number && (
        <p className="quiet">
          {t(words.number)} <span className="number">{number}</span>
        </p>
      )}
      {askedAt && (
        <p className="quiet">
          {t(words.asked)} <span className="number">{t(atWords(askedAt, now))}</span>
        </p>
      )}
      {confirmAt && askedAt && status && (
        <Link className="button" to={`${confirmAt}?${new URLSearchParams(answered({ number, status, askedAt }))}`}>
          {t(words.confirm)}
        </Link>
      )}
    </section>
  )
}

/** What they answered as the move states it; that it is over with them is not yet that it is settled: so much the officer says. */
const answered = ({ number, status, askedAt }: { number: string | null; status: string; askedAt: string }) => ({
  ...(number !== null && { recordNo: number.slice(0, 60) }),
  askedAt,
  ...(status === 'open' && { theirAnswer: 'being_worked' }),
})
