import { useEffect, useRef, useState } from 'react'
import { say } from '../../src/kinds/words.ts'
import { describes, Field } from '../forms/basics.tsx'
import { useDraft, useForget } from '../forms/drafts.ts'
import { said } from '../forms/field-of.ts'
import { personWords } from '../forms/people.tsx'
import { AddFiles } from '../ui/add-files.tsx'
import type { Plate } from '../ui/plate.ts'
import { get } from '../ui/request.ts'
import { Link } from '../ui/route.tsx'
import type { Sent } from '../ui/send-file.ts'
import { useSettings, useWords } from '../ui/settings.tsx'
import { Page } from '../ui/shell.tsx'
import type { Receipt } from '../ui/wire.ts'
import { useRecording } from './intake-page.tsx'
import { useKind } from './kinds-shown.tsx'
import { PlateTaken, ScanPlate } from './scan-plate.tsx'
import { clue as words } from './words.ts'

const sources = ['told_me', 'overheard', 'found_note', 'saw_it_myself'] as const
type Village = { code: string; short: string }
const onlyHeard = say('（见录音或照片）', '(See the recording or photo.)')

/** Ten seconds, in passing: a line, a photo or a few spoken words; where, is the beat's, and by GPS where that is wanted. */
export function CluePage() {
  const t = useWords()
  const { language } = useSettings()
  const kind = useKind('clue')
  const { value: text, change: setText } = useDraft(
    'clue text',
    () => '',
    said => said !== '',
  )
  const { value: files, change: setFiles } = useDraft<Sent[]>('clue files', () => [])
  const forget = useForget()
  const [busy, setBusy] = useState(false)
  const [source, setSource] = useState<(typeof sources)[number]>('told_me')
  const [villages, setVillages] = useState<readonly Village[]>([])
  const [village, setVillage] = useState<string>()
  const [plate, setPlate] = useState<Plate>()
  const [point, setPoint] = useState<{ lat: number; lng: number }>()
  const [from, setFrom] = useState<Record<string, string>>({})
  const [done, setDone] = useState<Receipt>()
  const line = useRef<HTMLTextAreaElement>(null)
  const { faults, setFaults, sending, record } = useRecording(receipt => {
    setDone(receipt)
    setText('')
    setFiles([])
    setFrom({})
    forget('clue text', 'clue files')
    line.current!.focus()
  })
  useEffect(() => {
    line.current!.focus()
    get<{ villages: Village[] }>('/api/v1/my-villages').then(
      answer => {
        setVillages(answer.villages)
        setVillage(answer.villages[0]?.code)
      },
      () => undefined,
    )
  }, [])

  function send() {
    setDone(undefined)
    if (!text.trim() && files.length === 0) return setFaults([{ at: 'text', code: 'missing', words: words.need }])
    const place = plate
      ? { placeCode: plate.code }
      : point
        ? { point: { ...point, datum: 'wgs-84' } }
        : village
          ? { village }
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
      <form
        className="stack"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          send()
        }}
      >
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
            onChange={event => setText(event.currentTarget.value)}
            onKeyDown={event => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
            }}
          />
        </Field>
        <AddFiles id="clue-files" voice files={files} onChange={change => setFiles(change)} onBusy={setBusy} />
        {plate ? (
          <PlateTaken plate={plate} onChange={() => setPlate(undefined)} />
        ) : (
          <>
            <p>
              {point ? (
                t(words.here)
              ) : (
                <label>
                  {t(words.place)}{' '}
                  <select className="input" value={village} onChange={event => setVillage(event.currentTarget.value)}>
                    {villages.length === 0 && <option value="">{t(words.station)}</option>}
                    {villages.map(({ code, short }) => (
                      <option key={code} value={code}>
                        {short}
                      </option>
                    ))}
                  </select>
                </label>
              )}{' '}
              <button
                type="button"
                className="button plain"
                onClick={() =>
                  point
                    ? setPoint(undefined)
                    : navigator.geolocation?.getCurrentPosition(
                        ({ coords }) => setPoint({ lat: coords.latitude, lng: coords.longitude }),
                        () => undefined,
                        { timeout: 8000, maximumAge: 60_000 },
                      )
                }
              >
                {t(point ? words.change : words.locate)}
              </button>
            </p>
            <ScanPlate id="clue-plate" onFound={setPlate} />
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
                  onChange={() => setSource(one)}
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
        <button type="submit" className="button primary full" disabled={busy || sending}>
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
    </Page>
  )
}
