import { type ReactNode, useEffect, useState } from 'react'

/** Where we are: path and query; what stands after # is a secret and is read by the one page that needs it. */
export type Place = { path: string; query: URLSearchParams }

const moved = 'page-moved'
const here = (): Place => ({
  path: location.pathname.replace(/\/+$/, '') || '/',
  query: new URLSearchParams(location.search),
})

export function go(to: string, replace = false): void {
  if (replace) history.replaceState(null, '', to)
  else history.pushState(null, '', to)
  dispatchEvent(new Event(moved))
  scrollTo(0, 0)
}

export function usePlace(): Place {
  const [place, setPlace] = useState(here)
  useEffect(() => {
    const look = () => setPlace(here())
    addEventListener('popstate', look)
    addEventListener(moved, look)
    return () => {
      removeEventListener('popstate', look)
      removeEventListener(moved, look)
    }
  }, [])
  return place
}

/** Each page of the residents is a document of its own; so are the public board, the office and the console. */
const documentOf = (path: string) => /^\/(t|who|promises|me?|board|office|console)\b/.exec(path)?.[1]

type LinkProps = { to: string; className?: string; children: ReactNode; current?: boolean }

/** A link within these pages: no load, but a real address to open elsewhere. */
export function Link({ to, className, children, current }: LinkProps) {
  return (
    <a
      href={to}
      className={className}
      aria-current={current ? 'page' : undefined}
      onClick={event => {
        if (documentOf(to) !== documentOf(location.pathname)) return
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
        event.preventDefault()
        go(to)
      }}
    >
      {children}
    </a>
  )
}
