import { useRef } from 'react'
import { newId } from './new-id.ts'
import { RequestFailed } from './request.ts'

/**
 * Sends each intention under a key of its own: the same while nobody knows what became of it, another once that is known.
 * `said`: what is sent, or its name.
 */
export function useKey() {
  const keys = useRef<Record<string, string | undefined>>({}).current
  return async <T>(said: string, send: (key: string) => Promise<T>): Promise<T> => {
    const key = keys[said] || newId()
    keys[said] = key
    try {
      const answer = await send(key)
      keys[said] = undefined
      return answer
    } catch (error) {
      if (error instanceof RequestFailed && error.status >= 400 && error.status < 500) keys[said] = undefined
      throw error
    }
  }
}
