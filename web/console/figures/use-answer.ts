import { useEffect, useState } from 'react'
import type { Words } from '../../../src/kinds/words.ts'
import { useSession } from '../../office/session.tsx'
import { get } from '../../ui/request.ts'

/** What the server answers at an address, asked again when that or the turn changes; undefined while it is first on its way. */
export function useAnswer<T>(path: string, turn = 0): { answer: T | undefined; fault: Words | undefined } {
  const { failed } = useSession()
  const [state, setState] = useState<{ path: string; answer?: T; fault?: Words }>({ path })
  useEffect(() => {
    let gone = false
    get<T>(path).then(
      answer => gone || setState({ path, answer }),
      error => gone || setState({ path, fault: failed(error).words }),
    )
    return () => {
      gone = true
    }
  }, [path, turn])
  const here = state.path === path ? state : undefined
  return { answer: here?.answer, fault: here?.fault }
}
