import { useEffect, useState } from 'react'
import { printedCode } from '../../../src/kinds/printed-code.ts'
import type { Words } from '../../../src/kinds/words.ts'
import { Card } from '../../forms/basics.tsx'
import { useDraft } from '../../forms/drafts.ts'
import { useSession } from '../../office/session.tsx'
import { StillHere } from '../../office/still-here.tsx'
import { office } from '../../office/words.ts'
import { ask, get } from '../../ui/request.ts'
import { useWords } from '../../ui/settings.tsx'
import { Page } from '../../ui/shell.tsx'
import { dayOfWords, exactWords } from '../../ui/when.ts'
import type { Answer } from '../../ui/wire.ts'
import { looks as words } from './words.ts'

type Question = Answer<'listLookQuestions'>['questions'][number]

/** For inspection: what people ask about who looked at them. */
export default function LooksPage() {
  const t = useWords()
  const { failed } = useSession()
  const [questions, setQuestions] = useState<readonly Question[]>()
  const [note, setNote] = useState<{ words: Words; good: boolean }>()
  const saidNo = (error: unknown) => setNote({ words: failed(error).words, good: false })
  const load = () =>
    get<{ questions: Question[] }>('/api/v1/look-questions').then(({ questions }) => setQuestions(questions), saidNo)
  useEffect(() => {
    load()
  }, [])
  return (
    <Page title={words.title}>
      <div className="stack wide">
        <p className="hint">{t(words.about)}</p>
        <div role="status">{note && <p className={note.good ? 'note kept' : 'note yours'}>{t(note.words)}</p>}</div>
        {!questions && !note && <p role="status">{t(office.opening)}</p>}
        {questions?.length === 0 && <p className="quiet">{t(words.none)}</p>}
        {questions?.map(one => (
          <article key={one.id} className="card stack" aria-label={one.code}>
            <h2 className="number">{printedCode(one.code)}</h2>
            <p>
              {t(words.looked(one.who, t(exactWords(one.lookedAt))))}
              {one.purpose && ` · ${t(one.purpose)}`}
            </p>
            {one.finding ? (
              <p className="note">
                {t({ zh: `${one.finding.zh}。`, en: `${one.finding.en}. ` })}
                {one.answer}
              </p>
            ) : (
              <>
                <p className={one.late ? 'fault' : 'quiet'}>
                  {one.late && `${t(words.late)} · `}
                  {t(words.by(dayOfWords(one.lastDay)))}
                </p>
                <AnswerForm
                  id={one.id}
                  isProtected={one.protected}
                  saidNo={saidNo}
                  onDone={() => {
                    setNote({ words: words.done, good: true })
                    load()
                  }}
                />
              </>
            )}
          </article>
        ))}
      </div>
    </Page>
  )
}

type FormProps = { id: string; isProtected: boolean; onDone: () => void; saidNo: (error: unknown) => void }

function AnswerForm({ id, isProtected, onDone, saidNo }: FormProps) {
  const t = useWords()
  // Of what is protected nothing is kept (R26).
  const typed = useDraft(
    `look ${id}`,
    () => ({ finding: '', answer: '' }),
    () => !isProtected,
  )
  const { finding, answer } = typed.value
  return (
    <form
      className="stack"
      onSubmit={event => {
        event.preventDefault()
        ask('POST', `/api/v1/look-questions/${id}/answer`, { body: { finding, answer } }).then(() => {
          typed.leave()
          onDone()
        }, saidNo)
      }}
    >
      <StillHere {...typed} />
      <fieldset className="field">
        <legend>{t(words.finding)}</legend>
        <div className="choices">
          {words.findings.map(([name, said]) => (
            <Card
              key={name}
              name={`finding-${id}`}
              value={name}
              words={said}
              chosen={finding === name}
              onChange={() => typed.change({ finding: name, answer })}
            />
          ))}
        </div>
      </fieldset>
      <div className="field">
        <label htmlFor={`answer-${id}`}>{t(words.answer)}</label>
        <textarea
          id={`answer-${id}`}
          className="input"
          rows={3}
          required
          minLength={5}
          maxLength={500}
          value={answer}
          onChange={event => typed.change({ finding, answer: event.currentTarget.value })}
        />
      </div>
      <button type="submit" className="button primary" disabled={finding === ''}>
        {t(words.send)}
      </button>
    </form>
  )
}
