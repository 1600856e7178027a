import { useEffect, useState } from 'react'
import { Field } from '../forms/basics.tsx'
import { FaultSummary } from '../forms/fault-summary.tsx'
import { StaffPicker } from '../forms/pickers.tsx'
import { newId } from '../ui/new-id.ts'
import { ask, type Fault, get } from '../ui/request.ts'
import { go } from '../ui/route.tsx'
import { useWords } from '../ui/settings.tsx'
import { Page } from '../ui/shell.tsx'
import { dueWords } from '../ui/when.ts'
import type { Line } from '../ui/wire.ts'
import { Outcome, reasonWords, useHandOverEach } from './hand-over-each.tsx'
import { pathOf } from './lists.ts'
import { useSession } from './session.tsx'
import { handOver, list, office } from './words.ts'

const reasons = ['shift_ends', 'leave', 'better_placed', 'workload'] as const

/** As many as one act takes; who has more hands over twice. */
const MOST = 200

async function everythingMine(): Promise<readonly Line[]> {
  let lines: readonly Line[] = []
  let after: string | undefined
  do {
    const page = await get<{ matters: Line[]; next?: string | null }>(pathOf('mine', 50, after))
    lines = lines.concat(page.matters)
    after = page.next ?? undefined
  } while (after !== undefined && lines.length < MOST)
  return lines.slice(0, MOST)
}

/** What is open, to one colleague: at the end of a shift all of it or nothing, else each by itself; the promises stay as they are. */
export function HandOverPage() {
  const t = useWords()
  const { failed } = useSession()
  const [lines, setLines] = useState<readonly Line[]>()
  const [left, setLeft] = useState<readonly string[]>([])
  const [to, setTo] = useState<string>()
  const [because, setBecause] = useState<string>(reasons[0])
  const [remark, setRemark] = useState('')
  const [days, setDays] = useState({ from: '', until: '' })
  const { outcomes, sending, handOver: handOverEach } = useHandOverEach()
  const onLeave = because === 'leave'
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const [done, setDone] = useState<number>()
  const [key, setKey] = useState(newId)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    everythingMine().then(setLines, error => setFaults([{ at: '', code: 'failed', words: failed(error).words }]))
  }, [turn])
  const chosen = (lines ?? []).filter(({ id }) => left.indexOf(id) < 0)
  const send = async () => {
    if (to === undefined || chosen.length === 0) {
      setFaults([
        { at: to === undefined ? 'to' : '', code: 'missing', words: to === undefined ? handOver.noTo : handOver.none },
      ])
      return
    }
    const { from, until } = days
    if (onLeave && !(from && until && from <= until)) {
      setFaults([{ at: 'days', code: 'missing', words: handOver.noDays }])
      return
    }
    const said = [onLeave && t(handOver.away(from, until)), remark.trim()].filter(Boolean).join(' ')
    if (because !== 'shift_ends') {
      setFaults([])
      const all = await handOverEach(chosen, { to, because, ...(said && { remark: said }) })
      const handed = chosen.filter(({ id }) => all[id] === 'done').length
      if (handed === chosen.length) setDone(handed)
      else setFaults([{ at: '', code: 'some', words: handOver.some(handed, chosen.length) }])
      return
    }
    const matters = chosen.map(({ id, version }) => ({ id, version }))
    const body = { to, because, matters, ...(remark.trim() && { remark: remark.trim() }) }
    try {
      await ask('POST', '/api/v1/hand-over', { body, key })
      setFaults([])
      setDone(matters.length)
    } catch (error) {
      const { status, code, words, faults: found } = failed(error)
      setFaults(found.length > 0 ? found : [{ at: '', code, words }])
      // What was not done is another intention from now on; what has moved on is looked at anew.
      if (status >= 400 && status < 500) setKey(newId())
      if (status === 409) setTurn(turn + 1)
    }
  }
  if (done !== undefined)
    return (
      <Page title={handOver.title} screen="done">
        <div className="stack">
          <p className="note" role="status">
            {t(handOver.done(done))}
          </p>
          <button type="button" className="button primary full" onClick={() => go('/office')}>
            {t(office.today)}
          </button>
        </div>
      </Page>
    )
  return (
    <Page title={handOver.title} onBack={() => go('/office')}>
      <div className="stack">
        <p className="hint">{t(handOver.about)}</p>
        <FaultSummary faults={faults} labelOf={at => (at === 'to' ? handOver.to : undefined)} />
        <Field id="to" label={handOver.to} fault={faults.find(({ at }) => at === 'to')?.words}>
          <StaffPicker id="to" value={to} onChange={setTo} invalid={faults.some(({ at }) => at === 'to')} />
        </Field>
        <Field id="because" label={handOver.because}>
          <select
            id="because"
            className="input"
            value={because}
            onChange={event => setBecause(event.currentTarget.value)}
          >
            {reasons.map(one => (
              <option key={one} value={one}>
                {t(reasonWords[one]!)}
              </option>
            ))}
          </select>
        </Field>
        {onLeave && (
          <Field id="days" label={handOver.days} group fault={faults.find(({ at }) => at === 'days')?.words}>
            <div className="pair">
              {(['from', 'until'] as const).map(name => (
                <input
                  key={name}
                  id={name}
                  className="input number"
                  type="date"
                  aria-label={t(handOver[name])}
                  value={days[name]}
                  onChange={event => setDays({ ...days, [name]: event.currentTarget.value })}
                />
              ))}
            </div>
          </Field>
        )}
        <Field id="remark" label={handOver.remark} required={false}>
          <textarea
            id="remark"
            className="input"
            rows={2}
            maxLength={500}
            value={remark}
            onChange={event => setRemark(event.currentTarget.value)}
          />
        </Field>
        {!lines && faults.length === 0 && <p role="status">{t(office.opening)}</p>}
        {lines?.length === 0 && <p className="card empty">{t(list.none['mine']!)}</p>}
        {lines && lines.length > 0 && (
          <fieldset className="field">
            <legend>{t(handOver.which(chosen.length))}</legend>
            <div className="choices">
              {lines.map(({ id, printed, words, place, nextDue }) => (
                <label key={id} className={left.indexOf(id) < 0 ? 'choice chosen' : 'choice'}>
                  <input
                    type="checkbox"
                    checked={left.indexOf(id) < 0}
                    onChange={event =>
                      setLeft(event.currentTarget.checked ? left.filter(one => one !== id) : left.concat(id))
                    }
                  />
                  <span className="choice-words">
                    {place ? place.short : ''} {t(words)}
                    <span className="choice-about number">
                      {printed} {nextDue ? t(dueWords(nextDue, Date.now()).by) : ''}
                    </span>
                    <Outcome of={outcomes[id]} />
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
        )}
        <button type="button" className="button primary full" disabled={sending} onClick={send}>
          {t(handOver.send)}
        </button>
      </div>
    </Page>
  )
}
