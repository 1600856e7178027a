import { useEffect, useRef, useState } from 'react'
import type { Words } from '../../src/kinds/words.ts'
import { useSession } from '../office/session.tsx'
import { get } from '../ui/request.ts'
import type { Line } from '../ui/wire.ts'
import type { panes } from './words.ts'

export type PaneName = keyof typeof panes
export type Board = {
  at: string
  changesAt: string | null
  deskGaps: {
    count: number
    first: readonly { unit: string; words: Words; from: string; to: string | null }[]
  }
  panes: readonly { name: PaneName; count: number; matters: readonly Line[] }[]
}

/** Not oftener, however much happens. */
const LEAST = 1000
/** Also where nothing is heard: an absence that begins, a matter that has left one's sight. */
const MOST = 300_000
/** Until a broken line is tried again, where the browser has given up. */
const AGAIN = 10_000
/** The server says that it is there every quarter of a minute; after three of them without a word the line is dead. */
const SILENCE = 45_000
/** How long what has just changed is marked. */
const FRESH = 8000

/**
 * The board, read again whenever something happens to a matter that one may see, and when time alone moves one to another
 * pane; only while the page is shown. After a broken line it is read anew.
 */
export function useBoard() {
  const { failed } = useSession()
  const [board, setBoard] = useState<Board>()
  const [fault, setFault] = useState<Words>()
  const [live, setLive] = useState(false)
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set())
  const again = useRef<() => void>(() => {})
  useEffect(() => {
    let over = false
    let timer: ReturnType<typeof setTimeout> | undefined
    let read = 0
    let source: EventSource | undefined
    const look = async () => {
      read = Date.now()
      try {
        const answer = await get<Board>('/api/v1/board')
        if (over) return
        setBoard(answer)
        setFault(undefined)
        const changes = answer.changesAt === null ? MOST : Date.parse(answer.changesAt) - Date.parse(answer.at)
        lookIn(Math.min(Math.max(changes, LEAST) + Math.random() * LEAST, MOST))
      } catch (error) {
        const { words } = failed(error)
        if (over) return
        setFault(words)
        lookIn(AGAIN)
      }
    }
    const lookIn = (ms: number) => {
      clearTimeout(timer)
      if (!over && !document.hidden) timer = setTimeout(look, ms)
    }
    const lookSoon = () => lookIn(Math.max(0, read + LEAST - Date.now()))
    let heard: ReturnType<typeof setTimeout> | undefined
    const hear = () => {
      clearTimeout(heard)
      heard = setTimeout(lost, SILENCE)
    }
    const lost = () => {
      deafen()
      setLive(false)
      show()
    }
    const deafen = () => {
      clearTimeout(heard)
      source?.close()
      source = undefined
    }
    const listen = () => {
      source = new EventSource('/api/v1/board/stream')
      hear()
      source.addEventListener('here', hear)
      source.addEventListener('open', () => {
        hear()
        setLive(true)
        lookSoon()
      })
      source.addEventListener('changed', event => {
        hear()
        const ids: string[] = JSON.parse(event.data)
        setFresh(before => new Set([...before, ...ids]))
        setTimeout(() => setFresh(before => new Set([...before].filter(id => !ids.includes(id)))), FRESH)
        lookSoon()
      })
      source.addEventListener('error', () => {
        setLive(false)
        if (source?.readyState !== EventSource.CLOSED) return
        deafen()
        setTimeout(show, AGAIN)
      })
    }
    const show = () => {
      if (over) return
      if (document.hidden) {
        deafen()
        setLive(false)
        clearTimeout(timer)
      } else if (!source) listen()
    }
    again.current = lookSoon
    document.addEventListener('visibilitychange', show)
    look()
    show()
    return () => {
      over = true
      clearTimeout(timer)
      deafen()
      document.removeEventListener('visibilitychange', show)
    }
  }, [])
  return { board, fault, live, fresh, lookAgain: () => again.current() }
}
