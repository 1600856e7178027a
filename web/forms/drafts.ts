import { createContext, useContext, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** Where what is typed is kept until it is sent; the office, the console and one’s own matter say. Named by the form that it stands in. */
export type Drafts = {
  read: (name: string) => Promise<unknown>
  /** Undefined: it must not be kept. */
  write: (name: string, value: unknown) => void
  /** It was sent, or is not wanted any more; a promise where it is gone only after that. */
  leave: (name: string) => unknown
  /** All whose names begin so: what they are about has become protected. */
  leaveAll: (beginning: string) => void
}

export const DraftsContext = createContext<Drafts | undefined>(undefined)

type Change<T> = T | ((now: T) => T)
export type Typed<T> = {
  value: T
  change: (next: Change<T>) => void
  /** Another one once what was kept stands in it again. */
  turn: number
  /** What was kept has been looked for: a field that stands before may be replaced under the fingers that type in it. */
  ready: boolean
  /** It begins anew, and nothing of it stays on the device: it was sent, or is not wanted. */
  leave: () => unknown
}

/** In milliseconds: a device that does not say what it keeps holds nobody up. */
const PATIENCE = 2000

/**
 * A state that outlives a reload, a signing out and a day without signal, under its name; without one it is kept nowhere.
 * `mayKeep`: what is protected leaves no trace on the device.
 */
export function useDraft<T>(
  name: string | undefined,
  first: () => T,
  mayKeep: (value: T) => boolean = () => true,
): Typed<T> {
  const drafts = useContext(DraftsContext)
  const [value, setValue] = useState(first)
  const [turn, setTurn] = useState(0)
  const [looked, setLooked] = useState<string>()
  const touched = useRef(false)
  useEffect(() => {
    if (name === undefined || !drafts) return
    let left = false
    const late = setTimeout(() => setLooked(name), PATIENCE)
    drafts.read(name).then(before => {
      if (left) return
      clearTimeout(late)
      setLooked(name)
      if (before === undefined || touched.current) return
      setValue(before as T)
      setTurn(1)
    })
    return () => {
      left = true
      clearTimeout(late)
    }
  }, [name])
  const kept = mayKeep(value)
  // At once: whoever goes away the next moment loses no word.
  useLayoutEffect(() => {
    // What stood here before a reload goes too, once it may not be kept.
    if (name !== undefined && (touched.current || (turn > 0 && !kept))) drafts?.write(name, kept ? value : undefined)
  }, [name, value, kept, turn])
  const change = (next: Change<T>) => {
    touched.current = true
    setValue(next)
  }
  const leave = () => {
    touched.current = false
    setTurn(0)
    setValue(first)
    return name === undefined ? undefined : drafts?.leave(name)
  }
  return { value, change, turn, ready: name === undefined || !drafts || looked === name, leave }
}

/** Leaves nothing on the device of what was typed about something that is protected (R26). */
export function useLeaveAll(beginning: string, isProtected: boolean): void {
  const drafts = useContext(DraftsContext)
  useEffect(() => {
    if (isProtected) drafts?.leaveAll(beginning)
  }, [beginning, isProtected])
}
