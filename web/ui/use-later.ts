import { useEffect, useState } from 'react'
import { bring, here } from './later.ts'

/** A part of this page that is fetched when it is first shown; `failed` where it did not come. */
export function useLater<Part extends keyof Later>(name: Part): Later[Part] | 'failed' | undefined {
  const [part, setPart] = useState<{ is: Later[Part] | 'failed' | undefined }>({ is: here(name) })
  useEffect(() => {
    bring(name).then(
      is => setPart({ is }),
      () => setPart({ is: 'failed' }),
    )
  }, [name])
  return part.is
}
