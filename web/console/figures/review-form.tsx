import { useId, useState } from 'react'
import type { Words } from '../../../src/kinds/words.ts'
import { Field } from '../../forms/basics.tsx'
import { useDraft } from '../../forms/drafts.ts'
import { useSession } from '../../office/session.tsx'
import { StillHere } from '../../office/still-here.tsx'
import { ask } from '../../ui/request.ts'
import { useWords } from '../../ui/settings.tsx'
import { reviews as words } from './words.ts'

type Props = { matterId: string; onDone: () => void }

/** What was learned from something serious: two choices, no word about anybody; written once (domain §4.9). */
export function ReviewForm({ matterId, onDone }: Props) {
  const t = useWords()
  const { failed } = useSession()
  const id = useId()
  const typed = useDraft(`${matterId} review`, () => ({ signs: '', lesson: '' }))
  const { signs, lesson } = typed.value
  const [fault, setFault] = useState<Words>()
  const save = async () => {
    if (signs === '' || lesson === '') return setFault(words.bothFirst)
    try {
      await ask('POST', '/api/v1/figures/reviews', { body: { matterId, signs, lesson } })
      typed.leave()
      onDone()
    } catch (error) {
      setFault(failed(error).words)
    }
  }
  const pick = (name: 'signs' | 'lesson', label: Words, among: Readonly<Record<string, Words>>) => (
    <Field id={`${id}-${name}`} label={label} fault={undefined}>
      <select
        className="input"
        id={`${id}-${name}`}
        value={typed.value[name]}
        onChange={event => {
          setFault(undefined)
          typed.change({ signs, lesson, [name]: event.currentTarget.value })
        }}
      >
        <option value="" disabled>
          {t(words.choose)}
        </option>
        {Object.entries(among).map(([code, one]) => (
          <option key={code} value={code}>
            {t(one)}
          </option>
        ))}
      </select>
    </Field>
  )
  return (
    <details className="more" open={typed.turn > 0}>
      <summary>{t(words.write)}</summary>
      <div className="stack tight">
        <StillHere {...typed} />
        {pick('signs', words.signsAsked, words.signsFound)}
        {pick('lesson', words.lessonAsked, words.lessons)}
        {fault && (
          <p className="fault" role="alert">
            {t(fault)}
          </p>
        )}
        <button type="button" className="button primary" onClick={save}>
          {t(words.save)}
        </button>
      </div>
    </details>
  )
}
