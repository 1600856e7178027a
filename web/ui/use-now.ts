import { useEffect, useState } from 'react'
import { nowByServer } from './clock.ts'

/** The time now, looked at anew each half minute. */
export function useNow(): number {
  const [now, setNow] = useState(nowByServer)
  useEffect(() => {
    const timer = setInterval(() => setNow(nowByServer()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
