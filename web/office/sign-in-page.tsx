import { useEffect, useState } from 'react'
import { wordsOfPost } from '../../src/kinds/post-words.ts'
import type { Words } from '../../src/kinds/words.ts'
import { Field } from '../forms/basics.tsx'
import { FaultSummary } from '../forms/fault-summary.tsx'
import { ask, type Fault, get, RequestFailed } from '../ui/request.ts'
import { useWords } from '../ui/settings.tsx'
import { Page } from '../ui/shell.tsx'
import { type Asked, SecondStep } from './second-step.tsx'
import type { Me } from './session.tsx'
import { byCity, signIn } from './words.ts'

type DemoPerson = { post: string; number: string; name: string; unit: string }

export function SignInPage({ onEntered }: { onEntered: (me: Me) => void }) {
  const t = useWords()
  const [number, setNumber] = useState('')
  const [password, setPassword] = useState('')
  const [faults, setFaults] = useState<Fault[]>([])
  const [busy, setBusy] = useState(false)
  const [asked, setAsked] = useState<Asked>()
  const [city, setCity] = useState<string>()
  const [demo, setDemo] = useState<DemoPerson[]>([])
  useEffect(() => {
    // A real house has no such page.
    get<DemoPerson[]>('/demo/people.json').then(setDemo, () => undefined)
    get<{ enter: string }>('/city').then(
      ({ enter }) => setCity(enter),
      () => undefined,
    )
    const why = byCity[location.hash.slice(1)]
    if (!why) return
    history.replaceState(null, '', location.pathname)
    setFaults([{ at: '', code: 'city', words: why }])
  }, [])

  async function enter(path: string, body: unknown) {
    setBusy(true)
    setFaults([])
    try {
      const { me } = await ask<{ me: Me }>('POST', path, { body })
      onEntered(me)
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      if (error.code === 'second-factor-first') setAsked(error.about as Asked)
      else setFaults([{ at: '', code: error.code, words: error.words }])
      setBusy(false)
    }
  }

  if (asked) return <SecondStep asked={asked} onEntered={onEntered} again={() => setAsked(undefined)} />
  return (
    <Page title={signIn.title}>
      <div className="stack wide">
        {demo.length > 0 && (
          <section className="stack tight" aria-label={t(signIn.demo)}>
            <h2>{t(signIn.demo)}</h2>
            <ul className="people">
              {demo.map(person => (
                <li key={person.post}>
                  <button
                    type="button"
                    className="button full person"
                    disabled={busy}
                    onClick={() => enter('/demo/session', { post: person.post })}
                  >
                    <span>
                      <span className="row-title">{t(wordsOfPost(person.post))}</span>
                      <span className="row-about">
                        {person.name} · {person.unit}
                      </span>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
            <p className="hint">{t(signIn.demoAbout)}</p>
          </section>
        )}
        <form
          className="card stack"
          noValidate
          onSubmit={event => {
            event.preventDefault()
            enter('/api/v1/session', { number: number.trim(), password })
          }}
        >
          <FaultSummary faults={faults} title={signIn.notIn} />
          <Line id="number" label={signIn.number} value={number} onChange={setNumber} complete="username" />
          <Line
            id="password"
            label={signIn.password}
            value={password}
            onChange={setPassword}
            complete="current-password"
          />
          <button type="submit" className="button primary full" disabled={busy}>
            {t(busy ? signIn.entering : signIn.enter)}
          </button>
          <p className="hint">{t(signIn.forgot)}</p>
          {city && (
            <a href={city} className="button full">
              {t(signIn.city)}
            </a>
          )}
        </form>
      </div>
    </Page>
  )
}

type LineProps = {
  id: string
  label: Words
  value: string
  onChange: (value: string) => void
  complete: 'username' | 'current-password'
}

function Line({ id, label, value, onChange, complete }: LineProps) {
  return (
    <Field id={id} label={label}>
      <input
        id={id}
        className="input"
        type={complete === 'username' ? 'text' : 'password'}
        value={value}
        autoComplete={complete}
        autoCapitalize="off"
        onChange={event => onChange(event.currentTarget.value)}
      />
    </Field>
  )
}
