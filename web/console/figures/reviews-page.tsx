import { useState } from 'react'
import type { Words } from '../../../src/kinds/words.ts'
import { useKinds } from '../../office/kinds-shown.tsx'
import { useWords } from '../../ui/settings.tsx'
import { Page } from '../../ui/shell.tsx'
import type { KindShown } from '../../ui/wire.ts'
import { OnItsWay } from '../on-its-way.tsx'
import { Filters, usePeriod } from './filters.tsx'
import { Save } from './listed.tsx'
import { ReviewForm } from './review-form.tsx'
import { useAnswer } from './use-answer.ts'
import { common, reviews as words } from './words.ts'

type Sign = { kind: string; type: string }
type Review = Sign & {
  matterId: string
  at: string
  unitWords: Words
  due: string
  reviewed: { at: string; signs: string; lesson: string; inTime: boolean } | null
  small: (Sign & { matterId: string; openedAt: string; daysBefore: number })[]
}

/** 小到大: back from what was serious to the small things before it, on one line of days; without blame and without names. */
export default function ReviewsPage() {
  const t = useWords()
  const kinds = useKinds()
  const { from, to, asked } = usePeriod()
  asked.delete('within')
  const [turn, setTurn] = useState(0)
  const { answer, fault } = useAnswer<{ reviews: Review[]; inTime: number; late: number }>(
    `/api/v1/figures/reviews?${asked}`,
    turn,
  )
  const name = (sign: Sign) => nameOf(kinds, sign)
  return (
    <Page title={words.title} wide>
      <div className="stack">
        <p className="hint">{t(words.about)}</p>
        <Filters from={from} to={to}>
          <Save
            file={`${t(words.title)} ${from} ${to}`}
            head={[words.day, words.serious, common.unit, words.days, words.small].map(t)}
            rows={() =>
              answer!.reviews.flatMap(one =>
                (one.small.length > 0 ? one.small : [undefined]).map(sign => [
                  one.at.slice(0, 10),
                  t(name(one)),
                  t(one.unitWords),
                  sign?.daysBefore ?? null,
                  sign ? t(name(sign)) : null,
                ]),
              )
            }
            disabled={!answer}
          />
        </Filters>
        {!answer && <OnItsWay fault={fault} />}
        {answer && answer.reviews.length > 0 && <p role="status">{t(words.tally(answer.inTime, answer.late))}</p>}
        {answer?.reviews.length === 0 && <p className="quiet">{t(words.none)}</p>}
        {answer?.reviews.map(one => (
          <section key={one.matterId} className="card stack tight" aria-labelledby={one.matterId}>
            <h2 id={one.matterId}>
              <span className="number">{one.at.slice(0, 10)}</span> {t(name(one))}
            </h2>
            <p className="small quiet">
              {t(one.unitWords)} · {t(one.small.length > 0 ? words.signs(one.small.length) : words.noSign)}
            </p>
            <p className="small">
              {one.reviewed ? (
                <>
                  {t(words.done(one.reviewed.at.slice(0, 10), one.reviewed.inTime))} ·{' '}
                  {t(words.signsFound[one.reviewed.signs]!)} · {t(words.lessons[one.reviewed.lesson]!)}
                </>
              ) : (
                t(words.due(one.due.slice(0, 10)))
              )}
            </p>
            {!one.reviewed && <ReviewForm matterId={one.matterId} onDone={() => setTurn(turn + 1)} />}
            {one.small.length > 0 && (
              <ol className="signs">
                {one.small.map(sign => (
                  <li key={sign.matterId}>
                    <span className="number">{t(words.before(sign.daysBefore))}</span>
                    <span>{t(name(sign))}</span>
                    <span className="small quiet number">{sign.openedAt.slice(0, 10)}</span>
                  </li>
                ))}
              </ol>
            )}
          </section>
        ))}
        {answer && answer.reviews.length > 0 && (
          <section className="note stack tight" aria-labelledby="to-ask">
            <h2 id="to-ask">{t(words.ask)}</h2>
            <ul>
              {words.asks.map(one => (
                <li key={one.en}>{t(one)}</li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Page>
  )
}

function nameOf(kinds: readonly KindShown[], { kind, type }: Sign): Words {
  const shown = kinds.find(one => one.name === kind)
  const sort = shown?.options[type]
  const whole = shown?.words ?? { zh: kind, en: kind }
  return sort ? { zh: `${whole.zh} · ${sort.zh}`, en: `${whole.en} · ${sort.en}` } : whole
}
