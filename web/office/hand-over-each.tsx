import { useRef, useState } from 'react'
import { commonWords } from '../../src/kinds/common/words.ts'
import type { Words } from '../../src/kinds/words.ts'
import { Field } from '../forms/basics.tsx'
import { useDraft } from '../forms/drafts.ts'
import { StaffPicker } from '../forms/pickers.tsx'
import { ask, get } from '../ui/request.ts'
import { useWords } from '../ui/settings.tsx'
import { useKey } from '../ui/use-key.ts'
import type { Line, MatterShown } from '../ui/wire.ts'
import { whatOf } from './line.tsx'
import { useSession } from './session.tsx'
import { StillHere } from './still-here.tsx'
import { handOver as words } from './words.ts'

export type Handing = { to: string; because: string; remark?: string }
/** Handed over, or why not. */
type Outcomes = Readonly<Record<string, 'done' | Words>>

export const reasonWords: Readonly<Record<string, Words>> = commonWords.options

/**
 * Several matters to one colleague, each by an act of its own: what cannot be handed over says why at its row and keeps none of
 * the others back. Said once more for the same colleague, nothing happens twice.
 */
export function useHandOverEach() {
  const { failed } = useSession()
  const under = useKey()
  const versions = useRef(new Map<string, number>())
  const [outcomes, setOutcomes] = useState<Outcomes>({})
  const [sending, setSending] = useState(false)

  async function one({ id, version }: Line, says: Handing): Promise<'done' | Words> {
    try {
      await under(`${id} ${JSON.stringify(says)}`, key =>
        ask('POST', `/api/v1/matters/${id}/handOver`, {
          body: { says },
          key,
          version: versions.current.get(id) ?? version,
        }),
      )
      return 'done'
    } catch (error) {
      const { status, words: why, faults } = failed(error)
      if (status !== 409) return faults[0]?.words ?? why
      const now = await get<MatterShown>(`/api/v1/matters/${id}`).catch(() => undefined)
      if (now) versions.current.set(id, now.version)
      return words.movedOn
    }
  }

  async function handOver(lines: readonly Line[], says: Handing): Promise<Outcomes> {
    setSending(true)
    let all = outcomes
    for (const line of lines) {
      if (all[line.id] === 'done') continue
      all = { ...all, [line.id]: await one(line, says) }
      setOutcomes(all)
    }
    setSending(false)
    return all
  }
  return { outcomes, sending, handOver }
}

/** What became of each. */
export function Outcome({ of }: { of: 'done' | Words | undefined }) {
  const t = useWords()
  if (of === undefined) return null
  return of === 'done' ? (
    <span className="mark kept">{t(words.handed)}</span>
  ) : (
    <span className="mark late">{t(of)}</span>
  )
}

const reasons = ['leave', 'better_placed', 'workload', 'shift_ends'] as const
type Props = { lines: readonly Line[]; onDone: (n: number) => void }

/** The rows that a chief has chosen, to one colleague: the promise stays as it was given. */
export function HandOverEach({ lines, onDone }: Props) {
  const t = useWords()
  const said = useDraft<{ to?: string | undefined; because: string }>('hand over each', () => ({ because: reasons[0] }))
  const { to, because } = said.value
  const [missing, setMissing] = useState(false)
  const { outcomes, sending, handOver } = useHandOverEach()
  const send = async () => {
    setMissing(to === undefined)
    if (to === undefined) return
    const all = await handOver(lines, { to, because })
    if (!lines.every(({ id }) => all[id] === 'done')) return
    said.leave()
    onDone(lines.length)
  }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        send()
      }}
    >
      <StillHere {...said} />
      <p className="hint">{t(words.kept)}</p>
      <ul className="stack tight">
        {lines.map(({ id, place, printed, owner, ...line }) => (
          <li key={id}>
            {place?.short} {t(whatOf(line))} <span className="number">{printed}</span>{' '}
            <span className="quiet">{owner.name}</span> <Outcome of={outcomes[id]} />
          </li>
        ))}
      </ul>
      <Field id="each-to" label={words.to} fault={missing ? words.noTo : undefined}>
        <StaffPicker id="each-to" value={to} onChange={to => said.change({ to, because })} invalid={missing} />
      </Field>
      <Field id="each-because" label={words.because}>
        <select
          id="each-because"
          className="input"
          value={because}
          onChange={event => said.change({ to, because: event.currentTarget.value })}
        >
          {reasons.map(one => (
            <option key={one} value={one}>
              {t(reasonWords[one]!)}
            </option>
          ))}
        </select>
      </Field>
      <button type="submit" className="button primary full" disabled={sending}>
        {t(words.sendEach(lines.length))}
      </button>
    </form>
  )
}
