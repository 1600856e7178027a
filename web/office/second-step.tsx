import { useState } from 'react'
import { Field } from '../forms/basics.tsx'
import { FaultSummary } from '../forms/fault-summary.tsx'
import { ask, type Fault, RequestFailed } from '../ui/request.ts'
import { useWords } from '../ui/settings.tsx'
import { Page } from '../ui/shell.tsx'
import { knowsPasskeys, type ShowAsked, showPasskey } from './passkey.ts'
import type { Me } from './session.tsx'
import { signIn, second as words } from './words.ts'

export type Asked = { step: string; ways: readonly string[]; passkey?: ShowAsked }
type Props = { asked: Asked; onEntered: (me: Me) => void; again: () => void }

/** The password was right: now what somebody has. */
export function SecondStep({ asked: { step, ways, passkey }, onEntered, again }: Props) {
  const t = useWords()
  const [code, setCode] = useState('')
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const [busy, setBusy] = useState(false)
  async function show(shown: () => Promise<object>) {
    setBusy(true)
    setFaults([])
    try {
      const body = { step, ...(await shown()) }
      onEntered((await ask<{ me: Me }>('POST', '/api/v1/session/second', { body })).me)
    } catch (error) {
      // The browser's own no: nobody touched the key.
      const { code, words: said } = error instanceof RequestFailed ? error : { code: 'no', words: words.noPasskey }
      setFaults([{ at: '', code, words: said }])
      setBusy(false)
    }
  }
  return (
    <Page title={words.title} screen="second">
      <div className="stack">
        <FaultSummary faults={faults} title={words.notYet} />
        {passkey && knowsPasskeys() && (
          <button
            type="button"
            className="button primary full"
            disabled={busy}
            onClick={() => show(async () => ({ passkey: await showPasskey(passkey) }))}
          >
            {t(words.showPasskey)}
          </button>
        )}
        <form
          className="card stack"
          noValidate
          onSubmit={event => {
            event.preventDefault()
            show(async () => ({ code: code.trim() }))
          }}
        >
          <Field id="code" label={ways.indexOf('totp') >= 0 ? words.codeOr : words.recoveryCode}>
            <input
              id="code"
              className="input"
              autoComplete="one-time-code"
              autoCapitalize="characters"
              value={code}
              onChange={event => setCode(event.currentTarget.value)}
            />
          </Field>
          <button
            type="submit"
            className={passkey && knowsPasskeys() ? 'button full' : 'button primary full'}
            disabled={busy}
          >
            {t(busy ? signIn.entering : signIn.enter)}
          </button>
          <p className="hint">{t(words.lost)}</p>
        </form>
        <button type="button" className="button plain" onClick={again}>
          {t(words.again)}
        </button>
      </div>
    </Page>
  )
}
