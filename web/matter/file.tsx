import { useEffect, useState } from 'react'
import { useWords } from '../ui/settings.tsx'
import { matter as words } from './words.ts'

/** The secret of a resident's link, which no address of a picture may hold: so files are fetched and shown from memory. */
export type By = { token: string; word?: string | undefined }

type Props = { id: string; n: number; by?: By | undefined }

/** A photo as it is, a recording as something to listen to. */
export function File({ id, n, by }: Props) {
  const t = useWords()
  const [file, setFile] = useState<{ url: string; sound: boolean }>()
  const [gone, setGone] = useState(false)
  useEffect(() => {
    let url: string | undefined
    let late = false
    const headers: Record<string, string> = {}
    if (by) headers['X-Matter-Token'] = by.token
    if (by?.word) headers['X-Matter-Word'] = encodeURIComponent(by.word)
    const look = async () => {
      const response = await fetch(`/api/v1/files/${id}`, { headers, credentials: 'same-origin' })
      if (!response.ok) return setGone(true)
      const blob = await response.blob()
      if (late) return
      url = URL.createObjectURL(blob)
      setFile({ url, sound: /^(audio|video)\//.test(blob.type) })
    }
    look().catch(() => setGone(true))
    return () => {
      late = true
      if (url) URL.revokeObjectURL(url)
    }
  }, [id])
  const name = `${t(words.file)} ${n}`
  if (gone) return <span className="file quiet small">{t(words.noFile)}</span>
  if (!file) return <span className="file" role="img" aria-label={name} />
  if (file.sound)
    return (
      <span className="file sound">
        {/* biome-ignore lint/a11y/useMediaCaption: what somebody said themselves */}
        <audio controls src={file.url} aria-label={name} />
      </span>
    )
  return (
    <a className="file" href={file.url} target="_blank" rel="noreferrer">
      <img src={file.url} alt={name} />
    </a>
  )
}
