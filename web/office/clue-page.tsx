import { useEffect, useRef, useState } from 'react'
import { say } from '../../src/kinds/words.ts'
import { describes, Field } from '../forms/basics.tsx'
import { useDraft } from '../forms/drafts.ts'
import { said } from '../forms/field-of.ts'
import { personWords } from '../forms/people.tsx'
import { AddFiles } from '../ui/add-files.tsx'
import type { Plate } from '../ui/plate.ts'
import { get } from '../ui/request.ts'
import { Link } from '../ui/route.tsx'
import type { Sent } from '../ui/send-file.ts'
import { useSettings, useWords } from '../ui/settings.tsx'
import { Page } from '../ui/shell.tsx'
import type { Answer, Receipt } from '../ui/wire.ts'
import { useRecording } from './intake-page.tsx'
import { useKind } from './kinds-shown.tsx'
import { PlateTaken, ScanPlate } from './scan-plate.tsx'
import { StillHere } from './still-here.tsx'
import { clue as words } from './words.ts'

const sources = ['told_me', 'overheard', 'found_note', 'saw_it_myself'] as const
type Village = Answer<'listMyVillages'>['villages'][number]
type Noted = {
  text: string
  files: Sent[]
  source: (typeof sources)[number]
  village?: string
  plate?: Plate | undefined
  point?: { lat: number; lng: number } | undefined
}
const blank = (): Noted => ({ text: '', files: [], source: 'told_me' })
const onlyHeard = say('（见录音或照片）', '(See the recording or photo.)')

/** Ten seconds, in passing: a line, a photo or a few spoken words; where, is the beat's, and by GPS where that is wanted. */
export function CluePage() {
  const t = useWords()
  const { language } = useSettings()
  const kind = useKind('clue')
  const noted = useDraft('clue', blank)
  const { text, files, source, village, plate, point } = noted.value
  const set = (more: Partial<Noted>) => noted.change(now => ({ ...now, ...more }))
  const [underWay, setUnderWay] = useState(0)
  const [villages, setVillages] = useState<readonly Village[]>([])
  const [isLost, setIsLost] = useState(false)
  // Whose name this is goes into the vault: it lies nowhere before (R27).
  const [from, setFrom] = useState<Record<string, string>>({})
  const [done, setDone] = useState<Receipt>()
  const line = useRef<HTMLTextAreaElement>(null)
  const { faults, setFaults, sending, record } = useRecording(receipt => {
    setDone(receipt)
    noted.leave()
    setFrom({})
    line.current!.focus()
  })
  useEffect(() => {
    if (noted.ready) line.current!.focus()
  }, [noted.ready])
  useEffect(() => {
    get<{ villages: Village[] }>('/api/v1/my-villages').then(
      answer => setVillages(answer.villages),
      () => undefined,
    )
  }, [])

  const there = village ?? villages[0]?.code
  function locate() {
    setIsLost(false)
    if (!navigator.geolocation) return setIsLost(true)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => set({ point: { lat: coords.latitude, lng: coords.longitude } }),
      () => setIsLost(true),
      { timeout: 8000, maximumAge: 60_000 },
    )
  }

  function send() {
    setDone(undefined)
    if (!text.trim() && files.length === 0) return setFaults([{ at: 'text', code: 'missing', words: words.need }])
    const place = plate
      ? { placeCode: plate.code }
      : point
        ? { point: { ...point, datum: 'wgs-84' } }
        : there
          ? { village: there }
          : undefined
    const reporter = source === 'told_me' ? said(from) : undefined
    return record({
      kind: 'clue',
      says: {
        text: text.trim() || t(onlyHeard),
        source,
        ...(files.length > 0 && { files: files.map(({ id }) => id) }),
      },
      ...(place && { place }),
      channel: 'officer',
      language,
      ...(reporter && { reporter }),
    })
  }

  const fault = faults[0]?.words
  return (
    <Page title={words.title} screen="clue">
      {noted.ready && (
        <form
          className="stack"
          noValidate
          onSubmit={event => {
            event.preventDefault()
            send()
          }}
        >
          <StillHere {...noted} />
          <Field id="clue-text" label={words.line} hint={t(words.lineHint)} fault={fault}>
            <textarea
              id="clue-text"
              ref={line}
              className="input"
              rows={3}
              maxLength={2000}
              value={text}
              aria-invalid={fault !== undefined}
              aria-describedby={describes('clue-text', true, fault)}
              onChange={event => set({ text: event.currentTarget.value })}
              onKeyDown={event => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
              }}
            />
          </Field>
          <AddFiles
            id="clue-files"
            voice
            files={files}
            onChange={change => noted.change(now => ({ ...now, files: change(now.files) }))}
            onUnderWay={by => setUnderWay(n => n + by)}
          />
          {plate ? (
            <PlateTaken plate={plate} onChange={() => set({ plate: undefined })} />
          ) : (
            <>
              {point ? (
                <p className="picked" role="status">
                  <strong>{t(words.here)}</strong>
                  <button type="button" className="button plain" onClick={() => set({ point: undefined })}>
                    {t(words.change)}
                  </button>
                </p>
              ) : (
                <>
                  <Field id="clue-village" label={words.place}>
                    <select
                      id="clue-village"
                      className="input"
                      value={there}
                      onChange={event => set({ village: event.currentTarget.value })}
                    >
                      {villages.length === 0 && <option value="">{t(words.station)}</option>}
                      {villages.map(({ code, short }) => (
                        <option key={code} value={code}>
                          {short}
                        </option>
                      ))}
                    </select>
                  </Field>
                  <button type="button" className="button full" onClick={locate}>
                    {t(words.locate)}
                  </button>
                  <div role="status">{isLost && <p className="hint">{t(words.lost)}</p>}</div>
                </>
              )}
              <ScanPlate id="clue-plate" onFound={plate => set({ plate })} />
            </>
          )}
          <fieldset className="field">
            <legend>{t(words.source)}</legend>
            <div className="pills">
              {sources.map(one => (
                <label key={one} className={one === source ? 'pill chosen' : 'pill'}>
                  <input
                    type="radio"
                    name="clue-source"
                    value={one}
                    checked={one === source}
                    onChange={() => set({ source: one })}
                  />
                  {kind?.options[one] && t(kind.options[one])}
                </label>
              ))}
            </div>
          </fieldset>
          {source === 'told_me' && (
            <details className="more">
              <summary>{t(words.who)}</summary>
              <p className="hint">{t(words.sealed)}</p>
              <div className="pair">
                {(['name', 'phone'] as const).map(name => (
                  <Field key={name} id={`clue-${name}`} label={personWords[name]!} required={false}>
                    <input
                      id={`clue-${name}`}
                      className="input"
                      maxLength={name === 'name' ? 60 : 20}
                      autoComplete="off"
                      value={from[name] ?? ''}
                      onChange={event => setFrom({ ...from, [name]: event.currentTarget.value })}
                    />
                  </Field>
                ))}
              </div>
            </details>
          )}
          <button type="submit" className="button primary full" disabled={sending || underWay > 0}>
            {t(sending ? words.sending : words.send)}
          </button>
          <div role="status">
            {done && (
              <p className="note kept">
                {t(words.done(done.printed, done.who.words))} <Link to={`/office/m/${done.id}`}>{t(words.open)}</Link>
              </p>
            )}
          </div>
        </form>
      )}
    </Page>
  )
}
