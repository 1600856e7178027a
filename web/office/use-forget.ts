import { useContext } from 'react'
import { DraftsContext } from '../forms/drafts.ts'

/** What was sent need not be typed again. */
export function useForget(): (...names: readonly string[]) => void {
  const drafts = useContext(DraftsContext)
  return (...names) => {
    for (const name of names) drafts?.leave(name)
  }
}
