import { type FormEvent, useState } from 'react'
import type { Words } from '../../../src/kinds/words.ts'
import { Field } from '../../forms/basics.tsx'
import { useDraft } from '../../forms/drafts.ts'
import { useSession } from '../../office/session.tsx'
import { ask } from '../../ui/request.ts'
import { useWords } from '../../ui/settings.tsx'
import { Page } from '../../ui/shell.tsx'
import { useKey } from '../../ui/use-key.ts'
import { useAnswer } from '../figures/use-answer.ts'
import { OnItsWay } from '../on-its-way.tsx'
import { channels as words } from './words.ts'

type Channel = {
  name: string
  isSetUp: boolean
  wrong: string | null
  waiting: number
  sentToday: number
  arrived: number
  dead: number
  downUntil: string | null
}
type Dead = { id: string; channel: string; template: string; tries: number; deadAt: string; last: string }
const minute = (at: string) => at.slice(0, 16).replace('T', ' ')
const nameOf = (name: string): Words => words.names[name] ?? { zh: name, en: name }

/** The ways out: how each is, a message to try it, and what was given up. */
export default function ChannelsPage() {
  const t = useWords()
  const [turn, setTurn] = useState(0)
  const [look, setLook] = useState(false)
  const { answer: shown, fault } = useAnswer<{ channels: Channel[]; dead: Dead[] }>(
    `/api/v1/channels${look ? '?look=true' : ''}`,
    turn,
  )
  return (
    <Page title={words.title} widest>
      <div className="stack">
        <p className="hint">{t(words.about)}</p>
        {!shown && <OnItsWay fault={fault} />}
        {shown?.channels.length === 0 && <p className="quiet">{t(words.none)}</p>}
        {shown && shown.channels.length > 0 && (
          <p>
            <button
              type="button"
              className="button"
              onClick={() => {
                setLook(true)
                setTurn(turn + 1)
              }}
            >
              {t(words.look)}
            </button>
          </p>
        )}
        {shown?.channels.map(one => (
          <One key={one.name} channel={one} onDone={() => setTurn(now => now + 1)} />
        ))}
        {shown && shown.dead.length > 0 && (
          <section className="stack tight" aria-labelledby="dead-messages">
            <h2 id="dead-messages">{t(words.dead)}</h2>
            <ul className="change-list card">
              {shown.dead.map(one => (
                <li key={one.id}>
                  <span className="number">{minute(one.deadAt)}</span> {t(nameOf(one.channel))} {one.template} ×
                  {one.tries} {one.last}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Page>
  )
}

function One({ channel, onDone }: { channel: Channel; onDone: () => void }) {
  const t = useWords()
  const { failed } = useSession()
  const [said, setSaid] = useState<{ words: Words; bad?: boolean }>()
  const { name } = channel
  const typed = useDraft(`channel ${name}`, () => '')
  const under = useKey()
  const work = async (what: () => Promise<Words>) => {
    try {
      setSaid({ words: await what() })
      onDone()
    } catch (error) {
      setSaid({ words: failed(error).words, bad: true })
    }
  }
  const test = (event: FormEvent) => {
    event.preventDefault()
    const to = typed.value.trim()
    return work(async () => {
      const { how, why } = await under(`test ${to}`, key =>
        ask<{ how: string; why: string | null }>('POST', `/api/v1/channels/${name}/test`, { body: { to }, key }),
      )
      typed.leave()
      return words.outcome(how, why)
    })
  }
  const replay = () =>
    work(async () => {
      const { count } = await under('replay', key =>
        ask<{ count: number }>('POST', `/api/v1/channels/${name}/replay`, { key }),
      )
      return words.replayed(count)
    })
  const state = !channel.isSetUp ? words.notSet : channel.downUntil ? words.down(minute(channel.downUntil)) : words.well
  return (
    <section className="card stack tight" aria-label={t(nameOf(name))}>
      <h2>{t(nameOf(name))}</h2>
      <p>
        <strong className={channel.wrong ? 'fault' : undefined}>{channel.wrong ?? t(state)}</strong>
      </p>
      <p className="quiet">{t(words.counts(channel.waiting, channel.sentToday, channel.arrived, channel.dead))}</p>
      {channel.isSetUp && (
        <form className="filters" onSubmit={test}>
          <Field id={`to-${name}`} label={words.to} fault={undefined}>
            <input
              id={`to-${name}`}
              className="input"
              required
              maxLength={200}
              value={typed.value}
              onChange={event => typed.change(event.currentTarget.value)}
            />
          </Field>
          <button type="submit" className="button">
            {t(words.test)}
          </button>
        </form>
      )}
      {channel.dead > 0 && (
        <button type="button" className="button" onClick={replay}>
          {t(words.again)}
        </button>
      )}
      <p role="status">{said && <span className={said.bad ? 'fault' : undefined}>{t(said.words)}</span>}</p>
    </section>
  )
}
