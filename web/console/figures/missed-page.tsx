import type { Words } from '../../../src/kinds/words.ts'
import { toLocal } from '../../ui/local-time.ts'
import { go, Link } from '../../ui/route.tsx'
import { useWords } from '../../ui/settings.tsx'
import { Page } from '../../ui/shell.tsx'
import { isNumbered } from '../numbered.ts'
import { OnItsWay } from '../on-its-way.tsx'
import { useAsked } from './filters.tsx'
import { type Column, Listed } from './listed.tsx'
import { useAnswer } from './use-answer.ts'
import { common, kept as words } from './words.ts'

type Missed = {
  matterId: string
  code: string
  words: Words
  stateWords: Words
  unit: { code: string; name: Words }
  village: string | null
  due: string
  metAt: string | null
  came: 'late' | 'ended' | 'open'
  pauses: { words: Words }[]
}

/** Of one promise, the matters in which it was missed: as far as they are for whoever looks. */
export function MissedPage({ measure }: { measure: string }) {
  const t = useWords()
  const asked = useAsked()
  const { answer, fault } = useAnswer<{ more: boolean; missed: Missed[] }>(
    `/api/v1/figures/promises/${encodeURIComponent(measure)}/missed${asked}`,
  )
  const at = (instant: string) => toLocal(Date.parse(instant)).replace('T', ' ')
  const how = ({ came, metAt }: Missed): Words =>
    came === 'late' ? words.late(at(metAt!)) : came === 'ended' ? words.ended : words.open
  const columns: Column<Missed>[] = [
    {
      name: common.code,
      shows: one => (
        <Link to={`/office/m/${one.matterId}`} className="number">
          {one.code}
        </Link>
      ),
      saved: one => one.code,
    },
    { name: words.kind, shows: one => t(one.words), saved: one => t(one.words) },
    { name: words.state, shows: one => t(one.stateWords), saved: one => t(one.stateWords) },
    { name: common.unit, shows: one => t(one.unit.name), saved: one => t(one.unit.name) },
    { name: common.village, shows: one => one.village ?? '–', saved: one => one.village },
    { name: words.due, shows: one => at(one.due), saved: one => at(one.due), number: true },
    {
      name: words.how,
      shows: one => (
        <>
          {t(how(one))}
          {one.pauses.length > 0 && (
            <span className="block small quiet">
              {t(words.pauses)} {one.pauses.map(pause => t(pause.words)).join(', ')}
            </span>
          )}
        </>
      ),
      saved: one => t(how(one)),
    },
    { name: words.pauses, saved: one => one.pauses.map(pause => t(pause.words)).join('; ') },
  ]
  return (
    <Page
      title={words.whoseMissed}
      above={isNumbered(measure) && <span className="number">{measure}</span>}
      onBack={() => go(`/console/kept${asked}`)}
      widest
    >
      <div className="stack">
        {!answer && <OnItsWay fault={fault} />}
        {answer && <p className="hint">{t(answer.missed.length === 0 ? words.noneMissed : words.onlyYours)}</p>}
        {answer && answer.missed.length > 0 && (
          <Listed
            title={t(words.whoseMissed)}
            file={`${t(words.whoseMissed)} ${measure}`}
            words
            columns={columns}
            rows={answer.missed}
            keyOf={one => `${one.matterId} ${one.due}`}
            more={answer.more}
          />
        )}
      </div>
    </Page>
  )
}
