import { useEffect, useState } from 'react'
import { say, type Words } from '../../../src/kinds/words.ts'
import { get, RequestFailed } from '../../ui/request.ts'
import { useWords } from '../../ui/settings.tsx'
import { Page } from '../../ui/shell.tsx'
import type { MeasureShown } from '../../ui/wire.ts'
import { promises } from './words.ts'

/** The groups of the catalogue, by the first number of each. */
const groups: readonly [first: number, name: Words][] = [
  [1, say('小案件', 'Small cases')],
  [16, say('小纠纷', 'Small disputes')],
  [32, say('小隐患', 'Small hazards')],
  [46, say('警务小节', 'Manners')],
  [60, say('小事', 'Small services')],
  [76, say('本地增加的', 'Added here')],
]

export function PromisesPage() {
  const t = useWords()
  const [measures, setMeasures] = useState<MeasureShown[]>()
  const [fault, setFault] = useState<Words>()
  useEffect(() => {
    get<{ measures: MeasureShown[] }>('/api/v1/measures').then(
      answer => setMeasures(answer.measures),
      error => {
        if (!(error instanceof RequestFailed)) throw error
        setFault(error.words)
      },
    )
  }, [])
  return (
    <Page title={promises.title}>
      <div className="stack wide">
        <p>{t(promises.about)}</p>
        {fault && <p className="fault">{t(fault)}</p>}
        {!measures && !fault && <p role="status">{t(promises.loading)}</p>}
        {measures?.length === 0 && <p>{t(promises.empty)}</p>}
        {measures &&
          groups.map(([first, name], i) => {
            const end = groups[i + 1]?.[0] ?? Infinity
            const own = measures.filter(({ id }) => numberOf(id) >= first && numberOf(id) < end)
            if (own.length === 0) return null
            return (
              <section key={first} className="stack tight" aria-label={t(name)}>
                <h2>{t(name)}</h2>
                <ul className="rows card">
                  {own.map(measure => (
                    <Measure key={measure.id} measure={measure} />
                  ))}
                </ul>
              </section>
            )
          })}
      </div>
    </Page>
  )
}

const numberOf = (id: string) => Number(id.replace(/\D/g, '')) || 1000

function Measure({ measure: { id, title, promise, limit } }: { measure: MeasureShown }) {
  const t = useWords()
  return (
    <li className="measure">
      <h3>
        <span className="quiet number">{/^M\d+$/.exec(id) ? id.replace(/^M0?/, '') : ''}</span> {t(title)}
      </h3>
      <p>{t(promise)}</p>
      <p className="small quiet">
        {t(promises.within)} {t(limitWords(limit))}
      </p>
    </li>
  )
}

const units: Readonly<Record<MeasureShown['limit']['unit'], Words>> = {
  minute: say('分钟', 'minute'),
  hour: say('小时', 'hour'),
  day: say('天', 'day'),
  workday: say('个工作日', 'working day'),
}

const limitWords = ({ value, unit }: MeasureShown['limit']): Words =>
  say(`${value}${units[unit].zh}`, `${value} ${units[unit].en}${value === 1 ? '' : 's'}`)
