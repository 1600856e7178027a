import type { Words } from '../../src/kinds/words.ts'
import { Field } from '../forms/basics.tsx'

type Props = {
  id: string
  label: Words
  value: string
  onChange: (password: string) => void
  /** A new one: what keeps passwords offers to make it. */
  fresh?: boolean
  shown?: boolean
}

/** A password as it is asked for everywhere: hidden unless wanted, and never made a capital of by a phone. */
export function PasswordField({ id, label, value, onChange, fresh = false, shown = false }: Props) {
  return (
    <Field id={id} label={label}>
      <input
        id={id}
        className="input"
        type={shown ? 'text' : 'password'}
        value={value}
        autoComplete={fresh ? 'new-password' : 'current-password'}
        autoCapitalize="off"
        onChange={event => onChange(event.currentTarget.value)}
      />
    </Field>
  )
}
