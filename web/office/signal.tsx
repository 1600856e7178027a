import { useEffect, useState } from 'react'
import { flush, useUnsent } from '../offline/outbox.ts'
import { Link } from '../ui/route.tsx'
import { useWords } from '../ui/settings.tsx'
import { useSession } from './session.tsx'
import { signal as words } from './words.ts'

const AGAIN = 20_000

/** Always in sight: whether there is signal, and what is not sent yet. Whenever there may be signal again, it is sent. */
export function Signal() {
  const t = useWords()
  const { me } = useSession()
  const online = useOnline()
  const unsent = useUnsent(me.id)
  useEffect(() => {
    const now = () => {
      if (!document.hidden) flush(me.id)
    }
    now()
    const timer = setInterval(now, AGAIN)
    for (const [on, what] of occasions) on().addEventListener(what, now)
    return () => {
      clearInterval(timer)
      for (const [on, what] of occasions) on().removeEventListener(what, now)
    }
  }, [me.id])
  const stopped = unsent.filter(({ state }) => state !== 'waits').length
  if (online && unsent.length === 0) return null
  return (
    <p className={stopped > 0 ? 'signal yours no-print' : 'signal no-print'} role="status">
      {!online && <span>{t(words.none)} </span>}
      {unsent.length > 0 && (
        <Link to="/office/unsent" className="signal-link">
          {t(words.unsent(unsent.length))}
          {stopped > 0 && ` · ${t(words.stopped(stopped))}`}
        </Link>
      )}
    </p>
  )
}

const occasions: readonly [() => EventTarget, string][] = [
  [() => window, 'online'],
  [() => document, 'visibilitychange'],
]

export function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine)
  useEffect(() => {
    const look = () => setOnline(navigator.onLine)
    addEventListener('online', look)
    addEventListener('offline', look)
    return () => {
      removeEventListener('online', look)
      removeEventListener('offline', look)
    }
  }, [])
  return online
}
