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

type Factor = { id: string; sort: 'totp' | 'passkey'; madeAt: string }
type Mine = { factors: readonly Factor[]; recoveryLeft: number; needed: boolean }
/** What somebody is about to do: take one away, or set up another where none is named; `begun` once their password was right. */
type Wanted = { factor?: Factor; begun?: { setUp: string; show: AskedToShow | null } }

/** What one has set up; a way to another, and to take one away: each after the password, once more. */
export function SecondFactors() {
  const t = useWords()
  const now = useNow()
  const [mine, setMine] = useState<Mine>()
  const [wanted, setWanted] = useState<Wanted>()
  const [recovery, setRecovery] = useState<readonly string[]>([])
  const load = () => get<Mine>('/api/v1/second-factors').then(setMine, () => undefined)
  useEffect(() => {
    load()
  }, [])
  const done = (codes: readonly string[] = []) => {
    setWanted(undefined)
    setRecovery(codes)
    load()
  }
  if (!mine) return null
  const isLast = mine.needed && mine.factors.length === 1
  return (
    <section className="stack" aria-labelledby="factors">
      <h2 id="factors">{t(words.factors)}</h2>
      {mine.factors.length === 0 && <p>{t(words.none)}</p>}
      {mine.factors.length > 0 && (
        <ul className="rows card">
          {mine.factors.map(factor => (
            <li key={factor.id} className="row factor">
              <span className="row-words">
                <span className="row-title">{t(words[factor.sort])}</span>
                <span className="row-about">
                  {t(words.set)} {t(atWords(factor.madeAt, now))}
                </span>
              </span>
              {!wanted && !isLast && (
                <button
                  type="button"
                  className="button"
                  aria-label={t(words.removing(words[factor.sort]))}
                  onClick={() => setWanted({ factor })}
                >
                  {t(words.remove)}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mine.factors.length > 0 && <p className="quiet">{t(words.left(mine.recoveryLeft))}</p>}
      {isLast && <p className="hint">{t(words.last)}</p>}
      {recovery.length > 0 && <RecoveryCodes codes={recovery} />}
      {wanted ? (
        <>
          <Step wanted={wanted} onBegun={begun => setWanted({ ...wanted, begun })} onDone={done} />
          <button type="button" className="button plain" onClick={() => setWanted(undefined)}>
            {t(words.notNow)}
          </button>
        </>
      ) : (
        <button type="button" className="button full" onClick={() => setWanted({})}>
          {t(words.add)}
        </button>
      )}
    </section>
  )
}

type StepProps = {
  wanted: Wanted
  onBegun: (begun: NonNullable<Wanted['begun']>) => void
  onDone: (recovery?: readonly string[]) => void
}

function Step({ wanted: { factor, begun }, onBegun, onDone }: StepProps) {
  const t = useWords()
  const [password, setPassword] = useState('')
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const begin = () =>
    ask<NonNullable<Wanted['begun']>>('POST', '/api/v1/second-factors/begin', { body: { password } }).then(
      onBegun,
      error => {
        if (!(error instanceof RequestFailed)) throw error
        setFaults([{ at: '', code: error.code, words: error.words }])
      },
    )
  if (begun && !factor) return <SetUpSecond step={begun.setUp} done={onDone} />
  if (begun?.show && factor) return <RemoveSecond factor={factor} asked={begun.show} done={() => onDone()} />
  return (
    <form
      className="card stack"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        begin()
      }}
    >
      <h3>{t(factor ? words.removing(words[factor.sort]) : words.add)}</h3>
      <FaultSummary faults={faults} title={words.notYet} />
      <PasswordField id="password" label={words.password} value={password} onChange={setPassword} />
      <button type="submit" className="button primary full">
        {t(words.goOn)}
      </button>
    </form>
  )
}
