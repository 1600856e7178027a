import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { say, type Words } from '../../src/kinds/words.ts'
import { RequestFailed } from '../ui/request.ts'
import { sendFile } from '../ui/send-file.ts'
import { useWords } from '../ui/settings.tsx'
import type { SignProps } from './more-controls.ts'

const words = {
  sign: say('在屏上签名', 'Sign here'),
  pad: say('签名板：用手指写名字', 'Signature pad: write the name with a finger'),
  again: say('重写', 'Again'),
  keep: say('签好了', 'Done'),
  drop: say('去掉签名', 'Remove the signature'),
  signature: say('签名', 'Signature'),
}

/** A name written with the finger; handed in as a picture. Whoever cannot or will not signs on paper instead. */
export function SignPad({ id, signed, onChange, onUnderWay }: SignProps) {
  const t = useWords()
  const [open, setOpen] = useState(false)
  const [fault, setFault] = useState<Words>()
  const [signature] = signed ?? []
  if (signature)
    return (
      <div className="stack tight">
        <img className="signature" src={signature.preview} alt={t(words.signature)} />
        <button type="button" className="button" onClick={() => onChange(undefined)}>
          {t(words.drop)}
        </button>
      </div>
    )
  if (!open)
    return (
      <button type="button" id={id} className="button full" onClick={() => setOpen(true)}>
        {t(words.sign)}
      </button>
    )
  async function keep(picture: Blob) {
    onUnderWay(1)
    try {
      onChange([await sendFile(picture, 'photo')])
      setOpen(false)
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      setFault(error.words)
    } finally {
      onUnderWay(-1)
    }
  }
  return (
    <div className="stack tight">
      <Glass onDone={keep} />
      {fault && <p className="fault">{t(fault)}</p>}
    </div>
  )
}

/** Ink is as dark as on paper, in whatever light the page is shown. */
const INK = '#1d2f4f'
const PAPER = '#fff'

function Glass({ onDone }: { onDone: (picture: Blob) => void }) {
  const t = useWords()
  const glass = useRef<HTMLCanvasElement>(null)
  const [written, setWritten] = useState(false)
  const clear = () => {
    const canvas = glass.current!
    canvas.width = canvas.clientWidth * 2
    canvas.height = canvas.clientHeight * 2
    const pen = canvas.getContext('2d')!
    pen.fillStyle = PAPER
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.strokeStyle = INK
    pen.lineWidth = 5
    pen.lineCap = 'round'
    pen.lineJoin = 'round'
    setWritten(false)
  }
  useEffect(clear, [])
  const at = (event: PointerEvent<HTMLCanvasElement>) =>
    [event.nativeEvent.offsetX * 2, event.nativeEvent.offsetY * 2] as const
  return (
    <>
      <canvas
        ref={glass}
        className="sign-pad"
        role="img"
        aria-label={t(words.pad)}
        onPointerDown={event => {
          event.currentTarget.setPointerCapture(event.pointerId)
          const pen = glass.current!.getContext('2d')!
          pen.beginPath()
          pen.moveTo(...at(event))
        }}
        onPointerMove={event => {
          if (event.buttons === 0) return
          const pen = glass.current!.getContext('2d')!
          pen.lineTo(...at(event))
          pen.stroke()
          setWritten(true)
        }}
      />
      <div className="pair">
        <button type="button" className="button" onClick={clear}>
          {t(words.again)}
        </button>
        <button
          type="button"
          className="button"
          disabled={!written}
          onClick={() => glass.current!.toBlob(picture => picture && onDone(picture), 'image/png')}
        >
          {t(words.keep)}
        </button>
      </div>
    </>
  )
}
