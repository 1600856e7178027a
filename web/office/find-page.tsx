import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Words } from '../../src/kinds/words.ts'
import { Field } from '../forms/basics.tsx'
import { onDevice } from '../ui/kept.ts'
import { get, type RequestFailed } from '../ui/request.ts'
import { go, Link, usePlace } from '../ui/route.tsx'
import { useWords } from '../ui/settings.tsx'
import { Page } from '../ui/shell.tsx'
import { useNow } from '../ui/use-now.ts'
import type { Line, PlaceFound } from '../ui/wire.ts'
import { MatterLine } from './line.tsx'
import { useSession } from './session.tsx'
import { find, office } from './words.ts'

const BOX = 'find'
const addressOf = (q: string) => (q ? `/office/find?q=${encodeURIComponent(q)}` : '/office/find')

/** At most so many rows stand on the page at once (R41). */
const SIZE = 50
const PLACES = 6
/** The longest name of a place that may be asked for. */
const NAME = 40

/** One box for all that one may see: the question stands in the address, to go back to it. */
export function FindPage() {
  const t = useWords()
  const { query } = usePlace()
  const q = (query.get('q') ?? '').trim()
  const box = useRef<HTMLInputElement>(null)
  // Before it is seen: what somebody types at once is not taken from them.
  useLayoutEffect(() => {
    box.current!.value = q
    if (!q) box.current!.focus()
  }, [q])
  return (
    <Page title={find.title} wide>
      <div className="stack wide">
        <search>
          <form
            onSubmit={event => {
              event.preventDefault()
              go(addressOf(box.current!.value.trim()))
            }}
          >
            <Field id={BOX} label={find.label} hideLabel>
              <div className="with-button">
                <input
                  id={BOX}
                  ref={box}
                  className="input"
                  type="search"
                  enterKeyHint="search"
                  maxLength={200}
                  autoComplete="off"
                  autoCapitalize="off"
                  spellCheck={false}
                  placeholder={t(find.label)}
                />
                <button type="submit" className="button primary">
                  {t(find.go)}
                </button>
              </div>
            </Field>
          </form>
        </search>
        {q ? <Answer key={q} q={q} /> : <Ways />}
      </div>
    </Page>
  )
}

type Found = {
  matters: readonly Line[]
  total: number
  nearly: boolean
  places: readonly PlaceFound[]
  /** Without signal: among what is on this phone. */
  here?: boolean
}

function Answer({ q }: { q: string }) {
  const t = useWords()
  const now = useNow()
  const { failed } = useSession()
  const [found, setFound] = useState<Found>()
  const [fault, setFault] = useState<Words>()
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let late = false
    setFault(undefined)
    lookFor(q).then(
      answer => !late && setFound(answer),
      error => {
        const { words } = failed(error) as RequestFailed
        if (!late) setFault(words)
      },
    )
    return () => {
      late = true
    }
  }, [q, turn])
  if (fault)
    return (
      <div className="faults stack tight" role="alert">
        <p>{t(fault)}</p>
        <button type="button" className="button" onClick={() => setTurn(turn + 1)}>
          {t(office.retry)}
        </button>
      </div>
    )
  if (!found) return <p role="status">{t(find.looking)}</p>
  const { matters, total, nearly, places, here } = found
  return (
    <>
      <p className="quiet" role="status">
        {t(matters.length === 0 ? find.none : nearly ? find.nearly(total) : find.found(total))}
        {total > matters.length && ` ${t(find.newest(matters.length))}`}
      </p>
      {here && <p className="note">{t(find.here)}</p>}
      {matters.length > 0 && (
        <section className="stack tight" aria-labelledby="found">
          <h2 id="found">
            {t(find.matters)}
            {nearly && <span className="tag">{t(find.near)}</span>}
          </h2>
          <ul className="rows card">
            {matters.map(line => (
              <MatterLine key={line.id} line={line} now={now} withOwner />
            ))}
          </ul>
        </section>
      )}
      {places.length > 0 && (
        <section className="stack tight" aria-labelledby="places">
          <h2 id="places">{t(find.places)}</h2>
          <ul className="rows card">
            {places.map(({ code, name, within }) => (
              <li key={code}>
                <Link to={addressOf(name)} className="row">
                  <span className="row-words">
                    <span className="row-title">{name}</span>
                    <span className="row-about">{within}</span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {matters.length === 0 && <Ways />}
    </>
  )
}

/** Matters, and the places of that name. */
async function lookFor(q: string): Promise<Found> {
  const asked = encodeURIComponent(q)
  const [answer, { places }] = await Promise.all([
    get<Omit<Found, 'places'>>(`/api/v1/search?q=${asked}&limit=${SIZE}`),
    q.length > NAME ? { places: [] } : get<Pick<Found, 'places'>>(`/api/v1/places?q=${asked}&limit=${PLACES}`),
  ])
  // The place that was asked for by its name leads nowhere else.
  return { ...answer, places: places.filter(({ name }) => name !== q) }
}

/** What may be typed, each with an example. */
function Ways() {
  const t = useWords()
  return (
    <section className="stack tight" aria-labelledby="ways">
      <h2 id="ways">{t(find.ways)}</h2>
      <dl className="card said-list">
        {[find.byCode, find.byPlace, find.byInitials, find.byWords].map(({ what, example }) => (
          <div key={what.en}>
            <dt>{t(what)}</dt>
            <dd>{t(example)}</dd>
          </div>
        ))}
      </dl>
      <p className="hint">{t(find.not)}</p>
      <KeySwitch />
    </section>
  )
}

const KEY_OFF = 'no-find-key'

/** A key by itself can be struck by a voice or a shaking hand: whoever wants can turn it off (WCAG 2.1.4). */
function KeySwitch() {
  const t = useWords()
  const [on, setOn] = useState(onDevice.get(KEY_OFF) !== 'yes')
  return (
    <label className="choice">
      <input
        type="checkbox"
        checked={on}
        onChange={() => {
          onDevice.set(KEY_OFF, on ? 'yes' : null)
          setOn(!on)
        }}
      />
      <span>{t(find.key)}</span>
    </label>
  )
}

/** From every page of the office: "/" leads to the box, but where somebody is typing it is a sign like any other. */
export function useFindKey(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (
        event.key !== '/' ||
        onDevice.get(KEY_OFF) === 'yes' ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        event.isComposing
      )
        return
      if ((event.target as Element).closest('input, textarea, select, [contenteditable]')) return
      event.preventDefault()
      const box = document.getElementById(BOX) as HTMLInputElement | null
      if (!box) return go('/office/find')
      box.focus()
      box.select()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}
