import type { Words } from '../../../src/kinds/words.ts'
import { office } from '../../office/words.ts'
import { go, Link } from '../../ui/route.tsx'
import { useWords } from '../../ui/settings.tsx'
import { Page } from '../../ui/shell.tsx'
import { toLocal } from '../../ui/when.ts'
import { useAsked } from './filters.tsx'
import { Room } from './room.tsx'
import { saveTable } from './save-table.ts'
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
  const head = [common.code, words.kind, words.state, common.unit, common.village, words.due, words.how]
  const why = ({ pauses }: Missed) =>
    pauses.length > 0 ? `${t(words.pauses)} ${pauses.map(one => t(one.words)).join(', ')}` : ''
  const save = () =>
    saveTable(
      `${t(words.whoseMissed)} ${measure}`,
      [...head.map(t), t(words.pauses)],
      answer!.missed.map(one => [
        one.code,
        t(one.words),
        t(one.stateWords),
        t(one.unit.name),
        one.village,
        at(one.due),
        t(how(one)),
        one.pauses.map(pause => t(pause.words)).join('; '),
      ]),
    )
  return (
    <Page
      title={words.whoseMissed}
      above={<span className="number">{measure}</span>}
      onBack={() => go(`/console/kept${asked}`)}
      widest
    >
      <div className="stack">
        {!answer && (
          <p role="status" className={fault && 'fault'}>
            {t(fault ?? office.opening)}
          </p>
        )}
        {answer && <p className="hint">{t(answer.missed.length === 0 ? words.noneMissed : words.onlyYours)}</p>}
        {answer && answer.missed.length > 0 && (
          <>
            <p className="no-print">
              <button type="button" className="button" onClick={save}>
                {t(common.save)}
              </button>
            </p>
            <Room label={t(words.whoseMissed)}>
              <table className="grid words">
                <thead>
                  <tr>
                    {head.map(name => (
                      <th key={name.en} scope="col">
                        {t(name)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {answer.missed.map(one => (
                    <tr key={`${one.matterId} ${one.due}`}>
                      <th scope="row">
                        <Link to={`/office/m/${one.matterId}`} className="number">
                          {one.code}
                        </Link>
                      </th>
                      <td>{t(one.words)}</td>
                      <td>{t(one.stateWords)}</td>
                      <td>{t(one.unit.name)}</td>
                      <td>{one.village ?? '–'}</td>
                      <td className="number">{at(one.due)}</td>
                      <td>
                        {t(how(one))}
                        {one.pauses.length > 0 && <span className="block small quiet">{why(one)}</span>}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Room>
            {answer.more && <p className="hint">{t(common.more(answer.missed.length))}</p>}
          </>
        )}
      </div>
    </Page>
  )
}
