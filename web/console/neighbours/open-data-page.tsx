import { useState } from 'react'
import type { Words } from '../../../src/kinds/words.ts'
import { Field } from '../../forms/basics.tsx'
import { useDraft } from '../../forms/drafts.ts'
import { useSession } from '../../office/session.tsx'
import { StillHere } from '../../office/still-here.tsx'
import { useWords } from '../../ui/settings.tsx'
import { Page } from '../../ui/shell.tsx'
import { useAnswer } from '../figures/use-answer.ts'
import { OnItsWay } from '../on-its-way.tsx'
import { openData as words } from './words.ts'

type About = { lines: number; licence: string; columns: { name: string; words: Words }[] }

const address = '/api/v1/bureau/open-data'

/** What the city gives away: looked at first, column by column, then taken down with its licence. */
export default function OpenDataPage() {
  const t = useWords()
  const { failed } = useSession()
  const { answer: about, fault } = useAnswer<About>(address)
  const { value: licence, change: setLicence, turn, leave } = useDraft<string | undefined>('open data', () => undefined)
  const [bytes, setBytes] = useState<number>()
  const [said, setSaid] = useState<{ words: Words; bad?: boolean }>()
  const take = async () => {
    setSaid(undefined)
    setBytes(0)
    try {
      save(await packed(`${address}/package?licence=${encodeURIComponent(licence || about!.licence)}`, setBytes))
      leave()
      setSaid({ words: words.done })
    } catch (error) {
      setSaid({ words: failed(error).words, bad: true })
    }
    setBytes(undefined)
  }
  return (
    <Page title={words.title} widest>
      <div className="stack">
        <p className="hint">{t(words.about)}</p>
        {!about && <OnItsWay fault={fault} />}
        {about && (
          <form
            className="card stack"
            aria-label={t(words.title)}
            onSubmit={event => {
              event.preventDefault()
              take()
            }}
          >
            <p>{t(words.lines(about.lines))}</p>
            <StillHere turn={turn} leave={leave} />
            <Field id="licence" label={words.licence} fault={undefined}>
              <input
                id="licence"
                className="input"
                maxLength={200}
                value={licence ?? about.licence}
                onChange={event => setLicence(event.currentTarget.value)}
              />
            </Field>
            <p>
              <button type="submit" className="button primary" disabled={bytes !== undefined}>
                {t(words.take)}
              </button>
            </p>
            <p role="status">
              {bytes !== undefined && (
                <>
                  <progress aria-label={t(words.taking)} /> {t(words.taken(bytes))}
                </>
              )}
              {said && <span className={said.bad ? 'fault' : undefined}>{t(said.words)}</span>}
            </p>
          </form>
        )}
        {about && (
          <section className="stack tight" aria-labelledby="dictionary">
            <h2 id="dictionary">{t(words.dictionary)}</h2>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t(words.column)}</th>
                  <th scope="col">{t(words.meaning)}</th>
                </tr>
              </thead>
              <tbody>
                {about.columns.map(one => (
                  <tr key={one.name}>
                    <th scope="row">
                      <code>{one.name}</code>
                    </th>
                    <td>{t(one.words)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
      </div>
    </Page>
  )
}

/** A file as it comes, telling how much of it came: how large it will be nobody knows before. */
async function packed(path: string, came: (bytes: number) => void): Promise<Blob> {
  const answer = await fetch(path)
  if (!answer.ok || !answer.body) throw new Error(`HTTP ${answer.status}`)
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  for (const reader = answer.body.getReader(); ; ) {
    const { done, value } = await reader.read()
    if (done) return new Blob(pieces, { type: 'application/zip' })
    pieces.push(value)
    bytes += value.length
    came(bytes)
  }
}

function save(blob: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = 'open-data.zip'
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
