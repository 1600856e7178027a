import { useEffect, useState } from 'react'

const phone = matchMedia('(max-width: 719px)')

/** Whether there is a phone's width and no more. */
export function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(phone.matches)
  useEffect(() => {
    const look = () => setNarrow(phone.matches)
    phone.addEventListener('change', look)
    return () => phone.removeEventListener('change', look)
  }, [])
  return narrow
}
