import { useEffect, useRef, useState } from 'react'
import { useSettings } from '../../ui/settings.tsx'
import type { Bar } from './draw-bars.ts'

type Props = { title: string; bars: readonly Bar[]; most: number }

/** A chart, loaded when there is one to draw; its numbers stand in a table beside it. */
export function Bars({ title, bars, most }: Props) {
  const { elder } = useSettings()
  const room = useRef<HTMLDivElement>(null)
  const [picture, setPicture] = useState<string>()
  const drawn = JSON.stringify(bars)
  useEffect(() => {
    let gone = false
    import('./draw-bars.ts').then(
      ({ drawBars }) => {
        const width = Math.max(300, Math.min(720, room.current?.clientWidth ?? 480))
        if (!gone) setPicture(drawBars(bars, { width, most }))
      },
      // The table beside it says the same.
      () => {},
    )
    return () => {
      gone = true
    }
  }, [drawn, most, elder])
  return (
    <div ref={room} className="bars">
      {picture && (
        <img src={picture} alt={`${title}: ${bars.map(({ label, says }) => `${label} ${says}`).join('; ')}`} />
      )}
    </div>
  )
}
