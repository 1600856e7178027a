import { useEffect, useState } from 'react'
import type { Words } from '../../../src/kinds/words.ts'
import { useDraft } from '../../forms/drafts.ts'
import { Plates } from '../../office/plates.tsx'
import { useSession } from '../../office/session.tsx'
import { StillHere } from '../../office/still-here.tsx'
import { office } from '../../office/words.ts'
import { base64Of, bytesOf } from '../../ui/base64.ts'
import { ask } from '../../ui/request.ts'
import { go, Link, usePlace } from '../../ui/route.tsx'
import { useWords } from '../../ui/settings.tsx'
import { Page } from '../../ui/shell.tsx'
import { exactWords } from '../../ui/when.ts'
import { useAnswer } from '../figures/use-answer.ts'
import type { PartProps } from '../parts.ts'
import { PickFile } from '../pick-file.tsx'
import { forms as words } from './words.ts'

type Edition = {
  edition: number
  from: string
  author: string | null
  madeAt: string
  undoes: number | null
  own: boolean
}
type PaperShown = {
  kind: string
  paper: string
  words: Words
  ofKind: Words
  editions: Edition[]
  fields: string[]
}
type Shown = {
  units: { id: string; words: Words }[]
  unit: string
  papers: PaperShown[]
  placeholders: { name: string; words: Words }[]
}

/** How a unit's papers look: each may be edited in Word by whoever leads it. */
export default function PapersPage({ rest }: PartProps) {
  const t = useWords()
  const { query } = usePlace()
  const unit = query.get('unit') ?? ''
  const [turn, setTurn] = useState(0)
  const { answer: shown, fault } = useAnswer<Shown>(`/api/v1/paper-forms${unit && `?unit=${unit}`}`, turn)
  const paper = shown?.papers.find(one => `${one.kind}/${one.paper}` === rest)
  const list = `/console/papers${unit && `?unit=${unit}`}`
  if (!shown || (rest && !paper))
    return (
      <Page title={words.title} widest>
        <p role="status" className={fault && 'fault'}>
          {t(fault ?? (shown ? words.none : office.opening))}
        </p>
      </Page>
    )
  if (paper)
    return (
      <Page title={paper.words} screen={rest} onBack={() => go(list)} above={<span>{t(paper.ofKind)}</span>} widest>
        <PaperForm key={`${unit} ${rest}`} shown={shown} paper={paper} onSaved={() => setTurn(turn + 1)} />
      </Page>
    )
  const kinds = [...new Map(shown.papers.map(one => [one.kind, one.ofKind])).entries()]
  return (
    <Page title={words.title} screen={unit} widest>
      <div className="stack">
        <p className="hint">{t(words.about)}</p>
        <p className="hint">
          {t(words.messages)} <Link to="/console/promises">{t(words.promises)}</Link>
        </p>
        {shown.units.length > 1 && (
          <div className="filters">
            <label htmlFor="unit">{t(words.unit)}</label>
            <select
              id="unit"
              className="input"
              value={shown.unit}
              onChange={event => go(`/console/papers?unit=${event.currentTarget.value}`, true)}
            >
              {shown.units.map(one => (
                <option key={one.id} value={one.id}>
                  {t(one.words)}
                </option>
              ))}
            </select>
          </div>
        )}
        <Plates unit={shown.unit} />
        <div className="forms-of-kinds">
          {kinds.map(([kind, ofKind]) => (
            <section key={kind} className="stack tight" aria-labelledby={`of-${kind}`}>
              <h2 id={`of-${kind}`}>{t(ofKind)}</h2>
              <ul className="rows card">
                {shown.papers
                  .filter(one => one.kind === kind)
                  .map(one => (
                    <li key={one.paper}>
                      <Link className="row" to={`/console/papers/${kind}/${one.paper}${unit && `?unit=${unit}`}`}>
                        <span className="row-words">{t(one.words)}</span>
                        <span className={one.editions[0]?.own ? 'pill' : 'quiet small'}>
                          {t(words.holds(one.editions[0]))}
                        </span>
                      </Link>
                    </li>
                  ))}
              </ul>
            </section>
          ))}
        </div>
      </div>
    </Page>
  )
}

type Docx = { name: string; base64: string }
/** `expect`: the edition on which it was brought; where another came meanwhile, it is refused. */
type Brought = { docx?: Docx; from: string; expect?: number }
type FormProps = { shown: Shown; paper: PaperShown; onSaved: () => void }
type Fault = { code: string; what: string; words: Words }

/** One paper: take its form away, bring it back edited, look at it, use it. */
function PaperForm({ shown: { unit, placeholders }, paper, onSaved }: FormProps) {
  const t = useWords()
  const { failed } = useSession()
  const address = `/api/v1/paper-forms/${paper.kind}/${paper.paper}`
  const latest = paper.editions[0]
  const brought = useDraft<Brought>(`paper ${unit} ${paper.kind} ${paper.paper}`, () => ({ from: '' }))
  const { docx, from, expect = latest?.edition ?? 0 } = brought.value
  const [faults, setFaults] = useState<Fault[]>()
  const [pdf, setPdf] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<Words>()
  const work = async (doing: () => Promise<void>) => {
    setBusy(true)
    setSaid(undefined)
    try {
      await doing()
    } catch (error) {
      setSaid(failed(error).words)
    } finally {
      setBusy(false)
    }
  }
  const begin = (given?: Docx) => {
    if (given) brought.change({ docx: given, from: '', expect: latest?.edition ?? 0 })
    else brought.leave()
    return look(given)
  }
  const look = (given?: Docx) =>
    work(async () => {
      setPdf(undefined)
      setFaults(undefined)
      const body = { unit, ...(given && { docx: given.base64 }) }
      const tried = await ask<{ faults: Fault[]; pdf: string | null }>('POST', `${address}/preview`, { body })
      if (tried.pdf === null) setFaults(tried.faults)
      else setPdf(URL.createObjectURL(new Blob([bytesOf(tried.pdf)], { type: 'application/pdf' })))
    })
  useEffect(() => {
    if (brought.turn > 0 && docx) look(docx)
  }, [brought.turn])
  const save = () =>
    work(async () => {
      const body = { unit, docx: docx!.base64, expect, ...(from && { from }) }
      const { edition } = await ask<{ edition: number }>('POST', address, { body })
      brought.leave()
      setSaid(words.saved(edition))
      onSaved()
    })
  const undo = () =>
    work(async () => {
      await ask('POST', `${address}/undo`, { body: { unit, expect: latest?.edition ?? 0 } })
      setSaid(words.undone)
      onSaved()
    })
  return (
    <div className="form-room">
      <div className="stack">
        <ol className="steps stack">
          <li className="card stack tight">
            <h2>{t(words.take)}</h2>
            <p className="hint">{t(words.takeHint)}</p>
            <p className="pager">
              <a className="button" href={`${address}/docx?unit=${unit}`} download>
                {t(words.download)}
              </a>
              <button type="button" className="button plain" disabled={busy} onClick={() => begin()}>
                {t(words.sample)}
              </button>
            </p>
          </li>
          <li className="card stack tight">
            <h2>
              <label htmlFor="form-file">{t(words.bring)}</label>
            </h2>
            <p>
              <PickFile
                id="form-file"
                accept=".docx"
                disabled={busy}
                onPick={async file =>
                  begin({ name: file.name, base64: base64Of(new Uint8Array(await file.arrayBuffer())) })
                }
              />
            </p>
            <StillHere
              turn={docx ? brought.turn : 0}
              leave={() => {
                brought.leave()
                setFaults(undefined)
                setPdf(undefined)
              }}
            />
            <div role="status">
              {busy && <p>{t(words.checking)}</p>}
              {said && <p className="note block">{t(said)}</p>}
              {faults && (
                <>
                  <p className="fault">{t(words.faults(faults.length))}</p>
                  <ul className="change-list">
                    {faults.map(one => (
                      <li key={`${one.code} ${one.what}`}>{t(one.words)}</li>
                    ))}
                  </ul>
                </>
              )}
              {pdf && (
                <p className="note block">
                  {docx && `${docx.name} · `}
                  <a href={pdf} target="_blank" rel="noopener">
                    {t(words.open)}
                  </a>
                </p>
              )}
            </div>
          </li>
          {docx && pdf && (
            <li className="card stack tight">
              <h2>{t(words.use)}</h2>
              <div className="field">
                <label htmlFor="form-from">{t(words.from)}</label>
                <input
                  id="form-from"
                  className="input"
                  type="date"
                  value={from}
                  onChange={event => brought.change({ ...brought.value, from: event.currentTarget.value })}
                />
                <p className="hint">{t(words.fromHint)}</p>
              </div>
              <button type="button" className="button primary" disabled={busy} onClick={save}>
                {t(words.save)}
              </button>
            </li>
          )}
        </ol>
        <section className="stack tight" aria-labelledby="editions">
          <h2 id="editions">{t(words.editions)}</h2>
          {!latest && <p className="quiet">{t(words.ours)}</p>}
          {latest && (
            <ol className="rows card">
              {paper.editions.map((one, i) => (
                <li key={one.edition} className="row edit">
                  <span className="row-words">
                    <span className="row-title">{t(words.edition(one))}</span>
                    <span className="quiet small block">
                      {one.author} · {t(words.since(exactWords(one.from)))}
                    </span>
                  </span>
                  {i === 0 && one.undoes === null && (
                    <button type="button" className="button" disabled={busy} onClick={undo}>
                      {t(words.undo)}
                    </button>
                  )}
                </li>
              ))}
            </ol>
          )}
        </section>
      </div>
      <section className="card stack tight" aria-labelledby="placeholders">
        <h2 id="placeholders">{t(words.placeholders)}</h2>
        <p className="hint">{t(words.placeholdersHint)}</p>
        <dl className="placeholders">
          {placeholders.map(one => (
            <div key={one.name}>
              <dt>
                <code lang="zh">{one.name}</code>
              </dt>
              <dd>{t(one.words)}</dd>
            </div>
          ))}
        </dl>
        {paper.fields.length > 0 && (
          <>
            <p className="hint">{t(words.fields)}</p>
            <p lang="zh">
              {paper.fields.map(one => (
                <code key={one} className="placeholder">{`{${one}}`}</code>
              ))}
            </p>
          </>
        )}
      </section>
    </div>
  )
}
