import { useEffect, useState } from 'react'
import type { Words } from '../../../src/kinds/words.ts'
import { useDraft } from '../../forms/drafts.ts'
import { useSession } from '../../office/session.tsx'
import { StillHere } from '../../office/still-here.tsx'
import { office } from '../../office/words.ts'
import { ask, get, RequestFailed } from '../../ui/request.ts'
import { useWords } from '../../ui/settings.tsx'
import { Page } from '../../ui/shell.tsx'
import type { Answer } from '../../ui/wire.ts'
import { quiet } from './words.ts'

type Unit = Answer<'readQuietHours'>['units'][number]

/** When reminders wait: whoever leads a unit sets it, everybody else of it reads it. */
export default function QuietPage() {
  const t = useWords()
  const { failed } = useSession()
  const [units, setUnits] = useState<readonly Unit[]>()
  const [fault, setFault] = useState<Words>()
  useEffect(() => {
    get<{ units: Unit[] }>('/api/v1/quiet-hours').then(
      answer => setUnits(answer.units),
      error => setFault(failed(error).words),
    )
  }, [])
  return (
    <Page title={quiet.title}>
      <div className="stack wide">
        <p className="hint">{t(quiet.about)}</p>
        {!units && <p role="status">{t(fault ?? office.opening)}</p>}
        {units?.map(unit => (
          <Hours key={unit.id} unit={unit} />
        ))}
      </div>
    </Page>
  )
}

function Hours({ unit }: { unit: Unit }) {
  const t = useWords()
  const [saved, setSaved] = useState({ from: unit.from, to: unit.to })
  const typed = useDraft<typeof saved | undefined>(`quiet hours ${unit.id}`, () => undefined)
  const { from, to } = typed.value ?? saved
  const [note, setNote] = useState<{ words: Words; good: boolean }>()
  async function save() {
    try {
      await ask('POST', '/api/v1/quiet-hours', { body: { unit: unit.id, from, to } })
      setSaved({ from, to })
      typed.leave()
      setNote({ words: quiet.saved, good: true })
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      setNote({ words: error.words, good: false })
    }
  }
  const field = (id: string, label: Words, value: string, set: (value: string) => void) => (
    <div className="field">
      <label htmlFor={`${id}-${unit.id}`}>{t(label)}</label>
      <input
        id={`${id}-${unit.id}`}
        className="input"
        type="time"
        required
        value={value}
        onChange={event => set(event.currentTarget.value)}
      />
    </div>
  )
  return (
    <form
      className="card stack"
      aria-label={t(unit.words)}
      onSubmit={event => {
        event.preventDefault()
        save()
      }}
    >
      <h2>{t(unit.words)}</h2>
      {unit.mayEdit ? (
        <>
          <StillHere {...typed} />
          {field('from', quiet.from, from, from => typed.change({ from, to }))}
          {field('to', quiet.to, to, to => typed.change({ from, to }))}
          <button type="submit" className="button">
            {t(quiet.save)}
          </button>
        </>
      ) : (
        <p className="number">
          {from}–{to}
        </p>
      )}
      <div role="status">{note && <p className={note.good ? 'note kept' : 'note yours'}>{t(note.words)}</p>}</div>
    </form>
  )
}
