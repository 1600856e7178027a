import { useState } from 'react'
import { say, type Words } from '../../src/kinds/words.ts'
import { describes, Field } from '../forms/basics.tsx'
import { useDraft } from '../forms/drafts.ts'
import { AddFiles } from '../ui/add-files.tsx'
import { ask, RequestFailed } from '../ui/request.ts'
import type { Sent } from '../ui/send-file.ts'
import { useSettings, useWords } from '../ui/settings.tsx'
import { useKey } from '../ui/use-key.ts'
import { atWords } from '../ui/when.ts'
import type { MatterShown } from '../ui/wire.ts'
import { type By, File } from './file.tsx'

const words = {
  send: say('发出', 'Send'),
  sending: say('正在发……', 'Sending…'),
  sent: say('发出去了。', 'Sent.'),
  need: say('请写一句，或者说一段。', 'Please write something, or record it.'),
  heard: { zh: '（见录音或照片）', en: '(See the recording or photo.)' },
  them: say('报告人', 'Whoever reported'),
  you: say('您', 'You'),
  gone: say('（已按规定销毁）', '(destroyed under the rules)'),
}

const nothing = () => ({ text: '', files: [] as Sent[] })

type Props = {
  matter: MatterShown
  now: number
  /** How whoever looks at it speaks, and in which words it is asked for. */
  move: 'sayMore' | 'write'
  asks: { title: Words; label: Words; hint: Words }
  by?: By
  onSent: () => void
  onFailed?: (error: RequestFailed) => void
}

/** Words to and fro between whoever reported and whoever has it; nothing else of the record, and nobody's name. */
export function Talk({ matter, now, move, asks, by, onSent, onFailed }: Props) {
  const t = useWords()
  const { language } = useSettings()
  // Of what is protected nothing is kept (R26).
  const keepAs = matter.protected ? undefined : `${matter.id} talk`
  const { value: draft, change, leave, ready } = useDraft<{ text: string; files: Sent[] }>(keepAs, nothing)
  const { text, files } = draft
  const [fault, setFault] = useState<Words>()
  const [busy, setBusy] = useState(false)
  const [underWay, setUnderWay] = useState(0)
  const [sent, setSent] = useState(false)
  const under = useKey()
  const said = matter.history.filter(one => one.move === 'sayMore' || one.move === 'write')
  const may = matter.moves.some(({ name, refusals }) => name === move && refusals.length === 0)
  if (!may && said.length === 0) return null

  async function send() {
    setSent(false)
    if (!text.trim() && files.length === 0) return setFault(words.need)
    setFault(undefined)
    setBusy(true)
    try {
      const path = `/api/v1/matters/${matter.id}/${move}`
      const says = {
        text: text.trim() || words.heard[language],
        ...(files.length > 0 && { files: files.map(({ id }) => id) }),
      }
      await under(move, key => ask('POST', path, { body: { says }, version: matter.version, key, ...by }))
      leave()
      setSent(true)
      onSent()
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      const { status, words: why, faults } = error
      if (status === 401) onFailed?.(error)
      // What was written stays, and may be sent on what has moved on meanwhile.
      if (status === 409) onSent()
      setFault(faults.length > 0 ? faults[0]!.words : why)
    } finally {
      setBusy(false)
    }
  }

  return (
    <section className="card stack tight" aria-labelledby="talk">
      <h2 id="talk">{t(asks.title)}</h2>
      {said.length > 0 && (
        <ol className="talk">
          {said.map(({ no, move: how, by: who, at, says }) => (
            <li key={no} className={how === move ? 'ours' : ''}>
              <p className="quiet small">
                {t(how === move ? words.you : how === 'sayMore' ? words.them : (who.words ?? matter.who.words))}{' '}
                <time className="number" dateTime={at}>
                  {t(atWords(at, now))}
                </time>
              </p>
              <p className="said">{says ? says['text'] : t(words.gone)}</p>
              {says?.['files'] && (
                <div className="files">
                  {(says['files'] as string[]).map((id, i) => (
                    <File key={id} id={id} n={i + 1} by={by} />
                  ))}
                </div>
              )}
            </li>
          ))}
        </ol>
      )}
      {may && ready && (
        <form
          className="stack tight"
          noValidate
          onSubmit={event => {
            event.preventDefault()
            send()
          }}
        >
          <Field id="talk-text" label={asks.label} hint={t(asks.hint)} fault={fault}>
            <textarea
              id="talk-text"
              className="input"
              rows={2}
              maxLength={move === 'write' ? 500 : 2000}
              value={text}
              aria-invalid={fault !== undefined}
              aria-describedby={describes('talk-text', true, fault)}
              onChange={event => {
                const { value } = event.currentTarget
                change(now => ({ ...now, text: value }))
              }}
            />
          </Field>
          {move === 'sayMore' && (
            <AddFiles
              id="talk-files"
              voice
              files={files}
              token={by?.token}
              onChange={added => change(now => ({ ...now, files: added(now.files) }))}
              onUnderWay={by => setUnderWay(n => n + by)}
            />
          )}
          <button type="submit" className="button full" disabled={busy || underWay > 0}>
            {t(busy ? words.sending : words.send)}
          </button>
          <p role="status" className="small">
            {sent && t(words.sent)}
          </p>
        </form>
      )}
    </section>
  )
}
