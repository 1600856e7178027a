import { useState } from 'react'
import { FaultSummary } from '../forms/fault-summary.tsx'
import { ask, type Fault, RequestFailed } from '../ui/request.ts'
import { useWords } from '../ui/settings.tsx'
import { PasswordField } from './password-field.tsx'
import { signIns as words } from './words.ts'

/** Folded away until somebody wants another password: first the one that it is now. */
export function OwnPassword({ changed }: { changed: () => void }) {
  const t = useWords()
  const [present, setPresent] = useState('')
  const [password, setPassword] = useState('')
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const [done, setDone] = useState(false)
  async function send() {
    setDone(false)
    setFaults([])
    try {
      await ask('POST', '/api/v1/password/change', { body: { present, password } })
      setPresent('')
      setPassword('')
      setDone(true)
      changed()
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      setFaults([{ at: '', code: error.code, words: error.words }])
    }
  }
  return (
    <details className="card">
      <summary>{t(words.changePassword)}</summary>
      <form
        className="stack"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          send()
        }}
      >
        <FaultSummary faults={faults} title={words.notYet} />
        {done && <p role="status">{t(words.changed)}</p>}
        <PasswordField id="present" label={words.present} value={present} onChange={setPresent} />
        <PasswordField id="fresh" label={words.fresh} value={password} onChange={setPassword} fresh />
        <button type="submit" className="button full">
          {t(words.change)}
        </button>
      </form>
    </details>
  )
}
