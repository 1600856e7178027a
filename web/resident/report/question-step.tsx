import { BasicControl, describes, Field, isGroup } from '../../forms/basics.tsx'
import type { Question } from '../../reports-of.ts'
import type { Fault } from '../../ui/request.ts'
import { useWords } from '../../ui/settings.tsx'
import { report } from '../words.ts'

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
  const t = useWords()
  const { name, words, schema, required, options, takenTo } = question
  const id = `answer-${name}`
  const whose = typeof value === 'string' ? takenTo[value] : undefined
  const field = (
    <Field
      id={id}
      label={words}
      required={required || hideLabel}
      fault={fault?.words}
      group={isGroup(schema) || (hideLabel && schema['x-words'] !== true)}
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
  const hasBodies = Object.keys(takenTo).length > 0 && value !== undefined
  return (
    <>
      {field}
      <p className="note" role="status" hidden={!hasBodies}>
        {hasBodies && t(whose ? report.theirs(whose) : report.ours)}
      </p>
    </>
  )
}
