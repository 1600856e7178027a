import { type ReactNode, useState } from 'react'
import { say, type Words } from '../../src/kinds/words.ts'
import { fromLocal, toLocal } from '../ui/local-time.ts'
import { useWords } from '../ui/settings.tsx'
import { codesOf, controlOf, type Schema } from './field-of.ts'

export const words = {
  optional: say('可不填', 'optional'),
  yes: say('是', 'Yes'),
  no: say('否', 'No'),
  now: say('现在', 'Now'),
  unchosen: say('请选择', 'Choose'),
  left: say('还可以写', 'Characters left:'),
}

export type ControlProps = {
  id: string
  schema: Schema
  value: any
  onChange: (value: any) => void
  invalid: boolean
  describedBy: string | undefined
  /** Words of a code among the options. */
  optionWords: (code: string) => Words
  required: boolean
  /** Cards to tap, however many there are. */
  cards?: boolean
  /** Of long words, at first. */
  rows?: number
}

type FieldProps = {
  id: string
  label: Words
  hint?: ReactNode
  fault?: Words | undefined
  required?: boolean
  /** Radio buttons and the like have no single input: their label is a legend. */
  group?: boolean
  /** The screen's title asks already: the label is for those who hear the page. */
  hideLabel?: boolean
  children: ReactNode
}

/** A label, what helps, what is wrong, and the control itself. */
export function Field({ id, label, hint, fault, required = true, group, hideLabel, children }: FieldProps) {
  const t = useWords()
  const name = (
    <>
      {t(label)}
      {!required && <span className="optional">{t(words.optional)}</span>}
    </>
  )
  const about = (
    <>
      {hint && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {fault && (
        <p className="fault" id={`${id}-fault`}>
          {t(fault)}
        </p>
      )}
    </>
  )
  const hidden = hideLabel ? 'unseen' : ''
  if (group)
    return (
      <fieldset className="field" id={id} tabIndex={-1} aria-describedby={describes(id, hint, fault)}>
        <legend className={hidden}>{name}</legend>
        {about}
        {children}
      </fieldset>
    )
  return (
    <div className="field">
      <label htmlFor={id} className={hidden}>
        {name}
      </label>
      {about}
      {children}
    </div>
  )
}

export const describes = (id: string, hint: unknown, fault: unknown): string | undefined =>
  [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined

/** Choices in groups: the label of their field is a legend. */
export const isGroup = (schema: Schema): boolean => {
  const control = controlOf(schema)
  return control === 'choices' || control === 'yes-no' || (control === 'choice' && codesOf(schema).length <= MOST_CARDS)
}

/** More than these are a list to open, not cards to scroll past. */
const MOST_CARDS = 8

/** The controls that need nothing of the matter or the house. */
export function BasicControl(props: ControlProps) {
  const { schema } = props
  switch (controlOf(schema)) {
    case 'choice':
      return props.cards || codesOf(schema).length <= MOST_CARDS ? <Cards {...props} /> : <Picker {...props} />
    case 'choices':
      return <Cards {...props} many />
    case 'yes-no':
      return <YesNo {...props} />
    case 'yes':
      return <Tick {...props} />
    case 'instant':
      return <Instant {...props} />
    case 'day':
      return <Typed {...props} type="date" />
    case 'number':
      return <NumberInput {...props} />
    case 'words':
      return <LongWords {...props} />
    default:
      return <Typed {...props} type={/phone/i.test(props.id) ? 'tel' : 'text'} />
  }
}

function Cards({ id, schema, value, onChange, optionWords, many }: ControlProps & { many?: boolean }) {
  const chosen: string[] = many ? (value ?? []) : [value]
  const toggle = (code: string, on: boolean) =>
    onChange(many ? (on ? chosen.concat(code) : chosen.filter(each => each !== code)) : code)
  return (
    <div className="choices">
      {codesOf(schema).map(code => (
        <Card
          key={code}
          many={many}
          name={id}
          value={code}
          chosen={chosen.indexOf(code) >= 0}
          words={optionWords(code)}
          onChange={on => toggle(code, on)}
        />
      ))}
    </div>
  )
}

type CardProps = {
  name: string
  value: string
  chosen: boolean
  words: Words
  about?: Words
  many?: boolean | undefined
  onChange: (chosen: boolean) => void
}

export function Card({ name, value, chosen, words: said, about, many, onChange }: CardProps) {
  const t = useWords()
  return (
    <label className={chosen ? 'choice chosen' : 'choice'}>
      <input
        type={many ? 'checkbox' : 'radio'}
        name={name}
        value={value}
        checked={chosen}
        onChange={event => onChange(event.currentTarget.checked)}
      />
      <span className="choice-words">
        {t(said)}
        {about && <span className="choice-about">{t(about)}</span>}
      </span>
    </label>
  )
}

function YesNo({ id, value, onChange }: ControlProps) {
  return (
    <div className="choices pair">
      <Card name={id} value="yes" chosen={value === true} words={words.yes} onChange={() => onChange(true)} />
      <Card name={id} value="no" chosen={value === false} words={words.no} onChange={() => onChange(false)} />
    </div>
  )
}

function Tick({ id, value, onChange, invalid, describedBy }: ControlProps) {
  const t = useWords()
  return (
    <label className={value ? 'choice chosen' : 'choice'}>
      <input
        id={id}
        type="checkbox"
        checked={value === true}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        onChange={event => onChange(event.currentTarget.checked || undefined)}
      />
      <span className="choice-words">{t(words.yes)}</span>
    </label>
  )
}

function Picker({ id, schema, value, onChange, optionWords, invalid, describedBy }: ControlProps) {
  const t = useWords()
  return (
    <select
      id={id}
      className="input"
      value={value ?? ''}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      onChange={event => onChange(event.currentTarget.value || undefined)}
    >
      <option value="">{t(words.unchosen)}</option>
      {codesOf(schema).map(code => (
        <option key={code} value={code}>
          {t(optionWords(code))}
        </option>
      ))}
    </select>
  )
}

function Instant({ id, value, onChange, invalid, describedBy, required }: ControlProps) {
  const t = useWords()
  return (
    <div className="with-button">
      <input
        id={id}
        className="input number"
        type="datetime-local"
        value={value ? toLocal(Date.parse(value)) : ''}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        required={required}
        onChange={event => onChange(fromLocal(event.currentTarget.value) || undefined)}
      />
      <button type="button" className="button" onClick={() => onChange(fromLocal(toLocal(Date.now())))}>
        {t(words.now)}
      </button>
    </div>
  )
}

function Typed({ id, schema, value, onChange, invalid, describedBy, type }: ControlProps & { type: string }) {
  return (
    <input
      id={id}
      className="input"
      type={type}
      value={value ?? ''}
      maxLength={schema['maxLength']}
      autoComplete="off"
      aria-invalid={invalid}
      aria-describedby={describedBy}
      onChange={event => onChange(event.currentTarget.value || undefined)}
    />
  )
}

function NumberInput({ id, schema, value, onChange, invalid, describedBy }: ControlProps) {
  const [typed, setTyped] = useState(value === undefined ? '' : String(value))
  return (
    <input
      id={id}
      className="input number"
      type="text"
      inputMode={schema['type'] === 'integer' ? 'numeric' : 'decimal'}
      value={typed}
      autoComplete="off"
      aria-invalid={invalid}
      aria-describedby={describedBy}
      onChange={event => {
        const text = event.currentTarget.value
        const number = Number(text)
        setTyped(text)
        // What is no number stays as it was typed, and is told to be none.
        onChange(text.trim() === '' ? undefined : Number.isNaN(number) ? text : number)
      }}
    />
  )
}

export function LongWords({ id, schema, value, onChange, invalid, describedBy, rows = 4 }: ControlProps) {
  const t = useWords()
  const most: number = schema['maxLength'] ?? 2000
  const left = most - (value?.length ?? 0)
  return (
    <>
      <textarea
        id={id}
        className="input"
        rows={rows}
        value={value ?? ''}
        maxLength={most}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        onChange={event => onChange(event.currentTarget.value || undefined)}
      />
      {left < 100 && (
        <p className="hint number" role="status">
          {t(words.left)} {left}
        </p>
      )}
    </>
  )
}
