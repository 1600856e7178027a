import { type FormEvent, type ReactNode, useState } from 'react'
import { wordsOfPost } from '../../../src/kinds/post-words.ts'
import type { Words } from '../../../src/kinds/words.ts'
import { Field } from '../../forms/basics.tsx'
import { useDraft } from '../../forms/drafts.ts'
import { useSession } from '../../office/session.tsx'
import { StillHere } from '../../office/still-here.tsx'
import { office } from '../../office/words.ts'
import { ask } from '../../ui/request.ts'
import { go, Link, usePlace } from '../../ui/route.tsx'
import { useWords } from '../../ui/settings.tsx'
import { Page } from '../../ui/shell.tsx'
import { Room } from '../figures/room.tsx'
import { useAnswer } from '../figures/use-answer.ts'
import { common } from '../figures/words.ts'
import { PickFile } from '../pick-file.tsx'
import { names, sorts, sheet as words } from './words.ts'

type Line = Readonly<Record<string, string>>
type Change = { before: Line | null; after: Line | null }
type Column = { name: string; words: Words; options?: string[] }
type SheetShown = {
  columns: Column[]
  key: string[]
  total: number
  rows: Line[]
  /** By column, what the codes are called. */
  called: Readonly<Record<string, Readonly<Record<string, Words>>>>
  last: number
  edits: {
    no: number
    author: string | null
    madeAt: string
    undoes: number | null
    lines: number
    changes: Change[]
  }[]
}
type Fault = { line: number; field: string; words: Words }
type Tried = { faults: Fault[]; lines: number; changes: Change[] }
/** The line that is open, and what was typed in it. */
type Edited = { row: Line; isNew: boolean; typed: Line }
/** A line that was only opened need not be open again. */
const isTyped = (edited: Edited | undefined) => edited !== undefined && Object.keys(edited.typed).length > 0
/** What is to be taken: lines that were typed, or a file. */
type Given = { rows: Line[] } | { csv: string } | { xlsx: string }

/** One of the lists by which the bureau runs: found, edited by line or from a file, looked at before it is kept, undone. */
export const sheetPage = (name: keyof typeof names) =>
  function SheetPage() {
    const t = useWords()
    const { failed } = useSession()
    const { path, query } = usePlace()
    const q = query.get('q') ?? ''
    const from = Number(query.get('from')) || 0
    const [turn, setTurn] = useState(0)
    const address = `/api/v1/bureau/${name}`
    const { answer: shown, fault } = useAnswer<SheetShown>(
      `${address}?q=${encodeURIComponent(q)}&from=${from}&limit=${ROWS}`,
      turn,
    )
    const edited = useDraft<Edited | undefined>(`sheet ${name}`, () => undefined, isTyped)
    const { value: line, change: setLine } = edited
    const [looked, setLooked] = useState<{ given: Given; tried?: Tried }>()
    const tried = looked?.tried
    const [busy, setBusy] = useState<Words>()
    const [said, setSaid] = useState<Words>()
    if (!shown)
      return (
        <Page title={names[name]} widest>
          <p role="status" className={fault && 'fault'}>
            {t(fault ?? office.opening)}
          </p>
        </Page>
      )
    const work = async (says: Words, doing: () => Promise<void>) => {
      setBusy(says)
      setSaid(undefined)
      try {
        await doing()
      } catch (error) {
        setSaid(failed(error).words)
      } finally {
        setBusy(undefined)
      }
    }
    const look = (what: Given) =>
      work(words.previewing, async () => {
        setLooked({ given: what })
        const found = await ask<Tried>('POST', `${address}/preview`, { body: what })
        // What was typed meanwhile is not what was looked at.
        setLooked(now => (now?.given === what ? { given: what, tried: found } : now))
      })
    const type = (typed: Line) => {
      setLine(line && { ...line, typed: { ...line.typed, ...typed } })
      // What is saved is what was looked at; faults keep standing beside their fields, and save nothing.
      if (!tried?.faults.length) setLooked(undefined)
    }
    const close = () => {
      edited.leave()
      setLooked(undefined)
    }
    const save = () =>
      work(words.saving, async () => {
        const done = await ask<{ no: number; lines: number }>('POST', address, {
          body: { ...looked?.given, expect: shown.last },
        })
        close()
        setTurn(turn + 1)
        setSaid(words.saved(done.no, done.lines))
      })
    const undo = () =>
      work(words.saving, async () => {
        const done = await ask<{ lines: number }>('POST', `${address}/undo`, { body: { expect: shown.last } })
        setTurn(turn + 1)
        setSaid(words.undone(done.lines))
      })
    const find = (event: FormEvent<HTMLFormElement>) => {
      event.preventDefault()
      const text = String(new FormData(event.currentTarget).get('q') ?? '').trim()
      go(text ? `${path}?q=${encodeURIComponent(text)}` : path)
    }
    const pageAt = (first: number) =>
      `${path}?${new URLSearchParams({ ...(q && { q }), ...(first > 0 && { from: String(first) }) })}`
    const end = from + shown.rows.length
    return (
      <Page title={names[name]} widest>
        <div className="stack">
          <form key={q} className="filters" onSubmit={find}>
            <label htmlFor="find-line">{t(words.find)}</label>
            <input id="find-line" name="q" className="input" type="search" defaultValue={q} maxLength={60} />
            <button
              type="button"
              className="button"
              onClick={() => {
                close()
                setLine({ row: {}, isNew: true, typed: {} })
              }}
            >
              {t(words.add)}
            </button>
            <a className="button" href={`${address}/table`} download>
              {t(words.download)}
            </a>
            <a className="button" href={`${address}/table?type=xlsx`} download>
              {t(words.excel)}
            </a>
          </form>
          <Field id="sheet-file" label={words.upload} fault={undefined}>
            <PickFile
              id="sheet-file"
              accept=".csv,.xlsx,text/csv"
              onPick={async file => {
                close()
                await look(givenIn(await file.arrayBuffer()))
              }}
            />
          </Field>
          <p role="status">{busy ? t(busy) : said && <span className="note block">{t(said)}</span>}</p>
          {line && (
            <LineForm
              columns={shown.columns}
              locked={line.isNew ? [] : shown.key}
              line={{ ...line.row, ...line.typed }}
              title={line.isNew ? words.adding : words.changing}
              faults={tried?.faults ?? []}
              onType={(column, value) => type({ [column]: value })}
              onPreview={() => look({ rows: [{ ...line.row, ...line.typed }] })}
              onCancel={close}
            >
              <StillHere
                turn={edited.turn}
                leave={() => {
                  close()
                  setLine({ ...line, typed: {} })
                }}
              />
            </LineForm>
          )}
          {tried && (
            <section className="card stack tight" aria-labelledby="preview">
              <h2 id="preview">{t(words.preview)}</h2>
              <WhatChanges tried={tried} columns={shown.columns} keys={shown.key} />
              {tried.faults.length === 0 && tried.lines > 0 && (
                <button type="button" className="button primary" disabled={busy !== undefined} onClick={save}>
                  {t(words.save)}
                </button>
              )}
              {!line && (
                <button type="button" className="button" onClick={close}>
                  {t(words.cancel)}
                </button>
              )}
            </section>
          )}
          <p className="quiet">
            {t(words.lines(shown.total))}
            {shown.rows.length > 0 && shown.total > shown.rows.length && ` ${t(words.these(from + 1, end))}`}
          </p>
          <Room label={t(names[name])}>
            <table className="grid words">
              <thead>
                <tr>
                  {shown.columns.map(one => (
                    <th key={one.name} scope="col">
                      {t(one.words)}
                    </th>
                  ))}
                  <td />
                </tr>
              </thead>
              <tbody>
                {shown.rows.map(row => {
                  const key = shown.key.map(one => row[one]).join(' ')
                  return (
                    <tr key={key}>
                      {shown.columns.map((one, i) =>
                        i === 0 ? (
                          <th key={one.name} scope="row" className="number">
                            <Coded value={row[one.name] ?? ''} called={shown.called[one.name]} />
                          </th>
                        ) : (
                          <td key={one.name}>
                            {shown.called[one.name] ? (
                              <Coded value={row[one.name] ?? ''} called={shown.called[one.name]} />
                            ) : (
                              t(wordsOf(one.name, row[one.name] ?? ''))
                            )}
                          </td>
                        ),
                      )}
                      <td>
                        <button
                          type="button"
                          className="button plain"
                          aria-label={`${t(words.edit)} ${key}`}
                          onClick={() => {
                            close()
                            setSaid(undefined)
                            setLine({ row, isNew: false, typed: {} })
                            scrollTo(0, 0)
                          }}
                        >
                          {t(words.edit)}
                        </button>
                      </td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </Room>
          {shown.total > shown.rows.length && (
            <p className="pager no-print">
              {from > 0 && (
                <Link to={pageAt(Math.max(0, from - ROWS))} className="button">
                  {t(common.before)}
                </Link>
              )}
              <span className="number">
                {shown.rows.length > 0 && `${from + 1}–${end} / `}
                {shown.total}
              </span>
              {end < shown.total && (
                <Link to={pageAt(end)} className="button">
                  {t(common.next)}
                </Link>
              )}
            </p>
          )}
          <section className="stack tight" aria-labelledby="edits">
            <h2 id="edits">{t(words.history)}</h2>
            {shown.edits.length === 0 && <p className="quiet">{t(words.none)}</p>}
            {shown.edits.length > 0 && (
              <ol className="rows card">
                {shown.edits.map((edit, i) => (
                  <li key={edit.no} className="row edit">
                    <span className="row-words">
                      <span className="row-title">
                        <span className="number">{edit.no}</span> {edit.author}{' '}
                        <span className="quiet number">{edit.madeAt.slice(0, 16).replace('T', ' ')}</span>
                      </span>
                      <details>
                        <summary>
                          {t(edit.undoes === null ? words.changed(edit.lines) : words.undid(edit.undoes))}
                        </summary>
                        <Changes changes={edit.changes} columns={shown.columns} keys={shown.key} />
                      </details>
                    </span>
                    {i === 0 && edit.undoes === null && (
                      <button type="button" className="button" disabled={busy !== undefined} onClick={undo}>
                        {t(words.undo)}
                      </button>
                    )}
                  </li>
                ))}
              </ol>
            )}
          </section>
        </div>
      </Page>
    )
  }

/** On one page. */
const ROWS = 50

/** Codes of posts and sorts in words; all else is said as it stands. */
const wordsOf = (column: string, value: string): Words =>
  column === 'post' ? wordsOfPost(value) : (column === 'sort' && sorts[value]) || { zh: value, en: value }

/** A code with what it is called; several stand apart by spaces. */
function Coded({ value, called }: { value: string; called: Readonly<Record<string, Words>> | undefined }) {
  const t = useWords()
  if (!called) return <>{value}</>
  return (
    <>
      {value.split(' ').map(code => (
        <span key={code} className="block">
          {called[code] && <>{t(called[code])} </>}
          <span className={called[code] ? 'quiet small number' : 'number'}>{code}</span>
        </span>
      ))}
    </>
  )
}

/** An .xlsx is an archive by its first letters, whatever it is called; the server reads it. */
function givenIn(bytes: ArrayBuffer): Given {
  const all = new Uint8Array(bytes)
  if (all[0] !== 0x50 || all[1] !== 0x4b) return { csv: textOf(bytes) }
  let binary = ''
  for (let at = 0; at < all.length; at += 0x8000) binary += String.fromCharCode(...all.subarray(at, at + 0x8000))
  return { xlsx: btoa(binary) }
}

/** As WPS writes it without being told otherwise, too. */
function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

type FormProps = {
  columns: readonly Column[]
  locked: readonly string[]
  line: Line
  title: Words
  faults: readonly Fault[]
  onType: (column: string, value: string) => void
  onPreview: () => void
  onCancel: () => void
  children: ReactNode
}

/** One line, a field for each column; what is wrong stands beside its field, and what was typed stays. */
function LineForm({ columns, locked, line, title, faults, onType, onPreview, onCancel, children }: FormProps) {
  const t = useWords()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onPreview()
  }
  return (
    <form className="card stack" aria-labelledby="line-form" onSubmit={submit}>
      <h2 id="line-form">{t(title)}</h2>
      {children}
      <div className="line-fields">
        {columns.map(({ name, words: label, options }) => {
          const id = `line-${name}`
          const wrong = faults.find(({ field }) => field === name)?.words
          const isLocked = locked.includes(name)
          const shared = {
            id,
            className: 'input',
            value: line[name] ?? '',
            disabled: isLocked,
            'aria-invalid': wrong !== undefined,
            'aria-describedby':
              [isLocked && `${id}-hint`, wrong && `${id}-fault`].filter(Boolean).join(' ') || undefined,
          }
          const change = (value: string) => onType(name, value)
          return (
            <Field key={name} id={id} label={label} hint={isLocked ? t(words.key) : undefined} fault={wrong}>
              {options ? (
                <select {...shared} onChange={event => change(event.currentTarget.value)}>
                  <option value="" />
                  {options.map(one => (
                    <option key={one} value={one}>
                      {t(wordsOf(name, one))}
                    </option>
                  ))}
                </select>
              ) : (
                <input {...shared} maxLength={2000} onChange={event => change(event.currentTarget.value)} />
              )}
            </Field>
          )
        })}
      </div>
      <p className="pager">
        <button type="submit" className="button">
          {t(words.preview)}
        </button>
        <button type="button" className="button plain" onClick={onCancel}>
          {t(words.cancel)}
        </button>
      </p>
    </form>
  )
}

type ChangesProps = { columns: readonly Column[]; keys: readonly string[] }

function WhatChanges({ tried: { faults, lines, changes }, ...rest }: ChangesProps & { tried: Tried }) {
  const t = useWords()
  if (faults.length > 0)
    return (
      <>
        <p className="fault">{t(words.faults(faults.length))}</p>
        <ul className="change-list">
          {faults.map(fault => (
            <li key={`${fault.line} ${fault.field} ${fault.words.en}`}>{t(fault.words)}</li>
          ))}
        </ul>
      </>
    )
  if (lines === 0) return <p>{t(words.nothing)}</p>
  return (
    <>
      <p>{t(words.willChange(lines))}</p>
      <Changes changes={changes} {...rest} />
    </>
  )
}

function Changes({ changes, columns, keys }: ChangesProps & { changes: readonly Change[] }) {
  const t = useWords()
  return (
    <ul className="change-list">
      {changes.map(({ before, after }) => {
        const line = (after ?? before)!
        const key = keys.map(one => line[one]).join(' ')
        const changed = columns.filter(
          ({ name }) => !keys.includes(name) && (before?.[name] ?? '') !== (after?.[name] ?? ''),
        )
        return (
          <li key={key}>
            <strong className="number">{key}</strong> {!before && t(words.added)} {!after && t(words.gone)}
            {changed.map(({ name, words: label }) => (
              <span key={name} className="block small">
                {t(label)}: {before && <del>{before[name] || t(words.empty)}</del>}{' '}
                {after && <ins>{after[name] || t(words.empty)}</ins>}
              </span>
            ))}
          </li>
        )
      })}
    </ul>
  )
}
