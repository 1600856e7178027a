import { BasicControl, Card, describes, Field, LongWords } from '../../forms/basics.tsx'
import type { Opening, Question } from '../../reports-of.ts'
import { AddFiles } from '../../ui/add-files.tsx'
import type { Fault } from '../../ui/request.ts'
import { useWords } from '../../ui/settings.tsx'
import { report } from '../words.ts'
import type { Draft, SetDraft } from './draft.ts'
import { QuestionField } from './question-step.tsx'

type Props = {
  draft: Draft
  onChange: SetDraft
  opening: Opening
  /** What else may be said. */
  questions: readonly Question[]
  faults: readonly Fault[]
  onUnderWay: (by: 1 | -1) => void
}

const long = { type: 'string', maxLength: 2000, 'x-words': true }
const short = { type: 'string', maxLength: 200 }

export function WordsStep({ draft, onChange, opening, questions, faults, onUnderWay }: Props) {
  const t = useWords()
  const takes = (name: string) => opening.takes.indexOf(name) >= 0
  const fault = (at: string) => faults.find(each => each.at === at)
  const text = (name: 'safeWay' | 'word') => ({
    id: name,
    schema: short,
    value: draft[name],
    onChange: (value: string | undefined) => onChange({ [name]: value }),
    invalid: fault(name) !== undefined,
    describedBy: describes(name, true, fault(name)),
    optionWords: (code: string) => ({ zh: code, en: code }),
    required: false,
  })
  const answer = (name: string, value: unknown) => onChange(now => ({ answers: { ...now.answers, [name]: value } }))
  return (
    <div className="stack wide">
      <Field
        id="text"
        label={opening.needsText ? report.words : report.anything}
        hint={t(report.wordsHint)}
        fault={fault('text')?.words}
        hideLabel
      >
        <LongWords
          id="text"
          schema={long}
          value={draft.text}
          onChange={value => onChange({ text: value })}
          invalid={fault('text') !== undefined}
          describedBy={describes('text', true, fault('text'))}
          optionWords={code => ({ zh: code, en: code })}
          required
        />
      </Field>
      {takes('files') && (
        <Field
          id="files"
          label={report.filesTitle}
          hint={t(report.orSpeak)}
          required={false}
          fault={fault('files')?.words}
        >
          <AddFiles
            id="files"
            voice
            files={draft.files}
            describedBy={describes('files', true, fault('files'))}
            onChange={change => onChange(now => ({ files: change(now.files) }))}
            onUnderWay={onUnderWay}
          />
        </Field>
      )}
      {questions.length > 0 && (
        <details className="more">
          <summary>{t(report.more)}</summary>
          <div className="stack">
            {questions.map(question => (
              <QuestionField
                key={question.name}
                question={question}
                value={draft.answers[question.name]}
                onChange={value => answer(question.name, value)}
                fault={fault(question.name)}
              />
            ))}
          </div>
        </details>
      )}
      {takes('danger') && (
        <div className="stack tight">
          <Card
            name="anyDanger"
            value="yes"
            many
            chosen={draft.danger !== undefined}
            words={report.anyDanger}
            onChange={on => onChange({ danger: on ? '' : undefined })}
          />
          {draft.danger !== undefined && (
            <div className="note yours stack">
              <p>{t(report.dangerNote)}</p>
              <Field id="danger" label={report.dangerWhich} group fault={fault('danger')?.words}>
                <div className="choices">
                  {Object.keys(report.dangers).map(code => (
                    <Card
                      key={code}
                      name="danger"
                      value={code}
                      chosen={draft.danger === code}
                      words={report.dangers[code]!}
                      onChange={() => onChange({ danger: code })}
                    />
                  ))}
                </div>
              </Field>
              <Field id="safeWay" label={report.safeWay} hint={t(report.safeWayHint)} required={false}>
                <BasicControl {...text('safeWay')} />
              </Field>
              <Field id="word" label={report.word} hint={t(report.wordHint)} fault={fault('word')?.words}>
                <BasicControl {...text('word')} required />
              </Field>
            </div>
          )}
        </div>
      )}
    </div>
  )
}
