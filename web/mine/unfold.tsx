import { type ReactNode, useState } from 'react'
import type { Words } from '../../src/kinds/words.ts'
import { useWords } from '../ui/settings.tsx'
import { mine } from './words.ts'

type Props = { title: Words; unfolded?: boolean; children: ReactNode }

/** Folded away; what stands in it is fetched when somebody first unfolds it: few ever do. */
export function Unfold({ title, unfolded = false, children }: Props) {
  const t = useWords()
  const [wanted, setWanted] = useState(unfolded)
  return (
    <details className="more" open={unfolded} onToggle={() => setWanted(true)}>
      <summary>{t(title)}</summary>
      {wanted && children}
    </details>
  )
}

export function Coming({ failed }: { failed?: boolean }) {
  const t = useWords()
  return <p role="status">{t(failed ? mine.notHere : mine.opening)}</p>
}
