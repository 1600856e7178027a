import { useEffect, useState } from 'react'
import type { Words } from '../../src/kinds/words.ts'
import { Field } from '../forms/basics.tsx'
import { FaultSummary } from '../forms/fault-summary.tsx'
import { Qr } from '../ui/qr.tsx'
import { ask, type Fault, RequestFailed } from '../ui/request.ts'
import { useWords } from '../ui/settings.tsx'
import { knowsPasskeys, type MakeAsked, makePasskey } from './passkey.ts'
import { second as words } from './words.ts'

type Offer = { secret: string; uri: string; passkey: MakeAsked }
type Props = { step: string; done: (recovery: readonly string[]) => void }

/** Two ways to a second factor: this device or a key, by one touch; or an app that shows six figures. */
export function SetUpSecond({ step, done }: Props) {
  const t = useWords()
  const [offer, setOffer] = useState<Offer>()
  const [code, setCode] = useState('')
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const [busy, setBusy] = useState(false)
  const no = (code: string, said: Words) => setFaults([{ at: '', code, words: said }])
  const saidNo = (error: unknown) => {
    if (!(error instanceof RequestFailed)) throw error
    no(error.code, error.words)
  }
  useEffect(() => {
    ask<Offer>('POST', '/api/v1/second-factors/offer', { body: { step } }).then(setOffer, saidNo)
  }, [step])
  const set = async (shown: object) => {
    const { recovery } = await ask<{ recovery: string[] }>('POST', '/api/v1/second-factors', {
      body: { step, ...shown },
    })
    done(recovery)
  }
  const trying = async (work: () => Promise<void>) => {
    setBusy(true)
    setFaults([])
    await work().catch(saidNo)
    setBusy(false)
  }
  const byPasskey = () =>
    trying(async () => {
      const passkey = await makePasskey(offer!.passkey).catch(() => undefined)
      if (passkey === undefined) no('no-passkey', words.noPasskey)
      else await set({ passkey })
    })
  return (
    <div className="stack wide">
      <FaultSummary faults={faults} title={words.notYet} />
      <p>{t(words.about)}</p>
      {knowsPasskeys() && (
        <section className="card stack">
          <h2>{t(words.passkey)}</h2>
          <p>{t(words.passkeyAbout)}</p>
          <button type="button" className="button primary full" disabled={busy || !offer} onClick={byPasskey}>
            {t(words.makePasskey)}
          </button>
        </section>
      )}
      <form
        className="card stack"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          trying(() => set({ code: code.trim() }))
        }}
      >
        <h2>{t(words.app)}</h2>
        <p>{t(words.appAbout)}</p>
        {offer && <Qr text={offer.uri} name={t(words.qr)} />}
        {offer && (
          <p className="hint">
            {t(words.byHand)} <code className="secret">{offer.secret.replace(/.{4}(?=.)/g, '$& ')}</code>
          </p>
        )}
        <Field id="code" label={words.code}>
          <input
            id="code"
            className="input"
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            onChange={event => setCode(event.currentTarget.value)}
          />
        </Field>
        <button
          type="submit"
          className={knowsPasskeys() ? 'button full' : 'button primary full'}
          disabled={busy || !offer}
        >
          {t(words.useApp)}
        </button>
      </form>
    </div>
  )
}

/** Shown this once: for the day on which the phone is gone. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const t = useWords()
  return (
    <section className="card stack">
      <h2>{t(words.recovery)}</h2>
      <p>{t(words.recoveryAbout)}</p>
      <ul className="stack tight">
        {codes.map(one => (
          <li key={one}>
            <code className="secret">{one}</code>
          </li>
        ))}
      </ul>
      <button type="button" className="button full no-print" onClick={() => print()}>
        {t(words.print)}
      </button>
    </section>
  )
}
