import { useEffect, useRef, useState } from 'react'
import type { Words } from '../../src/kinds/words.ts'
import { describes, Field } from '../forms/basics.tsx'
import { type Plate, placeOnPlate, plateCodeIn } from '../ui/plate.ts'
import { useWords } from '../ui/settings.tsx'
import { codeReader } from './read-code.ts'
import { useSession } from './session.tsx'
import { scan as words } from './words.ts'

/** At a door: the place is the plate's, scanned or typed. @param id of the line to type in */
export function ScanPlate({ id, onFound }: { id: string; onFound: (plate: Plate) => void }) {
  const t = useWords()
  const { failed } = useSession()
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState<Words>()
  const take = async (text: string) => {
    const code = plateCodeIn(text)
    if (!code) return setFault(words.noPlate)
    setFault(undefined)
    try {
      const plate = await placeOnPlate(code)
      setOpen(false)
      setTyped('')
      onFound(plate)
    } catch (error) {
      setFault(failed(error).words)
    }
  }
  return (
    <div className="stack tight">
      <button
        type="button"
        className="button"
        aria-expanded={open}
        onClick={() => {
          setOpen(!open)
          setFault(undefined)
        }}
      >
        {t(open ? words.stop : words.start)}
      </button>
      {open && (
        <>
          <Viewfinder onRead={take} onFault={setFault} />
          <Field id={id} label={words.typed} hint={t(words.hint)} fault={fault}>
            <div className="typed-code">
              <input
                id={id}
                className="input"
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                maxLength={200}
                value={typed}
                aria-invalid={fault !== undefined}
                aria-describedby={describes(id, true, fault)}
                onChange={event => setTyped(event.currentTarget.value)}
                onKeyDown={event => {
                  if (event.key !== 'Enter') return
                  event.preventDefault()
                  take(typed)
                }}
              />
              <button type="button" className="button" onClick={() => take(typed)}>
                {t(words.take)}
              </button>
            </div>
          </Field>
        </>
      )}
    </div>
  )
}

/** The place that a plate gave, and a way back. */
export function PlateTaken({ plate, onChange }: { plate: Plate; onChange: () => void }) {
  const t = useWords()
  return (
    <p className="picked" role="status">
      <strong>{t(plate.name)}</strong> <span className="quiet number">{t(words.plate(plate.code))}</span>
      <button type="button" className="button plain" onClick={onChange}>
        {t(words.change)}
      </button>
    </p>
  )
}

const BETWEEN = 150

type ViewfinderProps = { onRead: (text: string) => void; onFault: (words: Words) => void }

/** The camera is on while this is on the screen, and no longer. */
function Viewfinder({ onRead, onFault }: ViewfinderProps) {
  const t = useWords()
  const video = useRef<HTMLVideoElement>(null)
  const read = useRef(onRead)
  read.current = onRead
  const [on, setOn] = useState(true)
  useEffect(() => {
    const shown = video.current!
    let over = false
    let stream: MediaStream | undefined
    const end = () => {
      over = true
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    const watch = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      if (over) return end()
      shown.srcObject = stream
      await shown.play()
      const codeIn = await codeReader()
      let last: string | undefined
      while (!over) {
        const text = await codeIn(shown)
        // What is no plate is said once, and not again with each picture.
        if (!over && text && text !== last) read.current(text)
        last = text ?? last
        await new Promise(go => setTimeout(go, BETWEEN))
      }
    }
    watch().catch(() => {
      if (over) return
      end()
      setOn(false)
      onFault(words.noCamera)
    })
    return end
  }, [])
  return on ? (
    <div className="viewfinder">
      <video ref={video} muted playsInline aria-label={t(words.seen)} />
    </div>
  ) : null
}
