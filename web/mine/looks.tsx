import type { By } from '../matter/file.tsx'
import { useLater } from '../ui/use-later.ts'
import type { MatterShown } from '../ui/wire.ts'
import { Coming, Unfold } from './unfold.tsx'
import { mine } from './words.ts'

type Props = { looks: MatterShown['looks']; now: number; by: By; onAsked: () => void }

export const Looks = (props: Props) => (
  <Unfold title={mine.looks}>
    <List {...props} />
  </Unfold>
)

function List(props: Props) {
  const LooksList = useLater('looks')
  return LooksList && LooksList !== 'failed' ? <LooksList {...props} /> : <Coming failed={LooksList === 'failed'} />
}
