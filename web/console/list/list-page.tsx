import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Words } from '../../../src/kinds/words.ts'
import { useKinds } from '../../office/kinds-shown.tsx'
import { office } from '../../office/words.ts'
import { go, usePlace } from '../../ui/route.tsx'
import { useSettings, useWords } from '../../ui/settings.tsx'
import { Page } from '../../ui/shell.tsx'
import { panes, list as words } from '../words.ts'
import { RowsTable } from './rows-table.tsx'
import { useRows } from './use-rows.ts'

const names = ['pane', 'kind', 'closed'] as const
type Name = (typeof names)[number]

const addressOf = (query: URLSearchParams, name: Name, value: string) => {
  const next = new URLSearchParams(query)
  if (value) next.set(name, value)
  else next.delete(name)
  // What is closed is on no board.
  if (name === 'closed' && value) next.delete('pane')
  if (name === 'pane' && value) next.delete('closed')
  const text = next.toString()
  return text ? `/console/matters?${text}` : '/console/matters'
}

/** Everything of one's units, however long: the filters stand in the address, to send it to somebody or to come back to it. */
export default function ListPage() {
  const t = useWords()
  const { language } = useSettings()
  const { query } = usePlace()
  const kinds = useKinds()
  const asked = new URLSearchParams([['scope', 'unit'], ...names.flatMap(name => filterIn(query, name))])
  const key = asked.toString()
  const [wanted, setWanted] = useState(() => keptFor(key))
  useLayoutEffect(() => setWanted(keptFor(key)), [key])
  const rows = useRows(key, wanted)
  const paper = useOnPaper()
  const tableAt = (type: string) => `/api/v1/matters/table?${key}&type=${type}&language=${language}`
  const pick = (name: Name, label: Words, options: readonly { value: string; words: Words }[]) => (
    <label className="filter">
      <span>{t(label)}</span>
      <select
        className="input"
        value={query.get(name) ?? ''}
        onChange={event => go(addressOf(query, name, event.currentTarget.value), true)}
      >
        {options.map(({ value, words: said }) => (
          <option key={value} value={value}>
            {t(said)}
          </option>
        ))}
      </select>
    </label>
  )
  const { lines, next, fault, begun, retry } = rows
  return (
    <Page title={words.title} widest>
      <div className="list-head">
        <search className="filters no-print" aria-label={t(words.filters)}>
          {pick('pane', words.pane, [
            { value: '', words: words.all },
            ...Object.entries(panes).map(([value, { title }]) => ({ value, words: title })),
          ])}
          {pick('kind', words.kind, [
            { value: '', words: words.all },
            ...kinds.map(kind => ({ value: kind.name, words: kind.words })),
          ])}
          {pick('closed', words.whether, [
            { value: '', words: words.open },
            { value: 'true', words: words.closed },
          ])}
        </search>
        <p className="exports no-print">
          <a className="button" href={tableAt('csv')} download>
            {t(words.csv)}
          </a>
          <a className="button" href={tableAt('xlsx')} download>
            {t(words.xlsx)}
          </a>
        </p>
      </div>
      <p className="quiet small" role="status">
        {!begun && !fault
          ? t(office.opening)
          : t(lines.length === 0 ? words.none : words.shown(lines.length, next !== null))}
      </p>
      {paper && next !== null && <p>{t(words.printed(lines.length))}</p>}
      {fault && (
        <p className="note late" role="alert">
          {t(words.failed)}: {t(fault)}{' '}
          <button type="button" className="button plain" onClick={retry}>
            {t(office.retry)}
          </button>
        </p>
      )}
      {lines.length > 0 && (
        <RowsTable
          key={key}
          lines={lines}
          whole={next === null}
          all={paper}
          from={keptFor(key)}
          onTop={row => keep(key, row)}
          onWant={setWanted}
        />
      )}
    </Page>
  )
}

function filterIn(query: URLSearchParams, name: Name): [string, string][] {
  const value = query.get(name)
  return value ? [[name, value]] : []
}

/** How far one had scrolled in this very list, in this tab. */
const kept = 'list-reached'
function keptFor(key: string): number {
  const [of, row] = (sessionStorage.getItem(kept) ?? '').split(' ')
  return of === key ? Number(row) || 0 : 0
}
const keep = (key: string, row: number) => sessionStorage.setItem(kept, `${key} ${row}`)

/** On paper stand all that were fetched, not only those in sight. */
function useOnPaper(): boolean {
  const [paper, setPaper] = useState(false)
  const set = useRef((on: boolean) => flushSync(() => setPaper(on)))
  useEffect(() => {
    const [before, after] = [() => set.current(true), () => set.current(false)]
    addEventListener('beforeprint', before)
    addEventListener('afterprint', after)
    return () => {
      removeEventListener('beforeprint', before)
      removeEventListener('afterprint', after)
    }
  }, [])
  return paper
}
