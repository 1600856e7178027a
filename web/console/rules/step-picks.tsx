import { useState } from 'react'
import type { Words } from '../../../src/kinds/words.ts'
import { Field } from '../../forms/basics.tsx'
import { useWords } from '../../ui/settings.tsx'
import type { KindShown } from '../../ui/wire.ts'
import { Checks } from './checks.tsx'
import type { MeasureBody } from './promised-page.tsx'
import { promised } from './words.ts'

type On = MeasureBody['on'][number]
type Props = {
  kind: KindShown
  /** Where it stands in the measure, like on.0. */
  at: string
  on: On
  faultAt: (at: string) => Words | undefined
  disabled: boolean
  onChange: (on: On) => void
}

/** What begins a measure and what keeps it, of the steps that its kind has; proved by all that such a step must state. */
export function StepPicks({ kind, at, on, faultAt, disabled, onChange }: Props) {
  const t = useWords()
  const names = kind.moves.map(({ name }) => name)
  const begins = ['opened'].concat(names)
  const wordsOf = (name: string) => kind.moves.find(move => move.name === name)?.words ?? promised.opened
  const proofOf = (ends: readonly string[]) =>
    ends.reduce<On['proof']>((all, end) => {
      const required: string[] = kind.moves.find(move => move.name === end)?.says['required'] ?? []
      all[end] = on.proof[end] ?? required
      return all
    }, {})
  // Folded away where something is chosen; it does not close under the hand that chooses.
  const [unfolded] = useState(on.ends.length === 0)
  const known = on.starts.filter(name => begins.indexOf(name) >= 0)
  return (
    <>
      <details className="more" open={unfolded}>
        <summary>
          {t(promised.starts)}: {known.map(name => t(wordsOf(name))).join(' · ')}
        </summary>
        <Field id={`m-${at}.starts`} label={promised.starts} group fault={faultAt(`${at}.starts`)}>
          <Checks
            among={begins}
            wordsOf={wordsOf}
            chosen={on.starts}
            disabled={disabled}
            onChange={starts => onChange({ ...on, starts })}
          />
        </Field>
      </details>
      <details className="more" open={unfolded}>
        <summary>
          {t(promised.ends)}: {on.ends.map(name => t(wordsOf(name))).join(' · ')}
        </summary>
        <Field id={`m-${at}.ends`} label={promised.ends} group fault={faultAt(`${at}.ends`) ?? faultAt(`${at}.proof`)}>
          <Checks
            among={names}
            wordsOf={wordsOf}
            chosen={on.ends}
            disabled={disabled}
            onChange={ends => onChange({ ...on, ends, proof: proofOf(ends) })}
          />
        </Field>
      </details>
      <details className="more">
        <summary>
          {t(promised.voids)}: {(on.voids ?? []).map(name => t(wordsOf(name))).join(' · ')}
        </summary>
        <Field id={`m-${at}.voids`} label={promised.voids} group required={false} fault={faultAt(`${at}.voids`)}>
          <Checks
            among={names}
            wordsOf={wordsOf}
            chosen={on.voids ?? []}
            disabled={disabled}
            onChange={voids => onChange({ ...on, voids })}
          />
        </Field>
      </details>
    </>
  )
}
