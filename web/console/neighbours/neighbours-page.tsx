import { type FormEvent, useState } from 'react'
import type { Words } from '../../../src/kinds/words.ts'
import { Field } from '../../forms/basics.tsx'
import { useDraft } from '../../forms/drafts.ts'
import { useSession } from '../../office/session.tsx'
import { StillHere } from '../../office/still-here.tsx'
import { ask } from '../../ui/request.ts'
import { useWords } from '../../ui/settings.tsx'
import { Page } from '../../ui/shell.tsx'
import { useKey } from '../../ui/use-key.ts'
import type { Answer } from '../../ui/wire.ts'
import { Room } from '../figures/room.tsx'
import { useAnswer } from '../figures/use-answer.ts'
import { OnItsWay } from '../on-its-way.tsx'
import { Checks } from '../rules/checks.tsx'
import { neighbours as words } from './words.ts'

type Neighbour = Answer<'listNeighbours'>['neighbours'][number]
type Shown = {
  scopes: string[]
  neighbours: Neighbour[]
  dead: { id: string; url: string; tries: number; deadAt: string; last: string }[]
}
const address = '/api/v1/neighbours'
const minute = (at: string) => at.slice(0, 16).replace('T', ' ')

/** Systems beside ours: keys given and ended, what each may do and brought, calls that were given up. */
export default function NeighboursPage() {
  const t = useWords()
  const { failed } = useSession()
  const [turn, setTurn] = useState(0)
  const { answer: shown, fault } = useAnswer<Shown>(address, turn)
  const [key, setKey] = useState<{ name: string; key: string }>()
  const under = useKey()
  const [said, setSaid] = useState<{ words: Words; bad?: boolean }>()
  const work = async (what: () => Promise<Words | undefined>) => {
    try {
      const words = await what()
      setSaid(words && { words })
    } catch (error) {
      setSaid({ words: failed(error).words, bad: true })
    }
    setTurn(now => now + 1)
  }
  const typed = useDraft('neighbour', () => ({ name: '', scopes: ['requests'] as readonly string[], perMinute: '60' }))
  const { name, scopes, perMinute } = typed.value
  const set = (more: Partial<typeof typed.value>) => typed.change(now => ({ ...now, ...more }))
  const add = (event: FormEvent) => {
    event.preventDefault()
    const body = { name: name.trim(), scopes, perMinute: Number(perMinute) }
    return work(async () => {
      const made = await under(JSON.stringify(body), key => ask<{ key: string }>('POST', address, { body, key }))
      setKey({ name: body.name, key: made.key })
      typed.leave()
      return undefined
    })
  }
  return (
    <Page title={words.title} widest>
      <div className="stack">
        <p className="hint">{t(words.about)}</p>
        {!shown && <OnItsWay fault={fault} />}
        <p role="status">{said && <span className={said.bad ? 'fault' : 'note block'}>{t(said.words)}</span>}</p>
        {key && (
          <section className="card stack tight" aria-label={t(words.key)}>
            <p>
              <strong>{key.name}</strong> {t(words.key)}
            </p>
            <p>
              <code className="number">{key.key}</code>
            </p>
            <button type="button" className="button" onClick={() => setKey(undefined)}>
              {t(words.hide)}
            </button>
          </section>
        )}
        {shown && (
          <form className="card stack" aria-label={t(words.add)} onSubmit={add}>
            <h2>{t(words.add)}</h2>
            <StillHere {...typed} />
            <Field id="neighbour-name" label={words.name} fault={undefined}>
              <input
                id="neighbour-name"
                className="input"
                required
                maxLength={80}
                value={name}
                onChange={event => set({ name: event.currentTarget.value })}
              />
            </Field>
            <fieldset className="field">
              <legend>{t(words.scopes)}</legend>
              <Checks
                among={shown.scopes}
                wordsOf={one => words.scope[one] ?? { zh: one, en: one }}
                chosen={scopes}
                disabled={false}
                onChange={scopes => set({ scopes })}
              />
            </fieldset>
            <Field id="neighbour-rate" label={words.perMinute} fault={undefined}>
              <input
                id="neighbour-rate"
                className="input"
                type="number"
                min={1}
                max={100000}
                required
                value={perMinute}
                onChange={event => set({ perMinute: event.currentTarget.value })}
              />
            </Field>
            <button type="submit" className="button primary">
              {t(words.make)}
            </button>
          </form>
        )}
        {shown?.neighbours.length === 0 && <p className="quiet">{t(words.none)}</p>}
        {shown?.neighbours.map(one => (
          <One key={one.id} neighbour={one} work={work} />
        ))}
        {shown && shown.dead.length > 0 && (
          <section className="stack tight" aria-labelledby="dead-calls">
            <h2 id="dead-calls">{t(words.dead)}</h2>
            <ul className="change-list card">
              {shown.dead.map(one => (
                <li key={one.id}>
                  <span className="number">{minute(one.deadAt)}</span> {one.url} ×{one.tries} {one.last}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Page>
  )
}

type Sent = { at: string; words: Words; own: string | null; taken: boolean }
type Work = (what: () => Promise<Words | undefined>) => Promise<void>

function One({ neighbour, work }: { neighbour: Neighbour; work: Work }) {
  const t = useWords()
  const under = useKey()
  const [sure, setSure] = useState(false)
  const [open, setOpen] = useState(false)
  const { id, name, endedAt, webhooks } = neighbour
  const end = () =>
    sure
      ? work(async () => {
          await ask('POST', `${address}/${id}/end`)
          setSure(false)
          return undefined
        })
      : setSure(true)
  return (
    <section className="card stack tight" aria-label={name}>
      <h2>
        {name} {endedAt && <span className="quiet small">{t(words.ended)}</span>}
      </h2>
      <p>
        {neighbour.scopes.map(one => t(words.scope[one] ?? { zh: one, en: one })).join(' · ')}{' '}
        <span className="quiet">{t(words.minute(neighbour.perMinute))}</span>
      </p>
      <p className="quiet">{t(words.brought(neighbour.sent, neighbour.sentToday))}</p>
      {webhooks.map(hook => (
        <p key={hook.id}>
          <span className="number">{hook.url}</span> {t(words.hook(hook.waiting, hook.dead))}{' '}
          {hook.dead > 0 && (
            <button
              type="button"
              className="button"
              onClick={() =>
                work(async () => {
                  const { count } = await under(hook.id, key =>
                    ask<{ count: number }>('POST', `/api/v1/webhooks/${hook.id}/replay`, { key }),
                  )
                  return words.replayed(count)
                })
              }
            >
              {t(words.again)}
            </button>
          )}
        </p>
      ))}
      <p className="pager">
        {neighbour.sent > 0 && (
          <button type="button" className="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(words.sent)}
          </button>
        )}
        {!endedAt && (
          <button type="button" className="button" onClick={end}>
            {t(sure ? words.endSure : words.end)}
          </button>
        )}
      </p>
      {open && <WhatItBrought id={id} />}
    </section>
  )
}

function WhatItBrought({ id }: { id: string }) {
  const t = useWords()
  const { answer } = useAnswer<{ sent: Sent[] }>(`${address}/${id}/sent`, 0)
  return (
    <Room label={t(words.sent)}>
      <table className="grid words">
        <thead>
          <tr>
            <th scope="col">{t(words.when)}</th>
            <th scope="col">{t(words.sort)}</th>
            <th scope="col">{t(words.number)}</th>
          </tr>
        </thead>
        <tbody>
          {answer?.sent.map((one, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two may be alike, and none moves
            <tr key={n}>
              <td className="number">{minute(one.at)}</td>
              <td>
                {t(one.words)} {!one.taken && <span className="quiet">{t(words.notTaken)}</span>}
              </td>
              <td className="number">{one.own}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Room>
  )
}
