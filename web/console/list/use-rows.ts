import { useCallback, useEffect, useRef, useState } from 'react'
import type { Words } from '../../../src/kinds/words.ts'
import { useSession } from '../../office/session.tsx'
import { get } from '../../ui/request.ts'
import type { Line } from '../../ui/wire.ts'

const PAGE = 500

type Rows = { lines: readonly Line[]; next: string | null; fault?: Words }
const nothing: Rows = { lines: [], next: '' }

/**
 * The rows of a list, page after page, each beginning where the one before ended: what comes or goes meanwhile makes none
 * appear twice. `query` is what the API is asked, without the page.
 */
export function useRows(query: string, least: number) {
  const { failed } = useSession()
  const [rows, setRows] = useState<Rows>(nothing)
  const asking = useRef<string | undefined>(undefined)
  const more = useCallback(
    async (from: Rows) => {
      const now = query + from.next
      if (from.next === null || asking.current === now) return
      asking.current = now
      let came: Rows
      try {
        const after = from.next && `&after=${encodeURIComponent(from.next)}`
        const page = await get<{ matters: Line[]; next: string | null }>(
          `/api/v1/matters?${query}&limit=${PAGE}${after}`,
        )
        came = { lines: from.lines.concat(page.matters), next: page.next }
      } catch (error) {
        came = { ...from, fault: failed(error).words }
      }
      // Something else is asked by now: neither its answer nor its turn is this one's to touch.
      if (asking.current !== now) return
      asking.current = undefined
      setRows(came)
    },
    [query],
  )
  useEffect(() => {
    asking.current = undefined
    setRows(nothing)
    more(nothing)
  }, [query])
  // As far as one has scrolled, also after a reload.
  useEffect(() => {
    if (!rows.fault && rows.next !== '' && rows.lines.length < least) more(rows)
  }, [rows, least])
  return {
    ...rows,
    begun: rows.next !== '',
    retry: () => more({ lines: rows.lines, next: rows.next }),
  }
}
