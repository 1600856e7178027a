import { useEffect, useState } from 'react'
import { fromHolidayCn } from '../../../src/clock/calendar.ts'
import type { Words } from '../../../src/kinds/words.ts'
import { Field } from '../../forms/basics.tsx'
import { type Typed, useDraft } from '../../forms/drafts.ts'
import { FaultSummary } from '../../forms/fault-summary.tsx'
import { useSession } from '../../office/session.tsx'
import { StillHere } from '../../office/still-here.tsx'
import { office } from '../../office/words.ts'
import { ask, type Fault, get } from '../../ui/request.ts'
import { useWords } from '../../ui/settings.tsx'
import { Page } from '../../ui/shell.tsx'
import { PickFile } from '../pick-file.tsx'
import { lengthOf, year as words } from './words.ts'

type NamedDay = { day: string; name: string; en?: string }
type YearShown = { year: number; holidays: readonly NamedDay[]; makeup: readonly NamedDay[] }
type CalendarShown = {
  edition: string
  years: readonly YearShown[]
  missing: readonly number[]
  mayEdit: boolean
  editions: readonly { edition: string; author: string | null; madeAt: string | null }[]
}
/** `expect`: the edition on which it was begun; where another came meanwhile, it is refused. */
type Edited = { year: YearShown; expect: string }
type Adding = { day: string; name: string; list: 'holidays' | 'makeup' }
type Changes = {
  days: readonly { day: string; before: boolean | null; after: boolean | null }[]
  dues: readonly { limit: { value: number; unit: string }; before: string | null; after: string | null }[]
}

/** The work calendar, year by year: read by everybody, edited by the city's officer, shown first what that changes. */
export default function CalendarPage() {
  const t = useWords()
  const { failed } = useSession()
  const [shown, setShown] = useState<CalendarShown>()
  const [year, setYear] = useState<number>()
  const edited = useDraft<Edited | undefined>('calendar', () => undefined)
  const adding = useDraft<Adding>('calendar day', () => ({ day: '', name: '', list: 'holidays' }))
  const leave = () => {
    edited.leave()
    adding.leave()
  }
  const [changes, setChanges] = useState<Changes>()
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const [said, setSaid] = useState<Words>()
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    get<CalendarShown>('/api/v1/calendar').then(setShown, error => setSaid(failed(error).words))
  }, [turn])
  const asSaved = shown?.years.find(one => one.year === year) ?? shown?.years[shown.years.length - 1]
  const draft = edited.value?.year ?? asSaved
  if (!shown || !draft)
    return (
      <Page title={words.title}>
        <p role="status">{t(said ?? office.opening)}</p>
      </Page>
    )
  const saved = shown.years.find(({ year }) => year === draft.year)
  const edit = (next: YearShown) => {
    edited.change(now => ({ year: next, expect: now?.expect ?? shown.edition }))
    begin()
  }
  const begin = () => {
    setChanges(undefined)
    setSaid(undefined)
    setFaults([])
  }
  const tried = async (work: () => Promise<void>) => {
    setFaults([])
    try {
      await work()
    } catch (error) {
      const { faults: found, code, words: why } = failed(error)
      setFaults(found.length > 0 ? found : [{ at: '', code, words: why }])
    }
  }
  const body = { year: draft, expect: edited.value?.expect ?? shown.edition }
  const preview = () => tried(async () => setChanges(await ask<Changes>('POST', '/api/v1/calendar/preview', { body })))
  const save = () =>
    tried(async () => {
      const done = await ask<{ edition: string; settled: number }>('POST', '/api/v1/calendar', { body })
      setYear(draft.year)
      leave()
      setTurn(turn + 1)
      setChanges(undefined)
      setSaid(words.saved(done.edition, done.settled))
    })
  const take = async (file: File | undefined) => {
    if (!file) return
    try {
      edit(fromHolidayCn(JSON.parse(await file.text())))
    } catch {
      setSaid(words.badFile)
    }
  }
  const without = (list: 'holidays' | 'makeup', day: string) =>
    edit({ ...draft, [list]: draft[list].filter(one => one.day !== day) })
  return (
    <Page title={words.title}>
      <div className="stack">
        {!shown.mayEdit && shown.missing.length > 0 && (
          <p className="note late">{t(office.missingYear(shown.missing.join(', ')))}</p>
        )}
        <p className="quiet">
          {t(words.edition)} <span className="number">{shown.edition}</span>
        </p>
        <FaultSummary faults={faults} />
        {said && (
          <p className="note" role="status">
            {t(said)}
          </p>
        )}
        <nav className="tabs" aria-label={t(words.title)}>
          {shown.years.map(one => (
            <button
              key={one.year}
              type="button"
              className="tab"
              aria-pressed={one.year === draft.year}
              onClick={() => {
                edited.leave()
                setYear(one.year)
                begin()
              }}
            >
              {one.year}
            </button>
          ))}
          {!saved && (
            <span className="tab" aria-current="page">
              {draft.year}
            </span>
          )}
        </nav>
        {shown.mayEdit && (
          <>
            <StillHere turn={edited.turn || adding.turn} leave={leave} />
            <AddDay
              year={draft.year}
              typed={adding}
              onAdd={(list, day) => edit({ ...draft, [list]: draft[list].concat(day).sort(byDay) })}
            />
            <Field id="year-file" label={words.file} required={false} fault={undefined}>
              <PickFile id="year-file" accept=".json,application/json" onPick={take} />
            </Field>
            {edited.value && (
              <>
                <p role="status">{t(words.changed)}</p>
                {changes && <WhatChanges changes={changes} />}
                <button type="button" className="button full" onClick={preview}>
                  {t(words.preview)}
                </button>
                <button type="button" className="button primary full" onClick={save}>
                  {t(words.save)}
                </button>
              </>
            )}
          </>
        )}
        <Days
          label={words.off}
          days={draft.holidays}
          onRemove={shown.mayEdit ? day => without('holidays', day) : undefined}
        />
        <Days
          label={words.worked}
          days={draft.makeup}
          onRemove={shown.mayEdit ? day => without('makeup', day) : undefined}
        />
        {shown.editions.length > 0 && (
          <section className="stack tight" aria-labelledby="calendar-editions">
            <h2 id="calendar-editions">{t(words.history)}</h2>
            <ul className="rows card">
              {shown.editions.map(({ edition, author, madeAt }) => (
                <li key={edition} className="row">
                  <span className="number">{edition}</span> {author}{' '}
                  <span className="quiet number">{madeAt?.slice(0, 10)}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Page>
  )
}

const byDay = (a: NamedDay, b: NamedDay) => (a.day < b.day ? -1 : 1)

type DaysProps = { label: Words; days: readonly NamedDay[]; onRemove: ((day: string) => void) | undefined }

function Days({ label, days, onRemove }: DaysProps) {
  const t = useWords()
  return (
    <section className="stack tight" aria-label={t(label)}>
      <h2>
        {t(label)} <span className="number quiet">{days.length}</span>
      </h2>
      <ul className="rows card">
        {(onRemove ? days.map(one => [one]) : runsOf(days)).map(run => {
          const { day, name } = run[0]!
          const last = run.at(-1)!.day
          return (
            <li key={day} className="row">
              <span className="row-title">
                <span className="number">
                  {day}
                  {last !== day && ` – ${last.slice(5)}`}
                </span>{' '}
                {name}
              </span>
              {onRemove && (
                <button
                  type="button"
                  className="button plain"
                  aria-label={`${t(words.remove)} ${day}`}
                  onClick={() => onRemove(day)}
                >
                  {t(words.remove)}
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** Days that follow each other under one name: to be read, a holiday is one. */
function runsOf(days: readonly NamedDay[]): NamedDay[][] {
  const runs: NamedDay[][] = []
  for (const one of days) {
    const before = runs.at(-1)?.at(-1)
    if (before?.name === one.name && Date.parse(one.day) - Date.parse(before.day) === 86_400_000) runs.at(-1)!.push(one)
    else runs.push([one])
  }
  return runs
}

type AddProps = {
  year: number
  typed: Typed<Adding>
  onAdd: (list: 'holidays' | 'makeup', day: NamedDay) => void
}

function AddDay({ year, typed, onAdd }: AddProps) {
  const t = useWords()
  const { day, name, list } = typed.value
  const set = (more: Partial<Adding>) => typed.change(now => ({ ...now, ...more }))
  return (
    <section className="card stack tight" aria-label={t(words.add)}>
      <Field id="year-day" label={words.day} fault={undefined}>
        <input
          className="input"
          id="year-day"
          type="date"
          min={`${year}-01-01`}
          max={`${year}-12-31`}
          value={day}
          onChange={event => set({ day: event.currentTarget.value })}
        />
      </Field>
      <Field id="year-name" label={words.name} fault={undefined}>
        <input
          className="input"
          id="year-name"
          maxLength={40}
          value={name}
          onChange={event => set({ name: event.currentTarget.value })}
        />
      </Field>
      <Field id="year-sort" label={words.sort} fault={undefined}>
        <select
          className="input"
          id="year-sort"
          value={list}
          onChange={event => set({ list: event.currentTarget.value as typeof list })}
        >
          <option value="holidays">{t(words.off)}</option>
          <option value="makeup">{t(words.worked)}</option>
        </select>
      </Field>
      <button
        type="button"
        className="button"
        disabled={day === '' || name === ''}
        onClick={() => {
          onAdd(list, { day, name })
          set({ day: '' })
        }}
      >
        {t(words.add)}
      </button>
    </section>
  )
}

function WhatChanges({ changes: { days: all, dues } }: { changes: Changes }) {
  const t = useWords()
  // Of a year that was not there, the days off are what there is to see.
  const days = all.filter(({ before, after }) => before !== null || after === false)
  const sort = (works: boolean | null) => t(works === null ? words.unknown : works ? words.works : words.rests)
  return (
    <section className="note stack tight" role="status">
      <h2>{t(words.days)}</h2>
      {days.length === 0 && <p>{t(words.noDays)}</p>}
      <ul>
        {days.slice(0, 40).map(({ day, before, after }) => (
          <li key={day}>
            <span className="number">{day}</span> {sort(before)} → {sort(after)}
          </li>
        ))}
        {days.length > 40 && <li>…</li>}
      </ul>
      <h2>{t(words.dues)}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t(words.dues)}</th>
            <th scope="col">{t(words.before)}</th>
            <th scope="col">{t(words.after)}</th>
          </tr>
        </thead>
        <tbody className="number">
          {dues.map(({ limit: { value, unit }, before, after }) => (
            <tr key={`${value} ${unit}`}>
              <th scope="row">{t(lengthOf(value, unit))}</th>
              <td>{before ?? t(words.unknown)}</td>
              <td>{after ?? t(words.unknown)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
