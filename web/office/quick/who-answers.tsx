import { useEffect, useState } from 'react'
import { get } from '../../ui/request.ts'
import { useWords } from '../../ui/settings.tsx'
import type { Officer, PlaceFound } from '../../ui/wire.ts'
import { intake } from '../words.ts'

/** With whom it will land, and why, while one still types. */
export function WhoAnswers({ place }: { place: PlaceFound | undefined }) {
  const t = useWords()
  const [who, setWho] = useState<Officer>()
  const code = place?.code
  useEffect(() => {
    setWho(undefined)
    if (code === undefined) return
    let late = false
    // Without an answer nothing is said: it lands with somebody all the same.
    get<Officer>(`/api/v1/who?village=${code}`).then(
      answer => !late && setWho(answer),
      () => {},
    )
    return () => {
      late = true
    }
  }, [code])
  return (
    <p className="who-answers" role="status">
      {who && place && (
        <>
          <strong>{t(who.words)}</strong> {t(intake.because(place.short, who.beat, who.unit.words))}{' '}
          <span className="number">{who.phone}</span>
        </>
      )}
    </p>
  )
}
