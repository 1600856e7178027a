import { useState } from 'react'
import { FaultSummary } from '../forms/fault-summary.tsx'
import { ask, type Fault, RequestFailed } from '../ui/request.ts'
import { useWords } from '../ui/settings.tsx'
import { Page } from '../ui/shell.tsx'
import { PasswordField } from './password-field.tsx'
import { RecoveryCodes, SetUpSecond } from './set-up-second.tsx'
import { second as secondWords, newPassword as words } from './words.ts'

/** Where a one-time link leads: nobody but who holds it ever knows the password. The secret stands behind #. */
export function PasswordPage() {
  const t = useWords()
  const [password, setPassword] = useState('')
  const [shown, setShown] = useState(false)
  const [faults, setFaults] = useState<Fault[]>([])
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState(false)
  const [second, setSecond] = useState<{ step: string; needed: boolean }>()
  const [recovery, setRecovery] = useState<readonly string[]>([])

  async function send() {
    setBusy(true)
    setFaults([])
    try {
      const body = { link: location.hash.slice(1), password }
      const { setUp, needed } = await ask<{ setUp: string | null; needed: boolean }>('POST', '/api/v1/password', {
        body,
      })
      history.replaceState(null, '', '/password')
      if (setUp) setSecond({ step: setUp, needed })
      else setDone(true)
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
        <div className="stack">
          {recovery.length > 0 && <RecoveryCodes codes={recovery} />}
          <a href="/office" className="button primary full no-print">
            {t(words.enter)}
          </a>
        </div>
      </Page>
    )
  if (second)
    return (
      <Page title={secondWords.setUp} screen="second">
        <SetUpSecond
          step={second.step}
          done={codes => {
            setRecovery(codes)
            setDone(true)
          }}
        />
        {!second.needed && (
          <button type="button" className="button plain" onClick={() => setDone(true)}>
            {t(secondWords.later)}
          </button>
        )}
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
        <FaultSummary faults={faults} title={words.notYet} />
        <p>{t(words.about)}</p>
        <PasswordField
          id="password"
          label={words.password}
          value={password}
          onChange={setPassword}
          fresh
          shown={shown}
        />
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
