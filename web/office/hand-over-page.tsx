import { useEffect, useState } from 'react'
import type { Words } from '../../src/kinds/words.ts'
import { Field } from '../forms/basics.tsx'
import { useDraft } from '../forms/drafts.ts'
import { FaultSummary } from '../forms/fault-summary.tsx'
import { StaffPicker } from '../forms/pickers.tsx'
import { ask, type Fault, get } from '../ui/request.ts'
import { go } from '../ui/route.tsx'
import { useWords } from '../ui/settings.tsx'
import { Page } from '../ui/shell.tsx'
import { useKey } from '../ui/use-key.ts'
import { dueWords } from '../ui/when.ts'
import type { Answer, Line } from '../ui/wire.ts'
import { Outcome, reasonWords, useHandOverEach } from './hand-over-each.tsx'
import { whatOf } from './line.tsx'
import { pathOf } from './lists.ts'
import { useSession } from './session.tsx'
import { StillHere } from './still-here.tsx'
import { handOver, list, office } from './words.ts'

const reasons = ['shift_ends', 'leave', 'better_placed', 'workload'] as const

type Said = { to?: string | undefined; because: string; from: string; until: string; left: readonly string[] }
const blank = (): Said => ({ because: reasons[0], from: '', until: '', left: [] })

type Leave = { from: string; until: string }
type Leaves = Answer<'readLeave'>
const both = (a: Words, b: Words): Words => ({ zh: a.zh + b.zh, en: `${a.en} ${b.en}` })

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
  const said = useDraft('hand over', blank)
  const { left, to, because, from, until } = said.value
  const set = (more: Partial<Said>) => said.change(now => ({ ...now, ...more }))
  const chosen = (lines ?? []).filter(({ id }) => left.indexOf(id) < 0)
  // What they should know of one that is protected lies nowhere (R26).
  const remark = useDraft(
    'hand over remark',
    () => '',
    () => chosen.every(one => !one.protected),
  )
  const leave = () => {
    said.leave()
    remark.leave()
  }
  const { outcomes, sending, handOver: handOverEach } = useHandOverEach()
  const onLeave = because === 'leave'
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const [done, setDone] = useState<Words>()
  const [leaves, setLeaves] = useState<readonly Leave[]>([])
  const under = useKey()
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    everythingMine().then(setLines, error => setFaults([{ at: '', code: 'failed', words: failed(error).words }]))
  }, [turn])
  useEffect(() => {
    // Without signal it is not known, and nothing else waits for it.
    get<Leaves>('/api/v1/leave').then(
      answer => setLeaves(answer.leaves),
      () => undefined,
    )
  }, [])
  const over = (said: Words) => {
    leave()
    setDone(said)
  }
  const saidNo = (error: unknown) => {
    const { status, code, words, faults: found } = failed(error)
    setFaults(found.length > 0 ? found : [{ at: '', code, words }])
    // What has moved on is looked at anew.
    if (status === 409) setTurn(turn + 1)
  }
  const back = () => ask<Leaves>('DELETE', '/api/v1/leave').then(answer => setLeaves(answer.leaves), saidNo)
  const send = async () => {
    // Who goes on leave with nothing in hand says only when.
    const onlyLeave = onLeave && lines !== undefined && chosen.length === 0
    if (!onlyLeave && (to === undefined || chosen.length === 0)) {
      setFaults([
        { at: to === undefined ? 'to' : '', code: 'missing', words: to === undefined ? handOver.noTo : handOver.none },
      ])
      return
    }
    if (onLeave && !(from && until && from <= until)) {
      setFaults([{ at: 'days', code: 'missing', words: handOver.noDays }])
      return
    }
    const known = [onLeave && t(handOver.away(from, until)), remark.value.trim()].filter(Boolean).join(' ')
    setFaults([])
    if (onLeave) {
      const noted = await ask<Leaves>('POST', '/api/v1/leave', { body: { from, until } }).catch(saidNo)
      if (!noted) return
      setLeaves(noted.leaves)
      if (onlyLeave) return over(handOver.noted(from, until))
    }
    if (because !== 'shift_ends') {
      const all = await handOverEach(chosen, { to: to!, because, ...(known && { remark: known }) })
      const handed = chosen.filter(({ id }) => all[id] === 'done').length
      const allDone = handOver.done(handed)
      if (handed < chosen.length) setFaults([{ at: '', code: 'some', words: handOver.some(handed, chosen.length) }])
      else over(onLeave ? both(allDone, handOver.noted(from, until)) : allDone)
      return
    }
    const matters = chosen.map(({ id, version }) => ({ id, version }))
    const body = { to, because, matters, ...(known && { remark: known }) }
    try {
      await under('all', key => ask('POST', '/api/v1/hand-over', { body, key }))
      over(handOver.done(matters.length))
    } catch (error) {
      saidNo(error)
    }
  }
  if (done !== undefined)
    return (
      <Page title={handOver.title} screen="done">
        <div className="stack">
          <p className="note" role="status">
            {t(done)}
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
        {leaves.map(one => (
          <p key={one.from} className="note">
            {t(handOver.noted(one.from, one.until))}
          </p>
        ))}
        {leaves.length > 0 && (
          <button type="button" className="button" onClick={back}>
            {t(handOver.back)}
          </button>
        )}
        <StillHere turn={said.turn || remark.turn} leave={leave} />
        <FaultSummary faults={faults} labelOf={at => (at === 'to' ? handOver.to : undefined)} />
        <Field id="to" label={handOver.to} fault={faults.find(({ at }) => at === 'to')?.words}>
          <StaffPicker id="to" value={to} onChange={to => set({ to })} invalid={faults.some(({ at }) => at === 'to')} />
        </Field>
        <Field id="because" label={handOver.because}>
          <select
            id="because"
            className="input"
            value={because}
            onChange={event => set({ because: event.currentTarget.value })}
          >
            {reasons.map(one => (
              <option key={one} value={one}>
                {t(reasonWords[one]!)}
              </option>
            ))}
          </select>
        </Field>
        {onLeave && (
          <Field
            id="days"
            label={handOver.days}
            hint={t(handOver.standsIn)}
            group
            fault={faults.find(({ at }) => at === 'days')?.words}
          >
            <div className="pair">
              {(['from', 'until'] as const).map(name => (
                <input
                  key={name}
                  id={name}
                  className="input number"
                  type="date"
                  aria-label={t(handOver[name])}
                  value={said.value[name]}
                  onChange={event => set({ [name]: event.currentTarget.value })}
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
            value={remark.value}
            onChange={event => remark.change(event.currentTarget.value)}
          />
        </Field>
        {!lines && faults.length === 0 && <p role="status">{t(office.opening)}</p>}
        {lines?.length === 0 && <p className="card empty">{t(list.none['mine']!)}</p>}
        {lines && lines.length > 0 && (
          <fieldset className="field">
            <legend>{t(handOver.which(chosen.length))}</legend>
            <div className="choices">
              {lines.map(({ id, printed, place, nextDue, ...line }) => (
                <label key={id} className={left.indexOf(id) < 0 ? 'choice chosen' : 'choice'}>
                  <input
                    type="checkbox"
                    checked={left.indexOf(id) < 0}
                    onChange={event =>
                      set({ left: event.currentTarget.checked ? left.filter(one => one !== id) : left.concat(id) })
                    }
                  />
                  <span className="choice-words">
                    {place ? place.short : ''} {t(whatOf(line))}
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
