import { BasicControl, Card, describes, Field } from '../../forms/basics.tsx'
import type { Report } from '../../reports-of.ts'
import type { Fault } from '../../ui/request.ts'
import { useWords } from '../../ui/settings.tsx'
import { report } from '../words.ts'
import type { Draft, SetDraft } from './draft.ts'
import { placeWords } from './place-step.tsx'

type Name = 'name' | 'phone' | 'otherName' | 'otherPhone' | 'ownWord'
type Props = { draft: Draft; onChange: SetDraft; about: Report; faults: readonly Fault[] }

export function WhoStep({ draft, onChange, about, faults }: Props) {
  const t = useWords()
  const input = (name: Name, hint?: string) => {
    const fault = faults.find(({ at }) => at === name)
    return (
      <Field id={name} label={report[name]} hint={hint} fault={fault?.words} required={name !== 'ownWord'}>
        <BasicControl
          id={name}
          schema={{ type: 'string', maxLength: name === 'phone' || name === 'otherPhone' ? 20 : 60 }}
          value={draft[name]}
          onChange={value => onChange({ [name]: value })}
          invalid={fault !== undefined}
          describedBy={describes(name, hint, fault)}
          optionWords={code => ({ zh: code, en: code })}
          required
        />
      </Field>
    )
  }
  return (
    <div className="stack wide">
      <Field id="as" label={report.who} group hideLabel>
        <div className="choices">
          <As draft={draft} onChange={onChange} value="self" />
          <As draft={draft} onChange={onChange} value="other" />
          {about.anonymous && <As draft={draft} onChange={onChange} value="nobody" />}
        </div>
      </Field>
      {draft.as === 'other' && (
        <div className="stack">
          {input('otherName')}
          {input('otherPhone')}
        </div>
      )}
      {draft.as !== 'nobody' && (
        <div className="stack">
          {input('name')}
          {input('phone', t(report.phoneHint))}
          {about.vault && (
            <>
              <p className="note">{t(report.vault)}</p>
              <Card
                many
                name="show"
                value="yes"
                chosen={draft.show === true}
                words={report.show}
                onChange={on => onChange({ show: on ? true : undefined })}
              />
            </>
          )}
        </div>
      )}
      {draft.as === 'nobody' && draft.danger === undefined && input('ownWord', t(report.ownWordHint))}
      <Summary draft={draft} about={about} />
    </div>
  )
}

const asWords = {
  self: { words: report.asSelf },
  other: { words: report.asOther, about: report.asOtherAbout },
  nobody: { words: report.asNobody, about: report.asNobodyAbout },
}

function As({ draft, onChange, value }: { draft: Draft; onChange: SetDraft; value: Draft['as'] }) {
  const { as } = draft
  return (
    <Card name="as" value={value} chosen={as === value} {...asWords[value]} onChange={() => onChange({ as: value })} />
  )
}

/** What is about to be sent, so that nobody sends what they did not mean. */
function Summary({ draft, about }: { draft: Draft; about: Report }) {
  const t = useWords()
  const { place, where, text, files } = draft
  return (
    <section className="card stack tight" aria-label={t(report.sent)}>
      <h2 className="small quiet">{t(report.sent)}</h2>
      <p>{t(about.about)}</p>
      <p>
        {place && t(placeWords(place))}
        {where && ` · ${where}`}
      </p>
      {text && <p className="said">{text}</p>}
      {files.length > 0 && <p className="quiet">{t(report.photos(files.length))}</p>}
    </section>
  )
}
