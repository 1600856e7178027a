import { useEffect, useState } from 'react'
import { get } from '../ui/request.ts'
import { Link } from '../ui/route.tsx'
import { useWords } from '../ui/settings.tsx'
import { office } from './words.ts'

/** Two months before it is needed: that a year of the work calendar is not loaded. */
export function MissingYear() {
  const t = useWords()
  const [missing, setMissing] = useState<readonly number[]>([])
  useEffect(() => {
    // Without an answer there is nothing to warn of.
    get<{ missing: number[] }>('/api/v1/calendar').then(
      answer => setMissing(answer.missing),
      () => {},
    )
  }, [])
  if (missing.length === 0) return null
  return (
    <p className="note late">
      <Link to="/console/calendar">{t(office.missingYear(missing.join(', ')))}</Link>
    </p>
  )
}
