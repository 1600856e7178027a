import { useId, useState } from 'react'
import type { Words } from '../../../src/kinds/words.ts'
import { Field } from '../../forms/basics.tsx'
import { useSession } from '../../office/session.tsx'
import { ask } from '../../ui/request.ts'
import { useWords } from '../../ui/settings.tsx'
import { reviews as words } from './words.ts'

type Props = { matterId: string; onDone: () => void }

/** What was learned from something serious: two choices, no word about anybody; written once (domain §4.9). */
export function ReviewForm({ matterId, onDone }: Props) {
  const t = useWords()
  const { failed } = useSession()
  const id = useId()
  const [signs, setSigns] = useState('')
  const [lesson, setLesson] = useState('')
  const [fault, setFault] = useState<Words>()
  const save = async () => {
    if (signs === '' || lesson === '') return setFault(words.bothFirst)
    try {
      await ask('POST', '/api/v1/figures/reviews', { body: { matterId, signs, lesson } })
      onDone()
    } catch (error) {
      setFault(failed(error).words)
    }
  }
  const pick = (name: string, label: Words, among: Readonly<Record<string, Words>>, set: (one: string) => void) => (
    <Field id={`${id}-${name}`} label={label} fault={undefined}>
      <select
        className="input"
        id={`${id}-${name}`}
        defaultValue=""
        onChange={event => {
          setFault(undefined)
          set(event.currentTarget.value)
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
    <details className="more">
      <summary>{t(words.write)}</summary>
      <div className="stack tight">
        {pick('signs', words.signsAsked, words.signsFound, setSigns)}
        {pick('lesson', words.lessonAsked, words.lessons, setLesson)}
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
