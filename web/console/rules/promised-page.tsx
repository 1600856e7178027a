import { useEffect, useState } from 'react'
import type { Words } from '../../../src/kinds/words.ts'
import { useSession } from '../../office/session.tsx'
import { office } from '../../office/words.ts'
import { get } from '../../ui/request.ts'
import { Link } from '../../ui/route.tsx'
import { useWords } from '../../ui/settings.tsx'
import { Page } from '../../ui/shell.tsx'
import { isNumbered } from '../numbered.ts'
import type { PartProps } from '../parts.ts'
import { MeasureForm } from './measure-form.tsx'
import { lengthOf, promised } from './words.ts'

export type MeasureBody = {
  id: string
  title: Words
  promise: Words
  limit: { value: number; unit: string }
  pauses: readonly string[]
  by: string
  proof: string
  basis: string
  /** As it hangs out in public. */
  remedy?: Words | undefined
  on: readonly {
    kind: string
    clock?: 'answer' | 'outcome'
    starts: readonly string[]
    /** A condition and an instant of the kind. */
    if?: string
    from?: string
    until?: string
    ends: readonly string[]
    voids?: readonly string[]
    proof: Record<string, readonly string[]>
    repeats?: boolean
  }[]
}
export type EditionShown = {
  edition: number
  measure: MeasureBody
  from: string
  retired: boolean
  author: string | null
}
export type Named = Readonly<Record<'conditions' | 'instants', Readonly<Record<string, Words>>>>
export type CatalogueShown = {
  today: string
  mayEdit: boolean
  measures: readonly { id: string; editions: readonly EditionShown[] }[]
  /** By kind: the conditions and instants that it names. */
  named: Readonly<Record<string, Named>>
}

/** What is promised, every edition of it; for whoever may edit, a form. */
export default function PromisedPage({ rest }: PartProps) {
  const id = rest || undefined
  const t = useWords()
  const { failed } = useSession()
  const [shown, setShown] = useState<CatalogueShown>()
  const [fault, setFault] = useState<Words>()
  const [turn, setTurn] = useState(0)
  const [said, setSaid] = useState<{ of: string; words: Words }>()
  useEffect(() => {
    get<CatalogueShown>('/api/v1/catalogue').then(setShown, error => setFault(failed(error).words))
  }, [turn])
  if (!shown)
    return (
      <Page title={promised.title}>
        <p role="status">{t(fault ?? office.opening)}</p>
      </Page>
    )
  if (id !== undefined) {
    const editions = shown.measures.find(one => one.id === id)?.editions ?? []
    return (
      <MeasureForm
        key={`${id} ${editions.length}`}
        id={id}
        shown={shown}
        editions={editions}
        said={said?.of === id ? said.words : undefined}
        onSaid={words => setSaid(words && { of: id, words })}
        onSaved={() => setTurn(turn + 1)}
      />
    )
  }
  return (
    <Page title={promised.title}>
      <div className="stack wide">
        <p className="hint">{t(promised.about)}</p>
        {shown.mayEdit && (
          <Link to="/console/promises/new" className="button primary">
            {t(promised.add)}
          </Link>
        )}
        <ul className="rows card">
          {shown.measures.map(({ id: one, editions }) => (
            <li key={one}>
              <Link to={`/console/promises/${one}`} className="row">
                <span className="row-title">
                  {isNumbered(one) && <span className="number">{one}</span>} {t(editions[0]!.measure.title)}
                </span>{' '}
                <span className="quiet small">{t(stateOf(editions, shown.today))}</span>
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </Page>
  )
}

/** How long it is, and what else there is to know in the list. */
function stateOf([last]: readonly EditionShown[], today: string): Words {
  const { measure, retired, from, author } = last!
  const { value, unit } = measure.limit
  const length = lengthOf(value, unit)
  const more = retired ? promised.retired : from > today ? promised.later(from) : author ? promised.own : undefined
  return more ? { zh: `${length.zh} · ${more.zh}`, en: `${length.en} · ${more.en}` } : length
}
