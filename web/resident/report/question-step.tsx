import { BasicControl, describes, Field, isGroup } from '../../forms/basics.tsx'
import type { Question } from '../../reports-of.ts'
import type { Fault } from '../../ui/request.ts'

type Props = {
  question: Question
  value: any
  onChange: (value: any) => void
  fault: Fault | undefined
  /** The screen's title asks it already. */
  hideLabel?: boolean
}

/** One field of the opening move, asked in its own words. */
export function QuestionField({ question, value, onChange, fault, hideLabel = false }: Props) {
  const { name, words, schema, required, options } = question
  const id = `answer-${name}`
  return (
    <Field
      id={id}
      label={words}
      required={required || hideLabel}
      fault={fault?.words}
      group={isGroup(schema) || hideLabel}
      hideLabel={hideLabel}
    >
      <BasicControl
        id={id}
        schema={schema}
        value={value}
        onChange={onChange}
        invalid={fault !== undefined}
        describedBy={describes(id, undefined, fault)}
        optionWords={code => options[code] ?? { zh: code, en: code }}
        required={required}
        cards={hideLabel}
      />
    </Field>
  )
}
