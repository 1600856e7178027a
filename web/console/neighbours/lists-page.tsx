import { useEffect, useId, useState } from 'react'
import type { Words } from '../../../src/kinds/words.ts'
import { Field } from '../../forms/basics.tsx'
import { useDraft } from '../../forms/drafts.ts'
import { useSession } from '../../office/session.tsx'
import { office } from '../../office/words.ts'
import { ask, get } from '../../ui/request.ts'
import { useWords } from '../../ui/settings.tsx'
import { Page } from '../../ui/shell.tsx'
import { useKey } from '../../ui/use-key.ts'
import type { Answer } from '../../ui/wire.ts'
import { PickFile } from '../pick-file.tsx'
import { lists as words } from './words.ts'

type List = Answer<'listImports'>['imports'][number]
type Shown = { neighbours: { id: string; name: string }[]; imports: List[] }

const address = '/api/v1/bureau/imports'
/** How often it is asked how far a list is. */
const LOOK_MS = 1500
const isBusy = ({ state }: List) => state === 'looking' || state === 'taking'

/** Lists of requests by file: handed in, looked at, taken; how far each is while it goes on. */
export default function ListsPage() {
  const t = useWords()
  const { failed } = useSession()
  const [shown, setShown] = useState<Shown>()
  const { value: neighbour, change: setNeighbour, leave } = useDraft('list', () => '')
  const [said, setSaid] = useState<{ words: Words; bad?: boolean }>()
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let gone = false
    const look = () =>
      get<Shown>(address).then(
        answer => {
          if (gone) return
          setShown(answer)
          if (answer.imports.some(isBusy)) timer = setTimeout(look, LOOK_MS)
        },
        error => !gone && setSaid({ words: failed(error).words, bad: true }),
      )
    look()
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [turn])
  const work = async (doing: Words | undefined, what: () => Promise<unknown>) => {
    setSaid(doing && { words: doing })
    try {
      await what()
      setSaid(undefined)
    } catch (error) {
      setSaid({ words: failed(error).words, bad: true })
    }
    setTurn(now => now + 1)
  }
  const under = useKey()
  const handIn = (file: File) =>
    work(words.sending, () => {
      const body = new FormData()
      body.append('neighbour', neighbour)
      body.append('file', file, file.name)
      return under(`${neighbour} ${file.name} ${file.size} ${file.lastModified}`, key =>
        ask('POST', address, { body, key }),
      ).then(leave)
    })
  return (
    <Page title={words.title} widest>
      <div className="stack">
        <p className="hint">{t(words.about)}</p>
        {!shown && !said && <p role="status">{t(office.opening)}</p>}
        {shown?.neighbours.length === 0 && <p className="note block">{t(words.none)}</p>}
        {shown && shown.neighbours.length > 0 && (
          <form className="card stack" aria-label={t(words.title)} onSubmit={event => event.preventDefault()}>
            <Field id="list-from" label={words.from} fault={undefined}>
              <select
                id="list-from"
                className="input"
                value={neighbour}
                onChange={event => setNeighbour(event.currentTarget.value)}
              >
                <option value="">{t(words.choose)}</option>
                {shown.neighbours.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </Field>
            <Field id="list-file" label={words.file} fault={undefined}>
              <PickFile id="list-file" accept=".csv,.xlsx,.gz,text/csv" disabled={neighbour === ''} onPick={handIn} />
            </Field>
          </form>
        )}
        <p role="status">{said && <span className={said.bad ? 'fault' : undefined}>{t(said.words)}</span>}</p>
        {shown?.imports.length === 0 && <p className="quiet">{t(words.empty)}</p>}
        {shown?.imports.map(one => (
          <Handed
            key={one.id}
            list={one}
            onTake={() => work(undefined, () => ask('POST', `${address}/${one.id}/take`))}
            onAgain={() => work(undefined, () => ask('POST', `${address}/${one.id}/again`))}
            onDrop={() => work(undefined, () => ask('POST', `${address}/${one.id}/drop`))}
          />
        ))}
      </div>
    </Page>
  )
}

type Does = { onTake: () => void; onAgain: () => void; onDrop: () => void }

function Handed({ list, onTake, onAgain, onDrop }: { list: List } & Does) {
  const t = useWords()
  const title = useId()
  const { state, rows, added, known, refused } = list
  const busy = isBusy(list)
  const count = state === 'looking' || state === 'looked' ? words.could : words.did
  return (
    <section className="card stack tight" aria-labelledby={title}>
      <h2 id={title}>
        {list.name} <span className="quiet small">{list.neighbour}</span>
      </h2>
      <p>
        <strong>{t(words.states[state]!)}</strong>{' '}
        <span className="quiet small">
          {list.author} <span className="number">{list.madeAt.slice(0, 16).replace('T', ' ')}</span>
        </span>
      </p>
      {busy && (
        <p>
          <progress max={1} value={list.share} aria-label={t(words.states[state]!)} />{' '}
          <span className="number">{Math.floor(list.share * 100)} %</span>{' '}
          {list.secondsLeft !== null && t(words.left(list.secondsLeft))}
        </p>
      )}
      {list.why && (
        <p className="fault">
          {t(list.why)} {state === 'failed' && list.last && <code>{list.last}</code>}
        </p>
      )}
      {rows > 0 && <p>{t(count(rows, added, known, refused))}</p>}
      {list.passedOver.length > 0 && (
        <p className="quiet small">
          {t(words.passedOver)}
          {list.passedOver.join('，')}
        </p>
      )}
      {list.faults.length > 0 && (
        <details>
          <summary>{t(words.wrong)}</summary>
          <ul className="change-list">
            {list.faults.map((fault, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: of one line several may be alike, and none moves
              <li key={n}>
                <span className="number">{t(words.line(fault.line))}</span> {fault.field && <code>{fault.field}</code>}{' '}
                {t(fault.words)}
              </li>
            ))}
          </ul>
        </details>
      )}
      <p className="pager">
        {state === 'looked' && added > 0 && (
          <button type="button" className="button primary" onClick={onTake}>
            {t(words.take)}
          </button>
        )}
        {state === 'failed' && (
          <button type="button" className="button primary" onClick={onAgain}>
            {t(words.again)}
          </button>
        )}
        {(busy || state === 'looked' || state === 'failed') && (
          <button type="button" className="button" onClick={onDrop}>
            {t(words.drop)}
          </button>
        )}
        {refused > 0 && (
          <a className="button" href={`${address}/${list.id}/report?type=xlsx`} download>
            {t(words.report)}
          </a>
        )}
      </p>
    </section>
  )
}
