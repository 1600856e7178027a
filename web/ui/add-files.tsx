import { type ReactNode, useEffect, useRef, useState } from 'react'
import { say, type Words } from '../../src/kinds/words.ts'
import { RequestFailed } from './request.ts'
import { type Sent, sendFile } from './send-file.ts'
import { useWords } from './settings.tsx'

const words = {
  photo: say('加照片', 'Add a photo'),
  speak: say('按住说话', 'Hold to talk'),
  stop: say('说完了', 'Done speaking'),
  how: say(
    '按住说，松开就好；也可以点一下开始，再点一下结束。最长5分钟，每个文件不超过20兆。',
    'Hold while you speak; or tap to begin, and tap again to end. Five minutes at most, 20 MB a file.',
  ),
  longest: say('到5分钟了，先录到这里。还有要说的，再录一段。', 'Five minutes: it ends here. Record another to go on.'),
  tooBig: say('这个文件超过20兆，请换一个小的。', 'This file is larger than 20 MB. Choose a smaller one.'),
  kept: say('已上传', 'Sent already'),
  speaking: say('正在录音', 'Recording'),
  remove: say('去掉', 'Remove'),
  sending: say('正在上传……', 'Sending…'),
  photoOf: say('照片', 'Photo'),
  recording: say('录音', 'Recording'),
  full: say('最多十个。', 'Ten at most.'),
  noMicrophone: say(
    '这台手机没有允许录音。您可以打字，或直接打电话说。',
    'This phone does not allow recording. Type it, or call us.',
  ),
}

type Props = {
  id: string
  files: readonly Sent[]
  /** Given the change, not the list: several may be on their way at once. */
  onChange: (change: (files: readonly Sent[]) => Sent[]) => void
  most?: number
  voice?: boolean
  token?: string | undefined
  describedBy?: string | undefined
  /** One more is on its way, or one less: while any is, nothing should be sent without it. */
  onUnderWay?: (by: 1 | -1) => void
}

/** What the server takes of one file (docs/api.md). */
const MOST_BYTES = 20 * 1024 * 1024

export function AddFiles({ id, files, onChange, most = 10, voice, token, describedBy, onUnderWay }: Props) {
  const t = useWords()
  const [busy, setBusy] = useState(0)
  const [fault, setFault] = useState<Words>()
  const count = (by: 1 | -1) => {
    setBusy(n => n + by)
    onUnderWay?.(by)
  }

  async function add(blobs: readonly Blob[], sort: Sent['sort']) {
    const fit = blobs.filter(({ size }) => size <= MOST_BYTES)
    setFault(blobs.length > most - files.length ? words.full : fit.length < blobs.length ? words.tooBig : undefined)
    await Promise.all(
      fit.slice(0, most - files.length).map(async blob => {
        count(1)
        try {
          const sent = await sendFile(blob, sort, token)
          onChange(now => now.filter(({ id }) => id !== sent.id).concat(sent))
        } catch (error) {
          if (!(error instanceof RequestFailed)) throw error
          setFault(error.words)
        } finally {
          count(-1)
        }
      }),
    )
  }

  return (
    <div className="stack tight">
      {files.length > 0 && (
        <ul className="files">
          {files.map((file, i) => (
            <li key={file.id} className={file.sort === 'sound' ? 'file sound' : 'file'}>
              {!file.preview ? (
                <p className="file-kept">
                  {t(file.sort === 'sound' ? words.recording : words.photoOf)} {i + 1} <br />
                  <span className="small quiet">{t(words.kept)}</span>
                </p>
              ) : file.sort === 'sound' ? (
                // biome-ignore lint/a11y/useMediaCaption: what somebody has just said themselves
                <audio controls src={file.preview} aria-label={t(words.recording)} />
              ) : (
                <img src={file.preview} alt={`${t(words.photoOf)} ${i + 1}`} />
              )}
              <button
                type="button"
                className="button"
                onClick={() => onChange(now => now.filter(({ id }) => id !== file.id))}
              >
                {t(words.remove)}
                <span className="unseen">
                  {' '}
                  {t(file.sort === 'sound' ? words.recording : words.photoOf)} {i + 1}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className={voice ? 'pair' : ''}>
        <PickButton id={id} describedBy={describedBy} onPick={picked => add(picked, 'photo')}>
          {t(words.photo)}
        </PickButton>
        {voice && <Voice onRecorded={sound => add([sound], 'sound')} onFault={setFault} />}
      </div>
      {voice && <p className="hint">{t(words.how)}</p>}
      <p className="hint" role="status">
        {busy > 0 && t(words.sending)}
      </p>
      {fault && <p className="fault">{t(fault)}</p>}
    </div>
  )
}

type PickProps = {
  id: string
  describedBy: string | undefined
  onPick: (files: File[]) => void
  children: ReactNode
}

function PickButton({ id, describedBy, onPick, children }: PickProps) {
  return (
    <label className="button full pick">
      <CameraIcon />
      {children}
      <input
        id={id}
        className="unseen"
        type="file"
        accept="image/*"
        multiple
        aria-describedby={describedBy}
        onChange={event => {
          const input = event.currentTarget
          onPick(Array.prototype.slice.call(input.files ?? []))
          input.value = ''
        }}
      />
    </label>
  )
}

type VoiceProps = { onRecorded: (sound: Blob) => void; onFault: (words: Words | undefined) => void }

const LONGEST = 300
/** Milliseconds; whoever lets go sooner has tapped, and taps again to end. */
const HELD = 500

/** Pressed and held, or a tap to begin and one to end, for who cannot hold; by keyboard and screen reader the same. */
function Voice({ onRecorded, onFault }: VoiceProps) {
  const t = useWords()
  const [seconds, setSeconds] = useState<number>()
  const recorder = useRef<MediaRecorder | undefined>(undefined)
  /** The finger that is on it: since when, and whether it came to end what was begun before. */
  const press = useRef<{ since: number; ends: boolean } | undefined>(undefined)
  const speaking = seconds !== undefined
  const end = () => recorder.current?.stop()
  useEffect(() => {
    if (seconds === undefined) return
    const timer = setTimeout(() => {
      if (seconds < LONGEST) return setSeconds(seconds + 1)
      onFault(words.longest)
      end()
    }, 1000)
    return () => clearTimeout(timer)
  }, [seconds])
  // Whoever leaves the screen speaking is not listened to any longer.
  useEffect(
    () => () => {
      for (const track of recorder.current ? recorder.current.stream.getTracks() : []) track.stop()
    },
    [],
  )

  async function start() {
    onFault(undefined)
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
      const parts: Blob[] = []
      const made = new MediaRecorder(stream)
      made.ondataavailable = ({ data }) => parts.push(data)
      made.onstop = () => {
        for (const track of stream.getTracks()) track.stop()
        setSeconds(undefined)
        onRecorded(new Blob(parts, { type: made.mimeType }))
      }
      recorder.current = made
      made.start()
      setSeconds(0)
    } catch {
      onFault(words.noMicrophone)
    }
  }
  function lift() {
    const { since, ends } = press.current ?? { since: Infinity, ends: false }
    press.current = undefined
    if (ends || Date.now() - since >= HELD) end()
  }
  return (
    <button
      type="button"
      className={speaking ? 'button full talk-button yours' : 'button full talk-button'}
      onPointerDown={event => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        press.current = { since: Date.now(), ends: speaking }
        if (!speaking) start()
      }}
      onPointerUp={lift}
      onPointerCancel={lift}
      onContextMenu={event => event.preventDefault()}
      // By keyboard or screen reader: no finger came before it.
      onClick={event => {
        if (event.detail > 0) return
        if (speaking) end()
        else start()
      }}
    >
      <MicrophoneIcon />
      {speaking ? (
        <span role="status">
          {t(words.stop)} <span className="number">{seconds}″</span>
          <span className="unseen">{t(words.speaking)}</span>
        </span>
      ) : (
        t(words.speak)
      )}
    </button>
  )
}

const CameraIcon = () => (
  <svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2" strokeLinejoin="round">
    <path d="M4 8h3l2-3h6l2 3h3v11H4z" />
    <circle cx="12" cy="13" r="3.5" />
  </svg>
)

const MicrophoneIcon = () => (
  <svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round">
    <rect x="9" y="3" width="6" height="11" rx="3" />
    <path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3" />
  </svg>
)
