import { useState } from 'react'
import { Field } from '../forms/basics.tsx'
import { FaultSummary } from '../forms/fault-summary.tsx'
import { ask, type Fault, RequestFailed } from '../ui/request.ts'
import { useWords } from '../ui/settings.tsx'
import { knowsPasskeys, type ShowAsked, showPasskey } from './passkey.ts'
import { second, signIns as words } from './words.ts'

export type AskedToShow = { step: string; passkey?: ShowAsked }
type Props = { factor: { id: string; sort: 'totp' | 'passkey' }; asked: AskedToShow; done: () => void }

/** One goes once another was shown, or a recovery code: whoever finds an open desk takes nothing away. */
export function RemoveSecond({ factor, asked, done }: Props) {
  const t = useWords()
  const [code, setCode] = useState('')
  const [faults, setFaults] = useState<readonly Fault[]>([])
  async function show(shown: () => Promise<object>) {
    setFaults([])
    try {
      const body = { factor: factor.id, step: asked.step, ...(await shown()) }
      await ask('POST', '/api/v1/second-factors/remove', { body })
      done()
    } catch (error) {
      // The browser's own no: nobody touched the key.
      const { code, words: said } = error instanceof RequestFailed ? error : { code: 'no', words: second.noPasskey }
      setFaults([{ at: '', code, words: said }])
    }
  }
  return (
    <form
      className="card stack"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        show(async () => ({ code: code.trim() }))
      }}
    >
      <h3>{t(words.removing(words[factor.sort]))}</h3>
      <FaultSummary faults={faults} title={words.notYet} />
      <p>{t(words.removeAbout)}</p>
      <Field id="another" label={second.codeOr}>
        <input
          id="another"
          className="input"
          autoComplete="one-time-code"
          autoCapitalize="characters"
          value={code}
          onChange={event => setCode(event.currentTarget.value)}
        />
      </Field>
      <button type="submit" className="button primary full">
        {t(words.remove)}
      </button>
      {asked.passkey && knowsPasskeys() && (
        <button
          type="button"
          className="button full"
          onClick={() => show(async () => ({ passkey: await showPasskey(asked.passkey!) }))}
        >
          {t(words.removeByPasskey)}
        </button>
      )}
    </form>
  )
}
