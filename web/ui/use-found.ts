import { useEffect, useState } from 'react'
import type { Words } from '../../src/kinds/words.ts'
import { RequestFailed } from './request.ts'

type Found<T> = { found?: T; failed?: Words }

/**
 * What is found as one types: asked for once the hand rests, and never shown when something else was typed meanwhile. Without a
 * text nothing is asked. `find` stays the same from one drawing to the next.
 */
export function useFound<T>(text: string | undefined, find: (text: string) => Promise<T>, rest = 200): Found<T> {
  const [answer, setAnswer] = useState<Found<T>>({})
  useEffect(() => {
    if (text === undefined) return setAnswer({})
    let late = false
    const timer = setTimeout(
      () =>
        find(text).then(
          found => !late && setAnswer({ found }),
          error => {
            if (!(error instanceof RequestFailed)) throw error
            if (!late) setAnswer({ failed: error.words })
          },
        ),
      rest,
    )
    return () => {
      late = true
      clearTimeout(timer)
    }
  }, [text, find, rest])
  return answer
}
