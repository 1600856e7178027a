import { createContext, useContext, useEffect, useRef, useState } from 'react'

/** Where what is typed is kept until it is sent; the office, the console and one’s own matter say. Named by the form that it stands in. */
export type Drafts = {
  read: (name: string) => Promise<unknown>
  /** Undefined: it was sent, or must not be kept. */
  write: (name: string, value: unknown) => void
  /** All whose names begin so: what they are about has become protected. */
  leaveAll: (beginning: string) => void
}

export const DraftsContext = createContext<Drafts | undefined>(undefined)

type Change<T> = T | ((now: T) => T)

/**
 * A state that outlives a reload, a signing out and a day without signal, under its name; without one it is kept nowhere.
 * `turn` is another one once what was kept stands in it again. `mayKeep`: what is protected leaves no trace on the device.
 */
export function useDraft<T>(name: string | undefined, first: () => T, mayKeep: (value: T) => boolean = () => true) {
  const drafts = useContext(DraftsContext)
  const [value, setValue] = useState(first)
  const [turn, setTurn] = useState(0)
  const touched = useRef(false)
  useEffect(() => {
    if (name === undefined) return
    let left = false
    drafts?.read(name).then(before => {
      if (left || before === undefined || touched.current) return
      setValue(before as T)
      setTurn(1)
    })
    return () => {
      left = true
    }
  }, [name])
  const kept = mayKeep(value)
  useEffect(() => {
    // What stood here before a reload goes too, once it may not be kept.
    if (name !== undefined && (touched.current || (turn > 0 && !kept))) drafts?.write(name, kept ? value : undefined)
  }, [name, value, kept, turn])
  const change = (next: Change<T>) => {
    touched.current = true
    setValue(next)
  }
  return { value, change, turn }
}

/** What was sent need not be typed again. */
export function useForget(): (...names: readonly string[]) => void {
  const drafts = useContext(DraftsContext)
  return (...names) => {
    for (const name of names) drafts?.write(name, undefined)
  }
}

/** Leaves nothing on the device of what was typed about something that is protected (R26). */
export function useLeaveAll(beginning: string, isProtected: boolean): void {
  const drafts = useContext(DraftsContext)
  useEffect(() => {
    if (isProtected) drafts?.leaveAll(beginning)
  }, [beginning, isProtected])
}
