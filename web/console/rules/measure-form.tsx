import { type ReactNode, useState } from 'react'
import { pauseReasons } from '../../../src/kinds/common/fields.ts'
import { commonWords } from '../../../src/kinds/common/words.ts'
import { postWords } from '../../../src/kinds/post-words.ts'
import { officers } from '../../../src/kinds/posts.ts'
import type { Words } from '../../../src/kinds/words.ts'
import { Field } from '../../forms/basics.tsx'
import { useDraft } from '../../forms/drafts.ts'
import { FaultSummary } from '../../forms/fault-summary.tsx'
import { useKinds } from '../../office/kinds-shown.tsx'
import { useSession } from '../../office/session.tsx'
import { StillHere } from '../../office/still-here.tsx'
import { ask, type Fault } from '../../ui/request.ts'
import { go } from '../../ui/route.tsx'
import { useWords } from '../../ui/settings.tsx'
import { Page } from '../../ui/shell.tsx'
import { Checks } from './checks.tsx'
import type { CatalogueShown, EditionShown, MeasureBody } from './promised-page.tsx'
import { StepPicks } from './step-picks.tsx'
import { promised, units } from './words.ts'

type Props = {
  id: string
  shown: CatalogueShown
  editions: readonly EditionShown[]
  /** What came of the last saving: said by the page, since the form begins anew with its edition. */
  said: Words | undefined
  onSaid: (said: Words | undefined) => void
  onSaved: () => void
}
type On = MeasureBody['on'][number]
/** `expect`: the edition on which it was begun; where another came meanwhile, it is refused. */
type Typing = { body: MeasureBody; from: string; expect: number }
type Attached = {
  kind: Words
  starts: readonly Words[]
  only: Words | null
  from: Words | null
  until: Words | null
  ends: readonly Words[]
  proof: readonly Words[]
}

/** What an attachment may name of its kind, and what holds where it names nothing. */
const picks = {
  if: { label: promised.only, none: promised.always },
  from: { label: promised.runsFrom, none: promised.fromTheStep },
  until: { label: promised.endsWith, none: promised.byTheLimit },
}

const empty: MeasureBody = {
  id: '',
  title: { zh: '', en: '' },
  promise: { zh: '', en: '' },
  limit: { value: 1, unit: 'workday' },
  pauses: [],
  by: 'duty_officer',
  proof: '',
  basis: '',
  on: [{ kind: 'case', starts: [], ends: [], proof: {} }],
}
const keepers = [...officers, 'inspector', 'county_officer'] as const
const options: Readonly<Record<string, Words>> = commonWords.options

/** One measure: its text, its limit, what begins and keeps it; shown first where it attaches, then saved as an edition. */
export function MeasureForm({ id, shown, editions, said, onSaid, onSaved }: Props) {
  const t = useWords()
  const { failed } = useSession()
  const kinds = useKinds()
  const isNew = editions.length === 0
  const typed = useDraft<Typing>(isNew ? 'measure' : `measure ${id}`, () => ({
    body: editions[0]?.measure ?? empty,
    from: shown.today,
    expect: editions[0]?.edition ?? 0,
  }))
  const { body, from, expect } = typed.value
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const [attached, setAttached] = useState<readonly Attached[]>()
  const set = (more: Partial<MeasureBody>) => {
    typed.change(now => ({ ...now, body: { ...now.body, ...more } }))
    setAttached(undefined)
    onSaid(undefined)
  }
  /** Nothing in either language is no remedy. */
  const remedy = (more: Partial<Words>) => {
    const both = { zh: '', en: '', ...body.remedy, ...more }
    set({ remedy: both.zh || both.en ? both : undefined })
  }
  const faultAt = (at: string) => faults.find(fault => fault.at === `measure.${at}`)?.words
  const { edition: _, ...measure } = body as MeasureBody & { edition?: number }
  const sent = { measure, from, expect }
  const tried = async (work: () => Promise<void>) => {
    setFaults([])
    onSaid(undefined)
    try {
      await work()
    } catch (error) {
      const { faults: found, code, words } = failed(error)
      setFaults(found.length > 0 ? found : [{ at: '', code, words }])
    }
  }
  const preview = () =>
    tried(async () =>
      setAttached((await ask<{ attaches: Attached[] }>('POST', '/api/v1/catalogue/preview', { body: sent })).attaches),
    )
  const save = () =>
    tried(async () => {
      const saved = await ask<{ id: string; edition: number; changed: boolean }>('POST', '/api/v1/catalogue', {
        body: sent,
      })
      typed.leave()
      onSaid(saved.changed ? promised.saved(saved.edition) : promised.same)
      onSaved()
      if (isNew) go(`/console/promises/${saved.id}`, true)
    })
  /** Written anew as it was; nothing is saved before it was looked at. */
  const takeBack = (edition: number, then: MeasureBody) => {
    set(then)
    setFaults([])
    onSaid(promised.asInEdition(edition))
    scrollTo(0, 0)
  }
  const retire = () =>
    tried(async () => {
      await ask('POST', '/api/v1/catalogue/retire', { body: { id, from, expect } })
      typed.leave()
      onSaved()
    })
  const text = (at: string, label: Words, value: string, change: (value: string) => void, long = false) => (
    <Field id={`m-${at}`} label={label} fault={faultAt(at)}>
      {long ? (
        <textarea
          className="input"
          id={`m-${at}`}
          rows={3}
          value={value}
          disabled={!shown.mayEdit}
          onChange={event => change(event.currentTarget.value)}
        />
      ) : (
        <input
          className="input"
          id={`m-${at}`}
          value={value}
          disabled={!shown.mayEdit}
          onChange={event => change(event.currentTarget.value)}
        />
      )}
    </Field>
  )
  const pick = (
    at: string,
    label: Words,
    value: string,
    among: readonly string[],
    wordsOf: (one: string) => Words,
    change: (value: string) => void,
  ) => (
    <Field id={`m-${at}`} label={label} fault={faultAt(at)}>
      <select
        className="input"
        id={`m-${at}`}
        value={value}
        disabled={!shown.mayEdit}
        onChange={event => change(event.currentTarget.value)}
      >
        {among.map(one => (
          <option key={one} value={one}>
            {t(wordsOf(one))}
          </option>
        ))}
      </select>
    </Field>
  )
  const namedOf = (kind: string) => shown.named[kind] ?? { conditions: {}, instants: {} }
  /** A condition or an instant of the kind, or none; one that it does not have stays to be seen, and is refused. */
  const name = (at: string, of: keyof typeof picks, on: On, put: (on: On) => void) => {
    const { label, none } = picks[of]
    const known = namedOf(on.kind)[of === 'if' ? 'conditions' : 'instants']
    const now = on[of] ?? ''
    return pick(
      `${at}.${of}`,
      label,
      now,
      [...new Set(['', ...Object.keys(known), now])],
      one => known[one] ?? (one === '' ? none : { zh: one, en: one }),
      one => put({ ...without(on, of), ...(one !== '' && { [of]: one }) }),
    )
  }
  const places = body.on.map((_, i) => `on.${i}`)
  return (
    <Page
      title={isNew ? promised.add : body.title}
      above={<span className="number">{isNew ? '' : id}</span>}
      onBack={() => go('/console/promises')}
      screen={id}
    >
      <div className="stack">
        <StillHere {...typed} />
        <FaultSummary faults={faults} idOf={at => at.replace(/^measure\./, 'm-')} />
        {said && (
          <p className="note" role="status">
            {t(said)}
          </p>
        )}
        {isNew && text('id', promised.id, body.id, value => set({ id: value.trim().toUpperCase() }))}
        {text('title.zh', promised.titleZh, body.title.zh, zh => set({ title: { ...body.title, zh } }))}
        {text('title.en', promised.titleEn, body.title.en, en => set({ title: { ...body.title, en } }))}
        {text('promise.zh', promised.promiseZh, body.promise.zh, zh => set({ promise: { ...body.promise, zh } }), true)}
        {text('promise.en', promised.promiseEn, body.promise.en, en => set({ promise: { ...body.promise, en } }), true)}
        <Field id="m-limit.value" label={promised.value} fault={faultAt('limit.value')}>
          <input
            className="input"
            id="m-limit.value"
            type="number"
            min={1}
            value={body.limit.value}
            disabled={!shown.mayEdit}
            onChange={event => set({ limit: { ...body.limit, value: Number(event.currentTarget.value) } })}
          />
        </Field>
        {pick(
          'limit.unit',
          promised.unit,
          body.limit.unit,
          Object.keys(units),
          one => units[one]!,
          unit => set({ limit: { ...body.limit, unit } }),
        )}
        {pick(
          'by',
          promised.by,
          body.by,
          keepers,
          one => (postWords as Readonly<Record<string, Words>>)[one]!,
          by => set({ by }),
        )}
        {places.map(at => {
          const i = places.indexOf(at)
          const on = body.on[i]!
          const kind = kinds.find(({ name }) => name === on.kind)
          const put = (...now: readonly On[]) => set({ on: body.on.slice(0, i).concat(now, body.on.slice(i + 1)) })
          return (
            <fieldset key={at} className="card stack">
              <legend>{t(promised.attachedTo(i + 1))}</legend>
              {pick(
                `${at}.kind`,
                promised.kind,
                on.kind,
                kinds.map(({ name }) => name),
                one => kinds.find(({ name }) => name === one)!.words,
                one => put({ kind: one, starts: [], ends: [], proof: {} }),
              )}
              {name(at, 'if', on, put)}
              {name(at, 'from', on, put)}
              {name(at, 'until', on, put)}
              {kind && (
                <StepPicks
                  kind={kind}
                  at={at}
                  on={on}
                  faultAt={faultAt}
                  disabled={!shown.mayEdit}
                  onChange={now => put(now)}
                />
              )}
              {pick(
                `${at}.clock`,
                promised.clock,
                on.clock ?? 'none',
                ['none', 'answer', 'outcome'],
                one => promised.clocks[one]!,
                one => put({ ...without(on, 'clock'), ...(one !== 'none' && { clock: one as 'answer' | 'outcome' }) }),
              )}
              {shown.mayEdit && body.on.length > 1 && (
                <button type="button" className="button plain" onClick={() => put()}>
                  {t(promised.detach)}
                </button>
              )}
            </fieldset>
          )
        })}
        {shown.mayEdit && (
          <button type="button" className="button" onClick={() => set({ on: body.on.concat(empty.on) })}>
            {t(promised.attach)}
          </button>
        )}
        <details className="more">
          <summary>
            {t(promised.pauses)}: {body.pauses.map(one => t(options[one]!)).join(' · ')}
          </summary>
          <Field
            id="m-pauses"
            label={promised.pauses}
            group
            required={false}
            fault={faults.find(({ at }) => /^measure\.pauses/.test(at))?.words}
          >
            <Checks
              among={pauseReasons}
              wordsOf={one => options[one]!}
              chosen={body.pauses}
              disabled={!shown.mayEdit}
              onChange={pauses => set({ pauses })}
            />
          </Field>
        </details>
        {text('proof', promised.proof, body.proof, proof => set({ proof }))}
        {text('basis', promised.basis, body.basis, basis => set({ basis }))}
        <p className="hint">{t(promised.remedyAbout)}</p>
        {text('remedy.zh', promised.remedyZh, body.remedy?.zh ?? '', zh => remedy({ zh }), true)}
        {text('remedy.en', promised.remedyEn, body.remedy?.en ?? '', en => remedy({ en }), true)}
        {shown.mayEdit && (
          <>
            <Field id="m-from" label={promised.from} fault={undefined}>
              <input
                className="input"
                id="m-from"
                type="date"
                min={shown.today}
                value={from}
                onChange={event => typed.change({ ...typed.value, from: event.currentTarget.value })}
              />
            </Field>
            {attached && <Attaches all={attached} />}
            <div className="actions stack tight">
              <button type="button" className="button full" onClick={preview}>
                {t(promised.preview)}
              </button>
              <button type="button" className="button primary full" onClick={save}>
                {t(promised.save)}
              </button>
              {!isNew && !editions[0]!.retired && (
                <button type="button" className="button plain" onClick={retire}>
                  {t(promised.retire)}
                </button>
              )}
            </div>
          </>
        )}
        {!isNew && (
          <section className="stack tight" aria-labelledby="editions">
            <h2 id="editions">{t(promised.editions)}</h2>
            <ul className="rows card">
              {editions.map(({ edition, measure: then, from: since, author, retired }, i) => (
                <li key={edition} className="row">
                  {t(author === null ? promised.ships(edition) : promised.edition(edition, since, author))}{' '}
                  {retired && t(promised.retired)}
                  {shown.mayEdit && i > 0 && (
                    <button type="button" className="button plain" onClick={() => takeBack(edition, then)}>
                      {t(promised.backTo(edition))}
                    </button>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Page>
  )
}

const without = (on: On, name: 'clock' | 'if' | 'from' | 'until'): On => {
  const { [name]: _, ...rest } = on
  return rest
}

function Attaches({ all }: { all: readonly Attached[] }) {
  const t = useWords()
  const line = (label: Words, words: readonly Words[]): ReactNode => (
    <p>
      <span className="quiet">{t(label)}</span> {words.map(t).join(' · ')}
    </p>
  )
  return (
    <div className="note" role="status">
      {all.map(one => (
        <div key={[one.kind, ...one.starts, ...one.ends].map(({ en }) => en).join()} className="stack tight">
          <strong>{t(one.kind)}</strong>
          {line(promised.begins, one.starts)}
          {one.only && line(promised.only, [one.only])}
          {one.from && line(promised.runsFrom, [one.from])}
          {one.until && line(promised.endsWith, [one.until])}
          {line(promised.kept, one.ends)}
          {line(promised.byProof, one.proof)}
        </div>
      ))}
    </div>
  )
}
