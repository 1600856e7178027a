import { useState } from 'react'
import type { By } from '../matter/file.tsx'
import { useWords } from '../ui/settings.tsx'
import { useLater } from '../ui/use-later.ts'
import { mine } from './words.ts'

type Props = { code: string; by: By }

/** What reckons it is fetched when somebody unfolds this: few ever do. */
export function Receipt(props: Props) {
  const t = useWords()
  const [open, setOpen] = useState(false)
  return (
    <details className="more" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{t(mine.receipt)}</summary>
      {open && <Check {...props} />}
    </details>
  )
}

function Check(props: Props) {
  const t = useWords()
  const ReceiptCheck = useLater('receipt')
  if (!ReceiptCheck || ReceiptCheck === 'failed')
    return <p role="status">{t(ReceiptCheck ? mine.notHere : mine.opening)}</p>
  return <ReceiptCheck {...props} />
}
