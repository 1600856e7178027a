import { useState } from 'react'
import type { Words } from '../../src/kinds/words.ts'
import { describes, Field } from '../forms/basics.tsx'
import { RequestFailed } from '../ui/request.ts'
import { useSettings, useWords } from '../ui/settings.tsx'
import { Page } from '../ui/shell.tsx'
import { askByPhone, type ByPhone } from './ask.ts'
import { Listed } from './listed.tsx'
import { phone as words } from './words.ts'

/** What was reported with one’s telephone, by a code that is sent to it (R30). Nothing of it is kept: a page that is closed has forgotten it. */
export function PhonePage() {
  const t = useWords()
  const { language } = useSettings()
  const [number, setNumber] = useState('')
  const [sent, setSent] = useState<number>()
  const [code, setCode] = useState('')
  const [session, setSession] = useState<string>()
  const [listed, setListed] = useState<ByPhone>()
  const [fault, setFault] = useState<Words>()
  const [gone, setGone] = useState(false)
  const [busy, setBusy] = useState(false)

  async function tried(work: () => Promise<void>) {
    setFault(undefined)
    setGone(false)
    setBusy(true)
    try {
      await work()
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      setFault(error.faults[0] ? error.faults[0].words : error.words)
      if (error.code === 'phone-session-over') forget()
    } finally {
      setBusy(false)
    }
  }
  function forget() {
    setSession(undefined)
    setListed(undefined)
    setSent(undefined)
    setCode('')
  }

  const send = () =>
    number.trim() === ''
      ? setFault(words.needNumber)
      : tried(async () => {
          const body = { phone: number, language }
          const { goodForMinutes } = await askByPhone<{ goodForMinutes: number }>('POST', 'code', { body })
          setSent(goodForMinutes)
        })
  const enter = () =>
    /^\s*\d{6}\s*$/.test(code)
      ? tried(async () => {
          const { token } = await askByPhone<{ token: string }>('POST', 'session', { body: { phone: number, code } })
          setListed(await askByPhone<ByPhone>('GET', 'matters', { session: token }))
          setSession(token)
          setCode('')
        })
      : setFault(words.needCode)
  const open = (its: string) =>
    tried(async () => {
      const body = { code: its }
      const { path } = await askByPhone<{ path: string }>('POST', 'link', { body, session })
      location.assign(path)
    })
  const leave = () =>
    tried(async () => {
      await askByPhone('DELETE', 'session', { session })
      forget()
      setNumber('')
      setGone(true)
    })

  if (listed) return <Listed listed={listed} fault={fault} busy={busy} onOpen={open} onLeave={leave} />
  return (
    <Page title={words.title} screen={sent === undefined ? 'number' : 'code'}>
      <form
        className="stack wide"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          if (sent === undefined) send()
          else enter()
        }}
      >
        <div role="status">{gone && <p className="note kept">{t(words.gone)}</p>}</div>
        {sent === undefined ? (
          <>
            <p>{t(words.about)}</p>
            <Field id="phone" label={words.number} fault={fault}>
              <input
                id="phone"
                className="input number"
                type="tel"
                value={number}
                maxLength={20}
                autoComplete="tel-national"
                aria-invalid={fault !== undefined}
                aria-describedby={describes('phone', false, fault)}
                onChange={event => setNumber(event.currentTarget.value)}
              />
            </Field>
            <button type="submit" className="button primary full" disabled={busy}>
              {t(busy ? words.sending : words.send)}
            </button>
          </>
        ) : (
          <>
            <p role="status">{t(words.sent(number, sent))}</p>
            <Field id="code" label={words.code} hint={t(words.codeHint)} fault={fault}>
              <input
                id="code"
                className="input number code-digits"
                inputMode="numeric"
                value={code}
                maxLength={8}
                autoComplete="one-time-code"
                aria-invalid={fault !== undefined}
                aria-describedby={describes('code', true, fault)}
                onChange={event => setCode(event.currentTarget.value)}
              />
            </Field>
            <button type="submit" className="button primary full" disabled={busy}>
              {t(busy ? words.entering : words.enter)}
            </button>
            <button type="button" className="button full" onClick={forget}>
              {t(words.another)}
            </button>
            <p className="hint">{t(words.none)}</p>
          </>
        )}
        <p>
          <a className="button full" href="/t">
            {t(words.byCode)}
          </a>
        </p>
      </form>
    </Page>
  )
}
