import type { By } from '../matter/file.tsx'
import { useLater } from '../ui/use-later.ts'
import { Coming, Unfold } from './unfold.tsx'
import { mine } from './words.ts'

type Props = { code: string; by: By }

export const Receipt = (props: Props) => (
  <Unfold title={mine.receipt}>
    <Check {...props} />
  </Unfold>
)

function Check(props: Props) {
  const ReceiptCheck = useLater('receipt')
  return ReceiptCheck && ReceiptCheck !== 'failed' ? (
    <ReceiptCheck {...props} />
  ) : (
    <Coming failed={ReceiptCheck === 'failed'} />
  )
}
