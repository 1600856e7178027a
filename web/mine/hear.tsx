import { useEffect, useState } from 'react'
import type { By } from '../matter/file.tsx'
import { get } from '../ui/request.ts'
import { useLater } from '../ui/use-later.ts'
import { Coming, Unfold } from './unfold.tsx'
import { fromWechat } from './wechat.ts'
import { mine } from './words.ts'

export type HearShown = {
  offered: string[]
  channel: string
  language: 'zh' | 'en'
  given: boolean
  wechat: string | null
  pushKey: string | null
}

/** How one hears of one's own matter. */
export function Hear({ by, keepAs }: { by: By; keepAs: string }) {
  const [shown, setShown] = useState<HearShown>()
  useEffect(() => {
    get<HearShown>('/api/v1/my/channel', by).then(setShown, () => undefined)
  }, [by.token, by.word])
  // Where there is no way out of the house, or the matter is protected, there is nothing to choose.
  if (!shown || shown.offered.length === 0) return null
  return (
    <Unfold title={mine.hear} unfolded={fromWechat !== undefined}>
      <Form shown={shown} by={by} keepAs={keepAs} onShown={setShown} />
    </Unfold>
  )
}

function Form(props: { shown: HearShown; by: By; keepAs: string; onShown: (shown: HearShown) => void }) {
  const HearForm = useLater('hear')
  return HearForm && HearForm !== 'failed' ? <HearForm {...props} /> : <Coming failed={HearForm === 'failed'} />
}
