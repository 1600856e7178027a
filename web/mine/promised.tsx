import { useLater } from '../ui/use-later.ts'
import type { MatterShown } from '../ui/wire.ts'
import { Coming, Unfold } from './unfold.tsx'
import { mine } from './words.ts'

type Props = { matter: MatterShown; now: number }

export const Promised = (props: Props) => (
  <Unfold title={mine.promises}>
    <List {...props} />
  </Unfold>
)

function List(props: Props) {
  const Promises = useLater('promised')
  return Promises && Promises !== 'failed' ? <Promises {...props} /> : <Coming failed={Promises === 'failed'} />
}
