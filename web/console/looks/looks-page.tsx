import { useEffect, useState } from 'react'
import type { Words } from '../../../src/kinds/words.ts'
import { Card } from '../../forms/basics.tsx'
import { useSession } from '../../office/session.tsx'
import { office } from '../../office/words.ts'
import { spacedCode } from '../../ui/code.ts'
import { ask, get } from '../../ui/request.ts'
import { useWords } from '../../ui/settings.tsx'
import { Page } from '../../ui/shell.tsx'
import { dayOfWords, exactWords } from '../../ui/when.ts'
import { looks as words } from './words.ts'

type Question = {
  id: string
  code: string
  who: string
  lookedAt: string
  purpose: Words | null
  lastDay: string
  late: boolean
  finding: Words | null
  answer: string | null
}

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
            <h2 className="number">{spacedCode(one.code)}</h2>
            <p>
              {t(words.looked(one.who, t(exactWords(one.lookedAt))))}
              {one.purpose && ` · ${t(one.purpose)}`}
            </p>
            {one.finding ? (
              <p className="note">
                {t(one.finding)}。{one.answer}
              </p>
            ) : (
              <>
                <p className={one.late ? 'fault' : 'quiet'}>
                  {one.late && `${t(words.late)} · `}
                  {t(words.by(dayOfWords(one.lastDay)))}
                </p>
                <AnswerForm
                  id={one.id}
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

type FormProps = { id: string; onDone: () => void; saidNo: (error: unknown) => void }

function AnswerForm({ id, onDone, saidNo }: FormProps) {
  const t = useWords()
  const [finding, setFinding] = useState('')
  const [answer, setAnswer] = useState('')
  return (
    <form
      className="stack"
      onSubmit={event => {
        event.preventDefault()
        ask('POST', `/api/v1/look-questions/${id}/answer`, { body: { finding, answer } }).then(onDone, saidNo)
      }}
    >
      <fieldset className="stack tight">
        <legend>{t(words.finding)}</legend>
        {words.findings.map(([name, said]) => (
          <Card
            key={name}
            name={`finding-${id}`}
            value={name}
            words={said}
            chosen={finding === name}
            onChange={() => setFinding(name)}
          />
        ))}
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
          onChange={event => setAnswer(event.currentTarget.value)}
        />
      </div>
      <button type="submit" className="button primary" disabled={finding === ''}>
        {t(words.send)}
      </button>
    </form>
  )
}
