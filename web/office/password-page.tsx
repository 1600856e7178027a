import { useState } from 'react'
import { Field } from '../forms/basics.tsx'
import { FaultSummary } from '../forms/fault-summary.tsx'
import { ask, type Fault, RequestFailed } from '../ui/request.ts'
import { useWords } from '../ui/settings.tsx'
import { Page } from '../ui/shell.tsx'
import { newPassword as words } from './words.ts'

/** Where a one-time link leads: nobody but who holds it ever knows the password. The secret stands behind #. */
export function PasswordPage() {
  const t = useWords()
  const [password, setPassword] = useState('')
  const [shown, setShown] = useState(false)
  const [faults, setFaults] = useState<Fault[]>([])
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState(false)

  async function send() {
    setBusy(true)
    setFaults([])
    try {
      await ask('POST', '/api/v1/password', { body: { link: location.hash.slice(1), password } })
      history.replaceState(null, '', '/password')
      setDone(true)
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      setFaults([{ at: '', code: error.code, words: error.words }])
    } finally {
      setBusy(false)
    }
  }

  if (done)
    return (
      <Page title={words.done} screen="done">
        <a href="/office" className="button primary full">
          {t(words.enter)}
        </a>
      </Page>
    )
  return (
    <Page title={words.title}>
      <form
        className="stack"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          send()
        }}
      >
        <FaultSummary faults={faults} />
        <p>{t(words.about)}</p>
        <Field id="password" label={words.password}>
          <input
            id="password"
            className="input"
            type={shown ? 'text' : 'password'}
            value={password}
            autoComplete="new-password"
            autoCapitalize="off"
            onChange={event => setPassword(event.currentTarget.value)}
          />
        </Field>
        <label className="choice">
          <input type="checkbox" checked={shown} onChange={() => setShown(!shown)} />
          <span>{t(words.show)}</span>
        </label>
        <button type="submit" className="button primary full" disabled={busy}>
          {t(busy ? words.setting : words.set)}
        </button>
      </form>
    </Page>
  )
}
