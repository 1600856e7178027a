import { useEffect, useMemo, useRef, useState } from 'react'
import type { Words } from '../../../src/kinds/words.ts'
import { Field } from '../../forms/basics.tsx'
import { useDraft } from '../../forms/drafts.ts'
import { type Schema, said } from '../../forms/field-of.ts'
import { Form } from '../../forms/form.tsx'
import { personWords } from '../../forms/people.tsx'
import type { Plate } from '../../ui/plate.ts'
import { ask } from '../../ui/request.ts'
import { useSettings, useWords } from '../../ui/settings.tsx'
import type { PlaceFound, Receipt } from '../../ui/wire.ts'
import { aroundOf, type Channel, channels, type Opening, useRecording } from '../intake-page.tsx'
import { PlateTaken, ScanPlate } from '../scan-plate.tsx'
import { hasPost, useSession } from '../session.tsx'
import { useForget } from '../use-forget.ts'
import { channelWords, intake } from '../words.ts'
import { likelyKind } from './likely-kind.ts'
import { VillageCombo } from './village-combo.tsx'
import { WhoAnswers } from './who-answers.tsx'

/** What they say beside the questions of the kind. */
type Told = {
  text: string
  place?: PlaceFound | undefined
  plate?: Plate | undefined
  /** The kind, where it is none that was guessed. */
  picked?: string
  reporter: Record<string, string>
  channel: Channel
}
type Props = { openings: readonly Opening[]; onDone: (receipt: Receipt) => void }

/** While somebody speaks on the telephone or stands at the counter: everything by keyboard, in the order in which they say it. */
export function QuickIntake({ openings, onDone }: Props) {
  const t = useWords()
  const { language } = useSettings()
  const { me } = useSession()
  const [keepable, setKeepable] = useState(true)
  const first = (): Told => ({ text: '', reporter: {}, channel: hasPost(me, 'window_clerk') ? 'counter' : 'phone' })
  const beside = useDraft('new', first, () => keepable)
  const { text, place, plate, picked, reporter, channel } = beside.value
  const set = (more: Partial<Told>) => beside.change(now => ({ ...now, ...more }))
  const [pointed, setPointed] = useState<PlaceFound>()
  const forget = useForget()
  const { faults, setFaults, sending, record } = useRecording(receipt => {
    forget('new', ...openings.map(({ kind }) => `new ${kind.name}`))
    onDone(receipt)
  })
  const suggested = useSuggested(text)
  const likely = useMemo(() => likelyKind(text), [text])
  const guess = suggested ? (suggested.unsure ? undefined : suggested.kind) : likely?.kind
  const chosen = picked ?? guess ?? openings[0]!.kind.name
  const { kind, move } = openings.find(one => one.kind.name === chosen) ?? openings[0]!
  const around = useMemo(() => aroundOf(kind), [kind])
  const schema = useMemo(() => withoutText(move.says), [move])
  const box = useRef<HTMLDivElement>(null)
  const line = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    // On a phone that would bring up its keyboard before anybody asks.
    if (matchMedia('(hover: hover)').matches) line.current!.focus()
  }, [])
  const faultAt = (at: string) => faults.find(each => each.at === at)?.words

  const send = (says: Record<string, unknown>) => {
    if (!place && !plate) return setFaults([{ at: 'place', code: 'missing', words: intake.needPlace }])
    const from = said(reporter)
    const all = text.trim() ? { text: text.trim(), ...says } : says
    return record({
      kind: kind.name,
      move: move.name,
      says: all,
      place: plate ? { placeCode: plate.code } : { village: place!.code },
      channel,
      language,
      ...(from ? { reporter: from } : kind.anonymous && { anonymous: true }),
    })
  }
  const person = (name: 'name' | 'phone', most: number) => (
    <Field id={`quick-${name}`} label={personWords[name]!} required={false} fault={faultAt(`reporter.${name}`)}>
      <input
        id={`quick-${name}`}
        className="input"
        maxLength={most}
        autoComplete="off"
        inputMode={name === 'phone' ? 'tel' : undefined}
        value={reporter[name] ?? ''}
        onChange={event => set({ reporter: { ...reporter, [name]: event.currentTarget.value } })}
      />
    </Field>
  )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: from wherever one is in it, it can be sent
    <div
      ref={box}
      className="quick card stack"
      onKeyDown={event => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
          box.current!.querySelector('form')!.requestSubmit()
      }}
    >
      <p className="hint keys">{t(intake.keys)}</p>
      {!plate && <ScanPlate id="quick-plate" onFound={plate => set({ plate })} />}
      <Field id="quick-text" label={intake.words} fault={faultAt('text')}>
        <textarea
          id="quick-text"
          ref={line}
          className="input"
          rows={3}
          maxLength={4000}
          value={text}
          onChange={event => set({ text: event.currentTarget.value })}
        />
      </Field>
      {plate ? (
        <PlateTaken plate={plate} onChange={() => set({ plate: undefined })} />
      ) : (
        <>
          <VillageCombo
            id="field-place"
            label={intake.place}
            place={place}
            onChoose={place => set({ place })}
            onPoint={setPointed}
            fault={faultAt('place')}
          />
          <WhoAnswers place={place ?? pointed} />
        </>
      )}
      <fieldset className="field">
        <legend>{t(intake.which)}</legend>
        <p className="hint" role="status">
          {suggested
            ? t(
                suggested.unsure
                  ? intake.unsure
                  : intake.suggested(suggested.words, suggested.likely, suggested.measure),
              )
            : likely && t(intake.likely(likely.because.join('、')))}
        </p>
        <div className="pills">
          {openings.map(one => (
            <label key={one.kind.name} className={one.kind === kind ? 'pill chosen' : 'pill'}>
              <input
                type="radio"
                name="quick-kind"
                value={one.kind.name}
                checked={one.kind === kind}
                onChange={() => set({ picked: one.kind.name })}
              />
              {t(one.kind.words)}
            </label>
          ))}
        </div>
      </fieldset>
      <Form
        key={kind.name}
        schema={schema}
        around={around}
        keepAs={`new ${kind.name}`}
        onKeepable={setKeepable}
        beside={beside}
        submit={sending ? intake.sending : intake.send}
        sending={sending}
        faults={faults}
        onSubmit={send}
        folded
      >
        <div className="pair">
          {person('name', 60)}
          {person('phone', 20)}
        </div>
        <fieldset className="field">
          <legend>{t(intake.channel)}</legend>
          <div className="pills">
            {channels
              .filter(one => one !== 'officer')
              .map(one => (
                <label key={one} className={one === channel ? 'pill chosen' : 'pill'}>
                  <input
                    type="radio"
                    name="quick-channel"
                    value={one}
                    checked={one === channel}
                    onChange={() => set({ channel: one })}
                  />
                  {t(channelWords[one]!)}
                </label>
              ))}
          </div>
        </fieldset>
      </Form>
    </div>
  )
}

const PAUSE = 400

/** What the bureau's own model takes it for, once somebody stops typing; undefined where nothing was learned, or without signal. */
function useSuggested(text: string): Suggested | undefined {
  const [suggested, setSuggested] = useState<Suggested>()
  useEffect(() => {
    const said = text.trim()
    if (said.length < 4) return setSuggested(undefined)
    let late = false
    const timer = setTimeout(() => {
      ask<{ suggestion: Suggested | null }>('POST', '/api/v1/suggest-kind', { body: { text: said } }).then(
        ({ suggestion }) => late || setSuggested(suggestion ?? undefined),
        () => late || setSuggested(undefined),
      )
    }, PAUSE)
    return () => {
      late = true
      clearTimeout(timer)
    }
  }, [text])
  return suggested
}

type Suggested = {
  kind: string
  words: Words
  likely: number
  unsure: boolean
  measure: { id: string; words: Words } | null
}

/** What was said has its place at the top. */
function withoutText(schema: Schema): Schema {
  const { text: _, ...properties } = schema['properties'] ?? {}
  return { ...schema, properties, required: (schema['required'] ?? []).filter((name: string) => name !== 'text') }
}
