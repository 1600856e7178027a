import type { Words } from '../../src/kinds/words.ts'
import { office } from '../office/words.ts'
import { useWords } from '../ui/settings.tsx'

/** While what was asked for is on its way, and where it did not come. */
export function OnItsWay({ fault }: { fault: Words | undefined }) {
  const t = useWords()
  return (
    <p role="status" className={fault && 'fault'}>
      {t(fault ?? office.opening)}
    </p>
  )
}
