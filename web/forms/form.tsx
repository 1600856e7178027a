import { type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { say, type Words } from '../../src/kinds/words.ts'
import { AddFiles } from '../ui/add-files.tsx'
import { nowByServer } from '../ui/clock.ts'
import { fromLocal, toLocal } from '../ui/local-time.ts'
import type { Fault } from '../ui/request.ts'
import { isSent, type Sent } from '../ui/send-file.ts'
import { useWords } from '../ui/settings.tsx'
import { BasicControl, Card, describes, Field, isGroup } from './basics.tsx'
import { type Typed, useDraft } from './drafts.ts'
import { FaultSummary } from './fault-summary.tsx'
import { faultWords } from './fault-words.ts'
import { faultsOf } from './faults-of.ts'
import { controlOf, requiredIn, type Schema, said, withNone } from './field-of.ts'
import { MoreControls } from './more-controls.ts'

const words = {
  add: say('再加一个', 'Add another'),
  remove: say('去掉', 'Remove'),
  extra: say('还可以填', 'More, if there is'),
}

/** What a form needs to know besides its schema: words of its kind, and who and what there is to choose from. */
export type Around = {
  wordsOf: (of: 'fields' | 'options' | 'refusals', name: string) => Words | undefined
  /** Names in the matter that may not stand in what a citizen is told (R29). */
  names: readonly string[]
  people: readonly { id: string; words: Words }[]
  /** Fields that are a choice among what this matter has: open promises, requests to pause. */
  choices: Readonly<Record<string, readonly { value: unknown; words: Words; about?: Words }[]>>
}

type Values = Record<string, any>

type FormProps = {
  schema: Schema
  around: Around
  /** The matter and the move, say: what was typed stays under that name until it is sent. */
  keepAs?: string | undefined
  /** False: what is said around the form may not be kept, nor then what is said in it. */
  mayKeep?: boolean
  /** Whether what is said now may be kept: what is protected leaves no trace. */
  onKeepable?: (keepable: boolean) => void
  submit: Words
  sending: boolean
  faults: readonly Fault[]
  /** `leave`: once it was sent, nothing of it is kept. */
  onSubmit: (says: Record<string, unknown>, leave: () => unknown) => void
  /** Of what is said now, before it is sent: gates that would refuse it. */
  gates?: (says: Record<string, unknown>) => readonly Fault[]
  children?: ReactNode
  initial?: Values
  /** What need not be said is folded away where something must be said; true: also where nothing must, false: never. */
  folded?: boolean
  /** What else is typed around it: it is let go of together with this. */
  beside?: Pick<Typed<unknown>, 'turn' | 'leave'>
}

/** One form for every move of every kind: drawn from the schema of what is said in it. */
export function Form(props: FormProps) {
  const { schema, around, keepAs, mayKeep = true, onKeepable, submit, sending, faults: refused, onSubmit } = props
  const { gates, children, initial, folded, beside } = props
  const t = useWords()
  const { personWords, StillHere } = useContext(MoreControls)
  const first = () => ({ ...prefilled(schema), ...initial })
  const {
    value: values,
    change: setValues,
    turn,
    ready,
    leave,
  } = useDraft<Values>(keepAs, first, values => mayKeep && isKeepable(values))
  const keepable = isKeepable(values)
  useEffect(() => onKeepable?.(keepable), [keepable])
  const [found, setFound] = useState<readonly Fault[]>([])
  const [underWay, setUnderWay] = useState(0)
  const says = useMemo(() => withNone(schema, said(plain(values)) ?? {}), [values])
  const barred = useMemo(() => gates?.(says) ?? [], [says, gates])
  const faults = found.length > 0 ? found : refused

  const names = Object.keys(schema['properties'] ?? {})
  const needed = names.filter(name => requiredIn(schema, name))
  const extra = names.filter(name => !requiredIn(schema, name))

  function send() {
    const own = faultsOf(schema, says)
    const now = underWay > 0 ? [{ at: '', code: 'still-sending', words: faultWords['still-sending']! }] : own
    setFound(now)
    if (now.length === 0) onSubmit(says, leave)
  }
  const field = (name: string) => (
    <FormField
      key={`${name} ${turn}`}
      at={name}
      schema={schema['properties'][name]}
      required={requiredIn(schema, name)}
      value={values[name]}
      onChange={change => {
        setValues(now => ({ ...now, [name]: typeof change === 'function' ? change(now[name]) : change }))
        if (found.length > 0) setFound([])
      }}
      around={around}
      faults={faults}
      onUnderWay={by => setUnderWay(n => n + by)}
    />
  )
  if (!ready) return null
  return (
    <form
      className="stack wide"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        send()
      }}
    >
      <FaultSummary
        faults={faults}
        labelOf={at => (at ? labelOf(around, at, personWords) : undefined)}
        idOf={at => `field-${at}`}
      />
      {StillHere && (
        <StillHere
          turn={turn || beside?.turn || 0}
          leave={() => {
            leave()
            beside?.leave()
          }}
        />
      )}
      {children}
      {needed.map(field)}
      {extra.length > 0 &&
        ((folded ?? needed.length > 0) ? (
          <details className="more" open={extra.some(name => values[name] !== undefined || faults.some(isIn(name)))}>
            <summary>{t(words.extra)}</summary>
            <div className="stack wide">{extra.map(field)}</div>
          </details>
        ) : (
          extra.map(field)
        ))}
      {barred.length > 0 && faults.length === 0 && (
        <ul className="note stack tight" role="status">
          {barred.map(fault => (
            <li key={fault.code}>{t(fault.words)}</li>
          ))}
        </ul>
      )}
      <div className="actions">
        <button type="submit" className="button primary full" disabled={sending}>
          {t(submit)}
        </button>
      </div>
    </form>
  )
}

const isIn = (name: string) => (fault: Fault) => fault.at.split('.')[0] === name

/** Somebody is in danger: nothing of it stays on the device (R26). */
const isKeepable = (values: Values): boolean =>
  !values['danger'] && !values['safeWay'] && values['violenceAtHome'] !== 'yes' && !values['victim']?.safeWay

/** The moment is nearly always now; what is needed and can be guessed is not asked for. */
function prefilled(schema: Schema): Values {
  const values: Values = {}
  for (const name of Object.keys(schema['properties'] ?? {}))
    if (requiredIn(schema, name) && controlOf(schema['properties'][name]) === 'instant')
      values[name] = fromLocal(toLocal(nowByServer()))
  return values
}

/** Files as their ids; everything else as it is. */
function plain(value: any): any {
  if (Array.isArray(value)) return value.map(each => (isSent(each) ? each.id : plain(each)))
  if (value === null || typeof value !== 'object') return value
  const made: Values = {}
  for (const name of Object.keys(value)) made[name] = plain(value[name])
  return made
}

function labelOf(around: Around, at: string, ofPeople: Readonly<Record<string, Words>> = {}): Words | undefined {
  const name = at.split('.').pop()!
  return around.wordsOf('fields', name) ?? ofPeople[name] ?? around.wordsOf('fields', at.split('.')[0]!)
}

type FormFieldProps = {
  at: string
  schema: Schema
  required: boolean
  value: any
  onChange: (change: any) => void
  around: Around
  faults: readonly Fault[]
  onUnderWay: (by: 1 | -1) => void
}

function FormField(props: FormFieldProps) {
  const { at, schema, required, value, onChange, around, faults, onUnderWay } = props
  const more = useContext(MoreControls)
  const name = at.split('.').pop()!
  const id = `field-${at}`
  const label = labelOf(around, at, more.personWords) ?? { zh: name, en: name }
  const fault = faults.find(each => each.at === at)?.words
  const inner = (of: string) => faults.find(each => each.at === `${at}.${of}`)?.words
  const control = controlOf(schema)
  const choices = around.choices[name]
  const frame = (children: ReactNode, group = false) => (
    <Field id={id} label={label} required={required} fault={fault} group={group}>
      {children}
    </Field>
  )
  if (choices)
    return frame(
      <div className="choices">
        {choices.map(choice => (
          <Card
            key={String(choice.value)}
            name={id}
            value={String(choice.value)}
            chosen={value === choice.value}
            words={choice.words}
            {...(choice.about && { about: choice.about })}
            onChange={() => onChange(choice.value)}
          />
        ))}
      </div>,
      true,
    )
  switch (control) {
    case 'evidence':
      return frame(
        <AddFiles
          id={`${id}-file`}
          voice
          files={value ?? []}
          most={schema['maxItems'] ?? 10}
          describedBy={describes(id, undefined, fault)}
          onChange={change => onChange((now: Sent[] | undefined) => change(now ?? []))}
          onUnderWay={onUnderWay}
        />,
        true,
      )
    case 'signature':
      return more.Sign
        ? frame(<more.Sign id={id} signed={value} onChange={onChange} onUnderWay={onUnderWay} />, true)
        : null
    case 'person':
      return more.Person
        ? frame(<more.Person id={id} schema={schema} value={value} onChange={onChange} faultAt={inner} />, true)
        : null
    case 'list':
      return frame(<ListControl {...props} />, true)
    case 'group':
      return frame(<GroupControl {...props} />, true)
    case 'staff':
    case 'unit':
    case 'matter':
    case 'premises': {
      const Picker = more.pickers?.[control]
      return Picker ? frame(<Picker id={id} value={value} onChange={onChange} invalid={fault !== undefined} />) : null
    }
    case 'known':
      return frame(
        <div className="choices">
          {around.people.map(person => (
            <Card
              key={person.id}
              name={id}
              value={person.id}
              chosen={value === person.id}
              words={person.words}
              onChange={() => onChange(person.id)}
            />
          ))}
        </div>,
        true,
      )
    default:
      return (
        <Field id={id} label={label} required={required} fault={fault} group={isGroup(schema)}>
          <BasicControl
            id={id}
            schema={schema}
            value={value}
            onChange={onChange}
            invalid={fault !== undefined}
            describedBy={describes(id, undefined, fault)}
            optionWords={code => around.wordsOf('options', code) ?? { zh: code, en: code }}
            required={required}
          />
          {schema['x-guard'] && more.Guard && <more.Guard text={value} around={around} />}
        </Field>
      )
  }
}

/** Several people, terms or the like: each a form of its own within this one. */
function ListControl(props: FormFieldProps) {
  const { at, schema, value, onChange } = props
  const t = useWords()
  const items: any[] = value?.length > 0 ? value : [undefined]
  const change = (i: number, next: any) =>
    onChange(items.map((each, n) => (n === i ? (typeof next === 'function' ? next(each) : next) : each)))
  return (
    <div className="stack">
      {items.map((item, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name than their place
        <div key={i} className="stack tight">
          <Item {...props} at={`${at}.${i}`} schema={schema['items']} value={item} onChange={next => change(i, next)} />
          {items.length > (schema['minItems'] ?? 1) && (
            <button type="button" className="button plain" onClick={() => onChange(items.filter((_, n) => n !== i))}>
              {t(words.remove)}
            </button>
          )}
        </div>
      ))}
      {items.length < (schema['maxItems'] ?? 20) && (
        <button type="button" className="button" onClick={() => onChange([...items, undefined])}>
          {t(words.add)}
        </button>
      )}
    </div>
  )
}

function Item(props: FormFieldProps) {
  const { at, schema, value, onChange, faults } = props
  const { Person } = useContext(MoreControls)
  if (schema['x-person'])
    return Person ? (
      <Person
        id={`field-${at}`}
        schema={schema}
        value={value}
        onChange={onChange}
        faultAt={name => faults.find(each => each.at === `${at}.${name}`)?.words}
      />
    ) : null
  if (controlOf(schema) === 'group') return <GroupControl {...props} />
  return <FormField {...props} required />
}

function GroupControl(props: FormFieldProps) {
  const { at, schema, value = {}, onChange } = props
  return (
    <div className="card stack">
      {Object.keys(schema['properties'] ?? {}).map(name => (
        <FormField
          key={name}
          {...props}
          at={`${at}.${name}`}
          schema={schema['properties'][name]}
          required={requiredIn(schema, name)}
          value={value[name]}
          onChange={next => onChange({ ...value, [name]: typeof next === 'function' ? next(value[name]) : next })}
        />
      ))}
    </div>
  )
}
