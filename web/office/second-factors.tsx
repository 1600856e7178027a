import { useEffect, useState } from 'react'
import { FaultSummary } from '../forms/fault-summary.tsx'
import { ask, type Fault, get, RequestFailed } from '../ui/request.ts'
import { useWords } from '../ui/settings.tsx'
import { useNow } from '../ui/use-now.ts'
import { atWords } from '../ui/when.ts'
import { PasswordField } from './password-field.tsx'
import { type AskedToShow, RemoveSecond } from './remove-second.tsx'
import { RecoveryCodes, SetUpSecond } from './set-up-second.tsx'
import { signIns as words } from './words.ts'

type Mine = { factors: readonly { id: string; sort: 'totp' | 'passkey'; madeAt: string }[]; recoveryLeft: number }

/** What one has set up, and a way to set up another: after the password, once more. */
export function SecondFactors() {
  const t = useWords()
  const now = useNow()
  const [mine, setMine] = useState<Mine>()
  const [password, setPassword] = useState('')
  const [step, setStep] = useState<string>()
  const [recovery, setRecovery] = useState<readonly string[]>([])
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const load = () => get<Mine>('/api/v1/second-factors').then(setMine, () => undefined)
  useEffect(() => {
    load()
  }, [])
  const [removing, setRemoving] = useState<{ factor: string; asked: AskedToShow }>()
  const begin = (factor?: string) =>
    ask<{ setUp: string; show: AskedToShow | null }>('POST', '/api/v1/second-factors/begin', {
      body: { password },
    }).then(
      ({ setUp, show }) => {
        setPassword('')
        setFaults([])
        if (factor === undefined) setStep(setUp)
        else if (show) setRemoving({ factor, asked: show })
      },
      error => {
        if (!(error instanceof RequestFailed)) throw error
        setFaults([{ at: '', code: error.code, words: error.words }])
      },
    )
  if (!mine) return null
  return (
    <section className="stack">
      <h2>{t(words.factors)}</h2>
      {mine.factors.length === 0 && <p>{t(words.none)}</p>}
      <ul className="stack tight">
        {mine.factors.map(({ id, sort, madeAt }) => (
          <li key={id}>
            {t(words[sort])} · {t(words.set)} {t(atWords(madeAt, now))}
            {!removing && !step && (
              <button type="button" className="button plain" disabled={password === ''} onClick={() => begin(id)}>
                {t(words.toRemove)}
              </button>
            )}
          </li>
        ))}
      </ul>
      {mine.factors.length > 0 && <p className="quiet">{t(words.left(mine.recoveryLeft))}</p>}
      {recovery.length > 0 && <RecoveryCodes codes={recovery} />}
      {step && (
        <SetUpSecond
          step={step}
          done={codes => {
            setStep(undefined)
            setRecovery(codes)
            load()
          }}
        />
      )}
      {removing && (
        <RemoveSecond
          {...removing}
          done={() => {
            setRemoving(undefined)
            load()
          }}
        />
      )}
      {!step && !removing && (
        <form
          className="card stack"
          noValidate
          onSubmit={event => {
            event.preventDefault()
            begin()
          }}
        >
          <FaultSummary faults={faults} />
          <PasswordField id="password" label={words.password} value={password} onChange={setPassword} />
          <button type="submit" className="button full">
            {t(words.add)}
          </button>
        </form>
      )}
    </section>
  )
}
