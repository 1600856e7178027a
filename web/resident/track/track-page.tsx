import { useState } from 'react'
import type { Words } from '../../../src/kinds/words.ts'
import { describes, Field } from '../../forms/basics.tsx'
import { inTab } from '../../ui/kept.ts'
import { ask, get, RequestFailed } from '../../ui/request.ts'
import { useWords } from '../../ui/settings.tsx'
import { Page } from '../../ui/shell.tsx'
import { useNow } from '../../ui/use-now.ts'
import { dueWords } from '../../ui/when.ts'
import type { Tracked } from '../../ui/wire.ts'
import { track } from './words.ts'

/** With the code alone: that it is here, how far it is in one word, the day, and a phone. Nothing else (R30). */
export function TrackPage() {
  const t = useWords()
  const now = useNow()
  const [code, setCode] = useState(inTab.get('track') ?? '')
  const [fault, setFault] = useState<Words>()
  const [busy, setBusy] = useState(false)
  const [found, setFound] = useState<Tracked>()

  async function look() {
    const asked = code.replace(/[\s-]/g, '').toUpperCase()
    setFound(undefined)
    if (!asked) return setFault(track.need)
    setFault(undefined)
    setBusy(true)
    try {
      setFound(await get<Tracked>(`/api/v1/track/${encodeURIComponent(asked)}`))
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      setFault(error.words)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Page title={track.title}>
      <div className="stack wide">
        <form
          className="stack"
          noValidate
          onSubmit={event => {
            event.preventDefault()
            look()
          }}
        >
          <Field id="code" label={track.code} hint={t(track.hint)} fault={fault}>
            <input
              id="code"
              className="input number code-input"
              value={code}
              maxLength={30}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              aria-invalid={fault !== undefined}
              aria-describedby={describes('code', true, fault)}
              onChange={event => {
                setCode(event.currentTarget.value)
                inTab.set('track', event.currentTarget.value)
              }}
            />
          </Field>
          <button type="submit" className="button primary full" disabled={busy}>
            {t(busy ? track.looking : track.look)}
          </button>
        </form>
        <div role="status">{found && <Found found={found} now={now} />}</div>
        <ByWord code={code} />
        <p>
          <a className="button full" href="/me">
            {t(track.byPhone)}
          </a>
        </p>
        <p className="hint">{t(track.lost)}</p>
      </div>
    </Page>
  )
}

/** Back to one's own page without a name: the link that it answers with is opened, and stands nowhere. */
function ByWord({ code }: { code: string }) {
  const t = useWords()
  const [word, setWord] = useState('')
  const [fault, setFault] = useState<Words>()
  async function open() {
    if (!code.trim()) return setFault(track.need)
    setFault(undefined)
    try {
      const { path } = await ask<{ path: string }>('POST', '/api/v1/my/link', {
        body: { code, word: word.trim() || '-' },
      })
      location.assign(path)
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      setFault(error.words)
    }
  }
  return (
    <details className="more">
      <summary>{t(track.own)}</summary>
      <form
        className="stack"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          open()
        }}
      >
        <Field id="own-word" label={track.word} hint={t(track.ownHint)} fault={fault}>
          <input
            id="own-word"
            className="input"
            type="password"
            value={word}
            maxLength={200}
            autoComplete="off"
            aria-invalid={fault !== undefined}
            aria-describedby={describes('own-word', true, fault)}
            onChange={event => setWord(event.currentTarget.value)}
          />
        </Field>
        <button type="submit" className="button full">
          {t(track.open)}
        </button>
      </form>
    </details>
  )
}

function Found({ found, now }: { found: Tracked; now: number }) {
  const t = useWords()
  const { status, day, unit } = found
  return (
    <section className="card stack tight">
      <h2 className={status === 'answered' ? 'mark kept' : 'mark due'}>{t(track[status])}</h2>
      <p>{t(track.since(dueWords(`${day}T12:00:00+08:00`, now).full))}</p>
      <p>
        {t(unit.words)}
        {unit.phone && (
          <>
            {' '}
            <a className="number" href={`tel:${unit.phone}`}>
              {unit.phone}
            </a>
          </>
        )}
      </p>
      <p className="hint">{t(track.more)}</p>
    </section>
  )
}
