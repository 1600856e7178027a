import { type FormEvent, type ReactNode, useId } from 'react'
import { go, usePlace } from '../../ui/route.tsx'
import { useWords } from '../../ui/settings.tsx'
import { common } from './words.ts'

type Props = {
  /** Units to choose among, besides all. */
  units?: readonly { code: string; name: { zh: string; en: string } }[]
  /** What stands there where the address says nothing. */
  from: string
  to: string
  children?: ReactNode
}

/** For which time and where: it lies in the address, so that it can be sent to somebody and comes back with the browser. */
export function Filters({ units = [], from, to, children }: Props) {
  const t = useWords()
  const id = useId()
  const { path, query } = usePlace()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const said = new FormData(event.currentTarget)
    const next = new URLSearchParams(query)
    for (const [name, value] of said) {
      if (value) next.set(name, String(value))
      else next.delete(name)
    }
    go(`${path}?${next}`)
  }
  return (
    <form key={`${from} ${to} ${query.get('within')}`} className="filters no-print" onSubmit={submit}>
      <p className="filter">
        <label htmlFor={`${id}from`}>{t(common.from)}</label>
        <input id={`${id}from`} className="input" type="date" name="from" defaultValue={query.get('from') ?? from} />
      </p>
      <p className="filter">
        <label htmlFor={`${id}to`}>{t(common.to)}</label>
        <input id={`${id}to`} className="input" type="date" name="to" defaultValue={query.get('to') ?? to} />
      </p>
      {units.length > 0 && (
        <p className="filter">
          <label htmlFor={`${id}within`}>{t(common.of)}</label>
          <select id={`${id}within`} className="input" name="within" defaultValue={query.get('within') ?? ''}>
            <option value="">{t(common.whole)}</option>
            {units.map(({ code, name }) => (
              <option key={code} value={code}>
                {t(name)}
              </option>
            ))}
          </select>
        </p>
      )}
      <button type="submit" className="button">
        {t(common.show)}
      </button>
      {children}
    </form>
  )
}

/** Of the address, what the server is asked with. */
export function useAsked(): string {
  const { query } = usePlace()
  const asked = new URLSearchParams()
  for (const name of ['from', 'to', 'within']) {
    const value = query.get(name)
    if (value) asked.set(name, value)
  }
  const said = asked.toString()
  return said ? `?${said}` : ''
}

const NINETY = 90 * 86_400_000

/** The time that the address says, or the last ninety days; and the same as the server is asked. */
export function usePeriod(): { from: string; to: string; asked: URLSearchParams } {
  const { query } = usePlace()
  const today = Date.now()
  const [from, to] = [query.get('from') ?? dayAt(today - NINETY), query.get('to') ?? dayAt(today)]
  const asked = new URLSearchParams(useAsked())
  asked.set('from', from)
  asked.set('to', to)
  return { from, to, asked }
}

/** The last day of what ends at an instant. */
export const lastDay = (until: string): string => dayAt(Date.parse(until) - 1)
/** By the time that China keeps. */
export const dayAt = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10)
